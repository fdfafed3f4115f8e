"""One rate with its interval against a limit."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qmapp import german
from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.base import Chart, Line, percent_tick, ticks


class IntervalBar(Chart):
    """The interval as a band on the scale; up to the limit the ground is ok, above it warn. No limit: plain ground."""

    def __init__(self, name: str) -> None:
        super().__init__(name, min_height=72)
        self._value: float | None = None
        self._range = (0.0, 0.0)
        self._limit: float | None = None
        self._words = ("", "")
        self._level = "95-%-Bereich"
        self._ticks: list[float] = [0.0, 0.1, 0.2]

    def set_data(
        self,
        value: float | None = None,
        lower: float = 0.0,
        upper: float = 0.0,
        *,
        limit: float | None = None,
        limit_words: str = "",
        value_words: str = "",
        maximum: float | None = None,
        level: str = "95-%-Bereich",
    ) -> None:
        """Show a rate (0 to 1) and its interval, which ``level`` names; the words stand above the scale."""
        self._level = level
        self._value, self._range, self._limit = value, (lower, upper), limit
        said = value_words or (german.percent(value) if value is not None else "")
        self._words = (limit_words or (f"Höchstwert {percent_tick(limit)}" if limit is not None else ""), said)
        top = maximum or max(upper * 1.35, (limit or 0) * 1.8, 0.01)
        self._ticks = [tick for tick in ticks(min(1.0, top), 4) if tick <= 1.0 + 1e-9]
        self.data_changed()

    def describe(self) -> str:
        if self._value is None:
            return "Noch kein Wert."
        words = f"{self._words[1]}, {self._level} {german.percent_range(*self._range)}."
        return words + (f" {self._words[0]}." if self._words[0] else "")

    def table_lines(self) -> tuple[Line, list[Line]]:
        lines: list[Line] = [
            ("Wert", self._words[1]),
            ("Untere Grenze", german.percent(self._range[0])),
            ("Obere Grenze", german.percent(self._range[1])),
        ]
        if self._limit is not None:
            lines.append(("Höchstwert", percent_tick(self._limit)))
        return ("Angabe", "Anteil"), lines

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        left, width = rect.x() + px(8), rect.width() - px(16)
        scale = QRectF(left, rect.y() + px(22), width, px(26))
        self._ground(p, scale)
        self._axis(p, scale)
        if self._value is None:
            return
        x = self._at(scale, self._value)
        lower, upper = (self._at(scale, bound) for bound in self._range)
        band = QRectF(lower, scale.y() + px(4), upper - lower, scale.height() - px(8))
        paint.fill(p, band, "chart1", 0, 0.32)
        p.setPen(QPen(look.color("chart1"), px(2)))
        for bound in (lower, upper):
            p.drawLine(QPointF(bound, band.y()), QPointF(bound, band.bottom()))
        self._limit_line(p, scale)
        p.setPen(QPen(look.color("surface"), px(2)))
        p.setBrush(look.color("chart1"))
        p.drawEllipse(QPointF(x, scale.center().y()), px(8), px(8))
        self._captions(p, scale, x)

    def _at(self, scale: QRectF, value: float) -> float:
        return scale.x() + scale.width() * min(1.0, value / self._ticks[-1])

    def _ground(self, p: QPainter, scale: QRectF) -> None:
        if self._limit is None:
            paint.fill(p, scale, "neutralS")
            return
        split = self._at(scale, self._limit)
        paint.fill(p, QRectF(scale.x(), scale.y(), split - scale.x(), scale.height()), "okS")
        paint.fill(p, QRectF(split, scale.y(), scale.right() - split, scale.height()), "warnS")

    def _axis(self, p: QPainter, scale: QRectF) -> None:
        last = len(self._ticks) - 1
        for index, tick in enumerate(self._ticks):
            box = QRectF(self._at(scale, tick) - px(40), scale.bottom() + px(4), px(80), px(18))
            align = paint.CENTER
            if index == 0:
                box.moveLeft(scale.x())
                align = paint.LEFT
            elif index == last:
                box.moveRight(scale.right())
                align = paint.RIGHT
            paint.text(p, box, percent_tick(tick), "cap", "text2", align)

    def _limit_line(self, p: QPainter, scale: QRectF) -> None:
        if self._limit is None:
            return
        x = self._at(scale, self._limit)
        p.setPen(QPen(look.color("text"), px(2), Qt.PenStyle.DashLine))
        p.drawLine(QPointF(x, scale.y() - px(6)), QPointF(x, scale.bottom() + px(2)))

    def _captions(self, p: QPainter, scale: QRectF, x: float) -> None:
        """Limit and value above the scale, on that side of their point where they do not meet."""
        top = scale.y() - px(22)
        limit_words, value_words = self._words
        value_width = look.text_width(value_words, "capb") + 2
        if self._limit is None:
            left = min(max(scale.x(), x - value_width / 2), scale.right() - value_width)
            paint.text(p, QRectF(left, top, value_width, px(18)), value_words, "capb", "accent")
            return
        at, width = self._at(scale, self._limit), look.text_width(limit_words, "capb") + 2
        value_right = x >= at
        limit_left = at - width - px(6) if value_right else at + px(6)
        if limit_left < scale.x() or limit_left + width > scale.right():
            limit_left = min(max(scale.x(), limit_left), scale.right() - width)
        value_left = max(x, at + px(6)) if value_right else min(x, at - px(6)) - value_width
        value_left = min(max(scale.x(), value_left), scale.right() - value_width)
        if value_right and limit_left + width > value_left - px(8):
            value_left = limit_left + width + px(8)
        paint.text(p, QRectF(limit_left, top, width, px(18)), limit_words, "capb")
        paint.text(p, QRectF(value_left, top, value_width, px(18)), value_words, "capb", "accent")
