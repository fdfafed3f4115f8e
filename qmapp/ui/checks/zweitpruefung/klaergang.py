"""Going through the disagreements: one in hand, settled, the next one."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from qmapp.checks.aktenpruefung.zweitpruefung import abfragen
from qmapp.ui.checks.zweitpruefung.befehle import Zweitbefehle
from qmapp.ui.checks.zweitpruefung.gegenueber import Klaerung
from qmapp.ui.checks.zweitpruefung.klaerung import Klaerungen
from qmapp.ui.context import Context

_KEYS: Final = ("1", "2", "3")


class Klaergang(QObject):
    """Belongs to a page; ``writable`` while answers may change."""

    def __init__(self, page: QObject, context: Context, befehle: Zweitbefehle, view: Klaerungen) -> None:
        super().__init__(page)
        self._context, self._befehle, self._view = context, befehle, view
        self.writable = False
        view.chosen.connect(self.show_detail)
        view.detail.ready.connect(self._settle)

    @Slot()
    @Slot(object)
    def show_detail(self, _: object = None) -> None:
        """Read the one in hand again."""
        row = self._view.list.current()
        if row is not None:
            found = self._context.read(abfragen.gegenueberstellung, row.akte_id, row.punkt.code)
            self._view.detail.show_stellung(found, writable=self.writable)

    def handle(self, event: QKeyEvent) -> bool:
        """1, 2, 3 say what holds: with Alt always, alone where the user wants it and is not typing."""
        digit = chr(event.key()) if 0x20 < event.key() < 0x7F else ""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held == Qt.KeyboardModifier.NoModifier and self._context.settings.single_letter_keys
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if digit not in _KEYS or not self.writable or self._view.list.current() is None:
            return False
        if held == Qt.KeyboardModifier.AltModifier or (alone and not typing):
            return self._view.detail.press_key(digit)
        return False

    def submit(self) -> None:
        """Settle the one in hand as the form says."""
        self._view.detail.submit()

    @Slot(object)
    def _settle(self, chosen: Klaerung) -> None:
        row = self._view.list.current()
        if row is None or not self._befehle.settle(row, chosen):
            return
        if not self._view.to_next():
            self._context.tell("Alle Abweichungen sind geklärt.", undo=True)
        self._view.list.setFocus()
