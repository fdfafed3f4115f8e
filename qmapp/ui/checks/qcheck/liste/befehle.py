"""What may be done on the page of the Q-Checks, each step with what the user is told."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalog
from qmapp.checks.qcheck.rows import Merkpunkt, QCheckZeile
from qmapp.ui.befehle import Befehle

#: Lists as the form has them: one entry a line.
_LISTS = ("team", "methoden")


class Qcheckbefehle(Befehle):
    """The steps for a Q-Check."""

    def create(self, katalog: Katalog, vorgaenger_id: UUID | None, angaben: dict[str, str]) -> UUID:
        """Make one; raises UserError where it is refused."""
        told = {"katalog": katalog, "vorgaenger_id": vorgaenger_id, "heute": self._context.heute(), **angaben}
        made = self._context.perform("Neuer Q-Check", _create, told)
        self._context.tell(f"Q-Check „{angaben['titel']}“ angelegt.", undo=True)
        return made

    def change(self, qcheck_id: UUID, name: str, value: object) -> None:
        """Change one thing of the planning sheet."""
        if name == "vorgaenger":
            self.attempt("Vorheriger Q-Check", "", door.set_vorgaenger, qcheck_id, value)
            return
        told: dict[str, Any] = {name: str(value).splitlines() if name in _LISTS else value}
        self.attempt("Planungsblatt", "", door.update_qcheck, qcheck_id, **told)

    @Slot(object)
    def delete(self, row: QCheckZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Q-Check löschen", f"Q-Check „{row.titel}“ gelöscht.", door.delete_qcheck, row.id)

    def add_merkpunkt(self, qcheck_id: UUID, text: str) -> UUID | None:
        """Note a point for the whole."""
        return self.result("Merkpunkt", door.add_merkpunkt, qcheck_id, text)

    @Slot(object)
    def toggle_merkpunkt(self, row: Merkpunkt) -> None:
        """Settle a point today, or open it again."""
        settled = row.erledigt_am is not None
        heute = None if settled else self._context.heute()
        words = "Merkpunkt wieder offen." if settled else "Merkpunkt erledigt."
        self.attempt("Merkpunkt erledigen", words, door.settle_merkpunkt, row.id, heute=heute)

    @Slot(object)
    def remove_merkpunkt(self, row: Merkpunkt) -> None:
        """Delete a point; the message offers to undo it."""
        self.attempt("Merkpunkt entfernen", "Merkpunkt entfernt.", door.remove_merkpunkt, row.id)


def _create(session: Any, told: dict[str, Any]) -> UUID:
    return door.create_qcheck(session, **told)
