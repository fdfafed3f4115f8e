"""Tail probabilities against exact fractions, small and very large."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.tails import (
    binomial_at_most,
    binomial_cdf,
    hypergeometric_at_most,
    hypergeometric_cdf,
)


def exact_hypergeometric(x: int, population: int, bad: int, n: int) -> Fraction:
    ways = sum(math.comb(bad, k) * math.comb(population - bad, n - k) for k in range(min(x, n) + 1))
    return Fraction(ways, math.comb(population, n))


@given(st.data())
def test_hypergeometric_tails(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 400))
    bad, n = data.draw(st.integers(0, population)), data.draw(st.integers(0, population))
    x = data.draw(st.integers(-1, n + 1))
    exact = exact_hypergeometric(x, population, bad, n)
    assert hypergeometric_cdf(x, population=population, bad=bad, n=n) == pytest.approx(float(exact), rel=1e-11)


@pytest.mark.parametrize(
    ("x", "population", "bad", "n"),
    [(3, 1_000_000, 400, 3_000), (20, 22_082, 1_016, 662), (71, 22_082, 1_904, 653), (340, 100_000, 33_000, 1_000)],
)
def test_large_hypergeometric_tails(x: int, population: int, bad: int, n: int) -> None:
    exact = exact_hypergeometric(x, population, bad, n)
    assert hypergeometric_cdf(x, population=population, bad=bad, n=n) == pytest.approx(float(exact), rel=1e-11)


@given(st.integers(1, 300), st.fractions(Fraction(1, 1000), Fraction(999, 1000), max_denominator=1000), st.data())
def test_binomial_tails(n: int, rate: Fraction, data: st.DataObject) -> None:
    x = data.draw(st.integers(-1, n + 1))
    hits, misses, base = rate.numerator, rate.denominator - rate.numerator, rate.denominator**n
    exact = Fraction(sum(math.comb(n, k) * hits**k * misses ** (n - k) for k in range(min(x, n) + 1)), base)
    assert binomial_cdf(x, n=n, rate=rate) == pytest.approx(float(exact), rel=1e-11)
    assert binomial_at_most(x, n=n, rate=rate, bound=exact)
    if exact > 0:
        assert not binomial_at_most(x, n=n, rate=rate, bound=exact - Fraction(1, 10**60) * exact)


@given(st.data())
def test_a_tie_is_decided_by_integers(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 300))
    bad, n = data.draw(st.integers(0, population)), data.draw(st.integers(1, population))
    x = data.draw(st.integers(0, n))
    exact = exact_hypergeometric(x, population, bad, n)
    assert hypergeometric_at_most(x, population=population, bad=bad, n=n, bound=exact)
    smaller = exact - exact / 10**60
    assert hypergeometric_at_most(x, population=population, bad=bad, n=n, bound=smaller) is (exact == 0)
