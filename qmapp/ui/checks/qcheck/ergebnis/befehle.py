"""What may be done with a result, each step with what the user is told."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from qmapp.act import feststellung as fest
from qmapp.act.empfehlung import recommend_qcheck
from qmapp.act.feststellung.rows import Art
from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import QCheck
from qmapp.german import integer
from qmapp.ui.befehle import Befehle

RESPONSE_KEY = "management_response"


class Ergebnisbefehle(Befehle):
    """The steps, each with what the user is told."""

    def change(self, head: QCheck, name: str, value: object) -> None:
        """Change one thing said of the Q-Check."""
        changes: dict[str, Any] = {name: value}
        label = "Fazit" if name == "fazit" else "Ampelgrenzen"
        self.attempt(label, "", door.update_qcheck, head.id, **changes)

    def hold(self, qcheck_id: UUID, codes: Sequence[str]) -> None:
        """Hold each of these potentials as a Feststellung."""
        found = self.result(
            "Feststellungen aus Q-Check", fest.hold_each, qcheck_id, codes, art=Art.VERBESSERUNG, **self._told()
        )
        if found is None:
            return
        _, new = found
        if not new:
            self._context.tell("Zu diesen Fragen gibt es die Feststellungen schon.", tone="info")
            return
        words = "1 Feststellung angelegt." if new == 1 else f"{integer(new)} Feststellungen angelegt."
        self._context.tell(words, undo=True)

    def recommend(self, qcheck_id: UUID, codes: Sequence[str], *, zusammen: bool = False) -> None:
        """Derive Empfehlungen from these potentials, and go to the first."""
        command = partial(recommend_qcheck, zusammen=zusammen)
        found = self.result("Empfehlungen aus Q-Check", command, qcheck_id, codes, **self._told())
        if found is None:
            return
        (first, *_), new = found
        if new:
            words = "1 Empfehlung angelegt." if new == 1 else f"{integer(new)} Empfehlungen angelegt."
            self._context.tell(words, undo=True)
        else:
            self._context.tell("Zu diesen Fragen gibt es die Empfehlungen schon.", tone="info")
        self._context.navigate(RESPONSE_KEY, first, *(("empfehlung",) if new else ()))

    def _told(self) -> dict[str, Any]:
        return {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
