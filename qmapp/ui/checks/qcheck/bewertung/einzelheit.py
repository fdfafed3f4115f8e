"""What opens below the question in hand: the question; with F2 also Maßstab, hint and the evidence looked for."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck import zerlegt
from qmapp.checks.qcheck.rows import Frage
from qmapp.ui.checks.antwortreihe import Antwortdetail
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, repolish, show_if


class Einzelheit(Antwortdetail[Frage]):
    """The hint is open until it is closed with F2; then it stays so."""

    def __init__(self) -> None:
        super().__init__()
        self._open, self._large = True, False
        self._code = ""
        self._frage = Label("", "small", "text", wrap=True)
        self.toggle = Button("F2 Weniger", kind="link")
        self.toggle.clicked.connect(self.switch)
        self._massstab = _Absatz("Maßstab", "scale")
        self._vorgehen = _Absatz("So prüfen", "search")
        self._voll = _Absatz("3 heißt", "circle-check", "ok")
        self._teilweise = _Absatz("1 heißt", "circle-dashed", "warn")
        self._gesucht = _Absatz("Gesucht", "file-text")
        self._more = (self._massstab, self._vorgehen, self._voll, self._teilweise, self._gesucht)
        head = hbox((self._frage, 1), vbox(self.toggle, None, gap=0), gap=10)
        self._card = Card(head, *self._more, kind="inset", gap=5, margin=(12, 6, 6, 8))
        self._slot = vbox(gap=0)
        self.setLayout(vbox(self._card, self._slot, gap=8))

    def show_answer(self, antwort: Frage) -> None:
        """Show the texts of a question."""
        punkt = antwort.punkt
        if self._code == punkt.code and self._frage.text() == punkt.frage:
            return
        self._code = punkt.code
        hint = zerlegt(punkt.hinweis)
        self._frage.setText(punkt.frage)
        self._massstab.set(punkt.massstab)
        self._vorgehen.set(hint.vorgehen)
        self._voll.set(hint.voll)
        self._teilweise.set(hint.teilweise)
        goal = f" · Qualitätsziel {punkt.qualitaetsziel}" if punkt.qualitaetsziel else ""
        self._gesucht.set(", ".join(punkt.nachweise) + goal if punkt.nachweise else "")
        self._show_parts()

    def is_open(self) -> bool:
        """Whether Maßstab and hint are shown."""
        return self._open

    def set_open(self, wanted: bool) -> None:
        """Show or hide Maßstab and hint."""
        self._open = wanted
        self.toggle.set_text("F2 Weniger" if wanted else "F2 Hinweis")
        self._show_parts()
        self.resized.emit()

    def set_large(self, large: bool) -> None:
        """For the view of one question: everything larger."""
        self._large = large
        repolish(self._frage, role="h3" if large else "small")
        for part in self._more:
            part.set_large(large)
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # What it holds for little room grows and shrinks with every question.
        if event.type() == QEvent.Type.LayoutRequest and self.height_for(self.width()) != self.height():
            self.resized.emit()
        return handled

    def take(self, widget: QWidget) -> None:
        """Hold remark and evidence below the texts, for little room."""
        self._slot.addWidget(widget)

    @Slot()
    def switch(self) -> None:
        """F2: show or hide Maßstab and hint; it stays so for the next questions."""
        self.set_open(not self._open)

    def _show_parts(self) -> None:
        for part in self._more:
            show_if(part, self._open and part.has_words())


class _Absatz(QWidget):
    """A text with its name before it."""

    def __init__(self, name: str, icon: str, ink: str = "text3") -> None:
        super().__init__()
        self._name = sized(Label(name, "smallb", "text2"), width=74)
        self._words = Label("", "small", "text2", wrap=True)
        self._wanted = False
        sign = box(vbox(Icon(icon, 16, ink), None, gap=0, margin=(0, 2, 0, 0)))
        lead = box(vbox(self._name, None, gap=0))
        self.setLayout(hbox(sign, lead, (self._words, 1), gap=8))

    def set(self, words: str) -> None:
        self._wanted = bool(words)
        self._words.setText(words)

    def set_large(self, large: bool) -> None:
        repolish(self._name, role="bodyb" if large else "smallb")
        repolish(self._words, role="body" if large else "small")

    def has_words(self) -> bool:
        return self._wanted
