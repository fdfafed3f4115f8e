"""Berichtspflichten and meetings in German words, the same on the screen and in documents."""

from qmapp.act.berichtspflicht.regel import MONATE, TEILE
from qmapp.act.berichtspflicht.rows import (
    Fassung,
    LieferungZeile,
    Regel,
    Serienstand,
    SerieZeile,
    Stand,
    Terminstand,
)
from qmapp.german import day

REGELN = {
    Regel.TAGE: "An festen Tagen im Jahr",
    Regel.FOLGEJAHR: "An festen Tagen im Folgejahr",
    Regel.EINGANG: "Arbeitstage nach Eingang",
}
JE_JAHR = {1: "einmal im Jahr", 2: "je Halbjahr", 4: "je Quartal", 12: "je Monat"}
STAND = {
    Stand.ERWARTET: "Wartet",
    Stand.OFFEN: "Offen",
    Stand.FAELLIG: "Bald fällig",
    Stand.UEBERFAELLIG: "Überfällig",
    Stand.GELIEFERT: "Geliefert",
    Stand.VERSPAETET: "Verspätet",
    Stand.VERZICHTET: "Verzichtet",
}
TERMINE = {
    Terminstand.GEPLANT: "Geplant",
    Terminstand.GEHALTEN: "Gehalten",
    Terminstand.AUSGEFALLEN: "Ausgefallen",
}
SERIEN = {
    Serienstand.OHNE_SOLL: "Ohne Mindestzahl",
    Serienstand.LAEUFT: "Läuft",
    Serienstand.ERFUELLT: "Erreicht",
    Serienstand.VERFEHLT: "Verfehlt",
    Serienstand.BEGRUENDET: "Verfehlt, begründet",
}


def tage(values: tuple[str, ...]) -> str:
    """``15.06., 15.12.``."""
    return ", ".join(f"{value[3:]}.{value[:2]}." for value in values)


def rhythmus(fassung: Fassung) -> str:
    """When a Fassung asks for a delivery: ``zum 15.06. und 15.12.``, ``zum 15.01. des Folgejahres``."""
    if fassung.regel is Regel.EINGANG:
        words = "Arbeitstag" if fassung.arbeitstage == 1 else "Arbeitstage"
        return f"{JE_JAHR[fassung.je_jahr]}, {fassung.arbeitstage} {words} nach Eingang"
    later = " des Folgejahres" if fassung.regel is Regel.FOLGEJAHR else ""
    first, last = fassung.tage[:-1], fassung.tage[-1:]
    days = " und ".join(part for part in (tage(first), tage(last)) if part)
    return f"zum {days}{later}"


def gilt(fassung: Fassung) -> str:
    """``gilt ab 01.01.2021: zum 15.01. des Folgejahres``."""
    return f"gilt ab {day(fassung.gueltig_ab)}: {rhythmus(fassung)}"


def faellig(row: LieferungZeile) -> str:
    """``fällig 15.06.2025``, or what is waited for."""
    if row.faellig is not None:
        return f"fällig {day(row.faellig)}"
    return f"{row.frist_arbeitstage} Arbeitstage nach Eingang"


def ergebnis(row: LieferungZeile) -> str:
    """What became of it: ``geliefert am 13.06.2025``, ``… am 23.10.2025, 3 Arbeitstage zu spät``, ``verzichtet``."""
    if row.stand is Stand.VERZICHTET:
        return f"verzichtet: {row.grund}"
    if row.geliefert_am is None:
        return ""
    if row.stand is Stand.VERSPAETET:
        late = {0: "zu spät", 1: "1 Arbeitstag zu spät"}.get(row.zu_spaet, f"{row.zu_spaet} Arbeitstage zu spät")
        return f"geliefert am {day(row.geliefert_am)}, {late}"
    return f"geliefert am {day(row.geliefert_am)}"


def soll_ist(row: SerieZeile) -> str:
    """``3 von mindestens 2``; only what was held where there is no minimum."""
    return f"{row.ist} von mindestens {row.soll}" if row.soll else f"{row.ist} gehalten"


def fristgerecht(rows: tuple[LieferungZeile, ...]) -> str:
    """How many of the due dates were met: ``3 von 4 fristgerecht``."""
    return f"{sum(row.stand is Stand.GELIEFERT for row in rows)} von {len(rows)} fristgerecht"


__all__ = [
    "JE_JAHR",
    "MONATE",
    "REGELN",
    "SERIEN",
    "STAND",
    "TEILE",
    "TERMINE",
    "ergebnis",
    "faellig",
    "fristgerecht",
    "gilt",
    "rhythmus",
    "soll_ist",
    "tage",
]
