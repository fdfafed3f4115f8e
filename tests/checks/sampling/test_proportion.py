"""Intervals of a rate: exhaustive exact oracles on small populations, published figures on large ones."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.checks.sampling.estimate import clopper_pearson, hypergeometric_interval, wald, wilson


def lower_tail(x: int, population: int, bad: int, n: int) -> Fraction:
    ways = sum(math.comb(bad, k) * math.comb(population - bad, n - k) for k in range(min(x, n) + 1))
    return Fraction(ways, math.comb(population, n))


def brute_force(population: int, n: int, x: int, a: Fraction) -> tuple[int, int]:
    possible = range(x, population - n + x + 1)
    lower = min(bad for bad in possible if 1 - lower_tail(x - 1, population, bad, n) > a)
    upper = max(bad for bad in possible if lower_tail(x, population, bad, n) > a)
    return lower, upper


@pytest.mark.parametrize("confidence", ["0.5", "0.8", "0.95"])
@pytest.mark.parametrize("population", [1, 2, 3, 4, 5, 8, 12])
def test_every_small_interval_is_exact(population: int, confidence: str) -> None:
    alpha = 1 - Fraction(confidence)
    for n in range(1, population + 1):
        for x in range(n + 1):
            two = hypergeometric_interval(population=population, n=n, x=x, confidence=float(confidence))
            assert (two.lower, two.upper) == brute_force(population, n, x, alpha / 2)
            one = hypergeometric_interval(population=population, n=n, x=x, confidence=float(confidence), sided="upper")
            assert (one.lower, one.upper) == (x, brute_force(population, n, x, alpha)[1])


@pytest.mark.parametrize(("population", "n"), [(10, 4), (17, 9), (30, 7), (30, 29), (60, 20)])
@pytest.mark.parametrize(("confidence", "sided"), [("0.8", "two"), ("0.95", "two"), ("0.95", "upper")])
def test_coverage_is_never_below_the_nominal_confidence(population: int, n: int, confidence: str, sided: str) -> None:
    intervals = [
        hypergeometric_interval(
            population=population,
            n=n,
            x=x,
            confidence=float(confidence),
            sided="two" if sided == "two" else "upper",
        )
        for x in range(n + 1)
    ]
    for bad in range(population + 1):
        covering = sum(
            math.comb(bad, x) * math.comb(population - bad, n - x)
            for x, interval in enumerate(intervals)
            if interval.lower <= bad <= interval.upper
        )
        assert Fraction(covering, math.comb(population, n)) >= Fraction(confidence)


@given(st.integers(1, 300), st.sampled_from(["0.9", "0.95", "0.99"]), st.data())
@settings(max_examples=40)
def test_larger_intervals_by_brute_force(population: int, confidence: str, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, population))
    x = data.draw(st.integers(0, n))
    interval = hypergeometric_interval(population=population, n=n, x=x, confidence=float(confidence))
    assert (interval.lower, interval.upper) == brute_force(population, n, x, (1 - Fraction(confidence)) / 2)
    assert interval.lower_rate == interval.lower / population
    assert interval.upper_rate == interval.upper / population


@pytest.mark.parametrize(
    ("population", "n", "x", "lower", "upper"),
    [
        (22_082, 662, 20, 414, 1016),
        (22_082, 662, 0, 0, 120),
        (22_082, 653, 71, 1904, 2976),  # example year, first half of 2025, and below its two extremes
        (22_082, 662, 80, 2150, 3262),
        (22_082, 662, 71, 1878, 2936),
        (21_968, 655, 45, 1116, 1988),  # second half
        (21_968, 659, 49, 1226, 2125),
        (21_968, 659, 45, 1110, 1976),
    ],
)
def test_intervals_checked_without_this_program(population: int, n: int, x: int, lower: int, upper: int) -> None:
    interval = hypergeometric_interval(population=population, n=n, x=x, confidence=0.95)
    assert (interval.lower, interval.upper) == (lower, upper)


def test_the_one_sided_bound_of_a_clean_sample() -> None:
    interval = hypergeometric_interval(population=22_082, n=662, x=0, confidence=0.95, sided="upper")
    assert (interval.lower, interval.upper) == (0, 98)


def test_a_full_census_leaves_no_doubt() -> None:
    interval = hypergeometric_interval(population=50, n=50, x=7, confidence=0.95)
    assert (interval.rate, interval.lower, interval.upper) == (0.14, 7, 7)


@given(st.integers(1, 200), st.data())
def test_exchanging_correct_and_faulty_mirrors_the_interval(population: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, population))
    x = data.draw(st.integers(0, n))
    one = hypergeometric_interval(population=population, n=n, x=x, confidence=0.95)
    other = hypergeometric_interval(population=population, n=n, x=n - x, confidence=0.95)
    assert (other.lower, other.upper) == (population - one.upper, population - one.lower)


@pytest.mark.parametrize("confidence", ["0.9", "0.95"])
def test_clopper_pearson_solves_its_definition(confidence: str) -> None:
    a = (1 - Fraction(confidence)) / 2
    samples = [(n, x) for n in (1, 2, 5, 20) for x in range(n + 1)]
    for n, x in [*samples, (100, 3), (100, 97)]:
        interval = clopper_pearson(n=n, x=x, confidence=float(confidence))
        assert interval.lower is not None
        assert interval.upper is not None
        if x > 0:
            assert binomial(n, x, n, interval.lower) == pytest.approx(float(a), rel=1e-9)
        else:
            assert interval.lower == 0
        if x < n:
            assert binomial(n, 0, x, interval.upper) == pytest.approx(float(a), rel=1e-9)
        else:
            assert interval.upper == 1


def binomial(n: int, first: int, last: int, p: float) -> float:
    return math.fsum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(first, last + 1))


def test_clopper_pearson_one_sided_without_errors() -> None:
    interval = clopper_pearson(n=59, x=0, confidence=0.95, sided="upper")
    assert interval.upper == pytest.approx(1 - 0.05 ** (1 / 59), rel=1e-12)
    assert interval.lower == 0


def test_the_intervals_published_by_newcombe() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29; methods 3 and 5."""
    published = [
        (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
        (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
        (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
        (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
    ]
    for x, n, score, exact in published:
        ours = wilson(n=n, x=x, confidence=0.95)
        assert (ours.lower, ours.upper) == pytest.approx(score, abs=5e-5)
        ours = clopper_pearson(n=n, x=x, confidence=0.95)
        assert (ours.lower, ours.upper) == pytest.approx(exact, abs=5e-5)


def test_wald_is_not_clipped_and_corrected_for_the_population() -> None:
    interval = wald(population=22_082, n=662, x=1, confidence=0.95)
    p = 1 / 662
    assert interval.se == pytest.approx(math.sqrt((1 - 662 / 22_082) * p * (1 - p) / 661), rel=1e-12)
    assert interval.lower is not None
    assert interval.lower < 0


def test_the_textbook_interval_covers_half_of_what_it_says() -> None:
    """At a true rate of 0.1 % (22 of 22.082) and n = 662 the nominal 95 % are 48.8 %."""
    covered = Fraction(0)
    for x in range(23):
        interval = wald(population=22_082, n=662, x=x, confidence=0.95)
        assert interval.lower is not None
        assert interval.upper is not None
        if interval.lower <= 22 / 22_082 <= interval.upper:
            covered += Fraction(math.comb(22, x) * math.comb(22_060, 662 - x), math.comb(22_082, 662))
    assert float(covered) == pytest.approx(0.488, abs=0.0005)


def test_one_file_has_no_variance() -> None:
    assert wald(population=10, n=1, x=1, confidence=0.95).se is None
    assert wald(population=1, n=1, x=1, confidence=0.95).se == 0
