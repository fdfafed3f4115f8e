"""What may be done with a Wiedervorlage, each step with what the user is told."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from qmapp import german
from qmapp.act import wiedervorlage as wv
from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart
from qmapp.arbeitstage import Bundesland, add_arbeitstage
from qmapp.errors import UserError
from qmapp.ui.befehle import Befehle

_TEXT = "Stand nachfragen"


class Wiedervorlagebefehle(Befehle):
    """The steps, each with what the user is told."""

    def land(self) -> Bundesland:
        """Whose Feiertage hold."""
        return self._context.read(vorgaben).bundesland

    def create(self, art: Bezugsart, bezug_id: UUID | None = None, kennung: str = "", rolle: str = "") -> UUID | None:
        """Set one for the first working day in a week: it is there at once, with a text to be typed over."""
        datum = add_arbeitstage(self._context.heute() + timedelta(days=6), 1, self.land())
        made = self.result(
            "Wiedervorlage gesetzt",
            wv.create_wiedervorlage,
            datum=datum,
            text=_TEXT,
            bezug_art=art,
            bezug_id=bezug_id,
            bezug_kennung=kennung,
            rolle=rolle,
            jetzt=self._context.jetzt(),
        )
        if made is not None:
            self._context.tell(f"Wiedervorlage am {german.day(datum)} gesetzt.", undo=True)
        return made

    def change(self, wiedervorlage_id: UUID, name: str, value: object) -> bool:
        """Change one thing said of it; what it is about is found by its Kennung."""
        angaben: dict[str, Any] = {name: value}
        if name == "bezug_kennung":
            bezug = self._found(str(value))
            if bezug is None:
                return False
            angaben = {"bezug_art": bezug.art, "bezug_id": bezug.id, "bezug_kennung": bezug.kennung}
        told = {**angaben, "jetzt": self._context.jetzt()}
        return self.attempt("Angaben der Wiedervorlage", "", wv.update_wiedervorlage, wiedervorlage_id, **told)

    def move(self, wiedervorlage_id: UUID, kennung: str, auf: date) -> None:
        """Let it come on another day."""
        words = f"{kennung} auf {german.day(auf)} verschoben."
        jetzt = self._context.jetzt()
        self.attempt("Wiedervorlage verschoben", words, wv.move_wiedervorlage, wiedervorlage_id, auf, jetzt=jetzt)

    def settle(self, wiedervorlage_id: UUID, kennung: str, notiz: str = "") -> bool:
        """Mark as settled and say when it comes again, if it does; False where it was refused."""
        told = {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "notiz": notiz}
        done = self.attempt("Wiedervorlage erledigt", "", wv.settle_wiedervorlage, wiedervorlage_id, **told)
        if done:
            self._context.tell(f"{kennung} erledigt.{self._again(wiedervorlage_id)}", undo=True)
        return done

    def reopen(self, wiedervorlage_id: UUID, kennung: str) -> None:
        """Take the mark of being settled away."""
        jetzt = self._context.jetzt()
        words = f"{kennung} wieder geöffnet."
        self.attempt("Wiedervorlage wieder geöffnet", words, wv.reopen_wiedervorlage, wiedervorlage_id, jetzt=jetzt)

    def delete(self, wiedervorlage_id: UUID, kennung: str) -> None:
        """Delete without asking; the message offers to undo it."""
        self.attempt("Wiedervorlage löschen", f"{kennung} gelöscht.", wv.delete_wiedervorlage, wiedervorlage_id)

    def _again(self, wiedervorlage_id: UUID) -> str:
        following = self._context.read(wv.nachfolger, wiedervorlage_id)
        return "" if following is None else f" Die nächste kommt am {german.day(following.datum)}."

    def _found(self, kennung: str) -> Bezug | None:
        try:
            return self._context.read(wv.find_bezug, kennung)
        except UserError as error:
            self.refused.emit(error)
            return None
