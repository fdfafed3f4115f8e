"""Where what falls due comes from: one question to the database for each kind, however many rows there are.

Every question has the same columns: id, day, Kennung, title, who, id and title of what it belongs to, and when it was
settled. With a last day it asks for what is open up to that day, without
one for everything, the settled with the day they were settled.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Date, case, func, null, type_coerce
from sqlmodel import col, select

from qmapp.act.empfehlung.tables import Empfehlung, Stellungnahme
from qmapp.act.feststellung.rows import Quelle
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.tables import Massnahme, Meilenstein, Statuswechsel, Wirksamkeit
from qmapp.act.wiedervorlage.rows import Bezugsart, Faelligkeitsart

#: Who answers an Empfehlung unless the draft of the answer names somebody else.
LEITUNG = "Amtsleitung"
_OFFEN = [status for status in Status if status.offen]


def _antworten(bis: date | None) -> Any:
    """Answers to Empfehlungen: owed by the role a draft names, else by the Amtsleitung."""
    rolle = func.coalesce(func.nullif(col(Stellungnahme.rolle), ""), LEITUNG)
    done = col(Stellungnahme.freigegeben_am)
    wanted = _asked(Empfehlung, Empfehlung.antwort_frist, rolle, done).outerjoin(
        Stellungnahme, col(Stellungnahme.empfehlung_id) == col(Empfehlung.id)
    )
    return wanted if bis is None else wanted.where(done.is_(None), col(Empfehlung.antwort_frist) <= bis)


def _massnahmen(bis: date | None) -> Any:
    frist = col(Massnahme.frist)
    wanted = _asked(Massnahme, frist, Massnahme.verantwortlich, _ended(frist)).where(frist.is_not(None))
    return wanted if bis is None else wanted.where(col(Massnahme.status).in_(_OFFEN), frist <= bis)


def _meilensteine(bis: date | None) -> Any:
    """Those of an open Maßnahme; with its end the others are settled too."""
    soll, ist = col(Meilenstein.soll), col(Meilenstein.ist)
    done = func.coalesce(ist, _ended(soll))
    wanted = _asked(Massnahme, soll, Massnahme.verantwortlich, done, Meilenstein).join(
        Meilenstein, col(Massnahme.id) == col(Meilenstein.massnahme_id)
    )
    return wanted if bis is None else wanted.where(col(Massnahme.status).in_(_OFFEN), ist.is_(None), soll <= bis)


def _wirksamkeit(bis: date | None) -> Any:
    """Planned Wirksamkeitsprüfungen of Maßnahmen that are still relevant; the first check settles it."""
    planned, table = col(Massnahme.wirksamkeit_geplant), Wirksamkeit
    first = select(func.min(table.geprueft_am)).where(col(table.massnahme_id) == col(Massnahme.id)).scalar_subquery()
    wanted = _asked(Massnahme, planned, Massnahme.verantwortlich, first).where(
        planned.is_not(None), col(Massnahme.status) != Status.NICHT_RELEVANT
    )
    return wanted if bis is None else wanted.where(planned <= bis, first.is_(None))


def _bemerkungen(bis: date | None) -> Any:
    """Remarks of outside auditors that stand on their own (S004-WFB-1)."""
    frist, done = col(Feststellung.frist), col(Feststellung.erledigt_am)
    wanted = _asked(Feststellung, frist, Feststellung.stelle, done).where(
        col(Feststellung.quelle) == Quelle.BEMERKUNG,
        frist.is_not(None),
        col(Feststellung.aufgegangen_in_id).is_(None),
    )
    return wanted if bis is None else wanted.where(done.is_(None), frist <= bis)


def _asked(table: Any, datum: Any, rolle: Any, done: Any, own: Any = None) -> Any:
    """A question with its columns; ``own`` is the table of the row itself where that is not what it belongs to."""
    row = own or table
    columns: list[Any] = [
        row.id,
        datum,
        table.kennung,
        row.titel,
        rolle,
        table.id,
        table.titel,
        type_coerce(done, Date),
    ]
    return select(*columns).select_from(table)


def _ended(otherwise: Any) -> Any:
    """When a Maßnahme was carried out or given up; None while it is open."""
    changed = (
        select(func.max(Statuswechsel.am)).where(col(Statuswechsel.massnahme_id) == col(Massnahme.id)).scalar_subquery()
    )
    day = func.coalesce(col(Massnahme.umgesetzt_am), changed, otherwise)
    return case((col(Massnahme.status).in_(_OFFEN), null()), else_=day)


#: Kind, kind of what it belongs to, and the question by its last day.
QUELLEN: tuple[tuple[Faelligkeitsart, Bezugsart, Callable[[date | None], Any]], ...] = (
    (Faelligkeitsart.ANTWORT, Bezugsart.EMPFEHLUNG, _antworten),
    (Faelligkeitsart.MASSNAHME, Bezugsart.MASSNAHME, _massnahmen),
    (Faelligkeitsart.MEILENSTEIN, Bezugsart.MASSNAHME, _meilensteine),
    (Faelligkeitsart.WIRKSAMKEIT, Bezugsart.MASSNAHME, _wirksamkeit),
    (Faelligkeitsart.BEMERKUNG, Bezugsart.FESTSTELLUNG, _bemerkungen),
)
