"""The disagreements at the left, the one in hand at the right."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from qmapp.checks.aktenpruefung.zweitpruefung import worte
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abweichung
from qmapp.german import integer
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.checks.zweitpruefung.gegenueber import Gegenueber
from qmapp.ui.style import Tone, sized
from qmapp.ui.widgets.card import Card, Columns, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import ItemList

_NONE: Final = (
    "Keine Abweichung",
    "Sobald beide eine Akte abgeschlossen haben und sich unterscheiden, steht sie hier zum Klären.",
)
_ALL_SAME: Final = ("Keine Abweichung", "Beide haben jeden Prüfpunkt gleich beantwortet. Es gibt nichts zu klären.")


class _Liste(ItemList[Abweichung]):
    """Leaves digits to the page instead of searching for them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Klaerungen(Columns):
    """``chosen`` carries the disagreement moved to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self.list = _Liste(
            "Abweichungen", key=_key, title=_title, subtitle=_subtitle, icon=_icon, pill=_pill, pill_width=100,
            row_height=46,
        )  # fmt: skip
        self._card = Card((self.list, 1), title="Abweichungen", subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self._card)
        self.detail = Gegenueber()
        self._nothing = EmptyState("circle-check", *_NONE)
        self.empty = Card(self._nothing)
        super().__init__((self._card, 4), (self.detail, 7), (self.empty, 1), fold=720)
        sized(self._card, min_width=250)
        sized(self.list, min_height=180)
        self.list.current_changed.connect(self.chosen)

    def show_rows(self, rows: Sequence[Abweichung], *, finished: bool) -> None:
        """Show these; the selection stays, or goes to the first open one."""
        self.list.show_rows(rows)
        left = sum(row.konsens is None for row in rows)
        self._card.set_title("Abweichungen", f"{integer(left)} offen, {integer(len(rows) - left)} geklärt")
        if rows and self.list.current() is None:
            self.list.select_key(_first(rows).key)
        for widget in (self._card, self.detail):
            show_if(widget, bool(rows))
        self._nothing.set(*(_ALL_SAME if finished else _NONE))
        show_if(self.empty, not rows)

    def rows(self) -> list[Abweichung]:
        """The disagreements as shown."""
        return [self.list.rows.row(place) for place in range(self.list.rows.count())]

    def to_next(self) -> bool:
        """Go to the next open one after the one in hand, going round; False where all are settled."""
        rows, current = self.rows(), self.list.current()
        start = next((i for i, row in enumerate(rows, start=1) if current is not None and row.key == current.key), 0)
        following = next((row for row in rows[start:] + rows[:start] if row.konsens is None), None)
        return following is not None and self.list.select_key(following.key, emit=True)

    def select(self, akte_id: UUID, code: str) -> bool:
        """Go to a disagreement: this Prüfpunkt of the file, else its first."""
        found = [row for row in self.rows() if row.akte_id == akte_id]
        best = next((row for row in found if row.punkt.code == code), found[0] if found else None)
        return best is not None and self.list.select_key(best.key)


def _first(rows: Sequence[Abweichung]) -> Abweichung:
    return next((row for row in rows if row.konsens is None), rows[0])


def _key(row: Abweichung) -> tuple[UUID, str]:
    return row.key


def _title(row: Abweichung) -> str:
    return f"{row.schluessel} · Punkt {row.punkt.nummer}"


def _subtitle(row: Abweichung) -> str:
    return f"{worte.ERGEBNISSE[row.erst]} und {worte.ERGEBNISSE[row.zweit]}"


def _icon(row: Abweichung) -> tuple[str, str]:
    return ("circle-check", "ok") if row.konsens is not None else ("scale", "warn")


def _pill(row: Abweichung) -> tuple[Tone, str]:
    return ("ok", "Geklärt") if row.konsens is not None else ("warn", "Offen")
