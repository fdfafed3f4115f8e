"""Kinds by how often they occur, with the line of what they bring together."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from qmapp import german
from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.base import ChartRow, Line
from qmapp.ui.widgets.charts.rates import BarsChart

#: With more kinds the dots stand too close to carry their figures; the table has them all.
_LABELLED = 12


@dataclass(frozen=True)
class ParetoBar:
    """A kind with its count; its share of all and the share up to here, both 0 to 1."""

    title: str
    count: int
    share: float
    cumulated: float


class ParetoChart(BarsChart):
    """Bars of the shares, the largest first; dots joined by a line add them up on the same scale."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._bars: Sequence[ParetoBar] = ()
        self._what = ("", "Anzahl")
        self._last: QPointF | None = None

    def show_bars(self, bars: Sequence[ParetoBar], *, what: str, unit: str) -> None:
        """Show these kinds of ``what`` ("Ursache"), counted in ``unit`` ("Nennungen")."""
        self._bars, self._what = bars, (what, unit)
        rows = [ChartRow(bar.title, "", bar.share, words=german.integer(bar.count)) for bar in bars]
        self.set_data(rows, maximum=1.0)

    def describe(self) -> str:
        said = [
            f"{bar.title}: {german.integer(bar.count)}, {german.percent(bar.share)}, zusammen "
            f"{german.percent(bar.cumulated)}."
            for bar in self._bars
        ]
        return " ".join(said) or "Noch keine Werte."

    def table_lines(self) -> tuple[Line, list[Line]]:
        head = (self._what[0], self._what[1], "Anteil", "Aufsummiert")
        lines: list[Line] = [
            (bar.title, german.integer(bar.count), german.percent(bar.share), german.percent(bar.cumulated))
            for bar in self._bars
        ]
        return head, lines

    def content_height(self) -> float:
        return self.top + 30 * max(1, len(self._bars)) + 30

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        self._last = None
        super().paint_chart(p, rect)

    def paint_row(self, p: QPainter, line: QRectF, row: ChartRow) -> None:
        super().paint_row(p, line, row)
        bar = self._bars[list(self._rows).index(row)]
        at = QPointF(self.at(line, bar.cumulated), line.center().y())
        p.setPen(QPen(look.color("text"), px(1.5)))
        if self._last is not None:
            p.drawLine(self._last, at)
        p.setPen(QPen(look.color("surface"), px(1.5)))
        p.setBrush(look.color("text"))
        p.drawEllipse(at, px(4.5), px(4.5))
        if self._last is None or bar is self._bars[-1] or len(self._bars) <= _LABELLED:
            words = QRectF(at.x() - px(62), at.y() + px(3), px(58), px(15))
            paint.text(p, words, german.percent(bar.cumulated, 0), "cap", "text2", paint.RIGHT)
        self._last = at
