"""Several rates below each other: bars with interval, or points with interval and the band of the whole."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.base import Chart, ChartRow, Line, percent_tick, rate_lines, ticks

_ROW = 42
_HEAD = ("", "Anteil", "95-%-Bereich", "Akten")


class _RateChart(Chart):
    """Rows with a name at the left, the picture in the middle and the words at the right."""

    top = 6.0
    #: The names take the room they need, at most this share of the width.
    label_share = 0.46
    #: Highest value there can be; the scale does not go beyond it.
    highest = 1.0
    #: So many values are named on the scale at most, besides 0.
    most_ticks = 5

    def __init__(self, name: str, *, head: Line = _HEAD) -> None:
        super().__init__(name)
        self._head = head
        self._rows: Sequence[ChartRow] = ()
        self._total: ChartRow | None = None
        self._ticks: list[float] = [0.0, 1.0]

    def set_data(
        self, rows: Sequence[ChartRow] = (), total: ChartRow | None = None, maximum: float | None = None
    ) -> None:
        """Show these rows, against the whole if it is given; ``maximum`` fixes the end of the scale."""
        self._rows, self._total = rows, total
        ends = [row.upper if row.upper is not None else row.value or 0.0 for row in self._all_rows()]
        self._ticks = [
            tick for tick in ticks(maximum or max([*ends, 0.01]), self.most_ticks) if tick <= self.highest + 1e-9
        ]
        self.data_changed()

    def set_head(self, head: Line) -> None:
        """Name the columns of the table: what a row is, its value, its interval, what it was counted from."""
        self._head = head
        if self.shows_table():
            self.data_changed()

    def tick_words(self, value: float) -> str:
        """The label of a value on the scale."""
        return percent_tick(value)

    def content_height(self) -> float:
        return self.top + _ROW * max(1, len(self._rows)) + 30

    def describe(self) -> str:
        return " ".join(f"{row.title}: {row.shown}." for row in self._rows) or "Noch keine Werte."

    def table_lines(self) -> tuple[Line, list[Line]]:
        return self._head, rate_lines(self._all_rows())

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        if not self._rows:
            return
        labels = min(rect.width() * self.label_share, self._label_width())
        words = max(look.text_width(row.shown, "smallb") for row in self._rows) + px(14)
        plot = QRectF(rect.x() + labels, rect.y() + px(self.top), rect.width() - labels - words, 0)
        plot.setBottom(rect.bottom() - px(26))
        self._grid(p, plot)
        height = plot.height() / len(self._rows)
        for index, row in enumerate(self._rows):
            line = QRectF(plot.x(), plot.y() + index * height, plot.width(), height)
            self._names(p, QRectF(rect.x() + px(2), line.y(), labels - px(12), height), row)
            self.paint_row(p, line, row)
            value = QRectF(rect.right() - words, line.y(), words - px(2), height)
            paint.text(p, value, row.shown, "smallb", "text", paint.RIGHT)

    def paint_row(self, p: QPainter, line: QRectF, row: ChartRow) -> None:
        """Paint one rate into its line."""
        raise NotImplementedError

    def at(self, line: QRectF, value: float) -> float:
        """x of a rate."""
        return line.x() + line.width() * min(1.0, value / self._ticks[-1])

    def paint_interval(self, p: QPainter, line: QRectF, row: ChartRow) -> None:
        """The interval as a line with cross ends."""
        if row.lower is None or row.upper is None:
            return
        y = line.center().y()
        lower, upper = self.at(line, row.lower), self.at(line, row.upper)
        p.setPen(QPen(look.color("text"), px(1.5)))
        p.drawLine(QPointF(lower, y), QPointF(upper, y))
        for end in (lower, upper):
            p.drawLine(QPointF(end, y - px(6)), QPointF(end, y + px(6)))

    def _label_width(self) -> float:
        names = [look.text_width(row.title, "small") for row in self._rows]
        return max([*names, *(look.text_width(row.sub, "cap") for row in self._rows)]) + px(18)

    def _all_rows(self) -> Sequence[ChartRow]:
        return (*self._rows, self._total) if self._total is not None else self._rows

    def _grid(self, p: QPainter, plot: QRectF) -> None:
        for tick in self._ticks:
            x = self.at(plot, tick)
            p.setPen(QPen(look.color("chartGrid"), 1))
            p.drawLine(QPointF(x, plot.y()), QPointF(x, plot.bottom()))
            label = QRectF(x - px(34), plot.bottom() + px(5), px(68), px(18))
            paint.text(p, label, self.tick_words(tick), "cap", "text2", paint.CENTER)

    @staticmethod
    def _names(p: QPainter, rect: QRectF, row: ChartRow) -> None:
        middle = rect.center().y()
        if not row.sub:
            paint.text(p, QRectF(rect.x(), middle - px(11), rect.width(), px(22)), row.title, "small")
            return
        paint.text(p, QRectF(rect.x(), middle - px(19), rect.width(), px(20)), row.title, "small")
        paint.text(p, QRectF(rect.x(), middle, rect.width(), px(18)), row.sub, "cap", "text2")


class BarsChart(_RateChart):
    """Bars with the interval drawn over them."""

    def paint_row(self, p: QPainter, line: QRectF, row: ChartRow) -> None:
        if row.value is not None:
            bar = QRectF(line.x(), line.center().y() - px(8), self.at(line, row.value) - line.x(), px(16))
            paint.fill(p, bar, "chartBar", px(3))
        self.paint_interval(p, line, row)


class PointsChart(_RateChart):
    """Points with interval over the band and the dashed line of the whole."""

    top = 28.0
    label_share = 0.36

    def _grid(self, p: QPainter, plot: QRectF) -> None:
        super()._grid(p, plot)
        total = self._total
        if total is None or total.value is None:
            return
        if total.lower is not None and total.upper is not None:
            lower = self.at(plot, total.lower)
            band = QRectF(lower, plot.y(), self.at(plot, total.upper) - lower, plot.height())
            paint.fill(p, band, "chartBand")
        x = self.at(plot, total.value)
        p.setPen(QPen(look.color("text"), px(1.5), Qt.PenStyle.DashLine))
        p.drawLine(QPointF(x, plot.y() - px(4)), QPointF(x, plot.bottom()))
        caption = f"{total.title} {total.shown}"
        width = look.text_width(caption, "capb") + 2
        left = min(max(plot.x(), x - width / 2), plot.right() - width)
        paint.text(p, QRectF(left, plot.y() - px(23), width, px(18)), caption, "capb")

    def paint_row(self, p: QPainter, line: QRectF, row: ChartRow) -> None:
        self.paint_interval(p, line, row)
        if row.value is None:
            return
        p.setPen(QPen(look.color("surface"), px(2)))
        p.setBrush(look.color("chart1"))
        p.drawEllipse(QPointF(self.at(line, row.value), line.center().y()), px(7), px(7))
