"""The profile of the questions, with its legend and the switch for the last check."""

from collections.abc import Iterator

from PySide6.QtCore import Slot

from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck import worte as qworte
from qmapp.checks.qcheck.rows import Frage, Urteil
from qmapp.ui.checks.qcheck.ergebnis import worte
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.charts import ProfilChart, Profilgruppe, Profillegende, Profilzeile, Skalenwort
from qmapp.ui.widgets.labels import show_if

_SKALA = tuple(
    Skalenwort(qworte.URTEILE[one], short)
    for one, short in (
        (Urteil.NICHT, "nicht erfüllt"),
        (Urteil.TEILWEISE, "teilweise"),
        (Urteil.UEBERWIEGEND, "überwiegend"),
        (Urteil.VOLL, "voll erfüllt"),
    )
)


class ProfilKarte(Card):
    """The chart takes the keys; :attr:`compare` does what V does."""

    def __init__(self) -> None:
        self.chart = ProfilChart("Profil", _SKALA)
        self.legend = Profillegende()
        self.compare = Button("Vergleich ausblenden", "eye-off", "icon")
        self._names = ("", "")
        self._compared = True
        right = box(hbox(self.legend, self.compare, gap=6))
        super().__init__(self.chart, title="Profil", subtitle=" ", right=right, gap=8, margin=(16, 13, 12, 10))
        self.compare.clicked.connect(self.toggle)

    def show_befund(self, befund: Befund) -> None:
        """Show the questions by dimension, in the order of the catalogue."""
        self._names = worte.zeitnamen(befund)
        count = worte.anzahl(len(befund.fragen), "Frage", "Fragen")
        self.set_title("Profil", f"{count} auf der Skala von 0 bis {Urteil.VOLL.punkte}")
        self.chart.set_data(tuple(_groups(befund)), *self._names)
        self._show_compared()

    def names(self) -> tuple[str, str]:
        """What now and the last time are called; the second empty without one."""
        return self._names

    def is_compared(self) -> bool:
        """Whether the last check is shown where there is one."""
        return self._compared

    def set_compared(self, compared: bool) -> None:
        """Show the last check or not."""
        self._compared = compared
        self.chart.set_compared(compared)
        self._show_compared()

    @Slot()
    def toggle(self) -> None:
        """Show the last check, or no longer."""
        if self._names[1]:
            self.set_compared(not self.chart.compares())

    def _show_compared(self) -> None:
        now, before = self._names
        shown = self.chart.compares()
        self.legend.set_words(now, before if shown else "")
        self.compare.set_text("Vergleich ausblenden" if shown else "Vergleich einblenden")
        self.compare.set_icon("eye-off" if shown else "eye")
        show_if(self.compare, bool(before))


def _groups(befund: Befund) -> Iterator[Profilgruppe]:
    for dimension in Dimension:
        asked = [frage for frage in befund.fragen if frage.dimension is dimension]
        if asked:
            words = qworte.grad(befund.ergebnis.dimensionen[dimension].wert)
            yield Profilgruppe(qworte.DIMENSIONEN[dimension], words, [_row(frage) for frage in asked])


def _row(frage: Frage) -> Profilzeile:
    answer, before = frage.bewertung, frage.vorjahr
    value = None if answer is None else answer.urteil.punkte
    word = "" if value is not None else "noch offen" if answer is None else qworte.URTEILE[answer.urteil]
    return Profilzeile(
        frage.punkt.code, frage.punkt.titel, value, None if before is None else before.urteil.punkte, word
    )
