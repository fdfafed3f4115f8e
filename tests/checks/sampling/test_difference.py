"""Differences of rates against Newcombe's published figures; Holm's correction against closed testing."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact, norm

from qmapp.checks.sampling.difference import EstimatedRate, RateDifference, holm, rate_difference
from qmapp.checks.sampling.proportion import wilson


def rate(x: int, n: int, population: int = 1_000_000, se: float | None = None) -> EstimatedRate:
    interval = wilson(n=n, x=x, confidence=0.95)
    return EstimatedRate(population, n, x, interval.rate, interval.lower, interval.upper, se)


def difference(x1: int, n1: int, x2: int, n2: int) -> RateDifference:
    return rate_difference(earlier=rate(x2, n2), later=rate(x1, n1))


@pytest.mark.parametrize(
    ("table", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
    ],
)
def test_newcombes_table_of_method_10(table: tuple[int, int, int, int], lower: float, upper: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 873, table II."""
    found = difference(*table)
    assert found.difference == pytest.approx(table[0] / table[1] - table[2] / table[3])
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=5.1e-5)


def test_many_files_are_tested_by_chi_square_and_few_exactly() -> None:
    many = difference(44, 655, 71, 653)
    assert many.method == "chi-square"
    expected = chi2_contingency([[44, 611], [71, 582]], correction=False).pvalue
    assert many.p_value == pytest.approx(expected)
    few = difference(1, 12, 5, 10)
    assert few.method == "exact"
    assert few.p_value == pytest.approx(fisher_exact([[1, 11], [5, 5]]).pvalue)


def test_weighted_rates_are_tested_with_their_standard_errors() -> None:
    earlier = EstimatedRate(20_000, 600, 66, 0.11, 0.086, 0.139, 0.0125)
    later = EstimatedRate(21_000, 620, 44, 0.07, 0.052, 0.093, 0.0101)
    found = rate_difference(earlier=earlier, later=later)
    z = 0.04 / (0.0125**2 + 0.0101**2) ** 0.5
    assert found.method == "weighted"
    assert found.p_value == pytest.approx(2 * norm.sf(z))
    assert found.lower == pytest.approx(-0.04 - ((0.07 - 0.052) ** 2 + (0.139 - 0.11) ** 2) ** 0.5)
    assert found.upper == pytest.approx(-0.04 + ((0.093 - 0.07) ** 2 + (0.11 - 0.086) ** 2) ** 0.5)


def test_one_weighted_rate_is_compared_with_the_error_of_the_simple_one() -> None:
    earlier = EstimatedRate(1_000, 100, 20, 0.2, 0.13, 0.29)
    later = EstimatedRate(1_000, 100, 10, 0.09, 0.05, 0.16, 0.02)
    z = 0.11 / (0.9 * 0.2 * 0.8 / 99 + 0.02**2) ** 0.5
    assert rate_difference(earlier=earlier, later=later).p_value == pytest.approx(2 * norm.sf(z))


def test_two_complete_counts_are_no_estimate() -> None:
    found = rate_difference(earlier=rate(3, 40, 40), later=rate(1, 50, 50))
    assert (found.method, found.p_value) == ("census", None)
    assert found.lower == found.upper == found.difference == pytest.approx(-0.055)


def test_where_nothing_can_be_said() -> None:
    blank = EstimatedRate(100, 20, 0, 0.0, None, None)
    found = rate_difference(earlier=blank, later=rate(0, 20, 100))
    assert (found.lower, found.upper, found.p_value, found.method) == (None, None, None, "none")
    same = EstimatedRate(100, 100, 3, 0.03, 0.03, 0.03, 0.0)
    certain = EstimatedRate(100, 1, 1, 1.0, 0.1, 1.0, None)
    assert rate_difference(earlier=same, later=certain).method == "none"
    with pytest.raises(ValueError, match="größer als die Grundgesamtheit"):
        rate_difference(earlier=rate(1, 10, 5), later=rate(1, 5, 5))


@given(
    st.tuples(st.integers(2, 60), st.integers(2, 60)).flatmap(
        lambda n: st.tuples(st.integers(0, n[0]), st.just(n[0]), st.integers(0, n[1]), st.just(n[1]))
    )
)
def test_the_range_holds_the_difference_and_turns_with_it(table: tuple[int, int, int, int]) -> None:
    found, turned = difference(*table), difference(*table[2:], *table[:2])
    assert found.lower is not None
    assert found.upper is not None
    assert -1 <= found.lower <= found.difference <= found.upper <= 1
    assert (turned.lower, turned.upper) == pytest.approx((-found.upper, -found.lower))
    assert turned.p_value == found.p_value


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_holm_is_closed_testing_with_bonferroni(p_values: list[float]) -> None:
    """A hypothesis falls if every set it belongs to falls; the adjusted p is the largest over those sets."""
    places = range(len(p_values))
    sets = [group for size in range(1, len(p_values) + 1) for group in combinations(places, size)]
    for place, adjusted in enumerate(holm(p_values)):
        closed = max(min(1.0, len(g) * min(p_values[i] for i in g)) for g in sets if place in g)
        assert adjusted == pytest.approx(closed)


def test_what_was_not_tested_does_not_count() -> None:
    assert holm([0.01, None, 0.04]) == pytest.approx((0.02, None, 0.04))
    assert holm([]) == ()
