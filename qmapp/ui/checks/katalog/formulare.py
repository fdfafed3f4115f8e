"""One card for each kind of catalogue, made when one of the kind is shown first."""

from collections.abc import Callable, Mapping
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qmapp.checks.katalog import Katalogart
from qmapp.ui.checks.katalog.formular import Felderkarte, Punktformular
from qmapp.ui.checks.katalog.frageform import Frageform
from qmapp.ui.checks.katalog.itemform import Itemform
from qmapp.ui.checks.katalog.punktform import Punktform
from qmapp.ui.style import vbox
from qmapp.ui.style.measures import add
from qmapp.ui.widgets.labels import show_if

Karte = TypeVar("Karte", bound=Felderkarte)
FORMEN: Final[Mapping[Katalogart, Callable[[], Punktformular]]] = {
    Katalogart.AKTENPRUEFUNG: Punktform,
    Katalogart.QCHECK: Frageform,
    Katalogart.BEFRAGUNG: Itemform,
}


class JeArt(QWidget, Generic[Karte]):
    """``current`` is the one shown, of an Aktenprüfung at first; ``changed`` is that of whichever is typed into."""

    changed = Signal(str, object)

    def __init__(self, makers: Mapping[Katalogart, Callable[[], Karte]]) -> None:
        super().__init__()
        self._makers = makers
        self._made: dict[Katalogart, Karte] = {}
        self._column = vbox(gap=0)
        self.setLayout(self._column)
        self.current = self.show_art(Katalogart.AKTENPRUEFUNG)

    def show_art(self, art: Katalogart) -> Karte:
        """Show the one of a kind from now on."""
        if art not in self._made:
            self._made[art] = self._makers[art]()
            self._made[art].changed.connect(self.changed)
            add(self._column, self._made[art])
        for kind, card in self._made.items():
            show_if(card, kind is art)
        self.current = self._made[art]
        return self.current
