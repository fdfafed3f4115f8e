"""What is still missing until an answer can be released and its Maßnahmen are umsetzbar."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot

from qmapp.act.management_response.rows import Fehlt
from qmapp.ui.style import hbox, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, show_if
from qmapp.ui.widgets.table import ItemList

_READY = "Nichts fehlt. Die Antwort kann freigegeben werden."


class Licht(Card):
    """``wanted`` carries what is missing where it was clicked or opened with Enter."""

    wanted = Signal(object)

    def __init__(self) -> None:
        self._sign = Icon("circle-dashed", 18, "warn", 2)
        self.words = Label("", "smallb", wrap=True)
        self.list: ItemList[Fehlt] = ItemList(
            "Was noch fehlt", key=_key, title=_satz, subtitle=_nothing, icon=_icon, row_height=30
        )
        head = hbox(self._sign, (self.words, 1), gap=8, margin=(13, 0, 13, 0))
        super().__init__(vbox(head, self.list, gap=4), kind="inset", margin=(1, 8, 1, 6))
        self.list.activated_row.connect(self.wanted)
        self.list.clicked.connect(self._on_clicked)

    def show_fehlt(self, rows: Sequence[Fehlt], *, released: bool = False) -> None:
        """Show these; ``released``: the answer is given, what is missing concerns its Maßnahmen."""
        blocked = sum(row.sperrt for row in rows)
        self.list.show_rows(rows)
        self.list.fit(6)
        show_if(self.list, bool(rows))
        if not blocked and not released:
            words = _READY if not rows else "Die Antwort kann freigegeben werden. Besser noch:"
            self._sign.set("circle-check", "ok")
        else:
            words = "Zur Umsetzung fehlt noch:" if released else "Bis zur Freigabe fehlt noch:"
            self._sign.set("alert-triangle", "warn")
        self.words.setText(words)
        self.setAccessibleName(" ".join([words, *(row.satz for row in rows)]))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.wanted.emit(self.list.rows.row(index.row()))


def _key(row: Fehlt) -> tuple[str, object]:
    return row.feld, row.massnahme_id


def _satz(row: Fehlt) -> str:
    return row.satz


def _nothing(row: Fehlt) -> str:
    return ""


def _icon(row: Fehlt) -> tuple[str, str]:
    return ("circle-dashed", "warn") if row.sperrt else ("bulb", "text3")
