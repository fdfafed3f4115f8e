"""The keys of the Prüfplatz that no field has taken; letters and digits alone only where the user wants them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from qmapp.settings import Settings
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche

_NONE, _SHIFT, _ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
)  # fmt: skip
#: (letter, with Umschalt) → what it does.
Letters = Mapping[tuple[int, bool], Callable[[], object]]


class Tasten:
    """Called with the keys that nothing inside has taken; True if it was one of its own."""

    def __init__(self, ablauf: Ablauf, letters: Letters, flaeche: Flaeche, settings: Settings) -> None:
        self._ablauf = ablauf
        self._letters = letters
        self._liste = flaeche.liste
        self._form = flaeche.form
        self._punkte = flaeche.blatt.punkte
        self._settings = settings

    def handle(self, event: QKeyEvent) -> bool:
        """Do what the key means. With Alt letters and digits always work, alone where the user wants it."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _NONE and self._move(key):
            return True
        held = modifiers & ~_SHIFT
        if not (held == _ALT or (held == _NONE and self._settings.single_letter_keys)) or self._in_list():
            return False
        act = self._letters.get((key, modifiers & _SHIFT == _SHIFT))
        if act is not None:
            act()
            return True
        return 0x20 < key < 0x7F and self._press(chr(key))

    def _move(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self._ablauf.back()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Home and not self._in_list():
            self._ablauf.first_open()
        else:
            return False
        return True

    def _press(self, key: str) -> bool:
        """The kind of the Mangel while the kind has the focus, else the answer; in the rest of the form nothing."""
        focused = QApplication.focusWidget()
        if focused is not None and self._form.art.isAncestorOf(focused):
            return self._form.art.press_key(key)
        if focused is not None and self._form.isAncestorOf(focused):
            return False
        return self._punkte.press_key(key)

    def _step(self, direction: int) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._form.art.isAncestorOf(focused):
            self._form.art.step(direction)
        elif focused is None or not self._form.isAncestorOf(focused):
            self._ablauf.step(direction)

    def _in_list(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._liste.isAncestorOf(focused)
