"""What leaves the two doors of the workspace: the Empfehlung and the answer of the Leitung as frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from qmapp.act.feststellung.rows import FeststellungZeile


class Prioritaet(StrEnum):
    """How pressing it is."""

    HOCH = "hoch"
    MITTEL = "mittel"
    NIEDRIG = "niedrig"


class Veroeffentlichung(StrEnum):
    """Whether it may leave the house (S003-4.4.1-7)."""

    INTERN = "intern"
    EXTERN = "extern"


class Haltung(StrEnum):
    """What the Leitung answers."""

    ANGENOMMEN = "angenommen"
    TEILWEISE = "teilweise"
    ABGELEHNT = "abgelehnt"


class Grund(StrEnum):
    """The usual reasons not to follow, or not wholly; the words stand beside it in any case."""

    VORGABEN = "vorgaben"
    RESSOURCEN = "ressourcen"
    ZU_WEIT = "zu_weit"
    PASST_NICHT = "passt_nicht"
    ANDERER = "anderer"


@dataclass(frozen=True)
class Stellungnahme:
    """The answer to one Empfehlung; a draft until ``freigegeben_am``.

    ``rolle`` answers (a role, not a name), ``entworfen_durch`` wrote it down, ``freigegeben_durch`` released it by
    name. ``grund`` and ``begruendung`` are for what is not followed wholly.
    """

    empfehlung_id: UUID
    haltung: Haltung | None
    text: str
    grund: Grund | None
    begruendung: str
    rolle: str
    datum: date | None
    entworfen_durch: str
    freigegeben_am: date | None
    freigegeben_durch: str


@dataclass(frozen=True)
class EmpfehlungZeile:
    """An Empfehlung in the list of all.

    ``jahr`` is the year of the report it belongs to. ``quellen`` are the Kennungen of the Prüfungen (or other sources)
    its Feststellungen come from, ``feststellungen`` the Feststellungen's own; ``anzahl`` counts the Feststellungen
    with those merged into them. ``massnahmen`` counts the Maßnahmen that answer it.
    """

    id: UUID
    kennung: str
    jahr: int
    titel: str
    text: str
    prioritaet: Prioritaet
    adressat: str
    empfohlen_am: date
    antwort_frist: date
    veroeffentlichung: Veroeffentlichung
    feststellungen: tuple[str, ...]
    quellen: tuple[str, ...]
    anzahl: int
    massnahmen: int
    stellungnahme: Stellungnahme | None

    @property
    def beantwortet(self) -> bool:
        """Whether the Leitung's answer is released."""
        return self.stellungnahme is not None and self.stellungnahme.freigegeben_am is not None

    @property
    def haltung(self) -> Haltung | None:
        """What was answered; None while the answer is missing or a draft."""
        return self.stellungnahme.haltung if self.beantwortet and self.stellungnahme is not None else None


@dataclass(frozen=True)
class Empfehlung:
    """An Empfehlung with the Feststellungen it follows from."""

    zeile: EmpfehlungZeile
    feststellungen: tuple[FeststellungZeile, ...]


@dataclass(frozen=True)
class Gesamtstellungnahme:
    """What the Leitung says to all Empfehlungen of a year; a draft until ``freigegeben_am``."""

    jahr: int
    text: str
    rolle: str
    datum: date | None
    freigegeben_am: date | None
    freigegeben_durch: str
