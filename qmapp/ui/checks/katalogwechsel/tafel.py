"""The points of both versions with what becomes of their answers; keys 1 to 4 decide."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent

from qmapp.checks.katalog.wechsel import Entscheidung, Punktwechsel, Wahl, Wechselart
from qmapp.german import integer
from qmapp.ui.checks.katalogwechsel.worte import TASTEN, entscheidung, ton, was
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_CHANGED, _ALL = "geaendert", "alle"
_KEYS: Final = "Tasten: 1 gilt weiter · 2 neu beantworten · 3 zuordnen · 4 ins Archiv · Leertaste wechselt"


class Punkttabelle(Table[Punktwechsel]):
    """``decided`` carries (row, way)."""

    decided = Signal(object, object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and event.text() in TASTEN and not event.modifiers():
            self.decided.emit(row, TASTEN[event.text()])
            event.accept()
            return
        super().keyPressEvent(event)

    def go_on(self) -> None:
        """To the next row, as after an answer."""
        row = self.currentIndex().row() + 1
        if row < self.rows.count():
            self.selectRow(row)


class Punkttafel(Card):
    """Only what differs, or all. ``decided`` as in :class:`Punkttabelle`, ``chosen`` the row moved to."""

    decided = Signal(object, object)
    chosen = Signal(object)

    def __init__(self, wortlaut: Wortlaut) -> None:
        self._wortlaut = wortlaut
        self._wahlen: Mapping[str, Wahl] = {}
        self._rows: tuple[Punktwechsel, ...] = ()
        columns: list[Column[Punktwechsel]] = [
            Column("Nr.", _nummer, width=56, right=True),
            Column(wortlaut.punkt, self._title, sub=was, bold=True),
            Column("Änderung", _nothing, pill=self._art, width=146),
            Column("Antworten", _count, width=86, right=True),
            Column("Entscheidung", _nothing, pill=self._pill, width=158),
        ]
        self.table = Punkttabelle(f"{wortlaut.punkte} beider Fassungen", TableModel(columns, _code), row_height=46)
        self.filter = SegmentedControl(f"{wortlaut.punkte} zeigen", ((_CHANGED, "Geänderte"), (_ALL, "Alle")))
        super().__init__(
            (self.table, 1), title=wortlaut.punkte, subtitle=_KEYS, right=self.filter, margin=(1, 13, 1, 6)
        )
        inset_head(self)
        self.table.current_changed.connect(self.chosen)
        self.table.decided.connect(self.decided)
        self.table.marked.connect(self._on_space)
        self.filter.chosen.connect(self._on_filter)

    def show_points(self, vorschau: Vorschau, wahlen: Mapping[str, Wahl], *, anew: bool) -> None:
        """Show a preview; ``wahlen`` are its decisions, also as they change. ``anew``: what is shown may change too."""
        self._wahlen = wahlen
        self._rows = vorschau.punkte
        if anew:
            changed = any(row.art is not Wechselart.GLEICH for row in self._rows)
            self.filter.set_value(_CHANGED if changed else _ALL)
        self._fill()

    def show_decision(self, row: Punktwechsel, *, go_on: bool) -> None:
        """A row was decided; with ``go_on`` the next one is in hand."""
        model = self.table.rows
        assert isinstance(model, TableModel)
        model.replace(row)
        if go_on:
            self.table.go_on()

    def select(self, code: str) -> bool:
        """Put the selection on a point, showing all if need be."""
        if self.table.select_key(code, emit=True):
            return True
        if any(row.code == code for row in self._rows):
            self.filter.set_value(_ALL)
            self._fill()
        return self.table.select_key(code, emit=True)

    def _fill(self) -> None:
        everything = self.filter.value() == _ALL
        rows = [row for row in self._rows if everything or row.art is not Wechselart.GLEICH]
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.select_key(rows[0].code)

    def _title(self, row: Punktwechsel) -> str:
        punkt = row.neu or row.alt
        assert punkt is not None, "it is in one of them"
        return self._wortlaut.titel(punkt)

    def _art(self, row: Punktwechsel) -> tuple[Tone, str]:
        return self._wortlaut.arten[row.art]

    def _pill(self, row: Punktwechsel) -> tuple[Tone, str]:
        wahl = self._wahlen.get(row.code)
        return ton(wahl), entscheidung(row, wahl)

    @Slot(object)
    def _on_filter(self, _: object) -> None:
        self._fill()
        row = self.table.current()
        if row is not None:
            self.chosen.emit(row)

    @Slot(object)
    def _on_space(self, row: Punktwechsel) -> None:
        """The other way."""
        if row.wege:
            now = self._wahlen[row.code].entscheidung
            other: Entscheidung = next(way for way in row.wege if way is not now)
            self.decided.emit(row, other)


def _code(row: Punktwechsel) -> str:
    return row.code


def _nummer(row: Punktwechsel) -> str:
    punkt = row.neu or row.alt
    assert punkt is not None, "it is in one of them"
    return str(punkt.nummer) if row.neu is not None else f"({punkt.nummer})"


def _count(row: Punktwechsel) -> str:
    return integer(row.antworten) if row.alt is not None else "–"


def _nothing(row: Punktwechsel) -> str:
    return ""
