"""The columns of the file, also 248 of them: searched, filtered, each with where it goes and whether that works."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from qmapp.checks.befragung.einlesen import Zielart
from qmapp.german import folded, integer
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.worte import GRUENDE, ziel
from qmapp.ui.checks.rohzeilen import column_letter
from qmapp.ui.style import Tone, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


@dataclass(frozen=True)
class Spaltenzeile:
    """A column as it stands in the table."""

    place: int
    name: str
    beispiele: str
    ziel: str
    grund: str
    gelesen: bool
    offen: bool


class Spaltenliste(Card):
    """``chosen`` carries the column moved to, ``opened`` the one under Enter, ``cleared`` the one under Entf.

    ``filtered`` comes when only the columns not assigned are wanted, or all again.
    """

    chosen = Signal(int)
    opened = Signal(int)
    cleared = Signal(int)
    filtered = Signal(bool)

    def __init__(self) -> None:
        self._rows: list[Spaltenzeile] = []
        self.search = TextField("Suche", placeholder="Spalte, Antwort oder Frage suchen")
        self.search.hide_label()
        self.only_free = QCheckBox("Nur nicht zugeordnete")
        self._count = Label("", "cap", "text3")
        columns: list[Column[Spaltenzeile]] = [
            Column("Spalte der Datei", _name, bold=True, sub=_examples),
            Column("Gehört zu", _target, sub=_ground),
            Column("Stand", _nothing, width=92, pill=_state),
        ]
        self.table: Table[Spaltenzeile] = Table("Spalten der Datei", TableModel(columns, _place), row_height=46)
        sized(self.search, min_width=150)
        sized(self.table, min_height=220)
        head = hbox((self.search, 1), self.only_free, gap=12, margin=(15, 0, 15, 0))
        foot = hbox(self._count, None, margin=(15, 2, 15, 0))
        super().__init__(head, (self.table, 1), foot, margin=(1, 13, 1, 8), gap=8)
        self.setAccessibleName("Spalten der Datei")
        self.search.line.textChanged.connect(self._fill)
        self.only_free.toggled.connect(self._on_filter)
        self.table.current_changed.connect(self._on_current)
        self.table.activated_row.connect(self._on_opened)
        self.table.delete_requested.connect(self._on_cleared)

    def show_blick(self, blick: Blick) -> None:
        """Show the columns as they are understood now."""
        open_ones = set() if blick.bericht is None else {one.spalte for one in blick.bericht.offen}
        self._rows = [
            Spaltenzeile(
                place,
                f"{column_letter(place)} · {blick.name(place)}",
                blick.beispiele[place],
                "" if target.art is Zielart.IGNORIERT else ziel(blick.katalog, target),
                GRUENDE[target.grund] if target.art is not Zielart.IGNORIERT else "",
                target.art is not Zielart.IGNORIERT,
                place in open_ones,
            )
            for place, target in enumerate(blick.zuordnung.spalten)
        ]
        self._fill()

    def select(self, place: int) -> None:
        """Go to a column, also where search and filter hide it."""
        if not self.table.select_key(place):
            self.search.set_value("")
            self.only_free.setChecked(False)
            self._fill()
            self.table.select_key(place)

    def current(self) -> int | None:
        """The column the selection stands on."""
        row = self.table.current()
        return None if row is None else row.place

    @Slot()
    def _fill(self) -> None:
        words = folded(self.search.line.text()).split()
        shown = [
            row
            for row in self._rows
            if not (self.only_free.isChecked() and row.gelesen)
            and all(word in folded(f"{row.name} {row.beispiele} {row.ziel}") for word in words)
        ]
        self.table.show_rows(shown)
        taken = sum(row.gelesen for row in self._rows)
        told = f"{integer(taken)} von {integer(len(self._rows))} Spalten werden gelesen"
        self._count.setText(told if len(shown) == len(self._rows) else f"{told} · {integer(len(shown))} gezeigt")

    @Slot(bool)
    def _on_filter(self, wanted: bool) -> None:
        self._fill()
        self.filtered.emit(wanted)

    @Slot(object)
    def _on_current(self, row: Spaltenzeile) -> None:
        self.chosen.emit(row.place)

    @Slot(object)
    def _on_opened(self, row: Spaltenzeile) -> None:
        self.opened.emit(row.place)

    @Slot(object)
    def _on_cleared(self, row: Spaltenzeile) -> None:
        self.cleared.emit(row.place)


def _place(row: Spaltenzeile) -> int:
    return row.place


def _name(row: Spaltenzeile) -> str:
    return row.name


def _examples(row: Spaltenzeile) -> str:
    return row.beispiele


def _target(row: Spaltenzeile) -> str:
    return row.ziel or "–"


def _ground(row: Spaltenzeile) -> str:
    return row.grund


def _nothing(row: Spaltenzeile) -> str:
    return ""


def _state(row: Spaltenzeile) -> tuple[Tone, str] | None:
    if row.offen:
        return "warn", "offen"
    return ("ok", "klar") if row.gelesen else None
