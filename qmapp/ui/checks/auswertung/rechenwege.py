"""The side panel: how each figure came about, with formula, values and source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.ui.checks.auswertung.werte import Werte, clear
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, Rule, ground
from qmapp.ui.widgets.messages import announce

WIDTH = 390


class Rechenwege(QWidget):
    """Every Rechenweg below each other; ``closed`` is emitted by the button and by Esc."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Rechenweg")
        ground(self, "surface")
        self._ways: tuple[Rechenweg, ...] = ()
        self.copy = Button("Rechenweg kopieren", "copy", "icon")
        self.close_button = Button("Rechenweg schließen", "x", "icon")
        lead = Label("So sind die Zahlen entstanden: Formel, Werte, Quelle.", "cap", "text3", wrap=True)
        head = hbox((vbox(Label("Rechenweg", "h2"), lead, gap=0), 1), self.copy, self.close_button, gap=4)
        self._content = QWidget()
        self._column = vbox(gap=14, margin=(18, 4, 18, 18))
        self._content.setLayout(self._column)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Rechenweg, Bild auf und ab blättert")
        self.area.setWidget(ground(self._content, "surface"))
        inner = vbox(box(vbox(head, margin=(18, 16, 12, 8))), (self.area, 1), gap=0)
        self.setLayout(hbox(Rule("v"), (inner, 1), gap=0))
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.closed)
        self.set_wide(False)

    def show_ways(self, ways: Sequence[Rechenweg]) -> None:
        """Show these instead of the last ones."""
        if tuple(ways) == self._ways:
            return
        self._ways = tuple(ways)
        clear(self._column)
        for way in self._ways:
            self._column.addWidget(_way(way))
        self._column.addStretch(1)
        self.area.setAccessibleDescription(self.as_text())

    def set_wide(self, wide: bool) -> None:
        """Take all the room there is, or be as wide as a column of text."""
        sized(self, min_width=0 if wide else WIDTH, max_width=16_000 if wide else WIDTH)

    def as_text(self) -> str:
        """All of them as text."""
        return "\n\n".join(way.as_text() for way in self._ways)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        announce(self, "Rechenweg kopiert")


def _way(way: Rechenweg) -> QWidget:
    values = Werte()
    values.show_rows([(name, value, "") if len(value) < 26 else (name, "", value) for name, value in way.werte])
    formula = Card(Label(way.formel, "small", wrap=True, selectable=True), kind="inset", margin=(12, 9, 12, 10))
    parts = (
        Label(way.titel, "h3", wrap=True),
        formula,
        values,
        Label(f"= {way.ergebnis}", "bodyb", "accent", wrap=True, selectable=True),
        Label(f"Quelle: {way.quelle}", "cap", "text3", wrap=True),
    )
    shown = box(vbox(*parts, Rule(), gap=8))
    shown.setAccessibleName(way.as_text())
    return shown
