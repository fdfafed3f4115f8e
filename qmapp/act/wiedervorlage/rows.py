"""What leaves the two doors of the workspace: the Wiedervorlage as frozen rows."""

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

    ``fassung`` counts its changes: a calendar that takes it in again knows by it what is newer.
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
