"""The steps that concern more than the Maßnahme in hand: a new one, many at once, and everything of somebody who goes.

Each asks what it needs, and gives the focus back to what had it.
"""

from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from qmapp import german
from qmapp.ui.act.massnahme import Massnahmenbefehle
from qmapp.ui.act.massnahme.sammel import offer_sammel
from qmapp.ui.act.massnahme.uebergabe import offer_uebergabe
from qmapp.ui.act.massnahmen.ansichten import Ansichten
from qmapp.ui.act.massnahmen.zuempfehlung import offer_empfehlung
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button


class Schritte(QObject):
    """Belongs to the page, which puts ``button`` into its head; ``made`` carries the id of a new Maßnahme."""

    made = Signal(object)

    def __init__(self, page: QWidget, context: Context, befehle: Massnahmenbefehle, ansichten: Ansichten) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._befehle, self._ansichten = befehle, ansichten
        self.button = Button("Mehrere …", "list-details")
        self.button.clicked.connect(self._open_menu)

    def menu(self) -> QMenu:
        """What may be done with more than one."""
        menu = QMenu(self.button)
        menu.setAccessibleName("Mehrere Maßnahmen")
        count = len(self._ansichten.tafel.chosen())
        words = "1 Maßnahme ändern …" if count == 1 else f"{german.integer(count)} ausgewählte ändern …"
        menu.addAction(f"{words}\tStrg+M").triggered.connect(self.change_chosen)
        menu.addAction("Aufgaben von jemandem übergeben …\tStrg+U").triggered.connect(self.hand_over)
        return menu

    @Slot()
    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        menu.setActiveAction(menu.actions()[0])

    @Slot()
    def new(self) -> None:
        """Make one: it is there at once, and its title is asked for."""
        self._tell(self._befehle.create())

    @Slot()
    def new_for_empfehlung(self) -> None:
        """Ask which Empfehlung it answers, and make it."""
        empfehlung_id = offer_empfehlung(self._page, self._context)
        if empfehlung_id is not None:
            self._tell(self._befehle.create(empfehlung_id=empfehlung_id))

    @Slot()
    def change_chosen(self) -> None:
        """Change all that are chosen in one step; afterwards none is marked any more."""
        before = QApplication.focusWidget()
        if offer_sammel(self._page, self._context, self._ansichten.tafel.chosen()):
            self._ansichten.tafel.clear_marks()
        _back_to(before)

    @Slot()
    def hand_over(self) -> None:
        """Hand everything open of somebody to a successor; whose Maßnahmen are shown is proposed."""
        before = QApplication.focusWidget()
        offer_uebergabe(self._page, self._context, self._ansichten.filter.auswahl().verantwortlich or "")
        _back_to(before)

    def _tell(self, made: UUID | None) -> None:
        if made is not None:
            self.made.emit(made)


def _back_to(before: QWidget | None) -> None:
    if before is not None:
        before.setFocus()
