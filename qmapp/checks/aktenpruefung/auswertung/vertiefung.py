"""Everything beyond the result as one query."""

from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung.auswertung import (
    empfindlichkeit,
    grenzwerte,
    haeufung,
    hochrechnung,
    teams,
    verlauf,
)
from qmapp.checks.aktenpruefung.auswertung.ergebnis import Grundlage, ausgewertet, grundlage
from qmapp.checks.aktenpruefung.hoechstwert import hoechstwerte
from qmapp.checks.aktenpruefung.rows import Abdeckung, Vertiefung
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_vergleich import for_coverage

#: The sections whose Rechenwege :meth:`Vertiefung.wege` gives.
ABSCHNITTE = ("verlauf", "haeufung", "hochrechnung", "empfindlichkeit", "teams", "hoechstwerte", "abdeckung")


def vertiefung(session: Session, pruefung_id: UUID) -> Vertiefung:
    """Compare, weigh and take apart the result of a Prüfung, finished or not; raises UserError before the draw.

    What does not apply says why instead of a figure; while files are open nothing is compared or judged.
    """
    given = grundlage(session, pruefung_id)
    this = ausgewertet(given)
    earlier = verlauf.fruehere(session, given.befund.pruefung)
    course = verlauf.verlauf(this, earlier)
    counts = haeufung.haeufung(given.zaehlung, this)
    euro = hochrechnung.hochrechnungen(session, pruefung_id, given)
    doubts = empfindlichkeit.empfindlichkeit(given, this)
    by_team = teams.teams(session, pruefung_id, given)
    limits = grenzwerte.grenzwerte(hoechstwerte(session, pruefung_id), given.befund, this)
    level = given.befund.sicherheit
    ways: tuple[tuple[Rechenweg, ...], ...] = (
        verlauf.rechenwege(this, earlier, course),
        haeufung.rechenwege(counts),
        hochrechnung.rechenwege(session, pruefung_id, given, euro),
        empfindlichkeit.rechenwege(given, doubts),
        teams.rechenwege(given, by_team),
        grenzwerte.rechenwege(limits, level),
        (_coverage_way(given),),
    )
    return Vertiefung(
        pruefung_id=pruefung_id,
        sicherheit=level,
        vorlaeufig=this.vorlaeufig,
        verlauf=course,
        haeufung=counts,
        hochrechnungen=euro,
        empfindlichkeit=doubts,
        teams=by_team,
        hoechstwerte=limits,
        abdeckung=Abdeckung(this.geprueft, given.liste.anzahl, given.liste.anzahl - this.grundgesamtheit),
        rechenwege=tuple(zip(ABSCHNITTE, ways, strict=True)),
    )


def _coverage_way(given: Grundlage) -> Rechenweg:
    stock = given.liste.anzahl
    return for_coverage(examined=given.befund.geprueft, stock=stock, excluded=stock - given.befund.grundgesamtheit)
