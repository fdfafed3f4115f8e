"""A rate over time, each with its interval, against an agreed limit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qmapp import german
from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.base import Chart, Line, percent_tick, ticks

_HEAD = ("", "Anteil", "95-%-Bereich", "Zeitraum")


@dataclass(frozen=True)
class TrendPoint:
    """A rate (0 to 1, None where there is none) at its time; ``open``: it may still move, drawn hollow."""

    title: str
    sub: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    words: str = ""
    open: bool = False

    @property
    def shown(self) -> str:
        """The words beside the point."""
        return self.words or ("keine Angabe" if self.value is None else german.percent(self.value))


class TrendChart(Chart):
    """Points in their order, joined by a line, with their intervals upright; the limit is a dashed line."""

    def __init__(self, name: str) -> None:
        super().__init__(name, min_height=230)
        self._head: Line = _HEAD
        self._points: Sequence[TrendPoint] = ()
        self._limit: float | None = None
        self._limit_words = ""
        self._ticks: list[float] = [0.0, 0.1]

    def set_data(
        self,
        points: Sequence[TrendPoint] = (),
        *,
        limit: float | None = None,
        limit_words: str = "",
        head: Line = _HEAD,
    ) -> None:
        """Show these points; ``head`` names the columns of the table."""
        self._points, self._limit, self._limit_words, self._head = points, limit, limit_words, head
        ends = [end for point in points for end in (point.upper, point.value) if end is not None]
        top = max([*ends, (limit or 0.0) * 1.1, 0.01])
        self._ticks = [tick for tick in ticks(top, 5) if tick <= 1.0 + 1e-9]
        self.data_changed()

    def describe(self) -> str:
        said = [f"{point.title}: {point.shown}." for point in self._points]
        if self._limit_words:
            said.append(f"{self._limit_words}.")
        return " ".join(said) or "Noch keine Werte."

    def table_lines(self) -> tuple[Line, list[Line]]:
        lines: list[Line] = [
            (
                point.title,
                point.shown,
                german.percent_range(point.lower, point.upper)
                if point.lower is not None and point.upper is not None
                else "",
                point.sub,
            )
            for point in self._points
        ]
        if self._limit_words:
            lines.append((self._limit_words, "", "", ""))
        return self._head, lines

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        if not self._points:
            return
        beside = look.text_width(self._limit_words, "capb") + px(8) if self._limit is not None else 0
        plot = rect.adjusted(px(50), px(26), -px(6) - beside, -px(48))
        self._grid(p, plot)
        self._limit_line(p, plot)
        places = self._places(plot)
        self._joined(p, plot, places)
        for x, point in zip(places, self._points, strict=True):
            self._names(p, plot, x, point)
            self._point(p, plot, x, point)

    def _places(self, plot: QRectF) -> list[float]:
        step = plot.width() / len(self._points)
        return [plot.x() + (index + 0.5) * step for index in range(len(self._points))]

    def _y(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - plot.height() * min(1.0, value / self._ticks[-1])

    def _grid(self, p: QPainter, plot: QRectF) -> None:
        for tick in self._ticks:
            y = self._y(plot, tick)
            p.setPen(QPen(look.color("chartGrid" if tick else "ctl"), 1))
            p.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
            label = QRectF(plot.x() - px(56), y - px(9), px(48), px(18))
            paint.text(p, label, percent_tick(tick), "cap", "text2", paint.RIGHT)

    def _limit_line(self, p: QPainter, plot: QRectF) -> None:
        if self._limit is None:
            return
        y = self._y(plot, self._limit)
        p.setPen(QPen(look.color("text"), px(1.5), Qt.PenStyle.DashLine))
        p.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
        words = QRectF(plot.right() + px(6), y - px(10), look.text_width(self._limit_words, "capb") + 2, px(20))
        paint.text(p, words, self._limit_words, "capb")

    def _joined(self, p: QPainter, plot: QRectF, places: list[float]) -> None:
        p.setPen(QPen(look.color("chart1"), px(2)))
        last: QPointF | None = None
        for x, point in zip(places, self._points, strict=True):
            at = None if point.value is None else QPointF(x, self._y(plot, point.value))
            if last is not None and at is not None:
                p.drawLine(last, at)
            last = at

    def _point(self, p: QPainter, plot: QRectF, x: float, point: TrendPoint) -> None:
        if point.value is None:
            return
        if point.lower is not None and point.upper is not None:
            low, high = self._y(plot, point.lower), self._y(plot, point.upper)
            p.setPen(QPen(look.color("text"), px(1.5)))
            p.drawLine(QPointF(x, low), QPointF(x, high))
            for end in (low, high):
                p.drawLine(QPointF(x - px(6), end), QPointF(x + px(6), end))
        y = self._y(plot, point.value)
        p.setPen(QPen(look.color("chart1" if point.open else "surface"), px(2)))
        p.setBrush(look.color("surface" if point.open else "chart1"))
        p.drawEllipse(QPointF(x, y), px(7), px(7))
        width = look.text_width(point.shown, "smallb") + px(8)
        words = QRectF(x - width / 2, self._y(plot, point.upper or point.value) - px(26), width, px(20))
        paint.fill(p, words, "surface", px(3))
        paint.text(p, words, point.shown, "smallb", "text", paint.CENTER)

    def _names(self, p: QPainter, plot: QRectF, x: float, point: TrendPoint) -> None:
        width = plot.width() / len(self._points) - px(6)
        title = QRectF(x - width / 2, plot.bottom() + px(5), width, px(20))
        paint.text(p, title, point.title, "small", "text", paint.CENTER)
        sub = QRectF(x - width / 2, plot.bottom() + px(24), width, px(18))
        paint.text(p, sub, point.sub, "cap", "text2", paint.CENTER)
