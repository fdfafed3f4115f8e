"""A curve per series over the size of the sample, with marked points and a flag on the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from qmapp import german
from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.base import Chart, Line, ticks


@dataclass(frozen=True)
class Series:
    """A line: label of the legend, points in rising x, colour token."""

    label: str
    points: tuple[tuple[float, float], ...]
    ink: str = "chart1"
    dashed: bool = False


@dataclass(frozen=True)
class Marker:
    """A point on the curve; the selected one carries a flag with ``title`` and ``text``."""

    x: float
    y: float
    title: str
    text: str
    selected: bool = False


def _plain_number(value: float) -> str:
    return german.integer(round(value))


class CurveChart(Chart):
    """How y falls with x; values above ``y_max`` are cut off."""

    def __init__(self, name: str, x_title: str) -> None:
        super().__init__(name, min_height=190)
        self._x_title = x_title
        self._series: Sequence[Series] = ()
        self._markers: Sequence[Marker] = ()
        self._x_ticks: list[float] = [0, 1]
        self._y_ticks: list[float] = [0, 1]
        self._y_words: Callable[[float], str] = _plain_number

    def set_data(
        self,
        series: Sequence[Series] = (),
        markers: Sequence[Marker] = (),
        *,
        x_max: float = 1,
        y_max: float = 1,
        y_words: Callable[[float], str] = _plain_number,
        x_title: str = "",
    ) -> None:
        """Show these curves; ``y_words`` writes the labels of the y axis, ``x_title`` renames the other."""
        self._x_title = x_title or self._x_title
        self._series, self._markers, self._y_words = series, markers, y_words
        self._x_ticks, self._y_ticks = ticks(x_max, 7), ticks(y_max, 5)
        self.data_changed()

    def describe(self) -> str:
        chosen = [f"{m.title}: {m.text}." for m in self._markers if m.selected]
        others = [f"{m.title}: {m.text}." for m in self._markers if not m.selected]
        return " ".join([*chosen, *others]) or "Noch keine Werte."

    def table_lines(self) -> tuple[Line, list[Line]]:
        head = (self._x_title, *(series.label for series in self._series))
        lines: list[Line] = [
            (
                _plain_number(x),
                *(self._y_words(y) if (y := _at(series, x)) is not None else "" for series in self._series),
            )
            for x in self._x_ticks[1:]
        ]
        lines += [
            (f"{m.title} (gewählt)" if m.selected else m.title, m.text, *("",) * (len(head) - 2)) for m in self._markers
        ]
        return head, lines

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        if not self._series:
            return
        plot = rect.adjusted(px(46), px(14), -px(18), -px(46))
        self._axes(p, plot)
        p.save()
        p.setClipRect(plot.adjusted(-px(4), -px(6), px(4), px(6)))
        for series in self._series:
            self._line(p, plot, series)
        p.restore()
        self._legend(p, plot)
        for marker in sorted(self._markers, key=_selected_last):
            self._mark(p, plot, marker)

    def _x(self, plot: QRectF, value: float) -> float:
        return plot.x() + plot.width() * value / self._x_ticks[-1]

    def _y(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - plot.height() * value / self._y_ticks[-1]

    def _axes(self, p: QPainter, plot: QRectF) -> None:
        for value in self._y_ticks:
            y = self._y(plot, value)
            p.setPen(QPen(look.color("chartGrid"), 1))
            p.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
            label = QRectF(plot.x() - px(52), y - px(9), px(44), px(18))
            paint.text(p, label, self._y_words(value), "cap", "text2", paint.RIGHT)
        for value in self._x_ticks:
            label = QRectF(self._x(plot, value) - px(30), plot.bottom() + px(5), px(60), px(18))
            paint.text(p, label, _plain_number(value), "cap", "text2", paint.CENTER)
        title = QRectF(plot.x(), plot.bottom() + px(23), plot.width(), px(20))
        paint.text(p, title, self._x_title, "cap", "text2", paint.CENTER)
        p.setPen(QPen(look.color("ctl"), 1))
        p.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _pen(self, series: Series) -> QPen:
        style = Qt.PenStyle.DashLine if series.dashed else Qt.PenStyle.SolidLine
        return QPen(look.color(series.ink), px(2 if series.dashed else 3), style, Qt.PenCapStyle.RoundCap)

    def _line(self, p: QPainter, plot: QRectF, series: Series) -> None:
        path = QPainterPath()
        started = False
        for x, y in series.points:
            if y > self._y_ticks[-1] * 1.02:
                continue
            point = QPointF(self._x(plot, x), self._y(plot, y))
            if started:
                path.lineTo(point)
            else:
                path.moveTo(point)
                started = True
        p.setPen(self._pen(series))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPath(path)

    def _legend(self, p: QPainter, plot: QRectF) -> None:
        width = max(look.text_width(series.label, "cap") for series in self._series) + px(38)
        left = max(plot.x() + px(60), plot.right() - width)
        for index, series in enumerate(self._series):
            y = plot.y() + px(10) + index * px(22)
            p.setPen(self._pen(series))
            p.drawLine(QPointF(left, y), QPointF(left + px(26), y))
            words = QRectF(left + px(34), y - px(10), plot.right() - left - px(30), px(20))
            paint.text(p, words, series.label, "cap", "text2")

    def _mark(self, p: QPainter, plot: QRectF, marker: Marker) -> None:
        x, y = self._x(plot, marker.x), self._y(plot, min(marker.y, self._y_ticks[-1]))
        pen = QPen(look.color("text"), px(1.5)) if marker.selected else QPen(look.color("ctl"), 1, Qt.PenStyle.DotLine)
        p.setPen(pen)
        p.drawLine(QPointF(x, y), QPointF(x, plot.bottom()))
        if marker.selected:
            self._flag(p, plot, marker, QPointF(x, y))
        p.setPen(QPen(look.color("surface"), px(2)))
        p.setBrush(look.color("chart1"))
        radius = px(7 if marker.selected else 5)
        p.drawEllipse(QPointF(x, y), radius, radius)

    def _flag(self, p: QPainter, plot: QRectF, marker: Marker, at: QPointF) -> None:
        """The flag stands above every curve at its place, or beside the top edge if there is no room."""
        width = max(look.text_width(marker.title, "capb"), look.text_width(marker.text, "cap")) + px(22)
        left = min(max(plot.x(), at.x() - px(20)), plot.right() - width)
        heights = (_at(series, marker.x) for series in self._series)
        highest = min([at.y(), *(self._y(plot, y) for y in heights if y is not None)])
        below_legend = plot.y() + px(22) * len(self._series) + px(4)
        top = min(max(below_legend, highest - px(66)), max(plot.y(), at.y() - px(54)))
        box = QRectF(left, top, width, px(42))
        p.drawLine(QPointF(at.x(), at.y()), QPointF(at.x(), box.bottom()))
        paint.frame(p, box, "surface", "line2")
        paint.text(p, QRectF(left + px(10), top + px(3), width, px(19)), marker.title, "capb")
        paint.text(p, QRectF(left + px(10), top + px(20), width, px(19)), marker.text, "cap", "text2")


def _selected_last(marker: Marker) -> bool:
    return marker.selected


def _at(series: Series, x: float) -> float | None:
    """The value at ``x`` by straight lines between the points; None outside them."""
    before: tuple[float, float] | None = None
    for point in series.points:
        if point[0] >= x:
            if before is None or point[0] == x:
                return point[1] if point[0] == x else None
            part = (x - before[0]) / (point[0] - before[0])
            return before[1] + part * (point[1] - before[1])
        before = point
    return None
