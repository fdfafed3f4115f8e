"""The first step: choose a file; below it the files that were read before, which can be taken away again."""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.befragung.rows import Einlesung
from qmapp.ui.checks.einleser import dropped
from qmapp.ui.checks.listenwahl import Listenwahl
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_SHOWN = 5
_STEPS = (
    ("Datei wählen", "Export aus LimeSurvey oder einem anderen Programm, als CSV, Excel oder LibreOffice."),
    ("Spalten zuordnen", "Q-Check schlägt vor, welche Spalte zu welcher Frage gehört. Sie prüfen und berichtigen."),
    ("Einlesen", "Geschrieben wird erst, wenn alles geklärt ist. Der Schritt lässt sich zurücknehmen."),
)
_TITLE = "Antworten aus einer Datei einlesen"
_TEXT = (
    "Ziehen Sie die Datei hierher oder wählen Sie sie aus. Gelesen werden nur die Spalten, die zu einer Frage gehören. "
    "Die Datei selbst bleibt unverändert."
)


_NEW = (
    "Befragung aus einer Datei anlegen",
    "Ziehen Sie den Export hierher oder wählen Sie ihn aus. Aus seinen Spaltenköpfen wird ein Fragebogen, aus seinen "
    "Zeilen werden Bögen. Die Datei selbst bleibt unverändert.",
)
_CLOSED = (
    "Diese Befragung ist abgeschlossen",
    "Sie nimmt keine Antworten mehr auf. Öffnen Sie die Befragung wieder, um eine Datei einzulesen.",
)


class Startblatt(QWidget):
    """``wanted`` asks for a file, ``brought`` carries the Path of one that was dropped here.

    ``remove_wanted`` carries the id of a file to be taken away.
    """

    wanted = Signal()
    brought = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.wahl = Listenwahl(_TITLE, _TEXT, _STEPS)
        columns: list[Column[Einlesung]] = [
            Column("Datei", _file, bold=True),
            Column("Bögen", _sheets, width=110, right=True),
            Column("Zeilen", _rows, width=110, right=True),
            Column("Eingelesen", _when, width=190),
            Column("Durch", _who, width=150),
        ]
        self.table: Table[Einlesung] = Table("Eingelesene Dateien", TableModel(columns, _key))
        self._remove = Button("Aus der Befragung nehmen", "trash")
        self._card = Card(self.table, title="Schon eingelesen", right=self._remove, margin=(1, 13, 1, 8))
        inset_head(self._card)
        self.setLayout(vbox((self.wahl, 1), self._card, gap=12))
        self.wahl.wanted.connect(self.wanted)
        self.table.delete_requested.connect(self._on_delete)
        self._remove.clicked.connect(self._on_button)

    def show_ziel(self, *, neu: bool, closed: bool) -> None:
        """Say what a file is for: a new Befragung, one there is, or nothing where that is closed."""
        self.wahl.empty.set(*(_CLOSED if closed else _NEW if neu else (_TITLE, _TEXT)))
        self.wahl.button.setEnabled(not closed)
        self.setAcceptDrops(not closed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event) is not None:
            event.acceptProposedAction()
            self.wahl.set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.wahl.set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.wahl.set_dragging(False)
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.brought.emit, path))

    def show_einlesungen(self, rows: tuple[Einlesung, ...]) -> None:
        """Show the files read before."""
        self.table.show_rows(rows)
        if rows:
            self.table.fit(_SHOWN)
        if rows and self.table.current() is None:
            self.table.select_key(rows[0].id)
        show_if(self._card, bool(rows))

    @Slot(object)
    def _on_delete(self, row: Einlesung) -> None:
        self.remove_wanted.emit(row.id)

    @Slot()
    def _on_button(self) -> None:
        row = self.table.current()
        if row is not None:
            self.remove_wanted.emit(row.id)


def _key(row: Einlesung) -> object:
    return row.id


def _file(row: Einlesung) -> str:
    return row.datei


def _sheets(row: Einlesung) -> str:
    return german.integer(row.boegen)


def _rows(row: Einlesung) -> str:
    return german.integer(row.zeilen)


def _when(row: Einlesung) -> str:
    local = row.um.astimezone()
    return f"{german.day(local.date())}, {local:%H:%M} Uhr"


def _who(row: Einlesung) -> str:
    return row.wer
