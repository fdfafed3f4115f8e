"""What may be done in the Management Response, each step with what the user is told."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act import empfehlung as empf
from qmapp.act import management_response as mr
from qmapp.act import massnahme as act
from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.management_response.rows import Vorgangszeile
from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein, Status
from qmapp.ui.act.management_response.mahnung import Mahnfall
from qmapp.ui.befehle import Befehle


class Antwortbefehle(Befehle):
    """The steps, each with what the user is told."""

    def create(self, feststellungen: Sequence[UUID] = (), jahr: int | None = None) -> UUID | None:
        """Make an Empfehlung: it is there at once, with a title to be typed over."""
        given: dict[str, Any] = {"feststellungen": tuple(feststellungen), "jahr": jahr, **self._told()}
        if not feststellungen:
            given["titel"] = "Neue Empfehlung"
        return self.result("Neue Empfehlung", partial(empf.create_empfehlung, **given))

    def change(self, row: EmpfehlungZeile, name: str, value: object) -> None:
        """Change one thing said of an Empfehlung."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Angaben der Empfehlung", "", empf.update_empfehlung, row.id, **changes)

    def link(self, row: EmpfehlungZeile, feststellung_id: UUID) -> None:
        """Name another Feststellung it follows from."""
        self.attempt("Feststellung verknüpft", "", empf.link_feststellungen, row.id, (feststellung_id,))

    def unlink(self, row: EmpfehlungZeile, feststellung_id: UUID, kennung: str) -> None:
        """Take a Feststellung away from it."""
        words = f"{kennung} gehört nicht mehr zu {row.kennung}."
        self.attempt("Feststellung gelöst", words, empf.unlink_feststellung, row.id, feststellung_id)

    @Slot(object)
    def delete(self, row: Vorgangszeile) -> None:
        """Delete without asking; the message offers to undo it."""
        line = row.empfehlung.zeile
        self.attempt("Empfehlung löschen", f"{line.kennung} gelöscht.", empf.delete_empfehlung, line.id)

    def draft(self, row: EmpfehlungZeile, name: str, value: object) -> bool:
        """Write down one thing of the answer."""
        changes: dict[str, Any] = {name: value, "wer": self._context.wer}
        return self.attempt("Antwort der Leitung", "", empf.draft_stellungnahme, row.id, **changes)

    def release(self, row: EmpfehlungZeile) -> bool:
        """Release the answer under the name of who is working."""
        told: dict[str, Any] = {"heute": self._context.heute(), "wer": self._context.wer}
        words = f"Antwort zu {row.kennung} freigegeben."
        return self.attempt("Antwort freigegeben", words, mr.release_stellungnahme, row.id, **told)

    def reopen(self, row: EmpfehlungZeile) -> bool:
        """Take the release back."""
        words = f"Antwort zu {row.kennung} wieder geöffnet."
        return self.attempt("Antwort wieder geöffnet", words, mr.reopen_stellungnahme, row.id)

    def draft_gesamt(self, jahr: int, name: str, value: object) -> None:
        """Write down one thing of what is said to the whole year."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Gesamtstellungnahme", "", empf.draft_gesamtstellungnahme, jahr, **changes)

    def release_gesamt(self, jahr: int) -> bool:
        """Release what is said to the whole year."""
        told: dict[str, Any] = {"heute": self._context.heute(), "wer": self._context.wer}
        words = f"Gesamtstellungnahme {jahr} freigegeben."
        return self.attempt("Gesamtstellungnahme freigegeben", words, empf.release_gesamtstellungnahme, jahr, **told)

    def reopen_gesamt(self, jahr: int) -> None:
        """Take that release back."""
        words = f"Gesamtstellungnahme {jahr} wieder geöffnet."
        self.attempt("Gesamtstellungnahme wieder geöffnet", words, empf.reopen_gesamtstellungnahme, jahr)

    def add_massnahme(self, empfehlung_id: UUID, titel: str = "Neue Maßnahme") -> UUID | None:
        """Add a Maßnahme that answers an Empfehlung."""
        given: dict[str, Any] = {"titel": titel, "empfehlung_id": empfehlung_id, **self._told()}
        return self.result("Maßnahme anlegen", partial(act.create_massnahme, **given))

    def change_massnahme(self, massnahme_id: UUID, name: str, value: object) -> bool:
        """Change one thing said of a Maßnahme."""
        changes: dict[str, Any] = {name: value, "heute": self._context.heute()}
        return self.attempt("Angaben der Maßnahme", "", act.update_massnahme, massnahme_id, **changes)

    def delete_massnahme(self, row: MassnahmeZeile) -> bool:
        """Delete a Maßnahme without asking; the message offers to undo it."""
        return self.attempt("Maßnahme löschen", f"{row.kennung} gelöscht.", act.delete_massnahme, row.id)

    def add_meilenstein(self, massnahme_id: UUID, titel: str, soll: date) -> bool:
        """Plan a step of a Maßnahme."""
        return self.attempt("Meilenstein anlegen", "", act.add_meilenstein, massnahme_id, titel, soll)

    def remove_meilenstein(self, row: Meilenstein) -> None:
        """Take a step away."""
        words = f"Meilenstein „{row.titel}“ entfernt."
        self.attempt("Meilenstein entfernen", words, act.remove_meilenstein, row.id)

    def toggle_meilenstein(self, row: Meilenstein) -> None:
        """Mark a step as reached today, or as not reached after all."""
        if row.ist is not None:
            self.attempt("Meilenstein wieder offen", "", act.reopen_meilenstein, row.id)
            return
        self.complete_meilenstein(row)

    def complete_meilenstein(self, row: Meilenstein) -> None:
        """Mark a step as reached today."""
        heute = self._context.heute()
        words = f"Meilenstein „{row.titel}“ erledigt."
        self.attempt("Meilenstein erledigt", words, act.complete_meilenstein, row.id, heute, heute=heute)

    @Slot(object)
    def complete(self, case: Mahnfall) -> None:
        """Mark what is overdue as done today."""
        if isinstance(case.row, Meilenstein):
            self.complete_meilenstein(case.row)
        else:
            self.complete_massnahme(case.row)

    def complete_massnahme(self, row: MassnahmeZeile) -> None:
        """Mark a Maßnahme as done today."""
        told: dict[str, Any] = {"am": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
        words = f"{row.kennung} umgesetzt."
        self.attempt("Maßnahme umgesetzt", words, act.set_status, row.id, Status.UMGESETZT, **told)

    def postpone(self, row: MassnahmeZeile | Meilenstein, auf: date, grund: str, genehmigt: str) -> None:
        """Move a deadline with its reason; raises UserError where it is refused."""
        command = act.postpone_meilenstein if isinstance(row, Meilenstein) else act.postpone
        told: dict[str, Any] = {"heute": self._context.heute(), "genehmigt": genehmigt}
        self._context.perform("Frist geändert", partial(command, **told), row.id, auf, grund)
        self._context.tell("Frist geändert. Der Grund steht im Verlauf.", undo=True)

    def _told(self) -> dict[str, Any]:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
