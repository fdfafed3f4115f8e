"""The assistant: which version, what it comes to, every point with its decision, one of them in words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.wechsel import Entscheidung, Punktwechsel
from qmapp.ui.checks.katalogwechsel.einzelheit import Einzelheit
from qmapp.ui.checks.katalogwechsel.folgen import Folgenleiste
from qmapp.ui.checks.katalogwechsel.tafel import Punkttafel
from qmapp.ui.checks.katalogwechsel.wahlen import Wahlen
from qmapp.ui.checks.katalogwechsel.worte import WEGE
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut
from qmapp.ui.style import sized, vbox
from qmapp.ui.widgets.card import Columns


class Assistent(QWidget):
    """``version_chosen`` carries the version to preview, ``refused`` why a key did nothing."""

    version_chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, wortlaut: Wortlaut) -> None:
        super().__init__()
        self._wortlaut = wortlaut
        self.wahlen = Wahlen(wortlaut)
        self.leiste = Folgenleiste(wortlaut)
        self.tafel = Punkttafel(wortlaut)
        self.detail = Einzelheit(wortlaut)
        sized(self.tafel.table, min_height=180)
        self.setLayout(vbox(self.leiste, (Columns((self.tafel, 9), (self.detail, 5), fold=900), 1), gap=14))
        self.leiste.chosen.connect(self.version_chosen)
        self.tafel.chosen.connect(self._show_point)
        self.tafel.decided.connect(self._on_key)
        self.detail.decided.connect(self._decide)

    def show_vorschau(self, vorschau: Vorschau, ziele: Sequence[Katalog]) -> None:
        """Show what there is to decide; decisions made stay as long as the versions do."""
        same = self.wahlen.show(vorschau)
        self.leiste.offer(ziele, vorschau.nach)
        self.tafel.show_points(vorschau, self.wahlen.all(), anew=not same)
        self.leiste.show_folgen(vorschau, self.wahlen.folgen())
        row = self.tafel.table.current()
        if row is not None:
            self._show_point(row)

    @Slot(object)
    def _show_point(self, row: Punktwechsel) -> None:
        view = self.wahlen.vorschau
        if view is not None:
            self.detail.show_point(view, row, self.wahlen.of(row), self.wahlen.taken(row))

    @Slot(object, object)
    def _on_key(self, row: Punktwechsel, way: Entscheidung) -> None:
        """A key decides and goes on; one that does not fit says which do."""
        if way in row.wege:
            self._take(row, way, "", go_on=True)
            return
        fit = " oder ".join(f"{WEGE[w][0]} ({WEGE[w][1]})" for w in row.wege)
        self.refused.emit(f"Hier passt Taste {fit}." if fit else self._wortlaut.neu_gefragt)

    @Slot(object, object, str)
    def _decide(self, row: Punktwechsel, way: Entscheidung, ziel: str) -> None:
        self._take(row, way, ziel, go_on=False)

    def _take(self, row: Punktwechsel, way: Entscheidung, ziel: str, *, go_on: bool) -> None:
        view = self.wahlen.vorschau
        assert view is not None, "its rows are shown"
        taken = self.wahlen.decide(row, way, ziel)
        if not taken:
            self.refused.emit(f"In der neuen Fassung ist kein Ziel mehr frei ({self._wortlaut.neue}).")
        self.leiste.show_folgen(view, self.wahlen.folgen())
        self.tafel.show_decision(row, go_on=go_on and taken)
        shown = self.tafel.table.current()
        if shown is not None:
            self._show_point(shown)
