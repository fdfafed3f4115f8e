"""What leaves the two doors of the workspace: the Change-Projekt as frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from qmapp.act.massnahme.rows import MassnahmeZeile


@dataclass(frozen=True)
class Phase:
    """A phase of a Projekt: planned from and to, ``beendet_am`` once it is over."""

    id: UUID
    projekt_id: UUID
    titel: str
    von: date
    bis: date
    beendet_am: date | None


class Projektstand(StrEnum):
    """How far a Projekt is; UEBERFAELLIG: past its end, or a phase past its own."""

    GEPLANT = "geplant"
    LAEUFT = "laeuft"
    UEBERFAELLIG = "ueberfaellig"
    ABGESCHLOSSEN = "abgeschlossen"


@dataclass(frozen=True)
class ProjektZeile:
    """A Projekt in the list of all at a day.

    ``team`` are roles. ``umgesetzt`` of ``massnahmen`` are done, ``nicht_relevant`` of them given up. ``phase`` is the
    title of the first phase not ended, empty where there is none.
    """

    id: UUID
    kennung: str
    titel: str
    ziel: str
    leitung: str
    team: tuple[str, ...]
    von: date | None
    bis: date | None
    abgeschlossen_am: date | None
    abschluss_grund: str
    stand: Projektstand
    massnahmen: int
    umgesetzt: int
    nicht_relevant: int
    phase: str

    @property
    def offen(self) -> int:
        """Maßnahmen something is still to be done about."""
        return self.massnahmen - self.umgesetzt - self.nicht_relevant


@dataclass(frozen=True)
class Projekt:
    """A Projekt with its phases in their order and the Maßnahmen it bundles."""

    zeile: ProjektZeile
    phasen: tuple[Phase, ...]
    massnahmen: tuple[MassnahmeZeile, ...]
