"""What the Leitung answers: drafted by anybody, to one Empfehlung and to all of a year."""

from datetime import date
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung import tables
from qmapp.act.empfehlung.grenzen import (
    Antwortangaben,
    Gesamtangaben,
    apply_answer,
    apply_overall,
    require,
    require_jahr,
    require_unreleased,
)
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import day

_HEAD = "Amtsleitung"


def draft_stellungnahme(session: Session, empfehlung_id: UUID, *, wer: str, **angaben: Unpack[Antwortangaben]) -> None:
    """Write down what is named of the answer, nothing else; ``wer`` is noted as who drafted it.

    A new answer is given by the role that answered last, the first one by the head of the office. Raises UserError
    with the field of what cannot be taken, and where the answer is released already.
    """
    row = require(session, empfehlung_id)
    answer = session.get(tables.Stellungnahme, empfehlung_id)
    require_unreleased(row, answer)
    if answer is None:
        answer = tables.Stellungnahme(empfehlung_id=empfehlung_id, rolle=_usual_rolle(session))
    apply_answer(row, answer, angaben)
    answer.entworfen_durch = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    session.add(answer)
    session.flush()


def draft_gesamtstellungnahme(session: Session, jahr: int, **angaben: Unpack[Gesamtangaben]) -> None:
    """Write down what is named of the answer to all Empfehlungen of a year; raises UserError where it is released."""
    row = session.get(tables.Gesamtstellungnahme, require_jahr(jahr))
    _require_open(row)
    if row is None:
        row = tables.Gesamtstellungnahme(jahr=jahr, rolle=_usual_rolle(session))
    apply_overall(row, angaben)
    session.add(row)
    session.flush()


def release_gesamtstellungnahme(session: Session, jahr: int, *, heute: date, wer: str) -> None:
    """Release it under the name ``wer``; raises UserError where text, role or name is missing or its day is to come."""
    row = _require_gesamt(session, jahr)
    _require_open(row)
    for field, value, what in (("text", row.text, "der Text"), ("rolle", row.rolle, "die Rolle, die antwortet")):
        if not value:
            raise UserError(
                f"Zur Gesamtstellungnahme {jahr} fehlt noch {what}.", advice="Bitte tragen Sie etwas ein.", field=field
            )
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
    if row.datum is not None and row.datum > heute:
        raise UserError(
            f"Das Datum {day(row.datum)} liegt noch vor uns.", advice="Bitte berichtigen Sie es.", field="datum"
        )
    row.datum = row.datum or heute
    row.freigegeben_am = heute
    row.freigegeben_durch = name
    session.flush()


def reopen_gesamtstellungnahme(session: Session, jahr: int) -> None:
    """Take the release back; it is a draft again."""
    row = _require_gesamt(session, jahr)
    row.freigegeben_am = None
    row.freigegeben_durch = ""
    session.flush()


def _require_gesamt(session: Session, jahr: int) -> tables.Gesamtstellungnahme:
    row = session.get(tables.Gesamtstellungnahme, jahr)
    if row is None:
        raise UserError(f"Zum Jahr {jahr} gibt es noch keine Gesamtstellungnahme.", advice="Schreiben Sie sie zuerst.")
    return row


def _require_open(row: tables.Gesamtstellungnahme | None) -> None:
    if row is not None and row.freigegeben_am is not None:
        raise UserError(
            f"Die Gesamtstellungnahme {row.jahr} ist am {day(row.freigegeben_am)} freigegeben worden.",
            advice="Öffnen Sie sie wieder, wenn sie geändert werden soll.",
        )


def _usual_rolle(session: Session) -> str:
    """The role of the latest answer; the head of the office where there is none yet."""
    row = tables.Stellungnahme
    query = select(row.rolle).where(row.rolle != "").order_by(col(row.datum).desc().nulls_last())
    return session.exec(query).first() or _HEAD
