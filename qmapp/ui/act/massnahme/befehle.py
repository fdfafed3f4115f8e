"""What may be done with a Maßnahme, each step with what the user is told."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act import massnahme as mass
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein, Status, Wirksamkeit
from qmapp.act.massnahme.wirksamkeit import Urheber
from qmapp.errors import UserError
from qmapp.german import day
from qmapp.ui.befehle import Befehle

_NEW = "Neue Maßnahme"


class Massnahmenbefehle(Befehle):
    """The steps; those a dialog asks for raise UserError, so that it is shown at the dialog's field."""

    def create(self, **angaben: Any) -> UUID | None:
        """A new one is there at once, with a title to be typed over; ``angaben`` say what it answers."""
        given = {"titel": _NEW, **self._told(), **angaben}
        return self._context.act("Neue Maßnahme", partial(mass.create_massnahme, **given))

    def change(self, row: MassnahmeZeile, name: str, value: object) -> bool:
        """Change one thing said of it; False where it was refused."""
        changes: dict[str, Any] = {name: value, "heute": self._context.heute()}
        return self.attempt("Angaben der Maßnahme", "", mass.update_massnahme, row.id, **changes)

    @Slot(object)
    def delete(self, row: MassnahmeZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Maßnahme löschen", f"Maßnahme {row.kennung} gelöscht.", mass.delete_massnahme, row.id)

    def set_status(self, row: MassnahmeZeile, status: Status, am: date, grund: str = "") -> None:
        """Say how far it is."""
        words = worte.STATUS[status]
        now, who = self._context.jetzt(), self._context.wer
        command = partial(mass.set_status, am=am, grund=grund, jetzt=now, wer=who)
        self._context.perform(f"Status: {words}", command, row.id, status)
        self._context.tell(f"{row.kennung}: {words}.", undo=True)

    def begin(self, row: MassnahmeZeile, status: Status) -> None:
        """As :meth:`set_status`, today and without a reason; a refusal goes to the page."""
        try:
            self.set_status(row, status, self._context.heute())
        except UserError as error:
            self.refused.emit(error)

    def postpone(self, row: MassnahmeZeile, auf: date, grund: str, genehmigt: str) -> None:
        """Move the deadline."""
        command = partial(mass.postpone, heute=self._context.heute(), genehmigt=genehmigt)
        self._context.perform("Frist geändert", command, row.id, auf, grund)
        self._context.tell(f"{row.kennung}: Frist jetzt {day(auf)}.", undo=True)

    def add_step(self, row: MassnahmeZeile, titel: str, soll: date) -> bool:
        """Plan a Meilenstein; False where it was refused."""
        return self.attempt("Meilenstein angelegt", "", mass.add_meilenstein, row.id, titel, soll)

    def rename_step(self, step: Meilenstein, titel: str) -> None:
        """Give a Meilenstein another title."""
        self._context.perform("Meilenstein umbenannt", partial(mass.update_meilenstein, titel=titel), step.id)

    def complete_step(self, step: Meilenstein, ist: date) -> None:
        """A Meilenstein was reached."""
        command = partial(mass.complete_meilenstein, heute=self._context.heute())
        self._context.perform("Meilenstein erreicht", command, step.id, ist)
        self._context.tell(f"„{step.titel}“ am {day(ist)} erreicht.", undo=True)

    def reopen_step(self, step: Meilenstein) -> None:
        """It is not reached after all."""
        self.attempt("Meilenstein wieder offen", f"„{step.titel}“ ist wieder offen.", mass.reopen_meilenstein, step.id)

    def postpone_step(self, step: Meilenstein, auf: date, grund: str, genehmigt: str) -> None:
        """Move the day of a Meilenstein."""
        command = partial(mass.postpone_meilenstein, heute=self._context.heute(), genehmigt=genehmigt)
        self._context.perform("Termin geändert", command, step.id, auf, grund)
        self._context.tell(f"„{step.titel}“ jetzt am {day(auf)}.", undo=True)

    @Slot(object)
    def remove_step(self, step: Meilenstein) -> None:
        """Take a Meilenstein away; the message offers to undo it."""
        self.attempt("Meilenstein entfernen", f"„{step.titel}“ entfernt.", mass.remove_meilenstein, step.id)

    def check(self, row: MassnahmeZeile, folge: str, **angaben: Any) -> UUID | None:
        """Enter a Wirksamkeitsprüfung; with a title in ``folge`` the Maßnahme that follows is made with it.

        Both are one step. Its id, None where nothing follows.
        """
        told = {**angaben, "heute": self._context.heute()}
        command = partial(mass.check_and_follow, folge=folge, neu=self._told(), **told)
        made: UUID | None = self._context.perform("Wirksamkeit geprüft", command, row.id)
        follows = " Folgemaßnahme angelegt." if made is not None else ""
        self._context.tell(f"{row.kennung}: {worte.WIRKUNGEN[angaben['ergebnis']]}.{follows}", undo=True)
        return made

    @Slot(object)
    def remove_check(self, row: Wirksamkeit) -> None:
        """Take a Wirksamkeitsprüfung back."""
        words = f"Wirksamkeitsprüfung vom {day(row.geprueft_am)} entfernt."
        self.attempt("Wirksamkeitsprüfung entfernen", words, mass.remove_wirksamkeit, row.id)

    def _told(self) -> Urheber:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
