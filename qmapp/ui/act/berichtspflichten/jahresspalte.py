"""The left side: due dates, meetings and dates of a year, and which of them is in hand."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import Berichtsjahr, LieferungZeile, SerieZeile
from qmapp.ui.act.berichtspflichten.jahresliste import Besprechungsliste, Empfaengertermine, Jahresliste
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button


class Jahresspalte(QWidget):
    """``moved``: another row is in hand. ``done`` and ``delete_wanted`` carry the row under G and under Entf."""

    moved = Signal()
    done = Signal(object)
    delete_wanted = Signal(object)
    year_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.liste, self.besprechungen = Jahresliste(), Besprechungsliste()
        self.termine = Empfaengertermine()
        self.frist = Button("Fristrechner …", "hourglass", "link")
        self.vorgaben = Button("Vorgaben …", "adjustments-horizontal", "link")
        tools = box(hbox(self.frist, self.vorgaben, None, gap=8))
        self.setLayout(vbox(self.liste, self.besprechungen, self.termine, tools, None, gap=12))
        self.liste.year_chosen.connect(self.year_chosen)
        self.liste.filtered.connect(self._on_filtered)
        self.liste.list.current_changed.connect(self._on_due)
        self.besprechungen.list.current_changed.connect(self._on_meeting)
        for one in (self.liste.list, self.besprechungen.list):
            one.done.connect(self.done)
            one.delete_requested.connect(self.delete_wanted)

    def show_year(self, years: Sequence[int], year: Berichtsjahr, *, letters: bool) -> None:
        """Show a year; ``letters``: whether single letters work."""
        self.liste.list.letters = self.besprechungen.list.letters = letters
        self.besprechungen.show_year(year)
        self.termine.show_year(year)
        self.liste.blockSignals(True)
        self.liste.show_year(years, year)
        self.liste.blockSignals(False)
        if self.row() is None and year.serien:
            self.besprechungen.list.select_key(year.serien[0].id)
            self._turn(meeting=True)

    def select(self, wanted: UUID) -> None:
        """Take in hand: a due date by its id or that of its Berichtspflicht, or a series."""
        if self.liste.select(wanted):
            self._turn(meeting=False)
        elif self.besprechungen.list.select_key(wanted):
            self._turn(meeting=True)

    def row(self) -> LieferungZeile | SerieZeile | None:
        """What is in hand."""
        return self.liste.list.current() or self.besprechungen.list.current()

    def focus(self) -> QWidget:
        """The list that is moved in."""
        return self.besprechungen.list if isinstance(self.row(), SerieZeile) else self.liste.list

    def _turn(self, *, meeting: bool) -> None:
        """Only one of the two lists has something in hand."""
        self.liste.idle = meeting
        (self.liste if meeting else self.besprechungen).list.release()

    @Slot()
    def _on_filtered(self) -> None:
        if self.liste.list.current() is not None:
            self._turn(meeting=False)
        self.moved.emit()

    @Slot(object)
    def _on_due(self, _: LieferungZeile) -> None:
        self._turn(meeting=False)
        self.moved.emit()

    @Slot(object)
    def _on_meeting(self, _: SerieZeile) -> None:
        self._turn(meeting=True)
        self.moved.emit()


def find(context: Context, wanted: UUID, jahr: int) -> tuple[int, UUID]:
    """A year that shows the one wanted (``jahr`` first) and what to take in hand there.

    ``wanted`` is the id of a due date, a Berichtspflicht, a series or one of its meetings; of a Berichtspflicht with
    something overdue it is that.
    """
    heute = context.heute()
    late = context.read(pflicht.faellige, date(heute.year - 1, 1, 1), heute, heute=heute)
    wanted = next((one.id for one in late if one.offen and one.bezug_id == wanted), wanted)
    years = context.read(pflicht.jahre, heute=heute)
    for one in dict.fromkeys((jahr, heute.year, *years)):
        year = context.read(pflicht.kalender, one, heute=heute)
        if any(wanted in (row.id, row.berichtspflicht_id) for row in year.lieferungen):
            return one, wanted
        for serie in year.serien:
            if wanted == serie.id or any(termin.id == wanted for termin in serie.termine):
                return one, serie.id
    return jahr, wanted
