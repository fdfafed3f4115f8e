"""Rows that come by the hundred thousand: one entry in the change log for all of them."""
# ruff: noqa: S608 - names come from the program's own table definitions; values are always bound

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Table, insert
from sqlmodel import Session

from qmapp.progress import Progress, silent
from qmapp.workspace.connection import Raw

_BATCH = 5_000


def log_mass(session: Session, table: str, count: int, digest: str) -> None:
    """Log ``count`` rows written into the mass table ``table`` as one entry with the hash of the list they came from.

    ``digest`` is the list's SHA-256 as hexadecimal text. Call it in the command that wrote the rows.
    """
    session.flush()
    raw: Raw = session.connection().connection.driver_connection
    raw.execute(
        "INSERT INTO protokoll (schritt, tabelle, schluessel, art, neu)"
        " VALUES ((SELECT max(nr) FROM schritt WHERE hash IS NULL), ?, '[]', 'M', ?)",
        (table, json.dumps({"anzahl": count, "pruefsumme": digest})),
    )


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
