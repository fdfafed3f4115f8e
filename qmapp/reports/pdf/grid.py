"""How wide the columns of a table become, and its cells broken to these widths."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from qmapp.reports import palette
from qmapp.reports.document import Align, Column
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.typeset import Lines, Style
from qmapp.reports.text import clean

GUTTER = 9.0
HEADER = Style("semibold", 8.5, 11, palette.TEXT2)
MONO = Style("mono", 7.6, 12.2)
_LOOKED_AT = 12
_WIDEST_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column's text stands, from the left edge of the table."""

    x: float
    width: float
    align: Align


def least_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], full: float) -> list[float]:
    """The width each column needs so that no word is broken, and no figure of a right-aligned one.

    Only the longest texts of a column are measured; none may claim more than 45 per cent of the table.
    """
    found = []
    for position, column in enumerate(columns):
        texts = [clean(row[position]) for row in rows]
        parts = texts if column.align == "right" else [word for text in texts for word in typeset.words(text)]
        longest = sorted(set(parts), key=len, reverse=True)[:_LOOKED_AT]
        style = MONO if column.mono else typeset.CELL_STRONG
        heads = (typeset.width_of(word, HEADER) for word in typeset.words(clean(column.title)))
        wanted = max([*(typeset.width_of(part, style) for part in longest), *heads], default=0.0)
        found.append(min(wanted + GUTTER, full * _WIDEST_SHARE))
    return found


def share(columns: Sequence[Column], least: Sequence[float], full: float) -> list[float]:
    """The columns' relative widths, where a column below its least width takes from those that have room."""
    total = sum(column.width for column in columns)
    widths = [column.width / total * full for column in columns]
    if sum(least) >= full:
        return [each / sum(least) * full for each in least]
    room = sum(max(0.0, width - need) for width, need in zip(widths, least, strict=True))
    missing = sum(max(0.0, need - width) for width, need in zip(widths, least, strict=True))
    if not missing:
        return widths
    return [
        need if width < need else width - (width - need) / room * missing
        for width, need in zip(widths, least, strict=True)
    ]


def places(columns: Sequence[Column], widths: Sequence[float]) -> list[Place]:
    """The columns beside each other, half a gutter between them, flush at both edges of the table."""
    starts = [0.0, *accumulate(widths)]
    found = []
    for position, column in enumerate(columns):
        left = starts[position] + (GUTTER / 2 if position else 0)
        right = starts[position + 1] - (GUTTER / 2 if position < len(columns) - 1 else 0)
        found.append(Place(left, right - left, column.align))
    return found


def cells(row: Sequence[str], columns: Sequence[Column], at: Sequence[Place], style: Style) -> tuple[Lines, ...]:
    """One row broken to the columns' widths."""
    return tuple(
        typeset.typeset(text, MONO if column.mono else style, place.width)
        for text, column, place in zip(row, columns, at, strict=True)
    )
