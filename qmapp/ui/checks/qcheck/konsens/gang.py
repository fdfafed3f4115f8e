"""Going through the differences: take over what is alike, settle the one in hand, the next one."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from qmapp.checks.qcheck.konsensstand import Konsensstand
from qmapp.checks.qcheck.rows import Abgleichzeile, QCheck
from qmapp.german import integer
from qmapp.ui.checks.qcheck.konsens.befehle import Konsensbefehle
from qmapp.ui.checks.qcheck.konsens.unterschiede import Unterschiede
from qmapp.ui.context import Context

_RESULT: Final = ("Zum Ergebnis", "arrow-right")


class Gang(QObject):
    """Belongs to a page; ``moved`` when the next step is another one, ``done`` asks for the result."""

    moved = Signal()
    done = Signal()

    def __init__(self, page: QObject, context: Context, befehle: Konsensbefehle, view: Unterschiede) -> None:
        super().__init__(page)
        self._context, self._befehle, self._view = context, befehle, view
        self.head: QCheck | None = None
        self.stand = Konsensstand(0, ())
        self.dimensions: Mapping[str, str] = {}
        view.chosen.connect(self.show_detail)
        view.list.delete_requested.connect(self._retract)
        view.detail.wahl.answered.connect(self._on_edited)
        view.detail.grund.edited.connect(self._on_edited)

    def offen(self) -> bool:
        """Whether the team may still agree on something."""
        return self.head is not None and self.head.offen and not self._context.workspace.read_only

    def next_step(self) -> tuple[str, str]:
        """Words and icon of the button that goes on."""
        same = self.stand.gleich
        if not self.offen():
            return _RESULT
        if same:
            words = "1 Übereinstimmung" if same == 1 else f"{integer(same)} Übereinstimmungen"
            return f"{words} übernehmen", "check"
        return ("Festhalten und weiter", "check") if self.stand.offen or self._view.detail.changed() else _RESULT

    @Slot()
    def go_on(self) -> None:
        """Strg+Enter: take over, settle and go to the next, or on to the result."""
        if self.head is None or self.next_step() == _RESULT:
            self.done.emit()
        elif self.stand.gleich:
            if self._befehle.adopt(self.head.id):
                self._view.list.setFocus()
        else:
            self._settle(self.head)

    def handle(self, event: QKeyEvent) -> bool:
        """A key of an answer: with Alt always, alone where the user wants it and is not typing. Esc leaves a field."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if event.key() == Qt.Key.Key_Escape and typing:
            self._view.list.setFocus()
            return True
        alone = held == Qt.KeyboardModifier.NoModifier and self._context.settings.single_letter_keys and not typing
        if not self._view.isVisible() or not 0x20 < event.key() < 0x7F:
            return False
        return (alone or held == Qt.KeyboardModifier.AltModifier) and self._view.detail.press_key(chr(event.key()))

    @Slot()
    @Slot(object)
    def show_detail(self, _: object = None) -> None:
        """Show the line in hand."""
        line = self._view.list.current()
        if line is not None and self.head is not None:
            dimension = self.dimensions.get(line.punkt.code, "")
            self._view.detail.show_line(line, self.head.team, dimension=dimension, offen=self.offen())
        self.moved.emit()

    def _settle(self, head: QCheck) -> None:
        line, urteil = self._view.list.current(), self._view.detail.ready()
        if line is None or urteil is None:
            return
        if not self._befehle.agree(head.id, line, urteil, self._view.detail.grund.value()):
            return
        if not self._view.to_next():
            self._context.tell("Alle Unterschiede sind geklärt.", undo=True)
        self._view.list.setFocus()

    @Slot(object)
    def _retract(self, line: Abgleichzeile) -> None:
        if line.konsens is not None and self.head is not None and self.offen():
            self._befehle.retract(self.head.id, line)

    @Slot(object)
    def _on_edited(self, _: object) -> None:
        self.moved.emit()
