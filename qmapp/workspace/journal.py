"""Triggers that write the change log, in the transaction of the change itself, whoever makes it.

An inserted or deleted row is logged whole, an updated one with the columns that changed. Without an open step (a tool
that writes past the program) the entry stays unsealed.
"""
# ruff: noqa: S608 - names come from the program's own table definitions; SQL has no placeholders for names

from sqlalchemy import Column, LargeBinary, Table

from qmapp.workspace.base import Schema
from qmapp.workspace.connection import Raw

_STEP = "(SELECT max(nr) FROM schritt WHERE hash IS NULL)"


def expected_triggers(schema: Schema) -> dict[str, str]:
    """Name and exact text of every trigger a workspace of this schema has; no other may be there."""
    triggers = _guards()
    for table in schema.logged:
        triggers |= _log_triggers(table)
    for name, (parent, column) in schema.mass.items():
        triggers |= _mass_triggers(name, schema.table(parent), column)
    return triggers


def install(raw: Raw, schema: Schema) -> None:
    """Create the triggers in a database that has none of them."""
    for text in expected_triggers(schema).values():
        raw.execute(text)


def uninstall(raw: Raw) -> None:
    """Drop every trigger: a migration that rebuilds a table would lose or fire them."""
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute("DROP TRIGGER " + quoted(name))


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def stored_columns(table: Table) -> list[Column[object]]:
    """The columns that hold data of their own, generated ones left out."""
    return [column for column in table.columns if column.computed is None]


def key_of(table: Table) -> str:
    """SQL for a row's primary key as the log writes it."""
    return "json_array(" + ", ".join(quoted(c.name) for c in table.primary_key) + ")"


def image_of(table: Table) -> str:
    """SQL for a whole row as the log writes it."""
    return _image(stored_columns(table), quoted(table.name))


def _guards() -> dict[str, str]:
    sealed = "SELECT raise(ABORT, 'Das Änderungsprotokoll ist unveränderlich.');"
    removed = (
        "new.salz IS NULL AND old.salz IS NOT NULL AND new.seq IS old.seq AND new.schritt IS old.schritt"
        " AND new.tabelle IS old.tabelle AND new.schluessel IS old.schluessel AND new.art IS old.art"
        " AND new.hash IS old.hash"
    )
    rules = {
        "protokoll_bleibt": "BEFORE DELETE ON protokoll WHEN old.hash IS NOT NULL",
        # Values may be replaced by their hashes, once; that they are the right hashes is what the chain shows.
        "protokoll_fest": f"BEFORE UPDATE ON protokoll WHEN old.hash IS NOT NULL AND NOT ({removed})",
        "schritt_bleibt": "BEFORE DELETE ON schritt WHEN old.hash IS NOT NULL",
        "schritt_fest": "BEFORE UPDATE ON schritt WHEN old.hash IS NOT NULL",
    }
    return {name: f"CREATE TRIGGER {quoted(name)} {rule} BEGIN {sealed} END" for name, rule in rules.items()}


def _log_triggers(table: Table) -> dict[str, str]:
    columns = stored_columns(table)
    changed = " OR ".join(f"{_cell('old', c)} IS NOT {_cell('new', c)}" for c in columns)
    events = {
        "I": ("AFTER INSERT", "", "new", "NULL", _image(columns, "new")),
        "U": ("AFTER UPDATE", f" WHEN {changed}", "new", _delta(columns, "old"), _delta(columns, "new")),
        "D": ("AFTER DELETE", "", "old", _image(columns, "old"), "NULL"),
    }
    triggers = {}
    for kind, (moment, when, side, before, after) in events.items():
        name = f"protokoll_{kind}_{table.name}"
        key = "json_array(" + ", ".join(_cell(side, c) for c in table.primary_key) + ")"
        triggers[name] = (
            f"CREATE TRIGGER {quoted(name)} {moment} ON {quoted(table.name)}{when} BEGIN"
            " INSERT INTO protokoll (schritt, tabelle, schluessel, art, alt, neu)"
            f" VALUES ({_STEP}, '{table.name}', {key}, '{kind}', {before}, {after}); END"
        )
    return triggers


def _mass_triggers(name: str, parent: Table, column: str) -> dict[str, str]:
    """Mass rows are not logged, so they must not change; they may go only when their parent has gone."""
    (key,) = parent.primary_key
    refuse = "BEGIN SELECT raise(ABORT, 'Eingelesene Zeilen sind unveränderlich.'); END"
    orphan = f"(SELECT 1 FROM {quoted(parent.name)} WHERE {quoted(key.name)} = old.{quoted(column)})"
    fixed, kept = f"masse_fest_{name}", f"masse_bleibt_{name}"
    return {
        fixed: f"CREATE TRIGGER {quoted(fixed)} BEFORE UPDATE ON {quoted(name)} {refuse}",
        kept: f"CREATE TRIGGER {quoted(kept)} BEFORE DELETE ON {quoted(name)} WHEN EXISTS {orphan} {refuse}",
    }


def _cell(side: str, column: Column[object]) -> str:
    return f"{side}.{quoted(column.name)}"


def _value(side: str, column: Column[object]) -> str:
    # JSON holds no bytes
    cell = _cell(side, column)
    return f"CASE WHEN {cell} IS NULL THEN NULL ELSE hex({cell}) END" if is_blob(column) else cell


def is_blob(column: Column[object]) -> bool:
    """Whether the log keeps the column's bytes as hexadecimal text."""
    return isinstance(column.type, LargeBinary)


def _image(columns: list[Column[object]], side: str) -> str:
    return "json_object(" + ", ".join(f"'{c.name}', {_value(side, c)}" for c in columns) + ")"


def _delta(columns: list[Column[object]], side: str) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{c.name}' AS k, {_value(side, c)} AS v WHERE {_cell('old', c)} IS NOT {_cell('new', c)}"
        for c in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"
