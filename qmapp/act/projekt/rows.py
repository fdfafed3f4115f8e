"""What leaves the two doors of the workspace: the Change-Projekt as frozen rows."""

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True)
class ProjektZeile:
    """A Projekt in the list of all; ``team`` are roles, ``umgesetzt`` of ``massnahmen`` are done."""

    id: UUID
    kennung: str
    titel: str
    ziel: str
    leitung: str
    team: tuple[str, ...]
    von: date | None
    bis: date | None
    abgeschlossen_am: date | None
    massnahmen: int
    umgesetzt: int
    phase: str


@dataclass(frozen=True)
class Projekt:
    """A Projekt with its phases and the Maßnahmen it bundles."""

    zeile: ProjektZeile
    phasen: tuple[Phase, ...]
    massnahmen: tuple[MassnahmeZeile, ...]
