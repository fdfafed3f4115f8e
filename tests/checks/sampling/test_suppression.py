"""Suppression of small counts against an attacker who tries every table there could be."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.checks.sampling.suppression import Sum, hidden_sums, table_sums

Table = list[list[int]]


def attack(sums: tuple[Sum, ...], hidden: frozenset[str], most: int, floor: dict[str, int] | None = None) -> Any:
    """Every filling of the cells from 0 to ``most`` that fits the figures left, as rows; columns are the cells.

    What is hidden is known not to be 0, and of a cell shown alone only its value is tried. Nothing of the module is
    used: no solver, no bounds.
    """
    cells = sorted({cell for one in sums for cell in one.cells})
    shown = {
        cell: s.value for s in sums if s.printed and s.name not in hidden and len(s.cells) == 1 for cell in s.cells
    }
    tries = np.array(list(product(*((shown[c],) if c in shown else range(most + 1) for c in cells))))
    fits = np.ones(len(tries), bool)
    for cell, least in (floor or {}).items():
        fits &= tries[:, cells.index(cell)] >= least
    for one in (s for s in sums if s.printed):
        total = tries[:, [cells.index(cell) for cell in one.cells]].sum(axis=1)
        fits &= total > 0 if one.name in hidden else total == one.value
    return cells, tries[fits]


def safe(sums: tuple[Sum, ...], hidden: frozenset[str], smallest: int, most: int, **known: Any) -> bool:
    cells, tables = attack(sums, hidden, most, **known)
    assert len(tables), "the true table fits in any case"
    small = [one for one in sums if 0 < one.value < smallest]
    return all(tables[:, [cells.index(cell) for cell in one.cells]].sum(axis=1).max() >= smallest for one in small)


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        ([20, 30, 40], set()),
        ([0, 30, 40], set()),
        ([1, 20, 5], {"0,0", "0,2"}),  # the cheapest partner
        ([2, 20, 0], {"0,0", "0,1"}),  # 0 is no secret and hides nothing
        ([1, 1, 20], {"0,0", "0,1", "0,2"}),  # two small ones alone would give each other away
        ([2, 2, 20], {"0,0", "0,1"}),  # 4 may be 1 + 3
        ([1, 0, 0], {"0,0", "all"}),
        ([1, 2], {"0,0", "0,1", "all"}),
    ],
)
def test_a_row_with_its_total(row: list[int], hidden: set[str]) -> None:
    assert hidden_sums(table_sums([row]), 3) == hidden


def test_a_table_hides_a_second_cell_in_the_row_and_in_the_column() -> None:
    table = [[1, 10, 12], [9, 11, 14], [13, 15, 8]]
    found = hidden_sums(table_sums(table), 3)
    assert "0,0" in found
    assert len(found) == 4, "a rectangle is the least"
    assert not any(name.startswith(("r", "c", "all")) for name in found)
    assert {name[0] for name in found} != {"0"}
    assert not safe(table_sums(table[:2]), frozenset({"0,0"}), 3, 15), "the small one alone is computed back at once"


def test_a_rate_gives_neither_its_numerator_nor_the_rest_away() -> None:
    def quote(x: int, n: int) -> tuple[Sum, ...]:
        x_cell, rest = frozenset({"x"}), frozenset({"rest"})
        return Sum("x", x_cell, x), Sum("rest", rest, n - x, printed=False), Sum("n", x_cell | rest, n, 1)

    assert hidden_sums(quote(27, 611), 3) == set()
    assert hidden_sums(quote(2, 607), 3) == {"x"}
    assert hidden_sums(quote(605, 607), 3) == {"x"}
    assert hidden_sums(quote(607, 607), 3) == set()
    assert hidden_sums(quote(0, 607), 3) == set()


def test_what_a_list_beside_the_table_shows_is_reckoned_with() -> None:
    """Where all 9 of one state are listed beside it, the total of 11 would give the other away."""
    sums = table_sums([[9, 2]])
    assert hidden_sums(sums, 3) == {"0,0", "0,1"}
    assert hidden_sums(sums, 3, {"0,0": 9}) == {"0,1", "all"}
    assert safe(sums, hidden_sums(sums, 3, {"0,0": 8}), 3, 14, floor={"0,0": 8})


def test_a_sum_that_shares_no_cell_stays() -> None:
    other = Sum("other", frozenset({"x"}), 4)
    assert "other" not in hidden_sums((*table_sums([[1, 1, 20]]), other), 3)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=5), st.integers(2, 4))
@settings(max_examples=60, deadline=None)
def test_no_row_gives_a_small_count_away(row: list[int], smallest: int) -> None:
    sums = table_sums([row])
    assert safe(sums, hidden_sums(sums, smallest), smallest, 8)


@given(st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2), st.integers(2, 4))
@settings(max_examples=40, deadline=None)
def test_no_square_gives_a_small_count_away(table: Table, smallest: int) -> None:
    sums = table_sums(table)
    assert safe(sums, hidden_sums(sums, smallest), smallest, 14)


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=2))
@settings(max_examples=40, deadline=None)
def test_no_rectangle_gives_a_small_count_away(table: Table) -> None:
    sums = table_sums(table)
    found = hidden_sums(sums, 3)
    assert safe(sums, found, 3, 6)
    assert {one.name for one in sums if 0 < one.value < 3} <= found
    assert not any(one.value == 0 for one in sums if one.name in found), "a 0 is never hidden"


@given(st.lists(st.integers(0, 4), min_size=3, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_lists_with_known_parts_give_nothing_away(row: list[int], data: st.DataObject) -> None:
    floor = {f"0,{i}": data.draw(st.integers(0, value)) for i, value in enumerate(row)}
    rest = Sum("rest", frozenset({"0,1", "0,2"}), row[1] + row[2], printed=False)
    sums = (*table_sums([row]), rest)
    assert safe(sums, hidden_sums(sums, 3, floor), 3, 13, floor=floor)


@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=4), min_size=2, max_size=4))
@settings(max_examples=20, deadline=None)
def test_hiding_is_the_same_every_time_and_small_counts_alone_need_it(table: Table) -> None:
    table = [row[: min(map(len, table))] for row in table]
    sums = table_sums(table)
    assert hidden_sums(sums, 3) == hidden_sums(sums, 3)
    if not any(0 < one.value < 3 for one in sums):
        assert hidden_sums(sums, 3) == set()


@pytest.mark.parametrize(
    "sums",
    [
        (Sum("a", frozenset({"x"}), -1),),
        (Sum("a", frozenset(), 1),),
        (Sum("a", frozenset({"x"}), 1), Sum("a", frozenset({"y"}), 1)),
        (Sum("a", frozenset({"x"}), 1), Sum("b", frozenset({"x"}), 7)),
    ],
)
def test_impossible_figures_are_refused(sums: tuple[Sum, ...]) -> None:
    with pytest.raises(ValueError):
        hidden_sums(sums, 3)


def test_no_table_at_all_is_refused() -> None:
    for table in ([], [[]], [[1], [1, 2]]):
        with pytest.raises(ValueError):
            table_sums(table)
