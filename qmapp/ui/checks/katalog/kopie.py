"""Asks for the code and title of an own catalogue."""

from PySide6.QtCore import Signal

from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label

_HINT = "Die Kopie ist Ihr eigener Katalog: Code und Fragen gehören Ihnen, Änderungen am Original kommen nicht mit."


class Kopie(Card):
    """``wanted`` carries (code, title); the buttons stand in the head of the page."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        self.code = TextField("Code", name="code", required=True, placeholder="EIG-KDU")
        self.titel = TextField("Titel", name="titel", required=True)
        super().__init__(
            Label(_HINT, "small", "text2", wrap=True),
            box(hbox((self.code, 1), (self.titel, 3), gap=12)),
            None,
            title="Als eigenen Katalog kopieren",
            subtitle=" ",
        )

    def ask(self, code: str, titel: str) -> None:
        """Offer a name for a copy of this catalogue."""
        self.set_title("Als eigenen Katalog kopieren", f"Vorlage: {code}")
        self.code.set_value("")
        self.titel.set_value(titel)
        self.code.line.setFocus()

    def submit(self) -> None:
        """Take what is typed, or say at the field what is missing."""
        if not self.code.commit():
            self.code.line.setFocus()
        elif not self.titel.commit():
            self.titel.line.setFocus()
        else:
            self.wanted.emit(self.code.value(), self.titel.value())
