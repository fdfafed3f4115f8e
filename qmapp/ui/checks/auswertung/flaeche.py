"""The page's one room for three things: what is needed first, outlines while computing, or the result."""

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.checks.aktenpruefung.rows import Auswertung, MangelZeile
from qmapp.ui.checks.auswertung.ansicht import Ergebnisansicht
from qmapp.ui.checks.auswertung.leerstand import Leerstand
from qmapp.ui.checks.auswertung.platzhalter import Platzhalter
from qmapp.ui.style import vbox


class Flaeche(QWidget):
    """Shows nothing until it is told what."""

    def __init__(self) -> None:
        super().__init__()
        self.empty, self.waiting, self.result = Leerstand(), Platzhalter(), Ergebnisansicht()
        self.setLayout(vbox((self.empty, 1), (self.waiting, 1), (self.result, 1), gap=0))
        for widget in (self.empty, self.waiting, self.result):
            widget.hide()

    def wait(self, *, shown: bool) -> None:
        """New figures are being computed; those that are ``shown`` stand pale until then."""
        if not shown:
            self.empty.hide()
            self.waiting.wait()
        self.result.set_pale(shown)

    def show_empty(self, *, drawn: bool) -> None:
        """There is nothing to evaluate yet."""
        self.waiting.done()
        self.result.hide()
        self.empty.show()
        self.empty.show_state(drawn=drawn)

    def show_result(
        self, auswertung: Auswertung, maengel: tuple[MangelZeile, ...], bewusst: tuple[BewussteAuswahl, ...] = ()
    ) -> None:
        """The figures are there."""
        self.waiting.done()
        self.empty.hide()
        self.result.show()
        self.result.show_result(auswertung, maengel, bewusst)

    def fail(self) -> None:
        """No new figures will come; the last ones are as good as they were."""
        self.waiting.done()
        self.result.set_pale(False)
