"""Names and values below each other, as in a summary; the value stands at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.labels import ElideLabel, Label, Rule

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Werte(QWidget):
    """Rows of (name, value, note); a note stands small below its name."""

    def __init__(self) -> None:
        super().__init__()
        self._column = vbox(gap=7)
        self.setLayout(self._column)
        self._rows: tuple[tuple[str, str, str], ...] = ()

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show these rows instead of the last ones."""
        shown = tuple(rows)
        if shown == self._rows:
            return
        self._rows = shown
        clear(self._column)
        for index, row in enumerate(shown):
            if index:
                self._column.addWidget(Rule())
            self._column.addWidget(_row(*row))

    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """The rows shown."""
        return self._rows


def clear(column: QBoxLayout) -> None:
    """Take every widget out of a layout."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _row(name: str, value: str, note: str) -> QWidget:
    words = vbox(ElideLabel(name, "small"), *((Label(note, "cap", "text3", wrap=True),) if note else ()), gap=0)
    figure = Label(value, "smallb", align=_RIGHT)
    row = box(hbox((words, 1), figure, gap=12))
    row.setAccessibleName(" ".join(part for part in (f"{name}: {value}.", note) if part))
    return row
