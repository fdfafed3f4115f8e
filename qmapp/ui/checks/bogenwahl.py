"""For which files Prüfbögen are wanted: all, those still open, a range of positions, or one empty specimen."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.choices import RadioList
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import NumberField

if TYPE_CHECKING:
    from qmapp.reports.pruefbogen.auswahl import Bogenauswahl

ALLE, OFFENE, BEREICH, MUSTER = "alle", "offene", "bereich", "muster"
_WORDS: Final = (
    (ALLE, "alle Akten"),
    (OFFENE, "nur noch nicht geprüfte Akten"),
    (BEREICH, "ein Teil der Stichprobe"),
    (MUSTER, "ein leerer Bogen ohne Akte"),
)


class Bogenwahl(QWidget):
    """The question, with two numbers for the range; they are asked for only when it is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = RadioList("Für welche Akten?", _WORDS)
        self.von = NumberField("Von Akte", name="von", minimum=1, required=True)
        self.bis = NumberField("bis Akte", name="bis", minimum=1, required=True)
        self._range = box(hbox((self.von, 1), (self.bis, 1), gap=12))
        self.setLayout(vbox(Label("Für welche Akten?", "smallb", "text2"), self.kind, self._range, gap=4))
        self.kind.set_value(ALLE)
        self.kind.chosen.connect(self._on_chosen)
        self._range.hide()

    def is_valid(self) -> bool:
        """Whether the range, if one is wanted, can be read; says what is wrong at the field."""
        if self.kind.value() != BEREICH:
            return True
        wrong = [field for field in (self.von, self.bis) if not field.commit()]
        if not wrong and (self.bis.value() or 0) < (self.von.value() or 0):
            self.bis.set_error("Die letzte Akte liegt vor der ersten.")
            wrong = [self.bis]
        if wrong:
            wrong[0].line.setFocus()
        return not wrong

    def auswahl(self) -> "Bogenauswahl":
        """What was chosen."""
        from qmapp.reports.pruefbogen.auswahl import Bogenauswahl

        match self.kind.value():
            case "offene":
                return Bogenauswahl(nur_offene=True)
            case "bereich":
                return Bogenauswahl(von=self.von.value(), bis=self.bis.value())
            case "muster":
                return Bogenauswahl(muster=True)
        return Bogenauswahl()

    @Slot(object)
    def _on_chosen(self, kind: object) -> None:
        self._range.setVisible(kind == BEREICH)
        if kind == BEREICH:
            self.von.line.setFocus()
