"""How far the Zweitprüfung is: files, disagreements, how the files were picked, and by whom they are examined."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.zweitpruefung.rows import ZweitpruefungKopf
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.german import integer
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.card import Card, KeyFigure
from qmapp.ui.widgets.labels import ElideLabel, Label
from qmapp.ui.widgets.signs import ProgressBar


class Stand(Card):
    """The strip above everything else, once it is begun."""

    def __init__(self) -> None:
        self._done = KeyFigure("Zweitgeprüft")
        self._open = KeyFigure("Abweichungen geklärt")
        self._how, self._who = _Angabe("Auswahl"), _Angabe("Zweitprüfung durch")
        self._bar = ProgressBar("Akten zweitgeprüft", "check")
        figures = hbox(self._done, self._open, (self._how, 1), (self._who, 1), gap=24)
        super().__init__(box(figures), self._bar, gap=7, margin=(16, 10, 12, 11))
        self.setAccessibleName("Stand der Zweitprüfung")

    def show_kopf(self, kopf: ZweitpruefungKopf, abweichungen: int, geklaert: int) -> None:
        """Show how it stands."""
        self._done.set(f"{integer(kopf.erledigt)} von {integer(kopf.akten)} Akten")
        self._open.set(f"{integer(geklaert)} von {integer(abweichungen)}" if abweichungen else "keine Abweichung")
        self._how.set(_how(kopf))
        self._who.set(kopf.zweitpruefer)
        self._bar.set(kopf.erledigt, kopf.akten)

    def words(self) -> str:
        """What it says."""
        return " ".join((self._done.value(), self._open.value(), self._how.value(), self._who.value()))


class _Angabe(QWidget):
    """Words of any length below their name; they shorten themselves."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value = ElideLabel("", "bodyb")
        self.setLayout(vbox(Label(name, "cap", "text2"), self._value, gap=0))

    def set(self, value: str) -> None:
        self._value.setText(value)
        self.setAccessibleName(f"{self._name}: {value}")

    def value(self) -> str:
        return self._value.whole_text()


def _how(kopf: ZweitpruefungKopf) -> str:
    share = exact_percent(Fraction(kopf.anteil_prozent) / 100)
    picked = f"Startwert {kopf.startwert}" if kopf.startwert else "vorgegeben"
    return f"{share} von {integer(kopf.erstgeprueft)}, {picked}"
