"""What leaves the two doors of the workspace: the Maßnahme and what happens to it as frozen rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.checks.aktenpruefung.rows import Quote
from qmapp.checks.sampling.rechenweg import Rechenweg


class Status(StrEnum):
    """How far it is; somebody says so, except that an unfinished one past its deadline is shown as overdue too."""

    NICHT_BEGONNEN = "nicht_begonnen"
    IN_UMSETZUNG = "in_umsetzung"
    UMGESETZT = "umgesetzt"
    VERZOEGERT = "verzoegert"
    NICHT_RELEVANT = "nicht_relevant"

    @property
    def offen(self) -> bool:
        """Whether something is still to be done."""
        return self not in _ERLEDIGT


#: Asked of every row of a list, so it is not put together anew each time.
_ERLEDIGT = (Status.UMGESETZT, Status.NICHT_RELEVANT)


class Horizont(StrEnum):
    """Short, medium or long term (S003-4.4.1-3); the limits are in the Vorgaben."""

    KURZ = "kurz"
    MITTEL = "mittel"
    LANG = "lang"


class Vorbehalt(StrEnum):
    """Whether it depends on posts or money somebody else decides on (S000-4-6)."""

    KEIN = "kein"
    RESSOURCEN = "ressourcen"
    FINANZIERUNG = "finanzierung"


class Wirkung(StrEnum):
    """What the Wirksamkeitsprüfung says."""

    WIRKSAM = "wirksam"
    TEILWEISE = "teilweise"
    NICHT_WIRKSAM = "nicht_wirksam"


class Kriterium(StrEnum):
    """The SMART check list (S001-E-2): spezifisch, messbar, erreichbar, relevant, terminiert."""

    SPEZIFISCH = "spezifisch"
    MESSBAR = "messbar"
    ERREICHBAR = "erreichbar"
    RELEVANT = "relevant"
    TERMINIERT = "terminiert"


@dataclass(frozen=True)
class Meilenstein:
    """A step on the way with its planned and its real day."""

    id: UUID
    massnahme_id: UUID
    titel: str
    soll: date
    ist: date | None


@dataclass(frozen=True)
class Verschiebung:
    """A deadline that was moved, with its reason and who allowed it; ``meilenstein_id`` where it is a Meilenstein's."""

    id: UUID
    massnahme_id: UUID
    meilenstein_id: UUID | None
    nr: int
    am: date
    von: date
    auf: date
    grund: str
    genehmigt: str


@dataclass(frozen=True)
class Statuswechsel:
    """A change of status with its day, its reason where one was given, and who entered it."""

    id: UUID
    massnahme_id: UUID
    status: Status
    am: date
    grund: str
    wer: str


@dataclass(frozen=True)
class Wirksamkeit:
    """What a Wirksamkeitsprüfung found; the two rates where a later review of the same Prüfpunkt was compared.

    ``vorher`` and ``nachher`` are (faulty, assessed) as they stood when it was entered.
    """

    id: UUID
    massnahme_id: UUID
    geprueft_am: date
    durch: str
    ergebnis: Wirkung
    text: str
    pruefung_vorher_id: UUID | None
    pruefung_nachher_id: UUID | None
    punkt: str
    zaehlt: str
    vorher: tuple[int, int] | None
    nachher: tuple[int, int] | None
    folgemassnahme_id: UUID | None


@dataclass(frozen=True)
class MassnahmeZeile:
    """A Maßnahme in the list of all; amounts in cents, Vollzeitäquivalente exact.

    ``verantwortlich`` is a role, ``person`` optional. ``empfehlung_kennung`` and ``feststellungen`` (Kennungen) say
    where it comes from, ``herkunft`` is the Kennung of something else (RM-2025-024). ``verschoben`` counts how often
    its own deadline was moved, ``ueberfaellige`` names Meilensteine past their day at ``stichtag`` of the query.
    ``ueberfaellig`` is the Maßnahme itself at that day. ``wirkung`` is the latest Wirksamkeitsprüfung's.
    """

    id: UUID
    kennung: str
    titel: str
    text: str
    messgroesse: str
    empfehlung_id: UUID | None
    empfehlung_kennung: str
    feststellungen: tuple[str, ...]
    herkunft: str
    verantwortlich: str
    person: str
    beteiligte: tuple[str, ...]
    vereinbart_am: date | None
    horizont: Horizont | None
    frist: date | None
    frist_urspruenglich: date | None
    status: Status
    status_grund: str
    umgesetzt_am: date | None
    bedarf_cent: int | None
    bedarf_vzae: Decimal | None
    vorbehalt: Vorbehalt
    vorbehalt_stelle: str
    pilot: bool
    good_practice: bool
    veroeffentlichung: Veroeffentlichung
    anforderung: str
    bemerkung: str
    abhaengig_von_id: UUID | None
    abhaengig_von: str
    projekt_id: UUID | None
    wirksamkeit_geplant: date | None
    meilensteine: tuple[Meilenstein, ...]
    verschoben: int
    ueberfaellig: bool
    ueberfaellige: tuple[str, ...]
    wirkung: Wirkung | None


@dataclass(frozen=True)
class Massnahme:
    """A Maßnahme with everything that happened to it, oldest first."""

    zeile: MassnahmeZeile
    verschiebungen: tuple[Verschiebung, ...]
    statuswechsel: tuple[Statuswechsel, ...]
    wirksamkeiten: tuple[Wirksamkeit, ...]


@dataclass(frozen=True)
class Vergleichsseite:
    """One of two Prüfungen compared at a Prüfpunkt: ``anzahl`` of ``bewertet`` files and the rate with its range."""

    pruefung_id: UUID
    kennung: str
    titel: str
    zeitraum_von: date
    zeitraum_bis: date
    anzahl: int
    bewertet: int
    quote: Quote


@dataclass(frozen=True)
class Vergleich:
    """What a Prüfpunkt looked like before a Maßnahme and after it.

    ``differenz`` is later − earlier as a fraction with its bounds; ``p`` is None where nothing can be tested.
    ``belegt``: more than chance explains. ``vorschlag`` follows from it, None where the numbers carry nothing;
    ``satz`` says it, ``hinweise`` what to mind, ``rechenwege`` how it was computed.
    """

    vorher: Vergleichsseite
    nachher: Vergleichsseite
    code: str
    punkt: str
    zaehlt: str
    differenz: float | None
    unten: float | None
    oben: float | None
    p: float | None
    verfahren: str
    belegt: bool
    vorschlag: Wirkung | None
    satz: str
    hinweise: tuple[str, ...]
    rechenwege: tuple[Rechenweg, ...]


@dataclass(frozen=True)
class Vergleichbar:
    """A Prüfung in which a Feststellung behind a Maßnahme was made, and a later one that asks the same Prüfpunkt."""

    feststellung: str
    vorher_id: UUID
    vorher: str
    nachher_id: UUID
    nachher: str
    code: str
    punkt: str
    zaehlt: str
    abgeschlossen: bool
