"""How a :class:`LikertChart` is painted."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from qmapp.german import integer
from qmapp.ui.style import draw_icon, look, paint, px

HEAD, ROW = 62.0, 42.0
_MARK, _COUNT, _APART, _VALUE, _EDGE = 30.0, 46.0, 66.0, 72.0, 8.0
_NAMES = 0.36
_BAR = 24.0


class _Row(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def counts(self) -> tuple[int, ...]: ...
    @property
    def apart(self) -> int: ...
    @property
    def value(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def marked(self) -> bool: ...
    @property
    def total(self) -> int: ...
    @property
    def reach(self) -> tuple[float, float]: ...


class Likertbild:
    """Columns: box, item, bar around the middle, answers that count, answers that do not, value."""

    def __init__(self, p: QPainter, rect: QRectF, steps: Sequence[str]) -> None:
        self._p, self._rect, self._steps = p, rect, steps
        names = min((rect.width() - px(_MARK)) * _NAMES, px(330))
        right = px(_COUNT + _APART + _VALUE + _EDGE)
        self._names = QRectF(rect.x() + px(_MARK), 0, names - px(14), 0)
        self._plot = QRectF(rect.x() + px(_MARK) + names, 0, rect.width() - px(_MARK) - names - right, 0)
        self._ink = _inks(len(steps))

    def paint(self, rows: Sequence[_Row], current: int) -> None:
        """Paint head and rows."""
        if not rows:
            paint.text(self._p, self._rect, "Noch keine Antworten", "small", "text2", paint.CENTER)
            return
        left = max(row.reach[0] for row in rows)
        right = max(row.reach[1] for row in rows)
        self._unit = self._plot.width() / max(left + right, 1e-9)
        self._middle = self._plot.x() + left * self._unit
        self._legend()
        self._heads()
        top, bottom = self._rect.y() + px(HEAD), self._rect.y() + px(HEAD) + len(rows) * px(ROW)
        for place in range(len(rows)):
            self._ground(top + place * px(ROW), place == current)
        self._p.setPen(QPen(look.color("text2"), px(1), Qt.PenStyle.DashLine))
        self._p.drawLine(QPointF(self._middle, top - px(4)), QPointF(self._middle, bottom))
        for place, row in enumerate(rows):
            self._row(row, top + place * px(ROW))

    def _legend(self) -> None:
        """The steps in their colours, in one line or two."""
        x, y = self._rect.x() + px(_MARK), self._rect.y() + px(2)
        if x + sum(look.text_width(step, "cap") + px(30) for step in self._steps) <= self._rect.right():
            y += px(9)
        for place, step in enumerate(self._steps):
            width = look.text_width(step, "cap") + px(30)
            if x + width > self._rect.right() and x > self._rect.x() + px(_MARK):
                x, y = self._rect.x() + px(_MARK), y + px(20)
            self._swatch(QRectF(x, y + px(4), px(12), px(12)), place)
            paint.text(self._p, QRectF(x + px(18), y, width - px(18), px(20)), step, "cap", "text2")
            x += width

    def _heads(self) -> None:
        y, height = self._rect.y() + px(40), px(20)
        x = self._plot.right()
        for title, width in (("n", _COUNT), ("ungezählt", _APART), ("Top-2", _VALUE)):
            paint.text(self._p, QRectF(x, y, px(width) - px(4), height), title, "cap", "text3", paint.RIGHT)
            x += px(width)
        words = QRectF(self._plot.x(), y, self._plot.width(), height)
        paint.text(self._p, words, "Prozent der gezählten Antworten", "cap", "text3", paint.CENTER)

    def _ground(self, y: float, current: bool) -> None:
        """The row in hand stands out."""
        if current:
            line = QRectF(self._rect.x(), y + px(1), self._rect.width(), px(ROW) - px(2))
            paint.fill(self._p, line, "accentSoft", px(4))
            paint.fill(self._p, QRectF(line.x(), line.y(), px(3), line.height()), "accent")

    def _row(self, row: _Row, y: float) -> None:
        line = QRectF(self._rect.x(), y, self._rect.width(), px(ROW))
        sign = "square-check" if row.marked else "square"
        side = px(18)
        box = QRectF(line.x() + px(8), line.center().y() - side / 2, side, side)
        draw_icon(self._p, sign, box, "accent" if row.marked else "text3", 2)
        self._title(row.title, line)
        self._bar(row, line.center().y())
        x = self._plot.right()
        for words, width, ink in ((integer(row.total), _COUNT, "text"), (integer(row.apart), _APART, "text2")):
            paint.text(self._p, QRectF(x, y, px(width) - px(4), px(ROW)), words, "small", ink, paint.RIGHT)
            x += px(width)
        self._values(row, QRectF(x, y, px(_VALUE) - px(4), px(ROW)))

    def _values(self, row: _Row, rect: QRectF) -> None:
        if not row.note:
            paint.text(self._p, rect, row.value, "smallb", "text", paint.RIGHT)
            return
        middle = rect.center().y()
        paint.text(
            self._p, QRectF(rect.x(), middle - px(18), rect.width(), px(19)), row.value, "smallb", "text", paint.RIGHT
        )
        paint.text(self._p, QRectF(rect.x(), middle, rect.width(), px(17)), row.note, "cap", "text2", paint.RIGHT)

    def _title(self, words: str, line: QRectF) -> None:
        """In one line, or in two of which the second shortens itself."""
        first, rest = _broken(words, self._names.width())
        x, width, middle = self._names.x(), self._names.width(), line.center().y()
        if not rest:
            paint.text(self._p, QRectF(x, line.y(), width, line.height()), first, "small")
            return
        paint.text(self._p, QRectF(x, middle - px(18), width, px(18)), first, "small")
        paint.text(self._p, QRectF(x, middle, width, px(18)), rest, "small")

    def _bar(self, row: _Row, y: float) -> None:
        if not row.total:
            room = QRectF(self._plot.x(), y - px(10), self._plot.width(), px(20))
            paint.text(self._p, room, row.reason or "keine Antwort, die zählt", "cap", "text3", paint.CENTER)
            return
        x = self._middle - row.reach[0] * self._unit
        for place, count in enumerate(row.counts):
            width = count / row.total * self._unit
            part = QRectF(x, y - px(_BAR) / 2, width, px(_BAR))
            x += width
            if not count:
                continue
            self._swatch(part.adjusted(0, 0, -min(px(1), width / 3), 0), place)
            words = integer(round(100 * count / row.total))
            if look.text_width(words, "capb") + px(4) <= width:
                self._p.setFont(look.font("capb"))
                self._p.setPen(_readable(_mixed(*self._ink[place])))
                self._p.drawText(part, paint.CENTER, words)

    def _swatch(self, rect: QRectF, place: int) -> None:
        self._p.setPen(Qt.PenStyle.NoPen)
        self._p.setBrush(_mixed(*self._ink[place]))
        self._p.drawRect(rect)


def _inks(steps: int) -> list[tuple[str, float]]:
    """Colour and strength per step: orange against, grey in the middle, blue for, stronger towards the ends."""
    half, odd = divmod(steps, 2)
    strengths = [1 - 0.55 * place / max(1, half) for place in range(half)]
    middle = [("chart5", 0.35)] if odd else []
    against = [("chart2", strength) for strength in strengths]
    return [*against, *middle, *(("chart1", strength) for strength in reversed(strengths))]


def _mixed(token: str, strength: float) -> QColor:
    """A colour laid over the surface."""
    top, ground = look.color(token), look.color("surface")

    def part(above: float, below: float) -> float:
        return strength * above + (1 - strength) * below

    return QColor.fromRgbF(
        part(top.redF(), ground.redF()), part(top.greenF(), ground.greenF()), part(top.blueF(), ground.blueF())
    )


def _readable(ground: QColor) -> QColor:
    """Black or white, whichever stands out more: on every colour one of them does by 4.5 to 1."""
    return max((QColor("black"), QColor("white")), key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.2, 1.4.3."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _broken(words: str, width: float) -> tuple[str, str]:
    """What fits into a line, at a gap between words, and the rest."""
    metrics = QFontMetrics(look.font("small"))
    if metrics.horizontalAdvance(words) <= width:
        return words, ""
    parts = words.split(" ")
    for count in range(len(parts) - 1, 0, -1):
        first = " ".join(parts[:count])
        if metrics.horizontalAdvance(first) <= width:
            return first, " ".join(parts[count:])
    return words, ""
