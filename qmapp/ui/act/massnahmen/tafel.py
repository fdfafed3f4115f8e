"""The list of Maßnahmen as a table: sorted by its heads, marked with the space bar."""

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHeaderView

from qmapp import german
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Status, Wirkung
from qmapp.ui.act.massnahmen.bestand import Bestand, Eintrag, Ordnung, ist_ueberfaellig
from qmapp.ui.style import Tone, px
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_TITLE, _FRIST, _STAND, _WHO = range(4)
#: Where the box before the title ends, in px of the design.
_BOX = 39
#: The column each order sorts by.
COLUMNS: Final = {
    Ordnung.KENNUNG: _TITLE,
    Ordnung.FRIST: _FRIST,
    Ordnung.STAND: _STAND,
    Ordnung.VERANTWORTLICH: _WHO,
}
_STANDS: Final[dict[Status, tuple[Tone, str]]] = {
    Status.NICHT_BEGONNEN: ("neutral", "Nicht begonnen"),
    Status.IN_UMSETZUNG: ("info", "In Umsetzung"),
    Status.UMGESETZT: ("ok", "Umgesetzt"),
    Status.VERZOEGERT: ("warn", "Verzögert"),
    Status.NICHT_RELEVANT: ("neutral", "Nicht relevant"),
}
_WIRKUNGEN: Final[dict[Wirkung, tuple[Tone, str]]] = {
    Wirkung.WIRKSAM: ("ok", "Wirksam"),
    Wirkung.TEILWEISE: ("warn", "Teils wirksam"),
    Wirkung.NICHT_WIRKSAM: ("bad", "Nicht wirksam"),
}


def stand(row: MassnahmeZeile) -> tuple[Tone, str]:
    """How it stands in a word: late before all, and once it is done and was checked, whether it has worked."""
    if ist_ueberfaellig(row):
        return "bad", "Überfällig"
    if row.status is Status.UMGESETZT and row.wirkung is not None:
        return _WIRKUNGEN[row.wirkung]
    return _STANDS[row.status]


class Massnahmentafel(Table[Eintrag]):
    """Leertaste marks the rows selected, Strg+A all that are shown; the marks stay when the filter changes.

    ``marks_changed`` tells that other ones are marked, ``order_changed`` carries (Ordnung, descending). ``letters``
    says whether single letters are keys here; then S is left to the page.
    """

    marks_changed = Signal()
    order_changed = Signal(object, bool)

    def __init__(self, letters: Callable[[], bool]) -> None:
        self._letters = letters
        self._marks: set[UUID] = set()
        self._bestand = Bestand()
        self._heute = date.min
        self._order: tuple[Ordnung, bool] = (Ordnung.STAND, False)
        super().__init__("Maßnahmen", TableModel(self._columns(), attrgetter("key")), row_height=52, multi=True)
        self.setColumnHidden(_WHO, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.marked.connect(self.toggle_marks)

    def show_bestand(self, bestand: Bestand, heute: date) -> None:
        """Work with these from now on; which of them are shown says :meth:`show_rows`. Marks of lost ones go."""
        self._bestand, self._heute = bestand, heute
        known = {entry.id for entry in bestand.eintraege}
        if not self._marks <= known:
            self._marks &= known
            self.marks_changed.emit()

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Ask for another order: the owner shows the rows so, and they are not sorted here again."""
        order = next((key for key, place in COLUMNS.items() if place == column), None)
        if order is None:
            return
        directions = Qt.SortOrder
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(column, directions.DescendingOrder if descending else directions.AscendingOrder)
        words = "absteigend" if descending else "aufsteigend"
        announce(self, f"Sortiert nach {order.capitalize()}, {words}")
        if self._order != (order, descending):
            self._order = (order, descending)
            self.order_changed.emit(order, descending)

    def select_id(self, massnahme_id: UUID, *, emit: bool = False) -> bool:
        """Put the selection on a Maßnahme; False if it is not shown."""
        return self.select_key(massnahme_id.int, emit=emit)

    def order(self, order: Ordnung, *, descending: bool = False) -> None:
        """Sort so."""
        self.sort_by(COLUMNS[order], descending=descending)

    def sorted_by(self) -> tuple[Ordnung, bool]:
        """The order in force, and whether it descends."""
        return self._order

    def chosen(self) -> tuple[UUID, ...]:
        """Ids of the marked ones, also of those the filter hides; where none is marked, of the rows selected."""
        if self._marks:
            return tuple(entry.id for entry in self._bestand.eintraege if entry.id in self._marks)
        return tuple(entry.id for entry in self.selected())

    def marks(self) -> int:
        """How many are marked."""
        return len(self._marks)

    @Slot()
    def clear_marks(self) -> None:
        """Mark none."""
        self._set_marks(set(), "Auswahl aufgehoben")

    @Slot(object)
    def toggle_marks(self, _: object = None) -> None:
        """Mark the rows selected; where all of them are, take their marks away."""
        rows = {entry.id for entry in self.selected()}
        if rows:
            self._set_marks(self._marks - rows if rows <= self._marks else self._marks | rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            shown = {self.rows.row(place).id for place in range(self.rows.count())}
            self._set_marks(self._marks | shown)
        elif event.key() == Qt.Key.Key_Escape and self._marks:
            self.clear_marks()
        elif event.key() == Qt.Key.Key_S and plain and self._letters():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and at.x() < px(_BOX):
            self._set_marks(self._marks ^ {self.rows.row(index.row()).id})

    def _set_marks(self, marks: set[UUID], words: str = "") -> None:
        self._marks = marks
        self.viewport().update()
        announce(self, words or f"{german.integer(len(marks))} ausgewählt")
        self.marks_changed.emit()

    def _columns(self) -> tuple[Column[Eintrag], ...]:
        return (
            Column("Maßnahme", _title, sub=_sub, icon=self._mark, sort=_ordered, tip="Sortiert nach Kennung"),
            Column("Frist", _frist, width=108, sub=self._when, sort=_ordered),
            Column("Stand", _nothing, width=142, pill=_pill, sort=_ordered),
            Column("Verantwortlich", _who, sort=_ordered),
        )

    def _mark(self, entry: Eintrag) -> tuple[str, str]:
        return ("square-check", "accent") if entry.id in self._marks else ("square", "text3")

    def _when(self, entry: Eintrag) -> str:
        row = entry.zeile
        if row.verschoben:
            return worte.verschoben(row)
        if not row.status.offen or row.frist is None:
            return ""
        days = (row.frist - self._heute).days
        return _days(days)


def _days(count: int) -> str:
    if count == 0:
        return "heute"
    unit = "Tag" if abs(count) == 1 else "Tagen"
    return f"in {german.integer(count)} {unit}" if count > 0 else f"seit {german.integer(-count)} {unit}"


def _ordered(_: Eintrag) -> int:
    """Says that a column sorts; how is the business of the Bestand."""
    return 0


def _nothing(_: Eintrag) -> str:
    return ""


def _title(entry: Eintrag) -> str:
    return entry.zeile.titel


def _sub(entry: Eintrag) -> str:
    row = entry.zeile
    return " · ".join(part for part in (row.kennung, worte.verantwortlich(row) or "niemand verantwortlich") if part)


def _frist(entry: Eintrag) -> str:
    return german.day(entry.zeile.frist) if entry.zeile.frist is not None else "ohne Frist"


def _pill(entry: Eintrag) -> tuple[Tone, str]:
    return stand(entry.zeile)


def _who(entry: Eintrag) -> str:
    return worte.verantwortlich(entry.zeile)
