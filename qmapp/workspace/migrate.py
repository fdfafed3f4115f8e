"""Building the tables and bringing older files up to date, in one transaction or not at all.

The version of a file is the number of its last migration and stands in ``user_version``.
"""
# ruff: noqa: S608 - names come from the database's own catalogue; values are always bound

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from qmapp.errors import UserError
from qmapp.workspace import chain, journal, tables
from qmapp.workspace.base import Schema
from qmapp.workspace.connection import Raw, writing_engine
from qmapp.workspace.faults import translated
from qmapp.workspace.journal import quoted
from qmapp.workspace.key import Key
from qmapp.workspace.writer import open_step

Row = dict[str, Any]
Rows = dict[str, Row]


def newest(schema: Schema) -> int:
    """The version this program writes."""
    return 1 if schema.migrations is None else max(_modules(schema.migrations))


def build(connection: Connection, raw: Raw, schema: Schema) -> None:
    """Create all tables and triggers inside an open transaction on an empty database."""
    if schema.migrations is None:
        tables.METADATA.create_all(connection)
        schema.metadata.create_all(connection)
    else:
        _run(connection, schema.migrations, 0)
    raw.execute(f"PRAGMA user_version = {newest(schema)}")
    journal.install(raw, schema)


def upgrade(path: Path, key: Key, schema: Schema, wer: str, now: datetime) -> None:
    """Bring an older file to the newest version; a failing step leaves it exactly as it was.

    Foreign keys are off meanwhile, because rebuilding a table with them on would delete every child row by cascade;
    they are checked before the commit. The triggers are dropped, because a rebuilt table loses them; what the
    migration changes in logged rows is logged by comparing the rows before and after.
    """
    engine = writing_engine(path, lambda: key)
    try:
        with translated(), engine.connect() as connection:
            raw: Raw = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                _upgrade(connection, raw, schema, wer, now)
    except UserError:
        raise
    except Exception as error:
        raise UserError(
            "Die Arbeitsmappe konnte nicht auf die neue Version umgestellt werden.",
            safe="Sie ist unverändert, und eine Sicherung wurde angelegt.",
            advice="Bitte arbeiten Sie mit der bisherigen Version von Q-Check weiter und melden Sie den Fehler.",
        ) from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection, raw: Raw, schema: Schema, wer: str, now: datetime) -> None:
    assert schema.migrations is not None
    before = {name: (_columns(raw, name), _rows(raw, name)) for name in _logged_tables(raw)}
    journal.uninstall(raw)
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    _run(connection, schema.migrations, version)
    step = open_step(raw, f"Arbeitsmappe auf Version {newest(schema)} umgestellt", wer, now)
    raw.execute(
        "INSERT INTO protokoll (schritt, tabelle, schluessel, art, neu) VALUES (?, 'arbeitsbereich', '[]', 'M', ?)",
        (step.nr, json.dumps({"version": newest(schema)})),
    )
    for name in sorted(before.keys() | {t.name for t in schema.logged}):
        columns, old = before.get(name, ([], {}))
        new = _rows(raw, name) if _columns(raw, name) else {}
        raw.executemany(
            "INSERT INTO protokoll (schritt, tabelle, schluessel, art, alt, neu) VALUES (?, ?, ?, ?, ?, ?)",
            [(step.nr, name, *entry) for entry in _differences(set(columns), old, new)],
        )
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise RuntimeError("the migration leaves rows that refer to nothing")
    raw.execute(f"PRAGMA user_version = {newest(schema)}")
    journal.install(raw, schema)
    chain.seal(raw, step.nr, step.previous)


def _run(connection: Connection, package: str, done: int) -> None:
    # Imported here: only a new or an older file needs it.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for number, name in sorted(_modules(package).items()):
            if number > done:
                importlib.import_module(name).upgrade()


def _modules(package: str) -> dict[int, str]:
    versions = importlib.import_module(f"{package}.versions")
    names = [module.name for module in pkgutil.iter_modules(versions.__path__)]
    return {int(m[1]): f"{versions.__name__}.{m[0]}" for m in (re.fullmatch(r"v(\d{4})", n) for n in names) if m}


def _logged_tables(raw: Raw) -> list[str]:
    return [
        r[0] for r in raw.execute("SELECT tbl_name FROM sqlite_master WHERE name LIKE 'protokoll\\_I\\_%' ESCAPE '\\'")
    ]


def _columns(raw: Raw, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_xinfo({quoted(table)})") if row[6] == 0]


def _rows(raw: Raw, table: str) -> Rows:
    """The rows of a table, by key and as the log writes them, read with the columns it has now."""
    info = [row for row in raw.execute(f"PRAGMA table_xinfo({quoted(table)})") if row[6] == 0]
    keys = [quoted(row[1]) for row in sorted(info, key=lambda row: row[5]) if row[5]]
    cells = [
        f"'{row[1]}', "
        + (
            f"CASE WHEN {quoted(row[1])} IS NULL THEN NULL ELSE hex({quoted(row[1])}) END"
            if "BLOB" in row[2].upper()
            else quoted(row[1])
        )
        for row in info
    ]
    sql = f"SELECT json_array({', '.join(keys)}), json_object({', '.join(cells)}) FROM {quoted(table)}"
    return {key: json.loads(text) for key, text in raw.execute(sql)}


def _differences(columns: set[str], old: Rows, new: Rows) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Entries (key, kind, before, after) that lead from the old rows to the new ones.

    A new column in which every row got the same value is one entry for all of them (kind V).
    """
    staying = old.keys() & new.keys()
    common: Row = {}
    for name in {n for key in staying for n in new[key]} - columns:
        values = {json.dumps(new[key][name]) for key in staying}
        if len(values) == 1:
            common[name] = json.loads(values.pop())
    if any(value is not None for value in common.values()):
        yield "[]", "V", None, _json(common)
    for key in sorted(old.keys() - new.keys()):
        yield key, "D", _json(old[key]), None
    for key in sorted(new.keys() - old.keys()):
        yield key, "I", None, _json(new[key])
    for key in sorted(staying):
        changed = {n: v for n, v in new[key].items() if n not in common and old[key].get(n) != v}
        if changed:
            yield key, "U", _json({n: old[key][n] for n in changed if n in old[key]}), _json(changed)


def _json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
