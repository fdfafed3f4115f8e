"""A backup is only called one after it has been opened and found complete; restoring keeps what was there."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.errors import UserError
from qmapp.workspace import Grund, LockedError, Workspace, WrongPassphraseError, restore, sicherungen
from qmapp.workspace.backup import keep


def folder(path: Path) -> Path:
    return path.with_name("QM-2025-Sicherungen")


def test_closing_backs_up_what_has_changed(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu(d.PASSPHRASE)
    ws.execute("a", d.anlegen, "a", 5)
    anchor = ws.anchor()
    ws.close()
    (backup,) = sicherungen(path)
    assert (backup.grund, backup.anker, backup.groesse) == (Grund.SCHLIESSEN, anchor, backup.path.stat().st_size)
    assert backup.path.name == f"QM-2025_{backup.zeit.astimezone():%Y-%m-%d_%H%M%S}_schliessen.qcheck"
    assert backup.path.stat().st_mode & 0o077 == 0
    assert [p.suffix for p in folder(path).iterdir() if p.name != backup.path.name] == [".json"]
    neu(d.PASSPHRASE, create=False).close()
    assert sicherungen(path) == [backup]


def test_the_example_is_not_backed_up_on_closing(neu: Callable[..., Workspace], path: Path) -> None:
    neu().close()
    assert not folder(path).exists()


def test_backups_of_one_second_keep_apart(ws: Workspace, d: SimpleNamespace, path: Path) -> None:
    made = [ws.backup(Grund.HAND) for _ in range(11)]
    assert len({b.path for b in made}) == 11
    assert sicherungen(path) == made


def test_writing_goes_on_after_a_backup_and_the_backup_stays_as_it_was(
    ws: Workspace, d: SimpleNamespace, tmp_path: Path
) -> None:
    ws.execute("a", d.anlegen, "a")
    backup = ws.backup(Grund.ZEIT)
    ws.execute("b", d.anlegen, "b")
    copy = tmp_path / "kopie.qcheck"
    restore(backup.path, copy, None)
    with Workspace.open(copy, None, d.SCHEMA, wer="x") as restored:
        assert restored.read(d.namen) == ["a"]
        assert restored.check().in_ordnung
        assert restored.anchor() == backup.anker


def test_a_damaged_workspace_is_not_backed_up(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a", 300)
    good = ws.backup(Grund.HAND)
    ws.close()
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    damaged = neu(create=False)
    with pytest.raises(UserError, match="beschädigt"):
        damaged.backup(Grund.HAND)
    assert sicherungen(path) == [good]


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"path": "../../etc/passwd"}]'])
def test_a_damaged_index_is_started_anew(ws: Workspace, path: Path, content: str) -> None:
    ws.backup(Grund.HAND)
    (folder(path) / "sicherungen.json").write_text(content)
    assert sicherungen(path) == []
    made = ws.backup(Grund.HAND)
    assert sicherungen(path) == [made]
    assert len(list(folder(path).glob("*.qcheck"))) == 2


def test_closing_succeeds_even_if_the_backup_fails(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path
) -> None:
    ws = neu(d.PASSPHRASE)
    ws.execute("a", d.anlegen, "a")
    folder(path).write_text("im Weg")
    with pytest.raises(UserError) as caught:
        ws.close()
    assert caught.value.safe == "Die Arbeitsmappe selbst ist gespeichert."
    folder(path).unlink()
    assert neu(d.PASSPHRASE, create=False).read(d.namen) == ["a"]


def test_thinning_deletes_only_own_backups(neu: Callable[..., Workspace], uhr: object, path: Path) -> None:
    ws = neu()
    folder(path).mkdir()
    others = [folder(path) / n for n in ("Brief.qcheck", "QM-2024_2020-01-01_000000_hand.qcheck", "QM-2025_notiz.txt")]
    for other in others:
        other.write_text("x")
    for _ in range(40):
        ws.backup(Grund.ZEIT)
        uhr.vor(hours=20)
    kept = sorted(folder(path).glob("QM-2025_*.qcheck"))
    assert len(kept) < 25
    assert [b.path for b in sicherungen(path)] == kept
    assert len(json.loads((folder(path) / "sicherungen.json").read_text())) == len(kept)
    assert all(other.exists() for other in others)


TIMES = st.lists(st.integers(0, 900 * 24), min_size=1, max_size=120, unique=True)


@given(hours=TIMES, ahead=st.integers(-400, 400))
def test_what_is_kept(hours: list[int], ahead: int) -> None:
    start = datetime(2024, 1, 1)
    found = {f"{h:06d}": (start + timedelta(hours=h), "migration" if h % 7 == 0 else "zeit") for h in hours}
    now = start + timedelta(hours=max(hours)) + timedelta(days=ahead)
    kept = keep(found, now)
    newest_first = sorted(found, reverse=True)
    assert set(newest_first[:5]) <= kept <= set(found)
    for name, (time, grund) in found.items():
        if time >= now - timedelta(days=2) or (grund == "migration" and time >= now - timedelta(days=366)):
            assert name in kept
    others = {n for n in kept if found[n][1] != "migration" and found[n][0] < now - timedelta(days=2)}
    assert len(others) <= 5 + 14 + 8 + 12
    assert {found[n][0].date() for n in newest_first[:14]} <= {found[n][0].date() for n in kept}
    assert keep({n: found[n] for n in kept}, now) == kept


def test_restoring_keeps_the_replaced_file_with_its_log(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path, tmp_path: Path
) -> None:
    ws = neu(d.PASSPHRASE)
    ws.execute("alt", d.anlegen, "alt")
    backup = ws.backup(Grund.HAND)
    ws.execute("neu", d.anlegen, "neu")
    # the state a crash leaves: a file and its log, which holds the last step
    crashed = tmp_path / "absturz"
    crashed.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", crashed)
    ws.close()
    target = crashed / path.name
    Path(f"{target}-journal").write_bytes(b"")
    assert restore(backup.path, target, d.PASSPHRASE) == backup.anker
    assert not any(Path(f"{target}{s}").exists() for s in ("-wal", "-shm", "-journal", ".lock"))
    with Workspace.open(target, d.PASSPHRASE, d.SCHEMA, wer="x") as restored:
        assert restored.read(d.namen) == ["alt"]
    (kept,) = crashed.glob("QM-2025 vor-wiederherstellung *.qcheck")
    with Workspace.open(kept, d.PASSPHRASE, d.SCHEMA, wer="x") as replaced:
        assert replaced.read(d.namen) == ["alt", "neu"]


def test_restoring_refuses_and_changes_nothing(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path, tmp_path: Path
) -> None:
    ws = neu(d.PASSPHRASE)
    backup = ws.backup(Grund.HAND).path
    with pytest.raises(LockedError):
        restore(backup, path, d.PASSPHRASE)
    ws.close()
    content = path.read_bytes()
    damaged = tmp_path / "beschädigt.qcheck"
    damaged.write_bytes(backup.read_bytes()[:-1500] + bytes(1500))
    empty = tmp_path / "leer.qcheck"
    empty.touch()
    for source, passphrase, sentence in (
        (backup, "eine falsche Passphrase", "Die Passphrase passt nicht"),
        (damaged, d.PASSPHRASE, "Sicherung ist beschädigt"),
        (empty, d.PASSPHRASE, "leer"),
        (tmp_path / "fehlt.qcheck", d.PASSPHRASE, "nicht gefunden"),
        (path, d.PASSPHRASE, "dieselbe Datei"),
    ):
        with pytest.raises(UserError, match=sentence):
            restore(source, path, passphrase)
        assert path.read_bytes() == content
    with pytest.raises(WrongPassphraseError):
        restore(backup, tmp_path / "neu.qcheck", "eine falsche Passphrase")
    names = {p.name for p in tmp_path.iterdir()}
    assert names == {path.name, "QM-2025-Sicherungen", damaged.name, empty.name}
