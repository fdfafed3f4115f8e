"""What a sample in equal steps of money says: which files were certain, and how wrong the rest may be at most."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from qmapp.checks.sampling import inputs


@dataclass(frozen=True)
class CertainFiles:
    """``certain``: so many of the largest amounts are taken whatever the start; ``n`` and ``total`` are what is left.

    ``total`` is cents; a file is certain where its amount is at least ``total``/``n``.
    """

    certain: int
    n: int
    total: int


def certain_files(*, largest: Sequence[int], total: int, n: int) -> CertainFiles:
    """Set the files apart that a MUS draw of n takes for certain, as :func:`draw_mus` does.

    ``largest``: the n largest amounts in cents in falling order (all positive ones where there are fewer), ``total``
    the sum of all positive amounts. Raises ValueError for amounts out of order and for less than one file.
    Source: Cochran, Sampling Techniques, 3rd ed., 9A.4 (inclusion in proportion to size).
    """
    drawn = inputs.whole(n, "Stichprobe", minimum=1)
    rest = inputs.whole(total, "Summe der Beträge", minimum=1)
    if any(one < other for one, other in itertools.pairwise(largest)):
        raise ValueError("Die größten Beträge müssen der Größe nach geordnet sein.")
    certain = 0
    for amount in largest:
        if certain == drawn or amount <= 0 or amount * (drawn - certain) < rest:
            break
        rest -= amount
        certain += 1
    return CertainFiles(certain=certain, n=drawn - certain, total=rest)
