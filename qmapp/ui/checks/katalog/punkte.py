"""The Prüfpunkte of a version: chosen, reordered, added, deleted and pasted by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from qmapp.checks.katalog import Pruefpunkt
from qmapp.ui.widgets.table import ItemList

_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Punktliste(ItemList[Pruefpunkt]):
    """``moved`` carries a Prüfpunkt and its new number, ``add_wanted`` and ``paste_wanted`` ask for more of them."""

    moved = Signal(object, int)
    add_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Prüfpunkte", key=_code, title=_title, subtitle=_subtitle, icon=_icon, row_height=46)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, step = self.current(), _ARROWS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and current is not None:
            self.moved.emit(current, current.nummer + step)
        elif event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


def _code(punkt: Pruefpunkt) -> str:
    return punkt.code


def _title(punkt: Pruefpunkt) -> str:
    return f"{punkt.nummer}  {punkt.titel or 'Ohne Titel'}"


def _subtitle(punkt: Pruefpunkt) -> str:
    marks = ("gegenlesen" if punkt.pruefen else "", "ausgesetzt" if punkt.aussetzungen else "")
    return " · ".join(part for part in (punkt.code, f"Bereich {punkt.bereich}", *marks, punkt.rechtsgrundlage) if part)


def _icon(punkt: Pruefpunkt) -> tuple[str, str]:
    if punkt.pruefen:
        return "alert-triangle", "warn"
    return ("player-pause", "accent") if punkt.aussetzungen else ("point", "text3")
