"""What happened to an Empfehlung, the newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qmapp.act.management_response.rows import Ereignis
from qmapp.german import day
from qmapp.ui.style import vbox
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_MOST = 40


class Verlaufstafel(QWidget):
    """Day, what happened, and who."""

    def __init__(self) -> None:
        super().__init__()
        columns: list[Column[tuple[int, Ereignis]]] = [
            Column("Tag", _day, width=104),
            Column("Was", _text),
            Column("Wer", _who, width=150, right=True),
        ]
        self.table = Table("Verlauf", TableModel(columns, key=_key), row_height=33, header=False)
        self.setLayout(vbox(Label("Verlauf", "h3"), self.table, gap=6))

    def show_rows(self, rows: Sequence[Ereignis]) -> None:
        """Show these."""
        self.table.show_rows(list(enumerate(rows)))
        self.table.fit(_MOST)


def _key(row: tuple[int, Ereignis]) -> tuple[int, Ereignis]:
    return row


def _day(row: tuple[int, Ereignis]) -> str:
    return day(row[1].am)


def _text(row: tuple[int, Ereignis]) -> str:
    return row[1].text


def _who(row: tuple[int, Ereignis]) -> str:
    return row[1].wer
