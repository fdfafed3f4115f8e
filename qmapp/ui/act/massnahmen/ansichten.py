"""The Maßnahmen that pass the filter, as list, timeline or calendar month; one of them is in hand in all three."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile
from qmapp.ui.act.massnahmen.bestand import Auswahl, Bestand, Eintrag, Ordnung
from qmapp.ui.act.massnahmen.filterleiste import Filterleiste, NichtsGefunden
from qmapp.ui.act.massnahmen.kalenderkarte import Kalenderkarte
from qmapp.ui.act.massnahmen.tafel import Massnahmentafel
from qmapp.ui.act.massnahmen.zeit import Termin, balken, passende, termine
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.charts import Zeitleiste
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField


class Ansicht(StrEnum):
    """How they are shown."""

    LISTE = "liste"
    ZEITLEISTE = "zeitleiste"
    KALENDER = "kalender"


_ORDERS = (
    (Ordnung.STAND, "Stand"),
    (Ordnung.FRIST, "Frist"),
    (Ordnung.KENNUNG, "Kennung"),
    (Ordnung.VERANTWORTLICH, "Verantwortlich"),
)


class Ansichten(Card):
    """``current_changed``: another Maßnahme is in hand, ``opened``: it is to be worked on.

    ``wiedervorlage_opened`` carries the id of one that is about something else. ``shown_changed``: view, filter or
    order are others now, to be remembered.
    """

    current_changed = Signal()
    opened = Signal()
    wiedervorlage_opened = Signal(object)
    shown_changed = Signal()

    def __init__(self, letters: Callable[[], bool]) -> None:
        self.ordnung = SelectField("Sortieren", _ORDERS)
        self.filter = Filterleiste(self.ordnung)
        self.wahl = SegmentedControl("Ansicht", [(a, a.capitalize()) for a in Ansicht])
        self.tafel = Massnahmentafel(letters)
        self.zeitleiste = Zeitleiste("Zeitleiste der Maßnahmen")
        self.kalender = Kalenderkarte()
        self.nothing = NichtsGefunden()
        self.count = Label("", "small", "text2")
        self.clear = Button("", "x", "link", tip="Auswahl aufheben")
        self._bestand, self._heute = Bestand(), date.min
        self._wiedervorlagen: Sequence[WiedervorlageZeile] = ()
        self._feiertag: Callable[[date], str] = str
        top = hbox(self.wahl, (self.filter.search, 1), gap=10, margin=(14, 6, 14, 0))
        # A line of its own: beside the search it would make the list too wide to stand beside the pane.
        self._line = box(hbox(self.count, self.clear, None, gap=4, margin=(14, 0, 14, 0)))
        bars = box(vbox((self.zeitleiste, 1), gap=0, margin=(10, 0, 10, 0)))
        self._views: dict[Ansicht, QWidget] = dict(zip(Ansicht, (self.tafel, bars, self.kalender), strict=True))
        sized(self.tafel, min_height=260)
        middle = vbox(self.filter, gap=0, margin=(14, 0, 14, 0))
        views = box(vbox(*((view, 1) for view in self._views.values()), gap=0))
        super().__init__(top, middle, self._line, self.nothing, (views, 1), gap=8, margin=(1, 6, 1, 6))
        self.setAccessibleName("Maßnahmen")
        self.nothing.hide()
        self._show_marks()
        self._connect()

    def _connect(self) -> None:
        self.wahl.chosen.connect(self._on_view)
        self.filter.changed.connect(self._on_filter)
        self.ordnung.committed.connect(self._on_order)
        self.nothing.reset.clicked.connect(self.filter.reset)
        self.tafel.marks_changed.connect(self._show_marks)
        self.clear.clicked.connect(self.tafel.clear_marks)
        self.tafel.order_changed.connect(self._on_sorted)
        self.tafel.current_changed.connect(self._on_current)
        self.tafel.activated_row.connect(self._on_opened)
        self.zeitleiste.current_changed.connect(self._on_bar)
        self.zeitleiste.opened.connect(self._on_opened)
        self.kalender.chosen.connect(self._on_termin)
        self.kalender.opened.connect(self._open_termin)

    def show_rows(
        self,
        rows: Sequence[MassnahmeZeile],
        wiedervorlagen: Sequence[WiedervorlageZeile],
        projekte: Sequence[tuple[UUID, str]],
        heute: date,
        feiertag: Callable[[date], str],
    ) -> None:
        """Show these, as far as the filter lets them through."""
        self._bestand, self._heute = Bestand(rows, heute, self._bestand), heute
        self._wiedervorlagen, self._feiertag = wiedervorlagen, feiertag
        self.tafel.show_bestand(self._bestand, heute)
        self.filter.show_choices(self._bestand.verantwortliche(), projekte)
        self.show_filtered()

    def current(self) -> MassnahmeZeile | None:
        """The Maßnahme in hand."""
        entry = self.tafel.current()
        return entry.zeile if entry is not None else None

    def select_id(self, massnahme_id: UUID) -> bool:
        """Take one in hand without telling, showing all if the filter hides it; False if there is none."""
        if not self.tafel.select_id(massnahme_id):
            if all(entry.id != massnahme_id for entry in self._bestand.eintraege):
                return False
            self.filter.reset()
            self.tafel.select_id(massnahme_id)
        self.zeitleiste.select_key(massnahme_id)
        return True

    def bestand(self) -> Bestand:
        """All of them, whatever the filter."""
        return self._bestand

    def ansicht(self) -> Ansicht:
        """How they are shown now."""
        return Ansicht(str(self.wahl.value()))

    def set_ansicht(self, ansicht: Ansicht) -> None:
        """Show them so."""
        self.wahl.set_value(ansicht)
        self._on_view(None)

    def view(self) -> QWidget:
        """The widget with the keys of the view shown."""
        return {
            Ansicht.LISTE: self.tafel,
            Ansicht.ZEITLEISTE: self.zeitleiste.canvas,
            Ansicht.KALENDER: self.kalender.monat,
        }[self.ansicht()]

    def show_filtered(self) -> None:
        """Ask the filter again."""
        auswahl = self.filter.auswahl()
        order, descending = self.tafel.sorted_by()
        found = self._bestand.waehle(auswahl, order, absteigend=descending)
        self.tafel.show_rows(found)
        if found and self.tafel.current() is None:
            self.tafel.select_id(found[0].id)
        self.nothing.set_text(auswahl.text.strip())
        show_if(self.nothing, bool(len(self._bestand)) and not found)
        all_, some = german.integer(len(self._bestand)), german.integer(len(found))
        self.count.setText(f"{some} von {all_}")
        show_if(self.count, len(found) < len(self._bestand))
        self._show_line()
        self._show_view()

    def _show_view(self) -> None:
        """Fill what is looked at; the others wait until they are."""
        ansicht = self.ansicht()
        for key, view in self._views.items():
            show_if(view, key is ansicht)
        show_if(self.ordnung, ansicht is not Ansicht.KALENDER)
        if ansicht is Ansicht.LISTE:
            return
        model = self.tafel.rows
        shown = [model.row(place).zeile for place in range(model.count())]
        if ansicht is Ansicht.ZEITLEISTE:
            self.zeitleiste.set_data([balken(row, self._heute) for row in shown], self._heute)
            row = self.current()
            if row is not None:
                self.zeitleiste.select_key(row.id)
        elif ansicht is Ansicht.KALENDER:
            everything = self.filter.auswahl() == Auswahl()
            due = passende(self._wiedervorlagen, shown, everything=everything)
            self.kalender.show_termine(termine(shown, due, self._heute), self._feiertag, self._heute)

    @Slot()
    def _show_marks(self) -> None:
        count = self.tafel.marks()
        self.clear.set_text(f"{german.integer(count)} ausgewählt")
        self.clear.setAccessibleDescription("Auswahl aufheben")
        show_if(self.clear, count > 0)
        self._show_line()

    def _show_line(self) -> None:
        show_if(self._line, not (self.count.isHidden() and self.clear.isHidden()))

    @Slot(object)
    def _on_view(self, _: object) -> None:
        self._show_view()
        self.shown_changed.emit()

    @Slot()
    def _on_filter(self) -> None:
        before = self.current()
        self.show_filtered()
        after = self.current()
        if (before and before.id) != (after and after.id):
            self.current_changed.emit()
        self.shown_changed.emit()

    @Slot(object)
    def _on_order(self, order: object) -> None:
        self.tafel.order(Ordnung(str(order)))

    @Slot(object, bool)
    def _on_sorted(self, order: Ordnung, _: bool) -> None:
        self.ordnung.set_value(order)
        self.show_filtered()
        self.shown_changed.emit()

    @Slot(object)
    def _on_current(self, _: Eintrag) -> None:
        self.current_changed.emit()

    @Slot(object)
    def _on_opened(self, _: object) -> None:
        self.opened.emit()

    @Slot(object)
    def _on_bar(self, massnahme_id: UUID) -> None:
        self.tafel.select_id(massnahme_id, emit=True)

    @Slot(object)
    def _on_termin(self, row: Termin) -> None:
        if row.massnahme_id is not None:
            self.tafel.select_id(row.massnahme_id, emit=True)

    @Slot(object)
    def _open_termin(self, row: Termin) -> None:
        self._on_termin(row)
        if row.massnahme_id is not None:
            self.opened.emit()
        else:
            self.wiedervorlage_opened.emit(row.wiedervorlage_id)
