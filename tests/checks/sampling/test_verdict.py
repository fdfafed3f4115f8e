"""The three words, lost files, and the population of a Prüfpunkt."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.verdict import (
    Verdict,
    common_verdict,
    domain_population,
    lost_file_sensitivity,
    verdict,
)


@pytest.mark.parametrize(
    ("lower", "upper", "word"),
    [
        (0.02, 0.05, "eingehalten"),
        (0.02, 0.10, "eingehalten"),
        (0.02, 0.1000001, "nicht gesichert"),
        (0.10, 0.20, "nicht gesichert"),
        (0.1000001, 0.20, "überschritten"),
        (None, 0.05, "nicht gesichert"),
        (0.02, None, "nicht gesichert"),
    ],
)
def test_the_three_words(lower: float | None, upper: float | None, word: Verdict) -> None:
    assert verdict(lower_rate=lower, upper_rate=upper, limit=0.1) == word


def test_a_common_verdict_is_unanimous() -> None:
    assert common_verdict(["eingehalten", "eingehalten"]) == "eingehalten"
    assert common_verdict(["eingehalten", "nicht gesichert"]) == "nicht gesichert"
    assert common_verdict(["überschritten", "eingehalten"]) == "nicht gesichert"


def test_the_lost_files_of_the_example_year() -> None:
    first = lost_file_sensitivity(population=22_082, examined=653, errors=71, lost=9, confidence=0.95, limit=0.1)
    assert (first.examined.lower, first.examined.upper) == (1904, 2976)
    assert (first.all_faulty.lower, first.all_faulty.upper) == (2150, 3262)
    assert (first.all_correct.lower, first.all_correct.upper) == (1878, 2936)
    assert first.verdict == "nicht gesichert"
    second = lost_file_sensitivity(population=21_968, examined=655, errors=45, lost=4, confidence=0.95, limit=0.1)
    assert (second.all_faulty.lower, second.all_faulty.upper) == (1226, 2125)
    assert second.verdict == "eingehalten"


def test_a_verdict_that_hangs_on_lost_files_is_not_given() -> None:
    kept = lost_file_sensitivity(population=22_082, examined=655, errors=45, lost=20, confidence=0.95, limit=0.1)
    assert kept.all_faulty.upper_rate > 0.1
    assert kept.verdict == "nicht gesichert"
    assert lost_file_sensitivity(population=99, examined=50, errors=5, lost=2, confidence=0.9).verdict is None


@given(st.integers(1, 10**6), st.data())
def test_the_population_of_a_pruefpunkt(population: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, population))
    m = data.draw(st.integers(0, n))
    estimated = domain_population(population=population, examined=n, applicable=m)
    assert m <= estimated <= population
    assert -Fraction(1, 2) < estimated - Fraction(population * m, n) <= Fraction(1, 2)


@pytest.mark.parametrize(("m", "estimated"), [(652, 22_048), (402, 13_594), (96, 3_246), (171, 5_783), (653, 22_082)])
def test_the_pruefpunkte_of_the_example_year(m: int, estimated: int) -> None:
    assert domain_population(population=22_082, examined=653, applicable=m) == estimated
