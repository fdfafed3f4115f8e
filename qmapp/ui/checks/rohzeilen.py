"""The first lines of a list as they stand in the file: header marked, columns headed by their use."""

from collections.abc import Callable
from dataclasses import dataclass

from qmapp import german
from qmapp.spreadsheets import Liste, ListenRollen, Rolle
from qmapp.ui.style import Tone
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

ROLLE_WORTE = {
    Rolle.SCHLUESSEL: "Aktenzeichen",
    Rolle.SCHICHT: "Schicht",
    Rolle.BETRAG: "Betrag",
    Rolle.TEAM: "Team",
    Rolle.WEITERE: "weitere Angabe",
    Rolle.UNBENUTZT: "nicht gespeichert",
}
_WIDTH = 150
_NUMBER_WIDTH = 118


@dataclass(frozen=True)
class Rohzeile:
    """A line of the file: its number from 1, its cells as text, and whether it belongs to the header."""

    nummer: int
    zellen: tuple[str, ...]
    kopf: bool


class Rohzeilen(Table[Rohzeile]):
    """Read-only preview. Columns change with the list."""

    def __init__(self) -> None:
        super().__init__("Vorschau der Datei", TableModel(_columns(1, _no_title), _key), row_height=30)

    def show_liste(self, liste: Liste, rollen: ListenRollen) -> None:
        """Show the first lines of a list; the head of a column says what it is used for."""
        first = liste.kopfzeile - liste.kopfzeilen + 1 if liste.kopfzeile else 1
        width = max([len(liste.spalten), *map(len, liste.vorschau)])
        rows = [
            Rohzeile(number, cells, first <= number <= liste.kopfzeile)
            for number, cells in enumerate(liste.vorschau, 1)
        ]
        model = self.rows
        assert isinstance(model, TableModel)
        model.beginResetModel()
        model.columns = tuple(_columns(width, _titles(rollen)))
        model.endResetModel()
        self.show_rows(rows)


def _columns(width: int, title: Callable[[int], str]) -> list[Column[Rohzeile]]:
    number: Column[Rohzeile] = Column("Zeile", _number, width=_NUMBER_WIDTH, icon=_mark)
    return [number, *(Column(title(index), _cell(index), width=_WIDTH) for index in range(width))]


def _titles(rollen: ListenRollen) -> Callable[[int], str]:
    def title(index: int) -> str:
        rolle = rollen.rolle(index)
        return column_letter(index) + ("" if rolle is Rolle.UNBENUTZT else f" · {ROLLE_WORTE[rolle]}")

    return title


def _no_title(index: int) -> str:
    return column_letter(index)


def _cell(index: int) -> Callable[[Rohzeile], str]:
    def text(row: Rohzeile) -> str:
        return row.zellen[index].replace("\n", " ") if index < len(row.zellen) else ""

    return text


def _number(row: Rohzeile) -> str:
    return german.integer(row.nummer) + (" Kopf" if row.kopf else "")


def _mark(row: Rohzeile) -> tuple[str, str] | None:
    return ("letter-case", "accent") if row.kopf else None


def _key(row: Rohzeile) -> int:
    return row.nummer


def column_letter(index: int) -> str:
    """The column's name in a spreadsheet program: 0 → A, 26 → AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def pill_of(rolle: Rolle) -> tuple[Tone, str]:
    """Tone and words for a role."""
    if rolle is Rolle.UNBENUTZT:
        return "neutral", ROLLE_WORTE[rolle]
    return ("ok" if rolle is Rolle.SCHLUESSEL else "info"), ROLLE_WORTE[rolle]
