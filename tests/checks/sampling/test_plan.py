"""Sample sizes against published figures and brute force with exact fractions."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.plan import (
    acceptance_sample_size,
    attribute_sample_size,
    discovery_sample_size,
    margin_of_error,
    mus_sample_size,
    quota_size,
    sample_size_mean,
    sample_size_proportion,
)

STUTTGART = 22_082


def hypergeometric_tail(x: int, population: int, bad: int, n: int) -> Fraction:
    ways = sum(math.comb(bad, k) * math.comb(population - bad, n - k) for k in range(min(x, n) + 1))
    return Fraction(ways, math.comb(population, n))


def binomial_tail(x: int, n: int, p: Fraction) -> Fraction:
    return sum((math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(min(x, n) + 1)), Fraction(0))


@pytest.mark.parametrize(
    ("confidence", "margin", "infinite", "finite"),
    [(0.95, 0.05, 385, 378), (0.95, 0.03, 1068, 1018), (0.99, 0.05, 664, 645), (0.90, 0.03, 752, 727)],
)
def test_minimum_sizes_of_the_requirements(confidence: float, margin: float, infinite: int, finite: int) -> None:
    """AB-04 of the requirements."""
    assert sample_size_proportion(population=None, confidence=confidence, margin=margin).n == infinite
    assert sample_size_proportion(population=STUTTGART, confidence=confidence, margin=margin).n == finite


def test_the_unrounded_sizes_of_the_requirements() -> None:
    size = sample_size_proportion(population=STUTTGART, confidence=0.95, margin=0.05)
    assert size.n0 == pytest.approx(384.15, abs=0.005)
    assert size.n_unrounded == pytest.approx(377.59, abs=0.005)


def test_the_correction_also_applies_at_low_expected_rates() -> None:
    """samplingbook drops it below p = 0.1."""
    size = sample_size_proportion(population=1000, confidence=0.95, margin=0.02, expected_rate=0.05)
    n0 = 1.959963984540054**2 * 0.05 * 0.95 / 0.02**2
    assert size.n_unrounded == pytest.approx(n0 / (1 + (n0 - 1) / 1000), rel=1e-12)


@given(st.integers(1, 10**7), st.floats(0.001, 0.999), st.floats(0.001, 0.999), st.sampled_from([0.8, 0.95, 0.99]))
def test_a_minimum_size_never_exceeds_the_population(n: int, margin: float, rate: float, confidence: float) -> None:
    size = sample_size_proportion(population=n, confidence=confidence, margin=margin, expected_rate=rate)
    assert 1 <= size.n <= n


def test_mean_size() -> None:
    """Cochran's formula by hand: (1.96·30/3)² = 384.1 of infinitely many, 357.2 of 5,099."""
    assert sample_size_mean(population=None, std_dev=30, margin=3, confidence=0.95).n == 385
    size = sample_size_mean(population=5099, std_dev=30, margin=3, confidence=0.95)
    assert size.n == 358
    assert size.n_unrounded == pytest.approx(384.1459 / (1 + 384.1459 / 5099), rel=1e-6)


@pytest.mark.parametrize(
    ("population", "n", "rate", "confidence", "margin", "without"),
    [
        (STUTTGART, 662, 0.5, 0.95, 0.0375, 0.0381),  # AB-04b of the requirements
        (STUTTGART, 662, 0.5, 0.99, 0.0493, 0.0501),
        (STUTTGART, 662, 0.1, 0.95, 0.0225, 0.0229),
        (1000, 30, 0.5, 0.95, 0.1763, 0.1789),
    ],
)
def test_margins(population: int, n: int, rate: float, confidence: float, margin: float, without: float) -> None:
    reached = margin_of_error(population=population, n=n, rate=rate, confidence=confidence)
    assert reached.margin == pytest.approx(margin, abs=5e-5)
    assert reached.margin_without_fpc == pytest.approx(without, abs=5e-5)


def test_a_full_census_has_no_margin() -> None:
    assert margin_of_error(population=50, n=50, rate=0.5, confidence=0.95).margin == 0
    assert margin_of_error(population=1, n=1, rate=0.5, confidence=0.95).margin == 0


def test_the_quota_of_the_stuttgart_paper_and_its_two_roundings() -> None:
    """AB-03 of the requirements; at one to two hours a file AB-05 follows: 662 to 1,324 hours."""
    half_up = quota_size(population=STUTTGART, quota_percent="3")
    assert (half_up.n, half_up.exact) == (662, Decimal("662.46"))
    assert quota_size(population=STUTTGART, quota_percent="3", rounding="at_least").n == 663
    assert (half_up.n * 1, half_up.n * 2) == (662, 1324)


def test_seven_per_cent_of_a_hundred_is_seven() -> None:
    assert quota_size(population=100, quota_percent="7", rounding="at_least").n == 7
    assert quota_size(population=10, quota_percent="5").n == 1
    assert quota_size(population=200, quota_percent=" 2,5 ").n == 5


@given(
    st.integers(1, 10**9),
    st.decimals("0.0001", "100", places=4),
    st.sampled_from(["half_up", "at_least"]),
)
def test_quotas_follow_exact_fractions(
    population: int, percent: Decimal, rounding: Literal["half_up", "at_least"]
) -> None:
    exact = Fraction(percent) * population / 100
    size = quota_size(population=population, quota_percent=percent, rounding=rounding)
    assert Fraction(size.exact) == exact
    if rounding == "at_least":
        assert size.n - 1 < exact <= size.n
    else:
        assert exact - Fraction(1, 2) < size.n <= exact + Fraction(1, 2)
    assert size == quota_size(population=population, quota_percent=str(percent), rounding=rounding)


def test_discovery_samples_of_the_design() -> None:
    """59 files where 5 % are bad, 296 where 1 % are."""
    assert discovery_sample_size(population=STUTTGART, bad=1105, confidence=0.95).n == 59
    assert discovery_sample_size(population=STUTTGART, bad=221, confidence=0.95).n == 296


def test_an_even_chance_is_decided_exactly() -> None:
    """One of two files is bad: one file finds it with exactly 50 %, which is enough for 50 %, not for more."""
    assert discovery_sample_size(population=2, bad=1, confidence=0.5).n == 1
    assert discovery_sample_size(population=2, bad=1, confidence=0.500001).n == 2
    assert discovery_sample_size(population=100, bad=1, confidence=0.95).n == 95
    assert discovery_sample_size(population=1000, bad=1, confidence=0.999).n == 999


@given(st.data())
def test_acceptance_sizes_by_brute_force(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 40))
    bad = data.draw(st.integers(1, population))
    acceptable = data.draw(st.integers(0, bad - 1))
    confidence = data.draw(st.sampled_from(["0.5", "0.75", "0.8", "0.9", "0.95", "0.99"]))
    risk = 1 - Fraction(confidence)
    first = next(n for n in range(1, population + 1) if hypergeometric_tail(acceptable, population, bad, n) <= risk)
    size = acceptance_sample_size(population=population, bad=bad, acceptable=acceptable, confidence=float(confidence))
    assert size.n == first


def test_attribute_sizes_where_a_peer_goes_wrong() -> None:
    """jfa 0.7.3 answers 423 and 1,313, because 0.035·400 is 14.000000000000002 in binary."""
    assert attribute_sample_size(confidence=0.9, tolerable_rate=0.05, expected_rate=0.035).n == 400
    assert attribute_sample_size(confidence=0.9, tolerable_rate=0.08, expected_rate=0.07).n == 1300


@pytest.mark.parametrize(
    ("tolerable", "expected", "n"),
    [("0.05", "0", 59), ("0.02", "0", 149), ("0.1", "0", 29), ("0.05", "0.01", 93), ("0.1", "0.02", 46)],
)
def test_attribute_sizes_of_the_aicpa_table(tolerable: str, expected: str, n: int) -> None:
    """AICPA, Audit Sampling, table for 5 % risk of overreliance."""
    size = attribute_sample_size(confidence=0.95, tolerable_rate=float(tolerable), expected_rate=float(expected))
    assert size.n == n


@pytest.mark.parametrize("confidence", ["0.8", "0.9", "0.95"])
@pytest.mark.parametrize(("tolerable", "expected"), [("0.1", "0.03"), ("0.2", "0.1"), ("0.5", "0.25"), ("0.3", "0.07")])
def test_attribute_sizes_by_brute_force(tolerable: str, expected: str, confidence: str) -> None:
    p, e, risk = Fraction(tolerable), Fraction(expected), 1 - Fraction(confidence)
    first = next(n for n in range(1, 500) if binomial_tail(math.ceil(e * n), n, p) <= risk)
    size = attribute_sample_size(
        confidence=float(confidence), tolerable_rate=float(tolerable), expected_rate=float(expected)
    )
    assert size.n == first


@pytest.mark.parametrize(("materiality", "expected", "n"), [(0.05, 0.0, 60), (0.05, 0.01, 93), (0.01, 0.0, 300)])
def test_mus_sizes_of_the_aicpa_table(materiality: float, expected: float, n: int) -> None:
    """AICPA, Audit Sampling, table for 5 % risk of incorrect acceptance; without errors −ln 0.05 / materiality."""
    assert mus_sample_size(confidence=0.95, materiality_rate=materiality, expected_rate=expected).n == n


@pytest.mark.parametrize(("materiality", "expected"), [(0.05, 0.02), (0.1, 0.04), (0.02, 0.005)])
def test_mus_sizes_by_brute_force(materiality: float, expected: float) -> None:
    from scipy.stats import gamma

    first = next(n for n in range(1, 3000) if gamma.cdf(materiality, 1 + expected * n, scale=1 / n) >= 0.9)
    assert mus_sample_size(confidence=0.9, materiality_rate=materiality, expected_rate=expected).n == first
