"""Reading Projekte: all of them, or one with its phases and Maßnahmen."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.act.massnahme import massnahmen
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.tables import Massnahme
from qmapp.act.projekt import tables
from qmapp.act.projekt.grenzen import require
from qmapp.act.projekt.rows import Phase, Projekt, Projektstand, ProjektZeile


def projekte(session: Session, stichtag: date) -> tuple[ProjektZeile, ...]:
    """All Projekte as they stand on a day, those under way first, then by Kennung."""
    rows = list(session.exec(select(tables.Projekt).order_by(col(tables.Projekt.kennung))))
    phases, counts = _phases(session), _counts(session)
    lines = [_line(row, phases[row.id], counts[row.id], stichtag) for row in rows]
    return tuple(sorted(lines, key=lambda line: line.stand is Projektstand.ABGESCHLOSSEN))


def projekt(session: Session, projekt_id: UUID, stichtag: date) -> Projekt:
    """One with its phases and Maßnahmen as they stand on a day; raises UserError where it is gone."""
    row = require(session, projekt_id)
    phases = _phases(session, projekt_id)[projekt_id]
    line = _line(row, phases, _counts(session)[projekt_id], stichtag)
    bundle = tuple(massnahme for massnahme in massnahmen(session, stichtag) if massnahme.projekt_id == projekt_id)
    return Projekt(line, tuple(phases), bundle)


def _line(row: tables.Projekt, phases: Sequence[Phase], counted: Counter[Status], stichtag: date) -> ProjektZeile:
    values = row.model_dump()
    return ProjektZeile(
        **values | {"team": tuple(row.team)},
        stand=_stand(row, phases, stichtag),
        massnahmen=counted.total(),
        umgesetzt=counted[Status.UMGESETZT],
        nicht_relevant=counted[Status.NICHT_RELEVANT],
        phase=next((phase.titel for phase in phases if phase.beendet_am is None), ""),
    )


def _stand(row: tables.Projekt, phases: Sequence[Phase], stichtag: date) -> Projektstand:
    if row.abgeschlossen_am is not None:
        return Projektstand.ABGESCHLOSSEN
    late = any(phase.beendet_am is None and phase.bis < stichtag for phase in phases)
    if late or (row.bis is not None and row.bis < stichtag):
        return Projektstand.UEBERFAELLIG
    begins = min((day for day in (row.von, *(phase.von for phase in phases)) if day is not None), default=None)
    return Projektstand.GEPLANT if begins is not None and begins > stichtag else Projektstand.LAEUFT


def _phases(session: Session, projekt_id: UUID | None = None) -> defaultdict[UUID, list[Phase]]:
    """Phases of every Projekt (or of one) in the order they begin."""
    table = tables.ProjektPhase
    query = select(table).order_by(col(table.von), col(table.bis), col(table.titel))
    if projekt_id is not None:
        query = query.where(table.projekt_id == projekt_id)
    found: defaultdict[UUID, list[Phase]] = defaultdict(list)
    for row in session.exec(query):
        found[row.projekt_id].append(Phase(**row.model_dump()))
    return found


def _counts(session: Session) -> defaultdict[UUID, Counter[Status]]:
    """How many Maßnahmen of each status a Projekt has."""
    query = (
        select(Massnahme.projekt_id, Massnahme.status, func.count())
        .where(col(Massnahme.projekt_id).is_not(None))
        .group_by(col(Massnahme.projekt_id), col(Massnahme.status))
    )
    found: defaultdict[UUID, Counter[Status]] = defaultdict(Counter)
    for projekt_id, status, count in session.exec(query):
        if projekt_id is not None:
            found[projekt_id][Status(status)] = count
    return found
