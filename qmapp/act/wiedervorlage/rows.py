"""What leaves the two doors of the workspace: the Wiedervorlage and everything that falls due, as frozen rows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Bezugsart(StrEnum):
    """What a Wiedervorlage is about; SONST: something the workspace does not keep, named by its Kennung."""

    PRUEFUNG = "pruefung"
    FESTSTELLUNG = "feststellung"
    EMPFEHLUNG = "empfehlung"
    MASSNAHME = "massnahme"
    PROJEKT = "projekt"
    BERICHTSPFLICHT = "berichtspflicht"
    QCHECK = "qcheck"
    BEFRAGUNG = "befragung"
    SONST = "sonst"


class Turnus(StrEnum):
    """How often it comes again."""

    EINMALIG = "einmalig"
    WOECHENTLICH = "woechentlich"
    ZWEIWOECHENTLICH = "zweiwoechentlich"
    MONATLICH = "monatlich"
    VIERTELJAEHRLICH = "vierteljaehrlich"
    HALBJAEHRLICH = "halbjaehrlich"
    JAEHRLICH = "jaehrlich"


@dataclass(frozen=True)
class WiedervorlageZeile:
    """A Wiedervorlage; ``bezug_kennung`` and ``bezug_titel`` as they are now, the Kennung alone where it is gone.

    ``anfang`` is the day its series was set to, ``nr`` how many turns later it comes; ``fassung`` counts its changes.
    """

    id: UUID
    kennung: str
    datum: date
    text: str
    rolle: str
    turnus: Turnus
    bezug_art: Bezugsart
    bezug_id: UUID | None
    bezug_kennung: str
    bezug_titel: str
    erledigt_am: date | None
    erledigt_notiz: str
    fassung: int
    geaendert_um: datetime
    anfang: date | None = None
    nr: int = 0


@dataclass(frozen=True)
class Bezug:
    """Something a Wiedervorlage may be about."""

    art: Bezugsart
    id: UUID | None
    kennung: str
    titel: str = ""


class Faelligkeitsart(StrEnum):
    """What falls due."""

    WIEDERVORLAGE = "wiedervorlage"
    ANTWORT = "antwort"
    MASSNAHME = "massnahme"
    MEILENSTEIN = "meilenstein"
    WIRKSAMKEIT = "wirksamkeit"
    BEMERKUNG = "bemerkung"
    BERICHTSPFLICHT = "berichtspflicht"
    TERMIN = "termin"


class Gruppe(StrEnum):
    """When it falls due, seen from a day: WOCHE up to its Sunday, DEMNAECHST within the days of the Vorgaben."""

    UEBERFAELLIG = "ueberfaellig"
    HEUTE = "heute"
    WOCHE = "woche"
    DEMNAECHST = "demnaechst"
    SPAETER = "spaeter"
    ERLEDIGT = "erledigt"


@dataclass(frozen=True)
class Faellig:
    """Something that falls due on ``datum``, ``tage`` days from the day of the query (below 0: overdue).

    ``id`` is the row's own, ``kennung`` the Kennung people know it by, ``rolle`` who is responsible (a role or an
    office, never a person). ``bezug`` is what it belongs to: a click leads there, where it has an id.
    """

    id: UUID
    art: Faelligkeitsart
    datum: date
    kennung: str
    titel: str
    rolle: str
    bezug: Bezug
    tage: int
    gruppe: Gruppe
    turnus: Turnus = Turnus.EINMALIG
    erledigt_am: date | None = None
    notiz: str = ""
    geaendert_um: datetime | None = None
