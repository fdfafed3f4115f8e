"""What later rooms say of a Q-Check, asked by their columns: the rooms themselves know only the ones before them."""

from uuid import UUID

from sqlalchemy import Uuid, column, select, table
from sqlmodel import Session

from qmapp.checks.qcheck import tables
from qmapp.errors import UserError

_FESTSTELLUNG = table("feststellung", column("kennung"), column("qcheck_id", Uuid()))


def feststellungen_aus(session: Session, qcheck_id: UUID) -> tuple[str, ...]:
    """The Kennungen of the Feststellungen that rest on a Q-Check, in order."""
    named = select(_FESTSTELLUNG.c.kennung).where(_FESTSTELLUNG.c.qcheck_id == qcheck_id)
    return tuple(session.execute(named.order_by(_FESTSTELLUNG.c.kennung)).scalars())


def require_unused(session: Session, row: tables.QCheck) -> None:
    """Raises UserError while a Feststellung rests on it."""
    named = feststellungen_aus(session, row.id)
    if named:
        which = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} und {named[-1]}"
        raise UserError(
            f"Auf {row.kennung} {'beruht' if len(named) == 1 else 'beruhen'} {which}.",
            advice=f"Löschen Sie zuerst {'diese Feststellung' if len(named) == 1 else 'diese Feststellungen'}.",
        )
