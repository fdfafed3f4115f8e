"""What opens below the Prüfpunkt in hand: its question; with F2 also legal basis, hint and marks."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.rows import AntwortZeile
from qmapp.ui.checks.antwortreihe import Antwortdetail
from qmapp.ui.checks.pruefplatz.zeile import gesperrt
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, repolish, show_if


class Einzelheit(Antwortdetail[AntwortZeile]):
    """Opens more with F2, and stays so."""

    def __init__(self) -> None:
        super().__init__()
        self._open = self._large = False
        self._antwort: AntwortZeile | None = None
        self._frage = Label("", "small", "text", wrap=True)
        self.toggle = Button("F2 Rechtsgrundlage", kind="link")
        self.toggle.clicked.connect(self.switch)
        self._norm = _Absatz("scale", "smallb", "text")
        self._hinweis = _Absatz("bulb")
        self._entfaellt = _Absatz("minus")
        self._reform = _Absatz("flag")
        self._pruefen = _Absatz("alert-triangle", ink="warn")
        self._sperre = _Absatz("lock")
        self._more = (self._norm, self._hinweis, self._entfaellt, self._reform, self._pruefen)
        head = hbox((self._frage, 1), vbox(self.toggle, None, gap=0), gap=10)
        self._card = Card(head, self._sperre, *self._more, kind="inset", gap=5, margin=(12, 6, 6, 7))
        self._slot = vbox(gap=0)
        self.setLayout(vbox(self._card, self._slot, gap=8))

    def show_answer(self, antwort: AntwortZeile) -> None:
        """Show the texts of a Prüfpunkt."""
        before, self._antwort = self._antwort, antwort
        if before is not None and (before.punkt, before.gesperrt_durch) == (antwort.punkt, antwort.gesperrt_durch):
            return
        punkt = antwort.punkt
        self._frage.setText(punkt.frage)
        self._norm.set(punkt.rechtsgrundlage)
        self._hinweis.set(punkt.hinweis)
        self._entfaellt.set(f"Entfällt, wenn: {punkt.entfaellt_wenn}" if punkt.entfaellt_wenn else "")
        self._reform.set(
            "Von der Reform 2026 betroffen: Für Monate ab 01.07.2026 gilt die neue Fassung.", punkt.reform_2026
        )
        self._pruefen.set(f"Quelle noch zu prüfen: {punkt.pruefen_grund}", punkt.pruefen)
        locked = gesperrt(antwort)
        self._sperre.set(f"{locked}. Eine eigene Antwort geht vor." if locked else _validity(antwort))
        self._show_parts()

    def is_open(self) -> bool:
        """Whether legal basis and hint are shown."""
        return self._open

    def set_large(self, large: bool) -> None:
        """For the view of one Prüfpunkt: the question larger, legal basis and hint open."""
        self._large = large
        repolish(self._frage, role="h3" if large else "small")
        self._set_open(large)

    def take(self, widget: QWidget) -> None:
        """Hold the form for a Mangel below the texts, for little room."""
        self._slot.addWidget(widget)

    @Slot()
    def switch(self) -> None:
        """F2: show or hide legal basis and hint; it stays so for the next Prüfpunkte."""
        self._set_open(not self._open)

    def _set_open(self, wanted: bool) -> None:
        self._open = wanted
        self.toggle.set_text("F2 Weniger" if self._open else "F2 Rechtsgrundlage")
        self._show_parts()
        self.resized.emit()

    def _show_parts(self) -> None:
        for part in self._more:
            show_if(part, self._open and part.has_words())
        show_if(self._sperre, self._sperre.has_words())


def _validity(antwort: AntwortZeile) -> str:
    """What the audited period says of a Prüfpunkt that does not fall away by itself."""
    if antwort.ausser_kraft is not None:
        return f"{antwort.ausser_kraft.satz}. Die eigene Antwort zählt; zurückgenommen entfällt der Prüfpunkt."
    return " ".join(f"Im geprüften Zeitraum zeitweise {pause.satz}." for pause in antwort.zeitweise)


class _Absatz(QWidget):
    def __init__(self, icon: str, role: str = "small", ink: str = "text2") -> None:
        super().__init__()
        self._words = Label("", "smallb" if role == "smallb" else "small", ink, wrap=True)
        self._wanted = False
        sign = box(vbox(Icon(icon, 16, ink if ink == "warn" else "text3"), None, gap=0, margin=(0, 2, 0, 0)))
        self.setLayout(hbox(sign, (self._words, 1), gap=8))

    def set(self, words: str, wanted: bool = True) -> None:
        self._wanted = wanted and bool(words)
        self._words.setText(words if self._wanted else "")

    def has_words(self) -> bool:
        return self._wanted
