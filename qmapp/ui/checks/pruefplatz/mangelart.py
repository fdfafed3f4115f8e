"""The kinds of a Mangel as four buttons with their keys."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.ui.style import spaced, vbox
from qmapp.ui.widgets.answers import Answer, AnswerButton
from qmapp.ui.widgets.labels import Label

ARTEN: Final = (
    Answer(Ergebnis.F1, "1", "Formell", "file-text", "bad"),
    Answer(Ergebnis.F2, "2", "Materiell", "gavel", "bad"),
    Answer(Ergebnis.F3_PLUS, "3", "Zu viel gezahlt", "arrow-bar-to-up", "bad"),
    Answer(Ergebnis.F3_MINUS, "4", "Zu wenig gezahlt", "arrow-bar-to-down", "bad"),
)
#: Further keys: the signs of F3+ and F3−.
_SIGNS: Final = {"+": "3", "-": "4"}
_LONG: Final = {
    Ergebnis.F1: "F1: formeller Mangel",
    Ergebnis.F2: "F2: materieller Mangel ohne Zahlungswirkung",
    Ergebnis.F3_PLUS: "F3+: zu viel gezahlt",
    Ergebnis.F3_MINUS: "F3−: zu wenig gezahlt",
}


class Mangelart(QWidget):
    """``chosen`` carries the result. The keys belong to the page, which calls :meth:`press_key`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Art des Mangels")
        self._value: Ergebnis | None = None
        self._active = False
        grid = spaced(QGridLayout(), 6)
        self._buttons: list[AnswerButton] = []
        for index, art in enumerate(ARTEN):
            button = AnswerButton(art, "Art des Mangels")
            ergebnis = Ergebnis(str(art.value))
            button.setAccessibleName(f"{_LONG[ergebnis]}, Taste {art.key}")
            button.setToolTip(_LONG[ergebnis])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.pressed_answer.connect(self._on_pressed)
            grid.addWidget(button, index // 2, index % 2)
            self._buttons.append(button)
        self.setLayout(vbox(Label("Art des Mangels", "smallb", "text2"), grid, gap=4))

    def set_value(self, value: Ergebnis | None) -> None:
        """Show a kind without emitting."""
        self._value = value
        for button in self._buttons:
            button.setChecked(button.answer.value == value)

    def value(self) -> Ergebnis | None:
        """The kind shown."""
        return self._value

    def set_active(self, active: bool) -> None:
        """Show the keys instead of the signs while they choose a kind."""
        if active == self._active:
            return
        self._active = active
        for button in self._buttons:
            button.set_active(active)

    def take_focus(self) -> None:
        """Put the focus on the kind given, or on the first."""
        chosen = [button for button in self._buttons if button.isChecked()]
        (chosen or self._buttons)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def press_key(self, key: str) -> bool:
        """Choose the kind with this key; False if there is none."""
        wanted = _SIGNS.get(key, key)
        for button in self._buttons:
            if button.answer.key == wanted:
                self._on_pressed(button.answer.value)
                return True
        return False

    def step(self, step: int) -> None:
        """Arrow keys: the focus goes to the neighbour, nothing is chosen yet."""
        focused = [index for index, button in enumerate(self._buttons) if button.hasFocus()]
        place = (focused[0] if focused else 0) + step
        if 0 <= place < len(self._buttons):
            self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_pressed(self, value: object) -> None:
        kind = Ergebnis(str(value))
        self.set_value(kind)
        self.chosen.emit(kind)
