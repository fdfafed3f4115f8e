"""What falls due: Wiedervorlagen, answers that are missing, deadlines, Meilensteine, Wirksamkeitsprüfungen, reports.

No kind asks the database more often the more rows there are.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from qmapp.act.berichtspflicht import faellige
from qmapp.act.berichtspflicht.tables import Terminserie
from qmapp.act.empfehlung.tables import Empfehlung, Stellungnahme
from qmapp.act.feststellung.rows import Quelle
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.tables import Massnahme, Meilenstein, Wirksamkeit
from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage.abfragen import wiedervorlagen
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart, Faellig, Faelligkeitsart, Gruppe

_OFFEN = [status for status in Status if status.offen]
_ORDER = {gruppe: place for place, gruppe in enumerate(Gruppe)}


def heute(session: Session, heute: date) -> tuple[Faellig, ...]:
    """What is overdue, due today, this week or within the days of the Vorgaben, in this order and then by day."""
    soon = (Gruppe.UEBERFAELLIG, Gruppe.HEUTE, Gruppe.WOCHE, Gruppe.DEMNAECHST)
    return tuple(row for row in alle(session, heute) if row.gruppe in soon)


def alle(session: Session, heute: date) -> tuple[Faellig, ...]:
    """As :func:`heute`, with what comes later and the settled Wiedervorlagen (the latest first) behind it."""
    ahead = vorgaben(session).erinnerung_tage
    sources = (_wiedervorlagen, _antworten, _massnahmen, _meilensteine, _wirksamkeit, _bemerkungen)
    found = [*_berichte(session, heute), *(row for source in sources for row in source(session))]
    return tuple(sorted((_seen(row, heute, ahead) for row in found), key=_place))


def gruppe(datum: date, heute: date, ahead: int) -> Gruppe:
    """Where a day falls, seen from ``heute``; the week ends with its Sunday, ``ahead`` are days from today."""
    if datum <= heute:
        return Gruppe.HEUTE if datum == heute else Gruppe.UEBERFAELLIG
    if datum <= heute + timedelta(days=6 - heute.weekday()):
        return Gruppe.WOCHE
    return Gruppe.DEMNAECHST if datum <= heute + timedelta(days=ahead) else Gruppe.SPAETER


def _seen(row: dict[str, Any], heute: date, ahead: int) -> Faellig:
    datum = row["datum"]
    where = gruppe(datum, heute, ahead) if row.get("erledigt_am") is None else Gruppe.ERLEDIGT
    return Faellig(**row, tage=(datum - heute).days, gruppe=where)


def _place(row: Faellig) -> tuple[int, int, str, str]:
    when = row.datum.toordinal()
    return _ORDER[row.gruppe], -when if row.gruppe is Gruppe.ERLEDIGT else when, row.kennung, str(row.id)


def _wiedervorlagen(session: Session) -> Iterable[dict[str, Any]]:
    for row in wiedervorlagen(session):
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


def _antworten(session: Session) -> Iterable[dict[str, Any]]:
    """Empfehlungen without a released answer: whoever is asked to answer, else the office it is addressed to."""
    wanted = (
        select(Empfehlung, Stellungnahme.rolle)
        .outerjoin(Stellungnahme, col(Stellungnahme.empfehlung_id) == col(Empfehlung.id))
        .where(col(Stellungnahme.freigegeben_am).is_(None))
    )
    for row, rolle in session.exec(wanted):
        yield _of(row, Faelligkeitsart.ANTWORT, row.antwort_frist, Bezugsart.EMPFEHLUNG, rolle or row.adressat)


def _massnahmen(session: Session) -> Iterable[dict[str, Any]]:
    wanted = select(Massnahme).where(col(Massnahme.status).in_(_OFFEN), col(Massnahme.frist).is_not(None))
    for row in session.exec(wanted):
        yield _of(row, Faelligkeitsart.MASSNAHME, row.frist, Bezugsart.MASSNAHME, row.verantwortlich)


def _meilensteine(session: Session) -> Iterable[dict[str, Any]]:
    wanted = (
        select(Meilenstein, Massnahme)
        .join(Massnahme, col(Massnahme.id) == col(Meilenstein.massnahme_id))
        .where(col(Massnahme.status).in_(_OFFEN), col(Meilenstein.ist).is_(None))
    )
    for step, row in session.exec(wanted):
        found = _of(row, Faelligkeitsart.MEILENSTEIN, step.soll, Bezugsart.MASSNAHME, row.verantwortlich)
        yield {**found, "id": step.id, "titel": step.titel}


def _wirksamkeit(session: Session) -> Iterable[dict[str, Any]]:
    """Planned Wirksamkeitsprüfungen of Maßnahmen that are still relevant and were not checked yet."""
    wanted = select(Massnahme).where(
        col(Massnahme.wirksamkeit_geplant).is_not(None),
        col(Massnahme.status) != Status.NICHT_RELEVANT,
        col(Massnahme.id).not_in(select(Wirksamkeit.massnahme_id)),
    )
    for row in session.exec(wanted):
        yield _of(row, Faelligkeitsart.WIRKSAMKEIT, row.wirksamkeit_geplant, Bezugsart.MASSNAHME, row.verantwortlich)


def _bemerkungen(session: Session) -> Iterable[dict[str, Any]]:
    """Remarks of outside auditors that stand on their own and wait to be settled (S004-WFB-1)."""
    wanted = select(Feststellung).where(
        col(Feststellung.quelle) == Quelle.BEMERKUNG,
        col(Feststellung.frist).is_not(None),
        col(Feststellung.erledigt_am).is_(None),
        col(Feststellung.aufgegangen_in_id).is_(None),
    )
    for row in session.exec(wanted):
        yield _of(row, Faelligkeitsart.BEMERKUNG, row.frist, Bezugsart.FESTSTELLUNG, row.stelle)


def _berichte(session: Session, heute: date) -> Iterable[dict[str, Any]]:
    """Reports and meetings still to come or missed, from the beginning of last year to the end of the next one."""
    series = set(session.exec(select(Terminserie.id)))
    for row in faellige(session, date(heute.year - 1, 1, 1), date(heute.year + 1, 12, 31), heute=heute):
        if row.offen:
            yield {
                "id": row.id,
                "art": Faelligkeitsart.TERMIN if row.bezug_id in series else Faelligkeitsart.BERICHTSPFLICHT,
                "datum": row.tag,
                "kennung": row.kennung,
                "titel": row.titel,
                "rolle": row.rolle,
                "bezug": Bezug(Bezugsart.BERICHTSPFLICHT, row.bezug_id, row.kennung, row.titel),
            }


def _of(row: Any, art: Faelligkeitsart, datum: date | None, bezug_art: Bezugsart, rolle: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "art": art,
        "datum": datum,
        "kennung": row.kennung,
        "titel": row.titel,
        "rolle": rolle,
        "bezug": Bezug(bezug_art, row.id, row.kennung, row.titel),
    }
