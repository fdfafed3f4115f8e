"""What may be done with a Feststellung, each step with what the user is told."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import Beispiel, FeststellungZeile, Vorschlag
from qmapp.ui.befehle import Befehle


class Feststellungsbefehle(Befehle):
    """The steps, each with what the user is told."""

    def create(self) -> UUID | None:
        """Write one freely: it is there at once, with a title to be typed over."""
        given = {"titel": "Neue Feststellung", **self._told()}
        return self._context.act("Neue Feststellung", partial(fest.create_feststellung, **given))

    def derive(self, pruefung_id: UUID, row: Vorschlag) -> UUID | None:
        """Make one of what a result offers."""
        command = partial(fest.from_ergebnis, zaehlt=row.zaehlt, art=row.art, **self._told())
        made = self._context.act("Feststellung abgeleitet", command, pruefung_id, row.code)
        if made is not None:
            self._context.tell("Feststellung abgeleitet.", undo=True)
        return made

    def change(self, row: FeststellungZeile, name: str, value: object) -> None:
        """Change one thing said of it."""
        changes: dict[str, Any] = {name: value}
        remark = row.stelle or row.nummer or row.frist
        words = "Stelle, Nummer und Frist der Bemerkung sind entfernt." if name == "quelle" and remark else ""
        self.attempt("Angaben der Feststellung", words, fest.update_feststellung, row.id, **changes)

    def settle(self, row: FeststellungZeile) -> None:
        """Mark as settled, or take the mark away."""
        if row.erledigt_am is None:
            heute = self._context.heute()
            self.attempt(
                "Feststellung erledigt", f"{row.kennung} erledigt.", fest.settle_feststellung, row.id, heute=heute
            )
        else:
            words = f"{row.kennung} wieder geöffnet."
            self.attempt("Feststellung wieder geöffnet", words, fest.reopen_feststellung, row.id)

    def recount(self, row: FeststellungZeile) -> None:
        """Take the numbers from the result as it stands now."""
        words = "Die Zahlen stehen jetzt wie im Ergebnis."
        self.attempt("Zahlen neu geholt", words, fest.recount_feststellung, row.id)

    @Slot(object)
    def delete(self, row: FeststellungZeile) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Feststellung löschen", f"{row.kennung} gelöscht.", fest.delete_feststellung, row.id)

    def add_example(self, row: FeststellungZeile, key: str) -> bool:
        """Name a file; True if it could be."""
        return self.attempt("Beispiel genannt", "", fest.add_beispiel, row.id, key)

    @Slot(object)
    def remove_example(self, row: Beispiel) -> None:
        """Take an example away."""
        self.attempt("Beispiel entfernt", f"{row.aktenzeichen} herausgenommen.", fest.remove_beispiel, row.id)

    def merge(self, row: FeststellungZeile, other: FeststellungZeile) -> None:
        """Let ``other`` rise into ``row``."""
        words = f"{other.kennung} ist in {row.kennung} aufgegangen."
        self.attempt("Feststellungen zusammengeführt", words, fest.merge_feststellungen, row.id, (other.id,))

    @Slot(object)
    def release(self, row: FeststellungZeile) -> None:
        """Take a merged one out again."""
        words = f"{row.kennung} steht wieder für sich."
        self.attempt("Feststellung herausgelöst", words, fest.release_feststellung, row.id)

    def _told(self) -> dict[str, Any]:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
