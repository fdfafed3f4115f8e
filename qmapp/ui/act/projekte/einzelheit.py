"""The Projekt in hand: its form, its phases, its Maßnahmen."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act import massnahme, projekt
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.projekt.rows import Projekt, ProjektZeile
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.ui.act.massnahme.felder import Bekannte
from qmapp.ui.act.projekte.angaben import Projektangaben
from qmapp.ui.act.projekte.befehle import Projektbefehle
from qmapp.ui.act.projekte.buendel import Buendel
from qmapp.ui.act.projekte.phasen import Phasen
from qmapp.ui.act.wiedervorlage import WiedervorlageKarte
from qmapp.ui.context import Context
from qmapp.ui.style import vbox
from qmapp.ui.widgets.fields import Field


class Einzelheit(QWidget):
    """``massnahme_wanted`` carries the id of a Maßnahme to open."""

    massnahme_wanted = Signal(object)

    def __init__(self, context: Context, befehle: Projektbefehle) -> None:
        super().__init__()
        self._context = context
        self._befehle = befehle
        self._shown: Projekt | None = None
        self.form = Projektangaben()
        self.phasen = Phasen()
        self.buendel = Buendel(self._free)
        self.wiedervorlage = WiedervorlageKarte(context)
        self.setLayout(vbox(self.form, self.wiedervorlage, self.phasen, self.buendel, None, gap=12))
        self.form.changed.connect(self._on_field)
        self.phasen.add_wanted.connect(self.add_phase)
        self.phasen.changed.connect(befehle.change_phase)
        self.phasen.toggled.connect(befehle.end_phase)
        self.phasen.removed.connect(befehle.remove_phase)
        self.phasen.massnahme_opened.connect(self.massnahme_wanted)
        self.buendel.wanted.connect(self._take_in)
        self.buendel.removed.connect(self._take_out)
        self.buendel.opened.connect(self._open)

    def show_id(self, projekt_id: UUID) -> None:
        """Show this one as it stands now."""
        heute = self._context.heute()
        found = self._context.read(projekt.projekt, projekt_id, heute)
        self._shown = found
        self.form.show_row(found.zeile)
        self.wiedervorlage.show_bezug(Bezugsart.PROJEKT, projekt_id, rolle=found.zeile.leitung)
        self.phasen.show_projekt(found, heute)
        self.buendel.show_rows(found.massnahmen, closed=found.zeile.abgeschlossen_am is not None)

    def forget(self) -> None:
        """There is none in hand."""
        self._shown = None

    def row(self) -> ProjektZeile | None:
        """The one in hand."""
        return None if self._shown is None else self._shown.zeile

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name; those of the phase first while one of them has the focus."""
        mine, phase = self.form.fields(), self.phasen.fields()
        in_phase = any(field.isAncestorOf(self.focusWidget()) for field in phase if self.focusWidget() is not None)
        return (*phase, *mine, self.buendel.neu) if in_phase else (*mine, *phase, self.buendel.neu)

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        if self._shown is None or not self.wiedervorlage.commit():
            return self._shown is None
        if self._shown.zeile.abgeschlossen_am is not None:
            return True
        return self.form.commit() and self.phasen.commit()

    def to_title(self) -> None:
        """The title, ready to be typed over."""
        self.form.titel.line.setFocus()
        self.form.titel.line.selectAll()

    @Slot()
    def add_phase(self) -> None:
        """Plan another phase and ask for its title."""
        if self._shown is not None and self.commit():
            made = self._befehle.add_phase(self._shown.zeile, self._shown.phasen)
            if made is not None:
                self.phasen.select(made)

    def _free(self) -> Bekannte:
        """The Maßnahmen that belong to no Projekt."""
        rows = self._context.read(massnahme.massnahmen, self._context.heute())
        return {row.id: (row.kennung, row.titel) for row in rows if row.projekt_id is None}

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        if self._shown is not None:
            self._befehle.change(self._shown.zeile.id, name, value)

    @Slot(object)
    def _take_in(self, massnahme_id: UUID) -> None:
        if self._shown is not None and self._befehle.add_massnahme(self._shown.zeile.id, massnahme_id):
            self.buendel.clear_input()

    @Slot(object)
    def _take_out(self, row: MassnahmeZeile) -> None:
        if self._shown is not None:
            self._befehle.remove_massnahme(self._shown.zeile.id, row)

    @Slot(object)
    def _open(self, row: MassnahmeZeile) -> None:
        self.massnahme_wanted.emit(row.id)
