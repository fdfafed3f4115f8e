"""Rates of a domain in strata of different shares: file by file, against the stratified rate, and at the ends."""

import math
from statistics import variance

import pytest
from scipy.stats import beta
from scipy.stats import t as student

from qmapp.checks.sampling.domain import stratified_domain_rate
from qmapp.checks.sampling.stratified import stratified_proportion, stratified_proportion_korn_graubard

SIZES, DRAWN = [900, 250, 60], [45, 50, 30]


def test_where_it_applies_to_every_file_it_is_the_stratified_rate() -> None:
    errors = [4, 9, 3]
    found = stratified_domain_rate(sizes=SIZES, drawn=DRAWN, applicable=DRAWN, errors=errors, confidence=0.95)
    given = {"sizes": SIZES, "drawn": DRAWN, "errors": errors, "confidence": 0.95}
    interval, plain = stratified_proportion_korn_graubard(**given), stratified_proportion(**given)
    assert (found.rate, found.lower, found.upper) == pytest.approx((interval.rate, interval.lower, interval.upper))
    assert found.se == pytest.approx(plain.se)
    assert found.population == sum(SIZES)


def test_file_by_file() -> None:
    """Every examined file as a row (applies, faulty), weighted and linearised by hand."""
    applicable, errors = [30, 20, 25], [3, 8, 2]
    files = [
        [(1, 1)] * x + [(1, 0)] * (m - x) + [(0, 0)] * (n - m)
        for n, m, x in zip(DRAWN, applicable, errors, strict=True)
    ]
    weights = [size / n for size, n in zip(SIZES, DRAWN, strict=True)]
    population = sum(w * sum(m for m, _ in group) for w, group in zip(weights, files, strict=True))
    rate = sum(w * sum(x for _, x in group) for w, group in zip(weights, files, strict=True)) / population
    v = sum(
        size**2 * (1 - len(group) / size) / len(group) * variance([x - rate * m for m, x in group])
        for size, group in zip(SIZES, files, strict=True)
    )
    se = math.sqrt(v) / population
    n, df = sum(DRAWN), sum(DRAWN) - 3
    effective = rate * (1 - rate) / se**2 * (student.ppf(0.975, n - 1) / student.ppf(0.975, df)) ** 2
    found = stratified_domain_rate(sizes=SIZES, drawn=DRAWN, applicable=applicable, errors=errors, confidence=0.95)
    assert (found.population, found.rate, found.se) == pytest.approx((population, rate, se))
    assert found.lower == pytest.approx(beta.ppf(0.025, rate * effective, effective * (1 - rate) + 1))
    assert found.upper == pytest.approx(beta.ppf(0.975, rate * effective + 1, effective * (1 - rate)))


def test_at_the_ends() -> None:
    none = stratified_domain_rate(sizes=SIZES, drawn=DRAWN, applicable=[0, 0, 0], errors=[0, 0, 0], confidence=0.95)
    assert (none.population, none.rate, none.upper) == (0, None, None)
    clean = stratified_domain_rate(sizes=SIZES, drawn=DRAWN, applicable=[20, 0, 20], errors=[0, 0, 0], confidence=0.95)
    assert (clean.rate, clean.lower) == (0, 0)
    assert clean.upper == pytest.approx(beta.ppf(0.975, 1, 40))
    census = stratified_domain_rate(sizes=[4, 5], drawn=[4, 5], applicable=[2, 3], errors=[1, 0], confidence=0.95)
    assert (census.rate, census.lower, census.upper, census.se) == (0.2, 0.2, 0.2, 0)
    single = stratified_domain_rate(sizes=[4, 5], drawn=[1, 5], applicable=[1, 3], errors=[1, 0], confidence=0.95)
    assert (single.rate, single.lower) == (pytest.approx(4 / 7), None)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="einen Mangel haben"):
        stratified_domain_rate(sizes=[9], drawn=[5], applicable=[2], errors=[3], confidence=0.95)
    with pytest.raises(ValueError, match="für jede Schicht"):
        stratified_domain_rate(sizes=[9, 9], drawn=[5, 5], applicable=[2], errors=[1], confidence=0.95)
    with pytest.raises(ValueError, match="größer als die Grundgesamtheit"):
        stratified_domain_rate(sizes=[4], drawn=[5], applicable=[2], errors=[1], confidence=0.95)
