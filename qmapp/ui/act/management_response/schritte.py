"""Carries out what the forms of the Empfehlung in hand ask for."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.ui.act.management_response.befehle import Antwortbefehle
from qmapp.ui.act.management_response.massnahmeform import Massnahmeform

_NEW: Final = "Neue Maßnahme"


class Schritte(QObject):
    """``row`` is the Empfehlung in hand, ``massnahme_id`` the Maßnahme open, ``entered`` that of the answer's form.

    ``entering``: it is being made. ``stale`` says that the forms show something that was not taken.
    """

    stale = Signal()

    def __init__(self, parent: QObject, befehle: Antwortbefehle) -> None:
        super().__init__(parent)
        self._befehle = befehle
        self.row: Vorgang | None = None
        self.massnahme_id: UUID | None = None
        self.entered: UUID | None = None
        self.entering = False

    def massnahme(self) -> MassnahmeZeile | None:
        """The Maßnahme open, None where it is gone."""
        rows = () if self.row is None else self.row.massnahmen
        return next((one.zeile for one in rows if one.zeile.id == self.massnahme_id), None)

    @Slot(str, object)
    def change_empfehlung(self, name: str, value: object) -> None:
        """One thing said of the Empfehlung."""
        if self.row is not None:
            self._befehle.change(self.row.empfehlung.zeile, name, value)

    @Slot(object)
    def link(self, feststellung_id: UUID) -> None:
        """Another Feststellung it follows from."""
        if self.row is not None:
            self._befehle.link(self.row.empfehlung.zeile, feststellung_id)

    @Slot(object)
    def unlink(self, source: FeststellungZeile) -> None:
        """One Feststellung less."""
        if self.row is not None:
            self._befehle.unlink(self.row.empfehlung.zeile, source.id, source.kennung)

    @Slot(str, object)
    def draft(self, name: str, value: object) -> None:
        """One thing of the answer."""
        if self.row is not None and not self._befehle.draft(self.row.empfehlung.zeile, name, value):
            self.stale.emit()

    @Slot(str, object)
    def enter(self, name: str, value: object) -> None:
        """One thing of the Maßnahme entered with the answer; the first one makes it."""
        if self.row is None or (self.entered is None and not value):
            return
        if self.entered is None:
            titel = str(value) if name == "titel" else _NEW
            self.entering = True
            self.entered = self._befehle.add_massnahme(self.row.empfehlung.zeile.id, titel)
            self.entering = False
            self.stale.emit()
            if name == "titel":
                return
        if self.entered is not None:
            self._befehle.change_massnahme(self.entered, name, value)

    @Slot(str, object)
    def change_massnahme(self, name: str, value: object) -> None:
        """One thing said of the Maßnahme open."""
        if self.massnahme_id is not None:
            self._befehle.change_massnahme(self.massnahme_id, name, value)

    def connect_steps(self, form: Massnahmeform) -> None:
        """Take over what is done with the Meilensteine in a form."""
        form.step_added.connect(self.add_step)
        form.step_toggled.connect(self._befehle.toggle_meilenstein)
        form.step_removed.connect(self._befehle.remove_meilenstein)

    @Slot(str, object)
    def add_step(self, titel: str, soll: date) -> None:
        """A Meilenstein of the Maßnahme open."""
        if self.massnahme_id is not None:
            self._befehle.add_meilenstein(self.massnahme_id, titel, soll)
