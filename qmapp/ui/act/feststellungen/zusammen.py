"""What is similar and could be merged, and what was merged already."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList


class Zusammen(Card):
    """``merge_wanted`` carries the ids to merge, ``release_wanted`` the Feststellung to take out again."""

    merge_wanted = Signal(object)
    release_wanted = Signal(object)

    def __init__(self) -> None:
        self.similar = _list("Ähnliche Feststellungen")
        self.merged = _list("Aufgegangene Feststellungen")
        self.merge_button = Button("Zusammenführen", "stack-2")
        self._similar_words = Label("", "smallb", "text2", wrap=True)
        self._merged_words = Label("Darin aufgegangen (Entf löst heraus)", "smallb", "text2", wrap=True)
        self._similar_part = _part(self._similar_words, self.similar, self.merge_button)
        self._merged_part = _part(self._merged_words, self.merged)
        super().__init__(self._similar_part, self._merged_part, title="Ähnliches", margin=(1, 13, 1, 8))
        inset_head(self)
        self.merge_button.clicked.connect(self._merge)
        self.similar.activated_row.connect(self._merge)
        self.merged.delete_requested.connect(self.release_wanted)

    def show_rows(self, similar: Sequence[FeststellungZeile], merged: Sequence[FeststellungZeile]) -> None:
        """Show both lists; nothing is shown where both are empty."""
        self.similar.show_rows(similar)
        self.merged.show_rows(merged)
        for shown in (self.similar, self.merged):
            shown.fit(5)
        if similar and self.similar.current() is None:
            self.similar.select_key(similar[0].id)
        self._similar_words.setText("Betrifft denselben Prüfpunkt")
        show_if(self._similar_part, bool(similar))
        show_if(self._merged_part, bool(merged))
        show_if(self, bool(similar or merged))

    @Slot()
    @Slot(object)
    def _merge(self, _: object = None) -> None:
        row = self.similar.current()
        if row is not None:
            self.merge_wanted.emit(row)


def _list(name: str) -> ItemList[FeststellungZeile]:
    shown: ItemList[FeststellungZeile] = ItemList(name, key=_id, title=_title, subtitle=_subtitle, row_height=46)
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return shown


def _part(words: Label, rows: QWidget, button: Button | None = None) -> QWidget:
    head = hbox((words, 1), *((button,) if button is not None else ()), gap=10, margin=(15, 0, 15, 0))
    return box(vbox(head, rows, gap=6))


def _id(row: FeststellungZeile) -> UUID:
    return row.id


def _title(row: FeststellungZeile) -> str:
    return row.titel


def _subtitle(row: FeststellungZeile) -> str:
    return " · ".join(part for part in (row.kennung, worte.herkunft(row), worte.zahlen(row)) if part)
