"""Asks for the reason of a step that needs one."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label


class Begruenden(Dialog):
    """Asks for the reason of a step; ``act`` does it and raises UserError where it is refused."""

    def __init__(
        self, parent: QWidget | None, title: str, lead: str, action: Button, act: Callable[[str], object]
    ) -> None:
        self.grund = TextField(
            "Grund", name="grund", hint="Er wird mit dem Datum bei der Prüfung vermerkt.", required=True
        )
        super().__init__(parent, title, Label(lead, "body", "text2", wrap=True), self.grund, action=action)
        self._act = act
        self.grund.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Do it, or say at the field why not."""
        if not self.grund.commit():
            self.grund.line.setFocus()
            return
        try:
            self._act(self.grund.value())
        except UserError as error:
            if not show_at_field(error, [self.grund]):
                self.grund.set_error(error.message)
            return
        self.accept()
