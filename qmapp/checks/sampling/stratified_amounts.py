"""What errors mean in euro, estimated from a stratified sample; all amounts in cents."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.amounts import AmountEstimate, RatioEstimate, RegressionEstimate


@dataclass(frozen=True)
class AmountStratum:
    """A stratum of ``population`` files with what was paid and what would have been due in its examined ones."""

    population: int
    paid: tuple[int, ...]
    due: tuple[int, ...]


#: (population, paid, differences) of a stratum, looked at.
_Stratum = tuple[int, tuple[int, ...], tuple[int, ...]]


def stratified_difference_estimate(*, strata: Sequence[AmountStratum], confidence: inputs.Level) -> AmountEstimate:
    """The overpayment in the whole population: ΣN_h·mean(d_h) with d = paid − due.

    v = ΣN_h²·(1 − n_h/N_h)·s_h²/n_h; bounds with z and with t (n − H degrees of freedom). A stratum taken completely
    adds no variance; one with a single examined file of several leaves se and bounds undefined. Raises ValueError for
    lists of different length, no strata, or a stratum without examined files.
    Source: Cochran, Sampling Techniques, 3rd ed., 5.3, 5.4.
    """
    looked = _checked(strata)
    total = float(_expanded(looked, lambda _, d: d))
    variance = _variance(looked, lambda _, d: float(d))
    return AmountEstimate(*_bounds(total, variance, _df(looked), confidence), _differing(looked))


def combined_ratio_estimate(
    *, strata: Sequence[AmountStratum], book_total: int, confidence: inputs.Level
) -> RatioEstimate:
    """The overpayment as a share of what was paid: R·book_total, R = ΣN_h·mean(d_h) / ΣN_h·mean(paid_h).

    v = ΣN_h²·(1 − n_h/N_h)·s²(d − R·paid)_h/n_h. Everything is None where nothing was paid in the sample; ValueError as
    :func:`stratified_difference_estimate`. Source: Cochran, Sampling Techniques, 3rd ed., 6.11.
    """
    looked = _checked(strata)
    paid = _expanded(looked, lambda p, _: p)
    if paid == 0:
        return RatioEstimate(None, None, None, None, None, None, _differing(looked), ratio=None)
    ratio = float(_expanded(looked, lambda _, d: d) / paid)
    variance = _variance(looked, lambda p, d: d - ratio * p)
    bounds = _bounds(ratio * book_total, variance, _df(looked), confidence)
    return RatioEstimate(*bounds, _differing(looked), ratio=ratio)


def combined_regression_estimate(
    *, strata: Sequence[AmountStratum], book_total: int, confidence: inputs.Level
) -> RegressionEstimate:
    """The overpayment by one linear regression on what was paid: ΣN_h·mean(d_h) + b·(book_total − ΣN_h·mean(paid_h)).

    b weights the products and squares around the means of the strata with N_h²·(1 − n_h/N_h)/(n_h·(n_h − 1)), so that
    the variance of the residuals is smallest; t with n − H − 1 degrees of freedom. Everything is None where the files
    of each stratum were paid alike; ValueError as :func:`stratified_difference_estimate`.
    Source: Cochran, Sampling Techniques, 3rd ed., 7.10.
    """
    looked = _checked(strata)
    slope = _slope(looked)
    if slope is None:
        return RegressionEstimate(None, None, None, None, None, None, _differing(looked), slope=None)
    missing = book_total - _expanded(looked, lambda p, _: p)
    total = float(_expanded(looked, lambda _, d: d) + slope * missing)
    beta = float(slope)
    variance = _variance(looked, lambda p, d: d - beta * p)
    bounds = _bounds(total, variance, _df(looked) - 1, confidence)
    return RegressionEstimate(*bounds, _differing(looked), slope=beta)


def _checked(strata: Sequence[AmountStratum]) -> list[_Stratum]:
    if not strata:
        raise ValueError("Für die Hochrechnung wird mindestens eine Schicht gebraucht.")
    looked = []
    for stratum in strata:
        if len(stratum.paid) != len(stratum.due):
            raise ValueError("Zu jedem gezahlten Betrag wird genau ein richtiger Betrag gebraucht.")
        population, _ = inputs.sample_size(stratum.population, len(stratum.paid))
        paid = tuple(_cents(value) for value in stratum.paid)
        due = tuple(_cents(value) for value in stratum.due)
        looked.append((population, paid, tuple(p - d for p, d in zip(paid, due, strict=True))))
    return looked


def _cents(value: object) -> int:
    # Amounts may be negative.
    return inputs.whole(value, "Betrag in Cent", minimum=-(10**18))


def _expanded(strata: Sequence[_Stratum], pick: Callable[[int, int], int]) -> Fraction:
    """ΣN_h·mean of what is picked from (paid, difference), exactly."""
    return sum((Fraction(size * sum(map(pick, paid, found)), len(paid)) for size, paid, found in strata), Fraction(0))


def _variance(strata: Sequence[_Stratum], residual: Callable[[int, int], float]) -> float | None:
    parts = []
    for size, paid, found in strata:
        n = len(paid)
        if n == size:
            continue
        if n == 1:
            return None
        values = [residual(p, d) for p, d in zip(paid, found, strict=True)]
        mean = math.fsum(values) / n
        spread = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
        parts.append(size**2 * (1 - n / size) * spread / n)
    return math.fsum(parts)


def _slope(strata: Sequence[_Stratum]) -> Fraction | None:
    products, squares = Fraction(0), Fraction(0)
    for size, paid, found in strata:
        n = len(paid)
        if n in (1, size):
            continue
        weight = Fraction(size * (size - n), n * n * (n - 1))
        products += weight * (n * sum(p * d for p, d in zip(paid, found, strict=True)) - sum(paid) * sum(found))
        squares += weight * (n * sum(p * p for p in paid) - sum(paid) ** 2)
    return products / squares if squares else None


def _df(strata: Sequence[_Stratum]) -> int:
    return sum(len(paid) for _, paid, _ in strata) - len(strata)


def _differing(strata: Sequence[_Stratum]) -> int:
    return sum(1 for _, _, found in strata for value in found if value)


def _bounds(
    total: float, variance: float | None, df: int, confidence: inputs.Level
) -> tuple[float, float | None, float | None, float | None, float | None, float | None]:
    z = inputs.normal_quantile(confidence)
    if variance is None:
        return total, None, None, None, None, None
    se = math.sqrt(variance)
    t = inputs.student_quantile(confidence, df) if df > 0 else None if se else 0.0
    low, high = (None, None) if t is None else (total - t * se, total + t * se)
    return total, se, total - z * se, total + z * se, low, high
