"""What may be done with a Projekt, each step with what the user is told."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act import projekt
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.projekt.rows import Phase, ProjektZeile
from qmapp.ui.befehle import Befehle

#: How long a new phase is planned to last.
_PHASE = timedelta(weeks=4)


class Projektbefehle(Befehle):
    """The steps, each with what the user is told."""

    def create(self) -> UUID | None:
        """Begin one: it is there at once, with a title to be typed over."""
        return self.result("Neues Projekt", projekt.create_projekt, titel="Neues Projekt")

    def change(self, projekt_id: UUID, name: str, value: object) -> None:
        """Change one thing said of it."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Angaben des Projekts", "", projekt.update_projekt, projekt_id, **changes)

    @Slot(object)
    def delete(self, row: ProjektZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Projekt löschen", f"{row.kennung} gelöscht.", projekt.delete_projekt, row.id)

    def close(self, row: ProjektZeile, grund: str = "") -> None:
        """Close it today; raises UserError while something is open and no reason is given."""
        heute = self._context.heute()
        told: dict[str, Any] = {"am": heute, "heute": heute, "grund": grund}
        self._context.perform("Projekt abgeschlossen", lambda s: projekt.close_projekt(s, row.id, **told))
        self._context.tell(f"{row.kennung} abgeschlossen.", undo=True)

    def reopen(self, row: ProjektZeile) -> None:
        """Go on with a closed one."""
        words = f"{row.kennung} wieder geöffnet."
        self.attempt("Projekt wieder geöffnet", words, projekt.reopen_projekt, row.id)

    def add_phase(self, row: ProjektZeile, phasen: Sequence[Phase]) -> UUID | None:
        """Plan another phase after the last one, to be named."""
        last = max((phase.bis for phase in phasen), default=None)
        von = last + timedelta(days=1) if last is not None else row.von or self._context.heute()
        return self.result("Phase hinzugefügt", projekt.add_phase, row.id, "Neue Phase", von, von + _PHASE)

    def change_phase(self, phase_id: UUID, name: str, value: object) -> None:
        """Change one thing said of a phase; its real end is said, corrected or taken back."""
        if name != "am":
            changes: dict[str, Any] = {name: value}
            self.attempt("Phase geändert", "", projekt.update_phase, phase_id, **changes)
        elif isinstance(value, date):
            heute = self._context.heute()
            self.attempt("Phase beendet", "", projekt.end_phase, phase_id, value, heute=heute)
        else:
            self.attempt("Phase wieder offen", "", projekt.reopen_phase, phase_id)

    @Slot(object)
    def end_phase(self, row: Phase) -> None:
        """Say that a phase is over today, or that it is not."""
        self.change_phase(row.id, "am", None if row.beendet_am is not None else self._context.heute())

    @Slot(object)
    def remove_phase(self, row: Phase) -> None:
        """Take a phase away; the message offers to undo it."""
        self.attempt("Phase entfernt", f"„{row.titel}“ entfernt.", projekt.remove_phase, row.id)

    def add_massnahme(self, projekt_id: UUID, massnahme_id: UUID) -> bool:
        """Take a Maßnahme in; True if it could be."""
        return self.attempt("Maßnahme aufgenommen", "", projekt.add_massnahmen, projekt_id, (massnahme_id,))

    def remove_massnahme(self, projekt_id: UUID, row: MassnahmeZeile) -> None:
        """Take a Maßnahme out; it stays as it is."""
        words = f"{row.kennung} herausgenommen."
        self.attempt("Maßnahme herausgenommen", words, projekt.remove_massnahme, projekt_id, row.id)
