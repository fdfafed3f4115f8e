"""What falls due, seen from a day: the list „Heute“ and everything before and behind it."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlmodel import Session

from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage.quellen import QUELLEN, Fund
from qmapp.act.wiedervorlage.rows import Faellig, Gruppe

_ORDER = {gruppe: place for place, gruppe in enumerate(Gruppe)}


def heute(session: Session, heute: date) -> tuple[Faellig, ...]:
    """What is overdue, due today, this week or within the days of the Vorgaben, in this order and then by day."""
    ahead = vorgaben(session).erinnerung_tage
    last = max(sonntag(heute), heute + timedelta(days=ahead))
    return _seen(session, heute, ahead, last)


def alle(session: Session, heute: date) -> tuple[Faellig, ...]:
    """As :func:`heute`, with what comes later and what is settled (the latest first) behind it."""
    return _seen(session, heute, vorgaben(session).erinnerung_tage, None)


def gruppe(datum: date, heute: date, ahead: int) -> Gruppe:
    """Where a day falls, seen from ``heute``; the week ends with its Sunday, ``ahead`` are days from today."""
    if datum <= heute:
        return Gruppe.HEUTE if datum == heute else Gruppe.UEBERFAELLIG
    if datum <= sonntag(heute):
        return Gruppe.WOCHE
    return Gruppe.DEMNAECHST if datum <= heute + timedelta(days=ahead) else Gruppe.SPAETER


def sonntag(heute: date) -> date:
    """The last day of the week."""
    return heute + timedelta(days=6 - heute.weekday())


def _seen(session: Session, heute: date, ahead: int, bis: date | None) -> tuple[Faellig, ...]:
    found: Iterable[Fund] = (row for source in QUELLEN for row in source(session, heute, bis))
    return tuple(sorted((_row(row, heute, ahead) for row in found), key=_place))


def _row(found: Fund, heute: date, ahead: int) -> Faellig:
    where = Gruppe.ERLEDIGT if found["erledigt_am"] is not None else gruppe(found["datum"], heute, ahead)
    return Faellig(**found, tage=(found["datum"] - heute).days, gruppe=where)


def _place(row: Faellig) -> tuple[int, int, str, str]:
    when = row.datum.toordinal()
    return _ORDER[row.gruppe], -when if row.gruppe is Gruppe.ERLEDIGT else when, row.kennung, str(row.id)
