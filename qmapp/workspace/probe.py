"""What a path can be looked at for before any key is tried: each wrong thing has its own sentence."""

import os
import stat
from pathlib import Path

from qmapp.errors import UserError
from qmapp.workspace.connection import PAGE_SIZE, PLAIN_MAGIC
from qmapp.workspace.faults import file_errors
from qmapp.workspace.key import SALT_BYTES
from qmapp.workspace.location import require_local

SUFFIX = ".qcheck"
SIDE_SUFFIXES = ("-wal", "-shm", "-journal")

_NAME_BYTES = 255 - len("-journal")
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{i}" for i in range(1, 10)), *(f"lpt{i}" for i in range(1, 10))}
_FOREIGN = {
    b"PK\x03\x04": "eine Excel-, Word- oder ZIP-Datei",
    b"\xd0\xcf\x11\xe0": "eine ältere Excel- oder Word-Datei",
    b"%PDF": "eine PDF-Datei",
    b"\x89PNG": "ein Bild",
    b"\xff\xd8\xff": "ein Bild",
}
#: Encrypted pages look like dice; a page of text or of zeros shows far fewer of the 256 byte values.
_RANDOM_BYTE_VALUES = 200


class OnlyReadableError(UserError):
    """The workspace cannot be opened for writing now, but for reading it may be."""


def require_creatable(path: Path) -> Path:
    """The absolute path for a new workspace; raises UserError if none can be made there."""
    name = path.name
    require_name(path)
    if name != name.strip() or name.endswith(".") or path.stem.casefold() in _RESERVED:
        raise UserError(f"„{name}“ ist als Dateiname nicht erlaubt.", advice="Bitte wählen Sie einen anderen Namen.")
    target = absolute(path)
    require_local(target)
    if os.path.lexists(target):
        raise UserError(
            f"„{name}“ ist bereits vorhanden.", advice="Bitte wählen Sie einen anderen Namen oder öffnen Sie die Datei."
        )
    if not target.parent.is_dir():
        raise UserError("Den gewählten Ordner gibt es nicht.", advice="Bitte wählen Sie einen vorhandenen Ordner.")
    for suffix in SIDE_SUFFIXES:
        if os.path.lexists(f"{target}{suffix}"):
            raise UserError(
                f"Im Ordner liegt noch „{name}{suffix}“ von einer anderen Arbeitsmappe dieses Namens.",
                advice="Bitte wählen Sie einen anderen Namen.",
            )
    return target


def absolute(path: Path) -> Path:
    """The path with every link of its folder followed, for a file that need not exist."""
    return path.parent.resolve() / path.name


def require_name(path: Path) -> None:
    """Refuse a name for which the names of lock and log would be too long."""
    if len(os.fsencode(path.name)) > _NAME_BYTES:
        raise UserError("Der Dateiname ist zu lang.", advice="Bitte wählen Sie einen kürzeren Namen.")


def require_openable(path: Path, *, write: bool) -> Path:
    """The real path of an existing workspace file; raises UserError for everything else."""
    require_name(path)
    with file_errors(path):
        real = _real(path)
        require_local(path.absolute())
        require_local(real)
        status = real.stat()
        _require_regular(path, status)
        with real.open("rb") as file:
            page = file.read(PAGE_SIZE)
    require_encrypted(path, page, status.st_size)
    if write:
        _require_writable(path, real, status)
    return real


def salt_of(path: Path) -> bytes:
    """The salt at the beginning of an encrypted file."""
    with file_errors(path), path.open("rb") as file:
        return file.read(SALT_BYTES)


def require_encrypted(path: Path, page: bytes, size: int) -> None:
    """Judge a file by its first page and its size in bytes."""
    if size == 0:
        raise UserError(
            f"„{path.name}“ ist leer (0 Byte).", advice="Bitte stellen Sie die letzte Sicherung wieder her."
        )
    if page.startswith(PLAIN_MAGIC):
        raise UserError(
            f"„{path.name}“ ist eine unverschlüsselte Datenbank und keine Q-Check-Arbeitsmappe.",
            advice="Bitte wählen Sie eine Datei mit der Endung „.qcheck“, die mit Q-Check angelegt wurde.",
        )
    for magic, kind in _FOREIGN.items():
        if page.startswith(magic):
            raise UserError(f"„{path.name}“ ist {kind} und keine Q-Check-Arbeitsmappe.")
    if len(page) == PAGE_SIZE and len(set(page)) < _RANDOM_BYTE_VALUES:
        raise UserError(f"„{path.name}“ ist keine Q-Check-Arbeitsmappe.")
    if size % PAGE_SIZE:
        raise UserError(
            f"„{path.name}“ ist unvollständig oder keine Q-Check-Arbeitsmappe.",
            advice="Bitte kopieren Sie die Datei erneut oder stellen Sie die letzte Sicherung wieder her.",
        )


def _real(path: Path) -> Path:
    if path.is_symlink() and not path.exists():
        raise UserError(
            f"Die Verknüpfung „{path.name}“ zeigt auf eine Datei, die es nicht mehr gibt.",
            advice="Bitte öffnen Sie die Arbeitsmappe selbst.",
        )
    if not path.exists():
        raise UserError(
            f"Die Arbeitsmappe „{path.name}“ wurde nicht gefunden.",
            advice="Bitte prüfen Sie Ordner und Namen und ob der Datenträger angeschlossen ist.",
        )
    return path.resolve(strict=True)


def _require_regular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UserError(f"„{path.name}“ ist ein Ordner und keine Q-Check-Arbeitsmappe.")
    if not stat.S_ISREG(status.st_mode):
        raise UserError(f"„{path.name}“ ist keine gewöhnliche Datei.")


def _require_writable(path: Path, real: Path, status: os.stat_result) -> None:
    if not os.access(real, os.W_OK):
        raise OnlyReadableError(
            f"„{path.name}“ ist schreibgeschützt.",
            advice="Bitte öffnen Sie die Arbeitsmappe nur zum Lesen oder heben Sie den Schreibschutz auf.",
        )
    if status.st_nlink > 1:
        raise UserError(
            f"„{path.name}“ ist über eine feste Verknüpfung unter mehreren Namen abgelegt; "
            "unter zwei Namen zugleich geöffnet, würde die Arbeitsmappe beschädigt.",
            advice="Bitte erstellen Sie eine Kopie der Datei und öffnen Sie diese.",
        )
