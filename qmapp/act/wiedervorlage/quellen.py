"""Where what falls due comes from: Wiedervorlagen, answers, deadlines, Meilensteine, Wirksamkeitsprüfungen, reports.

Every source takes the day it is seen from and the last day asked for: then it brings what is open up to that day.
Without a last day it brings everything, the settled with the day they were settled. No source asks the database more
often the more rows there are.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from qmapp.act.berichtspflicht import faellige
from qmapp.act.berichtspflicht.tables import Terminserie
from qmapp.act.empfehlung.tables import Empfehlung, Stellungnahme
from qmapp.act.feststellung.rows import Quelle
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.tables import Massnahme, Meilenstein, Statuswechsel, Wirksamkeit
from qmapp.act.wiedervorlage.abfragen import wiedervorlagen
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart, Faelligkeitsart

#: The fields of a Faellig but for those that depend on the day of the query.
Fund = dict[str, Any]
#: Who answers an Empfehlung unless the draft of the answer names somebody else.
LEITUNG = "Amtsleitung"
_OFFEN = [status for status in Status if status.offen]


def _wiedervorlagen(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    for row in wiedervorlagen(session, bis=bis):
        yield {
            "id": row.id,
            "art": Faelligkeitsart.WIEDERVORLAGE,
            "datum": row.datum,
            "kennung": row.kennung,
            "titel": row.text,
            "rolle": row.rolle,
            "bezug": Bezug(row.bezug_art, row.bezug_id, row.bezug_kennung, row.bezug_titel),
            "turnus": row.turnus,
            "erledigt_am": row.erledigt_am,
            "notiz": row.erledigt_notiz,
            "geaendert_um": row.geaendert_um,
        }


def _antworten(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    """Answers to Empfehlungen: the role a draft names, else the Amtsleitung."""
    wanted = select(Empfehlung, Stellungnahme.rolle, col(Stellungnahme.freigegeben_am)).outerjoin(
        Stellungnahme, col(Stellungnahme.empfehlung_id) == col(Empfehlung.id)
    )
    if bis is not None:
        wanted = wanted.where(col(Stellungnahme.freigegeben_am).is_(None), col(Empfehlung.antwort_frist) <= bis)
    for row, rolle, done in session.exec(wanted):
        who = rolle or LEITUNG
        yield _of(row, Faelligkeitsart.ANTWORT, row.antwort_frist, Bezugsart.EMPFEHLUNG, who, done)


def _massnahmen(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    wanted = select(Massnahme).where(col(Massnahme.frist).is_not(None))
    if bis is not None:
        wanted = wanted.where(col(Massnahme.status).in_(_OFFEN), col(Massnahme.frist) <= bis)
    ended = _ended(session) if bis is None else {}
    for row in session.exec(wanted):
        done = None if row.status.offen else row.umgesetzt_am or ended.get(row.id, row.frist)
        yield _of(row, Faelligkeitsart.MASSNAHME, row.frist, Bezugsart.MASSNAHME, row.verantwortlich, done)


def _meilensteine(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    """Those of an open Maßnahme; with its end the others are settled too."""
    wanted = select(Meilenstein, Massnahme).join(Massnahme, col(Massnahme.id) == col(Meilenstein.massnahme_id))
    if bis is not None:
        wanted = wanted.where(
            col(Massnahme.status).in_(_OFFEN), col(Meilenstein.ist).is_(None), col(Meilenstein.soll) <= bis
        )
    ended = _ended(session) if bis is None else {}
    for step, row in session.exec(wanted):
        done = step.ist or (None if row.status.offen else row.umgesetzt_am or ended.get(row.id, step.soll))
        found = _of(row, Faelligkeitsart.MEILENSTEIN, step.soll, Bezugsart.MASSNAHME, row.verantwortlich, done)
        yield {**found, "id": step.id, "titel": step.titel}


def _wirksamkeit(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    """Planned Wirksamkeitsprüfungen of Maßnahmen that are still relevant; the first check settles it."""
    wanted = select(Massnahme).where(
        col(Massnahme.wirksamkeit_geplant).is_not(None), col(Massnahme.status) != Status.NICHT_RELEVANT
    )
    if bis is not None:
        checked = select(Wirksamkeit.massnahme_id)
        wanted = wanted.where(col(Massnahme.wirksamkeit_geplant) <= bis, col(Massnahme.id).not_in(checked))
    table = Wirksamkeit
    checks = select(table.massnahme_id, func.min(table.geprueft_am)).group_by(col(table.massnahme_id))
    done = dict(session.exec(checks).all()) if bis is None else {}
    for row in session.exec(wanted):
        who, day = row.verantwortlich, row.wirksamkeit_geplant
        yield _of(row, Faelligkeitsart.WIRKSAMKEIT, day, Bezugsart.MASSNAHME, who, done.get(row.id))


def _bemerkungen(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    """Remarks of outside auditors that stand on their own (S004-WFB-1)."""
    wanted = select(Feststellung).where(
        col(Feststellung.quelle) == Quelle.BEMERKUNG,
        col(Feststellung.frist).is_not(None),
        col(Feststellung.aufgegangen_in_id).is_(None),
    )
    if bis is not None:
        wanted = wanted.where(col(Feststellung.erledigt_am).is_(None), col(Feststellung.frist) <= bis)
    for row in session.exec(wanted):
        yield _of(row, Faelligkeitsart.BEMERKUNG, row.frist, Bezugsart.FESTSTELLUNG, row.stelle, row.erledigt_am)


def _berichte(session: Session, heute: date, bis: date | None) -> Iterable[Fund]:
    """Reports and meetings from the beginning of last year to the end of the next one."""
    series = set(session.exec(select(Terminserie.id)))
    last = date(heute.year + 1, 12, 31) if bis is None else bis
    for row in faellige(session, date(heute.year - 1, 1, 1), last, heute=heute):
        if bis is not None and not row.offen:
            continue
        yield {
            "id": row.id,
            "art": Faelligkeitsart.TERMIN if row.bezug_id in series else Faelligkeitsart.BERICHTSPFLICHT,
            "datum": row.tag,
            "kennung": row.kennung,
            "titel": row.titel,
            "rolle": row.rolle,
            "bezug": Bezug(Bezugsart.BERICHTSPFLICHT, row.bezug_id, row.kennung, row.titel),
            "erledigt_am": None if row.offen else row.geliefert_am or row.tag,
        }


def _of(
    row: Any, art: Faelligkeitsart, datum: date | None, bezug_art: Bezugsart, rolle: str, erledigt_am: date | None
) -> Fund:
    return {
        "id": row.id,
        "art": art,
        "datum": datum,
        "kennung": row.kennung,
        "titel": row.titel,
        "rolle": rolle,
        "bezug": Bezug(bezug_art, row.id, row.kennung, row.titel),
        "erledigt_am": erledigt_am,
    }


def _ended(session: Session) -> dict[UUID, date]:
    """When the status of each Maßnahme changed last."""
    table = Statuswechsel
    return dict(session.exec(select(table.massnahme_id, func.max(table.am)).group_by(col(table.massnahme_id))).all())


QUELLEN: tuple[Callable[[Session, date, date | None], Iterable[Fund]], ...] = (
    _wiedervorlagen,
    _antworten,
    _massnahmen,
    _meilensteine,
    _wirksamkeit,
    _bemerkungen,
    _berichte,
)
