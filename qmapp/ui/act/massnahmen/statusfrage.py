"""Asks how far a Maßnahme is, since when, and why where that has to be said."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.act.massnahme.status import MIT_GRUND
from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.choices import RadioList
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import DateField

#: Does it: status, day, reason; raises UserError where it is refused.
Setzen = Callable[[Status, date, str], object]


class Statusfrage(Dialog):
    """``setzen`` does it and raises UserError where it is refused."""

    def __init__(self, parent: QWidget | None, row: MassnahmeZeile, heute: date, setzen: Setzen) -> None:
        self.status = RadioList("Status", [(status, _words(status)) for status in Status])
        self.status.set_value(row.status)
        self.am = DateField("Seit", name="am", required=True)
        self.am.set_value(heute)
        self.grund = TextField("Grund", name="grund")
        self.grund.set_value(row.status_grund)
        self._setzen = setzen
        super().__init__(
            parent,
            f"Status von {row.kennung}",
            Label(row.titel, "body", "text2", wrap=True),
            self.status,
            self.am,
            self.grund,
            action=Button("Status ändern", "check", "primary"),
        )
        self.status.chosen.connect(self._on_chosen)
        self._on_chosen(row.status)
        self.status.focus_chosen()

    @Slot()
    def submit(self) -> None:
        """Do it, or say at the field why not."""
        day = self.am.value() if self.am.commit() else None
        if day is None:
            self.am.line.setFocus()
            return
        try:
            self._setzen(Status(str(self.status.value())), day, self.grund.value())
        except UserError as error:
            if not show_at_field(error, [self.am, self.grund]):
                self.grund.set_error(error.message)
            return
        self.accept()

    @Slot(object)
    def _on_chosen(self, status: object) -> None:
        self.grund.set_hint("Bitte sagen Sie, warum." if status in MIT_GRUND else "Nicht nötig.")
        self.am.set_label("Umgesetzt am" if status is Status.UMGESETZT else "Seit")


def _words(status: Status) -> str:
    words = worte.STATUS[status]
    return words[0].upper() + words[1:]
