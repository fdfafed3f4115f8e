"""A field that offers few choices."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from qmapp.ui.style import sized
from qmapp.ui.widgets.fields import Field


class SelectField(Field):
    """A choice out of few: (value, words) each. ``committed`` carries the value."""

    def __init__(
        self, label: str, choices: Sequence[tuple[object, str]] = (), *, name: str = "", hint: str = "", key: str = ""
    ) -> None:
        self.combo = _QuietCombo()
        super().__init__(label, self.combo, name=name, hint=hint, key=key)
        sized(self.combo, height=36, min_width=80)
        self._values: list[object] = []
        self.set_choices(choices)
        self.combo.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; the value stays if it is still among them."""
        current = self.value()
        self._values = [value for value, _ in choices]
        self.combo.clear()
        self.combo.addItems([words for _, words in choices])
        self.set_value(current if current in self._values else (self._values[0] if self._values else None))

    def values(self) -> tuple[object, ...]:
        """The values offered, in their order."""
        return tuple(self._values)

    def value(self) -> object:
        """The value chosen."""
        index = self.combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Show a value without emitting."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.set_error("")

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.set_error("")
        self.edited.emit(self._values[index])
        self.committed.emit(self._values[index])


class _QuietCombo(QComboBox):
    """A combo box the mouse wheel does not change in passing, and that may be narrower than its longest word."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
