"""What leaves the two doors of the workspace: Berichtspflichten, their due dates, and recurring meetings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Regel(StrEnum):
    """How a due date comes about.

    TAGE: fixed days of the year. FOLGEJAHR: fixed days of the year after the one reported on. EINGANG: so many working
    days after something came in, once for every part of the year.
    """

    TAGE = "tage"
    FOLGEJAHR = "folgejahr"
    EINGANG = "eingang"


class Stand(StrEnum):
    """How a due date stands; ERWARTET: what it runs from has not come in. FAELLIG: due within the days of reminder."""

    ERWARTET = "erwartet"
    OFFEN = "offen"
    FAELLIG = "faellig"
    UEBERFAELLIG = "ueberfaellig"
    GELIEFERT = "geliefert"
    VERSPAETET = "verspaetet"
    VERZICHTET = "verzichtet"


#: What is still to be done about, the most pressing first.
OFFENE = (Stand.UEBERFAELLIG, Stand.FAELLIG, Stand.OFFEN, Stand.ERWARTET)


class Terminstand(StrEnum):
    """Whether a meeting is planned, was held or did not take place."""

    GEPLANT = "geplant"
    GEHALTEN = "gehalten"
    AUSGEFALLEN = "ausgefallen"


class Serienstand(StrEnum):
    """How a year of meetings stands against its minimum; BEGRUENDET: missed, with the reason told."""

    OHNE_SOLL = "ohne_soll"
    LAEUFT = "laeuft"
    ERFUELLT = "erfuellt"
    VERFEHLT = "verfehlt"
    BEGRUENDET = "begruendet"


@dataclass(frozen=True)
class Fassung:
    """What a Berichtspflicht asks for from ``gueltig_ab`` on, until the next Fassung.

    ``tage``: days of the year as ``MM-DD``, for TAGE and FOLGEJAHR. ``arbeitstage`` after the Eingang and ``je_jahr``
    (1, 2, 4 or 12 parts of the year) for EINGANG. ``bezeichnung``: what a delivery is called under it, empty for the
    title of the Berichtspflicht. ``anlass``: why it was changed.
    """

    id: UUID
    gueltig_ab: date
    regel: Regel
    tage: tuple[str, ...]
    arbeitstage: int
    je_jahr: int
    bezeichnung: str
    anlass: str


@dataclass(frozen=True)
class Empfaenger:
    """Who gets the report; ``gremium`` and ``termine``: the meeting it is for and when that is (S002-7-4)."""

    id: UUID
    name: str
    gremium: str
    termine: tuple[date, ...]


@dataclass(frozen=True)
class Pflicht:
    """A Berichtspflicht with its Fassungen, the earliest first; ``endet_am``: nothing is due for later periods."""

    id: UUID
    kennung: str
    titel: str
    grundlage: str
    rolle: str
    inhalt: str
    endet_am: date | None
    fassungen: tuple[Fassung, ...]
    empfaenger: tuple[Empfaenger, ...]


@dataclass(frozen=True)
class LieferungZeile:
    """A due date with what is known of its delivery.

    ``id`` is the same for the same Berichtspflicht and ``schluessel`` on every machine. ``jahr`` and ``zeitraum``: what
    is reported on; ``faellig`` is None while the Eingang is missing, ``tag`` the day it is sorted by. ``arbeitstage``:
    working days from the Eingang to the delivery; ``zu_spaet``: working days the delivery came late. ``hinweis`` stands
    where the day is no working day, ``vorschlag`` is the working day before it; the due date itself never moves.
    """

    id: UUID
    berichtspflicht_id: UUID
    kennung: str
    titel: str
    rolle: str
    schluessel: str
    jahr: int
    zeitraum: str
    regel: Regel
    frist_arbeitstage: int
    faellig: date | None
    tag: date
    stand: Stand
    hinweis: str = ""
    vorschlag: date | None = None
    eingang: date | None = None
    geliefert_am: date | None = None
    weg: str = ""
    notiz: str = ""
    steuerung: str = ""
    grund: str = ""
    ersatz: str = ""
    arbeitstage: int | None = None
    zu_spaet: int = 0


@dataclass(frozen=True)
class Termin:
    """A meeting of a series; ``fehlend``: the Pflichtteilnehmende who were not there.

    ``vorbei``: its day is over and it is still only planned.
    """

    id: UUID
    datum: date
    stand: Terminstand
    teilnehmende: tuple[str, ...]
    protokoll: str
    notiz: str
    fehlend: tuple[str, ...]
    hinweis: str = ""
    vorbei: bool = False


@dataclass(frozen=True)
class Serienfassung:
    """The minimum a year from ``ab_jahr`` on."""

    ab_jahr: int
    mindestens: int


@dataclass(frozen=True)
class SerieZeile:
    """A series of meetings in one year: ``soll`` at least, ``ist`` held, ``geplant`` still to come.

    ``grund`` and ``ersatz``: why the minimum was missed and what took its place (S002-2-2).
    """

    id: UUID
    kennung: str
    titel: str
    grundlage: str
    rolle: str
    inhalt: str
    pflicht: tuple[str, ...]
    jahr: int
    soll: int
    ist: int
    geplant: int
    stand: Serienstand
    grund: str
    ersatz: str
    termine: tuple[Termin, ...]
    fassungen: tuple[Serienfassung, ...]


@dataclass(frozen=True)
class Berichtsjahr:
    """Everything that belongs to a year: what is due in it, what is due for it, and the series.

    ``lieferungen`` are sorted by day; those due in another year report on this one.
    """

    jahr: int
    lieferungen: tuple[LieferungZeile, ...]
    serien: tuple[SerieZeile, ...]
    empfaengertermine: tuple[tuple[date, str, str], ...]

    @property
    def faellige(self) -> tuple[LieferungZeile, ...]:
        """What is due in the year (expected, where the day is not known yet)."""
        return tuple(row for row in self.lieferungen if row.tag.year == self.jahr)

    @property
    def fuer_das_jahr(self) -> tuple[LieferungZeile, ...]:
        """What reports on the year, whenever it is due."""
        return tuple(row for row in self.lieferungen if row.jahr == self.jahr)


@dataclass(frozen=True)
class Faellig:
    """A day of the list „Heute“ and of the calendar: a due date or a planned meeting.

    ``id`` stays the same for as long as the duty has this due date.
    """

    id: UUID
    bezug_id: UUID
    kennung: str
    tag: date
    titel: str
    rolle: str
    stand: Stand
    hinweis: str = ""
    geliefert_am: date | None = None

    @property
    def offen(self) -> bool:
        """Whether something is still to be done about it."""
        return self.stand in OFFENE
