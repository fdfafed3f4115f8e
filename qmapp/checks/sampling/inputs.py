"""What the statistical functions accept, and the quantiles they share.

Anything else is a ValueError with a complete German sentence.
"""

import math
import operator
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

from qmapp.german import integer, percent

#: A confidence as a fraction.
Level = float | Decimal | Fraction


def whole(value: object, what: str, *, minimum: int = 0) -> int:
    """``value`` as an int of at least ``minimum``; bool, float and text are refused."""
    try:
        number = operator.index(value)  # type: ignore[arg-type]  # the TypeError is the test
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise ValueError(f"{what}: Es wird eine ganze Zahl gebraucht.")
    if number < minimum:
        raise ValueError(f"{what}: Der Wert {integer(number)} ist zu klein, mindestens {integer(minimum)} ist nötig.")
    return number


def population_size(population: object) -> int:
    """The number of files in the population, at least 1."""
    return whole(population, "Grundgesamtheit", minimum=1)


def sample_size(population: object, n: object) -> tuple[int, int]:
    """Population and sample size with 1 ≤ n ≤ N."""
    total, drawn = population_size(population), whole(n, "Stichprobe", minimum=1)
    if drawn > total:
        raise ValueError(
            f"Die Stichprobe ({integer(drawn)} Akten) ist größer als die Grundgesamtheit ({integer(total)} Akten)."
        )
    return total, drawn


def error_count(n: int, x: object) -> int:
    """The number of faulty files x with 0 ≤ x ≤ n."""
    errors = whole(x, "Akten mit Mangel")
    if errors > n:
        raise ValueError(f"Es können nicht {integer(errors)} von {integer(n)} geprüften Akten einen Mangel haben.")
    return errors


def error_probability(confidence: Level) -> Fraction:
    """1 − confidence as the exact decimal that was written (0.95 → 1/20), so that ties are decided as on paper."""
    try:
        level = Fraction(str(confidence))
    except ValueError:
        level = Fraction(0)
    if not 0 < level < 1:
        raise ValueError("Die Sicherheit muss ein Anteil zwischen 0 und 1 sein, zum Beispiel 0,95.")
    return 1 - level


def rate(value: float, what: str, *, zero: bool = False, one: bool = False) -> float:
    """A fraction strictly between 0 and 1; ``zero`` and ``one`` allow the ends."""
    number = float(value)
    if not ((0 < number < 1) or (zero and number == 0) or (one and number == 1)):
        lowest, highest = ("einschließlich 0" if zero else "über 0"), ("bis einschließlich 1" if one else "unter 1")
        raise ValueError(f"{what}: Es wird ein Anteil {lowest} und {highest} gebraucht.")
    return number


def positive(value: float, what: str) -> float:
    """A finite number above 0."""
    number = float(value)
    if not (math.isfinite(number) and number > 0):
        raise ValueError(f"{what}: Es wird eine Zahl über 0 gebraucht.")
    return number


def strata(sizes: Sequence[int], drawn: Sequence[int], errors: Sequence[int]) -> list[tuple[int, int, int]]:
    """(N_h, n_h, x_h) of every stratum, each possible in itself."""
    if not sizes or not len(sizes) == len(drawn) == len(errors):
        raise ValueError("Bestand, Stichprobe und Mängel müssen für jede Schicht angegeben sein.")
    checked = []
    for size, n, x in zip(sizes, drawn, errors, strict=True):
        total, sample = sample_size(size, n)
        checked.append((total, sample, error_count(sample, x)))
    return checked


def normal_quantile(confidence: Level) -> float:
    """Two-sided z of the standard normal distribution: 0.95 → 1.959963984540054 (Wichura, AS 241)."""
    return -NormalDist().inv_cdf(float(error_probability(confidence) / 2))


def student_quantile(confidence: Level, df: float) -> float:
    """Two-sided t with ``df`` > 0 degrees of freedom."""
    from scipy.special import stdtrit

    return -float(stdtrit(df, float(error_probability(confidence) / 2)))


def exact_percent(value: float | Decimal | Fraction) -> str:
    """An agreed fraction as per cent without needless decimals: ``10 %``, ``2,5 %``; seven decimals at most."""
    exact = Fraction(str(value)) * 100
    places = next((p for p in range(7) if (exact * 10**p).denominator == 1), 7)
    return percent(exact / 100, places)
