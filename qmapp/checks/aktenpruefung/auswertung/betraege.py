"""What the errors mean in euro."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte
from qmapp.checks.aktenpruefung.rows import Betraege, Betrag
from qmapp.checks.sampling.amounts import AmountEstimate, gross_and_net
from qmapp.checks.sampling.rechenweg import Rechenweg, for_difference

#: Fewer examined files are not projected.
FEWEST_TO_PROJECT = 100
_TOO_FEW = f"Mit weniger als {FEWEST_TO_PROJECT} geprüften Akten wird nicht hochgerechnet."
_NOT_INDIVIDUAL = "Die Hochrechnung trägt keine Rückforderung im Einzelfall."


def betraege(akten: Sequence[GezaehlteAkte], population: int, level: Fraction) -> Betraege | None:
    """Over- and underpayments of the examined files with their projections; None without examined files.

    The estimate treats the sample as a simple one, which a proportional draw nearly is.
    """
    if not akten:
        return None
    over, under = [a.zu_viel for a in akten], [a.zu_wenig for a in akten]
    found = gross_and_net(population=population, overpaid=over, underpaid=under, confidence=level)
    project = projected(len(akten), population)
    gross = sum(over) + sum(under)
    warnings = []
    if not project:
        warnings.append(_TOO_FEW)
    elif gross:
        warnings += [w for w in (found.gross.warning, _NOT_INDIVIDUAL) if w]
    return Betraege(
        zu_viel=_betrag(sum(over), found.overpaid, project),
        zu_wenig=_betrag(sum(under), found.underpaid, project),
        netto=_betrag(sum(over) - sum(under), found.net, project),
        brutto=_betrag(gross, found.gross, project),
        warnungen=tuple(warnings),
        je_akte_cent=round(Fraction(gross, len(akten))),
    )


def projected(examined: int, population: int) -> bool:
    """Whether so many examined files are enough for a projection."""
    return examined >= min(FEWEST_TO_PROJECT, population)


def rechenweg(akten: Sequence[GezaehlteAkte], population: int, level: Fraction) -> Rechenweg:
    """How the gross projection was computed."""
    gross = [akte.zu_viel + akte.zu_wenig for akte in akten]
    way = for_difference(population=population, paid=gross, due=[0] * len(gross), confidence=level)
    return replace(way, titel="Hochrechnung in Euro, zu viel und zu wenig zusammen (Differenzenschätzung)")


def _betrag(total: int, estimate: AmountEstimate, project: bool) -> Betrag:
    figures = (estimate.total, estimate.se, estimate.t_lower, estimate.t_upper)
    projection, error, lower, upper = (None if not project or f is None else round(f) for f in figures)
    return Betrag(total, estimate.differing, projection, error, lower, upper)
