"""The table of contents: title, leaders as an artifact, page number; every line leads to its heading."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmapp.reports import palette
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.page import MM, TEXT_LEFT, TEXT_WIDTH, Page
from qmapp.reports.pdf.typeset import Lines, Style

_NUMBERS = 30.0
_STYLES = {1: Style("semibold", 10, 15), 2: Style("regular", 10, 14.4), 3: Style("regular", 9.5, 13.6, palette.TEXT2)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as it is listed: its words, level and bookmark."""

    text: str
    level: int
    bookmark: str


class ContentsPiece:
    """Lists headings; the pages come from an earlier run over the same pieces."""

    before, after, keeps_next = 2 * MM, 6 * MM, False

    def __init__(self, entries: tuple[Entry, ...], pages: Mapping[str, int]):
        self._pages = pages
        self._lines: list[tuple[Entry, Lines, float]] = []
        for entry in entries:
            indent = (entry.level - 1) * 12.0
            lines = typeset.typeset(entry.text, _STYLES[entry.level], TEXT_WIDTH - indent - _NUMBERS)
            self._lines.append((entry, lines, indent))

    @property
    def first(self) -> float:
        return self._lines[0][1].height if self._lines else 0.0

    def draw(self, page: Page) -> None:
        if not self._lines:
            return
        listing = page.canvas.root.add("TOC")
        for entry, lines, indent in self._lines:
            above = 4.0 if entry.level == 1 else 0.0
            page.reserve(lines.height + above)
            page.y -= above
            number = str(self._pages.get(entry.bookmark, 0))
            link = listing.add("TOCI").add("Reference").add("Link")
            x = TEXT_LEFT + indent
            typeset.draw(page.canvas, lines, x, page.y, link)
            page.y -= lines.height
            self._draw_leader(page, lines, x, number)
            last = typeset.typeset(number, lines.style, _NUMBERS)
            bottom = page.y + lines.style.leading
            typeset.draw(page.canvas, last, TEXT_LEFT + TEXT_WIDTH - _NUMBERS, bottom, link, "right")
            box = (x, page.y, TEXT_LEFT + TEXT_WIDTH, page.y + lines.height)
            page.canvas.link(link, box, "#" + entry.bookmark, f"{entry.text}, Seite {number}")

    def _draw_leader(self, page: Page, lines: Lines, x: float, number: str) -> None:
        page.canvas.tag(None)
        start = x + typeset.line_width(lines) + 5
        end = TEXT_LEFT + TEXT_WIDTH - typeset.width_of(number, lines.style) - 5
        baseline = page.y + lines.style.leading - lines.ascent
        while start < end:
            page.canvas.area(start, baseline, 0.8, 0.8, palette.CONTROL)
            start += 4
