"""What leaves the two doors of the workspace: the way from an Empfehlung to its effect as frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from qmapp.act.empfehlung.rows import Empfehlung
from qmapp.act.massnahme.rows import Massnahme
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile


class Stand(StrEnum):
    """How far an Empfehlung is; ANTWORT_FEHLT: its deadline is over. ANGENOMMEN and TEILWEISE: nothing begun yet."""

    ANTWORT_OFFEN = "antwort_offen"
    ANTWORT_FEHLT = "antwort_fehlt"
    ABGELEHNT = "abgelehnt"
    ANGENOMMEN = "angenommen"
    TEILWEISE = "teilweise"
    IN_UMSETZUNG = "in_umsetzung"
    UMGESETZT = "umgesetzt"


@dataclass(frozen=True)
class Fehlt:
    """Something an answer lacks to be released or a Maßnahme to be umsetzbar: which field, in a sentence.

    ``sperrt``: as long as it is missing the answer cannot be released; the rest is advice.
    """

    feld: str
    satz: str
    massnahme_id: UUID | None = None
    sperrt: bool = True


@dataclass(frozen=True)
class Ereignis:
    """A line of the Verlauf: a day, what happened, and who (empty: nobody in particular)."""

    am: date
    text: str
    wer: str = ""


@dataclass(frozen=True)
class Vorgang:
    """An Empfehlung with everything that followed from it; ``verlauf`` newest first."""

    empfehlung: Empfehlung
    stand: Stand
    fehlt: tuple[Fehlt, ...]
    massnahmen: tuple[Massnahme, ...]
    wiedervorlagen: tuple[WiedervorlageZeile, ...]
    verlauf: tuple[Ereignis, ...]


@dataclass(frozen=True)
class Vorgangszeile:
    """An Empfehlung in the list of all with how far it is; ``massnahmen`` are the Kennungen of what answers it."""

    empfehlung: Empfehlung
    stand: Stand
    massnahmen: tuple[str, ...]


@dataclass(frozen=True)
class Umsetzungsstand:
    """Counts at ``stichtag``.

    Empfehlungen with a released answer are counted by it, the others in ``ohne_antwort``. ``erledigt`` Empfehlungen
    are accepted ones all of whose Maßnahmen are done. ``offen`` Maßnahmen are neither done nor given up,
    ``ueberfaellig`` those of them past their deadline. ``dauer_tage`` is the mean from agreement to Umsetzung.
    """

    stichtag: date
    empfehlungen: int
    angenommen: int
    teilweise: int
    abgelehnt: int
    ohne_antwort: int
    erledigt: int
    massnahmen: int
    umgesetzt: int
    in_umsetzung: int
    verzoegert: int
    nicht_begonnen: int
    nicht_relevant: int
    ueberfaellig: int
    wirksam: int
    teilweise_wirksam: int
    nicht_wirksam: int
    dauer_tage: Fraction | None

    @property
    def offen(self) -> int:
        """Maßnahmen something is still to be done about."""
        return self.in_umsetzung + self.verzoegert + self.nicht_begonnen

    @property
    def annahmequote(self) -> tuple[int, int]:
        """Accepted, wholly or partly, of all Empfehlungen."""
        return self.angenommen + self.teilweise, self.empfehlungen

    @property
    def umsetzungsquote(self) -> tuple[int, int]:
        """Empfehlungen carried out of those accepted (vorlagen i)."""
        return self.erledigt, self.angenommen + self.teilweise

    @property
    def umsetzungsquote_massnahmen(self) -> tuple[int, int]:
        """Maßnahmen done of all."""
        return self.umgesetzt, self.massnahmen

    @property
    def ueberfaelligkeitsquote(self) -> tuple[int, int]:
        """Maßnahmen past their deadline of those open."""
        return self.ueberfaellig, self.offen


class Lueckenart(StrEnum):
    """Where the thread breaks."""

    OHNE_EMPFEHLUNG = "ohne_empfehlung"
    OHNE_ANTWORT = "ohne_antwort"
    OHNE_MASSNAHME = "ohne_massnahme"
    OHNE_FRIST = "ohne_frist"
    OHNE_WIRKSAMKEIT = "ohne_wirksamkeit"


@dataclass(frozen=True)
class Luecke:
    """A Feststellung, Empfehlung or Maßnahme (by ``id``) that lacks what should follow, and since when.

    ``frist`` is the day until which it was to follow, where there is one.
    """

    art: Lueckenart
    id: UUID
    kennung: str
    titel: str
    seit: date
    frist: date | None = None
