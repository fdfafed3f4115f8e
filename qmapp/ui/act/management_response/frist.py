"""Asks for a new deadline and its reason."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein
from qmapp.errors import UserError
from qmapp.german import day
from qmapp.ui.act.management_response.befehle import Antwortbefehle
from qmapp.ui.act.management_response.einzelheit import Einzelheit
from qmapp.ui.act.management_response.mahnung import Mahnfall
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import DateField

_LEAD = "Jede Verschiebung wird gezählt. Der Grund steht mit dem Datum im Verlauf."


class Fristdialog(Dialog):
    """``act`` moves the deadline (day, reason, who allowed it) and raises UserError where it is refused."""

    def __init__(
        self, parent: QWidget | None, what: str, bisher: date, name: str, act: Callable[[date, str, str], object]
    ) -> None:
        self.frist = DateField("Neue Frist", name=name, hint=f"Bisher {day(bisher)}", required=True)
        self.grund = TextField("Grund", name="grund", required=True)
        self.genehmigt = TextField("Genehmigt durch", name="genehmigt", hint="Rolle, zum Beispiel Amtsleitung")
        action = Button("Frist ändern", "calendar-time", "primary")
        words = (Label(what, "bodyb", wrap=True), Label(_LEAD, "body", "text2", wrap=True))
        super().__init__(parent, "Frist ändern", *words, self.frist, self.grund, self.genehmigt, action=action)
        self._act = act
        self.frist.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Do it, or say at the field why not."""
        for field in (self.frist, self.grund, self.genehmigt):
            if not field.commit():
                field.editor.setFocus()
                return
        chosen = self.frist.value()
        assert chosen is not None, "the field is required"
        try:
            self._act(chosen, self.grund.value(), self.genehmigt.value())
        except UserError as error:
            if not show_at_field(error, [self.frist, self.grund, self.genehmigt]):
                self.frist.set_error(error.message)
            return
        self.accept()


class Fristfrage(QObject):
    """Belongs to a page; what is answered is carried out by its ``befehle``."""

    def __init__(self, page: QWidget, befehle: Antwortbefehle, detail: Einzelheit) -> None:
        super().__init__(page)
        self._page = page
        self._befehle = befehle
        self._measure = detail.measure
        self._measure.later.clicked.connect(self.ask)
        detail.massnahmen.mahnungen.later.connect(self.ask_case)

    @Slot(object)
    def ask_case(self, case: Mahnfall) -> None:
        """Ask for a new deadline of what is overdue."""
        self._ask(case.row, case.satz, case.faellig)

    @Slot()
    def ask(self) -> None:
        """Ask for a new deadline of the Maßnahme open."""
        row = self._measure.row()
        if row is not None and row.frist is not None:
            self._ask(row, f"{row.kennung} {row.titel}", row.frist)

    def _ask(self, row: MassnahmeZeile | Meilenstein, what: str, bisher: date) -> None:
        before = QApplication.focusWidget()
        name = "soll" if isinstance(row, Meilenstein) else "frist"
        dialog = Fristdialog(self._page, what, bisher, name, partial(self._befehle.postpone, row))
        dialog.exec()
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
