"""What can be reported: documents of the Prüfungen with their state, their headings and what is still open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.german import integer
from qmapp.ui.checks.ausgabe import PRUEFBERICHT, ZIEHUNGSPROTOKOLL
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


@dataclass(frozen=True)
class Vorpruefung:
    """A point looked at before the export; ``offen`` points do not stop it, they are named."""

    text: str
    satz: str
    offen: bool = False


def headings(document: "Document") -> tuple[Abschnitt, ...]:
    """The headings of a document in reading order."""
    from qmapp.reports.document import Heading

    found = [block for block in document.blocks if isinstance(block, Heading)]
    return tuple(
        Abschnitt(position, heading.level, f"{heading.number} {heading.text}".strip())
        for position, heading in enumerate(found)
    )


def before(row: Bericht) -> list[Vorpruefung]:
    """What is looked at before the export: the documents are always accessible; files and closing may be open."""
    checks = []
    if row.art == PRUEFBERICHT:
        head = row.pruefung
        if row.offen:
            left = "Noch 1 Akte offen" if row.offen == 1 else f"Noch {integer(row.offen)} Akten offen"
            checks.append(Vorpruefung(left, "Der Bericht ist vorläufig.", offen=True))
        else:
            counted = f"{integer(head.erledigt)} von {integer(head.umfang or 0)}"
            checks.append(Vorpruefung("Alle Akten geprüft", counted))
        if head.stand == "Abgeschlossen":
            checks.append(Vorpruefung("Prüfung abgeschlossen", "Das Ergebnis steht fest."))
        else:
            checks.append(Vorpruefung("Noch nicht abgeschlossen", "Das Ergebnis kann sich ändern.", offen=True))
    else:
        checks.append(Vorpruefung("Ziehung festgeschrieben", "Mit Startwert und Prüfsumme nachrechenbar."))
    checks.append(Vorpruefung("Barrierefrei", "PDF/UA-1, mit Gliederung und Lesezeichen."))
    if row.art == PRUEFBERICHT:
        checks.append(Vorpruefung("Alle Bilder haben Alternativtexte", "Aus den Zahlen des Diagramms gebildet."))
        checks.append(Vorpruefung("Keine Namen, keine Aktenzeichen", "Beschäftigte und Betroffene bleiben ungenannt."))
    return checks
