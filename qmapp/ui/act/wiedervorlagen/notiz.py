"""Asks for the note a Wiedervorlage is settled with."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.number_fields import MultilineField


class Erledigungsnotiz(Dialog):
    """``act`` takes the note and says whether the step was taken."""

    def __init__(self, parent: QWidget | None, kennung: str, act: Callable[[str], bool]) -> None:
        self.notiz = MultilineField("Notiz", name="notiz", hint="Was kam heraus? Sie steht danach unter „Alle“.")
        super().__init__(
            parent, f"{kennung} erledigen", self.notiz, action=Button("Mit Notiz erledigen", "check", "primary")
        )
        self._act = act
        self.notiz.area.setFocus()

    @Slot()
    def submit(self) -> None:
        """Settle it with the note typed."""
        if self._act(self.notiz.value()):
            self.accept()
