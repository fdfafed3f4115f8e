"""Estimates in euro: by hand, by regression from scratch, and figures of the example year."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.estimate import (
    clopper_pearson,
    difference_estimate,
    gross_and_net,
    mean_per_unit_estimate,
    ratio_estimate,
    regression_estimate,
    stringer_bound,
)

PAID = [40_000, 52_000, 38_500, 61_000, 45_500, 47_000]
DUE = [40_000, 50_000, 38_500, 62_000, 41_500, 47_000]


def test_difference_by_hand() -> None:
    """d = 0, 2000, 0, −1000, 4000, 0 cents; mean 833.3; six of 600 files."""
    result = difference_estimate(population=600, paid=PAID, due=DUE, confidence=0.95)
    differences = [0, 2000, 0, -1000, 4000, 0]
    se = 600 * statistics.stdev(differences) / math.sqrt(6) * math.sqrt(0.99)
    assert result.total == pytest.approx(500_000)
    assert result.se == pytest.approx(se)
    assert result.z_lower == pytest.approx(500_000 - 1.959964 * se, rel=1e-6)
    assert result.t_upper == pytest.approx(500_000 + 2.570582 * se, rel=1e-6)  # t table, 5 degrees of freedom
    assert result.differing == 3


def test_the_example_year_in_euro() -> None:
    """First half of 2025, gross: 53 of 653 files differ by 25.273,00 € in all → 854.637,65 € of 22.082 files.

    Only sum and count are published there for the test, so the spread is not compared here.
    """
    gross = [25_273_00 - 52 * 40_000, *[40_000] * 52, *[0] * 600]
    result = difference_estimate(population=22_082, paid=gross, due=[0] * 653, confidence=0.95)
    assert round(result.total or 0) == 85_463_765
    assert (result.differing, result.warning) == (53, None)


def test_over_and_underpayments_apart_and_together() -> None:
    over, under = [500, 0, 300, 0], [0, 200, 100, 0]
    parts = gross_and_net(population=400, overpaid=over, underpaid=under, confidence=0.95)
    totals = [part.total for part in (parts.overpaid, parts.underpaid, parts.net, parts.gross)]
    assert totals == [80_000, 30_000, 50_000, 110_000]
    assert parts.net.se == pytest.approx(difference_estimate(population=400, paid=over, due=under, confidence=0.95).se)


@pytest.mark.parametrize(
    ("differing", "word"), [(0, "zu wenige"), (19, "zu wenige"), (20, "Vorsicht"), (29, "Vorsicht")]
)
def test_few_differences_carry_a_warning(differing: int, word: str) -> None:
    paid = [100] * differing + [0] * (40 - differing)
    warning = difference_estimate(population=100, paid=paid, due=[0] * 40, confidence=0.95).warning
    assert warning is not None
    assert word in warning
    assert str(differing) in warning


def test_thirty_differences_need_no_warning() -> None:
    assert difference_estimate(population=100, paid=[100] * 30, due=[0] * 30, confidence=0.95).warning is None


def test_a_census_has_no_error_and_one_file_no_variance() -> None:
    census = difference_estimate(population=6, paid=PAID, due=DUE, confidence=0.95)
    assert (census.total, census.se, census.t_lower, census.t_upper) == (5000, 0, 5000, 5000)
    single = difference_estimate(population=6, paid=[5], due=[3], confidence=0.95)
    assert (single.total, single.se, single.z_lower, single.t_upper) == (12, None, None, None)


def test_mean_per_unit() -> None:
    result = mean_per_unit_estimate(population=600, book_total=28_500_000, due=DUE, confidence=0.95)
    assert result.total == pytest.approx(600 * statistics.mean(DUE))
    assert result.implied_error == pytest.approx(28_500_000 - 600 * statistics.mean(DUE))
    assert result.se == pytest.approx(600 * statistics.stdev(DUE) / math.sqrt(6) * math.sqrt(0.99))


def test_ratio() -> None:
    result = ratio_estimate(population=600, book_total=28_500_000, paid=PAID, due=DUE, confidence=0.95)
    ratio = 5000 / 284_000
    residuals = [p - d - ratio * p for p, d in zip(PAID, DUE, strict=True)]
    assert result.ratio == pytest.approx(ratio)
    assert result.total == pytest.approx(ratio * 28_500_000)
    assert result.se == pytest.approx(600 * math.sqrt(0.99 / 6 * sum(r * r for r in residuals) / 5))


def test_regression() -> None:
    result = regression_estimate(population=600, book_total=28_500_000, paid=PAID, due=DUE, confidence=0.95)
    differences = [p - d for p, d in zip(PAID, DUE, strict=True)]
    slope, intercept = statistics.linear_regression(PAID, differences)
    residuals = [d - intercept - slope * p for p, d in zip(PAID, differences, strict=True)]
    se = 600 * math.sqrt(0.99 / 6 * sum(r * r for r in residuals) / 4)
    assert result.slope == pytest.approx(slope)
    assert result.total == pytest.approx(600 * (intercept + slope * 28_500_000 / 600))
    assert result.se == pytest.approx(se)
    assert result.t_upper == pytest.approx((result.total or 0) + 2.776445 * se, rel=1e-6)  # t table, 4


def test_what_is_undefined_is_none() -> None:
    ratio = ratio_estimate(population=9, book_total=0, paid=[0, 0], due=[5, 0], confidence=0.95)
    assert (ratio.ratio, ratio.total, ratio.se) == (None, None, None)
    regression = regression_estimate(population=9, book_total=45, paid=[5, 5, 5], due=[5, 4, 5], confidence=0.95)
    assert (regression.slope, regression.total, regression.t_lower) == (None, None, None)
    two = regression_estimate(population=9, book_total=45, paid=[5, 6], due=[5, 4], confidence=0.95)
    assert two.total is not None
    assert two.se is None


def test_huge_amounts_lose_no_cent() -> None:
    paid = [10**14 + 1, 10**14]
    assert difference_estimate(population=4, paid=paid, due=[10**14] * 2, confidence=0.95).se == pytest.approx(2**0.5)


def test_stringer_without_errors_is_the_bound_of_a_clean_sample() -> None:
    assert stringer_bound(n=59, taints=[], confidence=0.95).upper == pytest.approx(1 - 0.05 ** (1 / 59), rel=1e-12)
    poisson = stringer_bound(n=100, taints=[], confidence=0.95, distribution="poisson")
    assert poisson.upper == pytest.approx(-math.log(0.05) / 100, rel=1e-12)


def test_stringer_poisson_factors_of_the_aicpa_table() -> None:
    """Confidence factors at 5 % risk: 3.00, 4.75, 6.30; taints 0.5 and 0.2 in n = 100."""
    bound = stringer_bound(n=100, taints=[0.2, 0.5], confidence=0.95, distribution="poisson")
    assert bound.upper == pytest.approx((3.00 + 1.75 * 0.5 + 1.55 * 0.2) / 100, abs=1e-4)
    assert bound.most_likely == pytest.approx(0.007)


@given(st.integers(1, 60), st.data())
def test_full_taints_give_the_attribute_bound(n: int, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, n))
    exact = clopper_pearson(n=n, x=x, confidence=0.9, sided="upper")
    assert stringer_bound(n=n, taints=[1.0] * x, confidence=0.9).upper == pytest.approx(exact.upper)
