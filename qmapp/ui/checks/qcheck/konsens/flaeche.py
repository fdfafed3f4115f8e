"""The room of the page: the differences, or why there are none to talk about."""

from typing import Final

from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck.konsensstand import Konsensstand
from qmapp.checks.qcheck.rows import QCheck
from qmapp.german import integer
from qmapp.ui.checks.qcheck.konsens.unterschiede import Unterschiede
from qmapp.ui.style import vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.labels import show_if

_LOCKED: Final = "{} ist vorgelegt oder versiegelt und ändert sich nicht."


class Flaeche(QWidget):
    """``go`` is the button of the empty state, ``anyway`` opens the round although somebody is still assessing."""

    def __init__(self) -> None:
        super().__init__()
        self.band = Banner()
        self.unterschiede = Unterschiede()
        self.go, self.anyway = Button("Zur Liste", "arrow-right", "primary"), Button("Trotzdem abgleichen")
        self._state = EmptyState("users-group", "", "", self.anyway, self.go)
        self._empty = Card(self._state)
        self.setLayout(vbox(self.band, (self._empty, 1), (self.unterschiede, 1), gap=12))
        self.show_empty("", "", "Zur Liste")

    def show_empty(self, title: str, text: str, action: str, *, anyway: bool = False) -> None:
        """Say why there is nothing to talk about, and where to go."""
        self._state.set(title, text)
        self.go.set_text(action)
        self.band.hide()
        self.unterschiede.hide()
        show_if(self._empty, True)
        show_if(self.anyway, anyway)

    def show_stand(self, head: QCheck, stand: Konsensstand) -> None:
        """Show the lines and say above them how far the team is."""
        self._empty.hide()
        self.unterschiede.show_stand(stand)
        show_if(self.unterschiede, bool(stand.zeilen))
        same = stand.gleich
        if not head.offen:
            self.band.set("info", _LOCKED.format(head.kennung), "", "Zum Ergebnis")
        elif same:
            words = "1 Frage hat" if same == 1 else f"{integer(same)} Fragen hat"
            more = "Strg+Enter übernimmt sie in einem Schritt; danach bleiben nur die Unterschiede."
            self.band.set("info", f"{words} das ganze Team gleich bewertet.", more)
        elif stand.fertig:
            self.band.set("ok", "Alles geklärt.", "Zu jeder Frage steht die Einigung des Teams fest.", "Zum Ergebnis")
        show_if(self.band, not head.offen or bool(same) or stand.fertig)

    def lines_shown(self) -> bool:
        """Whether there are differences to see."""
        return not self.unterschiede.isHidden()
