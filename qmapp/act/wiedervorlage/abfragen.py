"""Reading Wiedervorlagen: all of them, those of one thing, or one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.wiedervorlage import tables
from qmapp.act.wiedervorlage.bezug import named
from qmapp.act.wiedervorlage.pflege import require
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile


def wiedervorlagen(
    session: Session, bezug_id: UUID | None = None, *, bis: date | None = None
) -> tuple[WiedervorlageZeile, ...]:
    """All, or those about one thing, or the open ones up to a day: the open ones first, then by day and Kennung."""
    row = tables.Wiedervorlage
    wanted = select(row).order_by(col(row.erledigt_am).is_not(None), col(row.datum), col(row.kennung))
    if bezug_id is not None:
        wanted = wanted.where(col(row.bezug_id) == bezug_id)
    if bis is not None:
        wanted = wanted.where(col(row.erledigt_am).is_(None), col(row.datum) <= bis)
    return _lines(session, session.exec(wanted).all())


def wiedervorlage(session: Session, wiedervorlage_id: UUID) -> WiedervorlageZeile:
    """One; raises UserError where it is gone."""
    (line,) = _lines(session, [require(session, wiedervorlage_id)])
    return line


def nachfolger(session: Session, wiedervorlage_id: UUID) -> WiedervorlageZeile | None:
    """The one that follows in its series, once it is there."""
    row = tables.Wiedervorlage
    found = session.exec(select(row).where(col(row.vorgaenger_id) == wiedervorlage_id)).first()
    return None if found is None else _lines(session, [found])[0]


def _lines(session: Session, rows: Sequence[tables.Wiedervorlage]) -> tuple[WiedervorlageZeile, ...]:
    names = named(session, ((row.bezug_art, row.bezug_id) for row in rows))
    found = []
    for row in rows:
        there = names.get(row.bezug_id) if row.bezug_id is not None else None
        kennung, titel = there or (row.bezug_kennung, "")
        found.append(
            WiedervorlageZeile(
                **row.model_dump(exclude={"vorgaenger_id", "bezug_id", "bezug_kennung"}),
                bezug_id=row.bezug_id if there else None,
                bezug_kennung=kennung,
                bezug_titel=titel,
            )
        )
    return tuple(found)
