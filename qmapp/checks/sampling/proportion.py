"""Intervals for the rate of faulty files in a simple random sample."""

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.tails import hypergeometric_at_most

Sided = Literal["two", "upper"]


@dataclass(frozen=True)
class HypergeometricInterval:
    """``lower`` and ``upper``: faulty files in the population; ``rate`` and the ``_rate`` bounds are fractions."""

    rate: float
    lower: int
    upper: int
    lower_rate: float
    upper_rate: float


@dataclass(frozen=True)
class RateInterval:
    """A rate with its bounds, all fractions; bounds are None where the method gives none."""

    rate: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class WaldInterval(RateInterval):
    """``se``: the standard error, None for one file out of several."""

    se: float | None


def hypergeometric_interval(
    *, population: int, n: int, x: int, confidence: inputs.Level, sided: Sided = "two"
) -> HypergeometricInterval:
    """The exact interval for the number K of faulty files among N, given x faulty of n examined.

    lower = min{K: P(X ≥ x) > a}, upper = max{K: P(X ≤ x) > a} with K in [x, N − n + x] and a = α/2. With ``sided``
    "upper" a = α and only the upper bound is estimated; lower is then x, the files that were found. Found by bisection,
    every comparison without rounding error. Raises ValueError for impossible numbers.
    Source: Katz 1953; Buonaccorsi, The American Statistician 41 (1987); Cochran, Sampling Techniques, 3.6.
    """
    total, drawn = inputs.sample_size(population, n)
    errors = inputs.error_count(drawn, x)
    a = inputs.error_probability(confidence)
    if not _one_sided(sided):
        a /= 2

    def may_be_lower(bad: int) -> bool:
        # P(X ≥ x) is P(Y ≤ n − x) for the correct files Y: a small tail keeps its digits that way.
        return not hypergeometric_at_most(drawn - errors, population=total, bad=total - bad, n=drawn, bound=a)

    def is_above(bad: int) -> bool:
        return hypergeometric_at_most(errors, population=total, bad=bad, n=drawn, bound=a)

    possible = range(errors, total - drawn + errors + 1)
    low, high = _score_bounds(errors / drawn, drawn, NormalDist().inv_cdf(float(a)) ** 2 * (1 - drawn / total))
    lower = errors if _one_sided(sided) else _first(possible, round(low * total), may_be_lower)
    upper = _first(possible, round(high * total), is_above) - 1
    return HypergeometricInterval(
        rate=errors / drawn, lower=lower, upper=upper, lower_rate=lower / total, upper_rate=upper / total
    )


def clopper_pearson(*, n: int, x: int, confidence: inputs.Level, sided: Sided = "two") -> RateInterval:
    """The exact binomial interval, for populations of unknown or very large size.

    lower = B⁻¹(a; x, n − x + 1), upper = B⁻¹(1 − a; x + 1, n − x) of the beta distribution, a = α/2 or, one-sided, α
    with lower = 0. Source: Clopper, Pearson, Biometrika 26 (1934).
    """
    drawn = inputs.whole(n, "Stichprobe", minimum=1)
    errors = inputs.error_count(drawn, x)
    lower, upper = beta_bounds(n=drawn, x=errors, confidence=confidence, sided=sided)
    return RateInterval(rate=errors / drawn, lower=lower, upper=upper)


def beta_bounds(*, n: float, x: float, confidence: inputs.Level, sided: Sided = "two") -> tuple[float, float]:
    """Clopper–Pearson bounds for real n > 0 and 0 ≤ x ≤ n, as effective sample sizes need them."""
    from scipy.special import betainccinv, betaincinv

    a = float(inputs.error_probability(confidence) / (1 if _one_sided(sided) else 2))
    lower = 0.0 if x <= 0 or sided == "upper" else float(betaincinv(x, n - x + 1, a))
    return lower, 1.0 if x >= n else float(betainccinv(x + 1, n - x, a))


def wilson(*, n: int, x: int, confidence: inputs.Level) -> RateInterval:
    """The score interval without continuity correction, (p + z²/2n ± z·√(p·q/n + z²/4n²))/(1 + z²/n).

    Source: Wilson, Journal of the American Statistical Association 22 (1927).
    """
    drawn = inputs.whole(n, "Stichprobe", minimum=1)
    p = inputs.error_count(drawn, x) / drawn
    z = inputs.normal_quantile(confidence)
    low, high = _score_bounds(p, drawn, z * z)
    lower, upper = (0.0 if x == 0 else low), (1.0 if x == n else high)
    return RateInterval(rate=p, lower=lower, upper=upper)


def wald(*, population: int, n: int, x: int, confidence: inputs.Level) -> WaldInterval:
    """The textbook interval p ± z·√((1 − n/N)·p·q/(n − 1)), not clipped; shown for comparison only.

    At low rates it covers far less than it says (nominal 95 % covers 48.8 % at a true rate of 0.1 %). One file out of
    several has no variance: se and bounds are None. Source: Cochran, Sampling Techniques, 3rd ed., 3.2, 3.3.
    """
    total, drawn = inputs.sample_size(population, n)
    p = inputs.error_count(drawn, x) / drawn
    z = inputs.normal_quantile(confidence)
    if drawn == 1 < total:
        return WaldInterval(rate=p, lower=None, upper=None, se=None)
    se = math.sqrt((total - drawn) / total * p * (1 - p) / (drawn - 1)) if drawn < total else 0.0
    return WaldInterval(rate=p, lower=p - z * se, upper=p + z * se, se=se)


def _score_bounds(p: float, n: int, z_squared: float) -> tuple[float, float]:
    weight = z_squared / n
    centre = (p + weight / 2) / (1 + weight)
    half = math.sqrt(weight * (p * (1 - p) + weight / 4)) / (1 + weight)
    return centre - half, centre + half


def _first(possible: range, guess: int, condition: Callable[[int], bool]) -> int:
    """The first number for which the condition, false before and true after it, holds; one more than the last if none.

    Doubling steps from the guess, then bisection: half the evaluations of plain bisection over a million files.
    """
    low, high = possible.start - 1, possible.stop
    at, step = min(max(guess, possible.start), possible.stop - 1), 1
    while low < at < high:
        if condition(at):
            high, at = at, at - step
        else:
            low, at = at, at + step
        step *= 2
    between = range(low + 1, high)
    return low + 1 + bisect_left(between, True, key=condition)


def _one_sided(sided: str) -> bool:
    if sided not in ("two", "upper"):
        raise ValueError("Das Intervall muss zweiseitig („two“) oder nach oben („upper“) sein.")
    return sided == "upper"
