"""What a later room says of an Empfehlung, asked by its column: the rooms themselves know only the ones before them."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Uuid, column, func, select, table
from sqlmodel import Session

_MASSNAHME = table("massnahme", column("kennung"), column("empfehlung_id", Uuid()))


def massnahmen_je_empfehlung(session: Session) -> Mapping[UUID, int]:
    """How many Maßnahmen answer each Empfehlung that has any."""
    owner = _MASSNAHME.c.empfehlung_id
    counted = session.execute(select(owner, func.count()).where(owner.is_not(None)).group_by(owner))
    return {row[0]: row[1] for row in counted}


def massnahmen_zu(session: Session, empfehlung_id: UUID) -> tuple[str, ...]:
    """The Kennungen of the Maßnahmen that answer an Empfehlung, in order."""
    named = select(_MASSNAHME.c.kennung).where(_MASSNAHME.c.empfehlung_id == empfehlung_id)
    return tuple(session.execute(named.order_by(_MASSNAHME.c.kennung)).scalars())
