"""What leaves the two doors of the workspace: the Feststellung as frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.checks.katalog import Ausrichtung as Ausrichtung
from qmapp.checks.katalog import Dimension as Dimension


class Art(StrEnum):
    """What was found."""

    MANGEL = "mangel"
    VERBESSERUNG = "verbesserung"
    STAERKE = "staerke"


class Schwere(StrEnum):
    """How much a Mangel weighs."""

    HOCH = "hoch"
    MITTEL = "mittel"
    GERING = "gering"


class Quelle(StrEnum):
    """Where a Feststellung comes from; ANTWORT from one answer, ERGEBNIS from the counted result of a Prüfung.

    BEMERKUNG is the remark of an outside auditor (Rechnungsprüfung, BMAS, Bundesrechnungshof; S004-WFB-1).
    """

    ANTWORT = "antwort"
    ERGEBNIS = "ergebnis"
    FREI = "frei"
    QCHECK = "qcheck"
    BEFRAGUNG = "befragung"
    RUECKMELDUNG = "rueckmeldung"
    ZIRKEL = "zirkel"
    KENNZAHL = "kennzahl"
    BEMERKUNG = "bemerkung"


#: The sources somebody may choose; the other two come with the step that makes the Feststellung.
WAEHLBAR = frozenset(Quelle) - {Quelle.ANTWORT, Quelle.ERGEBNIS}


@dataclass(frozen=True)
class Beispiel:
    """A file in which it was found; ``akte_id`` None where the file is not in the workspace."""

    id: UUID
    feststellung_id: UUID
    akte_id: UUID | None
    aktenzeichen: str
    code: str
    notiz: str


@dataclass(frozen=True)
class FeststellungZeile:
    """A Feststellung in the list of all.

    ``akten`` counts the different files among its examples and those of what was merged into it, ``zusammengefuehrt``
    the Feststellungen merged. ``anzahl`` of ``bewertet`` are None where it was not counted in a result; ``zaehlt`` is
    a key of :data:`ZAEHLWEISEN` or the words somebody wrote. ``herkunft`` is the Kennung of a source other than an
    Aktenprüfung (several with commas), ``qcheck_id`` or ``befragung_id`` that source itself; ``stelle``, ``nummer``
    and ``frist`` are those of a Prüfungsbemerkung.
    """

    id: UUID
    kennung: str
    titel: str
    text: str
    datum: date
    art: Art
    schwere: Schwere | None
    quelle: Quelle
    pruefung_id: UUID | None
    pruefung_kennung: str
    punkte: tuple[str, ...]
    dimension: Dimension | None
    ausrichtung: Ausrichtung | None
    ursachen: tuple[str, ...]
    zurechenbarkeit: Zurechenbarkeit | None
    anzahl: int | None
    bewertet: int | None
    zaehlt: str
    nachholung_bis: date | None
    erledigt_am: date | None
    akten: int
    zusammengefuehrt: int
    herkunft: str = ""
    stelle: str = ""
    nummer: str = ""
    frist: date | None = None
    qcheck_id: UUID | None = None
    befragung_id: UUID | None = None


@dataclass(frozen=True)
class Feststellung:
    """A Feststellung with its examples (those of merged ones too) and the Feststellungen merged into it."""

    zeile: FeststellungZeile
    beispiele: tuple[Beispiel, ...]
    aufgegangen: tuple[FeststellungZeile, ...]


@dataclass(frozen=True)
class Vorschlag:
    """What a result gives occasion for: a Prüfpunkt, what it would be, and its numbers."""

    code: str
    titel: str
    art: Art
    zaehlt: str
    anzahl: int
    bewertet: int


#: How an item of a Befragung is counted: the answers in the two best steps of its scale.
TOP2 = "Top-2"

#: How a result is counted: key → words. The keys are the results of the scale that make up the numerator.
ZAEHLWEISEN: dict[str, str] = {
    "F2+F3": "materielle Fehler",
    "F1": "formelle Mängel",
    "F1+F2+F3": "Mängel aller Art",
    "ok": "erfüllt",
}
