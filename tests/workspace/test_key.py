"""The passphrase opens the file, here and in any SQLCipher tool, however its letters were typed."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from qmapp.errors import UserError
from qmapp.workspace import Grund, Workspace, WrongPassphraseError
from qmapp.workspace.key import derive


def open_as_any_tool(path: Path, passphrase: str) -> int:
    connection = dbapi2.connect(path.as_uri() + "?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA key = '" + passphrase.replace("'", "''") + "'")
        return int(connection.execute("SELECT count(*) FROM pruefung").fetchone()[0])
    finally:
        connection.close()


def test_any_sqlcipher_tool_opens_file_and_backup_by_the_passphrase(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path
) -> None:
    ws = neu(d.PASSPHRASE)
    ws.execute("a", d.anlegen, "a")
    saved = ws.backup(Grund.HAND)
    ws.close()
    assert open_as_any_tool(path, d.PASSPHRASE) == 1
    assert open_as_any_tool(saved.path, d.PASSPHRASE) == 1


def test_composed_and_decomposed_letters_are_the_same_passphrase(
    neu: Callable[..., Workspace], d: SimpleNamespace
) -> None:
    neu(unicodedata.normalize("NFD", d.PASSPHRASE)).close()
    assert neu(unicodedata.normalize("NFC", d.PASSPHRASE), create=False).encrypted


def test_a_wrong_passphrase_changes_nothing(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    neu(d.PASSPHRASE).close()
    content = path.read_bytes()
    with pytest.raises(WrongPassphraseError, match="Die Passphrase passt nicht") as caught:
        neu(d.PASSPHRASE + "!", create=False)
    assert caught.value.field == "passphrase"
    with pytest.raises(WrongPassphraseError, match="mit einer Passphrase geschützt"):
        neu(None, create=False)
    assert path.read_bytes() == content
    assert not path.with_name(path.name + ".lock").exists()


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("", "keine Passphrase"),
        (" \u00a0 ", "keine Passphrase"),
        ("zu kurz", "zu kurz"),
        ("aaaaaaaaaaaaaaaa", "zu einfach"),
        ("mit einem \0 Zeichen", "nicht verwendet werden"),
        ("mit einem \ud800 Zeichen", "nicht verwendet werden"),
        (f"x'{'ab' * 32}'", "Form x'…'"),
        (f"X'{'AB' * 48}'", "Form x'…'"),
    ],
)
def test_a_passphrase_no_file_should_have_is_refused(
    neu: Callable[..., Workspace], path: Path, passphrase: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence) as caught:
        neu(passphrase)
    assert caught.value.field == "passphrase"
    assert not path.exists()


@pytest.mark.parametrize(
    "passphrase", ['it\'s "quoted" -- ; DROP', "ab cd ef gh ij", "ü" * 5 + "abcdefg", "lang " * 400]
)
def test_unusual_passphrases_work(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path, passphrase: str
) -> None:
    neu(passphrase).close()
    assert open_as_any_tool(path, passphrase) == 0


def test_without_a_passphrase_only_the_example(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    with pytest.raises(UserError, match="braucht eine Passphrase"):
        Workspace.create(path, None, d.SCHEMA, title="x", amt="x", wer="x")
    sample = neu()
    assert not sample.encrypted
    sample.close()
    assert not neu("irgendeine Eingabe", create=False).encrypted


def test_changing_the_passphrase(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    new = "eine ganz andere Passphrase"
    ws = neu(d.PASSPHRASE)
    ws.execute("a", d.anlegen, "a")
    ws.change_passphrase(new)
    ws.execute("b", d.anlegen, "b")
    ws.undo()
    assert ws.read(d.namen) == ["a"]
    assert ws.check().in_ordnung
    ws.close()
    with pytest.raises(WrongPassphraseError):
        neu(d.PASSPHRASE, create=False)
    again = neu(new, create=False)
    assert again.read(d.namen) == ["a"]
    backups = sorted(path.with_name("QM-2025-Sicherungen").glob("*.qcheck"))
    assert [open_as_any_tool(b, p) for b, p in zip(backups, (d.PASSPHRASE, new), strict=True)] == [1, 1]


def test_changing_the_passphrase_waits_for_no_report(neu: Callable[..., Workspace], d: SimpleNamespace) -> None:
    ws = neu(d.PASSPHRASE)
    ws.execute("a", d.anlegen, "a")

    def during_a_report(session: object) -> None:
        d.namen(session)
        ws.change_passphrase("eine ganz andere Passphrase")

    with pytest.raises(UserError, match=r"anderes Programm schreibt|gerade gesperrt"):
        ws.read(during_a_report)
    ws.execute("b", d.anlegen, "b")
    assert ws.read(d.namen) == ["a", "b"]


def test_a_key_is_never_printed() -> None:
    key = derive(None, b"s" * 16)
    assert key.secret.hex() not in repr(key) + str(key)
    assert "73737373" not in repr(key)
