"""Nothing of what is entered can be read without the passphrase: not in the files, not in the log."""

import io
import logging
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import SQLAlchemyError

from qmapp.redaction import Redaction, redacted
from qmapp.workspace import Grund, Workspace

MARKER = "MUSTERFRAU-geheim-4711"


@pytest.fixture
def log() -> io.StringIO:
    """Everything that is logged, at the finest level, through the filter."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redaction())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def test_no_file_and_no_log_shows_what_was_entered(
    neu: Callable[..., Workspace], d: SimpleNamespace, path: Path, log: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    ws = neu(d.PASSPHRASE)
    seen: list[bytes] = []

    def look() -> None:
        seen.extend(p.read_bytes() for p in path.parent.rglob("*") if p.is_file())

    def command(session: object) -> None:
        d.anlegen(session, MARKER, 200)
        session.exec(text(f"UPDATE antwort SET text = '{MARKER}'"))
        look()

    with ws._writer.paused() as raw:
        raw.execute("PRAGMA cache_size = 5")  # makes it write pages before the commit
    ws.execute("Prüfung angelegt", command)
    look()
    for failing in (
        lambda s: s.execute(insert(d.Pruefung), [{"id": MARKER, "name": MARKER}]),
        lambda s: s.execute(insert(d.Pruefung).values(name=MARKER, vorige_id="x" + MARKER)),
        lambda s: s.connection().exec_driver_sql("INSERT INTO pruefung (id, name) VALUES (?, ?)", (MARKER, None)),
    ):
        try:
            ws.execute("schlägt fehl", failing)
        except (SQLAlchemyError, AttributeError) as error:
            logging.getLogger("qmapp").error("Unerwarteter Fehler", exc_info=error)
    ws.backup(Grund.HAND)
    ws.undo()
    look()
    ws.close()
    look()
    assert len(seen) > 10
    for content in seen:
        assert MARKER.encode() not in content
        assert b"CREATE TABLE" not in content
        assert b"SQLite format" not in content
    assert "Unerwarteter Fehler" in log.getvalue()
    captured = capfd.readouterr()
    for output in (log.getvalue(), captured.out, captured.err):
        assert MARKER not in output
        assert d.PASSPHRASE not in output


def test_files_belong_to_their_owner_alone(neu: Callable[..., Workspace], d: SimpleNamespace, path: Path) -> None:
    ws = neu()
    ws.execute("a", d.anlegen, "a")
    ws.backup(Grund.HAND)
    private = [p for p in path.parent.rglob("*.qcheck*") if p.suffix != ".lock"]
    assert len(private) >= 3
    assert all(p.stat().st_mode & 0o077 == 0 for p in private)


@pytest.mark.parametrize(
    "secret",
    [
        f"PRAGMA key = \"x'{'ab' * 48}'\"",
        f"pragma rekey='{MARKER}'",
        f"[parameters: ('{MARKER}', 3)]",
        f"[generated in 0.1s] ('{MARKER}',)",
        f"value [type=int_parsing, input_value='{MARKER}', input_type=str]",
        f"key {'0f' * 32} used",
    ],
)
def test_the_filter_blanks_out_keys_and_values(secret: str) -> None:
    shown = redacted(f"vorher {secret}")
    assert shown.startswith("vorher ")
    assert MARKER not in shown
    assert "ab" * 16 not in shown
    assert "0f" * 16 not in shown


def test_the_filter_lets_ordinary_records_pass(log: io.StringIO) -> None:
    logging.getLogger("qmapp").info("Arbeitsmappe geöffnet in %d ms", 130)
    logging.getLogger("sqlalchemy.engine.Engine").info("INSERT INTO x VALUES (%s)", MARKER)
    assert log.getvalue() == "Arbeitsmappe geöffnet in 130 ms\n"
