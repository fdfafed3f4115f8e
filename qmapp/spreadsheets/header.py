"""Where the header of a list stands, over how many lines it goes, and what the columns are called.

Office exports put titles above the header, spread it over several lines with merged groups, and explain it below. The
rows further down show what data look like; a header is what does not look like them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from qmapp.spreadsheets.cells import MISSING, NOTHING, Cell, Row, cell_text, cleaned, fill, is_blank
from qmapp.spreadsheets.formats import datumform, shape, zahlform

#: Rows at the top of a list in which the header is looked for.
HEAD_ROWS = 120
_MOST_ABOVE = 60
_EXPLANATION = 15
_NEUTRAL = NOTHING | MISSING


@dataclass(frozen=True)
class Header:
    """``first``..``last`` are the header lines (1-based; both 0 without a header), ``body`` the first line below.

    ``names`` are complete and unique, ``short`` those of the line of names alone, ``own`` the texts of that line as
    they stand in the file (to recognise the header where it is repeated). ``typical_fill`` is the number of filled
    cells of a usual row.
    """

    first: int
    last: int
    body: int
    names: tuple[str, ...]
    short: tuple[str, ...]
    own: tuple[str, ...]
    explanations: tuple[str, ...]
    typical_fill: int
    hinweise: tuple[str, ...] = field(default=())


def find_header(
    rows: Sequence[Row],
    width: int,
    merged: Sequence[tuple[int, int, int, int]] | None = None,
    last: int | None = None,
    count: int | None = None,
) -> Header:
    """Find the header in the first rows of a list, or take the lines the user names.

    ``last`` is the last header line (1-based, 0 = none) and ``count`` the number of header lines.
    """
    padded = [row[:width] + [""] * (width - len(row)) for row in rows]
    look = _Look(padded, width)
    if last is None:
        first, last = _search(padded, look, merged or ())
    elif last > 0:
        first = max(1, last - (count or 1) + 1)
    else:
        first = 0
    if last and count:
        first = max(1, last - count + 1)
    return _described(padded, look, merged, first, last)


class _Look:
    """What the rows of the body look like, column by column."""

    def __init__(self, rows: list[Row], width: int) -> None:
        fills = [fill(row) for row in rows]
        filled = sorted(f for f in fills if f)
        self.typical = filled[len(filled) * 3 // 4] if filled else 0
        self.least = max(2 if self.typical >= 2 else 1, (self.typical + 1) // 2)
        body = [row for row, f in zip(rows, fills, strict=True) if f >= self.least]
        body = body[max(1, len(body) // 2) :] if len(body) > 1 else body
        self.kinds = [_dominant([_kind(row[column]) for row in body]) for column in range(width)]

    def share(self, row: Row) -> float | None:
        """How much of a row looks like data, in the columns that can tell; None where none can."""
        told = [(_kind(cell), kind) for cell, kind in zip(row, self.kinds, strict=True) if kind]
        told = [pair for pair in told if pair[0]]
        if not told:
            return None
        return sum(1 for own, usual in told if own == usual or (own, usual) == ("n", "c")) / len(told)

    @property
    def telling(self) -> bool:
        return any(self.kinds)


def _kind(cell: Cell) -> str:
    """n number, d day, c code (digits without spaces), t text, '' empty or a sign for a missing value."""
    if not isinstance(cell, str):
        return "d" if isinstance(cell, date | datetime) else "n"
    text = cell.strip()
    if not text or text in _NEUTRAL:
        return ""
    form = shape(text)
    if zahlform(form):
        return "n"
    if datumform(form):
        return "d"
    return "c" if "9" in form and " " not in text and len(text) <= 24 else "t"


def _dominant(kinds: list[str]) -> str:
    told = Counter(kind for kind in kinds if kind)
    if not told:
        return ""
    kind, times = told.most_common(1)[0]
    return kind if kind != "t" and times >= 0.7 * sum(told.values()) else ""


def _search(rows: list[Row], look: _Look, merged: Sequence[tuple[int, int, int, int]]) -> tuple[int, int]:
    candidates = [index for index, row in enumerate(rows[:_MOST_ABOVE]) if fill(row) >= look.least]
    if not candidates:
        return 0, 0
    first = candidates[0]
    if look.typical == 1:
        first = _before_codes(rows, look, first)
    if _is_data(rows[first], look):
        return 0, 0
    last = first
    while last + 1 < len(rows) and _continues(rows, look, last + 1):
        last += 1
    while first > 0 and _is_group(rows[first - 1], first - 1, look, merged):
        first -= 1
    return first + 1, last + 1


def _before_codes(rows: list[Row], look: _Look, first: int) -> int:
    """In a list of one column only the kind of the values tells where the title ends."""
    for index in range(first, min(len(rows), _MOST_ABOVE)):
        if look.share(rows[index]) == 1.0:
            return max(first, index - 1) if not is_blank(rows[max(index - 1, 0)]) else index
    return first


def _is_data(row: Row, look: _Look) -> bool:
    share = look.share(row)
    return share is not None and share >= 0.6 and not _are_years(row) and not _are_numbered(row)


def _continues(rows: list[Row], look: _Look, index: int) -> bool:
    """Whether the row still belongs to the header above it."""
    row = rows[index]
    if is_blank(row) or not look.telling:
        return False
    if _are_numbered(row):
        return True
    share = look.share(row)
    if share is None or share >= 0.4:
        return False
    return any(_data_follows(rows[later], look) for later in range(index + 1, len(rows)))


def _data_follows(row: Row, look: _Look) -> bool:
    return fill(row) >= look.least and (look.share(row) or 0) >= 0.6


def _are_years(row: Row) -> bool:
    """Column heads that are years: 2019, 2020, 2021."""
    numbers = [cell_text(cell).strip() for cell in row if _kind(cell) == "n"]
    return (
        len(numbers) >= 2
        and len(set(numbers)) == len(numbers)
        and all(re.fullmatch(r"(?:19|20)\d\d", number) for number in numbers)
        and numbers in (sorted(numbers), sorted(numbers, reverse=True))
    )


def _are_numbered(row: Row) -> bool:
    """The line 1, 2, 3, … that official tables put below their header."""
    numbers = [cell_text(cell).strip(" ()") for cell in row if not isinstance(cell, str) or cell.strip()]
    return len(numbers) >= 3 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _is_group(row: Row, index: int, look: _Look, merged: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether the row above the names holds group headers: several short texts, or one merged over a part."""
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if len(texts) != fill(row) or not texts or any(_kind(text) == "d" for text in texts):
        return False
    spans = [r - left + 1 for top, left, _bottom, r in merged if top == index and r > left]
    partly = any(span < 0.9 * len(row) for span in spans)
    return (len(texts) >= 2 or partly) and not any(text.strip().endswith(":") for text in texts)


def _described(
    rows: list[Row], look: _Look, merged: Sequence[tuple[int, int, int, int]] | None, first: int, last: int
) -> Header:
    width = len(look.kinds)
    body = last + 1
    while body <= len(rows) and is_blank(rows[body - 1]):
        body += 1
    if not last:
        names = tuple(f"Spalte {number}" for number in range(1, width + 1))
        hint = "Keine Kopfzeile erkannt; die Spalten sind durchgezählt."
        return Header(0, 0, body, names, names, ("",) * width, ("",) * width, look.typical, (hint,))
    lines = [cleaned([cell_text(cell) for cell in rows[index]]) for index in range(first - 1, min(last, len(rows)))]
    lines = [[" ".join(text.replace("\u00ad", "").split()) for text in line] for line in lines]
    own_line = _line_of_names(lines)
    explanations = [""] * width
    parts = [_spread(line, first - 1 + index, merged) if index < own_line else line for index, line in enumerate(lines)]
    for line in lines[own_line + 1 :]:
        texts = [text for text in line if text]
        if _are_numbered(list(line)):
            parts.remove(line)
        elif _is_complete(lines[own_line]) and sum(map(len, texts)) > _EXPLANATION * len(texts):
            explanations = [" ".join(filter(None, pair)) for pair in zip(explanations, line, strict=True)]
            parts.remove(line)
    joined = [" ".join(dict.fromkeys(part[column] for part in parts if part[column])) for column in range(width)]
    names, hints = _unique(joined)
    short = tuple(own or name for own, name in zip(lines[own_line], names, strict=True))
    own = tuple(lines[own_line])
    return Header(first, last, body, names, short, own, tuple(explanations), look.typical, hints)


def _line_of_names(lines: list[list[str]]) -> int:
    """The first complete line of different names; without one the last line that is not only numbered."""
    complete = [index for index, line in enumerate(lines) if _is_complete(line) and not _are_numbered(list(line))]
    if complete:
        return complete[0]
    named = [index for index, line in enumerate(lines) if not _are_numbered(list(line))]
    return named[-1] if named else len(lines) - 1


def _is_complete(line: list[str]) -> bool:
    texts = [text for text in line if text]
    return len(texts) >= 0.8 * len(line) and len(set(texts)) == len(texts)


def _spread(line: list[str], index: int, merged: Sequence[tuple[int, int, int, int]] | None) -> list[str]:
    """A group header goes over all its columns: as far as it is merged, else up to the next group."""
    spread = list(line)
    ranges = [(left, right) for top, left, _bottom, right in merged or () if top == index and right > left]
    if ranges:
        for left, right in ranges:
            spread[max(left, 0) : right + 1] = [line[max(left, 0)]] * (min(right, len(line) - 1) - max(left, 0) + 1)
        return spread
    for column in range(1, len(spread)):
        spread[column] = spread[column] or spread[column - 1]
    return spread


def _unique(names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    taken: Counter[str] = Counter()
    unique = []
    for number, name in enumerate(names, 1):
        name = name or f"Spalte {number}"
        taken[name] += 1
        unique.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    twice = [name for name, times in taken.items() if times > 1]
    listed = ", ".join(f"„{name}“" for name in twice[:5]) + (" …" if len(twice) > 5 else "")
    return tuple(unique), (f"Mehrere Spalten heißen gleich und wurden durchgezählt: {listed}.",) if twice else ()
