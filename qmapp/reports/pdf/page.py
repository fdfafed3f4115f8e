"""The page of a report: margin column, text column, header and footer, and the place where the next block begins.

Measures are those of the design picture: A4, margin column 36 mm wide from 20 mm, text column from 62 mm to 18 mm
before the right edge.
"""

from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.pagesizes import A4

from qmapp.german import day
from qmapp.reports import palette
from qmapp.reports.document import Document
from qmapp.reports.pdf.blank import BlankCanvas
from qmapp.reports.pdf.structure import Element
from qmapp.reports.pdf.typeset import SMALL, SMALL_LABEL, SMALL_STRONG, Lines, draw, shortened, typeset

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = float(A4[0]), float(A4[1])
MARGIN_LEFT, MARGIN_WIDTH = 20 * MM, 36 * MM
TEXT_LEFT, TEXT_RIGHT = 62 * MM, PAGE_WIDTH - 18 * MM
TEXT_WIDTH, FULL_WIDTH = TEXT_RIGHT - TEXT_LEFT, TEXT_RIGHT - MARGIN_LEFT
TOP, BOTTOM = PAGE_HEIGHT - 27 * MM, 19 * MM
USABLE = TOP - BOTTOM
#: Longer texts do not stand in the margin but in the text column.
LONGEST_MARGIN = 600


class Piece(Protocol):
    """A block made ready: it knows its height and draws itself, over several pages if it must."""

    @property
    def before(self) -> float:
        """Space above, dropped at the top of a page."""

    @property
    def after(self) -> float:
        """Space below; the larger one of two neighbours counts."""

    @property
    def first(self) -> float:
        """The least height that must fit on the page where the piece begins."""

    @property
    def keeps_next(self) -> bool:
        """Whether the beginning of the next piece must be on the same page."""

    def draw(self, page: "Page") -> None:
        """Draw from ``page.y`` downwards and leave ``page.y`` at the lower edge."""


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside a block: a heading line and its text, both small."""

    title: Lines
    text: Lines

    @property
    def height(self) -> float:
        return self.title.height + self.text.height


def margin(title: str, text: str, *, strong: bool = True) -> Margin:
    """Break a margin note to the column's width; labels of tables and figures are less strong."""
    style = SMALL_STRONG if strong else SMALL_LABEL
    return Margin(typeset(title, style, MARGIN_WIDTH), typeset(text, SMALL, MARGIN_WIDTH))


class Page:
    """Where drawing stands: the canvas, the lower edge ``y`` of what is drawn, and the same for the margin."""

    def __init__(self, canvas: BlankCanvas, document: Document):
        self.canvas = canvas
        self.number = 1
        self.y = TOP
        self._margin_y = TOP
        self.pages: dict[str, int] = {}
        half, third = FULL_WIDTH / 2 - 6, FULL_WIDTH / 3
        stand = f"Stand {day(document.stand)}" + (f" · Version {document.version}" if document.version else "")
        self._header = (
            _one_line(document.header or document.title, half, strong=True),
            _one_line(document.office, half),
        )
        self._footer = (_one_line(stand, third), _one_line(document.footer, third))
        self._frame()

    @property
    def at_top(self) -> bool:
        return self.y >= TOP - 0.01

    @property
    def left_over(self) -> float:
        return self.y - BOTTOM

    def break_page(self) -> None:
        """Go to the top of a new page."""
        self.canvas.end_page()
        self.number += 1
        self.y = self._margin_y = TOP
        self._frame()

    def reserve(self, height: float) -> None:
        """Go to a new page if the height does not fit on this one and would fit on an empty one."""
        if height > self.left_over + 0.01 and not self.at_top:
            self.break_page()

    def clear_margin(self) -> None:
        """Go below the margin notes, for what uses the whole width."""
        if self._margin_y < TOP:
            self.y = min(self.y, self._margin_y)

    def note(self, note: Margin, title: Element, text: Element, lift: float = 0.0) -> None:
        """Write a margin note beside what comes next, below earlier ones, as content of two elements."""
        top = min(self.y + lift, self._margin_y)
        draw(self.canvas, note.title, MARGIN_LEFT, top, title)
        draw(self.canvas, note.text, MARGIN_LEFT, top - note.title.height, text)
        self._margin_y = top - note.height - 8

    def fits_margin(self, note: Margin) -> bool:
        """Whether a note beside the next block stays on this page."""
        return min(self.y, self._margin_y) - note.height >= BOTTOM - 6

    def _frame(self) -> None:
        """Header and footer: artifacts, the same on every page but for the number."""
        canvas = self.canvas
        top, foot = PAGE_HEIGHT - 16 * MM, 10.5 * MM
        _aside(canvas, self._header[0], MARGIN_LEFT, top, "left")
        _aside(canvas, self._header[1], TEXT_RIGHT - self._header[1].width, top, "right")
        canvas.rule(MARGIN_LEFT, top - 6, FULL_WIDTH, palette.LINE)
        canvas.rule(MARGIN_LEFT, 15 * MM, FULL_WIDTH, palette.LINE)
        third = FULL_WIDTH / 3
        _aside(canvas, self._footer[0], MARGIN_LEFT, foot, "left")
        _aside(canvas, self._footer[1], MARGIN_LEFT + third, foot, "center")
        number = _one_line(f"Seite {self.number}", third, strong=True)
        _aside(canvas, number, TEXT_RIGHT - third, foot, "right")


def _one_line(text: str, width: float, *, strong: bool = False) -> Lines:
    style = SMALL_STRONG if strong else SMALL
    return typeset(shortened(text, style, width), style, width)


def _aside(canvas: BlankCanvas, lines: Lines, x: float, baseline: float, align: str) -> None:
    draw(canvas, lines, x, baseline + lines.ascent, None, align)
