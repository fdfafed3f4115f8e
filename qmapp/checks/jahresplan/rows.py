"""What leaves the two doors of the workspace: the Jahresprüfplan as frozen rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from qmapp.checks.sampling.rechenweg import Rechenweg

#: Areas an office usually audits, offered while typing (S002-6-1, S004-RPA-1, S004-RPA-2).
BEREICHE = (
    "Kosten der Unterkunft und Heizung",
    "Sicherung des Lebensunterhalts",
    "Eingliederungsleistungen",
    "Bescheide und Widersprüche",
    "Zahlung, Verbuchung und Abrechnung",
)


class Turnus(StrEnum):
    """How often an area is audited; ANLASS only when there is a reason."""

    HALBJAEHRLICH = "halbjaehrlich"
    JAEHRLICH = "jaehrlich"
    ZWEIJAEHRLICH = "zweijaehrlich"
    ANLASS = "anlass"

    @property
    def je_jahr(self) -> int:
        """Audits a year this turnus asks for in a year in which it is due."""
        return {Turnus.HALBJAEHRLICH: 2, Turnus.ANLASS: 0}.get(self, 1)


class Eintragstand(StrEnum):
    """How far a planned audit is; VERSAEUMT: its time is over and no Prüfung was begun."""

    GEPLANT = "geplant"
    VERSAEUMT = "versaeumt"
    LAEUFT = "laeuft"
    GEPRUEFT = "geprueft"
    VERZICHTET = "verzichtet"


class Deckung(StrEnum):
    """How far an area is covered in the year; NICHT_FAELLIG: its turnus asks for nothing this year."""

    GEPRUEFT = "geprueft"
    IM_PLAN = "im_plan"
    VERZICHTET = "verzichtet"
    LUECKE = "luecke"
    NICHT_FAELLIG = "nicht_faellig"


class Auslastung(StrEnum):
    """Hours against capacity: enough at the longest time per file, at the shortest only, or not at all."""

    REICHT = "reicht"
    KNAPP = "knapp"
    REICHT_NICHT = "reicht_nicht"


@dataclass(frozen=True)
class Eintrag:
    """A planned audit; minutes per file from and to, amounts in cents.

    ``gezogen`` and ``erledigt`` are the files of the linked Prüfung, drawn and worked off; ``kennung`` its name.
    """

    id: UUID
    bereich: str
    titel: str
    katalog_code: str
    turnus: Turnus
    von: date | None
    bis: date | None
    bestand: int | None
    volumen_cent: int | None
    umfang: int | None
    minuten_je_akte_von: int
    minuten_je_akte_bis: int
    pruefung_id: UUID | None
    verzicht_grund: str
    stand: Eintragstand
    kennung: str = ""
    gezogen: int | None = None
    erledigt: int = 0

    @property
    def anteil(self) -> Fraction | None:
        """Files to be examined as a share of the stock."""
        return Fraction(self.umfang, self.bestand) if self.umfang is not None and self.bestand else None

    @property
    def stunden(self) -> tuple[Fraction, Fraction] | None:
        """Hours at the shortest and at the longest time per file; None without a size, nothing where it is left out."""
        if self.verzicht_grund:
            return (Fraction(0), Fraction(0))
        if self.umfang is None:
            return None
        return (
            Fraction(self.umfang * self.minuten_je_akte_von, 60),
            Fraction(self.umfang * self.minuten_je_akte_bis, 60),
        )


@dataclass(frozen=True)
class Bereichsdeckung:
    """An area in the year: audits its turnus asks for, planned, done and left out; ``zuletzt``: year last audited."""

    bereich: str
    turnus: Turnus
    soll: int
    geplant: int
    geprueft: int
    verzichtet: int
    umfang: int
    bestand: int | None
    volumen_cent: int | None
    zuletzt: int | None
    stand: Deckung


@dataclass(frozen=True)
class Kapazitaet:
    """Hours the plan needs (shortest, longest) against those there are; ``stellen``: the need in full posts.

    ``ohne_umfang`` counts planned audits whose size is not known yet and whose hours are therefore missing.
    """

    bedarf: tuple[Fraction, Fraction]
    verfuegbar: Fraction
    stellen: tuple[Fraction, Fraction]
    auslastung: Auslastung
    ohne_umfang: int
    rechenweg: Rechenweg


@dataclass(frozen=True)
class Jahresplan:
    """The plan of a year with what follows from it; the decimals as planned."""

    jahr: int
    vzae: Decimal
    jahresstunden: Decimal
    pruefanteil_prozent: Decimal
    bemerkung: str
    eintraege: tuple[Eintrag, ...]
    deckung: tuple[Bereichsdeckung, ...]
    kapazitaet: Kapazitaet

    @property
    def faellig(self) -> int:
        """Areas whose turnus asks for an audit this year."""
        return sum(area.stand is not Deckung.NICHT_FAELLIG for area in self.deckung)

    @property
    def gedeckt(self) -> int:
        """Those of them that are audited or planned."""
        return sum(area.stand in (Deckung.GEPRUEFT, Deckung.IM_PLAN) for area in self.deckung)
