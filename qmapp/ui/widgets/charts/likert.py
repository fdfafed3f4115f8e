"""Answers on a scale around its middle: what speaks against at the left, what speaks for it at the right."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from qmapp.german import integer
from qmapp.ui.style import px
from qmapp.ui.widgets.charts.base import Chart, Line
from qmapp.ui.widgets.charts.likertbild import HEAD, ROW, Likertbild
from qmapp.ui.widgets.messages import announce


@dataclass(frozen=True)
class LikertRow:
    """An item: ``counts`` per step, the worst first; ``apart`` answers that do not count.

    ``value`` stands in bold at the right, ``note`` small below it; ``reason`` says why nothing is shown (its
    counts are 0). ``marked``: chosen by the user.
    """

    key: Hashable
    title: str
    counts: tuple[int, ...]
    apart: int = 0
    value: str = ""
    note: str = ""
    reason: str = ""
    marked: bool = False

    @property
    def total(self) -> int:
        """Answers that count."""
        return sum(self.counts)

    @property
    def reach(self) -> tuple[float, float]:
        """How far the bar goes to the left and to the right of the middle, as shares."""
        if not self.total:
            return 0.0, 0.0
        half, odd = divmod(len(self.counts), 2)
        middle = self.counts[half] / 2 if odd else 0
        left = (sum(self.counts[:half]) + middle) / self.total
        return left, 1 - left


class LikertChart(Chart):
    """Rows to walk through with the arrows; ``moved`` carries the key of the row, Space (or its box) ``toggled``."""

    moved = Signal(object)
    toggled = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._steps: tuple[str, ...] = ()
        self._rows: tuple[LikertRow, ...] = ()
        self._current = -1
        self._apart = "nicht gezählt"
        self._value = "Top-2"
        self.canvas.installEventFilter(self)

    def set_data(self, steps: Sequence[str], rows: Sequence[LikertRow]) -> None:
        """Show these items; ``steps`` are the words of the scale, the worst first. The row in hand stays by key."""
        key = self.current()
        self._steps, self._rows = tuple(steps), tuple(rows)
        places = [row.key for row in rows]
        self._current = places.index(key) if key in places else (0 if rows else -1)
        self.data_changed()

    def current(self) -> Hashable | None:
        """The key of the row in hand."""
        return self._rows[self._current].key if 0 <= self._current < len(self._rows) else None

    def select_key(self, key: Hashable) -> None:
        """Move to a row without telling anyone."""
        places = [row.key for row in self._rows]
        if key in places:
            self._current = places.index(key)
            self.canvas.update()

    def row_rect(self) -> QRect:
        """Where the row in hand is painted."""
        return QRect(0, px(HEAD) + px(ROW) * max(0, self._current), self.canvas.width(), px(ROW))

    def said(self, row: LikertRow) -> str:
        """A row in one sentence."""
        if not row.total:
            return f"{row.title} {row.reason or 'Noch keine Antwort, die zählt'}."
        parts = ", ".join(
            f"{step} {integer(count)}" for step, count in zip(self._steps, row.counts, strict=True) if count
        )
        rest = f", {integer(row.apart)} {self._apart}" if row.apart else ""
        words = f"{row.title} {self._value} {row.value}. {parts}{rest}. {row.note}".strip()
        return f"{words} Ausgewählt." if row.marked else words

    def describe(self) -> str:
        if not self._rows:
            return "Noch keine Antworten."
        return f"{integer(len(self._rows))} Aussagen, Pfeile wechseln. " + " ".join(
            f"{row.title} {row.value}." for row in self._rows
        )

    def table_lines(self) -> tuple[Line, list[Line]]:
        # The words of the steps would leave no room for the items.
        head = (
            "Aussage, Stufen",
            *(str(place + 1) for place in range(len(self._steps))),
            self._apart,
            "n",
            self._value,
        )
        return head, [
            (row.title, *(integer(count) for count in row.counts), integer(row.apart), integer(row.total), row.value)
            for row in self._rows
        ]

    def content_height(self) -> float:
        return HEAD + ROW * max(1, len(self._rows)) + 4

    def paint_chart(self, p: QPainter, rect: QRectF) -> None:
        Likertbild(p, rect, self._steps).paint(self._rows, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        targets = {
            Qt.Key.Key_Up: max(0, self._current - 1),
            Qt.Key.Key_Down: min(last, self._current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.shows_table() or not self._rows or not plain:
            super().keyPressEvent(event)
        elif key in targets:
            self._move_to(targets[key])
        elif key == Qt.Key.Key_Space and self._current >= 0:
            self.toggled.emit(self.current())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._on_mouse(event)
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> None:
        place = int((event.position().y() - px(HEAD)) // px(ROW))
        inside = event.position().y() >= px(HEAD) and 0 <= place < len(self._rows)
        if event.type() == QEvent.Type.MouseMove:
            tip = self._rows[place].title if inside else "Taste T: Tabelle statt Diagramm"
            self.canvas.setToolTip(tip)
        if not inside or event.type() != QEvent.Type.MouseButtonPress or event.button() != Qt.MouseButton.LeftButton:
            return
        self._move_to(place)
        if event.position().x() < px(30):
            self.toggled.emit(self.current())

    def _move_to(self, place: int) -> None:
        self._current = place
        row = self._rows[place]
        self.canvas.setAccessibleDescription(f"{self.said(row)} Zeile {place + 1} von {len(self._rows)}.")
        announce(self, self.said(row))
        self.canvas.update()
        self.moved.emit(row.key)
