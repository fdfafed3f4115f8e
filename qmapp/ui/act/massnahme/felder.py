"""Fields of a Maßnahme that no other form has: posts, and another Maßnahme by its Kennung or title."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.act.massnahme import worte
from qmapp.german import folded
from qmapp.ui.widgets.fields import LineField

#: By the id of a Maßnahme its Kennung and title.
Bekannte = Mapping[UUID, tuple[str, str]]
_MOST_NAMED = 4


class VzaeField(LineField[Decimal]):
    """Posts as Vollzeitäquivalente: ``1,5`` is shown as ``1,5 VZÄ``."""

    def parse(self, text: str) -> Decimal:
        try:
            return worte.parse_vzae(text)
        except ValueError:
            raise ValueError(f"„{self.label}“ braucht eine Zahl, zum Beispiel 1,5.") from None

    def format(self, value: Decimal) -> str:
        return worte.vzae(value)


class MassnahmeField(LineField[UUID]):
    """Another Maßnahme: its Kennung, or words of its title that only one has. While typing, those that fit are named.

    ``known`` reads them when they are needed.
    """

    def __init__(self, label: str, known: Callable[[], Bekannte], *, name: str = "") -> None:
        super().__init__(label, name=name, placeholder="M-01")
        self._ask_known = known
        self._known: Bekannte | None = None
        self._shown: tuple[UUID | None, str] = (None, "")
        self.line.textEdited.connect(self._offer)

    def show_other(self, other_id: UUID | None, kennung: str) -> None:
        """Show the one chosen, by its Kennung."""
        self._known = None
        self._shown = (other_id, kennung)
        self.set_hint("")
        self.set_value(other_id)

    def parse(self, text: str) -> UUID:
        found = self._fitting(text)
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValueError(f"Die Maßnahme „{text}“ gibt es nicht. Bitte die Kennung eingeben, zum Beispiel M-03.")
        raise ValueError(f"Mehrere passen: {self._named(found)}. Bitte die Kennung eingeben.")

    def format(self, value: UUID) -> str:
        if value == self._shown[0]:
            return self._shown[1]
        return self._all().get(value, ("", ""))[0]

    def _fitting(self, text: str) -> list[UUID]:
        """The one with this Kennung, or all whose Kennung or title has these words."""
        wanted = folded(text.strip())
        same = [key for key, (kennung, _) in self._all().items() if folded(kennung) == wanted]
        return same or [key for key, (kennung, titel) in self._all().items() if wanted in folded(f"{kennung} {titel}")]

    def _named(self, keys: list[UUID]) -> str:
        named = [" ".join(self._all()[key]) for key in keys[:_MOST_NAMED]]
        return "; ".join(named) + (" …" if len(keys) > _MOST_NAMED else "")

    def _all(self) -> Bekannte:
        if self._known is None:
            self._known = self._ask_known()
        return self._known

    @Slot()
    def _offer(self) -> None:
        text = self.line.text().strip()
        self.set_hint(self._named(self._fitting(text)) if text else "")
