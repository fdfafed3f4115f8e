"""How wide the columns of a table become, and its cells broken to these widths."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from qmapp.reports import palette
from qmapp.reports.document import Align, Column
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.typeset import Lines, Style
from qmapp.reports.text import clean
from qmapp.reports.widths import WIDEST_SHARE

GUTTER = 9.0
HEADER = Style("semibold", 8.5, 11, palette.TEXT2)
MONO = Style("mono", 7.6, 12.2)
_LOOKED_AT = 12


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
        found.append(min(wanted + GUTTER, full * WIDEST_SHARE))
    return found


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
