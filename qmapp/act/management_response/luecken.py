"""Where the thread breaks: what lacks the step that should follow (S003-4.4.1)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, null, or_, select, union
from sqlmodel import Session, col

from qmapp.act.empfehlung import tables as empfehlung
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.feststellung import tables as feststellung
from qmapp.act.feststellung.rows import Art
from qmapp.act.management_response.rows import Luecke, Lueckenart
from qmapp.act.massnahme import tables as massnahme
from qmapp.act.massnahme.rows import Status

#: Each kind in words: what is missing, and the step that closes the gap.
UEBERSCHRIFTEN = {
    Lueckenart.OHNE_EMPFEHLUNG: "Feststellungen ohne Empfehlung oder Maßnahme",
    Lueckenart.OHNE_ANTWORT: "Empfehlungen ohne freigegebene Antwort",
    Lueckenart.OHNE_MASSNAHME: "Angenommene Empfehlungen ohne Maßnahme",
    Lueckenart.OHNE_FRIST: "Maßnahmen ohne Frist",
    Lueckenart.OHNE_WIRKSAMKEIT: "Umgesetzte Maßnahmen ohne Wirksamkeitsprüfung",
}
SCHRITTE = {
    Lueckenart.OHNE_EMPFEHLUNG: "Empfehlung ableiten",
    Lueckenart.OHNE_ANTWORT: "Antwort eintragen",
    Lueckenart.OHNE_MASSNAHME: "Maßnahme anlegen",
    Lueckenart.OHNE_FRIST: "Frist eintragen",
    Lueckenart.OHNE_WIRKSAMKEIT: "Wirksamkeit prüfen",
}


def luecken(session: Session, stichtag: date) -> tuple[Luecke, ...]:
    """Everything that lacks its next step at a day, kind by kind in the order of the thread, the oldest first.

    Feststellungen that are a Mangel or a Verbesserung, neither settled nor merged, from which neither an Empfehlung nor
    a Maßnahme follows, not even from one merged into them; Empfehlungen without a released answer; accepted ones
    without a Maßnahme; open Maßnahmen without a deadline; those done that were never checked and whose planned day of
    checking is past, or was never planned.
    """
    found = [
        Luecke(art, row.id, row.kennung, row.titel, _day(row.seit or row.sonst), row.frist)
        for art, query in _queries(stichtag).items()
        for row in session.execute(query)
    ]
    order = list(Lueckenart)
    return tuple(sorted(found, key=lambda gap: (order.index(gap.art), gap.seit, gap.kennung)))


def anzahl_luecken(session: Session, stichtag: date) -> int:
    """How many there are, without reading them."""
    found = 0
    for query in _queries(stichtag).values():
        found += session.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    return found


def _queries(stichtag: date) -> dict[Lueckenart, Select[Any]]:
    """For each kind what asks for id, Kennung, title, since when (``sonst`` where that is not known), deadline."""
    return {
        Lueckenart.OHNE_EMPFEHLUNG: _ohne_empfehlung(),
        Lueckenart.OHNE_ANTWORT: _ohne_antwort(),
        Lueckenart.OHNE_MASSNAHME: _ohne_massnahme(),
        Lueckenart.OHNE_FRIST: _ohne_frist(),
        Lueckenart.OHNE_WIRKSAMKEIT: _ohne_wirksamkeit(stichtag),
    }


def _ohne_empfehlung() -> Select[Any]:
    row = feststellung.Feststellung
    links = empfehlung.EmpfehlungFeststellung.feststellung_id, massnahme.MassnahmeFeststellung.feststellung_id
    followed = union(*(select(col(link)) for link in links)).subquery()
    there = select(followed.c[0])
    # What was merged speaks through the other one, and so does what followed from it.
    through = select(col(row.aufgegangen_in_id)).where(col(row.aufgegangen_in_id).is_not(None), col(row.id).in_(there))
    return _asked(row, row.datum, row.frist).where(
        col(row.art).in_((Art.MANGEL, Art.VERBESSERUNG)),
        col(row.erledigt_am).is_(None),
        col(row.aufgegangen_in_id).is_(None),
        col(row.id).not_in(there),
        col(row.id).not_in(through),
    )


def _ohne_antwort() -> Select[Any]:
    row, answer = empfehlung.Empfehlung, empfehlung.Stellungnahme
    released = select(col(answer.empfehlung_id)).where(col(answer.freigegeben_am).is_not(None))
    return _asked(row, row.empfohlen_am, row.antwort_frist).where(col(row.id).not_in(released))


def _ohne_massnahme() -> Select[Any]:
    row, answer, follower = empfehlung.Empfehlung, empfehlung.Stellungnahme, massnahme.Massnahme
    answered = select(col(follower.empfehlung_id)).where(col(follower.empfehlung_id).is_not(None))
    return (
        _asked(row, answer.freigegeben_am, None, row.empfohlen_am)
        .join(answer, col(answer.empfehlung_id) == col(row.id))
        .where(
            col(answer.freigegeben_am).is_not(None),
            col(answer.haltung).in_((Haltung.ANGENOMMEN, Haltung.TEILWEISE)),
            col(row.id).not_in(answered),
        )
    )


def _ohne_frist() -> Select[Any]:
    row = massnahme.Massnahme
    still = [status for status in Status if status.offen]
    return _asked(row, row.vereinbart_am, None, row.angelegt_um).where(
        col(row.frist).is_(None), col(row.status).in_(still)
    )


def _ohne_wirksamkeit(stichtag: date) -> Select[Any]:
    row = massnahme.Massnahme
    planned = col(row.wirksamkeit_geplant)
    return _asked(row, row.umgesetzt_am, row.wirksamkeit_geplant, row.angelegt_um).where(
        col(row.status) == Status.UMGESETZT,
        col(row.id).not_in(select(col(massnahme.Wirksamkeit.massnahme_id))),
        or_(planned.is_(None), planned < stichtag),
    )


def _asked(row: Any, seit: Any, frist: Any, sonst: Any = None) -> Select[Any]:
    return select(
        col(row.id),
        col(row.kennung),
        col(row.titel),
        col(seit).label("seit"),
        (null() if frist is None else col(frist)).label("frist"),
        (null() if sonst is None else col(sonst)).label("sonst"),
    )


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
