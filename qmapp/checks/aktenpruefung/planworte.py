"""The figures of a plan in words, as its sentences say them."""

from fractions import Fraction

from qmapp.checks.sampling import rechenweg_plan
from qmapp.german import integer, percent, points


def percent_words(share: Fraction) -> str:
    """An agreed per cent without needless decimals: ``2,5 %``."""
    places = next((p for p in range(7) if (share * 100 * 10**p).denominator == 1), 7)
    return percent(share, places)


def points_words(margin: float) -> str:
    """``±5`` or ``±2,3``."""
    return points(margin).removesuffix(",0")


def defects(count: int) -> str:
    """``1 Mangel``, ``3 Mängel``."""
    return "1 Mangel" if count == 1 else f"{integer(count)} Mängel"


def if_at_most(count: int) -> str:
    """The condition under which an acceptance sample proves its bound."""
    if count == 0:
        return "Hat keine der gezogenen Akten einen Mangel"
    if count == 1:
        return "Hat höchstens eine der gezogenen Akten einen Mangel"
    return f"Haben höchstens {integer(count)} der gezogenen Akten einen Mangel"


def outlook(expected: Fraction, hit: float) -> str:
    """How likely the proof succeeds at the expected rate."""
    chance = rechenweg_plan.chance(hit)
    true = f"Sind im Bestand {percent_words(expected)} der Akten fehlerhaft"
    return f"{true}, gelingt der Nachweis mit {chance} Wahrscheinlichkeit."
