"""The keys of the assessment that no field has taken; letters and digits alone only where the user wants them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qmapp.settings import Settings
from qmapp.ui.checks.pruefplatz.bausteine import TASTEN
from qmapp.ui.checks.qcheck.bewertung.ablauf import Ablauf
from qmapp.ui.checks.qcheck.bewertung.flaeche import Flaeche

_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class Tasten(QObject):
    """Called with the keys that nothing inside has taken; True if it was one of its own."""

    def __init__(self, ablauf: Ablauf, flaeche: Flaeche, settings: Settings, page: QWidget) -> None:
        super().__init__(page)
        self._ablauf, self._flaeche, self._settings = ablauf, flaeche, settings
        self._letters: dict[int, Callable[[], object]] = {
            Qt.Key.Key_K: ablauf.to_remark,
            Qt.Key.Key_N: ablauf.to_evidence,
            Qt.Key.Key_M: ablauf.to_note,
            Qt.Key.Key_O: ablauf.next_open,
            Qt.Key.Key_F: ablauf.next_bare,
        }

    def bind(self, switch_view: Callable[[], None], switch_hint: Callable[[], None], page: QWidget) -> None:
        """Bind the keys that work in every field of the page."""
        keys = (("F2", switch_hint), ("F4", switch_view), *((key, self._on_text_key) for key in TASTEN))
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what the key means. With Alt letters and digits always work, alone where the user wants it."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _NONE and key == Qt.Key.Key_Escape:
            self._ablauf.back()
            return True
        if self._flaeche.choosing():
            return modifiers == _NONE and 0x20 < key < 0x7F and self._flaeche.wahl.press_key(chr(key))
        if not self._flaeche.sheet_shown():
            return False
        beside = self._beside()
        if modifiers == _NONE and not beside and self._move(key):
            return True
        if modifiers != _ALT and (modifiers != _NONE or beside or not self._settings.single_letter_keys):
            return False
        act = self._letters.get(key)
        if act is not None:
            act()
            return True
        return 0x20 < key < 0x7F and self._flaeche.blatt.fragen.press_key(chr(key))

    def _move(self, key: int) -> bool:
        moves: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Up: lambda: self._ablauf.step(-1),
            Qt.Key.Key_Down: lambda: self._ablauf.step(1),
            Qt.Key.Key_Return: lambda: self._ablauf.step(1),
            Qt.Key.Key_Enter: lambda: self._ablauf.step(1),
            Qt.Key.Key_Home: self._ablauf.first_open,
            Qt.Key.Key_Delete: self._ablauf.retract,
        }
        act = moves.get(key)
        if act is not None:
            act()
        return act is not None

    def _beside(self) -> bool:
        """Remark, evidence or points have the focus: what is typed there is no answer."""
        focused = QApplication.focusWidget()
        return focused is not None and self._flaeche.angaben.isAncestorOf(focused)

    @Slot()
    def _on_text_key(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut)
        self._ablauf.insert(TASTEN.index(shortcut.key().toString()))
