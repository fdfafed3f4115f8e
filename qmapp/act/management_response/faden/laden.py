"""The rows a thread is made of, read in as many questions for a long one as for a short one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from qmapp.act.empfehlung import tables as empfehlung
from qmapp.act.feststellung import tables as feststellung
from qmapp.act.massnahme import tables as massnahme
from qmapp.errors import UserError


@dataclass
class Geladen:
    """The rows of a thread by their ids; answers by their Empfehlung, the latest effect by its Maßnahme."""

    feststellungen: dict[UUID, feststellung.Feststellung]
    empfehlungen: dict[UUID, empfehlung.Empfehlung]
    antworten: dict[UUID, empfehlung.Stellungnahme]
    massnahmen: dict[UUID, massnahme.Massnahme]
    wirkungen: dict[UUID, massnahme.Wirksamkeit]


def from_feststellung(session: Session, key: UUID) -> Geladen:
    """What follows from a Feststellung and from what was merged into it; raises UserError where it is gone."""
    row = _require(session, feststellung.Feststellung, key)
    own = row if row.aufgegangen_in_id is None else _require(session, feststellung.Feststellung, row.aufgegangen_in_id)
    table = feststellung.Feststellung
    ids = {own.id, *session.exec(select(table.id).where(col(table.aufgegangen_in_id) == own.id))}
    link, direct = empfehlung.EmpfehlungFeststellung, massnahme.MassnahmeFeststellung
    advice = set(session.exec(select(link.empfehlung_id).where(col(link.feststellung_id).in_(ids))))
    answered = set(session.exec(select(direct.massnahme_id).where(col(direct.feststellung_id).in_(ids))))
    answered |= _of_advice(session, advice)
    return _load(session, {own.id}, advice, _with_following(session, answered))


def from_empfehlung(session: Session, key: UUID) -> Geladen:
    """What an Empfehlung follows from and what follows from it; raises UserError where it is gone."""
    _require(session, empfehlung.Empfehlung, key)
    measures = _with_following(session, _of_advice(session, {key}))
    return _load(session, _behind(session, {key}), {key}, measures)


def from_massnahme(session: Session, key: UUID) -> Geladen:
    """What a Maßnahme answers, with those before and after it; raises UserError where it is gone."""
    _require(session, massnahme.Massnahme, key)
    measures = _with_following(session, {key}, back=True)
    row, direct = massnahme.Massnahme, massnahme.MassnahmeFeststellung
    owners = session.exec(select(row.empfehlung_id).where(col(row.id).in_(measures)))
    advice = {owner for owner in owners if owner is not None}
    held = set(session.exec(select(direct.feststellung_id).where(col(direct.massnahme_id).in_(measures))))
    return _load(session, _behind(session, advice) | _speaking(session, held), advice, measures)


def _of_advice(session: Session, advice: set[UUID]) -> set[UUID]:
    row = massnahme.Massnahme
    return set(session.exec(select(row.id).where(col(row.empfehlung_id).in_(advice))))


def _behind(session: Session, advice: set[UUID]) -> set[UUID]:
    """The Feststellungen these Empfehlungen follow from."""
    link = empfehlung.EmpfehlungFeststellung
    return _speaking(
        session, set(session.exec(select(link.feststellung_id).where(col(link.empfehlung_id).in_(advice))))
    )


def _speaking(session: Session, ids: set[UUID]) -> set[UUID]:
    """Those that speak for these: themselves, or what they were merged into."""
    row = feststellung.Feststellung
    pairs = session.exec(select(row.id, row.aufgegangen_in_id).where(col(row.id).in_(ids)))
    return {into or key for key, into in pairs}


def _with_following(session: Session, ids: set[UUID], *, back: bool = False) -> set[UUID]:
    """These Maßnahmen with those that follow from their checks, and with ``back`` those they follow from."""
    row = massnahme.Wirksamkeit
    query = select(row.massnahme_id, row.folgemassnahme_id).where(col(row.folgemassnahme_id).is_not(None))
    pairs = [(first, then) for first, then in session.exec(query) if then is not None]
    found = set(ids)
    while True:
        more = {then for first, then in pairs if first in found}
        if back:
            more |= {first for first, then in pairs if then in found}
        if more <= found:
            return found
        found |= more


def _load(session: Session, held: set[UUID], advice: set[UUID], measures: set[UUID]) -> Geladen:
    answer, effect = empfehlung.Stellungnahme, massnahme.Wirksamkeit
    answers = session.exec(select(answer).where(col(answer.empfehlung_id).in_(advice)))
    checks = session.exec(
        select(effect).where(col(effect.massnahme_id).in_(measures)).order_by(col(effect.geprueft_am))
    )
    return Geladen(
        _rows(session, feststellung.Feststellung, col(feststellung.Feststellung.id).in_(held)),
        _rows(session, empfehlung.Empfehlung, col(empfehlung.Empfehlung.id).in_(advice)),
        {row.empfehlung_id: row for row in answers},
        _rows(session, massnahme.Massnahme, col(massnahme.Massnahme.id).in_(measures)),
        # The latest check says what is known now.
        {row.massnahme_id: row for row in checks},
    )


def _rows(session: Session, table: Any, where: ColumnElement[bool]) -> dict[UUID, Any]:
    return {row.id: row for row in session.exec(select(table).where(where))}


def by_kennung(rows: dict[UUID, Any]) -> Sequence[Any]:
    """Rows in the order of their Kennung."""
    return sorted(rows.values(), key=lambda row: str(row.kennung))


def _require(session: Session, table: Any, key: UUID) -> Any:
    row = session.get(table, key)
    if row is None:
        raise UserError("Diesen Eintrag gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return row
