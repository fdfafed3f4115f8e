"""Faults of the environment, said once and in German: full disk, missing rights, somebody else's lock, damage."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from qmapp.errors import UserError


class WrongPassphraseError(UserError):
    """The key does not open the file: a wrong passphrase, or no workspace at all; nobody can tell which."""


_NOT_SAVED = "Die letzte Eingabe ist nicht gespeichert, alles davor ist sicher."
_UNCHANGED = "Es wurde nichts verändert."
_RESTORE = "Bitte stellen Sie die letzte Sicherung wieder her."

_BY_NAME: dict[str, tuple[str, str, str]] = {
    "SQLITE_FULL": (
        "Der Datenträger ist voll.",
        _NOT_SAVED,
        "Bitte schaffen Sie Platz und speichern Sie dann erneut.",
    ),
    "SQLITE_READONLY": (
        "Die Arbeitsmappe ist schreibgeschützt.",
        _NOT_SAVED,
        "Bitte öffnen Sie sie nur zum Lesen oder heben Sie den Schreibschutz von Datei und Ordner auf.",
    ),
    "SQLITE_BUSY": (
        "Ein anderes Programm schreibt gerade in die Arbeitsmappe.",
        _NOT_SAVED,
        "Bitte versuchen Sie es in einigen Sekunden erneut.",
    ),
    "SQLITE_LOCKED": (
        "Die Arbeitsmappe ist gerade gesperrt.",
        _NOT_SAVED,
        "Bitte versuchen Sie es in einigen Sekunden erneut.",
    ),
    "SQLITE_CANTOPEN": (
        "Auf die Arbeitsmappe oder ihren Ordner kann nicht zugegriffen werden.",
        _UNCHANGED,
        "Bitte prüfen Sie, ob der Datenträger angeschlossen ist und Sie dort lesen und schreiben dürfen.",
    ),
    "SQLITE_PERM": (
        "Für die Arbeitsmappe fehlt Ihnen die Berechtigung.",
        _UNCHANGED,
        "Bitte wenden Sie sich an Ihre IT-Betreuung.",
    ),
    "SQLITE_NOTADB": (
        "Die Passphrase passt nicht zu dieser Datei, oder die Datei ist keine Q-Check-Arbeitsmappe.",
        _UNCHANGED,
        "Bitte prüfen Sie Feststelltaste und Tastaturbelegung und geben Sie die Passphrase erneut ein.",
    ),
    "SQLITE_CORRUPT": ("Die Arbeitsmappe ist beschädigt.", _UNCHANGED, _RESTORE),
    "SQLITE_IOERR": (
        "Beim Zugriff auf den Datenträger ist ein Fehler aufgetreten.",
        _NOT_SAVED,
        "Bitte prüfen Sie, ob der Datenträger noch angeschlossen ist und Platz hat.",
    ),
    "SQLITE_NOMEM": (
        "Der Arbeitsspeicher reicht nicht aus.",
        _NOT_SAVED,
        "Bitte schließen Sie andere Programme und versuchen Sie es erneut.",
    ),
    "SQLITE_TOOBIG": ("Die Eingabe ist zu groß.", _NOT_SAVED, "Bitte kürzen Sie den Text."),
}

_BY_ERRNO: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("Der Datenträger ist voll.", "Bitte schaffen Sie Platz und versuchen Sie es dann erneut."),
    errno.EACCES: ("Für „{name}“ fehlt Ihnen die Berechtigung.", "Bitte wählen Sie einen anderen Ordner."),
    errno.EPERM: ("Für „{name}“ fehlt Ihnen die Berechtigung.", "Bitte wählen Sie einen anderen Ordner."),
    errno.EROFS: ("Der Datenträger ist schreibgeschützt.", "Bitte wählen Sie einen anderen Ordner."),
    errno.ENAMETOOLONG: ("Der Dateiname ist zu lang.", "Bitte wählen Sie einen kürzeren Namen."),
    errno.ENOENT: ("„{name}“ ist nicht vorhanden.", "Bitte prüfen Sie Ordner und Namen."),
    errno.ENOTDIR: ("„{name}“ liegt in keinem Ordner.", "Bitte prüfen Sie Ordner und Namen."),
    errno.EEXIST: ("„{name}“ ist bereits vorhanden.", "Bitte wählen Sie einen anderen Namen."),
    errno.EFBIG: ("Die Datei würde größer, als hier erlaubt ist.", "Bitte wählen Sie einen anderen Ordner."),
}


def database_fault(error: BaseException, safe: str | None = None) -> UserError | None:
    """The fault of the environment behind a database error, or None if the program itself is wrong.

    ``safe`` replaces the sentence on what the fault means for the data. Judged by the name
    SQLite gives the error: one exception class of the driver stands for very different faults.
    """
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    name = getattr(error, "sqlite_errorname", None)
    if not isinstance(name, str):
        return None
    known = _BY_NAME.get("_".join(name.split("_")[:2]))
    if known is None:
        return None
    kind = WrongPassphraseError if name == "SQLITE_NOTADB" else UserError
    return kind(known[0], safe=known[1] if safe is None else safe, advice=known[2])


def file_fault(error: OSError, path: Path, *, safe: str = _UNCHANGED) -> UserError:
    """What an error of the file system means for ``path``."""
    message, advice = _BY_ERRNO.get(
        error.errno or 0, ("Auf „{name}“ kann nicht zugegriffen werden.", "Bitte prüfen Sie den Datenträger.")
    )
    return UserError(message.format(name=path.name), safe=safe, advice=advice)


@contextmanager
def translated(safe: str | None = None) -> Iterator[None]:
    """Turn the database errors of the environment into sentences; every other error passes unchanged."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        fault = database_fault(error, safe)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def reading() -> Iterator[None]:
    """Like :func:`translated`, for connections that cannot write: there an attempt to is a fault of the program."""
    with translated():
        try:
            yield
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_READONLY":
                raise RuntimeError("a query must not write") from error
            raise


@contextmanager
def file_errors(path: Path, safe: str = _UNCHANGED) -> Iterator[None]:
    """Turn errors of the file system at ``path`` into sentences."""
    try:
        yield
    except OSError as error:
        raise file_fault(error, path, safe=safe) from error
