"""Descriptive statistics against Python's own statistics, scipy and published figures."""

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from qmapp.checks.sampling.descriptive import (
    SMALL,
    cross_table,
    describe,
    describe_counts,
    frequencies,
    pearson,
    spearman,
)

#: Anscombe, The American Statistician 27 (1973): four sets of pairs with the same correlation.
ANSCOMBE_X = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
ANSCOMBE_Y = ("8.04", "6.95", "7.58", "8.81", "8.33", "9.96", "7.24", "4.26", "10.84", "4.82", "5.68")

WHOLE = st.integers(-1000, 1000)


def test_published_figures_of_anscombe() -> None:
    pairs = [(x, Decimal(y)) for x, y in zip(ANSCOMBE_X, ANSCOMBE_Y, strict=True)]
    x, y = describe([x for x, _ in pairs]), describe([y for _, y in pairs])
    assert x is not None
    assert y is not None
    assert (x.mean, x.std_dev) == (9, pytest.approx(11**0.5))
    assert float(y.mean) == pytest.approx(7.5009, abs=1e-4)
    found = pearson(pairs)
    assert found.r == pytest.approx(0.81642, abs=1e-5)
    assert (found.n, found.small) == (11, True)


def test_the_median_of_an_even_number_lies_between() -> None:
    found = describe([1, 2, 3, 10])
    assert found is not None
    assert (found.median, found.total, found.minimum, found.maximum) == (Fraction(5, 2), 16, 1, 10)


def test_without_values_there_is_nothing_to_describe() -> None:
    assert describe([]) is None
    assert describe_counts({1: 0, 2: 0}) is None
    one = describe([7])
    assert one is not None
    assert one.std_dev is None
    with pytest.raises(ValueError, match="below 0"):
        describe_counts({1: -1})


def test_an_item_of_the_example_survey() -> None:
    """BF-KL-01 of the example year: mean 3,1568 and median 3 over 236 answers."""
    found = describe_counts({1: 33, 2: 45, 3: 52, 4: 64, 5: 42})
    assert found is not None
    assert (found.n, found.median) == (236, 3)
    assert float(found.mean) == pytest.approx(3.1568, abs=5e-5)


@given(st.lists(WHOLE, min_size=2, max_size=60))
def test_the_same_as_the_standard_library(values: list[int]) -> None:
    found = describe(values)
    assert found is not None
    assert found.mean == statistics.mean(Fraction(v) for v in values)
    assert found.median == statistics.median(Fraction(v) for v in values)
    assert found.std_dev == pytest.approx(statistics.stdev(values))


@given(st.dictionaries(st.integers(-5, 9), st.integers(0, 20), max_size=8))
def test_counts_say_the_same_as_the_values_they_count(counts: dict[int, int]) -> None:
    assert describe_counts(counts) == describe([value for value, count in counts.items() for _ in range(count)])


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=50))
def test_correlations_against_scipy(pairs: list[tuple[int, int]]) -> None:
    left, right = zip(*pairs, strict=True)
    linear, ranked = pearson(pairs), spearman(pairs)
    if len(set(left)) == 1 or len(set(right)) == 1:
        assert (linear.r, ranked.r) == (None, None)
        return
    assert linear.r == pytest.approx(stats.pearsonr(left, right).statistic, abs=1e-9)
    assert ranked.r == pytest.approx(stats.spearmanr(left, right).statistic, abs=1e-9)
    assert linear.small is (len(pairs) < SMALL)


def test_a_line_is_one_and_its_mirror_minus_one() -> None:
    assert pearson([(x, 3 * x + 1) for x in range(40)]).r == 1.0
    assert pearson([(x, -x) for x in range(40)]).r == -1.0
    assert spearman([(x, x**3) for x in range(40)]).r == 1.0
    assert pearson([(0, 1), (1, 2)]).r is None


def test_frequencies_keep_the_order_asked_for_and_name_what_is_missing() -> None:
    found = frequencies(["ja", "nein", "ja", "weiß nicht"], order=["nein", "ja", "nie"])
    assert [(one.value, one.count, one.share) for one in found] == [
        ("nein", 1, Fraction(1, 4)),
        ("ja", 2, Fraction(1, 2)),
        ("nie", 0, 0),
        ("weiß nicht", 1, Fraction(1, 4)),
    ]
    assert frequencies([], order=[1])[0].share == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), max_size=60))
def test_a_cross_table_counts_every_pair_once(pairs: list[tuple[str, str]]) -> None:
    table = cross_table(pairs, "abc", "xy")
    assert table.total == len(pairs)
    assert table.row_totals == tuple(sum(row == left for left, _ in pairs) for row in "abc")
    assert table.column_totals == tuple(sum(column == right for _, right in pairs) for column in "xy")


def test_a_pair_outside_the_table_is_not_dropped_silently() -> None:
    with pytest.raises(ValueError, match="no row"):
        cross_table([("a", "z")], "ab", "xy")
