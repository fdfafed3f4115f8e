"""Whether the rates of several strata differ more than chance explains."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qmapp.checks.sampling import inputs

#: So many tables are looked through at most for the exact test (some tenths of a second).
_MOST_TABLES = 100_000


@dataclass(frozen=True)
class HomogeneityTest:
    """``method``: "chi-square", "exact" (no statistic, no df) or "none": nothing to compare or too few files."""

    p_value: float | None
    statistic: float | None
    df: int | None
    method: Literal["chi-square", "exact", "none"]


def homogeneity_test(*, errors: Sequence[int], drawn: Sequence[int]) -> HomogeneityTest:
    """Test that all strata have the same rate of faulty files.

    Pearson's chi-square with H − 1 degrees of freedom and without continuity correction, if the expected counts allow
    it: none below 1 and at most a fifth of the 2·H cells below 5 (Cochran 1954). Otherwise the exact conditional test
    (Fisher–Freeman–Halton: all tables with the same margins that are not more probable than the one found), as long as
    there are at most 100,000 such tables; beyond that, with fewer than two strata, or if no or every file is faulty,
    p is None. The finite population is not corrected for, which makes the test slightly conservative. Raises ValueError
    for impossible numbers.
    """
    if len(errors) != len(drawn) or not drawn:
        raise ValueError("Für jede Schicht werden geprüfte Akten und Akten mit Mangel gebraucht.")
    sizes = [inputs.whole(n, "Stichprobe", minimum=1) for n in drawn]
    found = [inputs.error_count(n, x) for n, x in zip(sizes, errors, strict=True)]
    n, x = sum(sizes), sum(found)
    if len(sizes) < 2 or x in (0, n):
        return HomogeneityTest(p_value=None, statistic=None, df=None, method="none")
    expected = [size * part / n for size in sizes for part in (x, n - x)]
    if min(expected) >= 1 and 5 * sum(1 for cell in expected if cell < 5) <= len(expected):
        return _chi_square(sizes, found)
    kind = min((found, x), ([size - k for size, k in zip(sizes, found, strict=True)], n - x), key=lambda side: side[1])
    p = _exact(sizes, kind[0]) if math.comb(kind[1] + len(sizes) - 1, kind[1]) <= _MOST_TABLES else None
    return HomogeneityTest(p_value=p, statistic=None, df=None, method="none" if p is None else "exact")


def _chi_square(sizes: Sequence[int], found: Sequence[int]) -> HomogeneityTest:
    from scipy.special import chdtrc

    rate = sum(found) / sum(sizes)
    statistic = math.fsum((x - n * rate) ** 2 / (n * rate * (1 - rate)) for n, x in zip(sizes, found, strict=True))
    df = len(sizes) - 1
    return HomogeneityTest(p_value=float(chdtrc(df, statistic)), statistic=statistic, df=df, method="chi-square")


def _exact(sizes: Sequence[int], found: Sequence[int]) -> float:
    """Integers throughout: a table counts Π C(n_h, x_h) of all C(n, x) ways to place the faulty files."""
    observed = math.prod(math.comb(n, x) for n, x in zip(sizes, found, strict=True))
    last = len(sizes) - 1

    def ways(h: int, left: int, product: int) -> int:
        if h == last:
            product *= math.comb(sizes[h], left)
            return product if product <= observed else 0
        return sum(ways(h + 1, left - k, product * math.comb(sizes[h], k)) for k in range(min(left, sizes[h]) + 1))

    return ways(0, sum(found), 1) / math.comb(sum(sizes), sum(found))
