"""What is asked before a step of the Jahresprüfplan, and the Rechenweg shown on demand."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp.checks import jahresplan as plaene
from qmapp.checks.jahresplan.rows import Eintrag, Jahresplan
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.checks.jahresplan.befehle import Planbefehle
from qmapp.ui.checks.jahresplan.jahrwahl import Jahrwahl
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog, TextDialog, confirm

_LEAVE_OUT = "Die Prüfung bleibt im Plan sichtbar und zählt nicht mehr zu den Stunden. Der Grund steht im Plan."
_DELETE = "Der Plan wird gelöscht; die Prüfungen selbst bleiben. Rückgängig bringt ihn zurück."


class Planfragen(QObject):
    """Belongs to a page; every answer is carried out by its ``befehle``."""

    def __init__(self, page: QWidget, context: Context, befehle: Planbefehle) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._befehle = befehle

    def begin(self) -> int:
        """Ask for the year of a new plan; the year begun, or 0."""
        years = self._context.read(plaene.jahre)
        year = max(years) + 1 if years else self._context.heute().year
        dialog = Jahrwahl(self._page, year, years, self._befehle.begin)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.made if agreed else 0

    def leave_out(self, row: Eintrag) -> None:
        """Ask why an audit is left out."""
        button = Button("Entfallen lassen", "ban", "primary")
        act = partial(self._befehle.leave_out, row)
        self._show(Begruenden(self._page, "Prüfung entfällt dieses Jahr", _LEAVE_OUT, button, act))

    def delete_plan(self, plan: Jahresplan) -> None:
        """Ask once, then delete the plan."""
        facts = [("Geplante Prüfungen", str(len(plan.eintraege)))]
        title = f"Jahresprüfplan {plan.jahr} löschen"
        if confirm(self._page, title, _DELETE, facts, action="Plan löschen", icon="trash"):
            self._befehle.delete_plan(plan.jahr)

    def show_way(self, plan: Jahresplan) -> None:
        """Show how the hours came about."""
        self._show(TextDialog(self._page, "Rechenweg", plan.kapazitaet.rechenweg.as_text()))

    def _show(self, dialog: Dialog) -> None:
        before = QApplication.focusWidget()
        dialog.exec()
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
