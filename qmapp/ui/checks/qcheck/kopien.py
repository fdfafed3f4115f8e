"""Unprotected copies of attachments for other programs: where they lie, and that none stays.

A copy lies in a folder of its own that only this user may read. It goes when the workspace is closed or the program
ends; what a crash has left goes when a workspace is opened the next time. A copy cannot be changed, for nothing would
come back.
"""

import contextlib
import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject

from qmapp import paths
from qmapp.errors import UserError

_FOLDER, _LOCK = "kopien", "in-gebrauch.lock"
_READ_ONLY, _OURS = 0o400, 0o700


class Kopien(QObject):
    """Belongs to the context of an open workspace; :attr:`ordner` is None before the first copy."""

    def __init__(self, context: QObject) -> None:
        super().__init__(context)
        self._context = context
        self.ordner: Path | None = None

    def copy(self, name: str, inhalt: bytes) -> Path:
        """Write a copy; where it lies. Raises UserError where it cannot be written."""
        try:
            path = Path(tempfile.mkdtemp(dir=self._folder())) / name
            path.write_bytes(inhalt)
            path.chmod(_READ_ONLY)
        except OSError as error:
            raise UserError(
                f"Die Kopie von „{name}“ ließ sich nicht schreiben.",
                advice="Bitte prüfen Sie, ob auf diesem Rechner noch Platz ist.",
            ) from error
        return path

    def _folder(self) -> Path:
        if self.ordner is None or not self.ordner.is_dir():
            self.ordner = Path(tempfile.mkdtemp(dir=kopien_dir()))
            lock = QLockFile(str(self.ordner / _LOCK))
            lock.setStaleLockTime(0)
            lock.tryLock(0)
            # Called once: when the context goes, or by the interpreter when the program ends.
            self._end = weakref.finalize(self, _remove, self.ordner, lock)
            self._context.destroyed.connect(self._end)
        return self.ordner


def kopien_dir() -> Path:
    """The folder in which the copies of all open workspaces lie."""
    folder = paths.cache_dir() / _FOLDER
    folder.mkdir(mode=_OURS, exist_ok=True)
    return folder


def clear_left_behind() -> None:
    """Delete the copies a crash has left; those of a program that runs stay."""
    base = paths.cache_dir() / _FOLDER
    for folder in base.iterdir() if base.is_dir() else ():
        lock = QLockFile(str(folder / _LOCK))
        lock.setStaleLockTime(0)
        if folder.is_dir() and lock.tryLock(0):
            _remove(folder, lock)


def _remove(folder: Path, lock: QLockFile) -> None:
    """Delete a folder with what lies in it; what another program still holds open stays until next time."""
    lock.unlock()
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            path.chmod(_OURS)
    shutil.rmtree(folder, ignore_errors=True)
