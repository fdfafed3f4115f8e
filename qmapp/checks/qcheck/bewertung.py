"""Answering: one question after the other, by each assessor or by the team together."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.grenzen import LONGEST_REMARK, require_frage, require_open
from qmapp.checks.qcheck.rows import Urteil
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError


def rate(
    session: Session,
    qcheck_id: UUID,
    code: str,
    urteil: Urteil,
    *,
    jetzt: datetime,
    wer: str,
    bewerter: str = "",
    bemerkung: str | None = None,
) -> None:
    """Answer a question, or change the answer; without a ``bemerkung`` the remark stays as it was.

    ``bewerter`` is the assessor of the team who answers for themselves, "" the team together. An answer that needs a
    remark is kept without one, so that nobody is held up; it stands in the way of submitting. Raises UserError for an
    unknown question, an assessor who is not in the team, and one's own answer after the team has agreed.
    """
    row = require_open(session, qcheck_id)
    require_frage(session, row, code)
    _require_assessor(row, bewerter)
    _require_undecided(session, qcheck_id, code, bewerter)
    answer = session.get(tables.QCheckBewertung, (qcheck_id, bewerter, code))
    if answer is None:
        answer = tables.QCheckBewertung(
            qcheck_id=qcheck_id, bewerter=bewerter, code=code, urteil=urteil, um=jetzt, wer=""
        )
        session.add(answer)
    answer.urteil, answer.um = urteil, jetzt
    answer.wer = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    if bemerkung is not None:
        answer.bemerkung = cleaned(bemerkung, "Die Bemerkung", longest=LONGEST_REMARK, field="bemerkung")
    session.flush()


def remark(
    session: Session, qcheck_id: UUID, code: str, bemerkung: str, *, jetzt: datetime, wer: str, bewerter: str = ""
) -> None:
    """Change the remark of an answer; raises UserError where the question has none yet."""
    require_open(session, qcheck_id)
    _require_undecided(session, qcheck_id, code, bewerter)
    answer = session.get(tables.QCheckBewertung, (qcheck_id, bewerter, code))
    if answer is None:
        raise UserError("Diese Frage ist noch nicht bewertet.", advice="Bitte bewerten Sie sie zuerst.", field="code")
    answer.bemerkung = cleaned(bemerkung, "Die Bemerkung", longest=LONGEST_REMARK, field="bemerkung")
    answer.um, answer.wer = jetzt, cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    session.flush()


def retract(session: Session, qcheck_id: UUID, code: str, *, bewerter: str = "") -> None:
    """Take an answer back with its remark; nothing happens where there is none. The agreed one: talk it over again."""
    require_open(session, qcheck_id)
    _require_undecided(session, qcheck_id, code, bewerter)
    answer = session.get(tables.QCheckBewertung, (qcheck_id, bewerter, code))
    if answer is not None:
        session.delete(answer)
        session.flush()


def _require_undecided(session: Session, qcheck_id: UUID, code: str, bewerter: str) -> None:
    """What was agreed stands on what each has said: that does not change behind it."""
    if bewerter and session.get(tables.QCheckBewertung, (qcheck_id, "", code)) is not None:
        raise UserError(
            f"Zu {code} hat sich das Team schon geeinigt.",
            advice="Nehmen Sie zuerst in der Konsensrunde die Einigung zurück.",
            field="code",
        )


def _require_assessor(row: tables.QCheck, bewerter: str) -> None:
    if bewerter and row.gemeinsam:
        raise UserError(
            f"{row.kennung} wird gemeinsam bewertet.", advice="Stellen Sie im Planungsblatt auf einzelne Bewertung um."
        )
    if bewerter and bewerter not in row.team:
        raise UserError(f"{bewerter} gehört nicht zum Team.", field="bewerter")
