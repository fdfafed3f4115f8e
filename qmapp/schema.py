"""Every table of a workspace in one place."""

from sqlmodel import SQLModel

from qmapp.checks.aktenpruefung import tables as aktenpruefung_tables
from qmapp.checks.katalog import tables as katalog_tables
from qmapp.workspace import Schema

#: Naming the modules loads their tables into the metadata.
TABLE_MODULES = (katalog_tables, aktenpruefung_tables)

SCHEMA = Schema(
    SQLModel.metadata,
    mass={"grundgesamtheit_zeile": ("grundgesamtheit", "grundgesamtheit_id")},
    migrations="qmapp.workspace.migrations",
)
