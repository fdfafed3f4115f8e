"""Rows of the population."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID


class Zeile(NamedTuple):
    """A row of the imported list."""

    schluessel: str
    schicht: str = ""
    betrag_cent: int | None = None
    team: str = ""
    weitere: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListenAngaben:
    """Where the list comes from and which columns were taken (by name, "" = none).

    ``stand`` is the day the list shows; ``ausgelassen`` the rows left out (line, reason).
    """

    datei: str
    sha256: str = ""
    blatt: str = ""
    kopfzeile: int = 1
    spalte_schluessel: str = ""
    spalte_schicht: str = ""
    spalte_betrag: str = ""
    spalte_team: str = ""
    weitere: tuple[str, ...] = ()
    stand: date | None = None
    ausgelassen: tuple[tuple[int, str], ...] = ()
    hinweise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Betragslage:
    """What a draw by amount finds: ``akten`` with a positive amount and their sum, and those no euro can hit.

    ``betraege`` holds the positive amounts in cents, the largest first; empty where only the sums are known.
    """

    akten: int
    summe_cent: int
    null: int = 0
    negativ: int = 0
    ohne: int = 0
    betraege: tuple[int, ...] = ()

    @property
    def aussen(self) -> int:
        """Files outside the population of a draw by amount."""
        return self.null + self.negativ + self.ohne


@dataclass(frozen=True)
class Ausschluss:
    """A file taken out of the population before the draw."""

    schluessel: str
    schicht: str
    grund: str


@dataclass(frozen=True)
class Grundgesamtheit:
    """The imported list; ``schichten`` (name, files) without excluded ones, sorted by name; "" = without a stratum."""

    id: UUID
    anzahl: int
    ohne_ausgeschlossene: int
    schichten: tuple[tuple[str, int], ...]
    summe_cent: int | None
    pruefsumme: str
    ausschluesse: tuple[Ausschluss, ...]
    angaben: ListenAngaben


@dataclass(frozen=True)
class GrundgesamtheitZeile:
    """A row of the list as the table of all rows shows it; ``ausschluss`` is the reason or ""."""

    nr: int
    schluessel: str
    schicht: str
    betrag_cent: int | None
    team: str
    weitere: tuple[str, ...]
    ausschluss: str
