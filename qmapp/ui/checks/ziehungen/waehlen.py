"""Asks for files by their Aktenzeichen, to be examined beside the sample."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import MultilineField

_LEAD = (
    "Diese Akten prüfen Sie am selben Prüfplatz in einer eigenen Gruppe. Sie zählen in keiner Quote und werden nie "
    "hochgerechnet; der Bericht weist sie getrennt aus."
)
_BETWEEN = re.compile(r"[\n\r;\t]+")


class WaehlenDialog(Dialog):
    """``act`` takes the Aktenzeichen and the reason and raises UserError where it refuses."""

    def __init__(self, parent: QWidget | None, act: Callable[[Sequence[str], str], object]) -> None:
        self._act = act
        self.schluessel = MultilineField(
            "Aktenzeichen", name="schluessel", height=112, hint="Eines je Zeile; auch aus Excel eingefügt."
        )
        self.grund = TextField(
            "Grund",
            name="grund",
            required=True,
            hint="Er steht im Prüfbericht, bitte ohne Namen; zum Beispiel: Beschwerden im Quartal.",
        )
        self.problem = Banner("bad", " ")
        self.problem.hide()
        super().__init__(
            parent, "Akten bewusst auswählen", Label(_LEAD, "body", "text2", wrap=True), self.problem,
            self.schluessel, self.grund, action=Button("Akten auswählen", "bookmark", "primary"), width=560,
        )  # fmt: skip
        self.schluessel.area.setFocus()

    @Slot()
    def submit(self) -> None:
        """Pick the files; what is refused is said at its field."""
        if not self.grund.commit():
            self.grund.line.setFocus()
            return
        keys = [key.strip() for key in _BETWEEN.split(self.schluessel.value()) if key.strip()]
        try:
            self._act(keys, self.grund.value())
        except UserError as error:
            if not show_at_field(error, (self.schluessel, self.grund)):
                self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
                self.problem.show()
            return
        self.accept()
