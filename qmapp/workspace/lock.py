"""The lock file that keeps a second Q-Check, on this or another computer, from writing into the same workspace."""

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psutil

from qmapp import german
from qmapp.workspace.faults import file_fault
from qmapp.workspace.probe import OnlyReadableError

SUFFIX = ".lock"


@dataclass(frozen=True)
class Holder:
    """Who has a workspace open: computer, process (with the second it started: numbers come again), since when."""

    host: str
    pid: int
    started: int
    since: str
    token: str

    @property
    def is_dead(self) -> bool:
        """Whether the holder was a process of this computer that no longer runs; of other computers nobody knows."""
        if self.host != socket.gethostname():
            return False
        try:
            return abs(int(psutil.Process(self.pid).create_time()) - self.started) > 2
        except psutil.NoSuchProcess:
            return True
        except psutil.Error:
            return False


class LockedError(OnlyReadableError):
    """The workspace is open elsewhere; ``holder`` says where, if the lock file can be read."""

    def __init__(self, path: Path, holder: Holder | None):
        self.holder = holder
        super().__init__(
            f"Die Arbeitsmappe ist {_where(holder)} durch Q-Check geöffnet.",
            advice="Bitte schließen Sie sie dort oder öffnen Sie sie hier nur zum Lesen. "
            f"Läuft Q-Check dort nicht mehr, löschen Sie die Datei „{path.name}{SUFFIX}“.",
        )


@dataclass
class Lock:
    """A held lock. ``after_crash``: its predecessor was left behind by a process that did not end properly."""

    path: Path
    holder: Holder
    after_crash: bool = False

    @classmethod
    def acquire(cls, path: Path) -> "Lock":
        """Lock the workspace at ``path``; raises LockedError if it is held, OnlyReadableError if none can be made."""
        lock = cls(path.with_name(path.name + SUFFIX), _myself())
        if not lock._create():
            lock._take_over(path)
        return lock

    def release(self) -> None:
        """Remove the lock file if it is still this lock's own."""
        if read(self.path) == self.holder:
            with suppress(OSError):
                self.path.unlink()

    def _create(self) -> bool:
        try:
            descriptor = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            return False
        except PermissionError as error:
            raise OnlyReadableError(
                "Der Ordner der Arbeitsmappe ist schreibgeschützt.",
                advice="Bitte öffnen Sie die Arbeitsmappe nur zum Lesen oder legen Sie sie in einen anderen Ordner.",
            ) from error
        except OSError as error:
            raise file_fault(error, self.path) from error
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self.holder), file)
        return True

    def _take_over(self, path: Path) -> None:
        holder = read(self.path)
        if holder is None or not holder.is_dead:
            raise LockedError(path, holder)
        # Two who find the same dead lock must not both win: only one of them can move exactly this file away.
        aside = self.path.with_name(f"{self.path.name}.{self.holder.token}")
        try:
            self.path.rename(aside)
        except OSError as error:
            raise LockedError(path, holder) from error
        if read(aside) != holder:
            aside.rename(self.path)
            raise LockedError(path, read(self.path))
        aside.unlink()
        self.after_crash = True
        if not self._create():
            raise LockedError(path, read(self.path))


def read(path: Path) -> Holder | None:
    """The holder a lock file names; None if it is missing or cannot be read."""
    try:
        return Holder(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _myself() -> Holder:
    return Holder(
        host=socket.gethostname(),
        pid=os.getpid(),
        started=int(psutil.Process().create_time()),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
        token=uuid4().hex,
    )


def _where(holder: Holder | None) -> str:
    if holder is None:
        return "bereits"
    try:
        since = datetime.fromisoformat(holder.since).astimezone()
    except ValueError:
        return f"auf dem Rechner {holder.host}"
    return f"auf dem Rechner {holder.host} seit {german.day(since.date())}, {since:%H:%M} Uhr"
