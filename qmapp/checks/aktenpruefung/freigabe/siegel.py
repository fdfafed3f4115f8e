"""The seal: a SHA-256 over a Prüfung and everything answered in it.

Version 1 hashes, table after table in the order of :data:`_VERSION_1`, every row of the Prüfung as one line of JSON:
the values of the named columns in their order, as an array, UTF-8, without spaces, rows sorted by the columns marked as
key, each line ended by a line feed, each table begun by a line with its name. Dates are ISO 8601, times ISO 8601 in
UTC, ids their 36 characters, enums their stored value. Columns a later program adds do not change it; a later version
of the seal would name them.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table, select
from sqlmodel import Session, SQLModel

VERSION = 1
_AKTE = "akte_id"
#: Table → (how its rows belong to the Prüfung, key columns, further columns).
_VERSION_1: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "aktenpruefung": ("id", ("id",), (
        "kennung", "titel", "katalog_id", "zeitraum_von", "zeitraum_bis", "pruefung_von", "pruefung_bis",
        "hoechstwert_prozent", "zweck", "betrachtung", "rechtsgrundlage", "pruefende", "pruefart", "team_auswertung",
        "team_mindestgroesse", "kleine_schichten", "ziehung_von_id", "ziehung_grund",
    )),
    "hoechstwert": ("pruefung_id", ("schluessel",), ("prozent",)),
    "stichprobenplan": ("pruefung_id", ("pruefung_id",), (
        "verfahren", "quote_prozent", "rundung", "genauigkeit_prozent", "erwartet_prozent", "entdeckung_prozent",
        "anzahl", "sicherheit_prozent", "schichtung", "startwert", "startwert_herkunft", "startwert_von", "reserve",
        "verloren_regel", "auswahl", "tolerierbar_prozent", "abweichung_prozent", "annahmezahl", "mindest_je_schicht",
        "neyman_quoten", "ersatzregel", "startwert_zeuge",
    )),
    "grundgesamtheit": ("pruefung_id", ("id",), ("datei", "sha256", "anzahl", "summe_cent", "pruefsumme", "schichten")),
    "ziehung": ("pruefung_id", ("nummer",), (
        "id", "art", "grund", "gezogen_um", "gezogen_durch", "version", "umfang", "protokoll_sha256",
    )),
    "akte": ("pruefung_id", ("id",), (
        "ziehung_id", "schicht_nr", "rang", "reserve_rang", "ersatz_fuer_id", "ticket", "schluessel", "schicht", "team",
        "betrag_cent", "weitere", "stand", "grund", "bemerkung", "begonnen_um", "erledigt_um", "erledigt_durch", "art",
        "zweit_zu_id",
    )),
    "antwort": (_AKTE, ("akte_id", "code"), (
        "ergebnis", "feststellung", "betrag_monat_cent", "monate", "betrag_cent", "ursachen", "gesperrt_durch",
        "sammelantwort", "beantwortet_um", "beantwortet_durch", "zurechenbarkeit", "nachholung_bis",
    )),
    "konsens": (_AKTE, ("akte_id", "code"), (
        "erst", "zweit", "ergebnis", "begruendung", "geklaert_um", "geklaert_durch",
    )),
    "katalogwechsel": ("pruefung_id", ("id",), (
        "von_id", "nach_id", "gewechselt_um", "gewechselt_durch", "entscheidungen",
    )),
    "antwort_archiv": (_AKTE, ("id",), ("wechsel_id", "akte_id", "code", "grund", "inhalt")),
}  # fmt: skip
#: The catalogue is sealed by what it holds, whatever row it lies in.
_CATALOGUE = ("code", "version", "pruefsumme")


def siegel(session: Session, pruefung_id: uuid.UUID) -> str:
    """The seal of a Prüfung as it stands now, ``1:`` and 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for line in _lines(session, pruefung_id):
        digest.update(line.encode() + b"\n")
    return f"{VERSION}:{digest.hexdigest()}"


def known(value: str) -> bool:
    """Whether this program can recompute a seal of this version."""
    return value.partition(":")[0] == str(VERSION)


def _lines(session: Session, pruefung_id: uuid.UUID) -> Iterator[str]:
    yield f"Q-Check Siegel {VERSION}"
    tables = SQLModel.metadata.tables
    for name, (owner, key, columns) in _VERSION_1.items():
        table = tables[name]
        yield name
        query = select(*(table.c[column] for column in (*key, *columns)))
        if owner == _AKTE:
            akte = tables["akte"]
            query = query.join(akte, akte.c.id == table.c.akte_id).where(akte.c.pruefung_id == pruefung_id)
        else:
            query = query.where(table.c[owner] == pruefung_id)
        yield from _sorted(session.connection().execute(query))
    yield "katalog"
    yield from _catalogue(session, tables, pruefung_id)


def _catalogue(session: Session, tables: "dict[str, Table] | Any", pruefung_id: uuid.UUID) -> Iterator[str]:
    katalog, head = tables["katalog"], tables["aktenpruefung"]
    query = (
        select(*(katalog.c[column] for column in _CATALOGUE))
        .join(head, head.c.katalog_id == katalog.c.id)
        .where(head.c.id == pruefung_id)
    )
    yield from _sorted(session.connection().execute(query))


def _sorted(rows: Iterable[Any]) -> list[str]:
    """The rows as lines; sorted as text, which begins with the key."""
    return sorted(json.dumps([_plain(v) for v in row], ensure_ascii=False, separators=(",", ":")) for row in rows)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value
