"""The degree of fulfilment: Σ(weight × points) / Σ(weight × 3) over the questions that were assessed (S003-4.3.1)."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from qmapp.checks.qcheck.rows import HOECHSTPUNKTE, Ampel, Grad, Urteil


def grad(answers: Iterable[tuple[int, Urteil | None]]) -> Grad:
    """The degree over pairs of weight and answer (None: not answered yet), exact."""
    points = best = assessed = unclear = out = open_ = 0
    for weight, urteil in answers:
        if urteil is None:
            open_ += 1
        elif urteil is Urteil.NICHT_BEURTEILBAR:
            unclear += 1
        elif urteil is Urteil.NICHT_ZUTREFFEND:
            out += 1
        else:
            points += weight * (urteil.punkte or 0)
            best += weight * HOECHSTPUNKTE
            assessed += 1
    return Grad(points, best, assessed, unclear, out, open_)


def ampel(wert: Fraction | None, gruen_ab: Decimal, gelb_ab: Decimal) -> Ampel | None:
    """Where a degree stands against limits in per cent, compared exactly and never rounded: 74,9 is not 75."""
    if wert is None:
        return None
    if wert * 100 >= Fraction(gruen_ab):
        return Ampel.GRUEN
    return Ampel.GELB if wert * 100 >= Fraction(gelb_ab) else Ampel.ROT
