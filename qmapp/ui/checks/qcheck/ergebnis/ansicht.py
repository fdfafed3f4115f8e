"""The result on the screen: the profile at the left, what it means at the right; below each other without room."""

from PySide6.QtWidgets import QWidget

from qmapp.ui.checks.qcheck.ergebnis import worte
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.checks.qcheck.ergebnis.beschreibungkarte import BeschreibungKarte
from qmapp.ui.checks.qcheck.ergebnis.einheitenkarte import EinheitenKarte
from qmapp.ui.checks.qcheck.ergebnis.gradkarte import AusrichtungKarte, GradKarte
from qmapp.ui.checks.qcheck.ergebnis.listen import PotentialeKarte, StaerkenKarte
from qmapp.ui.checks.qcheck.ergebnis.naechster import NaechsterKarte
from qmapp.ui.checks.qcheck.ergebnis.profilkarte import ProfilKarte
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import MultilineField

_FAZIT = "Was ist das Wichtigste, und was hat sich geändert?"


class Ergebnisansicht(QWidget):
    """Every card of a result."""

    def __init__(self) -> None:
        super().__init__()
        self.profil, self.grad, self.ausrichtung = ProfilKarte(), GradKarte(), AusrichtungKarte()
        self.staerken, self.potentiale, self.naechster = StaerkenKarte(), PotentialeKarte(), NaechsterKarte()
        self.einheiten, self.beschreibung = EinheitenKarte(), BeschreibungKarte()
        self.fazit = MultilineField("Fazit in ein bis zwei Sätzen", name="fazit", height=84, placeholder=_FAZIT)
        self.fazit.hide_label()
        self.fazit_words = Label("", "body", wrap=True, selectable=True)
        self._fazit = Card(self.fazit_words, self.fazit, title="Fazit", icon="bulb", gap=8)
        left = box(vbox(self.profil, self._fazit, self.einheiten, self.beschreibung, None, gap=16))
        right = box(vbox(self.grad, self.staerken, self.potentiale, self.naechster, self.ausrichtung, None, gap=16))
        note = Label(worte.ABGRENZUNG, "cap", "text2", wrap=True)
        self.setLayout(vbox(Columns((left, 8), (right, 5), fold=960), note, gap=12))

    def show_befund(self, befund: Befund, *, writable: bool) -> None:
        """Show a result."""
        self.profil.show_befund(befund)
        self.grad.show_befund(befund, writable=writable)
        for card in (self.ausrichtung, self.staerken, self.potentiale, self.einheiten, self.beschreibung):
            card.show_befund(befund)
        may = writable and befund.kopf.offen
        self.fazit.set_value(befund.kopf.fazit)
        self.fazit_words.setText(befund.kopf.fazit)
        show_if(self.fazit, may)
        show_if(self.fazit_words, not may)
        show_if(self._fazit, may or bool(befund.kopf.fazit))
        self.show_chosen(befund, writable=writable)

    def show_chosen(self, befund: Befund, *, writable: bool) -> None:
        """The choice of potentials has changed."""
        count = len(self.potentiale.gewaehlt())
        self.naechster.show_chosen(count, writable=writable, vorlaeufig=befund.vorlaeufig)

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        return self.grad.limits.commit() and (self.fazit.isHidden() or self.fazit.commit())
