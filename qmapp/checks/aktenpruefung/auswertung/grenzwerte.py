"""The rates of single Prüfpunkte and Bereiche against the Höchstwerte agreed for them."""

from collections.abc import Mapping
from fractions import Fraction

from qmapp.checks.aktenpruefung.auswertung import quoten
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.rows import Auswertung, HoechstwertErgebnis, Quote, VerlorenRegel
from qmapp.checks.sampling.difference import EstimatedRate
from qmapp.checks.sampling.rechenweg import Rechenweg, for_hypergeometric
from qmapp.checks.sampling.rechenweg_vergleich import for_domain_rate
from qmapp.checks.sampling.sentence import FEWEST_FILES, TOO_FEW
from qmapp.checks.sampling.verdict import common_verdict, verdict

_OPEN = "Ein Urteil gibt es, wenn alle Akten geprüft sind."
_BY_AMOUNT = "Gezogen wurde nach Beträgen; die Quote trägt kein Urteil."
_LOST = "Gilt nur, wenn sich die nicht auffindbaren Akten nicht anders verhalten."


def grenzwerte(agreed: Mapping[str, str], befund: Befund, this: Auswertung) -> tuple[HoechstwertErgebnis, ...]:
    """Each Höchstwert with its verdict, in the order of the catalogue, Bereiche first."""
    found = []
    for bereich in this.bereiche:
        key = bereich.bereich.schluessel
        if key in agreed:
            found.append(_judged(key, bereich.bereich.titel, True, agreed[key], bereich.akten, befund))
    for punkt in this.punkte:
        key = punkt.punkt.code
        if key in agreed:
            found.append(_judged(key, punkt.punkt.titel, False, agreed[key], punkt.quote, befund))
    return tuple(found)


def rechenwege(found: tuple[HoechstwertErgebnis, ...], level: Fraction) -> tuple[Rechenweg, ...]:
    """How the range of each rate was computed."""
    ways = []
    for row in found:
        q = row.quote
        if q.nenner and q.unten is not None:
            way = way_of(q, level)
            ways.append(Rechenweg(row.titel, way.formel, way.werte, way.ergebnis, way.quelle))
    return tuple(ways)


def way_of(q: Quote, level: Fraction) -> Rechenweg:
    """How the range of a rate was computed, weighted or not."""
    if q.wert is not None and q.se is not None:
        rate = EstimatedRate(q.grundgesamtheit, q.nenner, q.zaehler, q.wert, q.unten, q.oben, q.se)
        return for_domain_rate(rate, confidence=level)
    return for_hypergeometric(population=q.grundgesamtheit, n=q.nenner, x=q.zaehler, confidence=level)


def _judged(key: str, title: str, whole: bool, percent: str, q: Quote, befund: Befund) -> HoechstwertErgebnis:
    limit = Fraction(percent) / 100
    why, judged = "", None
    if befund.nach_betrag:
        why = _BY_AMOUNT
    elif befund.offen:
        why = _OPEN
    elif q.nenner < min(FEWEST_FILES, max(q.grundgesamtheit, 1)):
        why = TOO_FEW
    else:
        judged, why = _verdict(q, limit, befund)
    return HoechstwertErgebnis(key, title, whole, limit, q, judged, why)


def _verdict(q: Quote, limit: Fraction, befund: Befund) -> tuple[str, str]:
    """The verdict, taken away where lost files could change it."""
    plain = verdict(lower_rate=q.unten, upper_rate=q.oben, limit=float(limit))
    lost = befund.verloren
    if not lost or q.se is not None:
        return plain, _LOST if lost else ""
    population = max(q.grundgesamtheit, q.nenner + lost)
    faulty, correct = (
        quoten.quote(q.zaehler + more, q.nenner + lost, population, befund.sicherheit) for more in (lost, 0)
    )
    counted = [faulty] if befund.pruefung.plan.verloren_regel is VerlorenRegel.MANGEL else [q, faulty, correct]
    judged = common_verdict(verdict(lower_rate=one.unten, upper_rate=one.oben, limit=float(limit)) for one in counted)
    return judged, "" if judged == plain else _LOST
