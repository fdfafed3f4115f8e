"""Releasing the answer of the Leitung by a named person, and opening it again."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung import tables
from qmapp.act.empfehlung.grenzen import released, require, require_unreleased
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.abfragen import vorgang
from qmapp.act.massnahme import tables as massnahme_tables
from qmapp.act.massnahme.pflege import update_massnahme
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError


def release_stellungnahme(session: Session, empfehlung_id: UUID, *, heute: date, wer: str) -> None:
    """Release the answer under the name ``wer``; from then on it cannot be changed.

    Its day is ``heute`` unless one was told, and Maßnahmen not agreed yet are agreed on that day; a reason left from
    another choice goes with an accepted one. Raises UserError where it is released already, and with the field of the
    first thing missing while something blocks it.
    """
    row = require(session, empfehlung_id)
    answer = session.get(tables.Stellungnahme, empfehlung_id)
    require_unreleased(row, answer)
    _agree(session, empfehlung_id, heute if answer is None or answer.datum is None else answer.datum)
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
    missing = [lack for lack in vorgang(session, empfehlung_id, heute).fehlt if lack.sperrt]
    if missing:
        first, *others = missing
        raise UserError(
            first.satz,
            safe="Die Antwort ist noch nicht freigegeben.",
            advice=" ".join(["Bitte tragen Sie es nach.", *(lack.satz for lack in others)]),
            field=first.feld,
        )
    assert answer is not None, "without one its Haltung is missing"
    if answer.haltung is Haltung.ANGENOMMEN:
        answer.grund, answer.begruendung = None, ""
    answer.datum = answer.datum or heute
    answer.freigegeben_am = heute
    answer.freigegeben_durch = name
    session.flush()


def reopen_stellungnahme(session: Session, empfehlung_id: UUID) -> None:
    """Take the release back; the answer is a draft again. Raises UserError where it is one already."""
    row = require(session, empfehlung_id)
    answer = released(session, empfehlung_id)
    if answer is None:
        raise UserError(f"Die Antwort zu {row.kennung} ist nicht freigegeben.")
    answer.freigegeben_am = None
    answer.freigegeben_durch = ""
    session.flush()


def _agree(session: Session, empfehlung_id: UUID, am: date) -> None:
    """What was carried out before the Leitung answered was agreed that day at the latest."""
    row = massnahme_tables.Massnahme
    waiting = select(row).where(row.empfehlung_id == empfehlung_id, col(row.vereinbart_am).is_(None))
    for found in session.exec(waiting).all():
        agreed = min(day for day in (am, found.umgesetzt_am, _past(found, am)) if day is not None)
        try:
            update_massnahme(session, found.id, vereinbart_am=agreed)
        except UserError as error:
            raise UserError(f"{found.kennung}: {error.message}", advice=error.advice, field="massnahme") from error


def _past(row: massnahme_tables.Massnahme, am: date) -> date | None:
    """The deadline of one that is done or given up and was over before ``am``: nobody has to correct it any more."""
    return row.frist if row.frist is not None and row.frist < am and not row.status.offen else None
