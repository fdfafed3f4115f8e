"""Kappa against published tables."""

import pytest

from qmapp.checks.sampling.agreement import cohen_kappa


def test_the_pathologists_of_agresti() -> None:
    """Agresti, Categorical Data Analysis, 3rd ed., table 11.8 (carcinoma): κ = 0.493, SE 0.057."""
    result = cohen_kappa([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]])
    assert result.kappa == pytest.approx(0.493, abs=5e-4)
    assert result.se == pytest.approx(0.057, abs=5e-4)


@pytest.mark.parametrize(
    ("table", "agreement", "expected", "kappa"),
    [
        ([[3, 1], [2, 27]], 0.909091, 0.764004, 0.614786),
        ([[5, 0], [1, 60]], 0.984848, 0.847107, 0.900901),
    ],
)
def test_the_second_examinations_of_the_example_year(
    table: list[list[int]], agreement: float, expected: float, kappa: float
) -> None:
    result = cohen_kappa(table)
    assert (result.agreement, result.expected_agreement) == pytest.approx((agreement, expected), abs=1e-6)
    assert result.kappa == pytest.approx(kappa, abs=1e-6)


def test_perfect_and_opposite() -> None:
    assert cohen_kappa([[5, 0], [0, 5]]).kappa == 1
    assert cohen_kappa([[0, 5], [5, 0]]).kappa == -1
    assert cohen_kappa([[5, 0], [0, 5]]).se == 0


def test_a_single_answer_has_no_kappa() -> None:
    result = cohen_kappa([[7, 0], [0, 0]])
    assert (result.kappa, result.se, result.agreement, result.expected_agreement) == (None, None, 1, 1)
