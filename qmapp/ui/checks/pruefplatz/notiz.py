"""What is still to be looked up at a Prüfpunkt marked for later."""

from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Pruefpunkt
from qmapp.eingabe import LONGEST_REASON
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label


class NotizDialog(Dialog):
    """One line; Enter marks."""

    def __init__(self, parent: QWidget, punkt: Pruefpunkt) -> None:
        self.notiz = TextField("Was ist noch zu klären?", name="notiz", hint="Bitte ohne Namen.")
        lead = Label(f"Prüfpunkt {punkt.nummer}: {punkt.titel}", "body", "text2", wrap=True)
        action = Button("Vormerken", "bookmark", "primary")
        super().__init__(parent, "Prüfpunkt vormerken", lead, self.notiz, action=action, width=460)
        self.notiz.line.setMaxLength(LONGEST_REASON)
        self.notiz.line.setFocus()
