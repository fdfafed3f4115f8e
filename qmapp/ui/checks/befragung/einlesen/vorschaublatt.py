"""The first sheets as they would be written: a row per question, a column per sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.einlesen import Bogenentwurf, Ziel, zielart
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.worte import kurz
from qmapp.ui.style import vbox
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_WIDTH, _SHEETS = 96, 3


@dataclass(frozen=True)
class _Frage:
    punkt: Pruefpunkt
    antworten: tuple[str, ...]


class Vorschaublatt(QWidget):
    """Read-only."""

    def __init__(self) -> None:
        super().__init__()
        self._says = Label("", "small", "text2", wrap=True)
        self.table: Table[_Frage] = Table("Die ersten Bögen", TableModel(_columns(()), _key), row_height=44)
        self.setLayout(vbox(self._says, (self.table, 1), gap=8))

    def show_blick(self, blick: Blick) -> None:
        """Show the first sheets; while the file is being checked those of before stay."""
        if blick.bericht is None:
            return
        sheets = blick.bericht.vorschau[:_SHEETS]
        self._says.setText("So würden die ersten Bögen geschrieben." if sheets else "Noch gibt es keinen Bogen.")
        show_if(self.table, bool(sheets))
        model = self.table.rows
        assert isinstance(model, TableModel)
        model.beginResetModel()
        model.columns = tuple(_columns(sheets))
        model.endResetModel()
        self.table.show_rows(_rows(blick, sheets))


def _rows(blick: Blick, sheets: Sequence[Bogenentwurf]) -> list[_Frage]:
    asked = {target.code for target in blick.zuordnung.spalten if target.code}
    return [
        _Frage(punkt, tuple(_answer(blick.katalog, punkt, sheet) for sheet in sheets))
        for punkt in blick.katalog.punkte
        if punkt.code in asked
    ]


def _answer(katalog: Katalog, punkt: Pruefpunkt, sheet: Bogenentwurf) -> str:
    if text := sheet.texte.get(punkt.code):
        return " ".join(text.split())
    value = sheet.werte.get(punkt.code, sheet.angaben.get(punkt.code))
    return "–" if value is None else kurz(katalog, Ziel(zielart(punkt), punkt.code), value)


def _columns(sheets: Sequence[Bogenentwurf]) -> list[Column[_Frage]]:
    first: Column[_Frage] = Column("Frage", _code, bold=True, sub=_words)
    return [first, *(Column(f"Bogen {sheet.nummer}", _cell(i), width=_WIDTH) for i, sheet in enumerate(sheets))]


def _cell(index: int) -> Callable[[_Frage], str]:
    def text(row: _Frage) -> str:
        return row.antworten[index]

    return text


def _key(row: _Frage) -> str:
    return row.punkt.code


def _code(row: _Frage) -> str:
    return row.punkt.code


def _words(row: _Frage) -> str:
    return row.punkt.frage
