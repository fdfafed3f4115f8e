"""What leaves the two doors of the workspace: sign-offs, and what stands in the way of one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Aktenart


@dataclass(frozen=True)
class FreigabeZeile:
    """A sign-off: submitted, released, or lifted again. ``siegel`` is ``version:SHA-256``, "" before the release."""

    nummer: int
    vorgelegt_um: datetime
    vorgelegt_durch: str
    freigegeben_um: datetime | None
    freigegeben_durch: str
    siegel: str
    anker: str
    akten: int
    antworten: int
    aufgehoben_um: datetime | None
    aufgehoben_durch: str
    aufgehoben_grund: str

    @property
    def liegt_vor(self) -> bool:
        """Submitted and waiting for the second person."""
        return self.freigegeben_um is None and self.aufgehoben_um is None

    @property
    def gilt(self) -> bool:
        """Released and not lifted."""
        return self.freigegeben_um is not None and self.aufgehoben_um is None

    @property
    def kurz(self) -> str:
        """The first digits of the seal, to compare by eye."""
        return self.siegel.partition(":")[2][:12]


@dataclass(frozen=True)
class Hindernis:
    """Why a Prüfung cannot be submitted yet, as a sentence, and the place to go: a file (None: all) and a Prüfpunkt.

    ``abweichung``: it is a disagreement of the Zweitprüfung, to be settled and not to be answered.
    """

    satz: str
    art: Aktenart
    akte_id: UUID | None = None
    code: str = ""
    abweichung: bool = False
