"""Writing: one transaction at a time, each a sealed step of the change log or nothing."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from qmapp.errors import UserError
from qmapp.workspace import chain, mass, replay
from qmapp.workspace.base import Schema
from qmapp.workspace.connection import Raw
from qmapp.workspace.faults import translated

P = ParamSpec("P")
T = TypeVar("T")

#: Tells the time, aware and in UTC.
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Step:
    """A committed step: its number and the tables it changed. Number 0: nothing was changed and nothing kept."""

    nr: int
    tables: frozenset[str]


@dataclass
class Writer:
    """The writing side of an open workspace. Threads wait for one another; a command must not start another step."""

    engine: Engine
    schema: Schema
    path: Path
    wer: str
    clock: Clock = utc_now
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _owner: int | None = field(default=None, init=False, repr=False)
    _identity: tuple[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._identity = _identity(self.path)

    def run(
        self, label: str, command: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[Step, T]:
        """Run a command as one step; any exception leaves the file as it was."""
        with self._transaction() as (connection, raw):
            opened = open_step(raw, label, self.wer, self.clock())
            # The session must not end the transaction, whatever the command does with it.
            with _session(connection, self.schema) as session:
                result = command(session, *args, **kwargs)
                session.flush()
                step = self._close_step(connection, raw, opened)
        return step, result

    def revert(self, label: str, nr: int) -> Step:
        """Take back step ``nr`` as a new step."""
        with self._transaction(foreign_keys=False) as (connection, raw):
            opened = open_step(raw, label, self.wer, self.clock(), hebt_auf=nr)
            replay.revert(raw, self.schema, nr)
            return self._close_step(connection, raw, opened)

    @contextmanager
    def paused(self) -> Iterator[Raw]:
        """A connection outside any transaction while nobody can write, for backup and checkpoint."""
        with self._exclusive(), translated(), self.engine.connect() as connection:
            yield connection.connection.driver_connection

    def _close_step(self, connection: Connection, raw: Raw, opened: "_Opened") -> Step:
        tables = chain.seal(raw, opened.nr, opened.previous)
        if tables:
            return Step(opened.nr, tables)
        # An update that writes what is there already counts as a change and is none.
        if raw.total_changes > opened.changes and mass.has_unlogged(raw, self.schema):
            raise RuntimeError("rows were written that are in no change log: use log_mass for mass rows")
        connection.rollback()
        return Step(0, tables)

    @contextmanager
    def disconnected(self) -> Iterator[None]:
        """Nobody can write and no connection is open, for changing the key."""
        with self._exclusive():
            self.engine.dispose()
            yield

    @contextmanager
    def _transaction(self, *, foreign_keys: bool = True) -> Iterator[tuple[Connection, Raw]]:
        with self._exclusive(), translated(), self.engine.connect() as connection:
            raw: Raw = connection.connection.driver_connection
            if not foreign_keys:
                raw.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
            try:
                with connection.begin() as transaction:
                    yield connection, raw
                    if transaction.is_active:
                        self._require_same_file()
            finally:
                if not foreign_keys:
                    raw.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        if self._owner == threading.get_ident():
            raise RuntimeError("a command must not start another step")
        with self._lock:
            self._owner = threading.get_ident()
            try:
                self._require_same_file()
                yield
            finally:
                self._owner = None

    def _require_same_file(self) -> None:
        try:
            same = _identity(self.path) == self._identity
        except OSError:
            same = False
        if not same:
            raise UserError(
                "Die Datei der Arbeitsmappe liegt nicht mehr an ihrem Platz oder wurde ausgetauscht.",
                safe="Die letzte Eingabe ist nicht gespeichert; alles davor steht in der ursprünglichen Datei.",
                advice="Bitte schließen Sie den Datenträger wieder an oder legen Sie die Datei zurück, "
                "und öffnen Sie die Arbeitsmappe neu.",
            )


@dataclass(frozen=True)
class _Opened:
    nr: int
    previous: bytes
    changes: int


def open_step(raw: Raw, label: str, wer: str, zeit: datetime, hebt_auf: int | None = None) -> _Opened:
    """Begin a step inside an open transaction; until it is sealed every change is logged under its number."""
    _, previous = chain.head(raw)
    cursor = raw.execute(
        "INSERT INTO schritt (zeit, wer, label, hebt_auf) VALUES (?, ?, ?, ?)",
        (zeit.astimezone(UTC).isoformat(timespec="microseconds"), wer, label, hebt_auf),
    )
    return _Opened(cursor.lastrowid, previous, raw.total_changes)


def _session(connection: Connection, schema: Schema) -> Session:
    return Session(
        connection,
        join_transaction_mode="rollback_only",
        expire_on_commit=False,
        info={mass.SCHEMA: schema},
    )


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
