"""The open .qcheck file and its two doors."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlmodel import Session

from qmapp.errors import UserError
from qmapp.workspace import backup, opening, probe
from qmapp.workspace.backup import Grund, Sicherung
from qmapp.workspace.base import Schema
from qmapp.workspace.connection import Mode, reading_engine, writing_engine
from qmapp.workspace.key import Key, derive, require_strong
from qmapp.workspace.lock import Lock
from qmapp.workspace.reading import Reading
from qmapp.workspace.rekey import rekey
from qmapp.workspace.writer import Clock, Step, Writer, utc_now

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[frozenset[str]], None]


class Workspace(Reading):
    """One open workspace. ``read`` and ``execute`` are the only ways to its data; both may be used from any thread.

    ``hinweise`` holds what a user should be told after opening. Make one with :meth:`create` or :meth:`open`.
    """

    def __init__(self, path: Path, key: Key, schema: Schema, wer: str, clock: Clock, mode: Mode, lock: Lock | None):
        self.path = path
        self.read_only = mode != "rw"
        self.encrypted = not key.sample
        self._key, self._clock, self._lock = key, clock, lock
        self._done: list[tuple[int, str]] = []
        self._undone: list[tuple[int, str]] = []
        self._listeners: list[Listener] = []
        # Steps of different threads stand in the undo stack in the order of their commits. A command that starts
        # another step must get as far as the writer, which refuses it.
        self._order = threading.RLock()
        self._closed = False
        super().__init__(reading_engine(path, lambda: self._key, mode), schema)
        self._writer: Writer | None = None
        if not self.read_only:
            self._writer = Writer(writing_engine(path, lambda: self._key), schema, path, wer, clock)
        after_crash = lock is not None and lock.after_crash
        self.hinweise = self._raw_read(lambda raw: opening.notices(path, raw, clock(), after_crash=after_crash))

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
        """Create a file and open it; raises UserError if there is one already or the passphrase is too weak.

        Only the example (``sample``) goes without a passphrase: its key is public.
        """
        if passphrase is not None:
            require_strong(passphrase)
        elif not sample:
            raise UserError("Eine Arbeitsmappe braucht eine Passphrase.", field="passphrase")
        target = probe.require_creatable(path)
        with ExitStack() as undo:
            lock = Lock.acquire(target)
            undo.callback(lock.release)
            key = opening.build(target, passphrase, schema, (title, amt, wer), clock())
            workspace = cls(target, key, schema, wer, clock, "rw", lock)
            undo.pop_all()
        return workspace

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
        """Open an existing file and bring it up to date; never creates one, and changes nothing if it refuses.

        Raises UserError; as OnlyReadableError (and LockedError with the holder) if ``read_only`` would work, as
        WrongPassphraseError if the passphrase may be tried again.
        """
        real = probe.require_openable(path, write=not read_only)
        with ExitStack() as undo:
            if read_only:
                mode = opening.reading_mode(real)
                key = opening.unlock(real, passphrase, mode)
                opening.require_current(real, key, schema, mode)
                return cls(real, key, schema, wer, clock, mode, None)
            lock = Lock.acquire(real)
            undo.callback(lock.release)
            key = opening.make_ready(real, passphrase, schema, wer, clock())
            workspace = cls(real, key, schema, wer, clock, "rw", lock)
            undo.pop_all()
        return workspace

    def execute(
        self, label: str, command: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a command as one step the user can undo under ``label`` (German, without personal data).

        When it returns, the step is on the disk; when it raises, the file is as it was.
        """
        with self._order:
            step, result = self._writing().run(label, command, *args, **kwargs)
            if step.nr:
                self._done.append((step.nr, label))
                self._undone.clear()
        self._publish(step)
        return result

    def undo(self) -> str:
        """Take back the last step of this sitting; its label. Raises UserError if there is none or it has moved on."""
        return self._revert("Rückgängig", self._done, self._undone)

    def redo(self) -> str:
        """Do the last undone step again; its label. Raises UserError if there is none or it has moved on."""
        return self._revert("Wiederholt", self._undone, self._done)

    def settle(self) -> None:
        """Let everything done so far stay: for use after a step that must not be taken back (a draw, for example)."""
        with self._order:
            self._done.clear()
            self._undone.clear()

    @property
    def undo_label(self) -> str | None:
        """Label of the step that undo would take back."""
        return self._done[-1][1] if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Label of the step that redo would do again."""
        return self._undone[-1][1] if self._undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every commit, in the thread that wrote, with the names of the changed tables.

        Returns the function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def backup(self, grund: Grund) -> Sicherung:
        """Make a verified backup beside the file. Writing waits meanwhile, reading does not."""
        with self._writing().paused() as raw:
            return backup.make(raw, self.path, self._key, grund, self._clock())

    def checkpoint(self) -> None:
        """Move the log's contents into the one file, so that a copy made by hand is complete; for idle moments."""
        with self._writing().paused() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def change_passphrase(self, new: str) -> None:
        """Encrypt the file anew after a backup. Older backups keep the passphrase of their time."""
        require_strong(new)
        self.backup(Grund.PASSPHRASE)
        key = derive(new, self._key.salt)
        with self._writing().disconnected():
            self._reader.dispose()
            rekey(self.path, self._key, key)
            self._key = key
            self.encrypted = True

    def close(self) -> None:
        """Back up if anything has changed, write everything into the one file and let go of it.

        The workspace is closed even if the backup fails; that raises UserError afterwards.
        """
        if self._closed:
            return
        self._closed = True
        try:
            if self._writer is not None:
                with self._writer.paused() as raw:
                    backup.make_if_changed(raw, self.path, self._key, Grund.SCHLIESSEN, self._clock())
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._reader.dispose()
            if self._writer is not None:
                self._writer.engine.dispose()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _writing(self) -> Writer:
        if self._writer is None:
            raise UserError("Die Arbeitsmappe ist nur zum Lesen geöffnet.")
        return self._writer

    def _revert(self, verb: str, source: list[tuple[int, str]], target: list[tuple[int, str]]) -> str:
        with self._order:
            writer = self._writing()
            if not source:
                raise UserError("Es gibt keinen Schritt, auf den sich das beziehen könnte.")
            nr, label = source[-1]
            step = writer.revert(f"{verb}: {label}", nr)
            source.pop()
            target.append((step.nr, label))
        self._publish(step)
        return label

    def _publish(self, step: Step) -> None:
        for listener in tuple(self._listeners) if step.nr else ():
            listener(step.tables)
