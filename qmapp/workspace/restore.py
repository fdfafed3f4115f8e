"""Putting a backup in the place of the working file."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from qmapp.errors import UserError
from qmapp.workspace import backup
from qmapp.workspace.chain import Anker
from qmapp.workspace.connection import PAGE_SIZE
from qmapp.workspace.faults import file_errors
from qmapp.workspace.files import create_private, sync_file, sync_folder
from qmapp.workspace.key import derive
from qmapp.workspace.location import require_local
from qmapp.workspace.lock import Lock
from qmapp.workspace.probe import SIDE_SUFFIXES, absolute, require_encrypted, require_name, salt_of
from qmapp.workspace.writer import utc_now


def restore(source: Path, target: Path, passphrase: str | None, *, now: datetime | None = None) -> Anker:
    """Put the backup ``source`` in the place of ``target`` (which need not exist); the head of its change log.

    The copy is opened with the passphrase and checked whole before anything is moved. What stood at ``target`` is
    kept beside it as „… vor-wiederherstellung …“ together with its log: a log left behind would be played into the
    backup and undo the restoring without a trace. Raises UserError and leaves ``target`` as it is otherwise.
    """
    require_name(target)
    target = absolute(target)
    require_local(target)
    _require_backup(source, target)
    lock = Lock.acquire(target)
    temporary = target.with_name(f".{target.name}.wiederherstellung")
    try:
        with file_errors(target):
            temporary.unlink(missing_ok=True)
            create_private(temporary)
            shutil.copyfile(source, temporary)
            sync_file(temporary)
            anker = backup.verify(temporary, derive(passphrase, salt_of(temporary)))
            _set_aside(target, now or utc_now())
            temporary.replace(target)
            sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
        lock.release()
    return anker


def _require_backup(source: Path, target: Path) -> None:
    with file_errors(source):
        if not source.is_file():
            raise UserError(f"Die Sicherung „{source.name}“ wurde nicht gefunden.")
        if target.exists() and source.samefile(target):
            raise UserError(
                "Die Sicherung und das Ziel sind dieselbe Datei.", advice="Bitte wählen Sie ein anderes Ziel."
            )
        if target.is_dir():
            raise UserError(f"„{target.name}“ ist ein Ordner.", advice="Bitte wählen Sie ein anderes Ziel.")
        with source.open("rb") as file:
            require_encrypted(source, file.read(PAGE_SIZE), source.stat().st_size)


def _set_aside(target: Path, now: datetime) -> None:
    stamp = now.astimezone().strftime("%Y-%m-%d_%H%M%S")
    kept = target.with_name(f"{target.stem} vor-wiederherstellung {stamp}{target.suffix}")
    number = 1
    while os.path.lexists(kept):
        number += 1
        kept = target.with_name(f"{target.stem} vor-wiederherstellung {stamp}-{number}{target.suffix}")
    # The file first: should the power fail in between, opening finds no file and says so instead of an older state.
    for suffix in ("", *SIDE_SUFFIXES):
        old = Path(f"{target}{suffix}")
        if os.path.lexists(old):
            old.replace(f"{kept}{suffix}")
