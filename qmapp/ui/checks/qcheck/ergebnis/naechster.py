"""What comes next: from the chosen potentials to Feststellungen and Empfehlungen."""

from qmapp.german import integer
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if

_NOTHING = "Wählen Sie oben die Fragen, an denen etwas besser werden soll."
_OPEN = "Sobald jede Frage bewertet ist, legen Sie aus den Potentialen Feststellungen und Empfehlungen an."


class NaechsterKarte(Card):
    """Its buttons are connected by the page; the primary one of the page head makes the Empfehlungen."""

    def __init__(self) -> None:
        self.words = Label("", "small", "text2", wrap=True)
        self.hold = Button("Nur Feststellungen anlegen", "clipboard-text", "link")
        self.together = Button("Eine gemeinsame Empfehlung anlegen", "bulb", "link")
        super().__init__(
            self.words, hbox(self.hold, None), hbox(self.together, None),
            title="Nächster Schritt", icon="arrow-right", kind="inset", gap=6,
        )  # fmt: skip

    def show_chosen(self, count: int, *, writable: bool, vorlaeufig: bool) -> None:
        """Say what would be made of so many potentials."""
        self.words.setText(_words(count, vorlaeufig=vorlaeufig))
        show_if(self.hold, writable and count > 0)
        show_if(self.together, writable and count > 1)


def _words(count: int, *, vorlaeufig: bool) -> str:
    if not count:
        return _OPEN if vorlaeufig else _NOTHING
    which = "dem gewählten Potential" if count == 1 else f"den {integer(count)} gewählten Potentialen"
    become = "wird eine Feststellung" if count == 1 else "werden ebenso viele Feststellungen"
    follows = "Daraus folgt eine Empfehlung" if count == 1 else "Aus jeder folgt eine Empfehlung"
    return f"Aus {which} {become}. {follows}, auf die die Leitung antwortet."
