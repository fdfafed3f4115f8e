"""Whether two examiners come to the same result."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qmapp.checks.sampling import inputs


@dataclass(frozen=True)
class Kappa:
    """Fractions; ``kappa`` and ``se`` are None if both examiners gave only one and the same answer."""

    kappa: float | None
    agreement: float
    expected_agreement: float
    se: float | None


def cohen_kappa(table: Sequence[Sequence[int]]) -> Kappa:
    """Agreement beyond chance; ``table[i][j]``: files judged i by the first and j by the second examiner.

    κ = (p_o − p_e)/(1 − p_e); ``se`` is the large-sample standard error for κ ≠ 0, for intervals. Raises ValueError
    for a table that is not square, smaller than 2 × 2 or empty.
    Source: Cohen 1960; Fleiss, Cohen, Everitt, Psychological Bulletin 72 (1969).
    """
    size = len(table)
    if size < 2 or any(len(row) != size for row in table):
        raise ValueError("Die Tafel der Zweitprüfung muss gleich viele Zeilen und Spalten haben, mindestens zwei.")
    counts = [[inputs.whole(count, "Akten der Zweitprüfung") for count in row] for row in table]
    n = sum(map(sum, counts))
    if n == 0:
        raise ValueError("Ohne doppelt geprüfte Akten lässt sich keine Übereinstimmung angeben.")
    rows = [sum(row) / n for row in counts]
    columns = [sum(row[j] for row in counts) / n for j in range(size)]
    observed = sum(counts[i][i] for i in range(size)) / n
    expected = math.fsum(r * c for r, c in zip(rows, columns, strict=True))
    if sum(1 for r, c in zip(rows, columns, strict=True) if r or c) == 1:
        return Kappa(kappa=None, agreement=observed, expected_agreement=1.0, se=None)
    kappa = (observed - expected) / (1 - expected)
    same = sum(counts[i][i] / n * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in range(size))
    other = sum(counts[i][j] / n * (columns[i] + rows[j]) ** 2 for i in range(size) for j in range(size) if i != j)
    variance = same + (1 - kappa) ** 2 * other - (kappa - expected * (1 - kappa)) ** 2
    se = math.sqrt(max(variance, 0.0) / n) / (1 - expected)
    return Kappa(kappa=kappa, agreement=observed, expected_agreement=expected, se=se)
