"""The Feststellung in hand: its form, its files, its like, and the buttons for it."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.quellen import quelle
from qmapp.act.feststellung.rows import TOP2, Beispiel, Feststellung, FeststellungZeile, Quelle
from qmapp.act.management_response.faden import Gliedart
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.ui.act.faden import Fadenkarte
from qmapp.ui.act.feststellungen.angaben import Feststellungsangaben, origin
from qmapp.ui.act.feststellungen.befehle import Feststellungsbefehle
from qmapp.ui.act.feststellungen.beispiele import Beispiele
from qmapp.ui.act.feststellungen.zusammen import Zusammen
from qmapp.ui.act.quellenknopf import Quellenknopf
from qmapp.ui.act.wiedervorlage import WiedervorlageKarte
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if


class Einzelheit(QWidget):
    """``file_wanted`` carries (id of the Prüfung, id of the file) of an example opened.

    ``measure_wanted`` carries the Feststellung a Maßnahme is to answer directly.
    """

    file_wanted = Signal(object, object)
    measure_wanted = Signal(object)

    def __init__(self, context: Context, befehle: Feststellungsbefehle) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._shown: Feststellung | None = None
        self.faden = Fadenkarte(context, sources=False)
        self.source = Quellenknopf(context)
        self.form = Feststellungsangaben(self.source)
        self.wiedervorlage = WiedervorlageKarte(context)
        self.beispiele = Beispiele()
        self.zusammen = Zusammen()
        self.settle = Button("Erledigt", "check")
        self.recount = Button("Zahlen neu holen", "refresh", "link")
        self.measure = Button("Maßnahme anlegen", "list-check", "link")
        tools = box(hbox(self.measure, None, self.recount, self.settle, gap=8))
        cards = (self.wiedervorlage, self.beispiele, self.zusammen)
        self.setLayout(vbox(self.faden, self.form, tools, *cards, None, gap=12))
        self.settle.clicked.connect(self._settle)
        self.recount.clicked.connect(self._recount)
        self.measure.clicked.connect(self._measure)
        self.form.changed.connect(self._on_field)
        self.beispiele.wanted.connect(self._add_example)
        self.beispiele.removed.connect(befehle.remove_example)
        self.beispiele.opened.connect(self._open_example)
        self.zusammen.merge_wanted.connect(self._merge)
        self.zusammen.release_wanted.connect(befehle.release)

    def show_id(self, feststellung_id: UUID) -> None:
        """Show this one as it stands now."""
        found = self._context.read(fest.feststellung, feststellung_id)
        self._shown = found
        row = found.zeile
        self.faden.show_objekt(Gliedart.FESTSTELLUNG, row.id)
        self.form.show_row(row, origin(row))
        rests_on = quelle(row, row.pruefung_kennung)
        self.source.show_quellen((rests_on,) if rests_on is not None else ())
        self.wiedervorlage.show_bezug(Bezugsart.FESTSTELLUNG, row.id)
        self.beispiele.show_beispiele(found.beispiele)
        self.zusammen.show_rows(self._context.read(fest.aehnliche, row.id), found.aufgegangen)
        self.settle.set_text("Erledigt" if row.erledigt_am is None else "Wieder öffnen")
        self.settle.set_icon("check" if row.erledigt_am is None else "lock-open")
        counted = row.befragung_id is not None and row.zaehlt == TOP2 and len(row.punkte) == 1
        show_if(self.recount, counted or row.quelle is Quelle.ERGEBNIS)

    def forget(self) -> None:
        """There is none in hand."""
        self._shown = None

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (*self.form.fields(), self.beispiele.neu)

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        return self._shown is None or (self.wiedervorlage.commit() and self.form.commit())

    def to_title(self) -> None:
        """The title, ready to be typed over."""
        self.form.titel.line.setFocus()
        self.form.titel.line.selectAll()

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._shown is not None:
            self._befehle.change(self._shown.zeile, name, value)

    @Slot()
    def _settle(self) -> None:
        if self._shown is not None:
            self._befehle.settle(self._shown.zeile)

    @Slot()
    def _measure(self) -> None:
        if self._shown is not None and self.form.commit():
            self.measure_wanted.emit(self._shown.zeile)

    @Slot()
    def _recount(self) -> None:
        if self._shown is not None:
            self._befehle.recount(self._shown.zeile)

    @Slot(str)
    def _add_example(self, key: str) -> None:
        if self._shown is not None and self._befehle.add_example(self._shown.zeile, key):
            self.beispiele.clear_input()

    @Slot(object)
    def _open_example(self, row: Beispiel) -> None:
        if self._shown is None or row.akte_id is None or self._shown.zeile.pruefung_id is None:
            self._context.tell("Diese Akte liegt nicht in der Stichprobe.", tone="info")
            return
        self.file_wanted.emit(self._shown.zeile.pruefung_id, row.akte_id)

    @Slot(object)
    def _merge(self, other: FeststellungZeile) -> None:
        if self._shown is not None:
            self._befehle.merge(self._shown.zeile, other)
