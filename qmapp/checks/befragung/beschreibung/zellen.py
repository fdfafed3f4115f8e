"""Which cells of a cross table stay hidden.

The reader knows more than the table: how all answered each item, how large each group is and how many of it agreed
stands on other pages. So these sums cannot be hidden any more. What a reader may learn of a small cell from the table
is bounded by this rule: for all that is known it could be ``smallest`` or more, or at least as large as it could be
without the table. Source: cell suppression with an interval auditor, Willenborg, de Waal, Elements of Statistical
Disclosure Control (2001), ch. 3.
"""

from collections.abc import Collection, Iterable, Sequence

Cell = tuple[int, int]
Cells = frozenset[Cell]


def hidden_cells(
    counts: Sequence[Sequence[int]],
    smallest: int,
    known: Iterable[Cells],
    also: Collection[Cell] = (),
    harmless: Collection[Cell] = (),
) -> Cells:
    """The cells not to be shown: every one under ``smallest``, those of ``also``, and what would give them away.

    ``known``: sets of cells whose sum a reader knows from elsewhere; a cell known by itself stays. A cell of 0 is
    hidden as a small one, so that nothing follows from a gap. ``harmless`` cells say nothing about anybody's answer
    (they count who gave none); they are hidden for the sake of others only. What hidden cells of ``also`` in a row add
    up to is protected like a cell. Where the rule can only be kept by hiding everything that is not known, everything
    is.
    """
    reader = _Reader(counts, [*known])
    every = [(r, c) for r in range(len(counts)) for c in range(len(counts[0]))]
    open_cells = [cell for cell in every if not reader.knows(cell)]
    hidden = {cell for cell in open_cells if counts[cell[0]][cell[1]] < smallest and cell not in harmless}
    hidden |= {*also}
    together = [frozenset(cell for cell in also if cell[0] == r) for r in range(len(counts))]
    watched = [frozenset([cell]) for cell in hidden]
    watched += [row for row in together if len(row) > 1]
    watched = [cells for cells in watched if reader.value(cells) < smallest]
    bounds = {cells: min(smallest, reader.most(cells, every)) for cells in watched}
    added: list[Cell] = []
    for cells in watched:
        while reader.most(cells, hidden) < bounds[cells]:
            left = {cell for cell in open_cells if cell not in hidden}
            added += _next(cells, left, hidden, counts)
            hidden.update(added)
    for cell in sorted(added, key=lambda cell: (-counts[cell[0]][cell[1]], cell)):
        fewer = hidden - {cell}
        if all(reader.most(cells, fewer) >= bound for cells, bound in bounds.items()):
            hidden = fewer
    return frozenset(hidden)


def _next(
    cells: Cells, left: Collection[Cell], hidden: Collection[Cell], counts: Sequence[Sequence[int]]
) -> list[Cell]:
    """What to hide next for the sake of some cells: the rest of a rectangle with one of them in its corner.

    The fewest cells, then the smallest; where no rectangle holds a cell that is left, the smallest that is.
    """

    def dear(corners: Sequence[Cell]) -> tuple[int, int, Sequence[Cell]]:
        return len(corners), sum(counts[r][c] for r, c in corners), corners

    free = {*left, *hidden}
    found = [
        [cell for cell in rest if cell in left]
        for r, c in cells
        for row, column in free
        if row != r and column != c and (rest := [(r, column), (row, c), (row, column)]) and free.issuperset(rest)
    ]
    return min((one for one in found if one), key=dear, default=[min(left, key=lambda cell: counts[cell[0]][cell[1]])])


class _Reader:
    """Somebody who solves the equations that what is known makes up, for whole numbers from 0.

    The sums known are those of rows and, within columns, of parts that lie in one another: of such equations every
    corner of the solutions is whole, so that a linear program finds the whole-number bounds.
    """

    def __init__(self, counts: Sequence[Sequence[int]], known: Sequence[Cells]) -> None:
        self._counts = counts
        self._known = known
        self._single = {cell for cells in known if len(cells) == 1 for cell in cells}
        self._single |= {cell for cells in known if not self.value(cells) for cell in cells}

    def knows(self, cell: Cell) -> bool:
        """Whether a cell is known by itself, or because a sum is 0."""
        return cell in self._single

    def value(self, cells: Iterable[Cell]) -> int:
        return sum(self._counts[r][c] for r, c in cells)

    def most(self, cells: Cells, hidden: Collection[Cell]) -> int:
        """How large the sum of some hidden cells may be, where all but the hidden ones are shown."""
        import numpy as np
        from scipy.optimize import linprog

        places = {cell: place for place, cell in enumerate(hidden)}
        sums = {
            unknown: self.value(unknown) for unknown in (sum_.intersection(places) for sum_ in self._known) if unknown
        }
        matrix = np.zeros((len(sums), len(places)))
        for line, unknown in enumerate(sums):
            matrix[line, [places[cell] for cell in unknown]] = 1
        aim = np.zeros(len(places))
        aim[[places[cell] for cell in cells]] = -1
        found = linprog(aim, A_eq=matrix if len(sums) else None, b_eq=[*sums.values()] or None, method="highs")
        return self.value(cells) if found.fun is None else round(-found.fun)
