"""The strip above the questions: how far the assessment is, who assesses, which remarks are missing. No degree.

A degree of fulfilment that moves with every key would invite to steer towards it; it is on the page of the result.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy

from qmapp import german
from qmapp.checks.qcheck.rows import Fortschritt
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import ElideLabel, Label, Rule, show_if
from qmapp.ui.widgets.signs import ProgressBar, StatusPill


class Leiste(Card):
    """Figures of the own assessor; of the others only how many questions they have answered."""

    def __init__(self) -> None:
        self._words = Label("", "bodyb")
        self._share = Label("", "small", "text2")
        self.bar = ProgressBar("Bewertete Fragen", "check")
        self.who = Button("Andere Person", "users", "link")
        self._name = Label("", "bodyb")
        self._others = ElideLabel("", "small", "text2")
        self.bare = Button("", "alert-triangle", "link", ink="warn", tip="F: zur nächsten fehlenden Bemerkung")
        self._done = StatusPill("ok", "")
        progress = box(vbox(hbox(self._words, None, self._share, gap=14), self.bar, gap=3))
        sized(progress, min_width=220, max_width=300)
        progress.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        person = vbox(Label("Bewertung durch", "cap", "text2"), self._name, gap=0)
        self._person = box(hbox(sized(Rule("v"), min_height=36), person, self.who, gap=14))
        row = hbox(progress, self._person, (self._others, 1), None, self.bare, self._done, gap=14)
        super().__init__(row, margin=(16, 7, 14, 8))
        self.setAccessibleName("Fortschritt")

    def show_progress(self, bewerter: str, stand: Sequence[Fortschritt], *, done: int, bare: int, total: int) -> None:
        """Show how far ``bewerter`` is; ``bare`` answers still want their remark."""
        self._words.setText(f"{german.integer(done)} von {german.integer(total)} bewertet")
        self._share.setText(german.percent(done / total if total else 0, 0))
        self.bar.set(done, total)
        self._name.setText(bewerter)
        others = [f"{one.bewerter}: {one.beantwortet} von {one.fragen}" for one in stand if one.bewerter != bewerter]
        self._others.setText(" · ".join(others))
        show_if(self._person, bool(bewerter))
        show_if(self.who, len(stand) > 1)
        show_if(self._others, bool(others))
        missing = "1 Bemerkung fehlt" if bare == 1 else f"{german.integer(bare)} Bemerkungen fehlen"
        self.bare.set_text(missing)
        show_if(self.bare, bare > 0)
        self._done.set("ok", "Vollständig" if done == total and not bare else "")

    def set_narrow(self, narrow: bool) -> None:
        """The others' progress goes where there is little room."""
        show_if(self._others, not narrow and bool(self._others.whole_text()))
