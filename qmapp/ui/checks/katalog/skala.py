"""The scale of a catalogue as a table: every step and the answers that do not count."""

from dataclasses import dataclass

from qmapp.checks.katalog import Skala
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


@dataclass(frozen=True)
class _Zeile:
    """A step, or an answer beside the steps."""

    wert: str
    wort: str
    mehr: str


class Skalentafel(Table[_Zeile]):
    """Read only. ``plain`` shows the words in plain language beside, else what a step means."""

    def __init__(self, *, plain: bool) -> None:
        self._plain = plain
        beside = "In einfacher Sprache" if plain else "Bedeutung"
        columns = (
            Column("Wert", _wert, width=64),
            Column("Wort", _wort, width=None if plain else 160),
            Column(beside, _mehr),
        )
        super().__init__("Skala", TableModel(columns, _wort))

    def show_skala(self, skala: Skala) -> None:
        """Show a scale, the best step first."""
        steps = sorted(skala.stufen, key=lambda step: -step.wert)
        ways = [way for way in (skala.nicht_zutreffend, skala.nicht_beurteilbar) if way is not None]
        self.show_rows(
            [
                *(
                    _Zeile(str(step.wert), step.wort, step.einfach if self._plain else step.beschreibung)
                    for step in steps
                ),
                *(
                    _Zeile(way.kuerzel or "–", way.wort, way.einfach if self._plain else way.beschreibung)
                    for way in ways
                ),
            ]
        )
        self.fit()


def _wert(row: _Zeile) -> str:
    return row.wert


def _wort(row: _Zeile) -> str:
    return row.wort


def _mehr(row: _Zeile) -> str:
    return row.mehr
