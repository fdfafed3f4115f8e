"""Two parts of the preview: a change in full, and what is not taken over."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.management_response.rueckgabe.rows import Aenderung, Unlesbar
from qmapp.german import integer
from qmapp.ui.style import hbox, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import ItemList

_LONGEST, _MOST_ROWS = 700, 3


class Gegenueber(Card):
    """The two values of the change in hand, as long as they are."""

    def __init__(self) -> None:
        self.before, self.after = Label("", "body", "text2", wrap=True), Label("", "body", wrap=True)
        left = vbox(Label("Bisher", "smallb", "text3"), self.before, None, gap=2)
        right = vbox(Label("Neu", "smallb", "text3"), self.after, None, gap=2)
        super().__init__(hbox((left, 1), (right, 1), gap=18), kind="inset")

    @Slot(object)
    def show_row(self, row: Aenderung) -> None:
        """Show this one."""
        self.before.setText(_short(row.alt) or "leer")
        self.after.setText(_short(row.neu) or "leer")


class NichtUebernommen(QWidget):
    """Every place that is not taken over, with what stands there and why."""

    def __init__(self, rows: Sequence[Unlesbar]) -> None:
        super().__init__()
        self.list: ItemList[Unlesbar] = ItemList(
            "Nicht übernommen", key=_key, title=_place, subtitle=_why, icon=_sign, row_height=46
        )
        self.list.show_rows(rows)
        self.list.fit(_MOST_ROWS)
        self.setLayout(vbox(Label(left_out(len(rows)), "smallb", "text2", wrap=True), self.list, gap=4))


def left_out(count: int) -> str:
    """How many places are not taken over, as a clause."""
    one = "Eine Angabe wird nicht übernommen"
    return one if count == 1 else f"{integer(count)} Angaben werden nicht übernommen"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"


def _key(row: Unlesbar) -> Hashable:
    return (row.ort, row.wert, row.satz)


def _place(row: Unlesbar) -> str:
    told = " ".join(row.wert.split())
    return f"{row.ort}: „{told}“" if told else row.ort


def _why(row: Unlesbar) -> str:
    return row.satz


def _sign(row: Unlesbar) -> tuple[str, str]:
    return ("alert-triangle", "warn")
