"""The questions below each other by Qualitätsdimension, or one of them alone."""

from collections.abc import Container

from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.qcheck.rows import Frage
from qmapp.ui.checks.qcheck.bewertung.einzelheit import Einzelheit
from qmapp.ui.checks.qcheck.bewertung.fragenzeile import Fragenzeile
from qmapp.ui.checks.zeilenliste import Zeilenliste


class Fragenliste(Zeilenliste[Frage]):
    """The questions of the Q-Check in hand."""

    def __init__(self) -> None:
        self.detail = Einzelheit()
        self._fragen: dict[str, Frage] = {}
        super().__init__("Fragen", self.detail)

    def show_fragen(
        self, katalog: Katalog, fragen: tuple[Frage, ...], *, frei: bool, locked: Container[str] = ()
    ) -> None:
        """Show every question; those ``locked`` take no answer though the others do."""
        self._fragen = {frage.punkt.code: frage for frage in fragen}
        self.show_katalog(katalog)
        self.show_answers(fragen, frei=frei)
        if frei:
            for frage in fragen:
                if frage.punkt.code in locked:
                    self.row(frage.punkt.code).show_answer(frage, frei=False)

    def make_row(self, punkt: Pruefpunkt, parent: QWidget) -> Fragenzeile:
        return Fragenzeile(self._fragen[punkt.code], parent)

    def row(self, code: str) -> Fragenzeile:
        """The row of a question."""
        row = self._rows[code]
        assert isinstance(row, Fragenzeile)
        return row
