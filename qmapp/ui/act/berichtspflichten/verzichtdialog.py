"""Asks why a delivery is waived and what takes its place (S002-2-2)."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label

_LEAD = "Der Termin bleibt in der Liste stehen, mit Grund und Ersatz. Zurücknehmen geht jederzeit."


class Verzichtdialog(Dialog):
    """``act`` takes reason and substitute and raises UserError where it is refused."""

    def __init__(self, parent: QWidget | None, was: str, act: Callable[[str, str], object]) -> None:
        self.grund = TextField("Grund", name="grund", required=True, placeholder="Empfänger verzichtet für dieses Jahr")
        self.ersatz = TextField("Stattdessen", name="ersatz", placeholder="E-Mail und Telefon")
        super().__init__(
            parent,
            f"Auf „{was}“ verzichten",
            Label(_LEAD, "body", "text2", wrap=True),
            self.grund,
            self.ersatz,
            action=Button("Verzicht eintragen", "ban", "primary"),
        )
        self._act = act
        self.grund.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Do it, or say at the field why not."""
        if not self.grund.commit():
            self.grund.line.setFocus()
            return
        try:
            self._act(self.grund.value(), self.ersatz.value())
        except UserError as error:
            if not show_at_field(error, (self.grund, self.ersatz)):
                self.grund.set_error(error.text)
            return
        self.accept()
