"""The two cards on top: the result in one sentence, and how far it carries."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from qmapp.checks.befragung.deutung import kernsatz
from qmapp.checks.befragung.worte import ruecklauf
from qmapp.german import integer
from qmapp.ui.checks.auswertung.werte import Werte
from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.messages import announce

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class SatzKarte(Card):
    """The sentence of the Befragung, or a proposal; ``taken`` carries the proposal to be kept."""

    taken = Signal(str)

    def __init__(self) -> None:
        self.satz = Label("", "h3", wrap=True, align=_TOP, selectable=True)
        self.note = Label("", "cap", "text3", wrap=True)
        self.take = Button("Vorschlag übernehmen", "check", "link")
        self.copy = Button("Text kopieren", "copy", "link")
        super().__init__(
            (self.satz, 1), self.note, hbox(self.take, self.copy, None), title="In einem Satz", icon="bulb", gap=6
        )
        self.take.clicked.connect(self._take)
        self.copy.clicked.connect(self._copy)

    def show_result(self, found: Befund, *, writable: bool) -> None:
        """Show what was written, else what could be."""
        own = found.kopf.fazit
        proposed = kernsatz(found.ergebnis.items, found.kopf.kleinste_gruppe)
        self.satz.setText(own or proposed)
        self.note.setText(
            "" if own else "Vorschlag aus den Zahlen. Ihren eigenen Satz schreiben Sie bei der Befragung."
        )
        show_if(self.note, not own)
        show_if(self.take, writable and not own and bool(proposed))

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self.satz.text())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.satz.text())
        announce(self, "Text kopiert")


class AussagekraftKarte(Card):
    """How many answered, and what may be concluded from that."""

    def __init__(self) -> None:
        self.rows = Werte()
        self.text = Label("", "small", "text2", wrap=True, align=_TOP)
        super().__init__(self.rows, (self.text, 1), title="Aussagekraft", icon="scale", gap=8)

    def show_result(self, found: Befund) -> None:
        """Show the Rücklauf, for whom the figures stand, and what was written about it."""
        head = found.kopf
        rows = [("Rücklauf", ruecklauf(found.zeile), worte.vorher(head))]
        if head.grundgesamtheit is not None:
            rows.append(("Steht für", f"{integer(head.grundgesamtheit)} Menschen", ""))
        self.rows.show_rows(rows)
        self.text.setText(
            head.aussagekraft
            or "Geantwortet hat, wer wollte. Die Bereiche rechnen nur mit dem Zufall; wer nicht geantwortet hat, kann "
            "anders denken."
        )
