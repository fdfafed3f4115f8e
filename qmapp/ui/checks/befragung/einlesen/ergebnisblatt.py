"""The last step: what was read, what was left out and why, what was found in free texts."""

from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.einlesen import Einleseergebnis
from qmapp.german import integer
from qmapp.spreadsheets import Ausgelassen
from qmapp.ui.checks.befragung.einlesen.worte import funde
from qmapp.ui.style import box, sized, vbox
from qmapp.ui.widgets.card import Card, Columns, KeyFigure
from qmapp.ui.widgets.labels import Label, Rule, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


class Ergebnisblatt(QWidget):
    """Shows an :class:`Einleseergebnis`."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = tuple(
            KeyFigure(name, big=True) for name in ("Zeilen in der Datei", "Bögen eingelesen", "Draußen geblieben")
        )
        self._funde = Label("", "body", "text2", wrap=True)
        self._hints = Label("", "small", "text2", wrap=True)
        columns: list[Column[Ausgelassen]] = [
            Column("Zeile", _line, width=90, right=True, sort=_number),
            Column("Grund", _reason, sort=_reason),
        ]
        self.draussen: Table[Ausgelassen] = Table("Zeilen, die draußen geblieben sind", TableModel(columns, _number))
        figures = Card(Columns(*((figure, 1) for figure in self._figures), fold=600), margin=(18, 12, 18, 12))
        rest = Card(self._funde, self._hints, title="Aufgefallen")
        left = box(vbox(rest, None, gap=12))
        self._card = Card(Rule(), (self.draussen, 1), title="Draußen geblieben", gap=8, margin=(16, 13, 16, 8))
        sized(self.draussen, min_height=160)
        self.setLayout(vbox(figures, (Columns((left, 5), (self._card, 6), fold=760), 1), gap=12))

    def show_ergebnis(self, ergebnis: Einleseergebnis) -> None:
        """Show what was done."""
        values = (ergebnis.zeilen, ergebnis.boegen, len(ergebnis.ausgelassen))
        for figure, value in zip(self._figures, values, strict=True):
            figure.set(integer(value))
        self._funde.setText(funde(ergebnis))
        nothing = () if ergebnis.ausgelassen else ("Keine Zeile ist draußen geblieben.",)
        self._hints.setText("\n".join([*nothing, *ergebnis.hinweise]))
        show_if(self._hints, bool(nothing or ergebnis.hinweise))
        self.draussen.show_rows(ergebnis.ausgelassen)
        show_if(self._card, bool(ergebnis.ausgelassen))


def _number(row: Ausgelassen) -> int:
    return row.zeile


def _line(row: Ausgelassen) -> str:
    return integer(row.zeile)


def _reason(row: Ausgelassen) -> str:
    return row.grund
