"""What lost files could make of the headline: the rate if all of them were faulty, and if all were correct."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.aktenpruefung.auswertung import quoten
from qmapp.checks.aktenpruefung.rows import Quote, SchichtErgebnis
from qmapp.checks.sampling.proportion import HypergeometricInterval
from qmapp.checks.sampling.verdict import Sensitivity


@dataclass(frozen=True)
class Verlust:
    """Both extremes; without a level they carry no range."""

    alle_fehlerhaft: Quote
    alle_fehlerfrei: Quote


def verlust(counted: tuple[int, int, int], population: int, level: Fraction | None) -> Verlust:
    """From the counts of the whole sample: (faulty, examined, lost)."""
    x, n, lost = counted
    faulty, correct = (quoten.quote(x + more, n + lost, population, level) for more in (lost, 0))
    return Verlust(faulty, correct)


def verlust_gewichtet(schichten: Sequence[SchichtErgebnis], level: Fraction) -> Verlust:
    """From the strata, for files drawn with different shares."""
    plain = quoten.strata(schichten, lost_are_faulty=True)
    lost = tuple(schicht.verloren for schicht in schichten)
    kept = tuple(x - gone for x, gone in zip(plain.errors, lost, strict=True))
    correct = quoten.Strata(plain.sizes, plain.drawn, kept, plain.names)
    return Verlust(quoten.gewichtet(plain, level), quoten.gewichtet(correct, level))


def sensitivity(examined: Quote, extremes: Verlust, lost: int) -> Sensitivity | None:
    """The three ranges as the sentences need them; None where one is not defined."""
    rows = [_interval(q) for q in (examined, extremes.alle_fehlerhaft, extremes.alle_fehlerfrei)]
    headline, faulty, correct = rows
    if headline is None or faulty is None or correct is None:
        return None
    return Sensitivity(headline, faulty, correct, lost, None)


def _interval(q: Quote) -> HypergeometricInterval | None:
    if q.wert is None or q.unten is None or q.oben is None:
        return None
    lower = round(q.unten * q.grundgesamtheit) if q.unten_akten is None else q.unten_akten
    upper = round(q.oben * q.grundgesamtheit) if q.oben_akten is None else q.oben_akten
    return HypergeometricInterval(q.wert, lower, upper, q.unten, q.oben)
