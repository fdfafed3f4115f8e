"""The open .qcheck file and its two doors."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar
from uuid import uuid4

from sqlmodel import Session

from qmapp.errors import UserError
from qmapp.workspace import chain, journal, tables
from qmapp.workspace.base import Schema
from qmapp.workspace.chain import Anker
from qmapp.workspace.connection import APPLICATION_ID, PLAIN_MAGIC, reading_engine, writing_engine
from qmapp.workspace.faults import file_errors, translated
from qmapp.workspace.key import SALT_BYTES, Key, derive, new_salt, require_strong
from qmapp.workspace.writer import Clock, Step, Writer, open_step, utc_now

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[frozenset[str]], None]


class Workspace:
    """One open workspace. ``read`` and ``execute`` are the only ways to its data; both may be used from any thread."""

    def __init__(self, path: Path, key: Key, schema: Schema, wer: str, clock: Clock, read_only: bool):
        self.path = path
        self.read_only = read_only
        self.encrypted = not key.sample
        self._reader = reading_engine(path, key, "ro" if read_only else "rw")
        self._writer = None if read_only else Writer(writing_engine(path, key), schema, path, wer, clock)
        self._done: list[tuple[int, str]] = []
        self._undone: list[tuple[int, str]] = []
        self._listeners: list[Listener] = []

    @classmethod
    def create(
        cls,
        path: Path,
        passphrase: str | None,
        schema: Schema,
        *,
        title: str,
        amt: str,
        wer: str,
        sample: bool = False,
        clock: Clock = utc_now,
    ) -> Self:
        """Create a file and open it. Without a passphrase only the example can be made (``sample``)."""
        if passphrase is not None:
            require_strong(passphrase)
        elif not sample:
            raise UserError("Eine Arbeitsmappe braucht eine Passphrase.", field="passphrase")
        key = derive(passphrase, new_salt())
        with file_errors(path):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        engine = writing_engine(path, key)
        try:
            with translated(), engine.begin() as connection:
                raw = connection.connection.driver_connection
                raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                tables.METADATA.create_all(connection)
                schema.metadata.create_all(connection)
                journal.install(raw, schema)
                now = clock()
                kennung = str(uuid4())
                raw.execute("DELETE FROM arbeitsbereich")
                step = open_step(raw, "Arbeitsmappe angelegt", wer, now)
                raw.execute(
                    "INSERT INTO arbeitsbereich (id, kennung, titel, amt, beispiel, angelegt) VALUES (1, ?, ?, ?, ?, ?)",
                    (kennung, title, amt, int(sample), now.isoformat(timespec="seconds")),
                )
                chain.seal(raw, step.nr, chain.start(kennung))
        finally:
            engine.dispose()
        if path.read_bytes()[:16] == PLAIN_MAGIC:
            raise RuntimeError("the new file is not encrypted")
        return cls(path, key, schema, wer, clock, read_only=False)

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str | None,
        schema: Schema,
        *,
        wer: str,
        read_only: bool = False,
        clock: Clock = utc_now,
    ) -> Self:
        """Open an existing file; never creates one."""
        with file_errors(path), path.open("rb") as file:
            salt = file.read(SALT_BYTES)
        workspace = cls(path, derive(passphrase, salt), schema, wer, clock, read_only)
        workspace.read(lambda session: session.connection())
        return workspace

    def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on one consistent state of the data. What it returns must outlive the session."""
        with translated(), Session(self._reader) as session:
            return query(session, *args, **kwargs)

    def execute(
        self, label: str, command: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a command as one step the user can undo under ``label`` (German, without personal data).

        When it returns, the step is on the disk; when it raises, the file is as it was.
        """
        step, result = self._writing().run(label, command, *args, **kwargs)
        if step.nr:
            self._done.append((step.nr, label))
            self._undone.clear()
            self._publish(step)
        return result

    def undo(self) -> str:
        """Take back the last step of this sitting; its label. Raises UserError if there is none."""
        return self._revert("Rückgängig: ", self._done, self._undone)

    def redo(self) -> str:
        """Do the last undone step again; its label. Raises UserError if there is none."""
        return self._revert("Wiederholt: ", self._undone, self._done)

    @property
    def undo_label(self) -> str | None:
        """Label of the step that undo would take back."""
        return self._done[-1][1] if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Label of the step that redo would do again."""
        return self._undone[-1][1] if self._undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every commit with the names of the changed tables; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def anchor(self) -> Anker:
        """Head of the change log's hash chain, to be printed in every report."""
        return self.read(lambda session: chain.anchor(session.connection().connection.driver_connection))

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        self._reader.dispose()
        if self._writer is not None:
            with self._writer.paused() as raw:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._writer.engine.dispose()

    def _writing(self) -> Writer:
        if self._writer is None:
            raise UserError("Die Arbeitsmappe ist nur zum Lesen geöffnet.")
        return self._writer

    def _revert(self, prefix: str, source: list[tuple[int, str]], target: list[tuple[int, str]]) -> str:
        if not source:
            raise UserError(
                "Es gibt nichts rückgängig zu machen." if prefix[0] == "R" else "Es gibt nichts zu wiederholen."
            )
        nr, label = source[-1]
        step = self._writing().revert(prefix + label, nr)
        source.pop()
        target.append((step.nr, label))
        self._publish(step)
        return label

    def _publish(self, step: Step) -> None:
        for listener in tuple(self._listeners):
            listener(step.tables)
