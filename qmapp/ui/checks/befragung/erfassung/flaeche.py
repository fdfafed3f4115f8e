"""The parts of the page of the entry and which of them are seen."""

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from qmapp.ui.checks.befragung.erfassung.karte import Bogenkarte
from qmapp.ui.checks.befragung.erfassung.stapelkarte import Stapelkarte
from qmapp.ui.checks.befragung.erfassung.vergleich import Vergleich
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import show_if

LIST_KEY: Final = "befragung.liste"
_EMPTY = "Hier geben Sie Papierbögen ein. Legen Sie zuerst eine Befragung an."
_READ_ONLY = "Bögen lassen sich ansehen, aber nicht erfassen oder berichtigen."
_CLOSED = "Öffnen Sie die Befragung in der Liste wieder, um Bögen zu ändern."


class Durchgang(Enum):
    """Which entry is in hand; the values are those of ``erfassung``."""

    ERSTE = 1
    ZWEITE = 2
    VERGLEICH = 3


class Flaeche(QWidget):
    """``durchgang_chosen`` carries the Durchgang, ``collision`` the number of the sheet that is to be opened."""

    durchgang_chosen = Signal(object)
    collision = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self._doppelt = False
        self.karte, self.stapel, self.vergleich = Bogenkarte(), Stapelkarte(), Vergleich()
        words = ((Durchgang.ERSTE, "Erste Erfassung"), (Durchgang.ZWEITE, "Zweite Erfassung"))
        self.wahl = SegmentedControl("Durchgang", (*words, (Durchgang.VERGLEICH, "Abweichungen")))
        self._switch = box(hbox(self.wahl, None, gap=0))
        self.used = Banner("warn")
        self.closed = Banner("info", " ")
        self.first = Button("Zu den Befragungen", "forms", "primary")
        self.empty = Card(EmptyState("keyboard", "Noch keine Befragung", _EMPTY, self.first))
        self._sheet = Columns((self.karte, 7), (self.stapel, 3), fold=820)
        parts = (self.closed, self.used, self._switch, (self._sheet, 1), (self.vergleich, 1), (self.empty, 1))
        self.setLayout(vbox(*parts, gap=12))
        for part in (self.closed, self.used, self._switch, self.vergleich, self.empty):
            part.hide()
        self._sheet.folded.connect(self.karte.blatt.fragen.set_folded)
        self.wahl.chosen.connect(self.durchgang_chosen)
        self.used.acted.connect(self._on_acted)

    def durchgang(self) -> Durchgang:
        """Which entry is in hand."""
        value = self.wahl.value()
        return value if self._doppelt and isinstance(value, Durchgang) else Durchgang.ERSTE

    def set_durchgang(self, which: Durchgang) -> None:
        """Take another entry in hand."""
        self.wahl.set_value(which)
        self.show_view()

    def set_doppelt(self, doppelt: bool) -> None:
        """Whether sheets are entered twice."""
        self._doppelt = doppelt
        show_if(self._switch, doppelt)
        self.show_view()

    def set_closed(self, closed: bool, *, read_only: bool) -> None:
        """Say that nothing can be entered any more, or here."""
        if read_only:
            self.closed.set("info", "Die Arbeitsmappe ist nur zum Lesen geöffnet", _READ_ONLY)
        else:
            self.closed.set("info", "Diese Befragung ist abgeschlossen", _CLOSED)
        show_if(self.closed, closed)

    def set_empty(self, empty: bool) -> None:
        """Say that there is no Befragung."""
        show_if(self.empty, empty)
        if empty:
            for part in (self._sheet, self.vergleich, self._switch, self.closed):
                part.hide()

    def show_view(self) -> None:
        """Show the sheet or the comparison."""
        compare = self.durchgang() is Durchgang.VERGLEICH
        show_if(self._sheet, not compare)
        show_if(self.vergleich, compare)

    def say_collision(self, nummer: str, action: str) -> None:
        """Offer to open the sheet that has the number typed; nothing for no number."""
        self._number = nummer
        if nummer:
            self.used.set("warn", f"Die Nummer {nummer} ist vergeben", "Zwei Bögen tragen nie dieselbe.", action)
        show_if(self.used, bool(nummer))

    def takes_letter(self, event: QKeyEvent, *, letters: bool) -> bool:
        """Whether a letter is a key now: with Alt always, alone where the user wants it and is not typing."""
        held = event.modifiers()
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        alone = held == Qt.KeyboardModifier.NoModifier and letters and not typing
        return alone or held == Qt.KeyboardModifier.AltModifier

    @Slot()
    def _on_acted(self) -> None:
        self.collision.emit(self._number)
