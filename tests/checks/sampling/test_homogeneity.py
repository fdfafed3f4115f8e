"""Comparison of strata against tables by hand and scipy's general test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.homogeneity import homogeneity_test


@pytest.mark.parametrize(
    ("errors", "drawn", "p"),
    [
        ([14, 22, 11, 13, 11], [190, 155, 128, 116, 64], 0.1115),
        ([11, 12, 8, 8, 6], [190, 155, 131, 115, 64], 0.8649),
    ],
)
def test_the_sites_of_the_example_year(errors: list[int], drawn: list[int], p: float) -> None:
    result = homogeneity_test(errors=errors, drawn=drawn)
    assert (result.method, result.df) == ("chi-square", 4)
    assert result.p_value == pytest.approx(p, abs=5e-5)


def test_chi_square_without_continuity_correction() -> None:
    from scipy.stats import chi2_contingency

    result = homogeneity_test(errors=[20, 35], drawn=[100, 100])
    other = chi2_contingency([[20, 35], [80, 65]], correction=False)
    assert (result.statistic, result.p_value) == pytest.approx((other.statistic, other.pvalue))


def test_the_lady_tasting_tea() -> None:
    """Fisher's own table 3/1, 1/3: two-sided p = 34/70."""
    result = homogeneity_test(errors=[3, 1], drawn=[4, 4])
    assert (result.method, result.statistic, result.df) == ("exact", None, None)
    assert result.p_value == pytest.approx(34 / 70)


@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_two_small_strata_are_fishers_test(n1: int, n2: int, data: st.DataObject) -> None:
    from scipy.stats import fisher_exact

    x1, x2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    result = homogeneity_test(errors=[x1, x2], drawn=[n1, n2])
    if result.method == "exact":
        assert result.p_value == pytest.approx(fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])[1])


def test_an_exact_test_for_three_strata_by_hand() -> None:
    """Two errors in 2 + 2 + 2 files, 15 placements: both in one stratum 3 ways, apart 12 ways."""
    assert homogeneity_test(errors=[2, 0, 0], drawn=[2, 2, 2]).p_value == pytest.approx(3 / 15)
    assert homogeneity_test(errors=[1, 1, 0], drawn=[2, 2, 2]).p_value == pytest.approx(1)


@pytest.mark.parametrize(
    ("errors", "drawn"), [([0, 0], [50, 50]), ([50, 40], [50, 40]), ([3], [50]), ([1] * 30, [3] * 30)]
)
def test_where_nothing_can_be_compared(errors: list[int], drawn: list[int]) -> None:
    result = homogeneity_test(errors=errors, drawn=drawn)
    assert (result.p_value, result.method) == (None, "none")
