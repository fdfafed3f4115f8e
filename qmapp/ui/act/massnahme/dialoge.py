"""What a step asks: a new deadline with its reason, a status with its day, the day a Meilenstein was reached."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.status import MIT_GRUND
from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import Field, TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import DateField

_REASON = "Er steht mit dem Datum im Verlauf."


class _Frage(Dialog):
    """Fields and a button; what is refused is said at the field it belongs to."""

    def __init__(self, parent: QWidget | None, title: str, lead: str, *fields: Field, action: Button) -> None:
        super().__init__(parent, title, Label(lead, "body", "text2", wrap=True), *fields, action=action)
        self._fields = fields
        fields[0].editor.setFocus()

    @Slot()
    def submit(self) -> None:
        """Do it, or say at the field why not."""
        for field in self._fields:
            if not field.commit():
                field.editor.setFocus()
                return
        try:
            self.carry_out()
        except UserError as error:
            if not show_at_field(error, self._fields):
                self._fields[0].set_error(error.message)
            return
        self.accept()

    def carry_out(self) -> None:
        """The step itself; raises UserError where it is refused."""
        raise NotImplementedError


class Verschieben(_Frage):
    """A new deadline (or day of a Meilenstein) with its reason; ``act`` takes day, reason and who allowed it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        lead: str,
        act: Callable[[date, str, str], object],
        *,
        field: str = "frist",
    ) -> None:
        self.auf = DateField("Neuer Tag", name=field, required=True)
        self.grund = TextField("Grund", name="grund", hint=_REASON, required=True)
        self.genehmigt = TextField("Genehmigt durch", name="genehmigt", hint="Wenn jemand zustimmen musste.")
        button = Button("Frist ändern" if field == "frist" else "Termin ändern", "calendar-time", "primary")
        super().__init__(parent, title, lead, self.auf, self.grund, self.genehmigt, action=button)
        self._act = act

    def carry_out(self) -> None:
        auf = self.auf.value()
        assert auf is not None, "it was required"
        self._act(auf, self.grund.value(), self.genehmigt.value())


class Statusfrage(_Frage):
    """The day of a status and its reason, where it needs one; ``act`` takes both."""

    def __init__(self, parent: QWidget | None, status: Status, heute: date, act: Callable[[date, str], object]) -> None:
        words = worte.STATUS[status]
        done = status is Status.UMGESETZT
        self.am = DateField("Umgesetzt am" if done else "Seit", name="am", required=True)
        self.grund = TextField("Grund", name="grund", hint=_REASON, required=status in MIT_GRUND)
        lead = (
            "Seit wann ist die Maßnahme umgesetzt?" if done else "Ein Satz genügt; er steht im Verlauf und im Bericht."
        )
        fields: tuple[Field, ...] = (self.am,) if done else (self.grund, self.am)
        super().__init__(
            parent, f"Status: {words}", lead, *fields, action=Button(f"Als {words} melden", "check", "primary")
        )
        self.am.set_value(heute)
        self._act = act

    def carry_out(self) -> None:
        am = self.am.value()
        assert am is not None, "it was required"
        self._act(am, self.grund.value())


class Umbenennen(_Frage):
    """Another title for a Meilenstein."""

    def __init__(self, parent: QWidget | None, titel: str, act: Callable[[str], object]) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        button = Button("Umbenennen", "pencil", "primary")
        super().__init__(
            parent, "Meilenstein umbenennen", "Der Termin und der Verlauf bleiben.", self.titel, action=button
        )
        self.titel.set_value(titel)
        self.titel.line.selectAll()
        self._act = act

    def carry_out(self) -> None:
        self._act(self.titel.value())


class Erreicht(_Frage):
    """On which day a Meilenstein was reached."""

    def __init__(self, parent: QWidget | None, titel: str, heute: date, act: Callable[[date], object]) -> None:
        self.ist = DateField("Erreicht am", name="ist", required=True)
        button = Button("Erreicht melden", "check", "primary")
        super().__init__(parent, "Meilenstein erreicht", f"„{titel}“", self.ist, action=button)
        self.ist.set_value(heute)
        self.ist.line.selectAll()
        self._act = act

    def carry_out(self) -> None:
        ist = self.ist.value()
        assert ist is not None, "it was required"
        self._act(ist)
