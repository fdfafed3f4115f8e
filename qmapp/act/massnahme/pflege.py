"""What is said of a Maßnahme, changed; its deadline, moved; the Maßnahme itself, deleted."""

from datetime import date
from typing import Any, Unpack
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.act.massnahme import tables
from qmapp.act.massnahme.grenzen import Angaben, apply, check_frist, require
from qmapp.act.vorgaben import vorgaben
from qmapp.eingabe import LONGEST_TITLE, cleaned, reason
from qmapp.errors import UserError
from qmapp.german import day


def update_massnahme(
    session: Session, massnahme_id: UUID, *, heute: date | None = None, **angaben: Unpack[Angaben]
) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken.

    An agreed deadline is not changed here but by :func:`postpone`; a first one needs ``heute`` (ValueError without).
    """
    apply(session, require(session, massnahme_id), angaben, heute, vorgaben(session))
    session.flush()


def postpone(session: Session, massnahme_id: UUID, auf: date, grund: str, *, heute: date, genehmigt: str = "") -> None:
    """Move the deadline with a reason; the first one is kept, every move is counted, the status stays as it is.

    A later day counts as postponed, an earlier one is noted with its reason but not counted. Raises UserError without
    a reason, without a deadline to move, for one that is done, and for a day before today or before the agreement.
    """
    row = require(session, massnahme_id)
    session.add(moved(row, auf, grund, heute=heute, genehmigt=genehmigt, nr=_next_number(session, row.id)))
    session.flush()


def moved(row: tables.Massnahme, auf: date, grund: str, *, heute: date, genehmigt: str, nr: int) -> tables.Verschiebung:
    """Move the deadline of ``row`` and give the line that tells of it; raises UserError as :func:`postpone`."""
    why, von = reason(grund), row.frist
    if von is None:
        raise UserError(
            f"{row.kennung} hat noch keine Frist.", advice="Bitte tragen Sie zuerst eine ein.", field="frist"
        )
    if not row.status.offen:
        raise UserError(f"{row.kennung} ist nicht mehr offen; ihre Frist bleibt stehen.", field="frist")
    if auf == von:
        raise UserError(f"Die Frist ist schon der {day(von)}.", field="frist")
    check_frist(auf, row.vereinbart_am, heute)
    row.frist_urspruenglich = row.frist_urspruenglich or von
    row.frist = auf
    return tables.Verschiebung(
        massnahme_id=row.id, nr=nr, am=heute, von=von, auf=auf, grund=why, genehmigt=approval(genehmigt)
    )


def approval(genehmigt: str) -> str:
    """Who allowed a new deadline, cleaned."""
    return cleaned(genehmigt, "Wer es genehmigt hat", longest=LONGEST_TITLE, field="genehmigt")


def delete_massnahme(session: Session, massnahme_id: UUID) -> None:
    """Delete it with its Meilensteine and its history; what waited for it waits no longer."""
    session.delete(require(session, massnahme_id))
    session.flush()


def _next_number(session: Session, massnahme_id: UUID) -> int:
    row: Any = tables.Verschiebung
    own = select(func.max(row.nr)).where(row.massnahme_id == massnahme_id, col(row.meilenstein_id).is_(None))
    return (session.exec(own).one() or 0) + 1
