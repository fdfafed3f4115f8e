"""The parts of the assessment side by side, or what belongs to the question below it where there is little room."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget

from qmapp.ui.checks.qcheck.bewertung.angaben import Angaben
from qmapp.ui.checks.qcheck.bewertung.blatt import Blatt
from qmapp.ui.checks.qcheck.bewertung.wahl import Personenwahl
from qmapp.ui.checks.zeilenliste import Rollfeld
from qmapp.ui.style import box, hbox, look, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, EmptyState
from qmapp.ui.widgets.labels import ground, show_if

#: Under this effective width of the window remark and evidence move to their question.
NARROW, SNUG = 1000, 1400
#: Under this effective height texts get fewer lines.
LOW = 820


class Flaeche(QWidget):
    """``keys`` handles a key that no widget inside has taken; ``narrowed`` tells that the parts have moved."""

    keys: Callable[[QKeyEvent], bool] | None = None

    narrowed = Signal()

    def __init__(self, blatt: Blatt, angaben: Angaben) -> None:
        super().__init__()
        self.narrow = self.low = False
        self.blatt, self.angaben = blatt, angaben
        self.wahl = Personenwahl()
        self.away = Button("Zur Liste", "arrow-right", "primary")
        self._empty = EmptyState("clipboard-check", "", "", self.away)
        self._empty_card = Card(self._empty)
        self._middle = QStackedWidget()
        for card in (blatt, self.wahl, self._empty_card):
            self._middle.addWidget(card)
        policy = QSizePolicy.Policy
        self._middle.setSizePolicy(policy.Ignored, policy.Ignored)
        sized(self._middle, min_width=380, min_height=220)
        self._inner = vbox(gap=0)
        content = ground(box(self._inner), "bg")
        self._side = Rollfeld()
        self._side.setWidgetResizable(True)
        self._side.setWidget(content)
        self._side.setAccessibleName("Bemerkung, Nachweise und Merkpunkte")
        self.setLayout(hbox((self._middle, 1), self._side, gap=13))
        self._inner.addWidget(angaben)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self.restyle()

    def show_sheet(self) -> None:
        """Show the questions."""
        self._show(self.blatt)

    def show_choice(self) -> None:
        """Ask who assesses."""
        self._show(self.wahl)

    def show_empty(self, title: str, text: str, action: str) -> None:
        """Say that there is nothing to assess, and where to go."""
        self._empty.set(title, text)
        self.away.set_text(action)
        self._show(self._empty_card)

    def sheet_shown(self) -> bool:
        """Whether the questions are shown."""
        return self._middle.currentWidget() is self.blatt

    def choosing(self) -> bool:
        """Whether it is asked who assesses."""
        return self._middle.currentWidget() is self.wahl

    def empty_shown(self) -> bool:
        """Whether there is nothing to assess."""
        return self._middle.currentWidget() is self._empty_card

    def adapt(self, window: QSize) -> None:
        """Follow the size of the window."""
        width, height = look.effective(window.width()), look.effective(window.height())
        narrow = width < NARROW
        self.low = height < LOW
        sized(self._side, width=400 if width < SNUG else 440)
        self.angaben.set_low(self.low)
        if narrow != self.narrow:
            self.narrow = narrow
            if narrow:
                self.blatt.fragen.detail.take(self.angaben)
            else:
                self._inner.addWidget(self.angaben)
            self.blatt.set_narrow(narrow)
            self.narrowed.emit()
        self._arrange()

    def restyle(self) -> None:
        """Follow the look now in force."""
        self.adapt(self.window().size())

    def hasHeightForWidth(self) -> bool:
        """The parts scroll in themselves; a text that wraps must not make the whole page scroll."""
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys is None or not self.keys(event):
            event.ignore()

    def _show(self, card: QWidget) -> None:
        self._middle.setCurrentWidget(card)
        self._arrange()

    def _arrange(self) -> None:
        show_if(self._side, not self.narrow and self.sheet_shown())

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QObject | None, new: QObject | None) -> None:
        if isinstance(new, QWidget) and self._side.isAncestorOf(new):
            self._side.follow(new)
