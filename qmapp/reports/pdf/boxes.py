"""What stands apart from running text: key figures, tinted boxes, notes in the margin."""

from collections.abc import Iterator
from dataclasses import dataclass

from qmapp.reports import palette
from qmapp.reports.document import KeyFigure, KeyFigures, Note, NoteEntry
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.page import MM, TEXT_LEFT, TEXT_WIDTH, USABLE, Page
from qmapp.reports.pdf.structure import Element, list_numbering
from qmapp.reports.pdf.typeset import Lines, Style
from qmapp.reports.text import clean

_BETWEEN = 5 * MM
_LABEL, _DETAIL = Style("semibold", 9, 11.4), Style("regular", 8.5, 11, palette.TEXT2)
_INSET = 5 * MM
_BOX_TITLE, _BOX = Style("semibold", 10, 13.6), Style("regular", 9.5, 13.4)
_BOX_PAD = 2.6 * MM
_PART = 20


class KeyFiguresPiece:
    """One to three figures side by side under a line, the first line in the accent colour."""

    before, after, keeps_next = 6 * MM, 5 * MM, False

    def __init__(self, block: KeyFigures):
        self._width = (TEXT_WIDTH + _BETWEEN) / 3 - _BETWEEN
        self._columns = [self._column(figure) for figure in block.figures]

    def _column(self, figure: KeyFigure) -> tuple[Lines, Lines, Lines]:
        value = clean(figure.value)
        size = 20.0
        while size > 12 and typeset.width_of(value, Style("semibold", size, size)) > self._width:
            size -= 1
        return (
            typeset.typeset(value + " ", Style("semibold", size, 24), self._width),
            typeset.typeset(figure.label + " ", _LABEL, self._width),
            typeset.typeset(figure.detail, _DETAIL, self._width),
        )

    @property
    def first(self) -> float:
        return 4 + max(sum(lines.height for lines in column) + 1 for column in self._columns)

    def draw(self, page: Page) -> None:
        for position, column in enumerate(self._columns):
            x = TEXT_LEFT + position * (self._width + _BETWEEN)
            page.canvas.tag(None)
            page.canvas.rule(x, page.y, self._width, palette.CONTROL if position else palette.ACCENT, 1.6)
            element = page.canvas.root.add("P")
            top = page.y - 4
            for lines in column:
                typeset.draw(page.canvas, lines, x, top, element)
                top -= lines.height
        page.y -= self.first


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a box: texts at their places, drawn into elements that hang below the box's element."""

    tag: str
    texts: tuple[tuple[float, Lines, str, str], ...]
    below: float

    @property
    def height(self) -> float:
        return max(lines.height for _, lines, _, _ in self.texts) + self.below


def _rows(lines: Lines) -> Iterator[_Row]:
    """A paragraph of a box; a long one is parted so that every part fits a page."""
    for start in range(0, len(lines.lines), _PART):
        part = Lines(lines.lines[start : start + _PART], lines.style, lines.width)
        yield _Row("P", ((0.0, part, "", "left"),), 2.5 if start + _PART >= len(lines.lines) else 0.0)


class NotePiece:
    """A tinted box with a bar at its left; over a page break the tint goes on."""

    before, after, keeps_next = 5.5 * MM, 5 * MM, False

    def __init__(self, note: Note, number: int):
        self._number = number
        self._colour, self._tint = palette.TONES[note.tone]
        self._width = TEXT_WIDTH - 2 * _INSET
        self._rows = list(_rows(typeset.typeset(note.title, _BOX_TITLE, self._width)))
        for item in note.items:
            self._rows += _rows(typeset.typeset(item, _BOX, self._width))
        codes = max((typeset.width_of(clean(entry.code), _BOX_TITLE) for entry in note.entries), default=0.0) + 10
        self._rows += [self._entry(entry, min(codes, self._width / 3)) for entry in note.entries]

    def _entry(self, entry: NoteEntry, indent: float) -> _Row:
        state = palette.STATUS_SIGNS[entry.status_tone] + entry.status if entry.status else ""
        end = Style("semibold", 9, 13.4, palette.STATUS[entry.status_tone])
        room = min(typeset.width_of(clean(state), end), self._width / 3) + 0.5 if state else 0.0
        code = typeset.typeset(entry.code, Style("semibold", 9.5, 13.4, self._colour), indent)
        text = typeset.typeset(entry.text + " ", _BOX, self._width - indent - (room + 8 if room else 0))
        status = typeset.typeset(state, end, room)
        places = (
            (0.0, code, "Lbl", "left"),
            (indent, text, "LBody", "left"),
            (self._width - room, status, "LBody", "right"),
        )
        return _Row("LI", tuple(place for place in places if place[1].lines), 1.5)

    @property
    def first(self) -> float:
        return min(self._height, USABLE)

    @property
    def _height(self) -> float:
        return sum(row.height for row in self._rows) + 2 * _BOX_PAD

    def draw(self, page: Page) -> None:
        element = page.canvas.root.add("Note", ID=f"(hinweis-{self._number})".encode())
        rest = list(self._rows)
        listing: Element | None = None
        while rest:
            rows = [rest.pop(0)]
            height = rows[0].height + 2 * _BOX_PAD
            while rest and height + rest[0].height <= page.left_over:
                height += rest[0].height
                rows.append(rest.pop(0))
            self._draw_ground(page, height)
            top = page.y - _BOX_PAD
            for row in rows:
                if row.tag == "LI" and listing is None:
                    listing = element.add("L", A=list_numbering("None"))
                self._draw_row(page, row, top, listing.add("LI") if row.tag == "LI" and listing else element.add("P"))
                top -= row.height
            page.y -= height
            if rest:
                page.break_page()

    def _draw_ground(self, page: Page, height: float) -> None:
        page.canvas.tag(None)
        page.canvas.area(TEXT_LEFT, page.y - height, TEXT_WIDTH, height, self._tint, 3)
        page.canvas.area(TEXT_LEFT, page.y - height, 2.4, height, self._colour)

    def _draw_row(self, page: Page, row: _Row, top: float, element: Element) -> None:
        inner: dict[str, Element] = {"": element}
        for x, lines, tag, align in row.texts:
            if tag not in inner:
                inner[tag] = element.add(tag)
            typeset.draw(page.canvas, lines, TEXT_LEFT + _INSET + x, top, inner[tag], align)
