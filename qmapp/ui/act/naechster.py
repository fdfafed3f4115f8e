"""The next step of the thread, taken from wherever it is missing."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

from qmapp.act import empfehlung, massnahme
from qmapp.act.management_response.faden import Gliedart
from qmapp.act.management_response.rows import Luecke, Lueckenart
from qmapp.ui.befehle import Befehle

FINDING_KEY: Final = "feststellung.liste"
RESPONSE_KEY: Final = "management_response"
MEASURE_KEY: Final = "massnahme.liste"
#: Where a gap lies.
ORTE: Final = {
    Lueckenart.OHNE_EMPFEHLUNG: FINDING_KEY,
    Lueckenart.OHNE_ANTWORT: RESPONSE_KEY,
    Lueckenart.OHNE_MASSNAHME: RESPONSE_KEY,
    Lueckenart.OHNE_FRIST: MEASURE_KEY,
    Lueckenart.OHNE_WIRKSAMKEIT: MEASURE_KEY,
}
#: What follows next where a gap is.
_GLIEDER: Final = {
    Lueckenart.OHNE_EMPFEHLUNG: Gliedart.EMPFEHLUNG,
    Lueckenart.OHNE_ANTWORT: Gliedart.ANTWORT,
    Lueckenart.OHNE_MASSNAHME: Gliedart.MASSNAHME,
    Lueckenart.OHNE_FRIST: Gliedart.WIRKUNG,
    Lueckenart.OHNE_WIRKSAMKEIT: Gliedart.WIRKUNG,
}


class NaechsterSchritt(Befehle):
    """Makes what is missing where one step makes it, and leads to where it is entered."""

    def follow(self, art: Gliedart, objekt_id: UUID, titel: str = "") -> None:
        """Take the step a thread lacks after an object, or go to where it is taken; ``titel`` begins a Maßnahme."""
        if art is Gliedart.EMPFEHLUNG:
            self.derive((objekt_id,))
        elif art is Gliedart.MASSNAHME:
            self.agree(titel, empfehlung_id=objekt_id)
        elif art is Gliedart.ANTWORT:
            self._context.navigate(RESPONSE_KEY, objekt_id, "antwort")
        else:
            self._context.navigate(MEASURE_KEY, objekt_id)

    def open(self, luecke: Luecke) -> None:
        """Go to what lacks the step."""
        self._context.navigate(ORTE[luecke.art], luecke.id)

    def take(self, luecke: Luecke) -> None:
        """Take the step, or go to where it is taken."""
        self.follow(_GLIEDER[luecke.art], luecke.id, luecke.titel)

    def derive(self, feststellungen: Sequence[UUID]) -> UUID | None:
        """Derive one Empfehlung from these Feststellungen and show it, its text to be written."""
        given: dict[str, Any] = {"feststellungen": feststellungen, **self._told()}
        made = self.result("Empfehlung abgeleitet", partial(empfehlung.create_empfehlung, **given))
        if made is not None:
            self._context.tell("Empfehlung abgeleitet.", undo=True)
            self._context.navigate(RESPONSE_KEY, made, "empfehlung")
        return made

    def agree(
        self, titel: str, *, empfehlung_id: UUID | None = None, feststellungen: Sequence[UUID] = ()
    ) -> UUID | None:
        """Begin a Maßnahme for an Empfehlung, or for Feststellungen themselves, and show it."""
        given: dict[str, Any] = {"titel": titel, "empfehlung_id": empfehlung_id, "feststellungen": feststellungen}
        made = self.result("Maßnahme anlegen", partial(massnahme.create_massnahme, **given, **self._told()))
        if made is not None:
            self._context.tell("Maßnahme angelegt.", undo=True)
            self._context.navigate(MEASURE_KEY, made)
        return made

    def _told(self) -> dict[str, Any]:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
