"""Rows that are totals of other rows: found by the words in them, or because they add up.

A population must not count a total as a file, and an amount must not be added up twice.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log10

from qmapp.spreadsheets.formats import shape

#: Larger lists are populations of files: there first the sums, then the odd keys are no longer looked at, only words.
MAX_ROWS_SUMMED = 20_000
MAX_ROWS_KEYED = 100_000
_LONGEST_BLOCK = 2_000
_MOST_COLUMNS = 8
_MOST_LEVELS = 6
_MARGIN = 4
_WORDS = ("umme", "SUMME", "esamt", "GESAMT", "usammen", "ZUSAMMEN", "otal", "TOTAL", "rgebnis", "ERGEBNIS", "bertrag")
_TOTAL = re.compile(
    r"^(?:(?:zwischen|gesamt|end|teil)?-?(?:summe|ergebnis)|insgesamt|gesamt|zusammen|total|übertrag)\b"
    r"|\b(?:summe|ergebnis|insgesamt|gesamt)\W*$",
    re.IGNORECASE,
)
_TOTAL_ALONE = re.compile(
    r"(?:(?:zwischen|gesamt|end|teil)?-?(?:summen?|ergebnis)|insgesamt|gesamt|zusammen|total|übertrag)\W*",
    re.IGNORECASE,
)


def is_total(text: str) -> bool:
    """``Summe Nord``, ``Nord gesamt``, ``Gesamtergebnis``."""
    return _TOTAL.search(text.strip()) is not None


def is_total_alone(text: str) -> bool:
    """``Summe:``, ``Insgesamt``: nothing but the word, so never the key of a file."""
    return _TOTAL_ALONE.fullmatch(text.strip()) is not None


def totals_by_word(texts: Sequence[str]) -> list[int]:
    """Positions of texts that name a total; none where so many do that the word must mean something else."""
    joined = "\n".join(texts)
    if not any(word in joined for word in _WORDS):
        return []
    hits = [index for index, text in enumerate(texts) if is_total(text)]
    return hits if len(hits) <= max(3, 0.1 * len(texts)) else []


def totals_by_sum(columns: Sequence[Sequence[int]]) -> list[int]:
    """Positions of rows that equal the sum of a block of rows right above or below them in two columns at least.

    ``columns`` are whole numbers (cents), 0 where there is none. Levels are found one after the other: once the
    lowest totals are known they are taken out, and the next level adds up. A match counts only if its digits are too
    many to be chance among all blocks that were tried.
    """
    unlike = {tuple(column): list(column) for column in columns if any(column)}
    ranked: list[list[int]] = sorted(unlike.values(), key=lambda column: -sum(map(_digits, column)))[:_MOST_COLUMNS]
    size = len(ranked[0]) if ranked else 0
    if len(ranked) < 2 or not 3 <= size <= MAX_ROWS_SUMMED:
        return []
    needed = _MARGIN + log10(size * min(size, _LONGEST_BLOCK))
    alive = list(range(size))
    found: list[int] = []
    for _level in range(_MOST_LEVELS):
        living = [[column[row] for row in alive] for column in ranked]
        fresh = sorted({row for first in range(len(living)) for row in _one_level(living, first, needed)})
        if not fresh:
            break
        found += [alive[position] for position in fresh]
        gone = set(fresh)
        alive = [row for position, row in enumerate(alive) if position not in gone]
    return sorted(found)


def totals_by_key(keys: Sequence[str], amounts: Sequence[int]) -> list[int]:
    """Positions of rows whose key is shaped unlike the others and whose amount equals the sum of the rows beside
    them (up to the next such row), or of all rows with keys of one other shape
    (Deutschland is the sum of its Länder), or of the rows whose keys go on from its own."""
    if not 3 <= len(keys) <= MAX_ROWS_KEYED:
        return []
    shapes = shape("\n".join(keys)).split("\n")
    usual, times = Counter(shapes).most_common(1)[0]
    odd = [index for index, form in enumerate(shapes) if form != usual and amounts[index]]
    if times < 0.5 * len(shapes) or len(odd) > 0.4 * len(shapes):
        return []
    of_shape: dict[str, int] = defaultdict(int)
    for form, amount in zip(shapes, amounts, strict=True):
        of_shape[form] += amount
    bounds = [-1, *odd, len(keys)]
    found = []
    for place, index in enumerate(odd, 1):
        above = amounts[bounds[place - 1] + 1 : index]
        below = amounts[index + 1 : bounds[place + 1]]
        sums = [sum(block) for block in (above, below) if len(block) > 1]
        levels = [total for form, total in of_shape.items() if form != shapes[index]]
        parts = _sums_of_parts(index, keys, shapes, amounts)
        if amounts[index] in (*sums, *levels, *parts) and _digits(amounts[index]) > 2:
            found.append(index)
    return found


def _sums_of_parts(index: int, keys: Sequence[str], shapes: Sequence[str], amounts: Sequence[int]) -> list[int]:
    """What the rows below add up to whose key goes on from this one (03 → 031, 03101), for each length of key."""
    sums: dict[str, int] = defaultdict(int)
    below = index + 1
    while below < len(keys) and keys[index] and keys[below].startswith(keys[index]):
        sums[shapes[below]] += amounts[below]
        below += 1
    return list(sums.values())


def _digits(number: int) -> int:
    return len(str(abs(number)).rstrip("0"))


def _one_level(columns: Sequence[list[int]], first: int, needed: float) -> list[int]:
    """Totals that show in the column ``first`` and at least one other."""
    columns = [columns[first], *columns[:first], *columns[first + 1 :]]
    prefixes = [_prefix(column) for column in columns]
    places: dict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(prefixes[0]):
        places[value].append(place)
    return [
        row
        for row, value in enumerate(columns[0])
        if value
        and (
            _matches(row, row + 1, prefixes[0][row + 1] + value, 1, columns, prefixes, places, needed)
            or _matches(row, row, prefixes[0][row] - value, -1, columns, prefixes, places, needed)
        )
    ]


def _matches(
    row: int,
    start: int,
    target: int,
    direction: int,
    columns: list[list[int]],
    prefixes: list[list[int]],
    places: dict[int, list[int]],
    needed: float,
) -> bool:
    """Whether a block of at least two rows from ``start`` on adds up to the row, in enough columns."""
    ends = places.get(target, [])
    nearest = bisect_left(ends, start + 2) if direction > 0 else bisect_left(ends, start - 1) - 1
    for step in range(3):
        position = nearest + step * direction
        if not 0 <= position < len(ends) or abs(ends[position] - start) > _LONGEST_BLOCK:
            return False
        end = ends[position]
        agreeing = [
            column[row]
            for column, prefix in zip(columns, prefixes, strict=True)
            if column[row] and direction * (prefix[end] - prefix[start]) == column[row]
        ]
        if len(agreeing) >= 2 and sum(map(_digits, agreeing)) >= needed:
            return True
    return False


def _prefix(column: list[int]) -> list[int]:
    sums = [0]
    for value in column:
        sums.append(sums[-1] + value)
    return sums
