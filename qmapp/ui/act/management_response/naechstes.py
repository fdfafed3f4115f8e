"""Does what the primary button says."""

from PySide6.QtCore import QObject, Slot

from qmapp.act.management_response.rows import Vorgangszeile
from qmapp.ui.act.management_response.einzelheit import Offen
from qmapp.ui.act.management_response.flaeche import Antwortflaeche
from qmapp.ui.act.management_response.hauptknopf import Hauptknopf, Tat, gesamt_tat, naechste_tat
from qmapp.ui.context import Context
from qmapp.ui.widgets.labels import show_if


class Naechstes(QObject):
    """Belongs to a page and acts on its ``flaeche``."""

    def __init__(self, page: QObject, context: Context, flaeche: Antwortflaeche, button: Hauptknopf) -> None:
        super().__init__(page)
        self._context = context
        self._flaeche = flaeche
        self._button = button
        button.clicked.connect(self.act)

    def show_step(self) -> None:
        """Let the button say what is next."""
        flaeche = self._flaeche
        row = flaeche.detail.shown()
        if flaeche.shows_gesamt:
            self._button.show_tat(gesamt_tat(flaeche.gesamt_row))
        elif row is not None:
            note, answering = flaeche.detail.wiedervorlage.row(), flaeche.detail.offen is Offen.ANTWORT
            others, heute = flaeche.liste.next_unanswered() is not None, self._context.heute()
            self._button.show_tat(naechste_tat(row, note, answering=answering, others=others, heute=heute))
        show_if(self._button, flaeche.shows_gesamt or row is not None)

    @Slot()
    def act(self) -> None:
        """Do it."""
        detail = self._flaeche.detail
        steps = {
            Tat.ANTWORTEN: detail.open_answer,
            Tat.FREIGEBEN: self._release,
            Tat.GESAMT: self._flaeche.release_gesamt,
            Tat.ZURUECK: self._flaeche.close_gesamt,
            Tat.WIEDERVORLAGE: detail.wiedervorlage.settle,
            Tat.WEITER: self._go_on,
            Tat.MASSNAHME: detail.add_massnahme,
        }
        steps[self._button.tat]()

    def _release(self) -> None:
        """Release the answer and move to the next Empfehlung without one."""
        liste = self._flaeche.liste
        following = liste.next_unanswered()
        if self._flaeche.detail.release():
            self._show(following)

    def _go_on(self) -> None:
        """Move to the next Empfehlung without an answer."""
        self._show(self._flaeche.liste.next_unanswered())

    def _show(self, row: Vorgangszeile | None) -> None:
        rows = self._flaeche.liste.list
        if row is not None:
            rows.select_key(row.empfehlung.zeile.id, emit=True)
        rows.setFocus()
