"""What can be reported: documents of the Prüfungen with their state and their headings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.ui.checks.ausgabe import ZIEHUNGSPROTOKOLL
from qmapp.ui.style import Tone

if TYPE_CHECKING:
    from qmapp.reports.document import Document


@dataclass(frozen=True)
class Bericht:
    """A document of a Prüfung."""

    art: str
    pruefung: PruefungZeile

    @property
    def key(self) -> tuple[str, UUID]:
        """What tells it apart."""
        return self.art, self.pruefung.id

    @property
    def offen(self) -> int:
        """Files still to be examined."""
        return (self.pruefung.umfang or 0) - self.pruefung.erledigt

    @property
    def stand(self) -> tuple[Tone, str]:
        """Its state as pill."""
        if self.art == ZIEHUNGSPROTOKOLL or self.pruefung.stand == "Abgeschlossen":
            return "ok", "Fertig"
        return ("warn", "Vorläufig") if self.offen else ("info", "Nicht abgeschlossen")


@dataclass(frozen=True)
class Abschnitt:
    """A heading of a document."""

    position: int
    ebene: int
    text: str


def headings(document: "Document") -> tuple[Abschnitt, ...]:
    """The headings of a document in reading order."""
    from qmapp.reports.document import Heading

    found = [block for block in document.blocks if isinstance(block, Heading)]
    return tuple(
        Abschnitt(position, heading.level, f"{heading.number} {heading.text}".strip())
        for position, heading in enumerate(found)
    )
