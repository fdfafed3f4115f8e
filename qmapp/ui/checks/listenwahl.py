"""The first step of reading a list: an empty surface to drop a file on, and what happens next in three steps."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.ui.style import hbox, look, paint, px, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns, EmptyState
from qmapp.ui.widgets.labels import ElideLabel, Label

FILTER = "Listen (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;Alle Dateien (*)"
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")

_TITLE = "Noch keine Fallliste eingelesen"
_TEXT = (
    "Ziehen Sie die Datei hierher oder wählen Sie sie aus. Gespeichert werden nur die Spalten, die Sie zuordnen. Die "
    "Datei selbst bleibt unverändert."
)
_STEPS = (
    ("Datei wählen", "Excel, LibreOffice oder CSV, wie sie aus dem Fachverfahren kommt."),
    ("Spalten zuordnen", "Q-Check schlägt vor, was das Aktenzeichen ist. Sie prüfen und berichtigen."),
    ("Bericht ansehen", "Sie sehen vorher, welche Zeilen übernommen werden und welche nicht."),
)


class Listenwahl(QWidget):
    """Asks for a file. ``wanted`` is emitted by its button; the page opens the file dialog and takes drops."""

    wanted = Signal()

    def __init__(self, title: str = _TITLE, text: str = _TEXT, steps: Sequence[tuple[str, str]] = _STEPS) -> None:
        super().__init__()
        button = Button("Datei wählen …", "folder-open", "primary")
        button.clicked.connect(self._ask)
        self.button = button
        self.empty = EmptyState("table-import", title, text, button)
        self._drop = Card(self.empty)
        numbered = [(_Step(number, *words), 1) for number, words in enumerate(steps, 1)]
        strip = Card(Columns(*numbered, fold=800, gap=20), margin=(18, 12, 18, 12))
        strip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setLayout(vbox((self._drop, 1), strip, gap=16))

    def set_dragging(self, dragging: bool) -> None:
        """Show that a file may be dropped here."""
        self._drop.set_kind("selected" if dragging else "card")

    @Slot()
    def _ask(self) -> None:
        self.wanted.emit()


class _Step(QWidget):
    def __init__(self, number: int, title: str, text: str) -> None:
        super().__init__()
        sign = _Number(number)
        words = vbox(ElideLabel(title, "bodyb"), Label(text, "cap", "text2", wrap=True), gap=1)
        self.setLayout(hbox(vbox(sign, None, gap=0), (words, 1), gap=12))


class _Number(QWidget):
    """A step's number in a ring; the words beside it say everything a screen reader needs."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        sized(self, width=32, height=32)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        p.setPen(QPen(look.color("check"), px(1.8)))
        p.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(self.rect()).adjusted(px(2), px(2), -px(2), -px(2))
        p.drawEllipse(ring)
        paint.text(p, ring, self._number, "bodyb", "check", paint.CENTER)
