"""The rate among those files something applies to, where strata were drawn with different shares."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.proportion import beta_bounds


@dataclass(frozen=True)
class DomainRate:
    """``population``: the estimated number of files it applies to.

    All but that is None where it applies to no examined file; se and bounds are None where a stratum has one examined
    file out of several or no degree of freedom is left.
    """

    population: float
    rate: float | None
    se: float | None
    lower: float | None
    upper: float | None


def stratified_domain_rate(
    *,
    sizes: Sequence[int],
    drawn: Sequence[int],
    applicable: Sequence[int],
    errors: Sequence[int],
    confidence: inputs.Level,
) -> DomainRate:
    """p = ΣN_h·x_h/n_h ÷ ΣN_h·m_h/n_h for x_h faulty of the m_h files it applies to among n_h examined ones.

    v = ΣN_h²·(1 − n_h/N_h)/n_h·s_h² ÷ M̂² with the residuals x − p·m of all examined files (linearisation); bounds as
    :func:`stratified_proportion_korn_graubard` with n_eff = p·q/v·(t_{n−1}/t_{n−H})². Where no residual varies the
    bounds are Clopper–Pearson's of the files it applies to; after a full census the rate itself. Raises ValueError for
    impossible counts. Source: Cochran, Sampling Techniques, 3rd ed., 5A.14; R survey, svyciprop(method = "beta").
    """
    strata = [(size, n) for size, n, _ in inputs.strata(sizes, drawn, [0] * len(sizes))]
    counts = [
        (inputs.error_count(n, m), inputs.error_count(m, x)) for (_, n), m, x in _zipped(strata, applicable, errors)
    ]
    population = sum((Fraction(size * m, n) for (size, n), (m, _) in zip(strata, counts, strict=True)), Fraction(0))
    if population == 0:
        return DomainRate(0.0, None, None, None, None)
    faulty = sum((Fraction(size * x, n) for (size, n), (_, x) in zip(strata, counts, strict=True)), Fraction(0))
    rate = faulty / population
    if all(n == size for size, n in strata):
        return DomainRate(float(population), float(rate), 0.0, float(rate), float(rate))
    examined = sum(n for _, n in strata)
    df = examined - len(strata)
    if df <= 0 or any(n == 1 < size for size, n in strata):
        return DomainRate(float(population), float(rate), None, None, None)
    variance = float(_variance(strata, counts, rate) / population**2)
    lower, upper = _bounds(float(rate), variance, (examined, df), counts, confidence)
    return DomainRate(float(population), float(rate), math.sqrt(variance), lower, upper)


def _zipped(
    strata: Sequence[tuple[int, int]], applicable: Sequence[int], errors: Sequence[int]
) -> Sequence[tuple[tuple[int, int], int, int]]:
    if not len(strata) == len(applicable) == len(errors):
        raise ValueError("Bestand, Stichprobe und Mängel müssen für jede Schicht angegeben sein.")
    return list(zip(strata, applicable, errors, strict=True))


def _variance(strata: Sequence[tuple[int, int]], counts: Sequence[tuple[int, int]], rate: Fraction) -> Fraction:
    """Of the expanded residuals; a file it does not apply to has the residual 0."""
    total = Fraction(0)
    for (size, n), (m, x) in zip(strata, counts, strict=True):
        if n == size:
            continue
        squares = x * (1 - rate) ** 2 + (m - x) * rate**2
        spread = (squares - (x - rate * m) ** 2 / n) / (n - 1)
        total += Fraction(size * (size - n), n) * spread
    return total


def _bounds(
    rate: float,
    variance: float,
    freedom: tuple[int, int],
    counts: Sequence[tuple[int, int]],
    confidence: inputs.Level,
) -> tuple[float, float]:
    if variance == 0:
        m, x = (sum(column) for column in zip(*counts, strict=True))
        return beta_bounds(n=m, x=x, confidence=confidence)
    examined, df = freedom
    ratio = inputs.student_quantile(confidence, examined - 1) / inputs.student_quantile(confidence, df)
    effective = rate * (1 - rate) / variance * ratio**2
    return beta_bounds(n=effective, x=rate * effective, confidence=confidence)
