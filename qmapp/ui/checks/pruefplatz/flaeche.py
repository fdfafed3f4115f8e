"""The three parts of the Prüfplatz side by side, or one at a time where there is little room."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from qmapp.ui.checks.pruefplatz.aktenliste import Aktenliste
from qmapp.ui.checks.pruefplatz.blatt import Blatt
from qmapp.ui.checks.pruefplatz.karte import Karte
from qmapp.ui.checks.pruefplatz.mangel import MangelForm
from qmapp.ui.checks.pruefplatz.pause import Pause
from qmapp.ui.style import hbox, look, sized
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, EmptyState
from qmapp.ui.widgets.labels import show_if

#: Under this effective width of the window the Mangel moves to its Prüfpunkt and the list opens by Strg+L.
NARROW, SNUG, WIDEST = 1000, 1400, 4000
#: Under this effective height texts get fewer lines, and the sentence below the heading goes.
LOW = 820


class Flaeche(QWidget):
    """``keys`` handles a key that no widget inside has taken; ``narrowed`` tells that the parts have moved."""

    keys: Callable[[QKeyEvent], bool] | None = None

    narrowed = Signal()

    def __init__(self, blatt: Blatt, form: MangelForm, pause: Pause) -> None:
        super().__init__()
        self.narrow = self.low = False
        self._list_open = False
        self.liste = Aktenliste()
        self.karte = Karte()
        self.blatt = blatt
        self.form = form
        self.next_page = Button("Zur Auswertung", "chart-histogram", "primary")
        self._empty = EmptyState("clipboard-check", "", "", self.next_page)
        self.middle = QStackedWidget()
        self._empty_card, self._pause_card = Card(self._empty), Card(pause)
        for card in (blatt, self._empty_card, self._pause_card):
            self.middle.addWidget(card)
        policy = QSizePolicy.Policy
        self.middle.setSizePolicy(policy.Ignored, policy.Ignored)
        sized(self.middle, min_width=380, min_height=220)
        self.setLayout(hbox(self.liste, (self.middle, 1), self.karte, gap=13))
        self.karte.take(form)
        self.restyle()

    def show_sheet(self) -> None:
        """Show the file in hand."""
        self._show(self.blatt)

    def show_pause(self) -> None:
        """Show the pause instead of the file."""
        self._show(self._pause_card)

    def show_empty(self, title: str, text: str, action: str) -> None:
        """Say that there is nothing to audit, and where to go."""
        self._empty.set(title, text)
        self.next_page.set_text(action)
        self._show(self._empty_card)

    def sheet_shown(self) -> bool:
        """Whether the file in hand is shown."""
        return self.middle.currentWidget() is self.blatt

    def empty_shown(self) -> bool:
        """Whether there is nothing to audit."""
        return self.middle.currentWidget() is self._empty_card

    def open_list(self, wanted: bool) -> None:
        """In narrow windows: the list instead of the file."""
        self._list_open = wanted
        self._arrange()

    def adapt(self, window: QSize) -> None:
        """Follow the size of the window."""
        width, height = look.effective(window.width()), look.effective(window.height())
        narrow, snug = width < NARROW, width < SNUG
        self.low = low = height < LOW
        list_width = 216 if snug else 236
        sized(self.liste, min_width=list_width, max_width=WIDEST if narrow else list_width)
        sized(self.karte, width=310 if snug else 316)
        self.form.set_low(low)
        self.blatt.set_low(narrow and low)
        if narrow != self.narrow:
            self.narrow = narrow
            self._list_open = False
            if narrow:
                self.blatt.punkte.detail.take(self.form)
            else:
                self.karte.take(self.form)
            self.form.set_wide(narrow)
            self.blatt.set_narrow(narrow)
            self._arrange()
            self.narrowed.emit()

    def restyle(self) -> None:
        """Follow the look now in force."""
        self.adapt(self.window().size())

    def hasHeightForWidth(self) -> bool:
        """The parts scroll in themselves; a strip that wraps must not make the whole page scroll."""
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys is None or not self.keys(event):
            event.ignore()

    def _show(self, card: QWidget) -> None:
        self.middle.setCurrentWidget(card)
        self._arrange()

    def _arrange(self) -> None:
        layout = self.layout()
        assert layout is not None
        sheet = self.sheet_shown()
        show_if(self.liste, not self.narrow or self._list_open)
        show_if(self.middle, not (self.narrow and self._list_open))
        show_if(self.karte, not self.narrow and sheet)


__all__ = ["Flaeche"]
