"""The open .qcheck file and nothing of the domain: two doors, key, change log with undo, migrations, lock, backup."""

from qmapp.workspace.base import Base, Schema
from qmapp.workspace.chain import Anker
from qmapp.workspace.mass import insert_mass, log_mass
from qmapp.workspace.workspace import Workspace

__all__ = ["Anker", "Base", "Schema", "Workspace", "insert_mass", "log_mass"]
