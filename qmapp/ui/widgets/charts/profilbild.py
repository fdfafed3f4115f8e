"""How a profile is painted: the scale, a head for each group, the rows, the lines of now and before."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.profilzeile import Profilgruppe, Profilzeile, Skalenwort

#: Heights in px of the design: the words of the scale, the head of a group, a row, the room below a group.
TOP, HEAD, ROW, GAP = 29, 26, 31, 7
NO_VALUE = "keine Angabe"
_CHANGE, _EDGE, _DOT, _SQUARE = 40, 10, 7.5, 5.5
#: The names take at most this share of the width.
_MOST_NAMES = 0.48


class Profilbild:
    """Paints once, from the top of ``rect`` on."""

    def __init__(
        self, p: QPainter, rect: QRectF, seen: QRectF, scale: Sequence[Skalenwort], *, before: bool, names: float
    ) -> None:
        """``seen`` is the part of ``rect`` that is in sight; only its rows are painted.

        ``names`` is the room the longest name needs; it gets less where the scale would be left with too little.
        """
        self._p, self._rect, self._scale, self._before = p, rect, scale, before
        # A line comes into sight from the row next to it.
        self._seen = seen.adjusted(0, -px(2 * ROW), 0, px(2 * ROW))
        names = min(rect.width() * _MOST_NAMES, names + px(_EDGE + 10))
        left, right = rect.x() + names, rect.right() - px(_EDGE + _CHANGE)
        # Half a word stands beyond the points at both ends.
        half = px(22)
        self._from, self._to = left + half, right - half
        self._names = names

    def paint(self, groups: Sequence[Profilgruppe], current: int) -> None:
        """Paint everything; ``current`` is the place of the row moved to, -1 for none."""
        self._words()
        y, place = self._rect.y() + px(TOP), 0
        for group in groups:
            self._head(y, group)
            y += px(HEAD)
            self._rows(y, group.rows, current - place)
            place += len(group.rows)
            y += px(ROW) * len(group.rows) + px(GAP)

    def _rows(self, top: float, rows: Sequence[Profilzeile], current: int) -> None:
        lines = [QRectF(self._rect.x(), top + i * px(ROW), self._rect.width(), px(ROW)) for i in range(len(rows))]
        places = [place for place, line in enumerate(lines) if self._seen.intersects(line)]
        for place in places:
            self._row(lines[place], rows[place], chosen=place == current)
        seen = [(lines[place].center().y(), rows[place]) for place in places]
        if self._before:
            self._line([(y, row.before) for y, row in seen], "text3", Qt.PenStyle.DashLine, 1.6)
        self._line([(y, row.value) for y, row in seen], "chart1", Qt.PenStyle.SolidLine, 2)
        for y, row in seen:
            self._points(y, row)

    def _x(self, step: int) -> float:
        return self._from + (self._to - self._from) * step / (len(self._scale) - 1)

    def _words(self) -> None:
        room = (self._to - self._from) / (len(self._scale) - 1)
        choices = ([step.word for step in self._scale], [step.short for step in self._scale])
        fitting = (c for c in choices if all(look.text_width(word, "cap") + px(2) <= room for word in c))
        words = next(fitting, None)
        if words is None:
            # Without room for all of them the ends say which way it goes, and the digits below the rest.
            words, room = [self._scale[0].short, *[""] * (len(self._scale) - 2), self._scale[-1].short], room * 2
        for place, word in enumerate(words):
            label = QRectF(self._x(place) - room / 2, self._rect.y() + px(6), room, px(18))
            paint.text(self._p, label, word, "cap", "text2", paint.CENTER)

    def _head(self, y: float, group: Profilgruppe) -> None:
        p = self._p
        band = QRectF(self._rect.x(), y, self._rect.width(), px(HEAD - 3))
        paint.fill(p, band, "surface2", px(4))
        words = look.text_width(group.words, "capb") + px(12)
        title = QRectF(band.x() + px(_EDGE), band.y(), self._names - px(_EDGE), band.height())
        paint.text(p, title, group.title, "smallb")
        paint.text(p, band.adjusted(0, 0, -px(_EDGE), 0), group.words, "capb", "text2", paint.RIGHT)
        for place in range(len(self._scale)):
            digit = QRectF(self._x(place) - px(12), band.y(), px(24), band.height())
            if digit.right() < band.right() - words:
                paint.text(p, digit, str(place), "cap", "text3", paint.CENTER)

    def _row(self, line: QRectF, row: Profilzeile, *, chosen: bool) -> None:
        p = self._p
        if chosen:
            paint.fill(p, line, "accentSoft", px(4))
            paint.fill(p, QRectF(line.x(), line.y() + px(4), px(3), line.height() - px(8)), "accent", px(1.5))
        name = QRectF(line.x() + px(_EDGE), line.y(), self._names - px(_EDGE) - px(6), line.height())
        paint.text(p, name, row.title, "smallb" if chosen else "small")
        y = line.center().y()
        p.setPen(QPen(look.color("line2" if chosen else "line"), px(1)))
        p.drawLine(QPointF(self._x(0), y), QPointF(self._x(len(self._scale) - 1), y))
        p.setBrush(look.color("surface"))
        p.setPen(QPen(look.color("line2"), px(1)))
        for place in range(len(self._scale)):
            p.drawEllipse(QPointF(self._x(place), y), px(3.5), px(3.5))
        if row.value is None:
            self._nothing(line, row, chosen=chosen)
        if self._before and row.change is not None:
            ink = "ok" if row.change > 0 else "bad" if row.change < 0 else "text2"
            paint.text(p, line.adjusted(0, 0, -px(_EDGE), 0), row.change_words, "smallb", ink, paint.RIGHT)

    def _nothing(self, line: QRectF, row: Profilzeile, *, chosen: bool) -> None:
        """Said in words, on the half of the scale where no square of the last time stands."""
        words = row.word or NO_VALUE
        middle = (len(self._scale) - 1) / 2
        low, high = self._x(0) + px(12), self._x(len(self._scale) - 1) - px(12)
        if self._before and row.before is not None:
            low, high = (low, self._x(row.before)) if row.before > middle else (self._x(row.before), high)
        words = words if paint.fits(words, high - low - px(26), "cap") else NO_VALUE
        width = look.text_width(words, "cap") + px(12)
        label = QRectF((low + high - width) / 2, line.y() + px(5), width, line.height() - px(10))
        for place in range(len(self._scale)):
            dot, reach = self._x(place), px(5)
            if abs(dot - label.left()) < reach:
                label.setLeft(dot - reach)
            elif abs(dot - label.right()) < reach:
                label.setRight(dot + reach)
        paint.fill(self._p, label, "accentSoft" if chosen else "surface", px(4))
        paint.text(self._p, label, words, "cap", "text2", paint.CENTER)

    def _line(self, values: Sequence[tuple[float, int | None]], ink: str, style: Qt.PenStyle, width: float) -> None:
        """Through neighbours that have a value; a gap where one has none."""
        self._p.setPen(QPen(look.color(ink), px(width), style, Qt.PenCapStyle.RoundCap))
        points = [None if value is None else QPointF(self._x(value), y) for y, value in values]
        for one, two in pairwise(points):
            if one is not None and two is not None:
                self._p.drawLine(one, two)

    def _points(self, y: float, row: Profilzeile) -> None:
        if self._before and row.before is not None and row.before != row.value:
            square(self._p, QPointF(self._x(row.before), y))
        if row.value is not None:
            dot(self._p, QPointF(self._x(row.value), y))


def dot(p: QPainter, at: QPointF) -> None:
    """The sign of a value now."""
    p.setPen(QPen(look.color("surface"), px(1.5)))
    p.setBrush(look.color("chart1"))
    p.drawEllipse(at, px(_DOT), px(_DOT))


def square(p: QPainter, at: QPointF) -> None:
    """The sign of a value before."""
    side = float(px(_SQUARE))
    p.setPen(QPen(look.color("text3"), px(1.6)))
    p.setBrush(look.color("surface"))
    p.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))
