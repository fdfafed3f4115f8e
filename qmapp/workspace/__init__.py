"""The open .qcheck file and nothing of the domain: two doors, key, change log with undo, migrations, lock, backup."""

from qmapp.workspace.backup import Grund, Sicherung
from qmapp.workspace.backup import listed as sicherungen
from qmapp.workspace.base import Base, Schema
from qmapp.workspace.chain import Anker
from qmapp.workspace.faults import WrongPassphraseError
from qmapp.workspace.history import Aenderung, Schritt
from qmapp.workspace.integrity import Pruefergebnis
from qmapp.workspace.lock import LockedError
from qmapp.workspace.mass import insert_mass, log_mass
from qmapp.workspace.origin import Arbeitsbereich, benennen, bereich
from qmapp.workspace.probe import SUFFIX, OnlyReadableError
from qmapp.workspace.restore import restore
from qmapp.workspace.workspace import Workspace

__all__ = [
    "SUFFIX",
    "Aenderung",
    "Anker",
    "Arbeitsbereich",
    "Base",
    "Grund",
    "LockedError",
    "OnlyReadableError",
    "Pruefergebnis",
    "Schema",
    "Schritt",
    "Sicherung",
    "Workspace",
    "WrongPassphraseError",
    "benennen",
    "bereich",
    "insert_mass",
    "log_mass",
    "restore",
    "sicherungen",
]
