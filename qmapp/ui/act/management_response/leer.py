"""What the page shows while there is no Empfehlung at all."""

from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, EmptyState

_WORDS = (
    "Sie entstehen aus Feststellungen: aus Q-Checks, Aktenprüfungen, Beschwerden und Zirkeln. Hier antwortet die "
    "Leitung, und Maßnahmen bekommen Frist und Verantwortliche."
)


class Leerstand(Card):
    """Where Empfehlungen come from, with the two ways to the first one."""

    def __init__(self) -> None:
        self.neu = Button("Neue Empfehlung", "plus", "primary")
        self.findings = Button("Zu den Feststellungen", "clipboard-text")
        super().__init__(EmptyState("message-reply", "Noch keine Empfehlungen", _WORDS, self.findings, self.neu))
