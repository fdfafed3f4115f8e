"""What the page asks for, read in the worker in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.checks.aktenpruefung.rows import Auswertung, MangelZeile

if TYPE_CHECKING:
    from qmapp.workspace import Workspace


@dataclass(frozen=True)
class Ergebnis:
    """The evaluation of a Prüfung with every single Mangel, and apart from it what picked files have shown.

    ``frage`` tells answers apart.
    """

    frage: int
    auswertung: Auswertung
    maengel: tuple[MangelZeile, ...]
    bewusst: tuple[BewussteAuswahl, ...] = ()


def rechne(workspace: "Workspace", frage: int, pruefung_id: UUID) -> Ergebnis:
    """Ask the queries; may run in any thread."""
    from qmapp.checks.aktenpruefung.akte import maengel
    from qmapp.checks.aktenpruefung.auswertung import auswertung
    from qmapp.checks.aktenpruefung.folgeziehung.bewusst import bewusste_auswahl

    return Ergebnis(
        frage,
        workspace.read(auswertung, pruefung_id),
        workspace.read(maengel, pruefung_id),
        workspace.read(bewusste_auswahl, pruefung_id),
    )
