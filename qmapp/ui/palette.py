"""The command palette (Strg+K): type a part of a name, Enter runs it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qmapp.german import folded
from qmapp.ui.pages import Command
from qmapp.ui.style import sized
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


class CommandPalette(Dialog):
    """All commands that work now. ``chosen`` is the one to run after the dialog has closed."""

    def __init__(self, parent: QWidget, commands: Sequence[Command]) -> None:
        self.chosen: Command | None = None
        self._commands = commands
        self._line = QLineEdit()
        self._line.setPlaceholderText("Befehl oder Seite")
        self._line.setAccessibleName("Befehl oder Seite suchen")
        sized(self._line, height=36)
        model = TableModel([Column("Befehl", _label), Column("Taste", _shortcut, width=130, right=True)], key=_label)
        self._table: Table[Command] = Table("Befehle", model, row_height=34, header=False)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.activated_row.connect(self._run)
        self._table.clicked.connect(self.submit)
        sized(self._table, height=320)
        self._none = Label("", "small", "text2")
        super().__init__(parent, "Befehl suchen", self._line, self._table, self._none, cancel="Schließen", width=560)
        self._line.textEdited.connect(self._filter)
        self._line.installEventFilter(self)
        self._filter("")
        self._line.setFocus()

    def shown(self) -> list[str]:
        """Names of the commands that match."""
        return [self._table.rows.row(i).label for i in range(self._table.rows.count())]

    @Slot()
    def submit(self) -> None:
        """Run the command under the bar."""
        command = self._table.current()
        if command is not None:
            self._run(command)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._table.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submit()
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _filter(self, text: str) -> None:
        words = folded(text).split()
        rows = [command for command in self._commands if all(word in folded(command.label) for word in words)]
        self._table.show_rows(rows)
        if rows:
            self._table.selectRow(0)
        self._none.setText("" if rows else f"Kein Befehl zu „{text}“.")
        show_if(self._none, not rows)

    @Slot(object)
    def _run(self, command: Command) -> None:
        self.chosen = command
        self.accept()


def _label(command: Command) -> str:
    return command.label


def _shortcut(command: Command) -> str:
    return command.shortcut
