"""The sheet in the middle: what the keys mean, all questions as a strip, and the questions themselves."""

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Frage
from qmapp.ui.checks.qcheck.antworten import ANTWORTEN
from qmapp.ui.checks.qcheck.bewertung.fragenband import Fragenband
from qmapp.ui.checks.qcheck.bewertung.fragenliste import Fragenliste
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import ElideLabel, Label, Rule, show_if
from qmapp.ui.widgets.signs import KeyCap


class Blatt(Card):
    """All questions below each other, or one of them with the strip of all above it."""

    def __init__(self) -> None:
        self.fragen = Fragenliste()
        self.band = Fragenband()
        keys = [
            box(hbox(KeyCap(answer.key), Label(worte.URTEILE[answer.value], "cap", "text2"), gap=6))  # type: ignore[index]
            for answer in ANTWORTEN
        ]
        self._legend = box(hbox(*keys, None, gap=14))
        self._place = ElideLabel("", "bodyb")
        head = box(hbox((self._legend, 1), gap=10, margin=(20, 9, 14, 9)))
        self._head = head
        self._band = box(vbox(self._place, self.band, gap=6, margin=(20, 9, 14, 6)))
        super().__init__(head, self._band, Rule(), (self.fragen, 1), gap=0, margin=1)
        self.setAccessibleName("Fragen")
        self._narrow = False
        self._show_head()

    def show_band(self, fragen: tuple[Frage, ...]) -> None:
        """Let the strip follow the answers."""
        self.band.show_fragen(fragen)

    def set_active(self, frage: Frage, total: int) -> None:
        """Name the question in hand above the strip."""
        self.band.set_active(frage.punkt.code)
        self._place.setText(f"Frage {frage.punkt.nummer} von {total}")

    def set_single(self, single: bool) -> None:
        """One question at a time with a strip of all above it, or all below each other."""
        self.fragen.set_single(single)
        self._show_head()

    def set_narrow(self, narrow: bool) -> None:
        """Answers below the titles, no legend: they say in words what they are."""
        self._narrow = narrow
        self.fragen.set_stacked(narrow)
        self._show_head()

    def _show_head(self) -> None:
        single = self.fragen.is_single()
        show_if(self._band, single)
        show_if(self._head, not single and not self._narrow)
