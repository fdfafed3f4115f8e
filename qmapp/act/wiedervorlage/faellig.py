"""What falls due, seen from a day: the list „Heute“ and everything before and behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from qmapp.act.berichtspflicht import faellige
from qmapp.act.berichtspflicht.tables import Terminserie
from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage import tables
from qmapp.act.wiedervorlage.abfragen import wiedervorlagen
from qmapp.act.wiedervorlage.quellen import QUELLEN
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart, Faellig, Faelligkeitsart, Gruppe

_ORDER = {gruppe: place for place, gruppe in enumerate(Gruppe)}


def heute(session: Session, heute: date) -> tuple[Faellig, ...]:
    """What is overdue, due today, this week or within the days of the Vorgaben, in this order and then by day."""
    view = _Sicht(heute, vorgaben(session).erinnerung_tage)
    return view.rows(session, max(sonntag(heute), heute + timedelta(days=view.ahead)))


def alle(session: Session, heute: date) -> tuple[Faellig, ...]:
    """As :func:`heute`, with what comes later and what is settled (the latest first) behind it."""
    return _Sicht(heute, vorgaben(session).erinnerung_tage).rows(session, None)


def zahl_faellige(session: Session, heute: date) -> int:
    """How many rows of :func:`heute` are overdue or due today, without reading them."""
    row = tables.Wiedervorlage
    notes = select(func.count()).select_from(row).where(col(row.erledigt_am).is_(None), col(row.datum) <= heute)
    count = session.exec(notes).one()
    for _, _, question in QUELLEN:
        count += session.exec(select(func.count()).select_from(question(heute).subquery())).one()
    return count + sum(report.offen for report in faellige(session, _first(heute), heute, heute=heute))


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


@dataclass(frozen=True)
class _Sicht:
    """A day to look from, and how many days ahead something is announced."""

    heute: date
    ahead: int

    def rows(self, session: Session, bis: date | None) -> tuple[Faellig, ...]:
        """What is open up to a day, or everything there is."""
        kinds = (self._wiedervorlagen, self._fristen, self._berichte)
        return tuple(sorted((row for kind in kinds for row in kind(session, bis)), key=_place))

    def _where(self, datum: date, erledigt_am: date | None) -> tuple[int, Gruppe]:
        days = (datum - self.heute).days
        return days, Gruppe.ERLEDIGT if erledigt_am is not None else gruppe(datum, self.heute, self.ahead)

    def _wiedervorlagen(self, session: Session, bis: date | None) -> Iterable[Faellig]:
        for row in wiedervorlagen(session, bis=bis):
            about = Bezug(row.bezug_art, row.bezug_id, row.bezug_kennung, row.bezug_titel)
            days, where = self._where(row.datum, row.erledigt_am)
            yield Faellig(
                row.id, Faelligkeitsart.WIEDERVORLAGE, row.datum, row.kennung, row.text, row.rolle, about, days, where,
                row.turnus, row.erledigt_am, row.erledigt_notiz, row.geaendert_um,
            )  # fmt: skip

    def _fristen(self, session: Session, bis: date | None) -> Iterable[Faellig]:
        for art, belongs_to, question in QUELLEN:
            for row_id, datum, kennung, titel, rolle, about_id, about, done in session.exec(question(bis)):
                bezug = Bezug(belongs_to, about_id, kennung, about)
                days, where = self._where(datum, done)
                yield Faellig(row_id, art, datum, kennung, titel, rolle, bezug, days, where, erledigt_am=done)

    def _berichte(self, session: Session, bis: date | None) -> Iterable[Faellig]:
        """Reports and meetings from the beginning of last year to the end of the next one."""
        series = set(session.exec(select(Terminserie.id)))
        last = date(self.heute.year + 1, 12, 31) if bis is None else bis
        for row in faellige(session, _first(self.heute), last, heute=self.heute):
            if bis is not None and not row.offen:
                continue
            art = Faelligkeitsart.TERMIN if row.bezug_id in series else Faelligkeitsart.BERICHTSPFLICHT
            bezug = Bezug(Bezugsart.BERICHTSPFLICHT, row.bezug_id, row.kennung, row.titel)
            done = None if row.offen else row.geliefert_am or row.tag
            days, where = self._where(row.tag, done)
            yield Faellig(row.id, art, row.tag, row.kennung, row.titel, row.rolle, bezug, days, where, erledigt_am=done)


def _first(heute: date) -> date:
    return date(heute.year - 1, 1, 1)


def _place(row: Faellig) -> tuple[int, int, str, str]:
    when = row.datum.toordinal()
    return _ORDER[row.gruppe], -when if row.gruppe is Gruppe.ERLEDIGT else when, row.kennung, str(row.id)
