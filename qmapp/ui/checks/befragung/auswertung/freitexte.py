"""What was answered in words: themes, voices chosen for the report, and all texts without the number of their sheet."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung import themen as themen_module
from qmapp.checks.befragung.rows import Stimme, Thema
from qmapp.checks.katalog import Pruefpunkt
from qmapp.german import integer
from qmapp.ui.checks.auswertung.werte import Werte, clear
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.context import Context
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Card, EmptyState
from qmapp.ui.widgets.labels import Label, Rule, show_if

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
#: More texts than anybody reads here; the report and the sheets have the rest.
_MOST = 300
_EMPTY = (
    "Hier stehen die Antworten in eigenen Worten, sobald jemand eine geschrieben hat. Themen zählen Sie bei der "
    "Erfassung aus."
)


@dataclass(frozen=True)
class _Inhalt:
    """What stands on the card of a question."""

    punkt: Pruefpunkt
    texte: tuple[str, ...]
    themen: tuple[Thema, ...]
    stimmen: tuple[Stimme, ...]


class Freitexte(QWidget):
    """A card per question; they are made anew only when something on them has changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.empty = Card(EmptyState("message-reply", "Noch keine freien Antworten", _EMPTY))
        self._column = vbox(gap=14)
        self._cards = box(self._column)
        self._shown: tuple[_Inhalt, ...] | None = None
        self.setLayout(vbox(self.empty, self._cards, None, gap=0))

    def show_result(self, found: Befund) -> None:
        """Show every question answered in words."""
        themes = self._context.read(themen_module.themen, found.kopf.id)
        voices = self._context.read(themen_module.stimmen, found.kopf.id)
        contents = []
        for punkt in found.freitexte:
            texts = found.ergebnis.freitexte.get(punkt.code, ())
            counted = tuple(one for one in themes if one.code == punkt.code)
            chosen = tuple(one for one in voices if one.code == punkt.code)
            if texts or counted or chosen:
                contents.append(_Inhalt(punkt, texts, counted, chosen))
        if tuple(contents) == self._shown:
            return
        self._shown = tuple(contents)
        clear(self._column)
        for content in contents:
            self._column.addWidget(_card(content))
        show_if(self.empty, not contents)
        show_if(self._cards, bool(contents))


def _card(content: _Inhalt) -> Card:
    punkt, texts, themes, voices = content.punkt, content.texte, content.themen, content.stimmen
    count = "1 Antwort" if len(texts) == 1 else f"{integer(len(texts))} Antworten" if texts else "ausgezählt"
    card = Card(title=punkt.frage, subtitle=f"{punkt.code} · {count}", gap=8)
    if themes:
        counted = Werte()
        counted.show_rows([(one.titel, integer(one.nennungen), "") for one in themes])
        card.add(Label("Themen und Nennungen", "smallb", "text2"))
        card.add(counted)
    if voices:
        card.add(Label("Stimmen für den Bericht", "smallb", "text2"))
        for voice in voices:
            card.add(Label(f"„{voice.text}“", "body", wrap=True, align=_TOP, selectable=True))
    if texts:
        if themes or voices:
            card.add(Rule())
        card.add(Label("Alle Antworten, nach dem Alphabet", "smallb", "text2"))
        for text in texts[:_MOST]:
            card.add(Label(text, "small", wrap=True, align=_TOP, selectable=True))
    if len(texts) > _MOST:
        card.add(Label(f"Gezeigt sind die ersten {integer(_MOST)}.", "cap", "text3"))
    return card
