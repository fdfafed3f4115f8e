"""Stratified rates: figures checked elsewhere, and exact bounds where the formula has nothing to say."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.estimate import (
    hypergeometric_interval,
    stratified_proportion,
    stratified_proportion_korn_graubard,
    wald,
)

FIRST_HALF = ([6412, 5208, 4377, 3905, 2180], [190, 155, 128, 116, 64], [14, 22, 11, 13, 11])


def test_the_first_half_of_the_example_year() -> None:
    sizes, drawn, errors = FIRST_HALF
    plain = stratified_proportion(sizes=sizes, drawn=drawn, errors=errors, confidence=0.95)
    assert (plain.rate, plain.se) == pytest.approx((0.108692, 0.011977), abs=1e-6)
    assert round(plain.total) == 2400
    assert plain.df == 648
    interval = stratified_proportion_korn_graubard(sizes=sizes, drawn=drawn, errors=errors, confidence=0.95)
    assert (interval.rate, interval.lower, interval.upper) == pytest.approx((0.108692, 0.086228, 0.134639), abs=1e-6)
    assert interval.method == "korn-graubard"


def test_bounds_by_hand() -> None:
    """W = 0.6, 0.4; p = 0.25, 0.5; v = 0.36·0.8·0.1875/11 + 0.16·0.8·0.25/7 for n = 12 of 60 and 8 of 40."""
    result = stratified_proportion(sizes=[60, 40], drawn=[12, 8], errors=[3, 4], confidence=0.95)
    se = math.sqrt(0.36 * 0.8 * 0.1875 / 11 + 0.16 * 0.8 * 0.25 / 7)
    assert result.rate == pytest.approx(0.35)
    assert result.se == pytest.approx(se)
    assert result.z_upper == pytest.approx(0.35 + 1.959964 * se, rel=1e-6)
    assert result.t_lower == pytest.approx(0.35 - 2.100922 * se, rel=1e-6)  # t table, 18 degrees of freedom
    assert (result.total, result.total_se) == pytest.approx((35, 100 * se))


def test_one_stratum_is_the_simple_sample() -> None:
    one = stratified_proportion(sizes=[500], drawn=[60], errors=[7], confidence=0.9)
    assert one.se == pytest.approx(wald(population=500, n=60, x=7, confidence=0.9).se)


def test_a_stratum_taken_completely_adds_no_variance() -> None:
    result = stratified_proportion(sizes=[10, 100], drawn=[10, 20], errors=[5, 4], confidence=0.95)
    assert result.se == pytest.approx(100 / 110 * math.sqrt(0.8 * 0.2 * 0.8 / 19))
    single = stratified_proportion(sizes=[1, 100], drawn=[1, 20], errors=[1, 4], confidence=0.95)
    assert single.without_variance == ()
    assert single.se is not None


def test_one_file_out_of_several_has_no_variance_and_that_is_said() -> None:
    result = stratified_proportion(sizes=[10, 100], drawn=[1, 20], errors=[0, 4], confidence=0.95)
    assert result.without_variance == (0,)
    assert (result.se, result.z_lower, result.t_upper, result.total_se) == (None, None, None, None)
    interval = stratified_proportion_korn_graubard(sizes=[10, 100], drawn=[1, 20], errors=[0, 4], confidence=0.95)
    assert (interval.lower, interval.upper, interval.method) == (None, None, "undefined")


def test_a_census_is_its_own_interval() -> None:
    interval = stratified_proportion_korn_graubard(sizes=[4, 6], drawn=[4, 6], errors=[1, 2], confidence=0.95)
    assert (interval.lower, interval.upper, interval.method) == (0.3, 0.3, "census")


@given(st.integers(2, 300), st.data())
def test_a_clean_single_stratum_gets_the_exact_interval(size: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(2, max(2, size - 1)))
    if n == size:
        return
    exact = hypergeometric_interval(population=size, n=n, x=0, confidence=0.95)
    ours = stratified_proportion_korn_graubard(sizes=[size], drawn=[n], errors=[0], confidence=0.95)
    assert (ours.lower, ours.upper, ours.method) == (0.0, exact.upper_rate, "exact")


@pytest.mark.parametrize(
    ("sizes", "drawn"), [([12, 9], [3, 5]), ([6, 7, 8], [2, 6, 3]), ([15, 4], [2, 4]), ([5, 20], [3, 2])]
)
def test_a_clean_sample_is_bounded_by_the_worst_way_the_files_may_lie(sizes: list[int], drawn: list[int]) -> None:
    """Every way to put K faulty files into the strata, with exact fractions."""
    worst = 0
    for lying in itertools.product(*(range(size - n + 1) for size, n in zip(sizes, drawn, strict=True))):
        missed = math.prod(
            (Fraction(math.comb(N - k, n), math.comb(N, n)) for N, n, k in zip(sizes, drawn, lying, strict=True)),
            start=Fraction(1),
        )
        if missed > Fraction(1, 40):
            worst = max(worst, sum(lying))
    ours = stratified_proportion_korn_graubard(sizes=sizes, drawn=drawn, errors=[0] * len(sizes), confidence=0.95)
    assert ours.upper == worst / sum(sizes)
    mirrored = stratified_proportion_korn_graubard(sizes=sizes, drawn=drawn, errors=drawn, confidence=0.95)
    assert mirrored.lower == (sum(sizes) - worst) / sum(sizes)
    assert mirrored.upper == 1


def test_clean_strata_beside_a_full_one_stay_uncertain() -> None:
    """A large stratum examined completely must not lend its certainty to a small sample elsewhere."""
    ours = stratified_proportion_korn_graubard(sizes=[1000, 10_000], drawn=[1000, 30], errors=[100, 0], confidence=0.95)
    unseen = hypergeometric_interval(population=10_000, n=30, x=0, confidence=0.95).upper
    assert ours.upper == (100 + unseen) / 11_000
    assert ours.lower == 100 / 11_000
