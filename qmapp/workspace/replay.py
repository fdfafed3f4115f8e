"""A sealed step, played backwards: every row it changed goes back to what it was, or nothing does."""
# ruff: noqa: S608 - names come from the program's own table definitions; values are always bound

import json
from typing import Any

from qmapp.errors import UserError
from qmapp.workspace.base import Schema
from qmapp.workspace.connection import Raw
from qmapp.workspace.journal import is_blob, quoted

Row = dict[str, Any]


def revert(raw: Raw, schema: Schema, nr: int) -> None:
    """Take back step ``nr`` inside an open transaction with foreign keys switched off.

    Foreign keys are off so that no cascade does what the log holds anyway; they are checked at the end. A row that no
    longer looks the way the step left it raises UserError.
    """
    entries = raw.execute(
        "SELECT tabelle, schluessel, art, alt, neu, salz FROM protokoll WHERE schritt = ? ORDER BY seq DESC", (nr,)
    ).fetchall()
    to_check: set[str] = set()
    for table, key, kind, before, after, salt in entries:
        if kind not in "IUD":
            continue
        if salt is None:
            raise UserError("Der Schritt enthält gelöschte Angaben und kann nicht rückgängig gemacht werden.")
        old, new = _row(schema, table, before), _row(schema, table, after)
        if not _swap(raw, schema, table, json.loads(key), old, new):
            raise UserError(
                "Der Schritt kann nicht rückgängig gemacht werden, weil die Angaben inzwischen anders geändert wurden."
            )
        to_check |= _endangered(schema, table, old, new)
    for table in sorted(to_check):
        if raw.execute(f"PRAGMA foreign_key_check({quoted(table)})").fetchone():
            raise UserError("Der Schritt kann nicht rückgängig gemacht werden, weil andere Angaben auf ihm aufbauen.")


def _row(schema: Schema, table: str, text: str | None) -> Row | None:
    if text is None:
        return None
    row: Row = json.loads(text)
    for column in schema.table(table).columns:
        if is_blob(column) and row.get(column.name) is not None:
            row[column.name] = bytes.fromhex(row[column.name])
    return row


def _swap(raw: Raw, schema: Schema, table: str, key: list[Any], old: Row | None, new: Row | None) -> bool:
    """Put ``old`` in the place of ``new``; False if ``new`` is not what is there."""
    name = quoted(table)
    if new is None:
        assert old is not None
        columns = ", ".join(quoted(c) for c in old)
        sql = f"INSERT OR IGNORE INTO {name} ({columns}) VALUES ({', '.join('?' * len(old))})"
        return bool(raw.execute(sql, tuple(old.values())).rowcount == 1)
    there = [*(c.name for c in schema.table(table).primary_key), *new]
    where = " AND ".join(f"{quoted(c)} IS ?" for c in there)
    values = (*key, *new.values())
    if old is None:
        return bool(raw.execute(f"DELETE FROM {name} WHERE {where}", values).rowcount == 1)
    sets = ", ".join(f"{quoted(c)} = ?" for c in old)
    return bool(raw.execute(f"UPDATE {name} SET {sets} WHERE {where}", (*old.values(), *values)).rowcount == 1)


def _endangered(schema: Schema, table: str, old: Row | None, new: Row | None) -> set[str]:
    """The tables whose foreign keys the swap may have broken."""
    changed = set(old or {}) | set(new or {})
    tables = set()
    if old is not None and any(c.name in changed for c in schema.table(table).columns if c.foreign_keys):
        tables.add(table)
    if new is not None:
        referred = {c.name for c in schema.table(table).columns} & changed
        for other in schema.metadata.tables.values():
            if any(fk.column.table.name == table and fk.column.name in referred for fk in other.foreign_keys):
                tables.add(other.name)
    return tables
