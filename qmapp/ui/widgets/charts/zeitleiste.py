"""What runs from when to when: a bar for each row, diamonds for the days to be kept, and a line for today."""

from collections.abc import Hashable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QScrollBar

from qmapp import german
from qmapp.ui.style import paint, px
from qmapp.ui.widgets.charts.base import Chart, Line
from qmapp.ui.widgets.charts.zeitachse import Zeitachse
from qmapp.ui.widgets.charts.zeitbalken import OHNE_FRIST, Zeitbalken, Zustand
from qmapp.ui.widgets.charts.zeitbild import FOOT, ROW, TOP, Zeitbild
from qmapp.ui.widgets.messages import announce

_HEAD = ("", "Näheres", "Von", "Bis", "Erledigt", "Termine")


class Zeitleiste(Chart):
    """Rows below a scale of months. Arrows move through the rows, Enter or a double click opens one.

    At most ``most`` rows ask for room; more scroll under the months. ``current_changed`` and ``opened`` carry the key
    of the row. ``ink`` is the token of the bars.
    """

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, *, most: int = 8, ink: str = "act") -> None:
        self._rows: Sequence[Zeitbalken] = ()
        self._places: dict[Hashable, int] = {}
        self._heute = date(2000, 1, 1)
        self._achse = Zeitachse.around((), self._heute)
        self._current = -1
        self._most, self._ink = most, ink
        super().__init__(name)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self.canvas)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        self._bar.valueChanged.connect(self._on_scrolled)
        self.canvas.setMouseTracking(True)
        self.canvas.installEventFilter(self)

    def set_data(self, rows: Sequence[Zeitbalken], heute: date) -> None:
        """Show these; the scale reaches over all their days and today. The row moved to stays by its key."""
        before = self.current()
        self._rows, self._heute = rows, heute
        self._places = {row.key: place for place, row in enumerate(rows)}
        self._current = self._places.get(before, -1)
        days = [day for row in rows for day in (row.von, row.bis, *(mark.am for mark in row.marken)) if day]
        self._achse = Zeitachse.around(days, heute)
        self.data_changed()
        self._arrange()

    def current(self) -> Hashable | None:
        """Key of the row moved to."""
        return self._rows[self._current].key if 0 <= self._current < len(self._rows) else None

    def select_key(self, key: Hashable) -> bool:
        """Move to a row without telling anyone; False if there is none."""
        self._current = self._places.get(key, -1)
        self._to_current()
        self.canvas.update()
        return self._current >= 0

    def row_at(self, y: float) -> Zeitbalken | None:
        """The row at a height of the picture, in px of the screen."""
        place = int((y - px(TOP) + self._bar.value()) // px(ROW))
        inside = px(TOP) <= y < self.canvas.height() - px(FOOT)
        return self._rows[place] if inside and 0 <= place < len(self._rows) else None

    def describe(self) -> str:
        if not self._rows:
            return "Noch keine Einträge."
        count = "1 Zeile" if len(self._rows) == 1 else f"{german.integer(len(self._rows))} Zeilen"
        late = sum(mark.zustand is Zustand.UEBERFAELLIG for row in self._rows for mark in row.marken)
        said = f"{count}, heute ist der {german.day(self._heute)}."
        return f"{said} {german.integer(late)} überfällig." if late else said

    def table_lines(self) -> tuple[Line, list[Line]]:
        return _HEAD, [
            (
                row.title,
                ", ".join(part for part in (row.sub, row.stand) if part),
                german.day(row.von) if row.von else "",
                german.day(row.bis) if row.bis else OHNE_FRIST,
                german.percent(row.erledigt, 0),
                "; ".join(mark.said for mark in row.marken),
            )
            for row in self._rows
        ]

    def content_height(self) -> float:
        return TOP + FOOT + ROW * max(1, min(self._most, len(self._rows)))

    def restyle(self) -> None:
        """Measure again in the look now in force."""
        self._arrange()

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        if not self._rows:
            paint.text(p, rect, "Noch keine Einträge", "small", "text2", paint.CENTER)
            return
        if not self._bar.isHidden():
            rect = rect.adjusted(0, 0, -self._bar.width(), 0)
        Zeitbild(p, rect, self._achse, self._ink).paint(self._rows, self._current, self._bar.value(), self._heute)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max(1, int((self.canvas.height() - px(TOP + FOOT)) // px(ROW)) - 1)
        last = len(self._rows) - 1
        targets = {
            Qt.Key.Key_Up: max(0, self._current - 1),
            Qt.Key.Key_Down: min(last, self._current + 1),
            Qt.Key.Key_PageUp: max(0, self._current - page),
            Qt.Key.Key_PageDown: min(last, self._current + page),
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        elif isinstance(event, QWheelEvent) and not self._bar.isHidden():
            self._bar.setValue(self._bar.value() - round(event.angleDelta().y() / 120 * px(ROW)))
            return True
        elif isinstance(event, QMouseEvent):
            self._on_mouse(event)
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().y())
        if event.type() == QEvent.Type.MouseMove:
            self.canvas.setToolTip(row.said if row is not None else "Taste T: Tabelle statt Diagramm")
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.type() == QEvent.Type.MouseButtonPress:
            self._move_to(self._places[row.key])
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.opened.emit(row.key)

    def _move_to(self, place: int) -> None:
        self._current = place
        row = self._rows[place]
        self._to_current()
        self.canvas.setAccessibleDescription(f"{row.said} Zeile {place + 1} von {len(self._rows)}.")
        announce(self, row.said)
        self.canvas.update()
        self.current_changed.emit(row.key)

    def _to_current(self) -> None:
        if self._current < 0:
            return
        top, room = self._current * px(ROW), self._room()
        self._bar.setValue(min(top, max(self._bar.value(), top + px(ROW) - room)))

    def _room(self) -> int:
        return max(px(ROW), self.canvas.height() - px(TOP) - px(FOOT))

    def _arrange(self) -> None:
        beyond = px(ROW) * len(self._rows) - self._room()
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(self.canvas.width() - width, px(TOP), width, self._room())
        self._bar.setRange(0, max(0, beyond))
        self._bar.setPageStep(self._room())
        self._bar.setSingleStep(px(ROW))
        self._bar.setVisible(beyond > 0)

    @Slot(int)
    def _on_scrolled(self, _: int) -> None:
        self.canvas.update()
