"""Reading Berichtspflichten: the calendar of a year, a duty with its Fassungen, and what is due between two days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.fassung import frozen
from qmapp.act.berichtspflicht.frist import zwischen
from qmapp.act.berichtspflicht.lieferung import lieferung_id
from qmapp.act.berichtspflicht.regel import Soll, solls
from qmapp.act.berichtspflicht.rows import (
    Berichtsjahr,
    Empfaenger,
    Faellig,
    Fassung,
    LieferungZeile,
    Pflicht,
    Regel,
    Stand,
    Terminstand,
)
from qmapp.act.berichtspflicht.serien import planned, serien
from qmapp.act.vorgaben import Vorgaben, vorgaben
from qmapp.arbeitstage import ist_arbeitstag, note, voriger_arbeitstag
from qmapp.errors import UserError


@dataclass(frozen=True)
class _Lage:
    """The duties and what is known of the deliveries of some years, read with one query a table."""

    pflichten: tuple[Pflicht, ...]
    lieferungen: dict[UUID, tables.Lieferung]
    vorgaben: Vorgaben
    heute: date | None

    def zeilen(self, years: Iterable[int]) -> tuple[LieferungZeile, ...]:
        """The due dates that report on these years, by day."""
        wanted = sorted(set(years))
        found = [
            self._zeile(duty, soll)
            for duty in self.pflichten
            for year in wanted
            for soll in solls(duty.fassungen, duty.endet_am, year)
        ]
        return tuple(sorted(found, key=lambda row: (row.tag, row.kennung)))

    def years(self) -> set[int]:
        """The years reported on of everything known: also of what is due because its Eingang was years late."""
        return {int(row.schluessel[:4]) for row in self.lieferungen.values()}

    def _zeile(self, duty: Pflicht, soll: Soll) -> LieferungZeile:
        key = lieferung_id(duty.id, soll.schluessel)
        row = self.lieferungen.get(key) or tables.Lieferung(
            id=key, berichtspflicht_id=duty.id, schluessel=soll.schluessel
        )
        due = row.faellig if soll.fassung.regel is Regel.EINGANG else soll.faellig
        land = self.vorgaben.bundesland
        free = due is not None and not ist_arbeitstag(due, land)
        told = row.model_dump(include={"eingang", "geliefert_am", "weg", "notiz", "steuerung", "grund", "ersatz"})
        return LieferungZeile(
            id=key,
            berichtspflicht_id=duty.id,
            kennung=duty.kennung,
            titel=soll.fassung.bezeichnung or duty.titel,
            rolle=duty.rolle,
            schluessel=soll.schluessel,
            jahr=soll.jahr,
            zeitraum=soll.zeitraum,
            regel=soll.fassung.regel,
            frist_arbeitstage=soll.fassung.arbeitstage,
            faellig=due,
            tag=due or soll.ende + timedelta(days=1),
            stand=self._stand(row, due),
            hinweis=note(due, land) if due is not None else "",
            vorschlag=voriger_arbeitstag(due, land) if due is not None and free else None,
            arbeitstage=zwischen(row.eingang, row.geliefert_am, land) if row.eingang and row.geliefert_am else None,
            zu_spaet=zwischen(due, row.geliefert_am, land) if due and row.geliefert_am else 0,
            **told,
        )

    def _stand(self, row: tables.Lieferung, due: date | None) -> Stand:
        if row.verzichtet:
            return Stand.VERZICHTET
        if row.geliefert_am is not None:
            return Stand.VERSPAETET if due is not None and row.geliefert_am > due else Stand.GELIEFERT
        return Stand.ERWARTET if due is None else self.still_open(due)

    def still_open(self, due: date) -> Stand:
        """How a day stands on which nothing has happened yet."""
        if self.heute is None or (due - self.heute).days > self.vorgaben.erinnerung_tage:
            return Stand.OFFEN
        return Stand.FAELLIG if self.heute <= due else Stand.UEBERFAELLIG


def kalender(session: Session, jahr: int, *, heute: date) -> Berichtsjahr:
    """What is due in a year and for it, as it stands on ``heute``, with the meetings of the year."""
    years = {jahr - 1, jahr}
    state = _lage(session, heute, years, (date(jahr, 1, 1), date(jahr, 12, 31)))
    rows = state.zeilen(years | state.years())
    dates = [
        (day, " · ".join(part for part in (whom.name, whom.gremium) if part), duty.kennung)
        for duty in state.pflichten
        for whom in duty.empfaenger
        for day in whom.termine
        if day.year == jahr
    ]
    return Berichtsjahr(
        jahr=jahr,
        lieferungen=tuple(row for row in rows if row.tag.year == jahr or row.jahr == jahr),
        serien=serien(session, jahr, heute=heute),
        empfaengertermine=tuple(sorted(dates)),
    )


def jahre(session: Session, *, heute: date) -> tuple[int, ...]:
    """The years worth looking at, the newest first: from the first to the last Fassung or series, and the next year."""
    duties = [row.gueltig_ab.year for row in session.exec(select(tables.BerichtspflichtFassung))]
    begun = [heute.year, *duties, *session.exec(select(tables.TerminserieFassung.ab_jahr))]
    return tuple(range(max(heute.year + 1, *begun), min(begun) - 1, -1))


def pflichten(session: Session) -> tuple[Pflicht, ...]:
    """Every Berichtspflicht with its Fassungen and who gets it, by Kennung."""
    versions: defaultdict[UUID, list[Fassung]] = defaultdict(list)
    table = tables.BerichtspflichtFassung
    for row in session.exec(select(table).order_by(col(table.gueltig_ab))):
        versions[row.berichtspflicht_id].append(frozen(row))
    names: defaultdict[UUID, list[Empfaenger]] = defaultdict(list)
    for whom in session.exec(select(tables.BerichtspflichtEmpfaenger)):
        days = tuple(date.fromisoformat(day) for day in whom.termine)
        names[whom.berichtspflicht_id].append(Empfaenger(whom.id, whom.name, whom.gremium, days))
    duties = session.exec(select(tables.Berichtspflicht).order_by(col(tables.Berichtspflicht.kennung))).all()
    return tuple(
        Pflicht(
            **duty.model_dump(),
            fassungen=tuple(versions[duty.id]),
            empfaenger=tuple(sorted(names[duty.id], key=lambda one: (one.name, str(one.id)))),
        )
        for duty in duties
    )


def pflicht(session: Session, berichtspflicht_id: UUID) -> Pflicht:
    """One Berichtspflicht; raises UserError where it is gone."""
    found = next((duty for duty in pflichten(session) if duty.id == berichtspflicht_id), None)
    if found is None:
        raise UserError("Diese Berichtspflicht gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return found


def faellige(session: Session, von: date, bis: date, *, heute: date | None = None) -> tuple[Faellig, ...]:
    """Due dates and planned meetings from ``von`` to ``bis``, both included, by day.

    Those settled are among them, told apart by ``offen``. With ``heute`` the state says what is overdue or due soon;
    without it everything still to be done is OFFEN. What waits for its Eingang has no day and is left out.
    """
    years = {*range(von.year - 1, bis.year + 1)}
    state = _lage(session, heute, years, (von, bis))
    due = [
        Faellig(
            id=row.id,
            bezug_id=row.berichtspflicht_id,
            kennung=row.kennung,
            tag=row.faellig,
            titel=f"{row.titel} {row.zeitraum}",
            rolle=row.rolle,
            stand=row.stand,
            hinweis=row.hinweis,
            geliefert_am=row.geliefert_am,
        )
        for row in state.zeilen(years | state.years())
        if row.faellig is not None and von <= row.faellig <= bis
    ]
    meetings = [
        Faellig(
            id=termin.id,
            bezug_id=serie.id,
            kennung=serie.kennung,
            tag=termin.datum,
            titel=serie.titel,
            rolle=serie.rolle,
            stand=Stand.GELIEFERT if termin.stand is Terminstand.GEHALTEN else state.still_open(termin.datum),
            hinweis=note(termin.datum, state.vorgaben.bundesland),
        )
        for serie, termin in planned(session, von, bis)
    ]
    return tuple(sorted([*due, *meetings], key=lambda one: (one.tag, one.kennung)))


def _lage(session: Session, heute: date | None, years: set[int], due: tuple[date, date]) -> _Lage:
    table = tables.Lieferung
    reported = func.substr(table.schluessel, 1, 4).in_([str(year) for year in years])
    rows = session.exec(select(table).where(or_(reported, col(table.faellig).between(*due)))).all()
    return _Lage(pflichten(session), {row.id: row for row in rows}, vorgaben(session), heute)
