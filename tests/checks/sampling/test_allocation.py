"""Dividing a sample: exact sums, Hare quotas, full strata."""

import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.plan import allocate_neyman, allocate_proportional

SIZES = st.lists(st.integers(0, 500), min_size=1, max_size=8).filter(any)


def hare(n: int, sizes: list[int]) -> tuple[int, ...]:
    quotas = [Fraction(n * size, sum(sizes)) for size in sizes]
    shares = [math.floor(quota) for quota in quotas]
    for h in sorted(range(len(sizes)), key=lambda h: (shares[h] - quotas[h], h))[: n - sum(shares)]:
        shares[h] += 1
    return tuple(shares)


def test_the_sites_of_the_example_year() -> None:
    """First half of 2025: 662 of 22.082 files on five sites, recomputed there without this program."""
    assert allocate_proportional(n=662, sizes=[6412, 5208, 4377, 3905, 2180]) == (192, 156, 131, 117, 66)
    assert allocate_proportional(n=659, sizes=[6377, 5190, 4361, 3884, 2156]) == (191, 156, 131, 116, 65)


def test_ties_go_to_the_earlier_stratum() -> None:
    assert allocate_proportional(n=2, sizes=[10, 10, 10]) == (1, 1, 0)


@given(SIZES, st.data())
def test_proportional_allocation_is_hare(sizes: list[int], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, sum(sizes)))
    assert allocate_proportional(n=n, sizes=sizes) == hare(n, sizes)


@given(SIZES, st.integers(0, 30), st.data())
def test_minimum_is_kept_and_the_sum_exact(sizes: list[int], minimum: int, data: st.DataObject) -> None:
    least = sum(min(minimum, size) for size in sizes)
    n = data.draw(st.integers(max(1, least), sum(sizes)))
    shares = allocate_proportional(n=n, sizes=sizes, minimum=minimum)
    assert sum(shares) == n
    assert all(min(minimum, size) <= share <= size for share, size in zip(shares, sizes, strict=True))


@given(SIZES, st.integers(0, 20), st.data())
def test_neyman_keeps_every_bound(sizes: list[int], minimum: int, data: st.DataObject) -> None:
    spreads = data.draw(
        st.lists(st.floats(0, 1000, allow_subnormal=False), min_size=len(sizes), max_size=len(sizes)).filter(any)
    )
    least = sum(min(minimum, size) for size in sizes)
    n = data.draw(st.integers(max(1, least), sum(sizes)))
    shares = allocate_neyman(n=n, sizes=sizes, std_devs=spreads, minimum=minimum)
    assert sum(shares) == n
    assert all(min(minimum, size) <= share <= size for share, size in zip(shares, sizes, strict=True))


def test_neyman_by_hand() -> None:
    """N·S = 1000·1, 500·4, 100·50: a seventh of a sample is … 1 : 2 : 5."""
    assert allocate_neyman(n=80, sizes=[1000, 500, 100], std_devs=[1, 4, 50]) == (10, 20, 50)


def test_neyman_takes_a_stratum_completely_and_divides_the_rest_again() -> None:
    assert allocate_neyman(n=190, sizes=[1000, 500, 100], std_devs=[1, 4, 50]) == (30, 60, 100)


def test_without_spread_elsewhere_the_rest_goes_by_size() -> None:
    assert allocate_neyman(n=40, sizes=[10, 200, 100], std_devs=[3, 0, 0]) == (10, 20, 10)
