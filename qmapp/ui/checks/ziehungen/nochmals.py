"""Asks for the reason of a second draw."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label

_LEAD = (
    "Es entsteht eine neue Prüfung mit derselben Liste, denselben Ausschlüssen und demselben Plan. Sie braucht einen "
    "neuen Startwert. Diese Prüfung bleibt mit allem, was in ihr geprüft ist; beide Protokolle und Berichte nennen "
    "einander mit dem Grund."
)


class NochmalsDialog(Dialog):
    """``grund`` holds the reason once accepted."""

    def __init__(self, parent: QWidget | None, kennung: str) -> None:
        self.grund = TextField(
            "Grund",
            name="grund",
            required=True,
            hint="Er steht in beiden Berichten; zum Beispiel: Startwert war vorher bekannt.",
        )
        super().__init__(
            parent, f"Zweite Ziehung zu {kennung}", Label(_LEAD, "body", "text2", wrap=True), self.grund,
            action=Button("Zweite Ziehung anlegen", "dice-5", "primary"), width=560,
        )  # fmt: skip
        self.grund.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Accept with a reason."""
        if self.grund.commit():
            self.accept()
        else:
            self.grund.line.setFocus()
