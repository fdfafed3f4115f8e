"""The way back from a Feststellung to what it rests on: an Aktenprüfung, a Q-Check, a Befragung."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu

from qmapp.act.feststellung.quellen import Quellverweis
from qmapp.act.feststellung.rows import Quelle
from qmapp.german import integer
from qmapp.ui.act.feststellungen.quelle import ICONS
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import show_if

#: The page that shows what was found.
_ORTE: Final = {
    Quelle.ERGEBNIS: "aktenpruefung.auswerten",
    Quelle.QCHECK: "qcheck.ergebnis",
    Quelle.BEFRAGUNG: "befragung.auswertung",
}


class Quellenknopf(Button):
    """Leads to the source; where there are several it asks which. Hidden where there is none in the file."""

    def __init__(self, context: Context) -> None:
        super().__init__("", ICONS[Quelle.FREI], "link")
        self._context = context
        self._quellen: Sequence[Quellverweis] = ()
        self.hide()
        self.clicked.connect(self._on_clicked)

    def show_quellen(self, quellen: Sequence[Quellverweis]) -> None:
        """Lead to these from now on."""
        self._quellen = quellen
        show_if(self, bool(quellen))
        if quellen:
            first = quellen[0]
            self.set_text(first.name if len(quellen) == 1 else f"{integer(len(quellen))} Quellen")
            self.set_icon(ICONS[first.quelle])
            self.setToolTip(f"Zum Ergebnis: {', '.join(one.name for one in quellen)}")

    def quellen(self) -> Sequence[Quellverweis]:
        """Where it leads."""
        return self._quellen

    @Slot()
    def _on_clicked(self) -> None:
        if len(self._quellen) == 1:
            self._go(self._quellen[0])
        elif self._quellen:
            self._offer()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Zu welcher Quelle?")
        for one in self._quellen:
            menu.addAction(one.name.replace("&", "&&")).triggered.connect(partial(self._go, one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])

    def _go(self, quelle: Quellverweis, *_: object) -> None:
        self._context.navigate(_ORTE[quelle.quelle], quelle.id)
