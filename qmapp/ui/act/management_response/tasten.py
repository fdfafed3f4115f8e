"""The keys of the Management Response that no field has taken."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from qmapp.settings import Settings

_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class Tasten:
    """Letters do what they are told, digits go to ``digit``; with Alt always, alone where the user wants it."""

    def __init__(
        self, letters: Mapping[str, Callable[[], object]], digit: Callable[[str], bool], settings: Settings
    ) -> None:
        self._letters = letters
        self._digit = digit
        self._settings = settings

    def handle(self, event: QKeyEvent) -> bool:
        """Do what the key means; False if it means nothing here."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (held == _ALT or (held == _NONE and self._settings.single_letter_keys)):
            return False
        if not 0x20 < event.key() < 0x7F:
            return False
        key = chr(event.key())
        act = self._letters.get(key)
        if act is None:
            return self._digit(key)
        act()
        return True
