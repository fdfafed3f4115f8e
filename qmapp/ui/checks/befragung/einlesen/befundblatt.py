"""What is to be settled before anything is written: each with its places, and with what settles it."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.einlesen import Befund, Befundart, Richtung, Ziel, Zielart
from qmapp.german import integer
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.worte import ERLAUBNIS, zeilennummer_hilft
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_SHOWN = 20
_ROWS = 4


class Befundblatt(QWidget):
    """``changed`` carries the new Zuordnung, ``column_wanted`` a column to be looked at."""

    changed = Signal(object)
    column_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._blick: Blick | None = None
        columns: list[Column[tuple[Befund, bool]]] = [
            Column("Was zu klären ist", _satz, bold=True, sub=_rat),
            Column("Stand", _nothing, width=104, pill=_state),
        ]
        self.table: Table[tuple[Befund, bool]] = Table(
            "Zu klären", TableModel(columns, _key), row_height=48, header=False
        )
        self._nothing = Label("Alles ist geklärt.", "body", "text2")
        self._satz = Label("", "bodyb", wrap=True)
        self._rat = Label("", "small", "text2", wrap=True)
        self._places = Label("", "small", "text2", wrap=True)
        self.column = Button("Zur Spalte", "columns")
        self.allow = Button("Trotzdem einlesen", "check")
        self.by_row = Button("Zeilennummer nehmen", "list-numbers")
        self.low, self.high = Button(""), Button("")
        ways = box(vbox(self.low, self.high, gap=6))
        self._ways = ways
        self._detail = box(
            vbox(
                self._satz,
                self._rat,
                self._places,
                hbox(self.column, self.allow, self.by_row, None, gap=8),
                ways,
                gap=6,
            )
        )
        self.setLayout(vbox(self._nothing, self.table, self._detail, None, gap=10))
        self.table.current_changed.connect(self._on_current)
        self.table.activated_row.connect(self._on_opened)
        self.column.clicked.connect(self._to_column)
        self.allow.clicked.connect(self._allow)
        self.by_row.clicked.connect(self._take_row)
        self.low.clicked.connect(self._upwards)
        self.high.clicked.connect(self._downwards)

    def show_blick(self, blick: Blick) -> None:
        """Show what is found now; while the file is being checked what was found before stays."""
        self._blick = blick
        if blick.bericht is None:
            return
        open_ones = set(map(id, blick.bericht.offen))
        rows = [(one, id(one) in open_ones) for one in blick.bericht.befunde]
        rows.sort(key=lambda row: not row[1])
        self.table.show_rows(rows)
        self.table.fit(_ROWS)
        show_if(self._nothing, not rows)
        show_if(self.table, bool(rows))
        if rows and self.table.current() is None:
            self.table.selectRow(0)
        self._on_current(self.table.current())

    @Slot(object)
    def _on_current(self, row: tuple[Befund, bool] | None) -> None:
        show_if(self._detail, row is not None)
        if row is None:
            return
        befund, is_open = row
        self._satz.setText(befund.satz)
        self._rat.setText(befund.rat)
        self._places.setText(_places(befund))
        show_if(self._places, bool(befund.stellen))
        show_if(self.column, befund.spalte is not None)
        show_if(self.allow, befund.erlaubbar)
        if befund.erlaubbar:
            self.allow.set_text(ERLAUBNIS[befund.art] if is_open else "Doch klären")
        show_if(self.by_row, zeilennummer_hilft(befund))
        show_if(self._ways, befund.art is Befundart.RICHTUNG)
        if befund.art is Befundart.RICHTUNG and self._blick is not None and self._blick.katalog.skala is not None:
            steps = sorted(self._blick.katalog.skala.stufen, key=lambda step: step.wert)
            self.low.set_text(f"A1 ist „{steps[0].wort}“")
            self.high.set_text(f"A1 ist „{steps[-1].wort}“")

    @Slot(object)
    def _on_opened(self, row: tuple[Befund, bool]) -> None:
        if row[0].spalte is not None:
            self.column_wanted.emit(row[0].spalte)

    @Slot()
    def _to_column(self) -> None:
        row = self.table.current()
        if row is not None and row[0].spalte is not None:
            self.column_wanted.emit(row[0].spalte)

    @Slot()
    def _allow(self) -> None:
        row = self.table.current()
        if row is None or self._blick is None:
            return
        how = self._blick.zuordnung
        self.changed.emit(replace(how, erlaubt=how.erlaubt ^ {row[0].art}))

    @Slot()
    def _take_row(self) -> None:
        if self._blick is not None:
            how = self._blick.zuordnung
            for place, target in enumerate(how.spalten):
                how = how.mit(place, Ziel()) if target.art is Zielart.BOGENNUMMER else how
            self.changed.emit(how)

    @Slot()
    def _upwards(self) -> None:
        self._turn(Richtung.AUFSTEIGEND)

    @Slot()
    def _downwards(self) -> None:
        self._turn(Richtung.ABSTEIGEND)

    def _turn(self, way: Richtung) -> None:
        if self._blick is not None:
            self.changed.emit(replace(self._blick.zuordnung, richtung=way))


def _places(befund: Befund) -> str:
    shown = " · ".join(f"Zeile {integer(one.zeile)}: „{one.wert}“" for one in befund.stellen[:_SHOWN])
    more = befund.anzahl - len(befund.stellen)
    return f"{shown} und {integer(more)} weitere" if more > 0 else shown


def _key(row: tuple[Befund, bool]) -> tuple[str, int | None]:
    return row[0].art, row[0].spalte


def _satz(row: tuple[Befund, bool]) -> str:
    return row[0].satz


def _rat(row: tuple[Befund, bool]) -> str:
    return row[0].rat


def _nothing(row: tuple[Befund, bool]) -> str:
    return ""


def _state(row: tuple[Befund, bool]) -> tuple[Tone, str]:
    return ("warn", "offen") if row[1] else ("ok", "entschieden")
