"""What can be reported: documents of Prüfungen, Q-Checks and Befragungen and the papers of ACT, with their state."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.checks.befragung.rows import BefragungZeile
from qmapp.checks.qcheck.rows import QCheckZeile, Stand
from qmapp.ui.act.papiere import NAMEN, Bestellung
from qmapp.ui.auftrag import (
    BEFRAGUNGSBERICHT,
    NAMES,
    PRUEFBERICHT,
    PRUEFBOGEN,
    PRUEFERGEBNIS,
    PRUEFLISTE,
    PRUEFPLAN,
    QCHECKBERICHT,
    ZIEHUNGSPROTOKOLL,
    Auftrag,
    pruefung_auftrag,
)
from qmapp.ui.context import Context
from qmapp.ui.style import Tone

if TYPE_CHECKING:
    from qmapp.reports.art import Ansicht

#: What the papers of ACT belong to, beside the Prüfungen.
ACT: Final = "act"

#: What a draw fixes once and for all.
_DRAWN: Final = (ZIEHUNGSPROTOKOLL, PRUEFBOGEN, PRUEFLISTE)


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
    def name(self) -> str:
        """What it is called."""
        return NAMES[self.art]

    @property
    def papier(self) -> str:
        """What it is called whatever Prüfung it is of."""
        return self.name

    @property
    def zusatz(self) -> str:
        """Of what it is."""
        return f"{self.pruefung.kennung} · {self.pruefung.titel.removeprefix('Aktenprüfung ')}"

    @property
    def bereich(self) -> tuple[object, str]:
        """What it belongs to: key and words."""
        return self.pruefung.id, self.pruefung.kennung

    def auftrag(self, context: Context) -> Auftrag:
        """What is to be written."""
        return pruefung_auftrag(context, self.art, self.pruefung.id)

    def ansicht(self, context: Context) -> "Ansicht":
        """Its outline and what is still open."""
        from qmapp.reports.export import look

        return look(context.workspace, self.art, self.pruefung.id, stand=context.heute())

    @property
    def offen(self) -> int:
        """Files still to be examined."""
        return (self.pruefung.umfang or 0) - self.pruefung.erledigt

    @property
    def stand(self) -> tuple[Tone, str]:
        """Its state as pill."""
        if self.art == PRUEFPLAN:
            return ("info", "Entwurf") if self.pruefung.umfang is None else ("ok", "Fertig")
        if self.art in _DRAWN or self.pruefung.stand == "Abgeschlossen":
            return "ok", "Fertig"
        return ("warn", "Vorläufig") if self.offen else ("info", "Nicht abgeschlossen")


@dataclass(frozen=True)
class ActBericht:
    """A paper of ACT; its version is its state, so that it is seen before it is written."""

    bestellung: Bestellung

    @property
    def key(self) -> Bestellung:
        """What tells it apart."""
        return self.bestellung

    @property
    def art(self) -> str:
        """Which paper."""
        return self.bestellung.art

    @property
    def name(self) -> str:
        """What it is called."""
        return self.bestellung.name

    @property
    def papier(self) -> str:
        """What it is called whatever its year."""
        return NAMEN[self.art]

    @property
    def zusatz(self) -> str:
        """For whom it is, and what it is about."""
        return f"{self.bestellung.fassung} · alle Jahre" if self.bestellung.jahr is None else self.bestellung.fassung

    @property
    def bereich(self) -> tuple[object, str]:
        """What it belongs to: key and words."""
        return ACT, "Verbessern"

    @property
    def stand(self) -> tuple[Tone, str]:
        """Its version as pill."""
        return ("info", "Öffentlich") if self.bestellung.oeffentlich else ("neutral", "Intern")

    def auftrag(self, context: Context) -> Auftrag:
        """What is to be written."""
        return self.bestellung.auftrag(context)

    def ansicht(self, context: Context) -> "Ansicht":
        """Its outline and what is still open."""
        return self.bestellung.ansicht(context)


@dataclass(frozen=True)
class CheckBericht:
    """The report of a Q-Check or a Befragung."""

    art: str
    id: UUID
    kennung: str
    titel: str
    stand: tuple[Tone, str]

    @property
    def key(self) -> tuple[str, UUID]:
        """What tells it apart."""
        return self.art, self.id

    @property
    def name(self) -> str:
        """What it is called."""
        return NAMES[self.art]

    @property
    def papier(self) -> str:
        """What it is called whatever it is of."""
        return self.name

    @property
    def zusatz(self) -> str:
        """Of what it is."""
        return f"{self.kennung} · {self.titel.removeprefix('Q-Check ')}"

    @property
    def bereich(self) -> tuple[object, str]:
        """What it belongs to: key and words."""
        return self.id, self.kennung

    def auftrag(self, context: Context) -> Auftrag:
        """What is to be written."""
        return pruefung_auftrag(context, self.art, self.id)

    def ansicht(self, context: Context) -> "Ansicht":
        """Its outline and what is still open."""
        from qmapp.reports.export import look

        return look(context.workspace, self.art, self.id, stand=context.heute())


#: A row of the list.
Zeile = Bericht | ActBericht | CheckBericht


@dataclass(frozen=True)
class Abschnitt:
    """A heading of a document."""

    position: int
    ebene: int
    text: str


def von_qcheck(row: QCheckZeile) -> tuple[CheckBericht, ...]:
    """What can be written of a Q-Check: its report, once a question is answered."""
    if not row.beantwortet:
        return ()
    if row.stand is Stand.VERSIEGELT:
        state: tuple[Tone, str] = ("ok", "Fertig")
    else:
        state = ("info", "Nicht freigegeben") if row.beantwortet == row.fragen else ("warn", "Vorläufig")
    return (CheckBericht(QCHECKBERICHT, row.id, row.kennung, row.titel, state),)


def von_befragung(row: BefragungZeile) -> tuple[CheckBericht, ...]:
    """What can be written of a Befragung: its report, once a sheet has come back."""
    if not row.boegen:
        return ()
    state: tuple[Tone, str] = ("ok", "Fertig") if row.abgeschlossen_am is not None else ("warn", "Vorläufig")
    return (CheckBericht(BEFRAGUNGSBERICHT, row.id, row.kennung, row.titel, state),)


def angeboten(row: PruefungZeile) -> tuple[Bericht, ...]:
    """What can be written of a Prüfung now."""
    if row.grundgesamtheit is None:
        return ()
    if row.umfang is None:
        return (Bericht(PRUEFPLAN, row),)
    results = (PRUEFBERICHT, *((PRUEFERGEBNIS,) if row.ist_kdu else ())) if row.erledigt else ()
    return tuple(Bericht(art, row) for art in (*results, PRUEFPLAN, *_DRAWN))
