"""The result on the screen: cards in rows that fold when there is no room."""

from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.checks.aktenpruefung.rows import Auswertung, MangelZeile
from qmapp.ui.checks.auswertung.bewusst import BewusstKarte
from qmapp.ui.checks.auswertung.bilder import PunkteKarte, SchichtenKarte
from qmapp.ui.checks.auswertung.kopfkarten import FehlerquoteKarte, HochrechnungKarte, SatzKarte
from qmapp.ui.checks.auswertung.tafeln import BereicheKarte, HinweiseKarte, MaengelKarte, VerbleibKarte
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Columns

_PALE = 0.45


class Ergebnisansicht(QWidget):
    """Every card of a result; :meth:`set_pale` while the figures shown may no longer be the right ones."""

    def __init__(self) -> None:
        super().__init__()
        self.quote, self.satz, self.euro = FehlerquoteKarte(), SatzKarte(), HochrechnungKarte()
        self.punkte, self.schichten = PunkteKarte(), SchichtenKarte()
        self.bereiche, self.hinweise, self.verbleib = BereicheKarte(), HinweiseKarte(), VerbleibKarte()
        self.maengel, self.bewusst = MaengelKarte(), BewusstKarte()
        right = Columns((self.satz, 8), (self.euro, 7), fold=430)
        left = box(vbox(self.bereiche, self.hinweise, None, gap=16))
        self.setLayout(
            vbox(
                Columns((self.quote, 5), (right, 8), fold=860),
                Columns((self.punkte, 5), (self.schichten, 3), fold=820),
                Columns((left, 5), (self.verbleib, 3), fold=820),
                self.maengel,
                self.bewusst,
                None,
                gap=16,
            )
        )
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(_PALE)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)

    def show_result(
        self, auswertung: Auswertung, maengel: tuple[MangelZeile, ...], bewusst: tuple[BewussteAuswahl, ...] = ()
    ) -> None:
        """Show these figures, in full colour."""
        for card in (
            self.quote, self.satz, self.euro, self.punkte, self.schichten, self.bereiche, self.hinweise, self.verbleib
        ):  # fmt: skip
            card.show_result(auswertung)
        self.maengel.show_rows(auswertung, maengel)
        self.bewusst.show_rows(bewusst)
        self.set_pale(False)

    def set_pale(self, pale: bool) -> None:
        """Let the last figures stand pale until new ones are there."""
        self._effect.setEnabled(pale)

    def is_pale(self) -> bool:
        """Whether the figures shown are old."""
        return self._effect.isEnabled()
