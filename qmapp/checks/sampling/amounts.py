"""What errors mean in euro: estimates of a total from a simple random sample, all amounts in cents."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.german import integer

#: Below this many differing files an estimate in euro is not dependable, below the second it needs care.
FEW_DIFFERENCES, SOME_DIFFERENCES = 20, 30


@dataclass(frozen=True)
class AmountEstimate:
    """A total in cents (not rounded) with standard error and bounds.

    ``se`` and bounds are None where the sample is too small to show a variance. ``differing``: files with a difference.
    """

    total: float | None
    se: float | None
    z_lower: float | None
    z_upper: float | None
    t_lower: float | None
    t_upper: float | None
    differing: int

    @property
    def warning(self) -> str | None:
        """A German sentence where too few files differ for a dependable range."""
        if self.differing < FEW_DIFFERENCES:
            return (
                f"Nur {integer(self.differing)} geprüfte Akten weichen ab. Für eine verlässliche Hochrechnung in Euro "
                f"sind das zu wenige."
            )
        if self.differing < SOME_DIFFERENCES:
            return f"Nur {integer(self.differing)} geprüfte Akten weichen ab. Der Bereich ist mit Vorsicht zu lesen."
        return None


@dataclass(frozen=True)
class MeanPerUnitEstimate(AmountEstimate):
    """``total`` is what would have been due; ``implied_error`` = book total − total."""

    implied_error: float


@dataclass(frozen=True)
class RatioEstimate(AmountEstimate):
    """``ratio``: overpayment per cent paid; None, with everything else, if nothing was paid in the sample."""

    ratio: float | None


@dataclass(frozen=True)
class RegressionEstimate(AmountEstimate):
    """``slope``: overpayment per further cent paid; None, with everything else, if all files were paid alike."""

    slope: float | None


@dataclass(frozen=True)
class GrossAndNet:
    """Over- and underpayments on their own, net (over − under) and gross (over + under)."""

    overpaid: AmountEstimate
    underpaid: AmountEstimate
    net: AmountEstimate
    gross: AmountEstimate


@dataclass(frozen=True)
class StringerBound:
    """Misstatement as a fraction of the total: ``most_likely`` and the upper bound."""

    most_likely: float
    upper: float


def difference_estimate(
    *, population: int, paid: Sequence[int], due: Sequence[int], confidence: inputs.Level
) -> AmountEstimate:
    """The overpayment in the whole population: N·mean(d) with d = paid − due, positive where too much was paid.

    se = N·s_d/√n·√(1 − n/N); bounds with z and with t (n − 1). Sums are exact integers. Raises ValueError for lists of
    different length or amounts that are not whole cents. Source: Cochran, Sampling Techniques, 2.5; Arkin, ch. 12.
    """
    n, paid, due = _pairs(population, paid, due)
    differences = [p - d for p, d in zip(paid, due, strict=True)]
    spread = (n * sum(d * d for d in differences) - sum(differences) ** 2) / n if n > 1 else None
    total = population * sum(differences) / n
    return AmountEstimate(*_with_bounds(total, population, n, spread, n - 1, confidence), _differing(differences))


def gross_and_net(
    *, population: int, overpaid: Sequence[int], underpaid: Sequence[int], confidence: inputs.Level
) -> GrossAndNet:
    """Difference estimates of what was paid too much and too little, both per file in cents and not negative.

    One file may have both. Gross and net are estimated from the files, not from the two results, whose errors depend
    on each other. Raises ValueError as :func:`difference_estimate` and for negative amounts.
    """
    over = [inputs.whole(value, "Zu viel gezahlt (Cent)") for value in overpaid]
    under = [inputs.whole(value, "Zu wenig gezahlt (Cent)") for value in underpaid]
    nothing = [0] * len(over)

    def estimate(paid: Sequence[int], due: Sequence[int]) -> AmountEstimate:
        return difference_estimate(population=population, paid=paid, due=due, confidence=confidence)

    return GrossAndNet(
        overpaid=estimate(over, nothing),
        underpaid=estimate(under, nothing),
        net=estimate(over, under),
        gross=estimate(over, [-value for value in under]),
    )


def mean_per_unit_estimate(
    *, population: int, book_total: int, due: Sequence[int], confidence: inputs.Level
) -> MeanPerUnitEstimate:
    """What would have been due in the whole population: N·mean(due); rarely as exact as the difference.

    ``differing`` counts the files with an amount due, because what was paid is not known here.
    Source: Cochran, Sampling Techniques, 2.5.
    """
    n, due, _ = _pairs(population, due, due)
    spread = (n * sum(d * d for d in due) - sum(due) ** 2) / n if n > 1 else None
    total = population * sum(due) / n
    bounds = _with_bounds(total, population, n, spread, n - 1, confidence)
    return MeanPerUnitEstimate(*bounds, _differing(due), implied_error=_cents(book_total) - total)


def ratio_estimate(
    *, population: int, book_total: int, paid: Sequence[int], due: Sequence[int], confidence: inputs.Level
) -> RatioEstimate:
    """The overpayment as a share of what was paid: R·book_total with R = Σd/Σpaid.

    se = N·√((1 − n/N)/n · Σ(d − R·paid)²/(n − 1)). Source: Cochran, Sampling Techniques, 3rd ed., 6.3, 6.4.
    """
    n, paid, due = _pairs(population, paid, due)
    differences = [p - d for p, d in zip(paid, due, strict=True)]
    book = _cents(book_total)
    if sum(paid) == 0:
        return RatioEstimate(None, None, None, None, None, None, _differing(differences), ratio=None)
    ratio = sum(differences) / sum(paid)
    spread = math.fsum((d - ratio * p) ** 2 for d, p in zip(differences, paid, strict=True)) if n > 1 else None
    bounds = _with_bounds(ratio * book, population, n, spread, n - 1, confidence)
    return RatioEstimate(*bounds, _differing(differences), ratio=ratio)


def regression_estimate(
    *, population: int, book_total: int, paid: Sequence[int], due: Sequence[int], confidence: inputs.Level
) -> RegressionEstimate:
    """The overpayment by linear regression on what was paid: N·(mean(d) + b·(book_total/N − mean(paid))).

    b by least squares; se = N·√((1 − n/N)/n · SSE/(n − 2)), t with n − 2 degrees of freedom.
    Source: Cochran, Sampling Techniques, 3rd ed., 7.3, 7.4.
    """
    n, paid, due = _pairs(population, paid, due)
    differences = [p - d for p, d in zip(paid, due, strict=True)]
    book = _cents(book_total)
    spread_paid = n * sum(p * p for p in paid) - sum(paid) ** 2
    if spread_paid == 0:
        return RegressionEstimate(None, None, None, None, None, None, _differing(differences), slope=None)
    products = sum(d * p for d, p in zip(differences, paid, strict=True))
    slope = (n * products - sum(differences) * sum(paid)) / spread_paid
    mean_paid, mean_difference = sum(paid) / n, sum(differences) / n
    residuals = (d - mean_difference - slope * (p - mean_paid) for d, p in zip(differences, paid, strict=True))
    spread = math.fsum(r * r for r in residuals) if n > 2 else None
    total = population * mean_difference + slope * (book - population * mean_paid)
    return RegressionEstimate(
        *_with_bounds(total, population, n, spread, n - 2, confidence), _differing(differences), slope=slope
    )


def stringer_bound(
    *,
    n: int,
    taints: Sequence[float],
    confidence: inputs.Level,
    distribution: Literal["binomial", "poisson"] = "binomial",
) -> StringerBound:
    """Upper bound of misstatement from a MUS sample of n; ``taints``: (paid − due)/paid of the faulty hits, 0…1.

    p_0 + Σ(p_i − p_{i−1})·t_i with the taints in falling order, p_i the one-sided upper bound for i errors: beta
    quantile (binomial) or gamma quantile / n (Poisson). Raises ValueError for more than n taints or one outside 0…1;
    only a MUS draw without its certain files may be judged so. Source: Stringer 1963; Bickel, Stat. Sci. 7 (1992).
    """
    from scipy.special import betainccinv, gammainccinv

    drawn = inputs.whole(n, "Stichprobe", minimum=1)
    inputs.error_count(drawn, len(taints))
    falling = sorted((inputs.rate(t, "Fehleranteil", zero=True, one=True) for t in taints), reverse=True)
    risk = float(inputs.error_probability(confidence))
    if distribution not in ("binomial", "poisson"):
        raise ValueError("Die Verteilung muss „binomial“ oder „poisson“ sein.")

    def bound(i: int) -> float:
        if distribution == "poisson":
            return float(gammainccinv(i + 1, risk)) / drawn
        return 1.0 if i == drawn else float(betainccinv(i + 1, drawn - i, risk))

    steps = [bound(i) for i in range(len(falling) + 1)]
    upper = steps[0] + math.fsum((steps[i + 1] - steps[i]) * t for i, t in enumerate(falling))
    return StringerBound(most_likely=math.fsum(falling) / drawn, upper=upper)


def _cents(value: object) -> int:
    # Amounts may be negative, so the smallest allowed is taken from the value itself.
    return inputs.whole(value, "Betrag in Cent", minimum=-(10**18))


def _pairs(population: int, paid: Sequence[int], due: Sequence[int]) -> tuple[int, list[int], list[int]]:
    if len(paid) != len(due):
        raise ValueError("Zu jedem gezahlten Betrag wird genau ein richtiger Betrag gebraucht.")
    _, n = inputs.sample_size(population, len(paid))
    return n, [_cents(value) for value in paid], [_cents(value) for value in due]


def _differing(differences: Sequence[int]) -> int:
    return sum(1 for value in differences if value)


def _with_bounds(
    total: float, population: int, n: int, spread: float | None, df: int, confidence: inputs.Level
) -> tuple[float, float | None, float | None, float | None, float | None, float | None]:
    """total, se, z and t bounds; ``spread`` is the sum of squared deviations, ``df`` its divisor."""
    z = inputs.normal_quantile(confidence)
    if n == population:
        return total, 0.0, total, total, total, total
    if spread is None:
        return total, None, None, None, None, None
    se = population * math.sqrt(spread / df / n * (1 - n / population))
    t = inputs.student_quantile(confidence, df)
    return total, se, total - z * se, total + z * se, total - t * se, total + t * se
