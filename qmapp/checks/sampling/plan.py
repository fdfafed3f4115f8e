"""How many files a sample needs, and how exact a sample of given size is."""

import math
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from fractions import Fraction
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.allocation import allocate_neyman, allocate_proportional
from qmapp.checks.sampling.tails import binomial_at_most, hypergeometric_at_most

__all__ = [
    "acceptance_sample_size",
    "allocate_neyman",
    "allocate_proportional",
    "attribute_sample_size",
    "discovery_sample_size",
    "margin_of_error",
    "mus_sample_size",
    "quota_size",
    "sample_size_mean",
    "sample_size_proportion",
]

#: Beyond this many files no plan is meant; expected and tolerable rate then lie too close together.
LARGEST_SAMPLE = 10_000_000


@dataclass(frozen=True)
class Size:
    """A sample size in files."""

    n: int


@dataclass(frozen=True)
class MeanSize(Size):
    """``n_unrounded``: the size before rounding up."""

    n_unrounded: float


@dataclass(frozen=True)
class ProportionSize(MeanSize):
    """``n0``: the size for an infinite population."""

    n0: float


@dataclass(frozen=True)
class QuotaSize(Size):
    """``exact``: the quota in files before rounding, without any error (662.46)."""

    exact: Decimal


@dataclass(frozen=True)
class Margin:
    """Half the width of the interval as a fraction, with and without the finite population correction."""

    margin: float
    margin_without_fpc: float


def sample_size_proportion(
    *, population: int | None, confidence: inputs.Level, margin: float, expected_rate: float = 0.5
) -> ProportionSize:
    """Files needed to estimate a rate to ± ``margin`` (a fraction).

    n0 = z²·p·q/e², n = n0/(1 + (n0 − 1)/N), rounded up once binary noise is stripped; ``population`` None is infinite.
    The correction always applies. Raises ValueError for a margin or expected rate that is not inside (0, 1).
    Source: Cochran, Sampling Techniques, 3rd ed., 4.4.
    """
    p = inputs.rate(expected_rate, "Erwartete Fehlerquote")
    e = inputs.rate(margin, "Genauigkeit")
    n0 = inputs.normal_quantile(confidence) ** 2 * p * (1 - p) / e**2
    size = n0 if population is None else n0 / (1 + (n0 - 1) / inputs.population_size(population))
    return ProportionSize(n=_rounded_up(size), n_unrounded=size, n0=n0)


def sample_size_mean(*, population: int | None, std_dev: float, margin: float, confidence: inputs.Level) -> MeanSize:
    """Files needed to estimate a mean to ± ``margin`` (in the unit of ``std_dev``).

    n0 = (z·S/e)², n = n0/(1 + n0/N), rounded up. Raises ValueError unless both are positive.
    Source: Cochran, Sampling Techniques, 3rd ed., 4.6.
    """
    e, s = inputs.positive(margin, "Genauigkeit"), inputs.positive(std_dev, "Standardabweichung")
    n0 = (inputs.normal_quantile(confidence) * s / e) ** 2
    size = n0 if population is None else n0 / (1 + n0 / inputs.population_size(population))
    return MeanSize(n=_rounded_up(size), n_unrounded=size)


def margin_of_error(*, population: int, n: int, rate: float, confidence: inputs.Level) -> Margin:
    """What n files can show of a rate: z·√(p·q/n·(N − n)/(N − 1)), as a fraction.

    A planning figure (normal approximation); for a result use the exact interval. A rate of 0 or 1 is refused, because
    the formula would promise ±0. Source: Cochran, Sampling Techniques, 3rd ed., 3.2.
    """
    total, drawn = inputs.sample_size(population, n)
    p = inputs.rate(rate, "Erwartete Fehlerquote")
    infinite = inputs.normal_quantile(confidence) * math.sqrt(p * (1 - p) / drawn)
    correction = math.sqrt((total - drawn) / (total - 1)) if total > 1 else 0.0
    return Margin(margin=infinite * correction, margin_without_fpc=infinite)


def quota_size(
    *, population: int, quota_percent: str | Decimal, rounding: Literal["half_up", "at_least"] = "half_up"
) -> QuotaSize:
    """A fixed share of the population in exact arithmetic: 3 % of 22.082 are 662.46 files.

    ``half_up`` rounds 662.46 to 662 (2.998 %), ``at_least`` to 663. ``quota_percent`` is per cent as text ("3", "2.5",
    "2,5") or Decimal; a float is refused, because 0.07·100 is not 7 in binary. A tiny quota may round to 0 files.
    Raises ValueError for a quota not in (0, 100] or another rounding.
    """
    total = inputs.population_size(population)
    percent = _percentage(quota_percent)
    exact = Fraction(percent) * total / 100
    if rounding not in ("half_up", "at_least"):
        raise ValueError("Die Rundungsregel muss „half_up“ oder „at_least“ sein.")
    n = math.ceil(exact) if rounding == "at_least" else math.floor(exact + Fraction(1, 2))
    with localcontext() as context:
        context.prec = len(percent.as_tuple().digits) + len(str(total)) + 2
        return QuotaSize(n=n, exact=percent * total / 100)


def discovery_sample_size(*, population: int, bad: int, confidence: inputs.Level) -> Size:
    """Files needed to find at least one bad file with the given confidence if ``bad`` of them are bad.

    The smallest n with P(X = 0) ≤ 1 − confidence, hypergeometric, without rounding error.
    Source: AICPA, Audit Sampling; Arkin, Handbook of Sampling for Auditing and Accounting.
    """
    return acceptance_sample_size(population=population, bad=bad, acceptable=0, confidence=confidence)


def acceptance_sample_size(*, population: int, bad: int, acceptable: int, confidence: inputs.Level) -> Size:
    """Files needed so that ``bad`` bad files would show more than ``acceptable`` of them with the given confidence.

    The smallest n with P(X ≤ acceptable) ≤ 1 − confidence, hypergeometric, by bisection. Raises ValueError unless
    0 ≤ acceptable < bad ≤ population and bad ≥ 1.
    """
    total = inputs.population_size(population)
    faulty = inputs.whole(bad, "Fehlerhafte Akten", minimum=1)
    allowed = inputs.whole(acceptable, "Hingenommene Mängel")
    if faulty > total:
        raise ValueError("Es können nicht mehr Akten fehlerhaft sein, als die Grundgesamtheit enthält.")
    if allowed >= faulty:
        raise ValueError("Es müssen weniger Mängel hingenommen werden, als entdeckt werden sollen.")
    risk = inputs.error_probability(confidence)

    def enough(n: int) -> bool:
        return hypergeometric_at_most(allowed, population=total, bad=faulty, n=n, bound=risk)

    sizes = range(allowed + 1, total + 1)
    return Size(n=sizes[bisect_left(sizes, True, key=enough)])


def attribute_sample_size(*, confidence: inputs.Level, tolerable_rate: float, expected_rate: float) -> Size:
    """Files of a large population needed to show a rate below the tolerable one although some errors are expected.

    The smallest n with P(X ≤ ⌈expected·n⌉) ≤ 1 − confidence for X binomial(n, tolerable). The product expected·n is
    exact, so that 0.035·400 is 14 and not 14.000000000000002. Raises ValueError unless 0 ≤ expected < tolerable < 1
    and where more than ten million files would be needed. Source: AICPA, Audit Sampling, appendix on attributes.
    """
    tolerable, expected = _tolerable_and_expected(tolerable_rate, expected_rate)
    risk = inputs.error_probability(confidence)

    def enough(n: int, errors: int) -> bool:
        return binomial_at_most(errors, n=n, rate=tolerable, bound=risk)

    if expected == 0:
        every = range(1, LARGEST_SAMPLE + 1)
        return Size(n=every[_within(bisect_left(every, True, key=lambda n: enough(n, 0)))])
    # Within the sizes that allow k errors the risk falls with n; so the first k whose largest size suffices holds it.
    k = _first_possible_errors(tolerable, expected, risk)
    while not enough(math.floor(k / expected), k):
        k += 1
    block = range(math.floor((k - 1) / expected) + 1, math.floor(k / expected) + 1)
    return Size(n=block[bisect_left(block, True, key=lambda n: enough(n, k))])


def mus_sample_size(*, confidence: inputs.Level, materiality_rate: float, expected_rate: float) -> Size:
    """Monetary units needed to show misstatement below ``materiality_rate`` of the total if some is expected.

    The smallest n with Γ-cdf(materiality; shape 1 + expected·n, rate n) ≥ confidence (Poisson). Raises ValueError
    unless 0 ≤ expected < materiality < 1 and where more than ten million units would be needed.
    Source: AICPA, Audit Sampling, appendix on monetary unit sampling; Stewart 2012.
    """
    from scipy.special import gammaincc

    material, expected = map(float, _tolerable_and_expected(materiality_rate, expected_rate))
    risk = float(inputs.error_probability(confidence)) * (1 + 1e-12)
    sizes = range(1, LARGEST_SAMPLE + 1)
    position = bisect_left(sizes, True, key=lambda n: bool(gammaincc(1 + expected * n, n * material) <= risk))
    return Size(n=sizes[_within(position)])


def _first_possible_errors(tolerable: Fraction, expected: Fraction, risk: Fraction) -> int:
    """The smallest k for which k/expected files, were they divisible, would keep the risk; a whole n needs no less."""
    from scipy.special import betainc

    e, q, bound = float(expected), float(1 - tolerable), float(risk) * (1 + 1e-9)
    counts = range(1, max(2, math.floor(LARGEST_SAMPLE * e)) + 1)
    found = bisect_left(counts, True, key=lambda k: bool(betainc(k / e - k, k + 1, q) <= bound))
    if found == len(counts):
        raise ValueError(_TOO_CLOSE)
    return counts[found]


_TOO_CLOSE = "Die erwartete Fehlerquote liegt zu nah an der zulässigen; es wären mehr als 10.000.000 Akten nötig."


def _within(position: int) -> int:
    if position >= LARGEST_SAMPLE:
        raise ValueError(_TOO_CLOSE)
    return position


def _tolerable_and_expected(tolerable_rate: float, expected_rate: float) -> tuple[Fraction, Fraction]:
    inputs.rate(tolerable_rate, "Zulässige Fehlerquote")
    inputs.rate(expected_rate, "Erwartete Fehlerquote", zero=True)
    tolerable, expected = Fraction(str(tolerable_rate)), Fraction(str(expected_rate))
    if expected >= tolerable:
        raise ValueError("Die erwartete Fehlerquote muss unter der zulässigen liegen.")
    return tolerable, expected


def _percentage(quota_percent: str | Decimal) -> Decimal:
    if not isinstance(quota_percent, str | Decimal):
        raise ValueError("Die Quote muss als Text oder Dezimalzahl angegeben sein, zum Beispiel „3“.")
    try:
        percent = Decimal(quota_percent.strip().replace(",", ".") if isinstance(quota_percent, str) else quota_percent)
    except InvalidOperation:
        percent = Decimal(0)
    if not (percent.is_finite() and 0 < percent <= 100):
        raise ValueError("Die Quote muss über 0 und höchstens 100 Prozent sein.")
    return percent


def _rounded_up(size: float) -> int:
    return max(1, math.ceil(round(size, 9)))
