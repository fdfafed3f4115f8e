"""The seal: a SHA-256 over a Prüfung and everything answered in it.

A seal of version 1 is ``1:`` and the SHA-256 of a text in UTF-8, every line of which ends in a line feed. The text
begins with ``Q-Check Siegel 1``. Then follows, for every table in the order of :data:`_VERSION_1`, a line with its name
and every row of it that belongs to the Prüfung as one line of JSON: an array of the columns in the order named there,
without spaces, characters beyond ASCII as they are; the lines of a table in ascending order of their code points. Dates
are ISO 8601, times ISO 8601 in UTC with six decimals, ids their 36 characters, enums their stored value, money integer
cents. Three tables are not taken as they are stored: in ``ziehung`` the SHA-256 computed from the text of a protocol
stands for it; ``katalog`` gives code, version, its SHA-256 as it is stored and as
computed from the content; of ``freigabe`` the sign-off
itself is there up to its ``antworten`` and without its seal, together with all those before it.

Left out on purpose: ``neyman_aus_id``, which is emptied when that other Prüfung is deleted, and
``wiedereroeffnet_grund``, which repeats what ``freigabe`` says. Columns and tables a later program adds do not change a
seal of version 1.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import zustand

VERSION = 1
_HEAD = "pruefung_id"
_AKTE = "akte_id"
#: Table → (the column by which its rows belong to the Prüfung, the columns that are sealed).
_VERSION_1: dict[str, tuple[str, tuple[str, ...]]] = {
    "aktenpruefung": ("id", (
        "id", "kennung", "titel", "katalog_id", "zeitraum_von", "zeitraum_bis", "pruefung_von", "pruefung_bis",
        "hoechstwert_prozent", "zweck", "betrachtung", "rechtsgrundlage", "pruefende", "angelegt_am",
        "abgeschlossen_am", "abgeschlossen_durch", "pruefart", "team_auswertung", "team_mindestgroesse",
        "kleine_schichten", "ziehung_von_id", "ziehung_grund",
    )),
    "hoechstwert": (_HEAD, ("schluessel", "prozent")),
    "stichprobenplan": (_HEAD, (
        "verfahren", "quote_prozent", "rundung", "genauigkeit_prozent", "erwartet_prozent", "entdeckung_prozent",
        "anzahl", "sicherheit_prozent", "schichtung", "startwert", "startwert_herkunft", "startwert_von", "reserve",
        "minuten_je_akte_von", "minuten_je_akte_bis", "pruefende", "stunden_je_woche", "verloren_regel", "auswahl",
        "tolerierbar_prozent", "abweichung_prozent", "annahmezahl", "mindest_je_schicht", "neyman_quoten",
        "ersatzregel", "startwert_zeuge",
    )),
    "grundgesamtheit": (_HEAD, (
        "datei", "sha256", "blatt", "stand", "anzahl", "summe_cent", "pruefsumme", "schichten",
    )),
    "ziehung": (_HEAD, (
        "nummer", "id", "art", "grund", "gezogen_um", "gezogen_durch", "version", "umfang", "protokoll_sha256",
        "protokoll",
    )),
    "akte": (_HEAD, (
        "art", "schicht_nr", "rang", "id", "ziehung_id", "reserve_rang", "ersatz_fuer_id", "ticket", "schluessel",
        "schicht", "team", "betrag_cent", "weitere", "stand", "grund", "bemerkung", "begonnen_um", "bearbeitet_um",
        "zuletzt_code", "erledigt_um", "erledigt_durch", "zweit_zu_id", "zugeteilt_an",
    )),
    "antwort": (_AKTE, (
        "akte_id", "code", "ergebnis", "feststellung", "betrag_monat_cent", "monate", "betrag_cent", "ursachen",
        "gesperrt_durch", "sammelantwort", "beantwortet_um", "beantwortet_durch", "zurechenbarkeit", "nachholung_bis",
    )),
    "vormerkung": (_AKTE, ("akte_id", "code", "notiz", "gesetzt_um", "gesetzt_durch")),
    "zweitpruefung": (_HEAD, (
        "anteil_prozent", "startwert", "zweitpruefer", "unklar_prozent", "angelegt_um", "angelegt_durch",
    )),
    "konsens": (_AKTE, (
        "akte_id", "code", "erst", "zweit", "ergebnis", "begruendung", "geklaert_um", "geklaert_durch",
    )),
    "katalogwechsel": (_HEAD, (
        "id", "von_id", "nach_id", "gewechselt_um", "gewechselt_durch", "entscheidungen",
    )),
    "antwort_archiv": (_AKTE, ("id", "wechsel_id", "akte_id", "code", "grund", "inhalt")),
    "freigabe": (_HEAD, (
        "nummer", "vorgelegt_um", "vorgelegt_durch", "freigegeben_um", "freigegeben_durch", "siegel", "anker", "akten",
        "antworten", "aufgehoben_um", "aufgehoben_durch", "aufgehoben_grund",
    )),
}  # fmt: skip


def siegel(session: Session, pruefung_id: uuid.UUID, nummer: int) -> str:
    """The seal of a Prüfung as it stands now, for the sign-off of this ``nummer``."""
    digest = hashlib.sha256()
    for line in zeilen(session, pruefung_id, nummer):
        digest.update(line.encode() + b"\n")
    return f"{VERSION}:{digest.hexdigest()}"


def known(value: str) -> bool:
    """Whether this program can recompute a seal of this version."""
    return value.partition(":")[0] == str(VERSION)


def zeilen(session: Session, pruefung_id: uuid.UUID, nummer: int) -> Iterator[str]:
    """The lines that are sealed, without their line feeds."""
    yield f"Q-Check Siegel {VERSION}"
    for name in _VERSION_1:
        yield name
        yield from sorted(_line(row) for row in _rows(session, name, pruefung_id, nummer))
    yield "katalog"
    yield _line(_katalog(session, pruefung_id))


def _katalog(session: Session, pruefung_id: uuid.UUID) -> tuple[object, ...]:
    key = zustand.require(session, pruefung_id).katalog_id
    katalog = SQLModel.metadata.tables["katalog"]
    stored = session.connection().execute(select(katalog.c.pruefsumme).where(katalog.c.id == key)).scalar_one()
    content = katalog_door.katalog(session, key)
    return content.code, content.version, stored, katalog_door.pruefsumme(content)


def _rows(session: Session, name: str, pruefung_id: uuid.UUID, nummer: int) -> Iterable[Iterable[Any]]:
    owner, columns = _VERSION_1[name]
    table, akte = SQLModel.metadata.tables[name], SQLModel.metadata.tables["akte"]
    query = select(*(table.c[column] for column in columns))
    if owner == _AKTE:
        query = query.join(akte, akte.c.id == table.c.akte_id).where(akte.c.pruefung_id == pruefung_id)
    else:
        query = query.where(table.c[owner] == pruefung_id)
    if name == "freigabe":
        query = query.where(table.c.nummer <= nummer)
    for row in session.connection().execute(query):
        yield _own(name, columns, row, nummer)


def _own(name: str, columns: tuple[str, ...], row: Any, nummer: int) -> Iterable[Any]:
    """The row as it is sealed: a protocol by its SHA-256, the sign-off itself without its seal and its end."""
    if name == "ziehung":
        return (*row[:-1], hashlib.sha256(row[-1].encode()).hexdigest())
    if name == "freigabe" and row[0] == nummer:
        return (
            value for column, value in zip(columns, row, strict=True)
            if column != "siegel" and not column.startswith("aufgehoben")
        )  # fmt: skip
    return row  # type: ignore[no-any-return]  # SQLAlchemy's row is untyped here


def _line(row: Iterable[Any]) -> str:
    return _ENCODER.encode(list(row))


def _plain(value: object) -> str:
    """What JSON has no word for; an enum of texts is a text to it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, uuid.UUID), "the tables hold nothing else"
    return str(value)


#: One for all lines, because building one costs more than a line.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_plain)
