"""What the page asks for, read in the worker in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Vertiefung

if TYPE_CHECKING:
    from qmapp.workspace import Workspace


@dataclass(frozen=True)
class Antwort:
    """The Vertiefung of a Prüfung; ``frage`` tells answers apart."""

    frage: int
    vertiefung: Vertiefung


def rechne(workspace: "Workspace", frage: int, pruefung_id: UUID) -> Antwort:
    """Ask the query; may run in any thread."""
    from qmapp.checks.aktenpruefung.auswertung import vertiefung

    return Antwort(frage, workspace.read(vertiefung, pruefung_id))
