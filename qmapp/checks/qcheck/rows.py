"""What leaves the two doors of the workspace: the Q-Check as frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from qmapp.checks.katalog import Ausrichtung, Dimension, Pruefpunkt


class Urteil(StrEnum):
    """An answer: 3 to 0 points, or one of the two that do not count."""

    VOLL = "3"
    UEBERWIEGEND = "2"
    TEILWEISE = "1"
    NICHT = "0"
    NICHT_ZUTREFFEND = "nz"
    NICHT_BEURTEILBAR = "nb"

    @property
    def punkte(self) -> int | None:
        """Its points; None where it does not count."""
        return int(self.value) if self.value.isdecimal() else None

    @property
    def braucht_bemerkung(self) -> bool:
        """Whether a remark has to say why: little or nothing fulfilled, or not assessed at all."""
        return self not in (Urteil.VOLL, Urteil.UEBERWIEGEND)


#: What an answer is worth at best.
HOECHSTPUNKTE = 3


class Nachweisart(StrEnum):
    """Where evidence comes from."""

    DOKUMENT = "dokument"
    GESPRAECH = "gespraech"
    BEOBACHTUNG = "beobachtung"
    STICHPROBE = "stichprobe"
    KENNZAHL = "kennzahl"


class Ampel(StrEnum):
    """How a degree of fulfilment stands against the limits of the Q-Check."""

    GRUEN = "gruen"
    GELB = "gelb"
    ROT = "rot"


class Stand(StrEnum):
    """How far a Q-Check is."""

    GEPLANT = "geplant"
    LAEUFT = "laeuft"
    BEWERTET = "bewertet"
    VORGELEGT = "vorgelegt"
    VERSIEGELT = "versiegelt"


@dataclass(frozen=True)
class QCheckZeile:
    """A Q-Check in the list of all; ``beantwortet`` of ``fragen`` have an agreed answer.

    ``grad`` is None before any, ``ampel`` where it stands against the limits of this Q-Check.
    """

    id: UUID
    kennung: str
    titel: str
    katalog_code: str
    katalog_version: int
    prozess: str
    einheit: str
    von: date | None
    bis: date | None
    stand: Stand
    fragen: int
    beantwortet: int
    grad: Fraction | None
    versiegelt_am: date | None
    ampel: Ampel | None = None
    vorgaenger_id: UUID | None = None


@dataclass(frozen=True)
class QCheck:
    """The planning sheet of a Q-Check and its sign-off.

    ``team`` are those who assess, ``methoden`` the ways of the Erhebung. Unless ``gemeinsam`` everybody of the team
    assesses for themselves first. ``gruen_ab`` and ``gelb_ab`` are limits in per cent, ``stunden`` spent on it.
    """

    id: UUID
    kennung: str
    titel: str
    katalog_id: UUID
    prozess: str
    einheit: str
    zweck: str
    abgrenzung: str
    von: date | None
    bis: date | None
    team: tuple[str, ...]
    gemeinsam: bool
    methoden: tuple[str, ...]
    stunden: Decimal | None
    rueckmeldung_am: date | None
    bericht_am: date | None
    fazit: str
    gruen_ab: Decimal
    gelb_ab: Decimal
    vorgaenger_id: UUID | None
    vorgelegt_am: date | None
    vorgelegt_durch: str
    versiegelt_am: date | None
    versiegelt_durch: str
    siegel: str
    anker: str

    @property
    def offen(self) -> bool:
        """Whether answers may still change."""
        return self.vorgelegt_am is None and self.versiegelt_am is None


@dataclass(frozen=True)
class Bewertung:
    """An answer of one assessor ("" : the agreed one) with its remark."""

    code: str
    bewerter: str
    urteil: Urteil
    bemerkung: str
    um: datetime
    wer: str

    @property
    def vollstaendig(self) -> bool:
        """Whether the remark is there where one is needed."""
        return bool(self.bemerkung) or not self.urteil.braucht_bemerkung


@dataclass(frozen=True)
class Nachweis:
    """A piece of evidence for a question."""

    id: UUID
    code: str
    art: Nachweisart
    text: str


@dataclass(frozen=True)
class Anlage:
    """A file kept with a piece of evidence of the question ``code``; ``groesse`` in bytes."""

    id: UUID
    nachweis_id: UUID
    code: str
    dateiname: str
    groesse: int
    sha256: str
    um: datetime
    wer: str


@dataclass(frozen=True)
class Merkpunkt:
    """Something to look at again in the next Q-Check; ``code`` "" for the whole, ``erledigt_am`` once it was."""

    id: UUID
    code: str
    text: str
    aus_kennung: str
    erledigt_am: date | None


@dataclass(frozen=True)
class Frage:
    """A question with its answer, evidence and what the last Q-Check said (None: not asked or not there)."""

    punkt: Pruefpunkt
    dimension: Dimension
    bewertung: Bewertung | None
    nachweise: tuple[Nachweis, ...]
    merkpunkte: tuple[Merkpunkt, ...]
    vorjahr: Bewertung | None


@dataclass(frozen=True)
class Abgleichzeile:
    """What each assessor has answered to a question, by name, and what was agreed."""

    punkt: Pruefpunkt
    einzeln: tuple[Bewertung, ...]
    konsens: Bewertung | None

    @property
    def einig(self) -> bool:
        """Whether everybody who answered gave the same answer."""
        return len({one.urteil for one in self.einzeln}) <= 1


@dataclass(frozen=True)
class Fortschritt:
    """How far one assessor ("": the team together) has come: counts and nothing of what was answered."""

    bewerter: str
    beantwortet: int
    ohne_bemerkung: int
    fragen: int

    @property
    def offen(self) -> int:
        """Questions without an answer."""
        return self.fragen - self.beantwortet

    @property
    def fertig(self) -> bool:
        """Every question answered, no remark missing."""
        return not self.offen and not self.ohne_bemerkung


@dataclass(frozen=True)
class Grad:
    """A degree of fulfilment: ``zaehler`` = Σ weight × points, ``nenner`` = Σ weight × 3 over what was assessed.

    ``bewertet`` questions count, ``nicht_beurteilbar`` and ``nicht_zutreffend`` do not, ``offen`` have no answer yet.
    """

    zaehler: int
    nenner: int
    bewertet: int
    nicht_beurteilbar: int
    nicht_zutreffend: int
    offen: int

    @property
    def wert(self) -> Fraction | None:
        """The degree; None where nothing was assessed."""
        return Fraction(self.zaehler, self.nenner) if self.nenner else None

    @property
    def anteil_unklar(self) -> Fraction | None:
        """Share of the questions that apply but could not be assessed."""
        asked = self.bewertet + self.nicht_beurteilbar
        return Fraction(self.nicht_beurteilbar, asked) if asked else None


@dataclass(frozen=True)
class Vergleich:
    """A question asked in two Q-Checks, by its code."""

    punkt: Pruefpunkt
    vorher: Urteil
    nachher: Urteil

    @property
    def schritt(self) -> int | None:
        """Points gained or lost; None where one of the two does not count."""
        before, after = self.vorher.punkte, self.nachher.punkte
        return None if before is None or after is None else after - before


@dataclass(frozen=True)
class Ergebnis:
    """What a Q-Check has found.

    ``staerken`` are answered with 3 points, ``potentiale`` with 1 or 0, the heaviest first. ``vergleich`` holds what
    was asked last time too, with the degrees over these same questions then and now.
    """

    gesamt: Grad
    dimensionen: dict[Dimension, Grad]
    ausrichtungen: dict[Ausrichtung, Grad]
    ampel: Ampel | None
    staerken: tuple[Frage, ...]
    potentiale: tuple[Frage, ...]
    vergleich: tuple[Vergleich, ...]
    vorher: Grad | None
    vorher_dimensionen: dict[Dimension, Grad]
