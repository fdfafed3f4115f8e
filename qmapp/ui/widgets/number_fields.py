"""Fields for German numbers, per cent, euro amounts and dates, and for longer texts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolButton

from qmapp import german
from qmapp.ui.style import icon, icon_size, look, px, sized
from qmapp.ui.widgets.fields import COMMIT_AFTER_MS, Field, LineField, is_page_key
from qmapp.ui.widgets.labels import repolish


class NumberField(LineField[int]):
    """A whole number with thousands points; arrow keys and the small buttons step. ``unit`` stands behind it."""

    def __init__(
        self,
        label: str,
        *,
        minimum: int = 0,
        maximum: int = 999_999_999,
        step: int = 1,
        unit: str = "",
        name: str = "",
        hint: str = "",
        key: str = "",
        placeholder: str = "",
        required: bool = False,
    ) -> None:
        super().__init__(label, name=name, hint=hint, key=key, placeholder=placeholder, required=required)
        self._minimum, self._maximum, self._step, self._unit = minimum, maximum, step, unit
        self._stepper = _Stepper(self, self.step)

    def parse(self, text: str) -> int:
        number = _number(text.removesuffix(self._unit).strip() if self._unit else text, "1.234")
        if number != number.to_integral_value():
            raise ValueError(f"„{self.label}“ ist eine ganze Zahl.")
        if not self._minimum <= number <= self._maximum:
            raise ValueError(_range_sentence(self.label, german.integer(self._minimum), german.integer(self._maximum)))
        return int(number)

    def format(self, value: int) -> str:
        return german.integer(value) + (german.NBSP + self._unit if self._unit else "")

    def step(self, direction: int) -> None:
        """One step up or down, within the bounds."""
        current = self.value()
        start = self._minimum - direction * self._step if current is None else current
        wanted = min(self._maximum, max(self._minimum, start + direction * self._step))
        self.line.setText(self.format(wanted))
        self._on_edited()


class PercentField(LineField[str]):
    """A percentage kept exactly as typed: the value is decimal text like ``"2.5"``; shown as ``2,5 %``."""

    def __init__(
        self,
        label: str,
        *,
        minimum: str = "0",
        maximum: str = "100",
        above_minimum: bool = False,
        step: str = "1",
        name: str = "",
        hint: str = "",
        key: str = "",
        placeholder: str = "",
        required: bool = False,
    ) -> None:
        super().__init__(label, name=name, hint=hint, key=key, placeholder=placeholder, required=required)
        self._minimum, self._maximum, self._by = Decimal(minimum), Decimal(maximum), Decimal(step)
        self._above = above_minimum
        self._stepper = _Stepper(self, self.step)

    def parse(self, text: str) -> str:
        number = _number(text, "2,5")
        low = number <= self._minimum if self._above else number < self._minimum
        if low or number > self._maximum:
            lower, upper = _plain(self._minimum), _plain(self._maximum)
            word = "mehr als " if self._above else ""
            raise ValueError(f"„{self.label}“ liegt zwischen {word}{lower} und {upper}{german.NBSP}%.")
        return format(number.normalize(), "f")

    def format(self, value: str) -> str:
        return _plain(Decimal(value)) + german.NBSP + "%"

    def step(self, direction: int) -> None:
        """One step up or down, within the bounds."""
        current = Decimal(self.value() or self._minimum) + direction * self._by
        wanted = min(self._maximum, max(self._minimum, current))
        if self._above and wanted <= self._minimum:
            return
        self.line.setText(self.format(format(wanted.normalize(), "f")))
        self._on_edited()


class EuroField(LineField[int]):
    """An amount of money; the value is integer cents. ``negative`` allows amounts below zero."""

    def __init__(
        self,
        label: str,
        *,
        negative: bool = False,
        name: str = "",
        hint: str = "",
        key: str = "",
        placeholder: str = "",
        required: bool = False,
    ) -> None:
        super().__init__(label, name=name, hint=hint, key=key, placeholder=placeholder, required=required)
        self._negative = negative

    def parse(self, text: str) -> int:
        try:
            cents = german.parse_cents(text)
        except ValueError:
            raise ValueError(f"„{self.label}“ braucht eine Zahl, zum Beispiel 56,40.") from None
        if cents < 0 and not self._negative:
            raise ValueError(f"„{self.label}“ kann nicht negativ sein.")
        return cents

    def format(self, value: int) -> str:
        return german.euro(value)


class DateField(LineField[date]):
    """A day as TT.MM.JJJJ; two-digit years are refused, never guessed. Arrow keys step by a day."""

    def __init__(self, label: str, *, name: str = "", hint: str = "", key: str = "", required: bool = False) -> None:
        super().__init__(label, name=name, hint=hint, key=key, placeholder="TT.MM.JJJJ", required=required)

    def parse(self, text: str) -> date:
        try:
            return german.parse_day(text)
        except ValueError:
            raise ValueError(f"„{self.label}“ braucht ein Datum, zum Beispiel 31.10.2025.") from None

    def format(self, value: date) -> str:
        return german.day(value)


class MultilineField(Field):
    """A longer text. Tab leaves the field; ``committed`` carries the text."""

    def __init__(
        self,
        label: str,
        *,
        height: float = 104,
        name: str = "",
        hint: str = "",
        key: str = "",
        placeholder: str = "",
    ) -> None:
        self.area = _Area()
        super().__init__(label, self.area, name=name, hint=hint, key=key)
        sized(self.area, min_height=height, max_height=height)
        self.area.setPlaceholderText(placeholder)
        self._last = ""
        self._filling = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_AFTER_MS)
        self._timer.timeout.connect(self.commit)
        self.area.textChanged.connect(self._on_changed)
        self.area.left.connect(self.commit)

    def value(self) -> str:
        """The text typed."""
        return self.area.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show a text without emitting; the cursor stays when nothing differs."""
        self._timer.stop()
        self._last = value or ""
        if self.value() != self._last:
            self._filling = True
            self.area.setPlainText(self._last)
            self._filling = False
        self.set_error("")

    def insert(self, text: str) -> None:
        """Insert a text at the cursor, as if typed."""
        self.area.insertPlainText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Freeze the input."""
        self.area.setReadOnly(read_only)
        repolish(self.area, state="readonly" if read_only else "")

    @Slot()
    def commit(self) -> bool:
        """Emit ``committed`` if the text is new."""
        self._timer.stop()
        value = self.value()
        if value != self._last:
            self._last = value
            self.committed.emit(value)
        return True

    @Slot()
    def _on_changed(self) -> None:
        if self._filling:
            return
        self._timer.start()
        self.edited.emit(self.value())


class _Area(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_page_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Stepper(QObject):
    """Two small buttons inside a line edit, and the arrow keys."""

    def __init__(self, field: LineField[int] | LineField[str], step: Callable[[int], None]) -> None:
        super().__init__(field)
        self._line = field.line
        self._step = step
        self._buttons = tuple(QToolButton(self._line) for _ in range(2))
        for button, slot in zip(self._buttons, (self._up, self._down), strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setAutoRepeat(True)
            button.setProperty("stepper", True)
            button.clicked.connect(slot)
        self._line.installEventFilter(self)
        look.changed.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
            if direction and not event.modifiers() and not self._line.isReadOnly():
                self._step(direction)
                return True
        return False

    @Slot()
    def _place(self) -> None:
        width, half = px(24), self._line.height() // 2
        for index, button in enumerate(self._buttons):
            button.setGeometry(self._line.width() - width - 2, 2 + index * (half - 2), width, half - 2)
            button.setIcon(icon("chevron-up" if index == 0 else "chevron-down", "text2", 13))
            button.setIconSize(icon_size(13))
            button.setVisible(not self._line.isReadOnly())
        self._line.setTextMargins(0, 0, width, 0)

    @Slot()
    def _up(self) -> None:
        self._step(1)

    @Slot()
    def _down(self) -> None:
        self._step(-1)


def _number(text: str, example: str) -> Decimal:
    try:
        return german.parse_decimal(text)
    except ValueError:
        raise ValueError(f"„{text}“ ist keine Zahl. Bitte zum Beispiel {example} eingeben.") from None


def _range_sentence(label: str, lower: str, upper: str) -> str:
    return f"„{label}“ liegt zwischen {lower} und {upper}."


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text.replace(".", ",")
