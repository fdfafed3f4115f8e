"""The draw of a Prüfung: once, documented, and never silently changed."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import grundgesamtheit, tables, zustand
from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte, GezogeneSchicht, Ziehungsergebnis, zieh
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import zweite_ziehungen
from qmapp.checks.aktenpruefung.folgeziehung.kette import als_text, sha256
from qmapp.checks.aktenpruefung.folgeziehung.zweite import zweite_von
from qmapp.checks.aktenpruefung.protokoll import Nachrechnung, nachrechnen, protokoll
from qmapp.checks.aktenpruefung.rows import Aktenstand, Plan, Schichtung, Zeile
from qmapp.checks.aktenpruefung.stichprobe import plan
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError

__all__ = [
    "GezogeneAkte",
    "GezogeneSchicht",
    "Nachrechnung",
    "Ziehungsergebnis",
    "draw",
    "nachrechnen",
    "protokoll",
    "zieh",
    "ziehungsprotokoll",
]


def draw(session: Session, pruefung_id: UUID, *, wer: str, jetzt: datetime, version: str) -> UUID:
    """Draw the planned sample from the list; the id of the draw.

    Freezes list, exclusions and plan, creates the files with their spares and keeps the protocol. Raises UserError
    where list, plan or seed are missing, for a second draw, and where the list is not the one that was read.
    """
    head = zustand.require_before_draw(session, pruefung_id)
    population = grundgesamtheit.grundgesamtheit(session, pruefung_id)
    if population is None:
        raise UserError("Es ist noch keine Liste eingelesen.", advice="Lesen Sie zuerst die Fallliste ein.")
    rows = list(grundgesamtheit.zeilen(session, pruefung_id))
    result = zieh(rows, plan(session, pruefung_id), population.ausschluesse)
    if result.pruefsumme != population.pruefsumme:
        raise UserError(
            "Die Akten der Liste sind nicht mehr die, die eingelesen wurden.",
            advice="Bitte lesen Sie die Liste neu ein und melden Sie den Vorfall.",
        )
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    text = als_text(
        protokoll(
            result,
            angaben=population.angaben,
            wer=name,
            jetzt=jetzt,
            version=version,
            kennung=head.kennung,
            titel=head.titel,
            zweite_von=zweite_von(session, head, result.plan.startwert),
            neyman_aus=_earlier(session, result.plan),
        )
    )
    drawn = tables.Ziehung(
        pruefung_id=pruefung_id,
        gezogen_um=jetzt,
        gezogen_durch=name,
        version=version,
        umfang=result.umfang,
        protokoll=text,
        protokoll_sha256=sha256(text),
    )
    session.add(drawn)
    session.flush()
    _create_akten(session, drawn, result, {row.schluessel: row for row in rows})
    return drawn.id


def ziehungsprotokoll(session: Session, pruefung_id: UUID) -> dict[str, Any]:
    """The protocol as it was written, with what was added since: replacements, later draws, its own SHA-256.

    ``weitere_ziehungen`` are the entries behind the first draw, each with its digest, ``zweite_ziehungen`` the
    Prüfungen that draw from the same population again. Raises UserError before the draw.
    """
    drawn = zustand.ziehung(session, pruefung_id)
    if drawn is None:
        raise UserError("Die Stichprobe ist noch nicht gezogen.", advice="Ziehen Sie zuerst die Akten.")
    content: dict[str, Any] = json.loads(drawn.protokoll)
    content["ersetzungen"] = _ersetzungen(session, pruefung_id)
    content["protokoll_sha256"] = drawn.protokoll_sha256
    content["weitere_ziehungen"] = _weitere(session, drawn)
    content["zweite_ziehungen"] = [
        {"kennung": other.kennung, "titel": other.titel, "grund": other.grund}
        for other in zweite_ziehungen(session, pruefung_id)
    ]
    return content


def _earlier(session: Session, plan: Plan) -> str:
    """The Kennung of the Prüfung whose results divide this sample, "" where they were typed or are not used."""
    if plan.schichtung is not Schichtung.NEYMAN or plan.neyman_aus_id is None:
        return ""
    return zustand.require(session, plan.neyman_aus_id).kennung


def _weitere(session: Session, first: tables.Ziehung) -> list[dict[str, Any]]:
    row = tables.Ziehung
    query = select(row).where(row.pruefung_id == first.pruefung_id, row.id != first.id).order_by(col(row.nummer))
    return [
        {**json.loads(later.protokoll), "protokoll_sha256": later.protokoll_sha256} for later in session.exec(query)
    ]


def _create_akten(session: Session, drawn: tables.Ziehung, result: Ziehungsergebnis, rows: dict[str, Zeile]) -> None:
    """Written in one statement: a draw from a million files brings thirty thousand."""
    table = tables.Akte.__table__  # type: ignore[attr-defined]  # every table class has one
    akten = [
        _akte(drawn, number, akte, akte.rang - len(schicht.akten), rows[akte.schluessel])
        for number, schicht in enumerate(result.schichten)
        for akte in (*schicht.akten, *schicht.reserve)
    ]
    session.connection().execute(insert(table), akten)


def _akte(drawn: tables.Ziehung, schicht_nr: int, akte: GezogeneAkte, spare: int, row: Zeile) -> dict[str, Any]:
    values = tables.Akte(
        pruefung_id=drawn.pruefung_id,
        ziehung_id=drawn.id,
        schicht_nr=schicht_nr,
        rang=akte.rang,
        reserve_rang=spare if spare > 0 else None,
        ticket=akte.ticket,
        schluessel=akte.schluessel,
        schicht=akte.schicht,
        team=row.team,
        betrag_cent=row.betrag_cent,
        weitere=list(row.weitere),
        stand=Aktenstand.OFFEN,
    )
    return values.model_dump()


def _ersetzungen(session: Session, pruefung_id: UUID) -> list[dict[str, Any]]:
    """Files that gave way, and lost ones for which another is examined besides; ``stand`` tells them apart."""
    akte, spare = tables.Akte, aliased(tables.Akte)
    query = (
        select(akte, spare.schluessel)
        .outerjoin(spare, col(spare.ersatz_fuer_id) == col(akte.id))
        .where(akte.pruefung_id == pruefung_id, or_(col(akte.stand) == Aktenstand.ERSETZT, col(spare.id).is_not(None)))
        .order_by(col(akte.erledigt_um), col(akte.schicht_nr), col(akte.rang))
    )
    return [
        {
            "schluessel": row.schluessel,
            "schicht": row.schicht,
            "grund": row.grund,
            "ersatz": key,
            "stand": row.stand.value,
            "am": None if row.erledigt_um is None else row.erledigt_um.isoformat(timespec="seconds"),
            "durch": row.erledigt_durch,
        }
        for row, key in session.exec(query)
    ]
