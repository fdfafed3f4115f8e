"""The page's one room for two things: why there is nothing to see, or the result."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qmapp.german import integer
from qmapp.ui.checks.befragung.auswertung.ansicht import Ansicht
from qmapp.ui.checks.befragung.auswertung.kopfkarten import AussagekraftKarte, SatzKarte
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.context import Context
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.labels import show_if

_ENTER = "Bögen erfassen"


class Flaeche(QWidget):
    """Shows nothing until it is told what; ``enter_wanted`` asks for the page where sheets are entered."""

    enter_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.go = Button(_ENTER, "keyboard", "primary")
        self._words = EmptyState("chart-histogram", " ", " ", self.go)
        self.empty, self.strip = Card(self._words), Banner("warn", " ", " ", _ENTER)
        self.satz, self.aussagekraft, self.result = SatzKarte(), AussagekraftKarte(), Ansicht(context)
        top = Columns((self.satz, 3), (self.aussagekraft, 2), fold=760)
        self.figures = box(vbox(self.strip, top, (self.result, 1), gap=14))
        self.setLayout(vbox((self.empty, 1), (self.figures, 1), gap=0))
        self.go.clicked.connect(self.enter_wanted)
        self.strip.acted.connect(self.enter_wanted)
        self.empty.hide()
        self.figures.hide()

    def show_nothing(self, title: str, text: str, *, enter: bool) -> None:
        """Say why nothing is shown; ``enter``: sheets would help."""
        self._words.set(title, text)
        show_if(self.go, enter)
        self.figures.hide()
        self.empty.show()

    def words(self) -> str:
        """Why nothing is shown."""
        return self._words.accessibleName()

    def show_result(self, found: Befund, *, writable: bool) -> None:
        """Show the figures, preliminary as long as sheets may come in."""
        self.empty.hide()
        self.figures.show()
        self.strip.set(
            "warn",
            f"Vorläufig: {integer(found.ergebnis.boegen)} Bögen sind erfasst.",
            "Die Zahlen stehen fest, wenn die Befragung abgeschlossen ist. Bitte geben Sie Zwischenzahlen nicht "
            "weiter: Aus zwei Ständen ließe sich errechnen, was auf einem einzelnen Bogen steht.",
            _ENTER if writable else "",
        )
        show_if(self.strip, found.kopf.abgeschlossen_am is None)
        self.satz.show_result(found, writable=writable)
        self.aussagekraft.show_result(found)
        self.result.show_result(found)
