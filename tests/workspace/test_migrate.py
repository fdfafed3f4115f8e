"""Older files are brought up to date in one transaction, with a backup before, and their log goes on."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from qmapp.errors import UserError
from qmapp.workspace import Grund, Schema, Workspace, sicherungen, tables

V1 = """
import sqlalchemy as sa
from alembic import op
from qmapp.workspace.migrations.versions import v0001

def upgrade():
    v0001._workspace()
    op.create_table("amt", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.create_table("fall", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text),
        sa.Column("bild", sa.LargeBinary), sa.Column("amt_id", sa.Integer, sa.ForeignKey("amt.id", ondelete="CASCADE")))
"""
V2 = """
import sqlalchemy as sa
from alembic import op

def upgrade():
    with op.batch_alter_table("amt", recreate="always") as batch:
        batch.add_column(sa.Column("land", sa.Text, nullable=False, server_default="NW"))
        batch.alter_column("name", nullable=False)
    op.add_column("fall", sa.Column("cent", sa.Integer))
    op.execute("UPDATE fall SET cent = id * 100")
    op.create_table("notiz", sa.Column("id", sa.Integer, primary_key=True))
"""
FAILING = (
    V2
    + """
    raise RuntimeError("mitten im Umbau")
"""
)
ORPHANING = (
    V2
    + """
    op.execute("DELETE FROM amt")
"""
)


def schema(package: str, version: int) -> Schema:
    metadata = sa.MetaData()
    amt = [sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text, nullable=version == 1)]
    fall = [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text),
        sa.Column("bild", sa.LargeBinary),
        sa.Column("amt_id", sa.Integer, sa.ForeignKey("amt.id", ondelete="CASCADE")),
    ]
    if version == 2:
        amt.append(sa.Column("land", sa.Text, nullable=False, server_default="NW"))
        fall.append(sa.Column("cent", sa.Integer))
        sa.Table("notiz", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("amt", metadata, *amt)
    sa.Table("fall", metadata, *fall)
    return Schema(metadata, migrations=package)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Write a package of migrations with these versions; its name."""
    monkeypatch.syspath_prepend(tmp_path)
    made: list[str] = []

    def write(*versions: str) -> str:
        name = f"wanderungen{len(made)}"
        made.append(name)
        folder = tmp_path / name / "versions"
        folder.mkdir(parents=True)
        (folder.parent / "__init__.py").touch()
        (folder / "__init__.py").touch()
        for number, text in enumerate(versions, 1):
            (folder / f"v{number:04d}.py").write_text(text)
        return name

    yield write
    for module in [m for m in sys.modules if m.startswith("wanderungen")]:
        del sys.modules[module]


@pytest.fixture
def old(package: Callable[..., str], path: Path) -> Path:
    """A file of version 1 with rows in every table."""
    with Workspace.create(path, None, schema(package(V1), 1), title="QM", amt="Amt", wer="x", sample=True) as ws:
        for sql in (
            "INSERT INTO amt VALUES (1, 'A'), (2, 'B')",
            "INSERT INTO fall VALUES (1, 'ä', x'00ff', 1), (2, 'b', NULL, 1), (3, 'c', x'', 2)",
            "UPDATE fall SET text = 'geändert' WHERE id = 2",
        ):
            ws.execute("x", lambda s, q=sql: s.connection().exec_driver_sql(q))
    return path


def rows(ws: Workspace, sql: str) -> list[tuple[object, ...]]:
    return ws.read(lambda s: [tuple(r) for r in s.connection().exec_driver_sql(sql)])


def test_an_older_file_is_migrated_with_backup_and_unbroken_log(old: Path, package: Callable[..., str]) -> None:
    new = schema(package(V1, V2), 2)
    with Workspace.open(old, None, new, wer="y") as ws:
        assert rows(ws, "SELECT * FROM amt ORDER BY id") == [(1, "A", "NW"), (2, "B", "NW")]
        assert rows(ws, "SELECT id, text, bild, amt_id, cent FROM fall ORDER BY id") == [
            (1, "ä", b"\x00\xff", 1, 100),
            (2, "geändert", None, 1, 200),
            (3, "c", b"", 2, 300),
        ]
        assert ws.history()[0].label == "Arbeitsmappe auf Version 2 umgestellt"
        assert ws.check().befunde == ()
        ws.execute("z", lambda s: s.connection().exec_driver_sql("DELETE FROM amt WHERE id = 1"))
        assert rows(ws, "SELECT id FROM fall") == [(3,)]
        ws.undo()
        assert ws.check().befunde == ()
    (backup,) = sicherungen(old)
    assert backup.grund is Grund.MIGRATION
    with Workspace.open(backup.path, None, schema(package(V1), 1), wer="y") as before:
        assert rows(before, "SELECT count(*) FROM fall") == [(3,)]
    with Workspace.open(old, None, new, wer="y") as again:
        assert len(again.history()) == 7


@pytest.mark.parametrize("broken", [FAILING, ORPHANING])
def test_a_failing_migration_leaves_the_old_file(old: Path, package: Callable[..., str], broken: str) -> None:
    with pytest.raises(UserError, match="nicht auf die neue Version") as caught:
        Workspace.open(old, None, schema(package(V1, broken), 2), wer="y")
    assert "unverändert" in caught.value.safe
    with Workspace.open(old, None, schema(package(V1), 1), wer="y") as ws:
        assert rows(ws, "SELECT count(*) FROM fall") == [(3,)]
        assert ws.check().befunde == ()


def test_an_older_file_cannot_be_read_without_migrating(old: Path, package: Callable[..., str]) -> None:
    content = old.read_bytes()
    with pytest.raises(UserError, match="älteren Version"):
        Workspace.open(old, None, schema(package(V1, V2), 2), wer="y", read_only=True)
    assert old.read_bytes() == content


def test_a_newer_file_is_refused(old: Path, package: Callable[..., str]) -> None:
    Workspace.open(old, None, schema(package(V1, V2), 2), wer="y").close()
    with pytest.raises(UserError, match="neueren Version"):
        Workspace.open(old, None, schema(package(V1), 1), wer="y")


def test_a_change_a_migration_makes_past_the_log_would_be_seen(old: Path, package: Callable[..., str]) -> None:
    """The check compares what the log says after a migration too, not only before."""
    with Workspace.open(old, None, schema(package(V1, V2), 2), wer="y") as ws:
        with ws._writer.paused() as raw:
            triggers = list(raw.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'protokoll_U_fall'"))
            raw.execute("DROP TRIGGER protokoll_U_fall")
            raw.execute("UPDATE fall SET cent = 1 WHERE id = 2")
            raw.execute(triggers[0][1])
        assert ws.check().befunde == ("Eine Zeile der Tabelle „fall“ stimmt nicht mit dem Änderungsprotokoll überein.",)


def test_the_migrations_build_the_workspaces_own_tables(path: Path) -> None:
    """What the versions build and what the program expects are the same."""
    from qmapp.workspace import migrate

    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        migrate._run(connection, "qmapp.workspace.migrations", 0)
        own = tables.METADATA.tables
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda o, name, kind, _r, _c: kind != "table" or name in own,
            },
        )
        assert compare_metadata(context, tables.METADATA) == []
    engine.dispose()
