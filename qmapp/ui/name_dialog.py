"""Who works here: the name that stands in the change log and at every answer."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp import settings as settings_file
from qmapp.settings import Settings
from qmapp.ui.opening import examiner
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField

NAME_HINT = "Steht im Verlauf und bei jeder Antwort. Ein Kürzel genügt."


def name_field(settings: Settings) -> TextField:
    """The field for it, filled with the name in force."""
    field = TextField("Ihr Name", name="wer", required=True, hint=NAME_HINT)
    field.set_value(examiner(settings))
    return field


class NameDialog(Dialog):
    """Changes the name. An open workspace keeps the one it was opened with, so that a sitting has one author."""

    def __init__(self, parent: QWidget | None, settings: Settings) -> None:
        self._settings = settings
        self.name = name_field(settings)
        self.name.set_hint(f"{NAME_HINT} Gilt ab dem nächsten Öffnen eines Arbeitsbereichs.")
        super().__init__(parent, "Ihr Name", self.name, action=Button("Namen speichern", "check", "primary"), width=460)
        self.name.line.setFocus()
        self.name.line.selectAll()

    @Slot()
    def submit(self) -> None:
        """Remember the name."""
        if not self.name.commit():
            self.name.line.setFocus()
            return
        self._settings.examiner = self.name.value()
        settings_file.save(self._settings)
        self.accept()
