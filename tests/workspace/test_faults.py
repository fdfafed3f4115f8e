"""Faults of the environment are said in German and cost at most the last input."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from qmapp.errors import UserError
from qmapp.workspace import Workspace
from qmapp.workspace.connection import connect
from qmapp.workspace.faults import database_fault, file_fault
from qmapp.workspace.key import derive
from qmapp.workspace.probe import salt_of


def test_77_a_full_disk_costs_the_last_input_only(ws: Workspace, d: SimpleNamespace) -> None:
    """A page limit stands for the full disk: SQLite reports both as SQLITE_FULL, at the same place."""
    ws.execute("a", d.anlegen, "a", 10)
    before = d.dump(ws)
    with ws._writer.paused() as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(UserError, match="Datenträger ist voll") as caught:
        ws.execute("b", d.anlegen, "b", 500)
    assert caught.value.safe == "Die letzte Eingabe ist nicht gespeichert, alles davor ist sicher."
    assert d.dump(ws) == before
    with ws._writer.paused() as raw:
        raw.execute("PRAGMA max_page_count = 1000000")
    ws.execute("b", d.anlegen, "b", 500)
    ws.undo()
    assert d.dump(ws) == before
    assert ws.check().in_ordnung


LIMITED = """
import resource, signal, sys
from pathlib import Path
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, insert
from qmapp.errors import UserError
from qmapp.workspace import Grund, Schema, Workspace
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
metadata = MetaData()
table = Table("t", metadata, Column("id", Integer, primary_key=True), Column("b", LargeBinary))
ws = Workspace.create(Path(sys.argv[1]), None, Schema(metadata), title="x", amt="x", wer="x", sample=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
done = 0
try:
    while True:
        ws.execute("x", lambda s: s.execute(insert(table).values(b=bytes(20_000))).rowcount)
        done += 1
except UserError as error:
    print(done, error.message)
try:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    ws.backup(Grund.HAND)
except UserError as error:
    print(error.message, error.safe)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
count = ws.read(lambda s: s.connection().exec_driver_sql("SELECT count(*) FROM t").scalar())
print(count, ws.check().befunde)
ws.close()
print(sorted(p.name for p in Path(sys.argv[1]).parent.rglob("*")))
"""


def test_77_a_file_that_may_not_grow(path: Path) -> None:
    """A limit on the file size makes the writes themselves fail, as a quota does."""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=120
    )
    assert done.stderr == ""
    first, backup, count, files = done.stdout.splitlines()
    written, _, message = first.partition(" ")
    assert int(written) > 5
    assert message in ("Der Datenträger ist voll.", "Beim Zugriff auf den Datenträger ist ein Fehler aufgetreten.")
    assert backup.endswith("Die Arbeitsmappe selbst ist gespeichert.")
    assert count == f"{written} ()"
    assert files == "['QM-2025-Sicherungen', 'QM-2025.qcheck']"


def test_75_another_program_that_writes(ws: Workspace, d: SimpleNamespace, path: Path) -> None:
    with ws._writer.paused() as raw:
        raw.execute("PRAGMA busy_timeout = 50")
    other = connect(path, derive(None, salt_of(path)))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="Ein anderes Programm schreibt gerade"):
        ws.execute("a", d.anlegen, "a")
    assert ws.read(d.namen) == []
    other.execute("ROLLBACK")
    other.close()
    ws.execute("a", d.anlegen, "a")


def test_a_fault_of_the_program_is_not_called_one_of_the_environment() -> None:
    assert database_fault(dbapi2.IntegrityError("UNIQUE constraint failed")) is None
    assert database_fault(ValueError("x")) is None


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (28, "Datenträger ist voll"),
        (13, "„x.qcheck“ fehlt Ihnen die Berechtigung"),
        (36, "zu lang"),
        (5, "zugegriffen"),
    ],
)
def test_faults_of_the_file_system(number: int, sentence: str) -> None:
    fault = file_fault(OSError(number, "x"), Path("/a/x.qcheck"))
    assert sentence in fault.message
    assert fault.advice
    assert "/a" not in fault.text
