"""The words of a column and what each is taken for; a digit decides."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from qmapp.checks.befragung.einlesen import Wortlesart
from qmapp.german import integer
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.worte import wert, werte
from qmapp.ui.style import Tone
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


class Worttafel(Table[Wortlesart]):
    """``decided`` carries (word, value): by its digit, Entf for no answer. ``undecided`` carries the word."""

    decided = Signal(object, object)
    undecided = Signal(object)

    def __init__(self) -> None:
        self._blick: Blick | None = None
        self._spalte = 0
        self._offered: frozenset[object] = frozenset()
        columns: list[Column[Wortlesart]] = [
            Column("In der Datei", _text, bold=True),
            Column("Anzahl", _count, width=66, right=True),
            Column("Gilt als", self._meaning, pill=_open),
        ]
        super().__init__("Wörter der Spalte", TableModel(columns, _key))

    def show_woerter(self, blick: Blick, spalte: int, words: Sequence[Wortlesart]) -> None:
        """Show the words of a column."""
        self._blick, self._spalte = blick, spalte
        self._offered = (
            frozenset(value for value, _ in werte(blick.katalog, blick.ziel(spalte))) if words else self._offered
        )
        self.show_rows(words)

    def go_on(self) -> None:
        """To the next word nobody has decided on, if there is one."""
        for place in range(self.rows.count()):
            if not self.rows.row(place).verstanden:
                self.selectRow(place)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.text().isdecimal() and int(event.text()) in self._offered:
                self.decided.emit(row, int(event.text()))
                event.accept()
                return
            if event.key() == Qt.Key.Key_Delete:
                self.decided.emit(row, None)
                event.accept()
                return
            if event.key() == Qt.Key.Key_Backspace:
                self.undecided.emit(row)
                event.accept()
                return
        super().keyPressEvent(event)

    def _meaning(self, row: Wortlesart) -> str:
        if self._blick is None or not row.verstanden:
            return ""
        return wert(self._blick.katalog, self._blick.ziel(self._spalte), row.wert)


def _key(row: Wortlesart) -> str:
    return row.text


def _text(row: Wortlesart) -> str:
    return row.text or "(leer)"


def _count(row: Wortlesart) -> str:
    return integer(row.anzahl)


def _open(row: Wortlesart) -> tuple[Tone, str] | None:
    return None if row.verstanden else ("warn", "offen")
