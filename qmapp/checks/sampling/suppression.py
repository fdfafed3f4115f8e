"""Small counts in a published table: which figures stay hidden so that none of them can be computed back.

Hiding a small cell is not enough where totals stand beside it. A second figure is hidden with it, and a third, until
whoever knows every figure left, and knows that counts are whole and not negative, can no longer tell that a hidden one
is small. Source: Willenborg, de Waal, Elements of Statistical Disclosure Control (2001), ch. 3; the rule of three of
the Statistik der Bundesagentur für Arbeit (counts of 1 and 2 are secret, 0 is not).
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qmapp.checks.sampling import inputs

#: A figure of the next rank costs as much as this many of the one below.
_DEARER = 10
#: What a sum of cells keeps: a factor per cell (and per figure that may be hidden), at least, at most.
_Rule = tuple[list[float], float, float]


@dataclass(frozen=True)
class Sum:
    """A figure: the cells it adds up (names), its value, and how dear it is.

    ``rank``: where a further figure must go, the lowest rank goes first, and of one rank the smallest value.
    ``printed`` False: nobody prints it, but it may not follow from the others either (the rest to a total).
    """

    name: str
    cells: frozenset[str]
    value: int
    rank: int = 0
    printed: bool = True


def table_sums(counts: Sequence[Sequence[int]]) -> tuple[Sum, ...]:
    """The cells of a table with the totals of its rows (``r0`` …), its columns (``c0`` …) and of all (``all``).

    Cells are named ``0,0`` (row, column); a single row or column has the total of all only. Raises ValueError for a
    table without cells or with rows of other lengths.
    """
    rows, columns = len(counts), len(counts[0]) if counts else 0
    if not rows or not columns or any(len(row) != columns for row in counts):
        raise ValueError("Eine Tabelle braucht Zeilen gleicher Länge.")

    def total(name: str, cells: list[tuple[int, int]], rank: int) -> Sum:
        return Sum(name, frozenset(f"{r},{c}" for r, c in cells), sum(counts[r][c] for r, c in cells), rank)

    every = [(r, c) for r in range(rows) for c in range(columns)]
    sums = [total(f"{r},{c}", [(r, c)], 0) for r, c in every]
    if rows > 1 and columns > 1:
        sums += [total(f"r{r}", [(r, c) for c in range(columns)], 1) for r in range(rows)]
        sums += [total(f"c{c}", [(r, c) for r in range(rows)], 1) for c in range(columns)]
    return (*sums, total("all", every, 2))


def hidden_sums(sums: Sequence[Sum], smallest: int, at_least: Mapping[str, int] | None = None) -> frozenset[str]:
    """The names of the figures not to be printed.

    Every figure from 1 to ``smallest`` − 1 is among them, and as many others as it takes until each of those could be
    ``smallest`` or more for all a reader knows: the figures left, that hidden ones are not 0, and per cell what is
    known otherwise (``at_least``, such as what a list beside the table shows). Raises ValueError where values are
    negative or contradict one another or ``at_least``.
    """
    threshold = inputs.whole(smallest, "Die kleinste gezeigte Zahl", minimum=1)
    names = [one.name for one in sums]
    if len(set(names)) != len(names) or any(one.value < 0 or not one.cells for one in sums):
        raise ValueError("Jede Zahl braucht einen eigenen Namen, Zellen und einen Wert ab 0.")
    reader = _Reader(sums, at_least or {}, threshold)
    small = [one for one in sums if 0 < one.value < threshold]
    hidden = {one.name for one in small if one.printed}
    added: list[str] = []
    for one in small:
        added += reader.cheapest(one, hidden)
        hidden.update(added)
    for name in added:
        fewer = hidden - {name}
        if all(reader.may_be_large(one, fewer) for one in small):
            hidden = fewer
    return frozenset(hidden)


class _Reader:
    """Somebody who solves the equations the printed figures are, for whole numbers.

    Unknown are the cells and, where more is to be hidden, for every printed figure whether it is (1) or not (0).
    """

    def __init__(self, sums: Sequence[Sum], at_least: Mapping[str, int], threshold: int) -> None:
        import numpy as np

        self._threshold = threshold
        self._cells = sorted({cell for one in sums for cell in one.cells})
        self._printed = [one for one in sums if one.printed]
        self._floor = np.array([float(at_least.get(cell, 0)) for cell in self._cells])
        #: Above every value, so that what nothing bounds reaches the threshold.
        self._ceiling = float(sum(one.value for one in sums) + threshold + self._floor.sum())
        everything = [(self._row(one), float(one.value), float(one.value)) for one in sums]
        if self._solve(everything, len(self._cells) * [0.0]) is None:
            raise ValueError("Die Zahlen widersprechen einander.")

    def may_be_large(self, one: Sum, hidden: Collection[str]) -> bool:
        """Whether it could be the threshold or more for all that is known."""
        rules = [self._known(other, hidden) for other in self._printed]
        return self._solve([*rules, self._large(one)], len(self._cells) * [0.0]) is not None

    def cheapest(self, one: Sum, hidden: Collection[str]) -> list[str]:
        """What else must go so that it may be the threshold or more; nothing where that is so already.

        Of all sets of figures that suffice, the cheapest: few rather than many, low ranks before high ones, then small
        values. A figure of 0 is never among them.
        """
        if self.may_be_large(one, hidden):
            return []
        choice = [other for other in self._printed if other.value and other.name not in hidden]
        everything = float(sum(other.value for other in choice)) or 1.0
        cost = len(self._cells) * [0.0] + [_DEARER**other.rank * (1 + other.value / everything) for other in choice]
        rules = [self._known(other, hidden) for other in self._printed if other not in choice]
        for place, other in enumerate(choice):
            rules += self._known_unless_hidden(other, place, len(choice))
        found = self._solve([*rules, self._large(one)], cost)
        gone = [] if found is None else [other.name for other, one in zip(choice, found, strict=True) if one]
        if not self.may_be_large(one, {*hidden, *gone}):
            return [other.name for other in choice]
        return gone

    def _row(self, one: Sum) -> list[float]:
        return [float(cell in one.cells) for cell in self._cells]

    def _known(self, one: Sum, hidden: Collection[str]) -> _Rule:
        """A printed figure is what it is; of a hidden one a reader knows that it is not 0."""
        if one.name in hidden:
            return self._row(one), 1.0, math.inf
        return self._row(one), float(one.value), float(one.value)

    def _large(self, one: Sum) -> _Rule:
        return self._row(one), float(self._threshold), math.inf

    def _known_unless_hidden(self, one: Sum, place: int, choices: int) -> tuple[_Rule, _Rule]:
        """At least its value (or 1 if hidden), at most its value (or anything)."""
        row, value = self._row(one), float(one.value)
        flag = [float(other == place) for other in range(choices)]
        lower = [*row, *(each * (value - 1) for each in flag)]
        upper = [*row, *(-each * self._ceiling for each in flag)]
        return (lower, value, math.inf), (upper, -math.inf, value)

    def _solve(self, rules: Sequence[_Rule], cost: Sequence[float]) -> list[bool] | None:
        """Which figures to hide at the least cost (those beyond the cells in ``cost``); None where nothing fits."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        size, cells = len(cost), len(self._cells)
        matrix = np.array([[*row, *(size - len(row)) * [0.0]] for row, _, _ in rules])
        low, high = [rule[1] for rule in rules], [rule[2] for rule in rules]
        floor = np.concatenate([self._floor, np.zeros(size - cells)])
        top = np.concatenate([np.full(cells, self._ceiling), np.ones(size - cells)])
        found = milp(
            np.array(cost),
            integrality=np.ones(size, int),
            bounds=Bounds(floor, top),
            constraints=LinearConstraint(matrix, low, high),
        )
        return [each > 0.5 for each in found.x[cells:]] if found.success else None
