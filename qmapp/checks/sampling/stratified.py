"""The rate of faulty files in a stratified sample."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.proportion import RateInterval, beta_bounds


@dataclass(frozen=True)
class StratifiedProportion:
    """Rates as fractions, ``total`` in files; bounds are not clipped.

    ``se`` and all bounds are None if a stratum has one examined file out of several (``without_variance`` names the
    positions of these strata); the t bounds are None without degrees of freedom.
    """

    rate: float
    se: float | None
    z_lower: float | None
    z_upper: float | None
    t_lower: float | None
    t_upper: float | None
    total: float
    total_se: float | None
    df: int
    without_variance: tuple[int, ...]


@dataclass(frozen=True)
class StratifiedInterval(RateInterval):
    """``method`` says how: "korn-graubard", "census", "exact" (no variance among the sampled strata), "undefined"."""

    effective_n: float | None
    method: Literal["korn-graubard", "census", "exact", "undefined"]


def stratified_proportion(
    *, sizes: Sequence[int], drawn: Sequence[int], errors: Sequence[int], confidence: inputs.Level
) -> StratifiedProportion:
    """Estimate p = ΣW_h·p_h with v = ΣW_h²(1 − n_h/N_h)·p_h·q_h/(n_h − 1), W_h = N_h/N.

    Intervals with z and with t (n − H degrees of freedom). A stratum taken completely adds no variance. Raises
    ValueError for impossible numbers. Source: Cochran, Sampling Techniques, 3rd ed., 5.3 to 5.5, 5.10.
    """
    strata = inputs.strata(sizes, drawn, errors)
    z = inputs.normal_quantile(confidence)
    population, df = sum(size for size, _, _ in strata), sum(n for _, n, _ in strata) - len(strata)
    rate = float(_rate(strata))
    alone = tuple(h for h, (size, n, _) in enumerate(strata) if n == 1 < size)
    variance = None if alone else _variance(strata)
    if variance is None:
        return StratifiedProportion(rate, None, None, None, None, None, population * rate, None, df, alone)
    se = math.sqrt(variance)
    t = inputs.student_quantile(confidence, df) if df > 0 else None if se else 0.0
    return StratifiedProportion(
        rate=rate,
        se=se,
        z_lower=rate - z * se,
        z_upper=rate + z * se,
        t_lower=None if t is None else rate - t * se,
        t_upper=None if t is None else rate + t * se,
        total=population * rate,
        total_se=population * se,
        df=df,
        without_variance=(),
    )


def stratified_proportion_korn_graubard(
    *, sizes: Sequence[int], drawn: Sequence[int], errors: Sequence[int], confidence: inputs.Level
) -> StratifiedInterval:
    """The stratified rate with a Clopper–Pearson interval for the effective sample size.

    n_eff = p·q/v·(t_{n−1}/t_{n−H})², not truncated; then the beta quantiles for n_eff and p·n_eff. Where v is 0 the
    formula says nothing: after a full census the interval is the rate itself; if every stratum that was only sampled is
    all correct or all faulty, the exact bounds come from :func:`_largest_unseen`. A stratum with one file out of
    several has no variance: the bounds are None.
    Source: Korn, Graubard, Survey Methodology 24 (1998); R survey, svyciprop(method = "beta").
    """
    strata = inputs.strata(sizes, drawn, errors)
    alpha = inputs.error_probability(confidence)
    exact, n = _rate(strata), sum(n for _, n, _ in strata)
    rate, df = float(exact), n - len(strata)
    if all(n == size for size, n, _ in strata):
        return StratifiedInterval(rate, rate, rate, None, "census")
    if any(n == 1 < size for size, n, _ in strata):
        return StratifiedInterval(rate, None, None, None, "undefined")
    variance = _variance(strata)
    if variance == 0:
        lower, upper = _bounds_without_variance(strata, alpha / 2)
        return StratifiedInterval(rate, lower, upper, None, "exact")
    if df <= 0:
        return StratifiedInterval(rate, None, None, None, "undefined")
    ratio = inputs.student_quantile(confidence, n - 1) / inputs.student_quantile(confidence, df)
    effective = rate * (1 - rate) / variance * ratio**2
    lower, upper = beta_bounds(n=effective, x=rate * effective, confidence=confidence)
    return StratifiedInterval(rate, lower, upper, effective, "korn-graubard")


def _rate(strata: Sequence[tuple[int, int, int]]) -> Fraction:
    return sum((Fraction(size * x, n) for size, n, x in strata), Fraction(0)) / sum(size for size, _, _ in strata)


def _variance(strata: Sequence[tuple[int, int, int]]) -> float:
    population = sum(size for size, _, _ in strata)
    parts = (Fraction(size * (size - n) * x * (n - x), n * n * (n - 1)) for size, n, x in strata if n < size)
    return float(sum(parts, Fraction(0)) / population**2)


def _bounds_without_variance(strata: Sequence[tuple[int, int, int]], a: Fraction) -> tuple[float, float]:
    """Bounds of the rate if every stratum not taken completely shows only correct or only faulty files."""
    population = sum(size for size, _, _ in strata)
    certain = sum(x if n == size else size if x else 0 for size, n, x in strata)
    clean = [(size, n) for size, n, x in strata if n < size and x == 0]
    faulty = [(size, n) for size, n, x in strata if n < size and x > 0]
    return (certain - _largest_unseen(faulty, a)) / population, (certain + _largest_unseen(clean, a)) / population


def _largest_unseen(strata: Sequence[tuple[int, int]], a: Fraction) -> int:
    """The most files of the other kind that the samples (N_h, n_h) may all have missed with a probability above a.

    With k_h such files the probability is Π C(N_h − k_h, n_h)/C(N_h, n_h). One more in a stratum multiplies it by
    (N_h − k_h − n_h)/(N_h − k_h), which falls with k_h; adding always where the factor is largest therefore gives the
    largest probability for every total, and the bound holds for every way the files may lie in the strata.
    """
    left = [size for size, _ in strata]
    unseen, log_probability, limit = 0, 0.0, math.log(a)
    while any(rest > n for rest, (_, n) in zip(left, strata, strict=True)):
        h = max(range(len(left)), key=lambda h: 1 - strata[h][1] / left[h])
        log_probability += math.log1p(-strata[h][1] / left[h])
        left[h] -= 1
        if abs(log_probability - limit) > 1e-9:
            possible = log_probability > limit
        else:
            ways = math.prod(math.comb(rest, n) for rest, (_, n) in zip(left, strata, strict=True))
            possible = ways > a * math.prod(math.comb(size, n) for size, n in strata)
        if not possible:
            break
        unseen += 1
    return unseen
