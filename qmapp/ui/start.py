"""The start screen: go on where you were, or choose one of three ways."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from qmapp.settings import Settings
from qmapp.ui.recent import GONE, LastCard, RecentRow, recent_rows
from qmapp.ui.start_parts import Brand, Tile
from qmapp.ui.style import box, hbox, look, px, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.labels import Icon, Label, ground, show_if

if TYPE_CHECKING:
    from qmapp.ui.widgets.table import Table


class StartPage(QWidget):
    """Signals say what the user wants; the window does it."""

    open_wanted = Signal(object)
    browse_wanted = Signal()
    new_wanted = Signal()
    example_wanted = Signal()
    recent_changed = Signal()
    look_wanted = Signal()

    def __init__(self, settings: Settings, today: date) -> None:
        super().__init__()
        self._settings = settings
        self._today = today
        self._rows: list[RecentRow] = []
        ground(self, "bg")
        self._brand = Brand()
        self._welcome = Label("", "display")
        self._question = Label("", "body", "text2")
        self._busy = Banner("info", " ")
        self._busy.hide()
        self._last = LastCard()
        self._last.primary.clicked.connect(self._on_primary)
        self.tiles = (
            Tile("file-plus", "Neuer Arbeitsbereich", "Amt und Jahr anlegen", "N"),
            Tile("folder-open", "Öffnen …", "Datei vom Laufwerk", "O"),
            Tile("sparkles", "Beispieljahr ansehen", "Musteramt zum Üben", "B"),
        )
        for tile, signal in zip(self.tiles, (self.new_wanted, self.browse_wanted, self.example_wanted), strict=True):
            tile.clicked.connect(signal)
        self._list_head = Label("Weitere Arbeitsbereiche", "h3")
        self.table: Table[RecentRow] | None = None
        self._list = Card(margin=(1, 5, 1, 5))
        self._tidy = Button("Liste aufräumen", kind="link", tip="Nimmt Dateien aus der Liste, die nicht mehr da sind")
        self._tidy.clicked.connect(self.tidy)
        self._content = self._laid_out()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        self.setLayout(hbox(self._brand, (scroll, 1), gap=0))
        self.show_recent()

    def _laid_out(self) -> QWidget:
        look_button = Button("Darstellung", "contrast-2", "link")
        look_button.clicked.connect(self.look_wanted)
        self._list_line = box(hbox(self._list_head, None, self._tidy))
        content = box(
            vbox(
                hbox((vbox(self._welcome, self._question, gap=2), 1), look_button),
                self._busy,
                self._last,
                Columns(*((tile, 1) for tile in self.tiles), fold=520, gap=12),
                self._list_line,
                self._list,
                None,
                hbox(Icon("shield-check", 18, "ok"), (_note(), 1)),
                gap=16,
                margin=(64, 56, 64, 28),
            )
        )
        return ground(content, "bg")

    def show_recent(self) -> None:
        """Look at the recent files again."""
        self._rows = recent_rows(self._settings.recent)
        first = not self._rows
        self._welcome.setText("Willkommen bei Q-Check" if first else "Willkommen zurück")
        self._question.setText(
            "Sehen Sie sich das Beispieljahr an oder legen Sie gleich los."
            if first
            else "Womit möchten Sie weitermachen?"
        )
        self._last.show_row(self._rows[0] if self._rows else None)
        others = self._rows[1:]
        if self.table is None and others:
            self.table = self._made_table()
        if self.table is not None:
            self.table.show_rows(others)
            self.table.fit(4)
        for widget in (self._list_line, self._list):
            show_if(widget, bool(others))

    def _made_table(self) -> "Table[RecentRow]":
        """Made when there is something to show: a table costs a third of the start screen's time."""
        from qmapp.ui.recent_table import recent_table

        table = recent_table()
        table.activated_row.connect(self._on_row)
        table.delete_requested.connect(self._on_delete)
        self._list.add(table)
        return table

    def rows(self) -> list[RecentRow]:
        """The recent workspaces as shown, the last one first."""
        return self._rows

    def set_busy(self, words: str) -> None:
        """Say that something is being opened; an empty text ends it."""
        self._busy.set("info", words)
        show_if(self._busy, bool(words))
        for widget in (self._last.primary, *self.tiles):
            widget.setEnabled(not words)

    def show_refusal(self, message: str, rest: str) -> None:
        """Say why something could not be opened."""
        self.set_busy("")
        self._busy.set("bad", message, rest)
        self._busy.show()

    @Slot()
    def tidy(self) -> None:
        """Take files that are gone off the list; the files of drives not connected stay."""
        keep = [row for row in self._rows if row.pill is None or row.pill[1] != GONE]
        self._settings.recent = [str(row.path) for row in keep]
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_N: 0, Qt.Key.Key_O: 1, Qt.Key.Key_B: 2}
        tile = keys.get(Qt.Key(event.key()))
        if tile is not None and not event.modifiers() and self._settings.single_letter_keys:
            self.tiles[tile].click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._last.primary.isEnabled():
            self._last.primary.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._last.primary.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """The brand at the left needs room; without it the content has all."""
        width = look.effective(self.width())
        self._brand.setVisible(width >= 1000)
        side = 64 if width >= 1300 else 28
        layout = self._content.layout()
        if layout is not None:
            layout.setProperty("margin", [float(side), 56.0 if width >= 1300 else 28.0, float(side), 28.0])
            layout.setContentsMargins(px(side), px(56 if width >= 1300 else 28), px(side), px(28))

    @Slot()
    def _on_primary(self) -> None:
        if not self._rows:
            self.example_wanted.emit()
        else:
            self._on_row(self._rows[0])

    @Slot(object)
    def _on_row(self, row: RecentRow) -> None:
        if row.path.is_file():
            self.open_wanted.emit(row.path)
        else:
            self.browse_wanted.emit()

    @Slot(object)
    def _on_delete(self, row: RecentRow) -> None:
        self._settings.recent = [text for text in self._settings.recent if text != str(row.path)]
        self._changed()

    def _changed(self) -> None:
        self.show_recent()
        self.recent_changed.emit()


def _note() -> Label:
    return Label("Beim Schließen legt Q-Check neben der Datei eine geprüfte Sicherung an.", "small", "text2", wrap=True)
