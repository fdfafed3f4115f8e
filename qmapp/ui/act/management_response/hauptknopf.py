"""Which step is next for the Empfehlung in hand: the page's primary button says it and Strg+Enter does it."""

from datetime import date
from enum import Enum
from typing import Final

from qmapp.act.empfehlung.rows import Gesamtstellungnahme
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile
from qmapp.ui.widgets.buttons import Button


class Tat(Enum):
    """A step."""

    ANTWORTEN = "antworten"
    FREIGEBEN = "freigeben"
    GESAMT = "gesamt"
    ZURUECK = "zurueck"
    WIEDERVORLAGE = "wiedervorlage"
    WEITER = "weiter"
    MASSNAHME = "massnahme"


_WORDS: Final = {
    Tat.ANTWORTEN: ("Antwort erfassen", "message-reply"),
    Tat.FREIGEBEN: ("Antwort freigeben", "check"),
    Tat.GESAMT: ("Gesamtstellungnahme freigeben", "check"),
    Tat.ZURUECK: ("Zurück zur Empfehlung", "arrow-left"),
    Tat.WIEDERVORLAGE: ("Wiedervorlage erledigen", "check"),
    Tat.WEITER: ("Nächste ohne Antwort", "arrow-right"),
    Tat.MASSNAHME: ("Maßnahme hinzufügen", "plus"),
}


class Hauptknopf(Button):
    """Shows the step and remembers it in ``tat``."""

    def __init__(self) -> None:
        self.tat = Tat.ANTWORTEN
        super().__init__(*_WORDS[self.tat], "primary")

    def show_tat(self, tat: Tat) -> None:
        """Name this step."""
        self.tat = tat
        words, icon = _WORDS[tat]
        self.set_text(words)
        self.set_icon(icon)


def gesamt_tat(row: Gesamtstellungnahme | None) -> Tat:
    """What is next while the answer to the whole year is shown."""
    return Tat.ZURUECK if row is not None and row.freigegeben_am is not None else Tat.GESAMT


def naechste_tat(row: Vorgang, note: WiedervorlageZeile | None, *, answering: bool, others: bool, heute: date) -> Tat:
    """What is next for an Empfehlung; ``note`` is the Wiedervorlage shown with it, ``others`` wait for an answer."""
    if answering:
        return Tat.FREIGEBEN
    if not row.empfehlung.zeile.beantwortet:
        return Tat.ANTWORTEN
    if note is not None and note.datum <= heute:
        return Tat.WIEDERVORLAGE
    return Tat.WEITER if others else Tat.MASSNAHME
