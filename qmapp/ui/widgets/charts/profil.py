"""A profile: criteria below each other on one scale, joined by a line, with the last time as a dashed one."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp import german
from qmapp.ui.style import look, paint, px
from qmapp.ui.widgets.charts.base import Chart, Line
from qmapp.ui.widgets.charts.profilbild import GAP, HEAD, NO_VALUE, ROW, TOP, Profilbild, dot, square
from qmapp.ui.widgets.charts.profilzeile import Profilgruppe, Profilzeile, Skalenwort
from qmapp.ui.widgets.messages import announce

_PAGE = 8


class ProfilChart(Chart):
    """Arrows move through the criteria, Enter or a double click opens one.

    ``current_changed`` and ``opened`` carry its key. What was not assessed is a gap in the line and said in words.
    """

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, scale: Sequence[Skalenwort]) -> None:
        self._scale = scale
        self._groups: Sequence[Profilgruppe] = ()
        self._rows: Sequence[Profilzeile] = ()
        self._current = -1
        self._now, self._before = "jetzt", ""
        self._compared = True
        super().__init__(name)

    def set_data(self, groups: Sequence[Profilgruppe], now: str, before: str = "") -> None:
        """Show these; ``now`` and ``before`` name the two times, ``before`` empty without an earlier one."""
        key = self.current()
        self._groups, self._now, self._before = groups, now, before
        self._rows = [row for group in groups for row in group.rows]
        self._current = next((place for place, row in enumerate(self._rows) if row.key == key), -1)
        self.data_changed()

    def set_compared(self, compared: bool) -> None:
        """Show the earlier time or not."""
        self._compared = compared
        self.data_changed()

    def compares(self) -> bool:
        """Whether an earlier time is shown."""
        return self._compared and bool(self._before)

    def current(self) -> str:
        """Key of the criterion moved to; empty for none."""
        return self._rows[self._current].key if 0 <= self._current < len(self._rows) else ""

    def row_rect(self) -> QRectF:
        """Where the criterion moved to stands, in px of the screen; empty for none."""
        return self._rects()[self._current] if self._current >= 0 else QRectF()

    def content_height(self) -> float:
        return TOP + sum(HEAD + ROW * len(group.rows) + GAP for group in self._groups)

    def describe(self) -> str:
        values = [row.value for row in self._rows if row.value is not None]
        if not values:
            return "Noch keine Bewertung."
        spread = ", ".join(
            f"{german.integer(values.count(place))} × {step.word}"
            for place, step in reversed(list(enumerate(self._scale)))
        )
        out = len(self._rows) - len(values)
        said = f"{german.integer(len(self._rows))} Fragen: {spread}"
        said += f", {german.integer(out)} × {NO_VALUE}." if out else "."
        changes = [row.change for row in self._rows if row.change is not None] if self.compares() else []
        if not changes:
            return said
        better, worse = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
        return f"{said} Gegenüber {self._before}: {german.integer(better)} besser, {german.integer(worse)} schlechter."

    def table_lines(self) -> tuple[Line, list[Line]]:
        compared = self.compares()
        head = ("Frage", self._now, *((self._before, "Veränderung") if compared else ()))
        lines = []
        for row in self._rows:
            more = (self._short(row.before, ""), row.change_words or "–") if compared else ()
            lines.append((row.title, self._short(row.value, row.word), *more))
        return head, lines

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        names = max((look.text_width(row.title, "small") for row in self._rows), default=0.0)
        seen = QRectF(self.canvas.visibleRegion().boundingRect())
        picture = Profilbild(p, rect, seen, self._scale, before=self.compares(), names=names)
        picture.paint(self._groups, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        targets = {
            Qt.Key.Key_Up: max(0, self._current - 1),
            Qt.Key.Key_Down: min(last, self._current + 1),
            Qt.Key.Key_PageUp: max(0, self._current - _PAGE),
            Qt.Key.Key_PageDown: min(last, self._current + _PAGE),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if self.shows_table() or not self._rows or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in targets:
            self._move_to(targets[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._move_to(place)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.opened.emit(self._rows[place].key)
        else:
            super().mouseDoubleClickEvent(event)

    def said(self, row: Profilzeile) -> str:
        """A criterion in words."""
        parts = [f"{row.title}: {self._value(row.value, row.word)}"]
        if self.compares() and row.before is not None:
            parts.append(f"{self._before} {self._value(row.before, '')}")
            if row.change is not None:
                parts.append(f"Veränderung {row.change_words}")
        return f"{', '.join(parts)}."

    def _value(self, value: int | None, word: str) -> str:
        if value is None:
            return f"{NO_VALUE}, {word}" if word else NO_VALUE
        return f"{value} {self._scale[value].word}"

    def _short(self, value: int | None, word: str) -> str:
        return word or NO_VALUE if value is None else f"{value} {self._scale[value].short}"

    def _rects(self) -> list[QRectF]:
        found, y, width = [], float(px(TOP)), float(self.canvas.width())
        for group in self._groups:
            y += px(HEAD)
            found += [QRectF(0, y + place * px(ROW), width, px(ROW)) for place in range(len(group.rows))]
            y += px(ROW) * len(group.rows) + px(GAP)
        return found

    def _place_at(self, at: QPointF) -> int:
        if self.shows_table():
            return -1
        return next((place for place, rect in enumerate(self._rects()) if rect.contains(at)), -1)

    def _move_to(self, place: int) -> None:
        self._current = place
        row = self._rows[place]
        said = self.said(row)
        self.canvas.setAccessibleDescription(f"{said} Frage {place + 1} von {len(self._rows)}. Enter zeigt Belege.")
        announce(self, said)
        self.canvas.update()
        self.current_changed.emit(row.key)


class Profillegende(QWidget):
    """The two signs with what they stand for."""

    def __init__(self) -> None:
        super().__init__()
        self._now, self._before = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, now: str, before: str) -> None:
        """Name the two times; without ``before`` only one sign is shown."""
        self._now, self._before = now, before
        self.setAccessibleName(f"Punkt: {now}" + (f", gestricheltes Quadrat: {before}" if before else ""))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(sum(self._widths())), px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        x, y = 0.0, self.height() / 2
        for words, width, old in zip((self._now, self._before), self._widths(), (False, True), strict=False):
            style = Qt.PenStyle.DashLine if old else Qt.PenStyle.SolidLine
            p.setPen(QPen(look.color("text3" if old else "chart1"), px(2), style))
            p.drawLine(QPointF(x + px(2), y), QPointF(x + px(30), y))
            (square if old else dot)(p, QPointF(x + px(16), y))
            paint.text(p, QRectF(x + px(36), 0, width - px(36), self.height()), words, "small", "text2")
            x += width

    def _widths(self) -> list[float]:
        return [look.text_width(words, "small") + px(50) for words in (self._now, self._before) if words]
