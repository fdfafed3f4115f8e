"""What was put aside by moves: every answer with all it held, and the moves themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.german import integer
from qmapp.ui.checks.katalogwechsel.worte import verlauf
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


@dataclass(frozen=True)
class Archivsprache:
    """How an archive is read: its name, what its rows do not do, their columns, and one in words.

    ``worte`` gives heading, subtitle and text of a row.
    """

    name: str
    zusatz: str
    spalten: tuple[Column[Any], ...]
    worte: Callable[[Any], tuple[str, str, str]]


class Archivansicht(QWidget):
    """``opened`` carries the row opened by Enter."""

    opened = Signal(object)

    def __init__(self, sprache: Archivsprache) -> None:
        super().__init__()
        self._sprache = sprache
        self.table: Table[Any] = Table(sprache.name, TableModel(list(sprache.spalten), _id), row_height=46)
        self._card = Card((self.table, 1), title="Archiv", subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self._card)
        self.words = Label("", "small", wrap=True, selectable=True)
        self._detail = Card(self.words, None, title="Antwort", subtitle=" ")
        self._moves = Label("", "small", "text2", wrap=True, selectable=True)
        moves = Card(self._moves, title="Wechsel")
        right = box(vbox(moves, (self._detail, 1), gap=14))
        self.setLayout(vbox((Columns((self._card, 8), (right, 5), fold=880), 1), gap=0))
        self.table.current_changed.connect(self._on_current)
        self.table.activated_row.connect(self.opened)

    def show_rows(self, moves: Sequence[Any], rows: Sequence[Any]) -> None:
        """Show the moves and what they put aside."""
        self._moves.setText(verlauf(moves))
        count = "1 Eintrag" if len(rows) == 1 else f"{integer(len(rows))} Einträge"
        self._card.set_title("Archiv", f"{count}; {self._sprache.zusatz}")
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.select_key(rows[0].id)
        self._show()

    @Slot(object)
    def _on_current(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        row = self.table.current()
        if row is None:
            self._detail.set_title("Antwort")
            self.words.setText("Es liegt nichts im Archiv: Alle Antworten gelten weiter.")
            return
        heading, subtitle, words = self._sprache.worte(row)
        self._detail.set_title(heading, subtitle)
        self.words.setText(words)


def _id(row: Any) -> object:
    return row.id
