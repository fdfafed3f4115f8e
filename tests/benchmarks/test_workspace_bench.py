"""What encryption, change log and sealing cost beside the bare driver on the same disk in the same run.

Run apart from the suite: ``pytest tests/benchmarks -o addopts= -s``.
"""
# ruff: noqa: T201 - the figures are what it is run for

import hashlib
import itertools
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import registry
from sqlcipher3 import dbapi2
from sqlmodel import Field, Session, select

from qmapp.workspace import Base, Grund, Schema, Workspace, insert_mass, log_mass
from tests.benchmarks.messen import seconds


class _Base(Base, registry=registry()):
    pass


class Pruefung(_Base, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    name: str = ""


class Antwort(_Base, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="pruefung.id", ondelete="CASCADE", index=True)
    akte: int = 0
    punkt: str = ""
    ergebnis: str | None = None
    cent: int = 0
    monate: int = 1
    notiz: str = ""


class Zeile(_Base, table=True):
    nr: int = Field(primary_key=True)
    pruefung_id: uuid.UUID = Field(index=True)
    aktenzeichen: str
    schicht: str
    cent: int


SCHEMA = Schema(_Base.metadata, mass={"zeile": ("pruefung", "pruefung_id")})


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "x.qcheck", None, SCHEMA, title="x", amt="x", wer="x", sample=True) as workspace:
        yield workspace


def fill(session: Session, count: int) -> uuid.UUID:
    pruefung = Pruefung()
    session.add(pruefung)
    session.flush()
    session.add_all(Antwort(pruefung_id=pruefung.id, akte=i, punkt="KDU-01", notiz="x" * 40) for i in range(count))
    return pruefung.id


def test_one_answer(ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ws.execute("x", fill, 300)
    ids = ws.read(lambda s: list(s.exec(select(Antwort.id))))
    ergebnis = itertools.cycle(["ok", "F1", "F2"])

    def answer(session: Session, antwort: uuid.UUID) -> None:
        session.get(Antwort, antwort).ergebnis = next(ergebnis)

    times = sorted(seconds(lambda a=a: ws.execute("Antwort", answer, a)) for a in ids)
    bare = dbapi2.connect(str(tmp_path / "bare.db"), isolation_level=None)
    bare.execute("PRAGMA key = \"x'" + "ab" * 48 + "'\"")
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x)")
    bare.execute("INSERT INTO t VALUES (1, 0)")
    reference = sorted(seconds(lambda i=i: bare.execute("UPDATE t SET x = ?", (i,))) for i in range(300))
    bare.close()
    median, p95 = times[150], times[285]
    with capsys.disabled():
        print(
            f"\none answer with log, seal and commit: {median * 1e3:.2f} ms, p95 {p95 * 1e3:.2f} ms,"
            f" {median / reference[150]:.1f} x a bare encrypted commit ({reference[150] * 1e3:.2f} ms)"
        )
    assert median < 0.003


def test_undo_of_5000_rows(ws: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    written = seconds(lambda: ws.execute("x", fill, 5000))
    undone = seconds(ws.undo)
    redone = seconds(ws.redo)
    with capsys.disabled():
        print(
            f"\n5.000 rows: written {written:.2f} s, undone {undone:.2f} s ({undone / written:.2f} x),"
            f" redone {redone:.2f} s"
        )
    assert undone < 0.5
    assert redone < 0.5


@pytest.mark.parametrize(("count", "limit"), [(22_082, 1.0), (1_000_000, 30.0)])
def test_importing_a_list(
    ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], count: int, limit: float
) -> None:
    told: list[int] = []

    def rows(pid: object) -> Iterator[dict[str, object]]:
        return (
            {"nr": i, "pruefung_id": pid, "aktenzeichen": f"BG-{i:07d}", "schicht": "Mitte", "cent": i * 7}
            for i in range(count)
        )

    def command(session: Session) -> uuid.UUID:
        pid = fill(session, 0)
        insert_mass(session, Zeile.__table__, rows(pid), lambda done, _: told.append(done), count)
        log_mass(session, "zeile", count, "ab" * 32)
        return pid

    taken = seconds(lambda: ws.execute("Liste eingelesen", command))
    bare = dbapi2.connect(str(tmp_path / "bare.db"), isolation_level=None)
    bare.execute("PRAGMA key = \"x'" + "ab" * 48 + "'\"")
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("CREATE TABLE t (nr INTEGER PRIMARY KEY, p, a, s, c)")
    bare.execute("CREATE INDEX i ON t (p)")

    def reference() -> None:
        bare.execute("BEGIN")
        bare.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", (tuple(r.values()) for r in rows("x" * 32)))
        bare.execute("COMMIT")

    plain = seconds(reference)
    bare.close()
    checked = seconds(ws.check)
    with capsys.disabled():
        print(
            f"\n{count:,} rows imported: {taken:.2f} s, {taken / plain:.1f} x the bare driver ({plain:.2f} s);"
            f" check {checked:.2f} s; told of progress {len(told)} times"
        )
    assert taken < limit
    assert ws.check().in_ordnung
    assert told[-1] == count


def test_opening_and_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.qcheck"
    with Workspace.create(path, "eine lange Passphrase", SCHEMA, title="x", amt="x", wer="x") as ws:
        ws.execute("x", fill, 5000)
        backed_up = seconds(lambda: ws.backup(Grund.HAND))
    opened: list[Workspace] = []
    taken = seconds(lambda: opened.append(Workspace.open(path, "eine lange Passphrase", SCHEMA, wer="x")))
    opened[0].close()
    kdf = seconds(lambda: hashlib.pbkdf2_hmac("sha512", b"x", b"s" * 16, 256_000, 32))
    size = path.stat().st_size / 1e6
    with capsys.disabled():
        print(
            f"\nopened in {taken * 1e3:.0f} ms, {taken / kdf:.2f} x the key derivation alone;"
            f" verified backup of {size:.1f} MB in {backed_up:.2f} s"
        )
    assert taken < 3 * kdf
