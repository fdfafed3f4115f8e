"""The card at the right: what is recorded about the Prüfpunkt in hand."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from qmapp.checks.aktenpruefung.rows import AntwortZeile
from qmapp.ui.checks.pruefplatz.kurztext import Kurztext
from qmapp.ui.checks.pruefplatz.mangel import MangelForm
from qmapp.ui.checks.pruefplatz.zeile import ANTWORTEN, MANGEL
from qmapp.ui.checks.zeilenliste import Rollfeld
from qmapp.ui.style import Tone, box, hbox, paint, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, ground, show_if
from qmapp.ui.widgets.signs import KeyCap, StatusPill

_WORDS = {answer.value: (answer.tone, answer.words) for answer in ANTWORTEN}


class Karte(Card):
    """Holds the form in wide windows; without an answer it says which keys give one."""

    def __init__(self) -> None:
        self._pill = StatusPill("neutral", "Offen")
        self._punkt = Kurztext("Prüfpunkt 40", "small", "text2", paint.RIGHT)
        self._head = box(hbox(self._pill, None, self._punkt, gap=8))
        keys = (hbox(KeyCap(answer.key), (Label(answer.words, "small", "text2"), 1), gap=10) for answer in ANTWORTEN)
        words = Label("Noch nicht beantwortet. Eine Taste genügt:", "small", "text2", wrap=True)
        note = hbox(Icon("bulb", 18, "text3"), (Label(
            "Bei Mangel fragt die Karte nach Art, Feststellung und Betrag.", "cap", "text3", wrap=True
        ), 1), gap=8)  # fmt: skip
        self._hint = box(vbox(words, *keys, note, None, gap=9))
        self._inner = vbox(gap=0, margin=(16, 2, 12, 12))
        content = box(self._inner)
        ground(content, "surface")
        self._scroll = Rollfeld()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(content)
        self._heading = Label("Mangel festhalten", "h3")
        top = vbox(self._heading, self._head, gap=7, margin=(16, 0, 16, 0))
        super().__init__(top, (self._scroll, 1), gap=9, margin=(0, 13, 0, 4))
        self.setAccessibleName("Mangel festhalten")
        self._inner.addWidget(self._hint)
        self._inner.addStretch(1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def take(self, form: MangelForm) -> None:
        """Hold the form."""
        self._inner.insertWidget(0, form)

    def show_answer(self, antwort: AntwortZeile, *, pending: bool, ask: bool) -> None:
        """Say which Prüfpunkt is meant and how it is answered; ``ask``: offer the keys of the answers."""
        self._punkt.set(f"Prüfpunkt {antwort.punkt.nummer}")
        ergebnis = antwort.ergebnis
        value: object = MANGEL if pending or (ergebnis is not None and ergebnis.mangel) else ergebnis
        tone, words = _WORDS.get(value, ("neutral", "Offen"))
        shown: Tone = "bad" if value == MANGEL else tone
        heading = "Mangel festhalten" if ergebnis is None or value == MANGEL else "Feststellung"
        if heading != self._heading.text():
            self._heading.setText(heading)
            self.setAccessibleName(heading)
        if words != self._pill.text():
            self._pill.set(shown, words)
        show_if(self._hint, ask)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QObject | None, new: QObject | None) -> None:
        if isinstance(new, QWidget) and self._scroll.isAncestorOf(new):
            self._scroll.follow(new)
