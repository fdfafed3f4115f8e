"""Tables as pieces: one Table element over as many pages as it takes, its header repeated as an artifact."""

from dataclasses import replace

from qmapp.reports import palette
from qmapp.reports.document import Column, Facts, Table
from qmapp.reports.pdf import grid, typeset
from qmapp.reports.pdf.page import (
    FULL_WIDTH,
    MARGIN_LEFT,
    MM,
    TEXT_LEFT,
    TEXT_WIDTH,
    USABLE,
    Margin,
    Page,
    margin,
)
from qmapp.reports.pdf.running import draw_flowing
from qmapp.reports.pdf.structure import Element, table_header
from qmapp.reports.pdf.typeset import Lines
from qmapp.reports.widths import share

_PAD = 1.6
_LONG_NOTE = 160
#: A table of so many rows that takes no more than this part of a page is not parted.
_SHORT, _KEPT_WHOLE = 12, 0.35
_COLUMN_SCOPE, _ROW_SCOPE = table_header("Column"), table_header("Row")


class TablePiece:
    """A table made ready; it becomes wide by itself where the text column is too narrow for its words."""

    before, after, keeps_next = 6.5 * MM, 5 * MM, False

    def __init__(self, table: Table, label: str, *, header_row: bool = True):
        self._columns = table.columns
        self._header_row = header_row
        every = (*table.rows, table.total) if table.total else table.rows
        least = grid.least_widths(table.columns, every, TEXT_WIDTH)
        self._wide = table.wide or sum(least) > TEXT_WIDTH
        full = FULL_WIDTH if self._wide else TEXT_WIDTH
        self._left = MARGIN_LEFT if self._wide else TEXT_LEFT
        self._width = full
        self._at = grid.places(table.columns, share([column.width for column in table.columns], least, full))
        titles = [column.title for column in table.columns]
        plain = [replace(column, mono=False) for column in table.columns]
        self._header = grid.cells(titles, plain, self._at, grid.HEADER)
        self._rows = [grid.cells(row, table.columns, self._at, typeset.CELL) for row in table.rows]
        self._total = grid.cells(table.total, table.columns, self._at, typeset.CELL_STRONG) if table.total else None
        self._title = table.title
        self._label = label
        beside = not self._wide and len(table.note) <= _LONG_NOTE
        self._margin = margin(label, table.note if beside else "", strong=False) if label and not self._wide else None
        below = "" if beside else table.note
        self._note = typeset.typeset(below, typeset.SMALL, full)
        heading = f"{label}  {table.title}" if self._wide and label else table.title
        self._caption = typeset.typeset(heading, typeset.CAPTION, full)

    @property
    def margin(self) -> Margin | None:
        """What stands beside the table, if anything."""
        return self._margin

    @property
    def first(self) -> float:
        caption = self._caption.height + 4 if self._title else 0.0
        rows = [*self._rows, *([self._total] if self._total else [])]
        top = caption + self._header_height
        whole = top + sum(_height(row) for row in rows[:_SHORT])
        if len(rows) <= _SHORT and whole <= USABLE * _KEPT_WHOLE:
            return whole
        return min(top + sum(_height(row) for row in rows[:2]), USABLE)

    @property
    def _header_height(self) -> float:
        return _height(self._header) + 2 if self._header_row else 0.0

    def draw(self, page: Page) -> None:
        if self._wide:
            page.clear_margin()
            page.reserve(self.first)
        table = page.canvas.root.add("Table")
        self._draw_caption(page, table)
        if self._header_row:
            head = table.add("THead")
            if self._repeats:
                self._draw_header(page, head.add("TR"))
            else:
                self._draw_row(page, self._header, head)
        body = table.add("TBody")
        for position, row in enumerate(self._rows):
            if self._total is not None and position == len(self._rows) - 1:
                # The total never stands alone on a page.
                both = _height(row) + _height(self._total)
                if page.left_over < both <= USABLE / 2 and not page.at_top:
                    self._next_page(page)
            self._draw_row(page, row, body)
        if self._total is not None:
            self._draw_row(page, self._total, body, last=True)
        if self._note.lines:
            page.y -= 4
            draw_flowing(page, self._note, self._left, page.canvas.root.add("P"))

    def _draw_caption(self, page: Page, table: Element) -> None:
        if not self._title and self._margin is None:
            return
        caption = table.add("Caption")
        if self._margin is not None:
            label, title, note = caption.add("P"), caption.add("P"), caption.add("P")
            page.note(self._margin, label, note, lift=-1)
        else:
            title = caption.add("P")
        draw_flowing(page, self._caption, self._left, title)
        page.y -= 4

    def _draw_header(self, page: Page, row: Element | None) -> None:
        """The header row; without an element it is the repetition on a following page."""
        height = _height(self._header)
        for lines, place in zip(self._header, self._at, strict=True):
            cell = row.add("TH", A=_COLUMN_SCOPE) if row is not None else None
            top = page.y - height + _PAD + lines.height
            typeset.draw(page.canvas, lines, self._left + place.x, top, cell, place.align)
        page.y -= height
        page.canvas.tag(None)
        page.canvas.rule(self._left, page.y, self._width, palette.CONTROL, 0.8)
        page.y -= 2

    def _draw_row(self, page: Page, row: tuple[Lines, ...], body: Element, *, last: bool = False) -> None:
        """A row that does not fit goes to the next page; one that fits no page at all is continued there."""
        whole = _height(row)
        if whole > page.left_over and not page.at_top:
            self._next_page(page)
        element = body.add("TR")
        tags = [_cell(element, column, header=body.tag == "THead") for column in self._columns]
        while True:
            room = max(1, int((page.left_over - 2 * _PAD) / row[0].style.leading))
            now = tuple(replace(lines, lines=lines.lines[:room]) for lines in row)
            row = tuple(replace(lines, lines=lines.lines[room:]) for lines in row)
            for lines, place, cell in zip(now, self._at, tags, strict=True):
                typeset.draw(page.canvas, lines, self._left + place.x, page.y - _PAD, cell, place.align)
            page.y -= _height(now)
            if not any(lines.lines for lines in row):
                break
            self._next_page(page)
        if not last:
            page.canvas.tag(None)
            page.canvas.rule(self._left, page.y, self._width, palette.LINE)

    @property
    def _repeats(self) -> bool:
        """A header is repeated unless it would leave hardly any room for the rows."""
        return self._header_row and self._header_height <= USABLE / 3

    def _next_page(self, page: Page) -> None:
        page.break_page()
        if self._repeats:
            self._draw_header(page, None)


def _cell(row: Element, column: Column, *, header: bool) -> Element:
    if header:
        return row.add("TH", A=_COLUMN_SCOPE)
    return row.add("TH", A=_ROW_SCOPE) if column.header else row.add("TD")


def _height(row: tuple[Lines, ...]) -> float:
    return max((lines.height for lines in row), default=0.0) + 2 * _PAD


def facts(block: Facts) -> TablePiece:
    """Names and values: a table whose first column names its rows, without a header row and without a number."""
    columns = (Column("", width=1.0, header=True), Column("", width=2.1))
    return TablePiece(Table(block.title, columns, block.rows), "", header_row=False)
