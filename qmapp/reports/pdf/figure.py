"""A chart as a piece: caption, drawing with text alternative and bounding box, number and source in the margin."""

from qmapp.reports import alt, charts
from qmapp.reports.document import Figure
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.page import LONGEST_MARGIN, MM, TEXT_LEFT, TEXT_WIDTH, Margin, Page, margin
from qmapp.reports.pdf.running import draw_flowing
from qmapp.reports.pdf.structure import bounding_box, text_string

_QUIET = typeset.SMALL


class FigurePiece:
    """A figure in the text column; it is never parted."""

    before, after, keeps_next = 7 * MM, 5 * MM, False

    def __init__(self, figure: Figure, number: int):
        self._figure = figure
        beside = len(figure.source) <= LONGEST_MARGIN
        self.margin: Margin = margin(f"Abbildung {number}", figure.source if beside else "", strong=False)
        self._source = typeset.typeset("" if beside else figure.source, _QUIET, TEXT_WIDTH)
        self._title = typeset.typeset(figure.title, typeset.CAPTION, TEXT_WIDTH)
        self._caption = typeset.typeset(figure.caption, _QUIET, TEXT_WIDTH)
        self._drawing = charts.draw(figure.chart, TEXT_WIDTH / 72)
        self._height = float(self._drawing.get_size_inches()[1]) * 72

    @property
    def first(self) -> float:
        return self._title.height + self._caption.height + 5 + self._height

    def draw(self, page: Page) -> None:
        element = page.canvas.root.add("Figure", Alt=text_string(alt.of_figure(self._figure)))
        caption = element.add("Caption")
        label, title, reading, source = (caption.add("P") for _ in range(4))
        page.note(self.margin, label, source, lift=-1)
        typeset.draw(page.canvas, self._title, TEXT_LEFT, page.y, title)
        page.y -= self._title.height
        typeset.draw(page.canvas, self._caption, TEXT_LEFT, page.y, reading)
        page.y -= self._caption.height + 5 + self._height
        element.attributes["A"] = bounding_box(TEXT_LEFT, page.y, TEXT_LEFT + TEXT_WIDTH, page.y + self._height)
        page.canvas.tag(element)
        page.canvas.chart(self._drawing, TEXT_LEFT, page.y)
        if self._source.lines:
            draw_flowing(page, self._source, TEXT_LEFT, page.canvas.root.add("P"))
