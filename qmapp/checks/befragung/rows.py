"""What leaves the two doors of the workspace: the Befragung as frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any
from uuid import UUID

from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.sampling.descriptive import Description
from qmapp.checks.sampling.difference import RateDifference

#: The value of an answer „nicht beurteilbar“; an item without a value was left out („keine Angabe“).
NICHT_BEURTEILBAR = 0


class Perspektive(StrEnum):
    """Who is asked."""

    KLIENTEN = "klienten"
    MITARBEITENDE = "mitarbeitende"
    LEISTUNGSERBRINGER = "leistungserbringer"
    ANDERE = "andere"


class Bogenquelle(StrEnum):
    """How a sheet has come in."""

    ERFASST = "erfasst"
    EINGELESEN = "eingelesen"


@dataclass(frozen=True)
class BefragungZeile:
    """A Befragung in the list of all; ``boegen`` sheets have come back of ``ausgegeben`` (None: not known)."""

    id: UUID
    kennung: str
    titel: str
    katalog_code: str
    katalog_version: int
    perspektive: Perspektive
    von: date | None
    bis: date | None
    ausgegeben: int | None
    boegen: int
    abgeschlossen_am: date | None

    @property
    def ruecklaufquote(self) -> Fraction | None:
        """Sheets that came back of those handed out."""
        return Fraction(self.boegen, self.ausgegeben) if self.ausgegeben else None


@dataclass(frozen=True)
class Befragung:
    """The head of a Befragung.

    ``grundgesamtheit``: how many people it speaks for, where that is known. ``kleinste_gruppe``: smaller groups are not
    shown. ``doppelt``: paper sheets are entered twice and compared. ``loeschen_am``: when the sheets are deleted.
    ``fazit`` says it in one sentence, ``beteiligte`` had a say in it, ``vorher_ausgegeben`` and ``vorher_boegen`` are
    those of an earlier Befragung of which only the figures are known.
    """

    id: UUID
    kennung: str
    titel: str
    katalog_id: UUID
    perspektive: Perspektive
    zielgruppe: str
    von: date | None
    bis: date | None
    ausgegeben: int | None
    grundgesamtheit: int | None
    weg: str
    aussagekraft: str
    kleinste_gruppe: int
    doppelt: bool
    vorgaenger_id: UUID | None
    loeschen_am: date | None
    abgeschlossen_am: date | None
    fazit: str
    beteiligte: tuple[str, ...]
    ergebnis_am: date | None
    vorher_ausgegeben: int | None
    vorher_boegen: int | None


@dataclass(frozen=True)
class Bogen:
    """A sheet. ``werte``: item → step (0: nicht beurteilbar), ``angaben``: code → number of the choice from 1."""

    id: UUID
    nummer: str
    erfassung: int
    quelle: Bogenquelle
    werte: Mapping[str, int]
    angaben: Mapping[str, int]
    texte: Mapping[str, str]
    um: datetime
    wer: str
    einlesung_id: UUID | None = None


@dataclass(frozen=True)
class Stapelbogen:
    """A sheet in the pile that is being entered: how many items and free texts it has, never what they say."""

    id: UUID
    nummer: str
    begonnen: bool
    um: datetime
    wer: str
    antworten: int
    texte: int


@dataclass(frozen=True)
class Stapel:
    """How far one entry has come: ``erfasst`` sheets, ``erste`` typed a first time, which number is next."""

    erfasst: int
    begonnen: int
    erste: int
    naechste: str
    letzte: tuple[Stapelbogen, ...]


@dataclass(frozen=True)
class Einlesung:
    """An export that was read: ``boegen`` sheets out of ``zeilen`` rows; ``zuordnung`` how it was understood."""

    id: UUID
    datei: str
    sha256: str
    zeilen: int
    boegen: int
    zuordnung: Mapping[str, Any]
    um: datetime
    wer: str


@dataclass(frozen=True)
class Thema:
    """What ``nennungen`` free texts of a question speak of."""

    id: UUID
    code: str
    titel: str
    nennungen: int


@dataclass(frozen=True)
class Stimme:
    """A free text chosen for the report."""

    id: UUID
    code: str
    text: str


@dataclass(frozen=True)
class Abweichung:
    """What two entries of the same sheet differ in; None where one of them has nothing."""

    nummer: str
    code: str
    erste: int | str | None
    zweite: int | str | None


@dataclass(frozen=True)
class ItemErgebnis:
    """What was answered to an item: a count per step in the order of the scale, and what does not count.

    ``top2`` is the number of the two best steps; ``unten`` and ``oben`` bound its share at 95 %. An item that is
    counted the other way round has its values mirrored in everything but ``verteilung``.
    """

    punkt: Pruefpunkt
    verteilung: tuple[int, ...]
    nicht_beurteilbar: int
    keine_angabe: int
    lage: Description | None
    top2: int
    unten: float | None
    oben: float | None

    @property
    def gueltig(self) -> int:
        """Answers that count."""
        return sum(self.verteilung)

    @property
    def top2_quote(self) -> Fraction | None:
        """Share of the two best steps among the answers that count."""
        return Fraction(self.top2, self.gueltig) if self.gueltig else None


@dataclass(frozen=True)
class Itemvergleich:
    """An item then and now, and whether the difference is more than chance.

    ``frage_damals`` is what it asked then where its words were others, "" where they were the same or nobody knows.
    """

    code: str
    vorher: tuple[int, int]
    nachher: tuple[int, int]
    unterschied: RateDifference
    frage_damals: str = ""


@dataclass(frozen=True)
class Gruppe:
    """Those who gave the same answer about themselves; ``items`` empty where the group is not shown."""

    titel: str
    boegen: int
    gezeigt: bool
    items: tuple[ItemErgebnis, ...]


@dataclass(frozen=True)
class Auswertung:
    """What a Befragung has found over ``boegen`` sheets."""

    boegen: int
    items: tuple[ItemErgebnis, ...]
    vergleich: tuple[Itemvergleich, ...]
    freitexte: Mapping[str, tuple[str, ...]]
