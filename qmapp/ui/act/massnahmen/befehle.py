"""What may be done with Maßnahmen on their page, each step with what the user is told."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act import massnahme as act
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.ui.befehle import Befehle


class Massnahmenbefehle(Befehle):
    """The steps, each with what the user is told."""

    def create(self, empfehlung_id: UUID | None = None) -> UUID | None:
        """A new one, there at once, with a title to be typed over; for an Empfehlung or for none."""
        given: dict[str, Any] = {"titel": "Neue Maßnahme", "empfehlung_id": empfehlung_id, **self._told()}
        return self.result("Maßnahme anlegen", partial(act.create_massnahme, **given))

    def set_status(self, row: MassnahmeZeile, status: Status, am: date, grund: str) -> None:
        """Say how far it is; a refusal is raised for the dialog that asks."""
        jetzt, wer = self._context.jetzt(), self._context.wer
        command = partial(act.set_status, am=am, grund=grund, jetzt=jetzt, wer=wer)
        self._context.perform("Status der Maßnahme", command, row.id, status)
        self._context.tell(f"{row.kennung} ist {worte.STATUS[status]}.", undo=True)

    @Slot(object)
    def delete(self, row: MassnahmeZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Maßnahme löschen", f"{row.kennung} gelöscht.", act.delete_massnahme, row.id)

    def _told(self) -> dict[str, Any]:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
