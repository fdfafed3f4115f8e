"""The scale of a catalogue: every step and the answers that do not count, and in a draft their words to change."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Ausweg, Skala, Stufe
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


@dataclass(frozen=True)
class Skalenzeile:
    """A step by its value, or one of the answers beside the steps by its name."""

    schluessel: int | str
    wert: str
    teil: Stufe | Ausweg


class Skalenteil(QWidget):
    """``changed`` carries (step, field, text). ``plain`` shows the words in plain language, else what a step means."""

    changed = Signal(object, str, object)

    def __init__(self, *, plain: bool) -> None:
        super().__init__()
        self._plain = plain
        beside = "In einfacher Sprache" if plain else "Bedeutung"
        columns = (
            Column("Wert", _wert, width=64),
            Column("Wort", _wort, width=None if plain else 160),
            Column(beside, self._mehr),
        )
        self.tafel: Table[Skalenzeile] = Table("Skala", TableModel(columns, _schluessel))
        self.wort = TextField("Wort", name="wort", required=True)
        self.mehr = TextField(beside, name="einfach" if plain else "beschreibung")
        self._form = box(hbox((self.wort, 1), (self.mehr, 1 if plain else 2), gap=12))
        self.setLayout(vbox(Label("Skala", "smallb", "text2"), self.tafel, self._form, gap=8))
        self.tafel.current_changed.connect(self._on_current)
        self.wort.committed.connect(self._on_wort)
        self.mehr.committed.connect(self._on_mehr)

    def show_skala(self, skala: Skala, *, frei: bool) -> None:
        """Show a scale, the best step first; ``frei`` while its words may be changed."""
        steps = sorted(skala.stufen, key=lambda step: -step.wert)
        ways = {"nicht_zutreffend": skala.nicht_zutreffend, "nicht_beurteilbar": skala.nicht_beurteilbar}
        self.tafel.show_rows(
            [
                *(Skalenzeile(step.wert, str(step.wert), step) for step in steps),
                *(Skalenzeile(name, way.kuerzel or "–", way) for name, way in ways.items() if way is not None),
            ]
        )
        self.tafel.fit()
        if self.tafel.current() is None:
            self.tafel.select_key(steps[0].wert)
        show_if(self._form, frei)
        self._fill()

    def commit(self) -> None:
        """Take over what is being typed."""
        self.wort.commit()
        self.mehr.commit()

    def _fill(self) -> None:
        row = self.tafel.current()
        if row is not None:
            self.wort.set_value(row.teil.wort)
            self.mehr.set_value(self._mehr(row))

    def _mehr(self, row: Skalenzeile) -> str:
        return row.teil.einfach if self._plain else row.teil.beschreibung

    @Slot(object)
    def _on_current(self, _: Skalenzeile) -> None:
        self._fill()

    @Slot(object)
    def _on_wort(self, value: object) -> None:
        self._tell("wort", value)

    @Slot(object)
    def _on_mehr(self, value: object) -> None:
        self._tell(self.mehr.name, value)

    def _tell(self, name: str, value: object) -> None:
        row = self.tafel.current()
        if row is not None:
            self.changed.emit(row.schluessel, name, value or "")


def _schluessel(row: Skalenzeile) -> Hashable:
    return row.schluessel


def _wert(row: Skalenzeile) -> str:
    return row.wert


def _wort(row: Skalenzeile) -> str:
    return row.teil.wort
