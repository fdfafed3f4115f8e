"""Which Prüfungen and Prüfpunkte show whether a Maßnahme has worked."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from qmapp.act.empfehlung.tables import EmpfehlungFeststellung
from qmapp.act.feststellung.rows import ZAEHLWEISEN
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.grenzen import require
from qmapp.act.massnahme.rows import Vergleichbar
from qmapp.checks.aktenpruefung import tables as aktenpruefung
from qmapp.checks.aktenpruefung.rows import Auswahl, Ziehungsart
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion


def vergleichbare(session: Session, massnahme_id: UUID) -> tuple[Vergleichbar, ...]:
    """For each Feststellung behind the Maßnahme and each of its Prüfpunkte the later Prüfungen that ask it again.

    Behind it are the Feststellungen it names, those of its Empfehlung, and what was merged into them. Later means a
    later period of the same catalogue (by its code) that ends after the Maßnahme was done; drawn, not by amount. The
    latest Prüfung comes first, closed ones before open ones. Raises UserError where the Maßnahme is gone.
    """
    row = require(session, massnahme_id)
    drawn = _drawn(session)
    titles = _titles(session)
    offers = {
        (offer.vorher_id, offer.nachher_id, offer.code, offer.zaehlt): offer
        for finding in _behind(session, row)
        for offer in _offers(finding, drawn, titles, row.umgesetzt_am or date.min)
    }
    order = {pruefung.id: place for place, (pruefung, _) in enumerate(drawn)}
    return tuple(
        sorted(offers.values(), key=lambda o: (not o.abgeschlossen, -order[o.nachher_id], -order[o.vorher_id], o.code))
    )


def vergleichspunkte(session: Session, vorher_id: UUID, nachher_id: UUID) -> tuple[tuple[str, str], ...]:
    """(code, title) of the Prüfpunkte both Prüfungen have, in the order of the later one's catalogue."""
    head, punkt = aktenpruefung.Aktenpruefung, KatalogPunkt
    codes: list[dict[str, str]] = []
    for key in (vorher_id, nachher_id):
        query = (
            select(punkt.code, punkt.titel)
            .join(head, col(head.katalog_id) == col(punkt.katalog_id))
            .where(head.id == key)
            .order_by(col(punkt.nummer))
        )
        codes.append(dict(session.exec(query).all()))
    return tuple((code, title) for code, title in codes[1].items() if code in codes[0])


def _behind(session: Session, row: tables.Massnahme) -> list[Feststellung]:
    own, via, noted = tables.MassnahmeFeststellung, EmpfehlungFeststellung, Feststellung
    ids: set[UUID] = set(session.exec(select(own.feststellung_id).where(own.massnahme_id == row.id)))
    if row.empfehlung_id is not None:
        ids |= set(session.exec(select(via.feststellung_id).where(via.empfehlung_id == row.empfehlung_id)))
    merged = or_(col(noted.id).in_(ids), col(noted.aufgegangen_in_id).in_(ids))
    found = session.exec(select(noted).where(merged, col(noted.pruefung_id).is_not(None)).order_by(col(noted.kennung)))
    return list(found)


def _drawn(session: Session) -> list[tuple[aktenpruefung.Aktenpruefung, str]]:
    """Prüfungen drawn with chances that carry a rate, with the code of their catalogue, the earliest first."""
    head, plan, draw = aktenpruefung.Aktenpruefung, aktenpruefung.Stichprobenplan, aktenpruefung.Ziehung
    query: Any = (
        select(head, KatalogVersion.code)
        .join(KatalogVersion, col(KatalogVersion.id) == col(head.katalog_id))
        .join(plan, col(plan.pruefung_id) == col(head.id))
        .join(draw, col(draw.pruefung_id) == col(head.id))
        .where(draw.art == Ziehungsart.ERST, col(plan.auswahl) != Auswahl.WERT)
        .order_by(col(head.zeitraum_bis), col(head.zeitraum_von), col(head.kennung))
    )
    return list(session.exec(query).all())


def _titles(session: Session) -> dict[UUID, dict[str, str]]:
    found: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    for katalog_id, code, title in session.exec(select(KatalogPunkt.katalog_id, KatalogPunkt.code, KatalogPunkt.titel)):
        found[katalog_id][code] = title
    return found


def _offers(
    finding: Feststellung,
    drawn: list[tuple[aktenpruefung.Aktenpruefung, str]],
    titles: dict[UUID, dict[str, str]],
    done: date,
) -> Iterator[Vergleichbar]:
    source = next(((head, code) for head, code in drawn if head.id == finding.pruefung_id), None)
    if source is None:
        return
    earlier, catalogue = source
    for later, other in drawn:
        again = other == catalogue and _period(later) > _period(earlier) and later.zeitraum_bis > done
        if not again:
            continue
        for code in finding.punkte:
            title = titles[later.katalog_id].get(code)
            if title is not None and code in titles[earlier.katalog_id]:
                yield Vergleichbar(
                    feststellung=finding.kennung,
                    vorher_id=earlier.id,
                    vorher=earlier.kennung,
                    nachher_id=later.id,
                    nachher=later.kennung,
                    code=code,
                    punkt=title,
                    zaehlt=finding.zaehlt if finding.zaehlt in ZAEHLWEISEN else "F2+F3",
                    abgeschlossen=later.abgeschlossen_am is not None,
                )


def _period(row: aktenpruefung.Aktenpruefung) -> tuple[date, date]:
    return row.zeitraum_bis, row.zeitraum_von
