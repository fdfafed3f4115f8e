"""Which few kinds bring most of the cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.sampling import inputs

#: The share of all cases the few are said to bring.
MOST = Fraction(4, 5)


@dataclass(frozen=True)
class ParetoRow:
    """A kind with its count, its share of all and the share of all kinds up to this one."""

    name: str
    count: int
    share: Fraction
    cumulated: Fraction


@dataclass(frozen=True)
class Pareto:
    """``few``: how many kinds, the most frequent first, bring at least four fifths of the ``total``."""

    rows: tuple[ParetoRow, ...]
    total: int
    few: int


def pareto(counts: Iterable[tuple[str, int]]) -> Pareto:
    """Kinds ordered by their count, equal ones by name, without those that never occur; shares are exact fractions.

    Raises ValueError for a negative count. Source: Juran, Quality Control Handbook (the vital few).
    """
    found = [(name, inputs.whole(count, "Anzahl")) for name, count in counts]
    ordered = sorted(((name, count) for name, count in found if count), key=lambda item: (-item[1], item[0]))
    total = sum(count for _, count in ordered)
    rows, sofar = [], 0
    for name, count in ordered:
        sofar += count
        rows.append(ParetoRow(name, count, Fraction(count, total), Fraction(sofar, total)))
    few = next((place for place, row in enumerate(rows, 1) if row.cumulated >= MOST), 0)
    return Pareto(tuple(rows), total, few)
