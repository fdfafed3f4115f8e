"""From several assessments to one: what all agree on is taken over, the rest is talked about."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.abfragen import abgleich
from qmapp.checks.qcheck.bewertung import rate
from qmapp.checks.qcheck.grenzen import LONGEST_REMARK, require_open
from qmapp.checks.qcheck.rows import Urteil
from qmapp.errors import UserError


def adopt_agreed(session: Session, qcheck_id: UUID, *, jetzt: datetime, wer: str) -> int:
    """Take over every answer in which the whole team agrees and that is not agreed yet; how many there were.

    Remarks are joined, each with the name of who made it. Raises UserError where somebody of the team has not answered
    any question yet.
    """
    row = require_open(session, qcheck_id)
    _require_everybody(session, row)
    taken = 0
    for line in abgleich(session, qcheck_id):
        if line.konsens is None and len(line.einzeln) == len(row.team) and line.einig:
            words = "\n".join(f"{one.bewerter}: {one.bemerkung}" for one in line.einzeln if one.bemerkung)
            rate(
                session,
                qcheck_id,
                line.punkt.code,
                line.einzeln[0].urteil,
                jetzt=jetzt,
                wer=wer,
                bemerkung=words[:LONGEST_REMARK],
            )
            taken += 1
    return taken


def agree(
    session: Session, qcheck_id: UUID, code: str, urteil: Urteil, begruendung: str, *, jetzt: datetime, wer: str
) -> None:
    """Settle a question the team has answered differently; the reason becomes its remark.

    Raises UserError without a reason where the answers differ.
    """
    require_open(session, qcheck_id)
    answer = tables.QCheckBewertung
    given = session.exec(
        select(answer.urteil).where(answer.qcheck_id == qcheck_id, answer.code == code, col(answer.bewerter) != "")
    ).all()
    if len(set(given)) > 1 and not begruendung.strip():
        raise UserError(
            "Die Bewertungen weichen voneinander ab.",
            advice="Bitte halten Sie fest, worauf sich das Team geeinigt hat und warum.",
            field="begruendung",
        )
    rate(session, qcheck_id, code, urteil, jetzt=jetzt, wer=wer, bemerkung=begruendung)


def _require_everybody(session: Session, row: tables.QCheck) -> None:
    answer = tables.QCheckBewertung
    counted: defaultdict[str, int] = defaultdict(int)
    for name in session.exec(select(answer.bewerter).where(answer.qcheck_id == row.id)):
        counted[name] += 1
    missing = [name for name in row.team if not counted[name]]
    if row.gemeinsam or not row.team:
        raise UserError(f"{row.kennung} wird gemeinsam bewertet, es gibt nichts abzugleichen.")
    if missing:
        raise UserError(
            f"{', '.join(missing)} {'hat' if len(missing) == 1 else 'haben'} noch nichts bewertet.",
            advice="Der Abgleich beginnt, wenn alle bewertet haben.",
        )
