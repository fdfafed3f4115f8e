"""What is open in whose name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from qmapp.act.berichtspflicht import tables as berichte
from qmapp.act.management_response.uebergabe.rows import Als, Posten, Postenart, Uebergabe
from qmapp.act.massnahme import tables as massnahmen
from qmapp.act.massnahme.rows import Status
from qmapp.act.projekt import tables as projekte
from qmapp.act.wiedervorlage import tables as wiedervorlagen
from qmapp.german import folded

_OPEN = [status for status in Status if status.offen]


def uebergabe(session: Session, von: str, heute: date, als: frozenset[Als] = frozenset(Als)) -> Uebergabe:
    """Everything open in this name, in the capacities of ``als``, by kind and Kennung; nothing is changed.

    Open are Maßnahmen neither done nor given up, Wiedervorlagen not settled, Berichtspflichten that have not ended on
    ``heute``, recurring meetings, and Projekte not closed. Case, accents and outer spaces of the name do not matter.
    """
    found = [held.posten for held in _held(session, heute) if held.posten.als in als and same(held.name, von)]
    return Uebergabe(von.strip(), tuple(found))


def namen(session: Session, heute: date) -> tuple[tuple[str, int], ...]:
    """Every name with the number of things open in it, by name."""
    things: dict[str, set[UUID]] = {}
    spelled: dict[str, Counter[str]] = {}
    for held in _held(session, heute):
        things.setdefault(_key(held.name), set()).add(held.posten.id)
        spelled.setdefault(_key(held.name), Counter())[held.name] += 1
    shown = ((spelled[key].most_common(1)[0][0], len(ids)) for key, ids in things.items())
    return tuple(sorted(shown, key=lambda row: (folded(row[0]), row[0])))


def same(one: str, other: str) -> bool:
    """Whether two names are written alike but for case, accents and outer spaces."""
    return _key(one) == _key(other)


@dataclass(frozen=True)
class _Held:
    name: str
    posten: Posten


def _held(session: Session, heute: date) -> Iterator[_Held]:
    """Every name at every open thing, by kind and Kennung."""
    for found in (_measures(session), _notes(session), _duties(session, heute), _meetings(session), _projects(session)):
        rows = [held for held in found if held.name]
        yield from sorted(rows, key=lambda held: (len(held.posten.kennung), held.posten.kennung))


def _measures(session: Session) -> Iterator[_Held]:
    row, step = massnahmen.Massnahme, massnahmen.Meilenstein
    still = select(step.massnahme_id, func.count()).where(col(step.ist).is_(None)).group_by(col(step.massnahme_id))
    steps: dict[UUID, int] = dict(session.exec(still).all())
    columns: list[Any] = [row.id, row.kennung, row.titel, row.frist, row.verantwortlich, row.person, row.beteiligte]
    for key, kennung, titel, frist, role, person, involved in session.exec(
        select(*columns).where(col(row.status).in_(_OPEN))
    ):
        told = [(role, Als.VERANTWORTLICH), (person, Als.PERSON), *((name, Als.BETEILIGT) for name in involved)]
        for name, als in told:
            yield _Held(name, Posten(Postenart.MASSNAHME, key, kennung, titel, als, frist, steps.get(key, 0)))


def _notes(session: Session) -> Iterator[_Held]:
    row = wiedervorlagen.Wiedervorlage
    for note in session.exec(select(row).where(col(row.erledigt_am).is_(None))):
        posten = Posten(
            Postenart.WIEDERVORLAGE, note.id, note.kennung, note.text, Als.VERANTWORTLICH, termin=note.datum
        )
        yield _Held(note.rolle, posten)


def _duties(session: Session, heute: date) -> Iterator[_Held]:
    row = berichte.Berichtspflicht
    for duty in session.exec(select(row).where(or_(col(row.endet_am).is_(None), col(row.endet_am) >= heute))):
        yield _Held(
            duty.rolle, Posten(Postenart.BERICHTSPFLICHT, duty.id, duty.kennung, duty.titel, Als.VERANTWORTLICH)
        )


def _meetings(session: Session) -> Iterator[_Held]:
    for series in session.exec(select(berichte.Terminserie)):
        told = [(series.rolle, Als.VERANTWORTLICH), *((name, Als.BETEILIGT) for name in series.pflicht)]
        for name, als in told:
            yield _Held(name, Posten(Postenart.TERMINSERIE, series.id, series.kennung, series.titel, als))


def _projects(session: Session) -> Iterator[_Held]:
    row = projekte.Projekt
    for project in session.exec(select(row).where(col(row.abgeschlossen_am).is_(None))):
        told = [(project.leitung, Als.VERANTWORTLICH), *((name, Als.BETEILIGT) for name in project.team)]
        for name, als in told:
            yield _Held(
                name, Posten(Postenart.PROJEKT, project.id, project.kennung, project.titel, als, termin=project.bis)
            )


def _key(name: str) -> str:
    return folded(name.strip())
