"""What follows from Feststellungen: an Empfehlung from all that is selected, a Maßnahme for the one in hand."""

from PySide6.QtCore import QObject, Slot

from qmapp import german
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.ui.act.feststellungen.einzelheit import Einzelheit
from qmapp.ui.act.feststellungen.liste import Feststellungsliste
from qmapp.ui.act.naechster import NaechsterSchritt
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button

_ONE = "Empfehlung ableiten"
_TIP = "Eine Empfehlung aus allem ableiten, was in der Liste ausgewählt ist"


class Weiterfuehren(QObject):
    """Works on the list and the detail of the page; nothing happens while a result is derived from instead."""

    def __init__(self, page: QObject, context: Context, liste: Feststellungsliste, detail: Einzelheit) -> None:
        super().__init__(page)
        self._liste, self._detail = liste, detail
        self.schritt = NaechsterSchritt(page, context)
        self.button = Button(_ONE, "bulb", tip=_TIP)
        self.button.clicked.connect(self.derive)
        detail.faden.step_wanted.connect(self.schritt.follow)
        detail.measure_wanted.connect(self._begin_for)
        liste.list.selectionModel().selectionChanged.connect(self._count)

    @Slot()
    def derive(self) -> None:
        """Derive one Empfehlung from all that is selected in the list, and go there."""
        rows = self._liste.list.selected()
        if rows and self._ready():
            self.schritt.derive([row.id for row in rows])

    @Slot()
    def begin(self) -> None:
        """Begin a Maßnahme that answers the Feststellung in hand without an Empfehlung, and go there."""
        row = self._liste.list.current()
        if row is not None and self._ready():
            self._begin_for(row)

    def _ready(self) -> bool:
        return self._detail.isVisible() and self._detail.commit()

    @Slot(object)
    def _begin_for(self, row: FeststellungZeile) -> None:
        self.schritt.agree(row.titel, feststellungen=(row.id,))

    @Slot()
    def _count(self) -> None:
        count = len(self._liste.list.selected())
        self.button.set_text(_ONE if count < 2 else f"Empfehlung aus {german.integer(count)} ableiten")
