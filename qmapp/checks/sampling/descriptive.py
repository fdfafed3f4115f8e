"""Descriptive statistics (S003-4.3.4-2): what a list of numbers looks like, and how two of them go together."""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Number = int | Decimal | Fraction

#: Under this many pairs a correlation says next to nothing.
SMALL = 30


@dataclass(frozen=True)
class Description:
    """``total``, ``mean`` and ``median`` are exact; ``std_dev`` with n − 1, None under two values."""

    n: int
    total: Fraction
    mean: Fraction
    median: Fraction
    minimum: Fraction
    maximum: Fraction
    std_dev: float | None


@dataclass(frozen=True)
class Frequency:
    """How often a value occurs, as a count and of all."""

    value: Hashable
    count: int
    share: Fraction


@dataclass(frozen=True)
class CrossTable:
    """Counts by row and column, with the margins; ``rows`` and ``columns`` in the order asked for."""

    rows: tuple[Hashable, ...]
    columns: tuple[Hashable, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def row_totals(self) -> tuple[int, ...]:
        return tuple(sum(line) for line in self.counts)

    @property
    def column_totals(self) -> tuple[int, ...]:
        return tuple(sum(line[place] for line in self.counts) for place in range(len(self.columns)))

    @property
    def total(self) -> int:
        return sum(self.row_totals)


@dataclass(frozen=True)
class Correlation:
    """``r`` between −1 and 1 over ``n`` pairs; None where one of the two does not vary or there are under three.

    ``small``: so few pairs that the figure must not be read without a warning.
    """

    n: int
    r: float | None
    method: Literal["pearson", "spearman"]

    @property
    def small(self) -> bool:
        return self.n < SMALL


def describe(values: Sequence[Number]) -> Description | None:
    """Count, sum, mean, median, smallest, largest and standard deviation; None for no values.

    Sums are exact, whatever the order. Source of s: Σ(x − x̄)² ÷ (n − 1).
    """
    exact = sorted(Fraction(value) for value in values)
    if not exact:
        return None
    n = len(exact)
    total = sum(exact, Fraction(0))
    mean = total / n
    middle = (exact[(n - 1) // 2] + exact[n // 2]) / 2
    squares = sum(((value - mean) ** 2 for value in exact), Fraction(0))
    spread = math.sqrt(squares / (n - 1)) if n > 1 else None
    return Description(n, total, mean, middle, exact[0], exact[-1], spread)


def describe_counts(counts: Mapping[int, int]) -> Description | None:
    """As :func:`describe`, from how often each whole number occurs; raises ValueError for a count below 0."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count cannot be below 0")
    n = sum(counts.values())
    if not n:
        return None
    steps = sorted(value for value, count in counts.items() if count)
    total = sum(value * counts[value] for value in steps)
    mean = Fraction(total, n)
    squares = sum(((value - mean) ** 2 * counts[value] for value in steps), Fraction(0))
    middle = Fraction(_nth(counts, steps, (n - 1) // 2) + _nth(counts, steps, n // 2), 2)
    spread = math.sqrt(squares / (n - 1)) if n > 1 else None
    return Description(n, Fraction(total), mean, middle, Fraction(steps[0]), Fraction(steps[-1]), spread)


def frequencies(values: Sequence[Hashable], order: Sequence[Hashable] = ()) -> tuple[Frequency, ...]:
    """How often each value occurs: those of ``order`` first, also where they do not occur, then the most frequent."""
    counts = Counter(values)
    n = len(values)
    rest = sorted((value for value in counts if value not in order), key=lambda value: (-counts[value], str(value)))
    return tuple(
        Frequency(value, counts[value], Fraction(counts[value], n) if n else Fraction(0)) for value in (*order, *rest)
    )


def cross_table(
    pairs: Sequence[tuple[Hashable, Hashable]], rows: Sequence[Hashable], columns: Sequence[Hashable]
) -> CrossTable:
    """Counts of pairs; raises ValueError for one whose row or column is not named."""
    counts = Counter(pairs)
    known = {(row, column) for row in rows for column in columns}
    if not counts.keys() <= known:
        raise ValueError("a pair stands in no row or no column")
    table = tuple(tuple(counts[row, column] for column in columns) for row in rows)
    return CrossTable(tuple(rows), tuple(columns), table)


def pearson(pairs: Sequence[tuple[Number, Number]]) -> Correlation:
    """The linear correlation: Σ(x − x̄)(y − ȳ) ÷ √(Σ(x − x̄)² · Σ(y − ȳ)²), from exact sums."""
    return Correlation(len(pairs), _linear([(Fraction(x), Fraction(y)) for x, y in pairs]), "pearson")


def spearman(pairs: Sequence[tuple[Number, Number]]) -> Correlation:
    """The correlation of ranks, ties sharing their mean rank: what fits answers on a scale."""
    left, right = (_ranks([Fraction(pair[side]) for pair in pairs]) for side in (0, 1))
    return Correlation(len(pairs), _linear(list(zip(left, right, strict=True))), "spearman")


def spearman_counts(pairs: Mapping[tuple[int, int], int]) -> Correlation:
    """As :func:`spearman`, from how often each pair of whole numbers occurs; raises ValueError for a count below 0."""
    if any(count < 0 for count in pairs.values()):
        raise ValueError("a count cannot be below 0")
    n = sum(pairs.values())
    left, right = (_centred_ranks(pairs, side) for side in (0, 1))
    xx = sum(count * left[x] ** 2 for (x, _), count in pairs.items())
    yy = sum(count * right[y] ** 2 for (_, y), count in pairs.items())
    if n < 3 or not xx or not yy:
        return Correlation(n, None, "spearman")
    xy = sum(count * left[x] * right[y] for (x, y), count in pairs.items())
    size = math.sqrt(float(Fraction(xy * xy, xx * yy)))
    return Correlation(n, math.copysign(min(size, 1.0), xy) if xy else 0.0, "spearman")


def _centred_ranks(pairs: Mapping[tuple[int, int], int], side: int) -> dict[int, int]:
    """Value → twice its mean rank, less the mean of all ranks: whole numbers that add up to 0."""
    counts: Counter[int] = Counter()
    for pair, count in pairs.items():
        counts[pair[side]] += count
    ranks, before, n = {}, 0, sum(counts.values())
    for value in sorted(counts):
        ranks[value] = 2 * before + counts[value] - n
        before += counts[value]
    return ranks


def _nth(counts: Mapping[int, int], steps: Sequence[int], place: int) -> int:
    """The value at a place (from 0) of the values in order."""
    for value in steps:
        place -= counts[value]
        if place < 0:
            return value
    raise IndexError(place)


def _linear(pairs: Sequence[tuple[Fraction, Fraction]]) -> float | None:
    n = len(pairs)
    if n < 3:
        return None
    mean_x, mean_y = (sum((pair[side] for pair in pairs), Fraction(0)) / n for side in (0, 1))
    xx = sum(((x - mean_x) ** 2 for x, _ in pairs), Fraction(0))
    yy = sum(((y - mean_y) ** 2 for _, y in pairs), Fraction(0))
    if not xx or not yy:
        return None
    xy = sum(((x - mean_x) * (y - mean_y) for x, y in pairs), Fraction(0))
    size = math.sqrt(float(xy * xy / (xx * yy)))
    return math.copysign(min(size, 1.0), xy) if xy else 0.0


def _ranks(values: Sequence[Fraction]) -> list[Fraction]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [Fraction(0)] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = Fraction(start + end + 1, 2)
        start = end
    return ranks
