"""The seal of a Q-Check: a SHA-256 over its planning sheet, its catalogue and everything answered in it.

A seal of version 1 is ``1:`` and the SHA-256 of a text in UTF-8, every line of which ends in a line feed: ``Q-Check
Siegel Q1``, then for each table of :data:`_VERSION_1` its name and its rows as one line of JSON each (an array of the
columns in the order named there, without spaces, characters beyond ASCII as they are), the lines of a table in
ascending order, then ``katalog`` with code, version and the SHA-256 of its content. Dates and times are ISO 8601, times
in UTC with six decimals, enums their stored value. An attached file is sealed by its name, size and SHA-256. Columns a
later program adds do not change a seal of version 1.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Table, select
from sqlmodel import Session, SQLModel

from qmapp.checks import katalog as katalog_door
from qmapp.checks.qcheck.grenzen import require

_VERSION_1: dict[str, tuple[str, tuple[str, ...]]] = {
    "qcheck": ("id", (
        "id", "kennung", "titel", "prozess", "einheit", "zweck", "abgrenzung", "von", "bis", "team", "gemeinsam",
        "methoden", "stunden", "rueckmeldung_am", "bericht_am", "fazit", "gruen_ab", "gelb_ab", "vorgelegt_am",
        "vorgelegt_durch", "versiegelt_am", "versiegelt_durch", "anker",
    )),
    "qcheck_bewertung": ("qcheck_id", ("bewerter", "code", "urteil", "bemerkung", "um", "wer")),
    "qcheck_nachweis": ("qcheck_id", ("id", "code", "art", "text")),
    "qcheck_anlage": ("nachweis_id", ("id", "nachweis_id", "dateiname", "groesse", "sha256")),
    "qcheck_merkpunkt": ("qcheck_id", ("id", "code", "text", "erledigt_am")),
}  # fmt: skip


def siegel(session: Session, qcheck_id: uuid.UUID) -> str:
    """The seal of a Q-Check as it stands now."""
    digest = hashlib.sha256()
    for line in zeilen(session, qcheck_id):
        digest.update(line.encode() + b"\n")
    return f"1:{digest.hexdigest()}"


def zeilen(session: Session, qcheck_id: uuid.UUID) -> Iterator[str]:
    """The lines that are sealed, without their line feeds."""
    yield "Q-Check Siegel Q1"
    for name, (owner, columns) in _VERSION_1.items():
        table = SQLModel.metadata.tables[name]
        rows = session.connection().execute(
            select(*(table.c[column] for column in columns)).where(_belongs(table, owner, qcheck_id))
        )
        yield name
        yield from sorted(_ENCODER.encode(list(row)) for row in rows)
    content = katalog_door.katalog(session, require(session, qcheck_id).katalog_id)
    yield "katalog"
    yield _ENCODER.encode([content.code, content.version, katalog_door.pruefsumme(content)])


def _belongs(table: Table, owner: str, qcheck_id: uuid.UUID) -> ColumnElement[bool]:
    """The rows of a Q-Check; an attachment belongs to it through its evidence."""
    if owner != "nachweis_id":
        return table.c[owner] == qcheck_id
    proof = SQLModel.metadata.tables["qcheck_nachweis"]
    return table.c[owner].in_(select(proof.c.id).where(proof.c.qcheck_id == qcheck_id))


def known(seal: str) -> bool:
    """Whether this program can check it."""
    return seal.startswith("1:")


def _plain(value: object) -> str:
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, uuid.UUID), "the tables hold nothing else"
    return str(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
