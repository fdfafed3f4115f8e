"""What somebody holds, as frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Postenart(StrEnum):
    """What kind of thing it is."""

    MASSNAHME = "massnahme"
    WIEDERVORLAGE = "wiedervorlage"
    BERICHTSPFLICHT = "berichtspflicht"
    TERMINSERIE = "terminserie"
    PROJEKT = "projekt"


class Als(StrEnum):
    """In which capacity a name stands there."""

    VERANTWORTLICH = "verantwortlich"
    PERSON = "person"
    BETEILIGT = "beteiligt"


@dataclass(frozen=True)
class Posten:
    """Something open in a name; ``meilensteine`` of a Maßnahme are still to be reached, ``termin`` is the next day."""

    art: Postenart
    id: UUID
    kennung: str
    titel: str
    als: Als
    termin: date | None = None
    meilensteine: int = 0


@dataclass(frozen=True)
class Uebergabe:
    """Everything open in the name ``von``; of a Maßnahme held in two ways there are two Posten."""

    von: str
    posten: tuple[Posten, ...]

    def anzahl(self, art: Postenart) -> int:
        """Different things of a kind."""
        return len({posten.id for posten in self.posten if posten.art is art})

    @property
    def meilensteine(self) -> int:
        """Meilensteine still to be reached in the Maßnahmen."""
        return sum({posten.id: posten.meilensteine for posten in self.posten}.values())
