"""A list on disk before anything is read from it: is it a file, may it be read, is it still the same afterwards."""

import errno
import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.spreadsheets.cells import Row

MAX_BYTES = 1_000_000_000
MAX_BYTES_WORKBOOK = 300_000_000
MAX_ROWS = 1_048_576
MAX_COLUMNS = 500
BLOCK_ROWS = 1024
_WINDOWS_SHARING_VIOLATION = (32, 33)
_SAFE = "Die Datei ist unberührt, es wurde nichts eingelesen."


@dataclass(frozen=True)
class Fingerprint:
    """Size in bytes, time of change in ns and SHA-256 of a file at one moment."""

    size: int
    changed: int
    sha256: str


@dataclass
class Source:
    """An opened list: what is known about it, and its rows from line 1 on, in blocks.

    ``blocks`` may be called once; rows are numbered through, blank ones included. ``hinweise`` grows while reading.
    ``merged`` holds merged ranges as (first row, first column, last row, last column), 0-based, or None if unknown.
    ``total`` is the expected number of rows, 0 while unknown.
    """

    format: str
    blocks: Callable[[], Iterator[list[Row]]]
    kodierung: str = ""
    trennzeichen: str = ""
    blaetter: tuple[str, ...] = ()
    blatt: str = ""
    merged: tuple[tuple[int, int, int, int], ...] | None = None
    total: int = 0
    hinweise: list[str] = field(default_factory=list)


def refusal(message: str, advice: str) -> UserError:
    """A refusal to read a list; always says that the file and the data are untouched."""
    return UserError(message, safe=_SAFE, advice=advice, field="liste")


def os_refusal(error: OSError) -> UserError:
    """What the operating system refuses, as a sentence for the user."""
    if getattr(error, "winerror", None) in _WINDOWS_SHARING_VIOLATION:
        return refusal(
            "Die Datei ist gerade in einem anderen Programm geöffnet und dadurch gesperrt.",
            "Bitte in Excel schließen und erneut versuchen.",
        )
    if isinstance(error, FileNotFoundError):
        return refusal("Die Datei wurde nicht gefunden.", "Bitte prüfen Sie den Namen und den Ordner.")
    if isinstance(error, PermissionError):
        return refusal(
            "Auf die Datei besteht kein Lesezugriff.",
            "Bitte schließen Sie die Datei in anderen Programmen oder legen Sie eine Kopie in einen eigenen Ordner.",
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return refusal("Der Pfad der Datei ist nicht verwendbar.", "Bitte geben Sie der Datei einen kürzeren Namen.")
    return refusal(
        "Die Datei ließ sich nicht lesen.",
        "Bitte prüfen Sie, ob das Laufwerk erreichbar ist, oder legen Sie eine Kopie auf diesen Rechner.",
    )


def fingerprint(path: Path) -> Fingerprint:
    """Check that the path is a readable, plain, not too large file and take its fingerprint.

    Raises UserError for folders, devices, pipes, empty, unreadable and oversized files, before a byte is read.
    """
    try:
        status = path.stat()
        _check_kind(status.st_mode, status.st_size)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise os_refusal(error if isinstance(error, OSError) else OSError(errno.EINVAL, "path")) from None
    return Fingerprint(status.st_size, status.st_mtime_ns, digest)


def _check_kind(mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise refusal("Das ist ein Ordner, keine Liste.", "Bitte wählen Sie eine Datei in diesem Ordner.")
    if not stat.S_ISREG(mode):
        raise refusal(
            "Das ist keine gewöhnliche Datei, sondern ein Gerät oder eine Verbindung.",
            "Bitte wählen Sie eine Excel-, ODS- oder CSV-Datei.",
        )
    if size == 0:
        raise refusal("Die Datei ist leer (0 Byte).", "Bitte speichern Sie die Liste erneut aus Ihrem Fachverfahren.")
    if size > MAX_BYTES:
        raise refusal(
            f"Die Datei ist mit {integer(size // 1_000_000)} MB zu groß; gelesen werden Listen bis "
            f"{integer(MAX_BYTES // 1_000_000)} MB.",
            "Bitte entfernen Sie Spalten, die Sie für die Stichprobe nicht brauchen.",
        )


def check_unchanged(path: Path, before: Fingerprint) -> None:
    """Raise UserError if the file is no longer the one that was read."""
    if fingerprint(path) != before:
        raise refusal(
            "Die Datei wurde während des Lesens verändert.",
            "Bitte warten Sie, bis das andere Programm fertig ist, und lesen Sie die Liste dann erneut ein.",
        )


def lock_hint(path: Path) -> str:
    """A sentence if Excel or LibreOffice has the file open beside us (what was read is the last saved state)."""
    beside = (path.with_name("~$" + path.name), path.with_name(f".~lock.{path.name}#"))
    if any(lock.exists() for lock in beside):
        return "Die Datei ist gerade in einem anderen Programm geöffnet; gelesen wurde der zuletzt gespeicherte Stand."
    return ""
