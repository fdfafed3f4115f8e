"""Rows that come by the hundred thousand: one entry in the change log for all of them."""
# ruff: noqa: S608 - names come from the program's own table definitions; values are always bound

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert
from sqlmodel import Session

from qmapp.progress import Progress, silent
from qmapp.workspace.base import Schema
from qmapp.workspace.connection import Raw
from qmapp.workspace.journal import quoted, stored_columns

_BATCH = 5_000
#: Under this name the open session of a step knows its schema.
SCHEMA = "qmapp.schema"


def insert_mass(
    session: Session, table: Table, rows: Iterable[Mapping[str, Any]], progress: Progress = silent, total: int = 0
) -> int:
    """Write rows (column name → value) into a mass table in batches; the number written.

    ``progress`` is told the rows done of ``total`` after every batch and may raise Cancelled. The caller logs them
    with :func:`log_mass`.
    """
    session.flush()
    connection = session.connection()
    source = iter(rows)
    done = 0
    while batch := [dict(row) for row in islice(source, _BATCH)]:
        connection.execute(insert(table), batch)
        done += len(batch)
        progress(done, total)
    return done


def log_mass(session: Session, table: str, count: int, digest: str) -> None:
    """Log ``count`` rows written into the mass table ``table`` as one entry with the hash of the list they came from.

    ``digest`` is the list's SHA-256 as hexadecimal text. Call it in the command that wrote the rows, after the last of
    them. Beside the list's hash the entry holds one of the stored rows, by which a check finds any later change.
    """
    session.flush()
    raw: Raw = session.connection().connection.driver_connection
    schema: Schema = session.info[SCHEMA]
    written = False
    for parent, stored in _unlogged(raw, schema, table):
        entry = {"anzahl": count, "pruefsumme": digest, "zeilen": stored}
        entry["zeilen_sha256"] = _digest(raw, schema, table, parent)
        _log(raw, table, json.dumps([parent]), entry)
        written = True
    if not written:
        _log(raw, table, "[]", {"anzahl": count, "pruefsumme": digest, "zeilen": 0})


def parents(raw: Raw, schema: Schema, table: str) -> list[Any]:
    """The parent keys that occur in a mass table, found by jumping through the column's index."""
    column, name = quoted(schema.mass[table][1]), quoted(table)
    found = []
    row = raw.execute(f"SELECT min({column}) FROM {name}").fetchone()
    while row[0] is not None:
        found.append(row[0])
        row = raw.execute(f"SELECT min({column}) FROM {name} WHERE {column} > ?", (row[0],)).fetchone()
    return found


def has_unlogged(raw: Raw, schema: Schema) -> bool:
    """Whether mass rows were written that no entry of the change log counts."""
    return any(True for table in schema.mass for _ in _unlogged(raw, schema, table))


def delete_orphans(raw: Raw, schema: Schema) -> int:
    """Delete, inside an open step, the mass rows whose parent row has gone; the number deleted."""
    deleted = 0
    for table in schema.mass:
        for parent in _orphans(raw, schema, table):
            count = raw.execute(f"DELETE {_rows_of(schema, table)}", (parent,)).rowcount
            _log(raw, table, json.dumps([parent]), {"anzahl": -count, "pruefsumme": "", "zeilen": 0})
            deleted += count
    return deleted


def has_orphans(raw: Raw, schema: Schema) -> bool:
    """Whether there are mass rows whose parent row has gone."""
    return any(_orphans(raw, schema, table) for table in schema.mass)


def deviations(raw: Raw, schema: Schema, table: str) -> Iterator[str]:
    """German sentences on mass rows that are not as they were read in."""
    orphans = _orphans(raw, schema, table)
    for parent in parents(raw, schema, table):
        if parent in orphans:
            continue
        known = _last_entry(raw, table, parent)
        if known is None or known.get("zeilen_sha256") != _digest(raw, schema, table, parent):
            yield f"Eingelesene Zeilen der Tabelle „{table}“ wurden nachträglich verändert."
            return


def _unlogged(raw: Raw, schema: Schema, table: str) -> Iterator[tuple[Any, int]]:
    """Parent keys with another number of rows than the log knows, and that number."""
    for parent in parents(raw, schema, table):
        stored = int(raw.execute(f"SELECT count(*) {_rows_of(schema, table)}", (parent,)).fetchone()[0])
        known = _last_entry(raw, table, parent)
        if known is None or known["zeilen"] != stored:
            yield parent, stored


def _orphans(raw: Raw, schema: Schema, table: str) -> list[Any]:
    parent_table = schema.table(schema.mass[table][0])
    (key,) = parent_table.primary_key
    sql = f"SELECT 1 FROM {quoted(parent_table.name)} WHERE {quoted(key.name)} = ?"
    return [parent for parent in parents(raw, schema, table) if not raw.execute(sql, (parent,)).fetchone()]


def _rows_of(schema: Schema, table: str) -> str:
    return f"FROM {quoted(table)} WHERE {quoted(schema.mass[table][1])} = ?"


def _digest(raw: Raw, schema: Schema, table: str, parent: object) -> str:
    definition = schema.table(table)
    columns = ", ".join(quoted(c.name) for c in stored_columns(definition))
    order = ", ".join(quoted(c.name) for c in definition.primary_key)
    digest = hashlib.sha256()
    for (text,) in raw.execute(f"SELECT json_array({columns}) {_rows_of(schema, table)} ORDER BY {order}", (parent,)):
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()


def _last_entry(raw: Raw, table: str, parent: object) -> dict[str, Any] | None:
    row = raw.execute(
        "SELECT neu FROM protokoll WHERE tabelle = ? AND schluessel = ? AND art = 'M' ORDER BY seq DESC LIMIT 1",
        (table, json.dumps([parent])),
    ).fetchone()
    return None if row is None else json.loads(row[0])


def _log(raw: Raw, table: str, key: str, entry: dict[str, Any]) -> None:
    raw.execute(
        "INSERT INTO protokoll (schritt, tabelle, schluessel, art, neu)"
        " VALUES ((SELECT max(nr) FROM schritt WHERE hash IS NULL), ?, ?, 'M', ?)",
        (table, key, json.dumps(entry)),
    )
