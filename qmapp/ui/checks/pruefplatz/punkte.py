"""The Prüfpunkte of a file below each other; the one in hand is framed and opens its detail."""

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.rows import AntwortZeile
from qmapp.checks.katalog import Pruefpunkt
from qmapp.ui.checks.pruefplatz.einzelheit import Einzelheit
from qmapp.ui.checks.pruefplatz.zeile import PunktZeile
from qmapp.ui.checks.zeilenliste import Zeilenliste


class Punkteliste(Zeilenliste[AntwortZeile]):
    """The Prüfpunkte of the file in hand."""

    def __init__(self) -> None:
        self.detail = Einzelheit()
        super().__init__("Prüfpunkte", self.detail)

    def make_row(self, punkt: Pruefpunkt, parent: QWidget) -> PunktZeile:
        return PunktZeile(punkt, parent)

    def row(self, code: str) -> PunktZeile:
        """The row of a Prüfpunkt."""
        row = self._rows[code]
        assert isinstance(row, PunktZeile)
        return row
