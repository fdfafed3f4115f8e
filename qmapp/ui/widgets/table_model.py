"""Models over frozen rows: one for lists that fit in memory, one for a million rows fetched in blocks."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qmapp.ui.widgets.table_cells import Cell, Pill

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
CELL_ROLE = Qt.ItemDataRole.UserRole
BLOCK = 200
KEPT_BLOCKS = 64


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its title and what it shows of a row. ``width`` in px of the design; None takes the room left.

    ``sub`` is a second, smaller line; ``icon`` gives (icon name, token); ``pill`` gives (tone, words) instead of text,
    and a sign of its own if it has one; ``bar`` gives a share 0–1 drawn before the text. ``sort`` gives the sort key;
    without it the column does not sort.
    """

    title: str
    text: Callable[[Row], str]
    width: int | None = None
    right: bool = False
    bold: bool = False
    sub: Callable[[Row], str] | None = None
    icon: Callable[[Row], tuple[str, str] | None] | None = None
    pill: Callable[[Row], Pill | None] | None = None
    bar: Callable[[Row], float | None] | None = None
    sort: Callable[[Row], Any] | None = None
    tip: str = ""

    def cell(self, row: Row) -> Cell:
        """Everything the delegate paints."""
        return Cell(
            text=self.text(row),
            sub=self.sub(row) if self.sub else "",
            icon=self.icon(row) if self.icon else None,
            pill=self.pill(row) if self.pill else None,
            bar=self.bar(row) if self.bar else None,
            right=self.right,
            bold=self.bold,
        )


class RowModel(QAbstractTableModel, Generic[Row]):
    """What both models share: columns, heads, roles. Subclasses say how many rows there are and give one."""

    #: (column, descending): the header was clicked on a model that does not hold its rows.
    sort_requested = Signal(int, bool)

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key

    def count(self) -> int:
        """Number of rows."""
        raise NotImplementedError

    def row(self, index: int) -> Row:
        """The row at a position."""
        raise NotImplementedError

    def position(self, key: Hashable) -> int:
        """Position of the row with this key, or -1."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == CELL_ROLE:
            return column.cell(self.row(index.row()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(column, self.row(index.row()), whole=role != Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @staticmethod
    def _words(column: Column[Row], row: Row, *, whole: bool) -> str:
        pill = column.pill(row) if column.pill else None
        first = pill[1] if pill else column.text(row)
        return ", ".join(part for part in (first, column.sub(row)) if part) if whole and column.sub else first


class TableModel(RowModel[Row]):
    """A list of frozen rows, sorted in place by the columns' sort keys."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, key, parent)
        self._rows: list[Row] = []
        self._positions: dict[Hashable, int] = {}
        self._order: tuple[int, bool] | None = None

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows in the order in force."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def replace(self, row: Row, *, repaint: bool = True) -> None:
        """Put a row in the place of the one with its key; the order stays. ``repaint`` False if it looks the same."""
        place = self.position(self.key(row))
        if place < 0:
            return
        self._rows[place] = row
        if repaint:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def count(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        return self._rows[index]

    def rows(self) -> Sequence[Row]:
        """All rows as shown."""
        return tuple(self._rows)

    def position(self, key: Hashable) -> int:
        return self._positions.get(key, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that has a sort key."""
        if not 0 <= column < len(self.columns) or self.columns[column].sort is None:
            return
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._order is not None:
            column, descending = self._order
            sort = self.columns[column].sort
            assert sort is not None
            self._rows.sort(key=sort, reverse=descending)
        self._positions = {self.key(row): position for position, row in enumerate(self._rows)}


class BlockModel(RowModel[Row]):
    """A million rows: only their ids are held; rows come in blocks of 200 when they are looked at (LRU)."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        fetch: Callable[[Sequence[int]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        """``fetch`` returns the rows of these ids in their order."""
        super().__init__(columns, key, parent)
        self._ids = array("q")
        self._fetch = fetch
        self._blocks: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def show(self, ids: "array[int]") -> None:
        """Show the rows with these ids in this order."""
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self.endResetModel()

    def count(self) -> int:
        return len(self._ids)

    def row(self, index: int) -> Row:
        number, inside = divmod(index, BLOCK)
        block = self._blocks.get(number)
        if block is None:
            block = self._fetch(self._ids[number * BLOCK : (number + 1) * BLOCK])
            self._blocks[number] = block
            if len(self._blocks) > KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        return block[inside]

    def position(self, key: Hashable) -> int:
        """Position of an id."""
        try:
            return self._ids.index(key)  # type: ignore[arg-type]  # an id; anything else is not found
        except (ValueError, TypeError):
            return -1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the owner for the ids in another order; sorting belongs to the database here."""
        if 0 <= column < len(self.columns) and self.columns[column].sort is not None:
            self.sort_requested.emit(column, order == Qt.SortOrder.DescendingOrder)
