"""Which files are examined a second time: spread over the order in which they were examined, and recomputable.

The examined files are put in the order in which they were finished and cut into a start, a middle and an end of equal
size. The number of files is divided equally among the three, what is left over going to the start first and then to
the end. In each part the files with the lowest tickets are taken: the SHA-256 of ``"<Startwert>,Zweitprüfung,<key>"``.
"""

from collections.abc import Collection, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from qmapp.checks.sampling.draw import ticket

_PARTS = 3
#: Start, end, middle: who gets a file that three parts cannot share.
_FIRST_SERVED = (0, 2, 1)


def anzahl(geprueft: int, waehlbar: int, anteil_prozent: str) -> int:
    """Files for a share of the examined ones: rounded half up, at least one, at most as many as may be picked."""
    share = (geprueft * Decimal(anteil_prozent) / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return min(max(1, int(share)), waehlbar)


def waehle(reihenfolge: Sequence[str], waehlbar: Collection[str], n: int, startwert: str) -> tuple[str, ...]:
    """The keys picked, in the order of examination.

    ``reihenfolge`` are all examined files in the order they were finished, ``waehlbar`` those the second examiner has
    not examined. A part with too few of them leaves its rest to the others. Raises ValueError where n exceeds them.
    """
    parts = [[key for key in part if key in waehlbar] for part in _thirds(reihenfolge)]
    if n > sum(map(len, parts)):
        raise ValueError("Es sollen mehr Akten ausgewählt werden, als wählbar sind.")
    chosen: set[str] = set()
    for part, wanted in zip(parts, _shares([len(part) for part in parts], n), strict=True):
        chosen |= set(sorted(part, key=lambda key: (ticket(startwert, f"Zweitprüfung,{key}"), key))[:wanted])
    return tuple(key for key in reihenfolge if key in chosen)


def _thirds(keys: Sequence[str]) -> list[Sequence[str]]:
    cuts = [round(len(keys) * part / _PARTS) for part in range(_PARTS + 1)]
    return [keys[first:last] for first, last in pairwise(cuts)]


def _shares(room: list[int], n: int) -> list[int]:
    """Files for each part: one each in turn, for as long as there is room."""
    shares = [0] * _PARTS
    while n:
        for part in _FIRST_SERVED:
            if n and shares[part] < room[part]:
                shares[part] += 1
                n -= 1
    return shares
