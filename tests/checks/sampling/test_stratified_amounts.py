"""Stratified estimates in euro against every possible sample of small populations, and against least squares."""

import math
from fractions import Fraction
from itertools import combinations, product
from statistics import variance

import numpy as np
import pytest
from scipy.stats import t as student

from qmapp.checks.sampling.amounts import difference_estimate, ratio_estimate
from qmapp.checks.sampling.stratified_amounts import (
    AmountStratum,
    combined_ratio_estimate,
    combined_regression_estimate,
    stratified_difference_estimate,
)

PAID = ((400, 520, 385, 610), (90, 120, 75, 110, 130))
DUE = ((400, 500, 385, 620), (90, 100, 75, 60, 130))
SIZES = (4, 5)
BOOK = sum(map(sum, PAID))


def stratum(size: int, paid: tuple[int, ...], due: tuple[int, ...]) -> AmountStratum:
    return AmountStratum(size, paid, due)


STRATA = (
    stratum(300, (400, 520, 385, 610, 455, 470), (400, 500, 385, 620, 415, 470)),
    stratum(80, (1_200, 900, 1_010, 1_150), (1_000, 900, 1_010, 1_075)),
    stratum(3, (5_000, 5_400, 6_100), (5_000, 5_000, 6_100)),
)


def test_the_difference_is_right_on_average_over_every_sample() -> None:
    """Two of four and three of five files: the mean of all 60 estimates is the truth, that of the v their variance."""
    totals, variances = [], []
    for one, two in product(combinations(range(4), 2), combinations(range(5), 3)):
        drawn = [
            stratum(size, tuple(paid[i] for i in picked), tuple(due[i] for i in picked))
            for size, paid, due, picked in zip(SIZES, PAID, DUE, (one, two), strict=True)
        ]
        found = stratified_difference_estimate(strata=drawn, confidence=0.95)
        assert found.total is not None
        assert found.se is not None
        totals.append(found.total)
        variances.append(found.se**2)
    truth = BOOK - sum(map(sum, DUE))
    assert sum(totals) / len(totals) == pytest.approx(truth)
    spread = sum((total - truth) ** 2 for total in totals) / len(totals)
    assert sum(variances) / len(variances) == pytest.approx(spread)


def test_bounds_and_degrees_of_freedom_by_hand() -> None:
    found = stratified_difference_estimate(strata=STRATA, confidence=0.9)
    d = [[p - q for p, q in zip(s.paid, s.due, strict=True)] for s in STRATA]
    total = sum(Fraction(s.population * sum(x), len(x)) for s, x in zip(STRATA, d, strict=True))
    v = sum(
        s.population**2 * (1 - len(x) / s.population) * variance(x) / len(x) for s, x in zip(STRATA, d, strict=True)
    )
    assert found.total == pytest.approx(float(total))
    assert found.se == pytest.approx(math.sqrt(v))
    assert found.t_upper == pytest.approx(float(total) + student.ppf(0.95, 10) * math.sqrt(v))
    assert found.z_lower == pytest.approx(float(total) - 1.6448536 * math.sqrt(v))
    assert found.differing == 6


def test_one_stratum_is_the_simple_estimate() -> None:
    one = STRATA[:1]
    given = {"population": 300, "paid": one[0].paid, "due": one[0].due, "confidence": 0.95}
    assert stratified_difference_estimate(strata=one, confidence=0.95).t_lower == pytest.approx(
        difference_estimate(**given).t_lower
    )
    ratio, plain = (
        combined_ratio_estimate(strata=one, book_total=150_000, confidence=0.95),
        ratio_estimate(book_total=150_000, **given),
    )
    assert (ratio.ratio, ratio.total) == pytest.approx((plain.ratio, plain.total))
    # Around the mean of the stratum, which is 0 for the residuals of the ratio.
    assert ratio.se == pytest.approx(plain.se)


def test_the_ratio_of_both_expanded_totals() -> None:
    found = combined_ratio_estimate(strata=STRATA, book_total=260_000, confidence=0.95)
    over = sum(s.population / len(s.paid) * (sum(s.paid) - sum(s.due)) for s in STRATA)
    paid = sum(s.population / len(s.paid) * sum(s.paid) for s in STRATA)
    assert found.ratio == pytest.approx(over / paid)
    assert found.total == pytest.approx(over / paid * 260_000)
    residuals = [[p - q - over / paid * p for p, q in zip(s.paid, s.due, strict=True)] for s in STRATA[:2]]
    v = sum(
        s.population * (s.population - len(e)) * variance(e) / len(e)
        for s, e in zip(STRATA[:2], residuals, strict=True)
    )
    assert found.se == pytest.approx(math.sqrt(v))


def test_a_true_ratio_and_a_true_line_leave_no_error() -> None:
    tenth = [stratum(size, p, tuple(x - x // 10 for x in p)) for size, p in ((50, (100, 200, 350)), (9, (500, 700)))]
    ratio = combined_ratio_estimate(strata=tenth, book_total=10_000, confidence=0.95)
    assert (ratio.total, ratio.se) == pytest.approx((1_000, 0), abs=1e-6)
    line = [stratum(50, (100, 200, 300), (85, 175, 265)), stratum(9, (500, 700), (430, 610))]
    found = combined_regression_estimate(strata=line, book_total=10_000, confidence=0.95)
    assert (found.slope, found.se) == pytest.approx((0.1, 0), abs=1e-6)
    assert found.total == pytest.approx(50 * 25 + 9 * 80 + 0.1 * (10_000 - 50 * 200 - 9 * 600))


def test_the_slope_is_weighted_least_squares() -> None:
    found = combined_regression_estimate(strata=STRATA, book_total=260_000, confidence=0.95)
    columns, targets = [], []
    for s in STRATA[:2]:
        n, paid = len(s.paid), np.array(s.paid, dtype=float)
        d = paid - np.array(s.due)
        weight = math.sqrt(s.population**2 * (1 - n / s.population) / (n * (n - 1)))
        columns += list(weight * (paid - paid.mean()))
        targets += list(weight * (d - d.mean()))
    slope = np.linalg.lstsq(np.array(columns)[:, None], np.array(targets), rcond=None)[0][0]
    assert found.slope == pytest.approx(slope)
    expanded = sum(s.population / len(s.paid) * sum(s.paid) for s in STRATA)
    plain = stratified_difference_estimate(strata=STRATA, confidence=0.95)
    assert plain.total is not None
    assert found.total == pytest.approx(plain.total + slope * (260_000 - expanded))
    assert found.se is not None
    assert plain.se is not None
    assert found.se <= plain.se
    assert found.t_upper == pytest.approx(found.total + student.ppf(0.975, 9) * found.se)


def test_what_is_undefined_stays_open() -> None:
    single = [stratum(5, (100,), (90,)), stratum(4, (100, 200), (90, 200))]
    found = stratified_difference_estimate(strata=single, confidence=0.95)
    assert found.total == 70
    assert (found.se, found.t_lower, found.z_upper) == (None, None, None)
    complete = [stratum(2, (100, 100), (90, 100))]
    whole = stratified_difference_estimate(strata=complete, confidence=0.95)
    assert (whole.total, whole.se, whole.t_lower, whole.t_upper) == (10, 0, 10, 10)
    nothing = [stratum(5, (0, 0), (0, 0))]
    assert combined_ratio_estimate(strata=nothing, book_total=10, confidence=0.95).ratio is None
    assert combined_regression_estimate(strata=nothing, book_total=10, confidence=0.95).total is None
    few = combined_regression_estimate(strata=[stratum(5, (100, 200), (100, 150))], book_total=700, confidence=0.95)
    assert few.se == pytest.approx(0, abs=1e-6)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="mindestens eine Schicht"):
        stratified_difference_estimate(strata=[], confidence=0.95)
    with pytest.raises(ValueError, match="genau ein richtiger Betrag"):
        stratified_difference_estimate(strata=[stratum(5, (1, 2), (1,))], confidence=0.95)
    with pytest.raises(ValueError, match="zu klein"):
        stratified_difference_estimate(strata=[stratum(5, (), ())], confidence=0.95)
