"""Whether two rates differ: the difference with its range, a test, and what many tests at once leave standing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.homogeneity import homogeneity_test


@dataclass(frozen=True)
class EstimatedRate:
    """``errors`` of ``n`` examined files out of ``population``, with the rate and the bounds that are shown for it.

    ``se`` is set where the rate is weighted by strata and therefore not errors/n.
    """

    population: int
    n: int
    errors: int
    rate: float
    lower: float | None
    upper: float | None
    se: float | None = None


@dataclass(frozen=True)
class RateDifference:
    """later − earlier as a fraction; bounds None where a rate has none.

    ``method``: "chi-square" or "exact" from the counts, "weighted" from weighted rates and their standard errors,
    "census" where both populations were examined completely (nothing is estimated), "none" where nothing can be tested.
    """

    difference: float
    lower: float | None
    upper: float | None
    p_value: float | None
    method: Literal["chi-square", "exact", "weighted", "census", "none"]


def rate_difference(*, earlier: EstimatedRate, later: EstimatedRate) -> RateDifference:
    """The difference of two independent rates.

    Bounds by the method of variance estimates recovery from the two intervals (l, u):
    d − √((p₂ − l₂)² + (u₁ − p₁)²) and d + √((u₂ − p₂)² + (p₁ − l₁)²) with d = p₂ − p₁; they have the confidence the two
    intervals have. The test is that of :func:`homogeneity_test` on the counts; where a rate is weighted,
    z = d/√(se₁² + se₂²). Raises ValueError for impossible counts.
    Source: Newcombe, Statistics in Medicine 17 (1998), method 10; Zou, Donner, Statistics in Medicine 27 (2008).
    """
    for rate in (earlier, later):
        inputs.error_count(inputs.sample_size(rate.population, rate.n)[1], rate.errors)
    difference = later.rate - earlier.rate
    lower, upper = _recovered(earlier, later)
    if all(rate.n == rate.population for rate in (earlier, later)):
        return RateDifference(difference, difference, difference, None, "census")
    if earlier.se is None and later.se is None:
        test = homogeneity_test(errors=[earlier.errors, later.errors], drawn=[earlier.n, later.n])
        return RateDifference(difference, lower, upper, test.p_value, test.method)
    error = math.hypot(_se(earlier), _se(later))
    if error == 0:
        return RateDifference(difference, lower, upper, None, "none")
    p_value = 2 * NormalDist().cdf(-abs(difference) / error)
    return RateDifference(difference, lower, upper, p_value, "weighted")


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """p values adjusted for their number, so that among all of them a false finding stays as rare as in one test.

    The i-th smallest of m is multiplied by m − i + 1, never falls below the one before it and never exceeds 1; None
    stays None and does not count. Source: Holm, Scandinavian Journal of Statistics 6 (1979).
    """
    ranked = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for rank, (p, place) in enumerate(ranked):
        highest = max(highest, min(1.0, p * (len(ranked) - rank)))
        adjusted[place] = highest
    return tuple(adjusted)


def _recovered(earlier: EstimatedRate, later: EstimatedRate) -> tuple[float | None, float | None]:
    if earlier.lower is None or earlier.upper is None or later.lower is None or later.upper is None:
        return None, None
    difference = later.rate - earlier.rate
    down = math.hypot(later.rate - later.lower, earlier.upper - earlier.rate)
    up = math.hypot(later.upper - later.rate, earlier.rate - earlier.lower)
    return max(-1.0, difference - down), min(1.0, difference + up)


def _se(rate: EstimatedRate) -> float:
    """The standard error given, or that of a simple sample (Cochran, Sampling Techniques, 3.2)."""
    if rate.se is not None:
        return rate.se
    if rate.n < 2:
        return 0.0
    p = rate.errors / rate.n
    return math.sqrt((1 - rate.n / rate.population) * p * (1 - p) / (rate.n - 1))
