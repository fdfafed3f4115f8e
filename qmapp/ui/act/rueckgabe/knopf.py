"""A button with the two ways of a form or list: out and back."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu

from qmapp.ui.act.rueckgabe.wege import FORMULAR, LISTE, READ_FORM, READ_LIST, WRITE_FORM, WRITE_LIST, Rueckgabewege
from qmapp.ui.widgets.buttons import Button


class Rueckgabeknopf(Button):
    """Opens its menu below itself, also by keyboard."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__(f"{words} …", icon)
        self._words_of_menu = words
        self._ways: list[tuple[str, Callable[[], None]]] = []
        self.clicked.connect(self.open)

    def set_ways(self, *ways: tuple[str, Callable[[], None]]) -> None:
        """What the menu offers."""
        self._ways = list(ways)

    @Slot()
    def open(self) -> None:
        """Show the menu."""
        menu = QMenu(self)
        menu.setAccessibleName(self._words_of_menu)
        for label, run in self._ways:
            menu.addAction(label).triggered.connect(run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])


def form_button() -> Rueckgabeknopf:
    """The one for the form; its ways are set when the page has them."""
    return Rueckgabeknopf(FORMULAR, "file-type-docx")


def list_button() -> Rueckgabeknopf:
    """The one for the list."""
    return Rueckgabeknopf(LISTE, "file-type-xls")


def offer_form(button: Rueckgabeknopf, wege: Rueckgabewege) -> None:
    """Let the button offer the form."""
    button.set_ways((WRITE_FORM, wege.write_form), (READ_FORM, wege.read_form))


def offer_list(button: Rueckgabeknopf, wege: Rueckgabewege) -> None:
    """Let the button offer the list."""
    button.set_ways((WRITE_LIST, wege.write_list), (READ_LIST, wege.read_list))
