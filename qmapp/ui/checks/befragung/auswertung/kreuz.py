"""A cross table on the screen, with its totals; hidden cells are dashes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.beschreibung import Kreuztabelle
from qmapp.german import integer
from qmapp.ui.style import look, vbox
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_Line = tuple[str, ...]
_HIDDEN = "–"
_WIDEST, _NARROWEST = 140, 64


class Kreuzbild(QWidget):
    """Other columns make another table; each is kept for the next time and never destroyed while the page lives.

    A table that goes takes the Python side of its model and delegates with it in no certain order, and widgets made
    afterwards at the same place in memory were taken for the old ones: the program died.
    """

    def __init__(self) -> None:
        super().__init__()
        self.table: Table[_Line] | None = None
        self._tables: dict[tuple[str, ...], Table[_Line]] = {}
        self._column = vbox(gap=0)
        self.setLayout(self._column)

    def show_table(self, found: Kreuztabelle) -> None:
        """Show it; nothing where there is none."""
        if self.table is not None:
            self.table.hide()
            self.table = None
        show_if(self, bool(found.zellen))
        if not found.zellen:
            return
        heads = ("", *found.zeilen, "Summe")
        if heads not in self._tables:
            self._tables[heads] = _table(heads)
            self._column.addWidget(self._tables[heads])
        self.table = self._tables[heads]
        self.table.show_rows(_lines(found))
        self.table.fit()
        self.table.show()


def _table(heads: tuple[str, ...]) -> Table[_Line]:
    columns = [
        Column(head, _pick(place), width=_width(head) if place else None, right=place > 0, bold=place == 0, tip=head)
        for place, head in enumerate(heads)
    ]
    return Table("Kreuztabelle", TableModel(columns, _name))


def _lines(found: Kreuztabelle) -> list[_Line]:
    """The item across, for its steps have short names; what nobody chose is left out."""
    across = zip(*found.zellen, strict=True)
    lines = [
        (name, *(_count(cell) for cell in cells), _count(total))
        for name, cells, total in zip(found.spalten, across, found.spaltensummen, strict=True)
        if total != 0
    ]
    return [*lines, ("Summe", *(integer(total) for total in found.zeilensummen), integer(found.boegen))]


def _count(value: int | None) -> str:
    return _HIDDEN if value is None else integer(value)


def _width(head: str) -> int:
    return max(_NARROWEST, min(_WIDEST, round(look.text_width(head, "smallb") / look.factor) + 26))


def _pick(place: int) -> Callable[[_Line], str]:
    def text(line: _Line) -> str:
        return line[place]

    return text


def _name(line: _Line) -> str:
    return line[0]
