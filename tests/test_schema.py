"""The migrations build exactly what the table classes describe."""

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData
from sqlmodel import Session

from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace, tables


def differences(session: Session) -> list[Any]:
    everything = MetaData()
    for metadata in (SCHEMA.metadata, tables.METADATA):
        for table in metadata.tables.values():
            table.to_metadata(everything)
    context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
    return list(compare_metadata(context, everything))


def test_migrated_tables_are_the_table_classes(tmp_path: Path) -> None:
    path = tmp_path / "QM.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as workspace:
        assert workspace.read(differences) == []


def test_every_mass_table_names_its_parent() -> None:
    for table, (parent, column) in SCHEMA.mass.items():
        assert parent in SCHEMA.metadata.tables
        assert column in SCHEMA.metadata.tables[table].columns
        assert not SCHEMA.metadata.tables[table].columns[column].foreign_keys
