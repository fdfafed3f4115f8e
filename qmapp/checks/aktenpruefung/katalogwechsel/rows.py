"""What leaves the two doors of the workspace: a move before it is made, and after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog import AusserKraft
from qmapp.checks.katalog.wechsel import Punktwechsel as KatalogPunktwechsel
from qmapp.checks.katalog.wechsel import Vorschau as KatalogVorschau


@dataclass(frozen=True, kw_only=True)
class Punktwechsel(KatalogPunktwechsel):
    """A Prüfpunkt of either version: ``maengel`` and ``mit_betrag`` (F3) of its answers."""

    maengel: int
    mit_betrag: int
    ausser_kraft: AusserKraft | None


@dataclass(frozen=True)
class AkteAntworten:
    """A file with its answers as (code, result, what made it fall away)."""

    akte_id: UUID
    stand: Aktenstand
    antworten: tuple[tuple[str, Ergebnis, str | None], ...]


@dataclass(frozen=True, kw_only=True)
class Vorschau(KatalogVorschau[Punktwechsel]):
    """With the answers it is about, and what is out of force in the audited period."""

    pruefung_id: UUID
    akten: tuple[AkteAntworten, ...]
    ausser_kraft: frozenset[str]


@dataclass(frozen=True)
class Folgen:
    """What decisions come to: answers that stay, are put aside, and files that are examined no longer."""

    bleiben: int
    zugeordnet: int
    beiseite: int
    wieder_offen: int
    akten: int


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
