"""The changes a file would make, each to be left out or taken: with the space bar, Enter or a click on the box."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot

from qmapp.act.management_response.rueckgabe.rows import Aenderung
from qmapp.ui.style import Tone
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_NOTHING = "leer"


class Aenderungstafel(Table[Aenderung]):
    """``chosen_changed`` tells that other ones are to be taken."""

    chosen_changed = Signal()

    def __init__(self, rows: Sequence[Aenderung], chosen: Collection[str]) -> None:
        self._chosen = set(chosen)
        columns = [
            Column("Übernehmen", _kennung, width=178, sub=_feld, icon=self._box),
            Column("Bisher", _before),
            Column("Neu", _after),
        ]
        if any(row.konflikt for row in rows):
            columns.append(Column("Stand", _silent, width=118, pill=_pill))
        super().__init__("Änderungen", TableModel(columns, _key), row_height=46)
        self.show_rows(rows)
        for signal in (self.marked, self.activated_row):
            signal.connect(self.toggle)
        self.clicked.connect(self._on_clicked)
        if rows:
            self.select_key(rows[0].schluessel)

    def chosen(self) -> frozenset[str]:
        """The keys of what is to be taken."""
        return frozenset(self._chosen)

    @Slot(object)
    def toggle(self, row: Aenderung) -> None:
        """Take it, or leave it out."""
        self._chosen ^= {row.schluessel}
        words = "ausgewählt" if row.schluessel in self._chosen else "ausgelassen"
        announce(self, f"{row.kennung}, {row.feld} {words}")
        self._show_marks()

    def choose(self, keys: Collection[str]) -> None:
        """Take just these."""
        self._chosen = set(keys)
        self._show_marks()

    def _show_marks(self) -> None:
        self.viewport().update()
        self.chosen_changed.emit()

    def _box(self, row: Aenderung) -> tuple[str, str]:
        return ("square-check", "accent") if row.schluessel in self._chosen else ("square", "text3")

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle(self.rows.row(index.row()))


def _key(row: Aenderung) -> Hashable:
    return row.schluessel


def _kennung(row: Aenderung) -> str:
    return row.kennung


def _feld(row: Aenderung) -> str:
    return row.feld


def _before(row: Aenderung) -> str:
    return " ".join(row.alt.split()) or _NOTHING


def _after(row: Aenderung) -> str:
    return " ".join(row.neu.split()) or _NOTHING


def _silent(row: Aenderung) -> str:
    return ""


def _pill(row: Aenderung) -> tuple[Tone, str] | None:
    return ("warn", "strittig") if row.konflikt else None
