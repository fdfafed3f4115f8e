"""Drawn files and their answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from qmapp.checks.aktenpruefung.rows.merkmale import Aktenart, Aktenstand, Ergebnis, Lueckenart, Zurechenbarkeit
from qmapp.checks.katalog import AusserKraft, Aussetzung, Pruefpunkt

#: ``gesperrt_durch`` of a Prüfpunkt that is out of force for the audited period.
AUSSER_KRAFT = "zeitraum"


@dataclass(frozen=True)
class AntwortZeile:
    """A Prüfpunkt of a file with its answer, if there is one.

    ``gesperrt_durch`` is the code that made this one fall away, or :data:`AUSSER_KRAFT`, which is no stored answer;
    ``betrag_cent`` = amount per month × months. ``nachholung_bis`` is the day until which the office makes up for it,
    ``vorgemerkt`` marks a Prüfpunkt to come back to. ``ausser_kraft`` says why it is out of force in the audited
    period, ``zeitweise`` when it was for a part of it.
    """

    punkt: Pruefpunkt
    ergebnis: Ergebnis | None = None
    feststellung: str = ""
    betrag_monat_cent: int | None = None
    monate: int | None = None
    betrag_cent: int | None = None
    ursachen: tuple[str, ...] = ()
    gesperrt_durch: str | None = None
    sammelantwort: bool = False
    zurechenbarkeit: Zurechenbarkeit | None = None
    nachholung_bis: date | None = None
    vorgemerkt: bool = False
    ausser_kraft: AusserKraft | None = None
    zeitweise: tuple[Aussetzung, ...] = ()

    @property
    def festgehalten(self) -> bool:
        """Whether an answer is stored, by a person or by a rule that lets it fall away."""
        return self.ergebnis is not None and self.gesperrt_durch != AUSSER_KRAFT


@dataclass(frozen=True)
class AkteZeile:
    """A drawn file in the list beside the Prüfplatz; ``position`` from 1 in working order, ``rang`` in its stratum."""

    id: UUID
    position: int
    schluessel: str
    schicht: str
    team: str
    stand: Aktenstand
    mangel: int
    offen: int
    beantwortet: int
    rang: int
    ersatz_fuer: str | None
    grund: str
    zugeteilt_an: str = ""
    vorgemerkt: int = 0


@dataclass(frozen=True)
class Akte:
    """A file on the Prüfplatz with one row per Prüfpunkt; ``weitere`` (column, value) from the list."""

    id: UUID
    pruefung_id: UUID
    schluessel: str
    schicht: str
    team: str
    betrag_cent: int | None
    weitere: tuple[tuple[str, str], ...]
    stand: Aktenstand
    grund: str
    rang: int
    ersatz_fuer: str | None
    bemerkung: str
    begonnen_um: datetime | None
    geprueft_um: datetime | None
    geprueft_durch: str
    antworten: tuple[AntwortZeile, ...]
    art: Aktenart = Aktenart.STICHPROBE
    zugeteilt_an: str = ""

    @property
    def offen(self) -> tuple[str, ...]:
        """Codes of the Prüfpunkte without an answer."""
        return tuple(a.punkt.code for a in self.antworten if a.ergebnis is None)


@dataclass(frozen=True)
class PrueflisteZeile:
    """A drawn file on paper: with the number of its Prüfbogen and what the list says of it.

    ``position`` as in :class:`AkteZeile`, 0 for a spare that has not moved up (``nachgerueckt`` False). ``bogennummer``
    is "" where no sheet has room for it.
    """

    id: UUID
    art: Aktenart
    position: int
    bogennummer: str
    schluessel: str
    schicht: str
    team: str
    betrag_cent: int | None
    weitere: tuple[str, ...]
    stand: Aktenstand
    grund: str
    reserve_rang: int | None
    nachgerueckt: bool
    ersatz_fuer: str | None
    zugeteilt_an: str


@dataclass(frozen=True)
class MangelZeile:
    """A Mangel of an examined file, as the report lists it."""

    schluessel: str
    schicht: str
    code: str
    ergebnis: Ergebnis
    feststellung: str
    betrag_cent: int | None
    ursachen: tuple[str, ...]


@dataclass(frozen=True)
class Fortschritt:
    """How far a Prüfung has come; ``heute`` and ``minuten_je_akte`` are the own person's, never another's.

    ``je_tag`` is the pace of the whole Prüfung, files per working day so far; ``noetig_je_tag`` what is needed per
    working day to be done when planned.
    """

    erledigt: int
    gesamt: int
    heute: int
    minuten_je_akte: int | None
    soll_bis_heute: int | None
    ende: date | None
    hinter_plan: int
    je_tag: float | None = None
    noetig_je_tag: int | None = None


@dataclass(frozen=True)
class Luecke:
    """Something a Prüfung still lacks, in a file; ``code`` and ``nummer`` name the Prüfpunkt to go to, if it is one.

    ``anzahl`` counts the open Prüfpunkte of :attr:`Lueckenart.OFFEN`; ``grund`` is why a file was put back,
    or the note of a mark.
    """

    art: Lueckenart
    akte_id: UUID
    position: int
    schluessel: str
    code: str = ""
    nummer: int = 0
    anzahl: int = 1
    grund: str = ""


@dataclass(frozen=True)
class Anteil:
    """How many files are assigned to an examiner ("" = to nobody) and how many of them are still to be examined."""

    wer: str
    akten: int
    offen: int
