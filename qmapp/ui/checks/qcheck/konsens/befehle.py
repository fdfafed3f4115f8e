"""What may be done in the consensus round, each step with what the user is told."""

from uuid import UUID

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Abgleichzeile, Urteil
from qmapp.german import integer
from qmapp.ui.befehle import Befehle


class Konsensbefehle(Befehle):
    """Belongs to a page; ``refused`` carries the UserError to show."""

    def adopt(self, qcheck_id: UUID) -> bool:
        """Take over what all have answered alike."""
        told = {"jetzt": self._context.jetzt(), "wer": self._context.wer}
        count = self.result("Übereinstimmungen übernommen", door.adopt_agreed, qcheck_id, **told)
        if count is not None:
            words = "1 Frage" if count == 1 else f"{integer(count)} Fragen"
            self._context.tell(f"{words} übernommen.", undo=True)
        return count is not None

    def agree(self, qcheck_id: UUID, line: Abgleichzeile, urteil: Urteil, begruendung: str) -> bool:
        """Settle a question."""
        label = f"Einigung zu Frage {line.punkt.nummer}: {worte.URTEILE[urteil]}"
        told = {"jetzt": self._context.jetzt(), "wer": self._context.wer}
        return self.attempt(label, "", door.agree, qcheck_id, line.punkt.code, urteil, begruendung, **told)

    def retract(self, qcheck_id: UUID, line: Abgleichzeile) -> bool:
        """Talk it over again."""
        words = f"Einigung zu Frage {line.punkt.nummer} zurückgenommen."
        return self.attempt(words.rstrip("."), words, door.retract, qcheck_id, line.punkt.code)
