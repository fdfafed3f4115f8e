"""What leaves the two doors of the workspace: a move before it is made, and after."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog import AusserKraft, Katalog, Pruefpunkt
from qmapp.checks.katalog.unterschied import Feldunterschied


class Wechselart(StrEnum):
    """What the newer version has made of a Prüfpunkt, as far as it matters to answers already given."""

    GLEICH = "gleich"
    HINWEISE = "hinweise"
    FRAGE = "frage"
    MASSSTAB = "massstab"
    AUSSER_KRAFT = "ausser_kraft"
    ENTFALLEN = "entfallen"
    NEU = "neu"


class Entscheidung(StrEnum):
    """What is to become of the answers to a Prüfpunkt; only UEBERNEHMEN and ZUORDNEN keep them in force."""

    UEBERNEHMEN = "uebernehmen"
    OEFFNEN = "oeffnen"
    ZUORDNEN = "zuordnen"
    ARCHIVIEREN = "archivieren"


@dataclass(frozen=True)
class Wahl:
    """A decision for one Prüfpunkt; ``ziel`` is the code of the newer version for ZUORDNEN, "" otherwise."""

    entscheidung: Entscheidung
    ziel: str = ""


@dataclass(frozen=True)
class Punktwechsel:
    """A Prüfpunkt of either version; ``alt`` or ``neu`` None where it is new or gone.

    ``antworten`` are given to it so far, ``maengel`` and ``mit_betrag`` (F3) of them. ``vorschlag`` is None for a new
    one, which has nothing to decide.
    """

    code: str
    alt: Pruefpunkt | None
    neu: Pruefpunkt | None
    art: Wechselart
    felder: tuple[Feldunterschied, ...]
    antworten: int
    maengel: int
    mit_betrag: int
    ausser_kraft: AusserKraft | None
    vorschlag: Wahl | None

    @property
    def wege(self) -> tuple[Entscheidung, ...]:
        """What may be decided."""
        if self.alt is None:
            return ()
        if self.neu is None:
            return (Entscheidung.ZUORDNEN, Entscheidung.ARCHIVIEREN)
        return (Entscheidung.UEBERNEHMEN, Entscheidung.OEFFNEN)


@dataclass(frozen=True)
class AkteAntworten:
    """A file with its answers as (code, result, what made it fall away)."""

    akte_id: UUID
    stand: Aktenstand
    antworten: tuple[tuple[str, Ergebnis, str | None], ...]


@dataclass(frozen=True)
class Vorschau:
    """Everything there is to decide, and the answers it is about."""

    pruefung_id: UUID
    von: Katalog
    nach: Katalog
    punkte: tuple[Punktwechsel, ...]
    akten: tuple[AkteAntworten, ...]
    ausser_kraft: frozenset[str]

    @property
    def vorschlaege(self) -> dict[str, Wahl]:
        """The suggested decision for every Prüfpunkt that has one."""
        return {p.code: p.vorschlag for p in self.punkte if p.vorschlag is not None}

    @property
    def ziele(self) -> tuple[Pruefpunkt, ...]:
        """The Prüfpunkte only the newer version has: where answers of one that is gone may go."""
        return tuple(p.neu for p in self.punkte if p.alt is None and p.neu is not None)


@dataclass(frozen=True)
class Folgen:
    """What decisions come to: answers that stay, are put aside, and files that are examined no longer."""

    bleiben: int
    zugeordnet: int
    beiseite: int
    wieder_offen: int
    akten: int


@dataclass(frozen=True)
class WechselZeile:
    """A move that was made."""

    id: UUID
    code: str
    von_version: int
    nach_version: int
    von_rechtsstand: date
    nach_rechtsstand: date
    gewechselt_um: datetime
    gewechselt_durch: str
    beiseite: int


@dataclass(frozen=True)
class ArchivZeile:
    """An answer (or a mark, a consensus) put aside; ``inhalt`` holds every column it had, as JSON values."""

    id: UUID
    wechsel_id: UUID
    akte_id: UUID
    schluessel: str
    code: str
    titel: str
    grund: str
    ergebnis: Ergebnis | None
    feststellung: str
    gewechselt_um: datetime
    inhalt: dict[str, Any]
