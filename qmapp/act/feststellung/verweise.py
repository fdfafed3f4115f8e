"""What later rooms say of a Feststellung, asked by their columns: the rooms themselves know only the ones before."""

from uuid import UUID

from sqlalchemy import TableClause, Uuid, column, delete, select, table, update
from sqlmodel import Session

_EMPFEHLUNG = table("empfehlung", column("id", Uuid()), column("kennung"))
_MASSNAHME = table("massnahme", column("id", Uuid()), column("kennung"))
_FROM_EMPFEHLUNG = table("empfehlung_feststellung", column("empfehlung_id", Uuid()), column("feststellung_id", Uuid()))
_FROM_MASSNAHME = table("massnahme_feststellung", column("massnahme_id", Uuid()), column("feststellung_id", Uuid()))
#: What may follow from a Feststellung: the table of the links, the column that owns them, the table it names.
_LINKS = ((_FROM_EMPFEHLUNG, "empfehlung_id", _EMPFEHLUNG), (_FROM_MASSNAHME, "massnahme_id", _MASSNAHME))


def folgen(session: Session, feststellung_id: UUID) -> tuple[str, ...]:
    """The Kennungen of the Empfehlungen and Maßnahmen that follow from a Feststellung, Empfehlungen first."""
    found: list[str] = []
    for link, owner, named in _LINKS:
        query = select(named.c.kennung).join(link, link.c[owner] == named.c.id)
        found += session.execute(
            query.where(link.c.feststellung_id == feststellung_id).order_by(named.c.kennung)
        ).scalars()
    return tuple(found)


def hand_on(session: Session, von_id: UUID, nach_id: UUID) -> None:
    """Let what follows from one Feststellung follow from another, each only once."""
    for link, owner, _ in _LINKS:
        _hand_on(session, link, owner, von_id, nach_id)


def _hand_on(session: Session, link: TableClause, owner: str, von_id: UUID, nach_id: UUID) -> None:
    source = link.c.feststellung_id
    already = list(session.execute(select(link.c[owner]).where(source == nach_id)).scalars())
    session.execute(delete(link).where(source == von_id, link.c[owner].in_(already)))
    session.execute(update(link).where(source == von_id).values(feststellung_id=nach_id))
