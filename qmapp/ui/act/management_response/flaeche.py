"""What the page shows once there is an Empfehlung: the list, and beside it the one in hand or the year's answer."""

from typing import Final

from PySide6.QtCore import Signal, Slot

from qmapp import settings as settings_file
from qmapp.act.empfehlung.rows import Gesamtstellungnahme
from qmapp.ui.act.management_response.befehle import Antwortbefehle
from qmapp.ui.act.management_response.einzelheit import Einzelheit
from qmapp.ui.act.management_response.gesamt import Gesamtform
from qmapp.ui.act.management_response.liste import Empfehlungsliste
from qmapp.ui.context import Context
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.rollflaeche import Rollflaeche

VIEW: Final = "management_response"


class Antwortflaeche(Columns):
    """The answer to the whole year stands in the place of the one in hand while ``shows_gesamt``.

    ``gesamt_closed`` says that it has gone.
    """

    gesamt_closed = Signal()

    def __init__(self, context: Context, befehle: Antwortbefehle) -> None:
        self._befehle = befehle
        self._settings = context.settings
        self._jahr = 0
        self.shows_gesamt = False
        self.gesamt_row: Gesamtstellungnahme | None = None
        self.liste = Empfehlungsliste()
        self.detail = Einzelheit(context, befehle)
        self.gesamt = Gesamtform()
        self._roll = Rollflaeche(box(vbox(self.detail, self.gesamt, gap=0)), "surface")
        super().__init__((self.liste, 7), (Card((self._roll, 1), margin=(1, 6, 1, 6)), 11), fold=880)
        self.gesamt.hide()
        self.folded.connect(self._roll.set_folded)
        self.liste.recall(self._settings.views.get(VIEW, {}))
        self.liste.zeigen.chosen.connect(self._remember)
        self.gesamt.changed.connect(self._on_gesamt)
        self.gesamt.reopen.clicked.connect(self._on_reopen)
        self.gesamt.close_button.clicked.connect(self.close_gesamt)

    def show_gesamt(self, jahr: int | None, row: Gesamtstellungnahme | None) -> None:
        """Show the answer to a year where it is wanted, else the Empfehlung in hand; of all years there is none."""
        self.shows_gesamt = self.shows_gesamt and jahr is not None
        self.gesamt_row = row
        if jahr is not None:
            self._jahr = jahr
            self.gesamt.show_gesamt(jahr, row)
        self.liste.show_gesamt(jahr, row)
        show_if(self.gesamt, self.shows_gesamt)
        show_if(self.detail, not self.shows_gesamt and self.detail.shown() is not None)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return self.gesamt.fields() if self.shows_gesamt else self.detail.fields()

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        return self.gesamt.commit() if self.shows_gesamt else self.detail.commit()

    def release_gesamt(self) -> None:
        """Take over what is being typed and release the answer to the year."""
        if self.gesamt.commit():
            self._befehle.release_gesamt(self._jahr)

    @Slot()
    def close_gesamt(self) -> None:
        """Take over what is being typed and show the Empfehlung in hand again."""
        if self.shows_gesamt and self.gesamt.commit():
            self.shows_gesamt = False
            self.gesamt_closed.emit()

    @Slot()
    def _remember(self) -> None:
        """What is shown is shown again next time; what was searched for stays out of the settings."""
        self._settings.views[VIEW] = {"zeigen": str(self.liste.zeigen.value())}
        settings_file.save(self._settings)

    @Slot(str, object)
    def _on_gesamt(self, name: str, value: object) -> None:
        self._befehle.draft_gesamt(self._jahr, name, value)

    @Slot()
    def _on_reopen(self) -> None:
        self._befehle.reopen_gesamt(self._jahr)
