"""Sheets that are begun: kept as they stand, counted nowhere until they are finished.

A begun sheet is a row whose ``erfassung`` is negative: -1 of the first entry, -2 of the second.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.befragung import tables
from qmapp.checks.befragung.bogen import LONGEST_NUMBER, enter_bogen
from qmapp.checks.befragung.grenzen import fragebogen, require_open
from qmapp.checks.befragung.rows import Bogen, Bogenquelle
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError


def hold_entwurf(
    session: Session,
    befragung_id: UUID,
    nummer: str,
    *,
    werte: Mapping[str, int],
    angaben: Mapping[str, int],
    texte: Mapping[str, str],
    jetzt: datetime,
    wer: str,
    erfassung: int = 1,
    entwurf_id: UUID | None = None,
) -> UUID:
    """Keep a begun sheet; its id, under which it is kept again.

    The number may still be missing. Raises UserError for an answer the sheet does not offer, and for a number another
    begun sheet has.
    """
    row = require_open(session, befragung_id)
    number = cleaned(nummer, "Die Bogennummer", longest=LONGEST_NUMBER, field="nummer")
    sheet = fragebogen(session, row)
    told: dict[str, Any] = {
        "nummer": number,
        "werte": sheet.werte(werte),
        "angaben": sheet.angaben(angaben),
        "texte": sheet.texte(texte),
        "um": jetzt,
        "wer": cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
    }
    found = _held(session, befragung_id, number, erfassung, entwurf_id)
    if found is None:
        quelle = Bogenquelle.ERFASST
        found = tables.Bogen(befragung_id=befragung_id, erfassung=-erfassung, quelle=quelle, **told)
    for name, value in told.items():
        setattr(found, name, value)
    session.add(found)
    session.flush()
    return found.id


def finish_bogen(
    session: Session,
    befragung_id: UUID,
    nummer: str,
    *,
    werte: Mapping[str, int],
    angaben: Mapping[str, int],
    texte: Mapping[str, str],
    jetzt: datetime,
    wer: str,
    erfassung: int = 1,
    entwurf_id: UUID | None = None,
) -> UUID:
    """Enter a sheet and let go of what was kept of it while it was begun; its id. Raises as ``enter_bogen``."""
    held = _by_id(session, befragung_id, erfassung, entwurf_id)
    if held is not None:
        session.delete(held)
        session.flush()
    return enter_bogen(
        session,
        befragung_id,
        nummer,
        werte=werte,
        angaben=angaben,
        texte=texte,
        jetzt=jetzt,
        wer=wer,
        erfassung=erfassung,
    )


def begonnene(session: Session, befragung_id: UUID, erfassung: int = 1) -> tuple[Bogen, ...]:
    """The begun sheets of one entry, the last one first; their ``erfassung`` is negative."""
    row = tables.Bogen
    found = session.exec(
        select(row)
        .where(row.befragung_id == befragung_id, row.erfassung == -erfassung)
        .order_by(col(row.um).desc(), col(row.nummer))
    )
    return tuple(Bogen(**one.model_dump(exclude={"befragung_id"})) for one in found)


def anzahl_begonnen(session: Session, befragung_id: UUID) -> int:
    """How many sheets are begun and not finished, in both entries."""
    row = tables.Bogen
    return session.exec(select(func.count()).where(row.befragung_id == befragung_id, row.erfassung < 0)).one()


def _held(session: Session, befragung_id: UUID, number: str, erfassung: int, key: UUID | None) -> tables.Bogen | None:
    """The row a begun sheet is kept in already; raises UserError where another one has its number."""
    held = _by_id(session, befragung_id, erfassung, key)
    same = _begun(session, befragung_id, number, erfassung)
    if same is not None and same is not held:
        raise UserError(f"Bogen {number or 'ohne Nummer'} ist schon begonnen.", field="nummer")
    return held


def _by_id(session: Session, befragung_id: UUID, erfassung: int, key: UUID | None) -> tables.Bogen | None:
    held = None if key is None else session.get(tables.Bogen, key)
    if held is None or (held.befragung_id, held.erfassung) != (befragung_id, -erfassung):
        return None
    return held


def _begun(session: Session, befragung_id: UUID, number: str, erfassung: int) -> tables.Bogen | None:
    row = tables.Bogen
    return session.exec(
        select(row).where(row.befragung_id == befragung_id, row.nummer == number, row.erfassung == -erfassung)
    ).first()
