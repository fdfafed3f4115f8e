"""Files that are no workspace, or none that can be opened now (the numbers are those of the list of bad inputs)."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from qmapp.errors import UserError
from qmapp.workspace import OnlyReadableError, Workspace
from qmapp.workspace.key import derive, new_salt

Make = Callable[[Path], None]


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(8 * 4096))


def plain_sqlite(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def foreign_cipher(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute(f'PRAGMA key = "{derive(None, new_salt()).pragma}"')
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


CASES: dict[str, tuple[Make, str]] = {
    "67 random bytes": (random_bytes, "mit einer Passphrase geschützt"),
    "68 plain SQLite": (plain_sqlite, "unverschlüsselte Datenbank"),
    "69 foreign encrypted database": (foreign_cipher, "Datenbank eines anderen Programms"),
    "70 empty": (lambda p: p.write_bytes(b""), "leer \\(0 Byte\\)"),
    "71 cut within a page": (lambda p: p.write_bytes(random.Random(1).randbytes(5000)), "unvollständig"),
    "a text": (lambda p: p.write_text("Aktenzeichen;Betrag\n" * 500), "keine Q-Check-Arbeitsmappe"),
    "a short text": (lambda p: p.write_text("hallo"), "unvollständig oder keine"),
    "a spreadsheet": (lambda p: p.write_bytes(b"PK\x03\x04" + b"x" * 5000), "Excel-"),
    "a PDF": (lambda p: p.write_bytes(b"%PDF-1.7" + b"x" * 5000), "PDF-Datei"),
    "zeros": (lambda p: p.write_bytes(bytes(8192)), "keine Q-Check-Arbeitsmappe"),
    "a folder": (lambda p: p.mkdir(), "ist ein Ordner"),
    "30 FIFO": (lambda p: os.mkfifo(p), "keine gewöhnliche Datei"),
    "missing": (lambda p: None, "wurde nicht gefunden"),
    "82 link to nothing": (lambda p: p.symlink_to("nichts.qcheck"), "Die Verknüpfung"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_wrong_file_has_its_sentence_and_stays_as_it_is(
    neu: Callable[..., Workspace], path: Path, case: str
) -> None:
    make, sentence = CASES[case]
    make(path)
    content = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError, match=sentence) as caught:
        neu(create=False)
    assert caught.value.safe == "Es wurde nichts verändert."
    assert (path.read_bytes() if path.is_file() else None) == content
    assert {p.name for p in path.parent.iterdir()} <= {path.name}


def test_67_random_bytes_with_a_passphrase(neu: Callable[..., Workspace], path: Path) -> None:
    random_bytes(path)
    with pytest.raises(UserError, match="Die Passphrase passt nicht zu dieser Datei, oder die Datei ist keine"):
        neu("irgendeine Eingabe", create=False)


def test_71_a_file_cut_between_pages_is_damaged(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a", 200)
    ws.close()
    half = path.read_bytes()[: path.stat().st_size // 8192 * 4096]
    path.write_bytes(half)
    with pytest.raises(UserError, match="ist beschädigt"):
        neu(create=False)
    assert path.read_bytes() == half


def test_72_a_flipped_bit_is_found_by_the_check(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a", 300)
    ws.close()
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    result = neu(create=False).check()
    assert not result.in_ordnung
    assert "Die Verschlüsselung einzelner Seiten ist beschädigt." in result.befunde


def test_73_a_newer_file_is_refused(neu: Callable[..., Workspace], path: Path) -> None:
    ws = neu()
    with ws._writer.paused() as raw:
        raw.execute("PRAGMA user_version = 99")
    ws.close()
    content = path.read_bytes()
    with pytest.raises(UserError, match="mit einer neueren Version von Q-Check gespeichert") as caught:
        neu(create=False)
    assert "aktualisieren" in caught.value.advice
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("CREATE TRIGGER fremd AFTER INSERT ON pruefung BEGIN DELETE FROM antwort; END", "fremden Auslöser"),
        ("CREATE VIEW fremd AS SELECT * FROM pruefung", "fremde Sicht"),
        ("CREATE TABLE fremd (x)", "fremde Tabelle"),
        ("DROP TRIGGER protokoll_U_pruefung", "fehlt"),
        ("DROP TABLE zeile", "fehlt"),
    ],
)
def test_a_file_that_brings_its_own_structure_is_refused_for_writing(
    neu: Callable[..., Workspace], path: Path, statement: str, sentence: str
) -> None:
    ws = neu()
    with ws._writer.paused() as raw:
        raw.execute(statement)
    ws.close()
    with pytest.raises(UserError, match=sentence):
        neu(create=False)
    reader = neu(create=False, read_only=True)
    assert any(sentence.split()[-1] in b for b in reader.check().befunde) or "zeile" in statement


def test_78_the_log_of_another_file_does_not_destroy_this_one(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path, tmp_path: Path
) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a", 50)
    ws.close()
    other = tmp_path / "andere.qcheck"
    foreign = Workspace.create(other, None, d.SCHEMA, title="x", amt="x", wer="x", sample=True)
    foreign.execute("b", d.anlegen, "b", 50)
    wal = Path(f"{path}-wal")
    wal.write_bytes(Path(f"{other}-wal").read_bytes())
    foreign.close()
    content, log = path.read_bytes(), wal.read_bytes()
    with pytest.raises(UserError, match=r"Passphrase|beschädigt"):
        neu(create=False)
    assert (path.read_bytes(), wal.read_bytes()) == (content, log)
    wal.unlink()
    assert neu(create=False).read(d.namen) == ["a"]


def test_81_a_name_too_long(neu: Callable[..., Workspace], path: Path, d: SimpleNamespace) -> None:
    for long in (path.with_name("x" * 300 + ".qcheck"), path.with_name("ü" * 125 + ".qcheck")):
        with pytest.raises(UserError, match="Dateiname ist zu lang"):
            Workspace.create(long, None, d.SCHEMA, title="x", amt="x", wer="x", sample=True)
        with pytest.raises(UserError, match="Dateiname ist zu lang"):
            Workspace.open(long, None, d.SCHEMA, wer="x")


@pytest.mark.parametrize("name", ["CON.qcheck", "nul.qcheck", "x.qcheck.", " x.qcheck"])
def test_80_names_windows_does_not_know(path: Path, d: SimpleNamespace, name: str) -> None:
    with pytest.raises(UserError, match="nicht erlaubt"):
        Workspace.create(path.with_name(name), None, d.SCHEMA, title="x", amt="x", wer="x", sample=True)


def test_creating_never_touches_what_is_there(neu: Callable[..., Workspace], path: Path) -> None:
    path.write_text("wichtig")
    with pytest.raises(UserError, match="bereits vorhanden"):
        neu()
    assert path.read_text() == "wichtig"
    path.unlink()
    path.symlink_to(path.with_name("nichts"))
    with pytest.raises(UserError, match="bereits vorhanden"):
        neu()
    path.unlink()
    Path(f"{path}-wal").write_bytes(b"x")
    with pytest.raises(UserError, match="von einer anderen Arbeitsmappe"):
        neu()


def test_creating_in_a_folder_that_is_not_there(path: Path, d: SimpleNamespace) -> None:
    with pytest.raises(UserError, match="Ordner gibt es nicht"):
        Workspace.create(path.parent / "a" / "b.qcheck", None, d.SCHEMA, title="x", amt="x", wer="x", sample=True)


def test_82_through_a_link_the_real_file_is_locked(
    neu: Callable[..., Workspace], path: Path, d: SimpleNamespace
) -> None:
    neu().close()
    link = path.with_name("link.qcheck")
    link.symlink_to(path)
    ws = Workspace.open(link, None, d.SCHEMA, wer="x")
    assert ws.path == path
    with pytest.raises(OnlyReadableError):
        neu(create=False)
    ws.close()


def test_82_a_second_hard_name_is_refused(neu: Callable[..., Workspace], path: Path) -> None:
    neu().close()
    os.link(path, path.with_name("zweiter.qcheck"))
    with pytest.raises(UserError, match="feste Verknüpfung"):
        neu(create=False)


RIGHTS = """
import os, sys
from pathlib import Path
from sqlalchemy import MetaData
from qmapp.errors import UserError
from qmapp.workspace import Schema, Workspace
path = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)  # the superuser is never refused
for read_only in (False, True):
    try:
        ws = Workspace.open(path, None, Schema(MetaData()), wer="x", read_only=read_only)
        print("offen", ws.check().in_ordnung)
        ws.close()
    except UserError as error:
        print(type(error).__name__, error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set by mode bits")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "expected"),
    [
        (0o444, 0o777, ["OnlyReadableError „x.qcheck“ ist schreibgeschützt.", "offen True"]),
        (0o666, 0o555, ["OnlyReadableError Der Ordner der Arbeitsmappe ist schreibgeschützt.", "offen True"]),
        (0o444, 0o555, ["OnlyReadableError „x.qcheck“ ist schreibgeschützt.", "offen True"]),
        (0o000, 0o777, ["UserError Für „x.qcheck“ fehlt Ihnen die Berechtigung."] * 2),
        (0o666, 0o000, ["UserError Für „x.qcheck“ fehlt Ihnen die Berechtigung."] * 2),
    ],
)
def test_76_without_rights(file_mode: int, folder_mode: int, expected: list[str]) -> None:
    import tempfile

    from sqlalchemy import MetaData

    from qmapp.workspace import Schema

    # Not in tmp_path: nobody but its owner gets through its parents.
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "ordner"
        folder.mkdir()
        path = folder / "x.qcheck"
        Workspace.create(path, None, Schema(MetaData()), title="x", amt="x", wer="x", sample=True).close()
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", RIGHTS, str(path)], capture_output=True, text=True, timeout=60
        )
        folder.chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.splitlines() == expected
