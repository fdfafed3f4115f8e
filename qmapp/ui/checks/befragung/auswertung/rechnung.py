"""Everything the page shows first, read in the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.checks import befragung as door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.deutung import zu_wenige
from qmapp.checks.befragung.rows import Auswertung, Befragung, BefragungZeile, ItemErgebnis, Itemvergleich
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import FREITEXT

if TYPE_CHECKING:
    from qmapp.workspace import Workspace


@dataclass(frozen=True)
class Befund:
    """``frage``: which question this answers; ``grund`` why nothing is shown, empty where enough have answered."""

    frage: int
    kopf: Befragung
    zeile: BefragungZeile
    katalog: Katalog
    ergebnis: Auswertung

    @property
    def grund(self) -> str:
        return zu_wenige(self.kopf, self.ergebnis.boegen)

    @property
    def angaben(self) -> tuple[Pruefpunkt, ...]:
        """What was asked about oneself."""
        return tuple(punkt for punkt in self.katalog.punkte if punkt.optionen)

    @property
    def freitexte(self) -> tuple[Pruefpunkt, ...]:
        """What was answered in words."""
        return tuple(punkt for punkt in self.katalog.punkte if punkt.bereich == FREITEXT)

    def gezeigt(self, item: ItemErgebnis) -> bool:
        """Whether enough have answered an item."""
        return item.gueltig >= self.kopf.kleinste_gruppe

    def item(self, code: str) -> ItemErgebnis | None:
        """The item with this code."""
        return next((item for item in self.ergebnis.items if item.punkt.code == code), None)

    def vergleich(self, code: str) -> Itemvergleich | None:
        """How the item was answered the last time."""
        return next((one for one in self.ergebnis.vergleich if one.code == code), None)


def rechne(workspace: "Workspace", frage: int, befragung_id: UUID) -> Befund:
    """Read it all; raises UserError where the Befragung is gone."""
    head = workspace.read(door.befragung, befragung_id)
    line = next(line for line in workspace.read(door.befragungen) if line.id == befragung_id)
    katalog = workspace.read(katalog_door.katalog, head.katalog_id)
    return Befund(frage, head, line, katalog, workspace.read(door.auswertung, befragung_id))
