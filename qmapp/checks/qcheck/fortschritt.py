"""How far each assessor has come, as a count only: nobody sees what the others have answered before the consensus."""

from uuid import UUID

from sqlmodel import Session, col, func, select

from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.grenzen import require
from qmapp.checks.qcheck.rows import Fortschritt, Urteil

_NEED_A_REMARK = [urteil for urteil in Urteil if urteil.braucht_bemerkung]


def fortschritt(session: Session, qcheck_id: UUID) -> tuple[Fortschritt, ...]:
    """Of everybody in the team in its order, or of the team together (``bewerter`` "") where it assesses so."""
    row = require(session, qcheck_id)
    asked = session.exec(
        select(func.count()).select_from(KatalogPunkt).where(KatalogPunkt.katalog_id == row.katalog_id)
    ).one()
    answer = tables.QCheckBewertung
    missing = col(answer.urteil).in_(_NEED_A_REMARK) & (col(answer.bemerkung) == "")
    query = (
        select(answer.bewerter, func.count(), func.sum(missing))
        .where(answer.qcheck_id == qcheck_id)
        .group_by(answer.bewerter)
    )
    counted = {name: (done, int(bare)) for name, done, bare in session.exec(query)}
    who = ("",) if row.gemeinsam else tuple(row.team)
    return tuple(Fortschritt(name, *counted.get(name, (0, 0)), asked) for name in who)
