"""What the page changes: a Feststellung from items, and the proposed sentence."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung import from_befragung
from qmapp.act.feststellung.rows import Art
from qmapp.act.feststellung.worte import ARTEN
from qmapp.checks import befragung as door
from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.errors import UserError
from qmapp.ui.befehle import Befehle
from qmapp.ui.context import Context
from qmapp.ui.widgets.card import Banner

FINDINGS_KEY = "feststellung.liste"


class Schritte(QObject):
    """Belongs to a page; refusals go to ``problem``."""

    def __init__(self, page: QWidget, context: Context, problem: Banner) -> None:
        super().__init__(page)
        self._context = context
        self._problem = problem
        self._befehle = Befehle(page, context)
        self._befehle.refused.connect(self._refused)

    def make_feststellung(self, befragung_id: UUID, items: Sequence[ItemErgebnis]) -> bool:
        """Make a Feststellung of these items and go there; what kind it is can be changed there."""
        art = proposed(items)
        made = self._befehle.result(
            "Feststellung anlegen",
            from_befragung,
            befragung_id,
            [item.punkt.code for item in items],
            art=art,
            heute=self._context.heute(),
            jetzt=self._context.jetzt(),
            wer=self._context.wer,
        )
        if made is None:
            return False
        self._context.tell(f"Feststellung angelegt, Art: {ARTEN[art]}.", undo=True)
        self._context.navigate(FINDINGS_KEY, made)
        return True

    def take_sentence(self, befragung_id: UUID, satz: str) -> None:
        """Keep the proposal as the sentence of the Befragung."""
        words = "Satz übernommen."
        self._befehle.attempt("Satz übernehmen", words, door.update_befragung, befragung_id, fazit=satz)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self._problem.show()


def proposed(items: Sequence[ItemErgebnis]) -> Art:
    """A Stärke where at least half agree with every item, a Mangel where with none, else a Verbesserung."""
    good = [2 * item.top2 >= item.gueltig for item in items]
    if all(good):
        return Art.STAERKE
    return Art.VERBESSERUNG if any(good) else Art.MANGEL
