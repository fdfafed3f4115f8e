"""What may be done with a Jahresprüfplan, each step with what the user is told."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.checks import jahresplan as plaene
from qmapp.checks.jahresplan.rows import BEREICHE, Deckung, Eintrag, Jahresplan, Turnus
from qmapp.ui.befehle import Befehle


class Planbefehle(Befehle):
    """The steps, each with what the user is told."""

    def begin(self, jahr: int, von: int | None) -> None:
        """Begin the plan of a year, empty or with what comes due again; raises UserError where it is refused."""
        if von is None:
            self._context.perform(f"Jahresprüfplan {jahr}", plaene.create_jahresplan, jahr)
            return
        heute = self._context.heute()
        taken = self._context.perform(f"Jahresprüfplan {jahr}", plaene.copy_jahresplan, von, jahr, heute=heute)
        self._context.tell(f"{taken} Prüfungen aus {von} übernommen.", undo=True)

    def delete_plan(self, jahr: int) -> None:
        """Delete a whole plan; the message offers to undo it."""
        self.attempt("Jahresprüfplan löschen", f"Jahresprüfplan {jahr} gelöscht.", plaene.delete_jahresplan, jahr)

    def add(self, plan: Jahresplan) -> UUID | None:
        """Plan an audit of the first area with a gap: it is there at once, with a title to be typed over."""
        gap = next((area.bereich for area in plan.deckung if area.stand is Deckung.LUECKE), BEREICHE[0])
        return self._context.act(
            "Prüfung einplanen",
            plaene.add_eintrag,
            plan.jahr,
            titel="Neue Prüfung",
            bereich=gap,
            turnus=Turnus.JAEHRLICH,
        )

    @Slot(object, str, object)
    def change(self, row: Eintrag, name: str, value: object) -> None:
        """Change one thing said of it."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Angaben der Prüfung", "", plaene.update_eintrag, row.id, **changes)

    @Slot(int, str, object)
    def change_plan(self, jahr: int, name: str, value: object) -> None:
        """Change one thing the hours rest on."""
        changes: dict[str, Any] = {name: value}
        self.attempt("Stunden des Jahres", "", plaene.update_jahresplan, jahr, **changes)

    @Slot(object, object)
    def link(self, row: Eintrag, pruefung_id: UUID | None) -> None:
        """Say which Prüfung carries it out."""
        self.attempt("Prüfung verknüpfen", "", plaene.link_pruefung, row.id, pruefung_id)

    def take_up(self, row: Eintrag) -> None:
        """Plan it again."""
        self.attempt("Wieder einplanen", f"„{row.titel}“ ist wieder eingeplant.", plaene.take_up, row.id)

    def leave_out(self, row: Eintrag, grund: str) -> None:
        """Leave it out; raises UserError where it is refused."""
        self._context.perform("Prüfung entfällt", plaene.leave_out, row.id, grund)
        self._context.tell(f"„{row.titel}“ entfällt dieses Jahr.", undo=True)

    @Slot(object)
    def delete(self, row: Eintrag) -> None:
        """Take it out of the plan without asking; the message offers to undo it."""
        self.attempt("Aus dem Plan nehmen", f"„{row.titel}“ aus dem Plan genommen.", plaene.delete_eintrag, row.id)

    @Slot(object, int)
    def move(self, row: Eintrag, step: int) -> None:
        """Move it up or down."""
        self.attempt("Reihenfolge", "", plaene.move_eintrag, row.id, step)
