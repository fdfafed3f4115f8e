"""Tables and two-line lists for keyboard, mouse and screen reader."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from qmapp.ui.style import px
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.table_cells import CellDelegate, Pill
from qmapp.ui.widgets.table_model import Column, RowModel, TableModel

Row = TypeVar("Row")


class Table(QTableView, Generic[Row]):
    """Shows a :class:`TableModel` or :class:`BlockModel`. Rows are the target: arrows move, Enter opens.

    ``current_changed`` carries the row the user has moved to (not when rows are only shown anew), ``activated_row``
    the row opened by Enter or double click, ``delete_requested`` the row under Entf, ``marked`` the one under the
    space bar.
    """

    current_changed = Signal(object)
    activated_row = Signal(object)
    delete_requested = Signal(object)
    marked = Signal(object)

    def __init__(
        self, name: str, model: RowModel[Row], *, row_height: float = 33, header: bool = True, multi: bool = False
    ) -> None:
        super().__init__()
        self.rows = model
        self._row_height = row_height
        self._name = name
        self._silent = False
        self._most = 0
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if multi else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setVisible(header)
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setSortIndicatorClearable(False)
        head.setSectionsClickable(any(column.sort for column in model.columns))
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._on_head_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.restyle()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows (of a TableModel); selection and scroll survive by key, and nothing is emitted."""
        model = self.rows
        assert isinstance(model, TableModel)
        self._keeping(lambda: model.show(rows))

    def current(self) -> Row | None:
        """The row the selection bar stands on."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() and index.row() < self.rows.count() else None

    def selected(self) -> list[Row]:
        """All selected rows, in the order shown."""
        return [self.rows.row(i) for i in _selected(self)]

    def select_key(self, key: Hashable, *, emit: bool = False) -> bool:
        """Put the selection on the row with this key; False if there is none."""
        position = self.rows.position(key)
        if position < 0:
            return False
        self._silent = not emit
        _take(self, position)
        self._silent = False
        self.scrollTo(self.rows.index(position, 0))
        return True

    def natural_height(self, most: int = 1000) -> int:
        """Height that shows all rows (at most ``most``) without scrolling, in px of the screen."""
        head = 0 if self.horizontalHeader().isHidden() else px(32)
        return head + px(self._row_height) * min(most, max(1, self.rows.count())) + 2

    def fit(self, most: int = 1000) -> None:
        """Fix the height to :meth:`natural_height`, also after a change of the look."""
        self._most = most
        self.setFixedHeight(self.natural_height(most))

    def as_tsv(self) -> str:
        """The selected rows (all of them when at most one is selected) with heads, tab separated."""
        chosen = self.selected()
        rows = chosen if len(chosen) > 1 else [self.rows.row(i) for i in range(min(self.rows.count(), 100_000))]
        lines = ["\t".join(column.title for column in self.rows.columns)]
        lines += ["\t".join(_flat(column.text(row)) for column in self.rows.columns) for row in rows]
        return "\n".join(lines)

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort by a column and say so."""
        if self.rows.columns[column].sort is None:
            return
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(column, order)
        self._keeping(lambda: self.rows.sort(column, order))
        words = "absteigend" if descending else "aufsteigend"
        announce(self, f"Sortiert nach {self.rows.columns[column].title}, {words}")

    def restyle(self) -> None:
        """Measure rows and columns in the look now in force."""
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self.horizontalHeader().setFixedHeight(px(32))
        if self._most:
            self.fit(self._most)
        self._widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_tsv())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and self._sort_key(event.key()):
            pass
        elif current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.activated_row.emit(current)
        elif current is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(current)
        elif current is not None and event.key() == Qt.Key.Key_Space:
            self.marked.emit(current)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.rows.count():
            row = 0 if event.key() == Qt.Key.Key_Home else self.rows.count() - 1
            self.selectRow(row)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _sort_key(self, key: int) -> bool:
        """Alt+Left/Right choose the column to sort by, Alt+Up/Down the direction."""
        sortable = [i for i, column in enumerate(self.rows.columns) if column.sort is not None]
        if not sortable or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        head = self.horizontalHeader()
        now = head.sortIndicatorSection() if head.isSortIndicatorShown() else -1
        place = sortable.index(now) if now in sortable else -1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.sort_by(sortable[(place + step) % len(sortable)])
        else:
            self.sort_by(sortable[max(0, place)], descending=key == Qt.Key.Key_Down)
        return True

    def _keeping(self, change: Callable[[], None]) -> None:
        """Change the model; put selection and scroll back where they were, without telling anyone."""
        current = self.current()
        key = self.rows.key(current) if current is not None else None
        row = self.currentIndex().row()
        scroll = self.verticalScrollBar().value()
        change()
        self._silent = True
        position = self.rows.position(key) if key is not None else -1
        if position < 0 and key is not None and self.rows.count():
            position = min(row, self.rows.count() - 1)
        if position >= 0:
            _take(self, position)
        self._silent = False
        self._widths()
        self.verticalScrollBar().setValue(scroll)

    def _widths(self) -> None:
        """Fixed columns get their width, the others share what is left."""
        head = self.horizontalHeader()
        shown = [(i, column) for i, column in enumerate(self.rows.columns) if not self.isColumnHidden(i)]
        fixed = sum(px(column.width) for _, column in shown if column.width is not None)
        free = [i for i, column in shown if column.width is None]
        room = self.viewport().width() - fixed
        for i, column in enumerate(self.rows.columns):
            width = px(column.width) if column.width is not None else max(px(76), room // max(1, len(free)))
            if head.sectionSize(i) != width:
                head.resizeSection(i, width)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = self.current()
        if not self._silent and row is not None:
            self.current_changed.emit(row)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.activated_row.emit(self.rows.row(index.row()))

    @Slot(int)
    def _on_head_clicked(self, section: int) -> None:
        head = self.horizontalHeader()
        again = head.isSortIndicatorShown() and head.sortIndicatorSection() == section
        self.sort_by(section, descending=again and head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder)


class ItemList(Table[Row]):
    """A list with two lines per entry: icon, title, subtitle, and at the right a pill if there is one."""

    def __init__(
        self,
        name: str,
        *,
        key: Callable[[Row], Hashable],
        title: Callable[[Row], str],
        subtitle: Callable[[Row], str],
        icon: Callable[[Row], tuple[str, str] | None] | None = None,
        pill: Callable[[Row], Pill | None] | None = None,
        pill_width: int = 150,
        row_height: float = 46,
        bold: bool = False,
    ) -> None:
        columns: list[Column[Row]] = [Column(name, title, sub=subtitle, icon=icon, bold=bold)]
        if pill is not None:
            columns.append(Column("Stand", _nothing, pill=pill, width=pill_width))
        super().__init__(name, TableModel(columns, key), row_height=row_height, header=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _take(view: QTableView, position: int) -> None:
    """Select this row alone, whatever keys are held (``selectRow`` would toggle it while Strg is)."""
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(view.model().index(position, 0), flags.ClearAndSelect | flags.Rows)


def _selected(view: QTableView) -> list[int]:
    """Rows selected, by ranges: with a hidden column no row counts as selected in all its columns."""
    ranges = view.selectionModel().selection().toList()
    return sorted({i for r in ranges for i in range(r.top(), r.bottom() + 1)})


def _nothing(row: object) -> str:
    return ""


def _flat(text: str) -> str:
    return " ".join(text.split("\t")).replace("\n", " ")
