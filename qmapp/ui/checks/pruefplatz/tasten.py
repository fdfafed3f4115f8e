"""The keys of the Prüfplatz that no field has taken; letters and digits alone only where the user wants them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from qmapp.settings import Settings
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.feststellen import Feststellen
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ALONE = (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)
#: With Alt the letters and digits always work.
_ALT = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier)


class Tasten:
    """Called with the keys that nothing inside has taken; True if it was one of its own."""

    def __init__(self, ablauf: Ablauf, feststellen: Feststellen, flaeche: Flaeche, settings: Settings) -> None:
        self._ablauf = ablauf
        self._feststellen = feststellen
        self._liste = flaeche.liste
        self._form = flaeche.form
        self._punkte = flaeche.blatt.punkte
        self._settings = settings

    def handle(self, event: QKeyEvent) -> bool:
        """Do what the key means."""
        key, modifiers = event.key(), event.modifiers()
        if modifiers in _PLAIN and self._move(key):
            return True
        single = modifiers in _ALT or (modifiers in _ALONE and self._settings.single_letter_keys)
        if not single or self._in_list():
            return False
        if key == Qt.Key.Key_N:
            self._ablauf.to_note()
            return True
        if key == Qt.Key.Key_F:
            self._feststellen.hold()
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
