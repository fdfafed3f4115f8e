"""Cells of a cross table: no reader who tries every table that fits learns that a hidden cell is small."""

import random
from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from qmapp.checks.befragung.beschreibung.zellen import Cells, hidden_cells

Table = tuple[tuple[int, ...], ...]


def margins(rows: int, columns: int) -> list[Cells]:
    return [frozenset((r, c) for c in range(columns)) for r in range(rows)] + [
        frozenset((r, c) for r in range(rows)) for c in range(columns)
    ]


def lines(total: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in lines(total - first, places - 1):
            yield (first, *rest)


def fitting(table: Table, known: Sequence[Cells]) -> list[Table]:
    """Every table of whole numbers whose known sums are those of the true one; rows are always known."""
    width = len(table[0])
    sums = [(cells, sum(table[r][c] for r, c in cells)) for cells in known]
    return [
        tried
        for tried in product(*(lines(sum(row), width) for row in table))
        if all(sum(tried[r][c] for r, c in cells) == total for cells, total in sums)
    ]


def test_what_hides_a_small_cell_is_no_more_than_needed() -> None:
    """By hand: 1 in the corner needs one more in its row and column, and the fourth corner."""
    counts = [[1, 20, 30], [25, 40, 20], [30, 20, 10]]
    hidden = hidden_cells(counts, 5, margins(3, 3))
    assert hidden == {(0, 0), (0, 1), (1, 0), (1, 1)} or len(hidden) == 4
    assert hidden_cells([[5, 9], [7, 6]], 5, margins(2, 2)) == frozenset()


def test_what_is_known_by_itself_is_not_hidden() -> None:
    known = [*margins(2, 2), frozenset([(1, 0)]), frozenset([(1, 1)])]
    assert (1, 0) not in hidden_cells([[9, 9], [1, 2]], 5, known)


@pytest.mark.parametrize("seed", range(60))
def test_trying_every_table_tells_no_more_than_without_it(seed: int) -> None:
    """Against all tables that fit what is known, with and without the cells shown."""
    chance = random.Random(seed)
    rows, columns, smallest = chance.choice([(2, 3, 2), (3, 3, 2), (3, 3, 3), (2, 4, 3)])
    table: Table = tuple(tuple(chance.choice((0, 0, 1, 1, 2, 3)) for _ in range(columns)) for _ in range(rows))
    known = margins(rows, columns)
    if chance.random() < 0.5:
        known += [frozenset([(rows - 1, c)]) for c in range(columns)]
    also = [(r, 0) for r in range(rows)] + [(r, 1) for r in range(rows)] if chance.random() < 0.4 else []
    also = [cell for cell in also if frozenset([cell]) not in known]
    harmless = {(rows - 1, c) for c in range(columns)} if chance.random() < 0.5 else set()
    hidden = hidden_cells(table, smallest, known, also, harmless)
    without = fitting(table, known)
    shown = [(r, c) for r in range(rows) for c in range(columns) if (r, c) not in hidden]
    left = [tried for tried in without if all(tried[r][c] == table[r][c] for r, c in shown)]
    watched = [[cell] for cell in hidden] + [[cell for cell in also if cell[0] == r] for r in range(rows)]
    for cells in watched:
        if sum(table[r][c] for r, c in cells) < smallest and not harmless.issuperset(cells):
            most, before = (max(sum(t[r][c] for r, c in cells) for t in tables) for tables in (left, without))
            assert most >= min(smallest, before)
    for r, c in shown:
        alone = {tried[r][c] for tried in without}
        assert table[r][c] >= smallest or len(alone) == 1 or (r, c) in harmless, (
            "a small cell is shown where everybody knows it"
        )
