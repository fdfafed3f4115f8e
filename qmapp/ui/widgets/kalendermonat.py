"""A month of days, Monday first, with what is on each of them. Knows days and words, nothing of what they mean."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from qmapp.arbeitstage import FIRST_YEAR, LAST_YEAR, WOCHENTAGE
from qmapp.ui.style import px
from qmapp.ui.widgets.kalendertag import TAG_ROLE, Kalendereintrag, Kalendertag, TagDelegate

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: The days whose Feiertage are known.
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_LEAST_WEEK, _HEAD = 58, 26


Eintraege = Mapping[date, Sequence[Kalendereintrag]]


def day_words(day: date) -> str:
    """``Donnerstag, 20. November 2025``."""
    return f"{WOCHENTAGE[day.weekday()]}, {day.day}. {month_words(day)}"


def month_words(day: date) -> str:
    """``November 2025``."""
    return f"{MONATE[day.month - 1]} {day.year}"


def next_month(day: date, step: int) -> date:
    """The same day ``step`` months on, or the last one that month has; within the days the calendar shows."""
    month = day.year * 12 + day.month - 1 + step
    month = min(max(month, FIRST_DAY.year * 12), LAST_DAY.year * 12 + 11)
    first = date(month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, _days(first)))


class Monatsmodell(QAbstractTableModel):
    """The weeks that hold the days of a month."""

    def __init__(self) -> None:
        super().__init__()
        self._first = FIRST_DAY
        self._heute = FIRST_DAY
        self._weeks = 0
        self._eintraege: Eintraege = {}
        self._feiertag: Callable[[date], str] = _no_feiertag

    @property
    def month(self) -> date:
        """The first of the month shown."""
        return self._first

    def show(self, first: date, eintraege: Eintraege, feiertag: Callable[[date], str], heute: date) -> None:
        """Show the month of a day."""
        self.beginResetModel()
        self._first = first.replace(day=1)
        self._eintraege, self._feiertag, self._heute = eintraege, feiertag, heute
        self._weeks = (self._first.weekday() + _days(self._first) + 6) // 7
        self.endResetModel()

    def day(self, index: Index) -> date:
        """The day of a cell."""
        return self._first + timedelta(days=index.row() * 7 + index.column() - self._first.weekday())

    def cell(self, day: date) -> QModelIndex:
        """The cell of a day; invalid if it lies outside the weeks shown."""
        place = (day - self._first).days + self._first.weekday()
        return self.index(place // 7, place % 7) if 0 <= place < self._weeks * 7 else QModelIndex()

    def tag(self, day: date) -> Kalendertag:
        """Everything about a day."""
        words, other = day_words(day), day.month != self._first.month
        feiertag = "" if other else self._feiertag(day)
        return Kalendertag(day, words, tuple(self._eintraege.get(day, ())), feiertag, day == self._heute, other)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == TAG_ROLE:
            return self.tag(self.day(index))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.tag(self.day(index)).said
        return str(self.day(index).day) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 7:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return WOCHENTAGE[section][:2]
        return WOCHENTAGE[section] if role == Qt.ItemDataRole.AccessibleTextRole else None


class Kalendermonat(QTableView):
    """Arrows move by day, Bild auf/ab by month, Pos1 and Ende to the ends of the month, Enter opens the day.

    ``day_changed`` and ``opened`` carry the day, ``month_changed`` the first of the month now shown.
    """

    day_changed = Signal(object)
    month_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = Monatsmodell()
        self._model.setParent(self)
        self._given: tuple[Eintraege, Callable[[date], str], date] = ({}, _no_feiertag, FIRST_DAY)
        self._day = FIRST_DAY
        self.setModel(self._model)
        self.setItemDelegate(TagDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.restyle()

    def set_data(self, eintraege: Eintraege, feiertag: Callable[[date], str], heute: date) -> None:
        """Show these; the day moved to stays (today at the first time)."""
        if self._given[2] == FIRST_DAY:
            self._day = min(max(heute, FIRST_DAY), LAST_DAY)
        self._given = (eintraege, feiertag, heute)
        self._show()

    def day(self) -> date:
        """The day moved to."""
        return self._day

    def tag(self) -> Kalendertag:
        """Everything about the day moved to."""
        return self._model.tag(self._day)

    def select(self, day: date) -> None:
        """Move to a day, in another month if need be, and tell."""
        day = min(max(day, FIRST_DAY), LAST_DAY)
        other = day.replace(day=1) != self._model.month
        self._day = day
        if other:
            self._show()
            self.month_changed.emit(self._model.month)
        else:
            self.setCurrentIndex(self._model.cell(day))
        self.day_changed.emit(day)

    @Slot()
    def back(self) -> None:
        """To the month before."""
        self.select(next_month(self._day, -1))

    @Slot()
    def forward(self) -> None:
        """To the month after."""
        self.select(next_month(self._day, 1))

    @Slot()
    def to_today(self) -> None:
        """To today."""
        self.select(self._given[2])

    def restyle(self) -> None:
        """Measure in the look now in force."""
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.setMinimumHeight(px(_HEAD + _LEAST_WEEK * max(4, self._model.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        days = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -7, keys.Key_Down: 7}
        key = keys(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in days:
            self.select(self._day + timedelta(days=days[key]))
        elif key in (keys.Key_PageUp, keys.Key_PageDown):
            (self.back if key == keys.Key_PageUp else self.forward)()
        elif key in (keys.Key_Home, keys.Key_End):
            self.select(self._day.replace(day=1 if key == keys.Key_Home else _days(self._day)))
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit(self._day)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _show(self) -> None:
        self._model.show(self._day, *self._given)
        self.setCurrentIndex(self._model.cell(self._day))
        self.restyle()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.select(self._model.day(index))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._day)


def _days(month: date) -> int:
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return (after - month.replace(day=1)).days


def _no_feiertag(_: date) -> str:
    return ""
