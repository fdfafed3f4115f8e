"""Wiedervorlagen and what falls due in words, the same in window, calendar and reports."""

from datetime import date

from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart, Faelligkeitsart, Gruppe, Turnus
from qmapp.arbeitstage import Bundesland, note
from qmapp.german import integer

TURNUSSE = {
    Turnus.EINMALIG: "einmalig",
    Turnus.WOECHENTLICH: "wöchentlich",
    Turnus.ZWEIWOECHENTLICH: "alle zwei Wochen",
    Turnus.MONATLICH: "monatlich",
    Turnus.VIERTELJAEHRLICH: "vierteljährlich",
    Turnus.HALBJAEHRLICH: "halbjährlich",
    Turnus.JAEHRLICH: "jährlich",
}
BEZUEGE = {
    Bezugsart.PRUEFUNG: "Prüfung",
    Bezugsart.FESTSTELLUNG: "Feststellung",
    Bezugsart.EMPFEHLUNG: "Empfehlung",
    Bezugsart.MASSNAHME: "Maßnahme",
    Bezugsart.PROJEKT: "Projekt",
    Bezugsart.BERICHTSPFLICHT: "Berichtspflicht",
    Bezugsart.QCHECK: "Q-Check",
    Bezugsart.BEFRAGUNG: "Befragung",
    Bezugsart.SONST: "Sonstiges",
}
ARTEN = {
    Faelligkeitsart.WIEDERVORLAGE: "Wiedervorlage",
    Faelligkeitsart.ANTWORT: "Antwort der Leitung",
    Faelligkeitsart.MASSNAHME: "Maßnahme",
    Faelligkeitsart.MEILENSTEIN: "Meilenstein",
    Faelligkeitsart.WIRKSAMKEIT: "Wirksamkeitsprüfung",
    Faelligkeitsart.BEMERKUNG: "Prüfungsbemerkung",
    Faelligkeitsart.BERICHTSPFLICHT: "Berichtspflicht",
    Faelligkeitsart.TERMIN: "Termin",
}
GRUPPEN = {
    Gruppe.UEBERFAELLIG: "Überfällig",
    Gruppe.HEUTE: "Heute",
    Gruppe.WOCHE: "Diese Woche",
    Gruppe.DEMNAECHST: "Demnächst",
    Gruppe.SPAETER: "Später",
    Gruppe.ERLEDIGT: "Erledigt",
}


def tage(count: int) -> str:
    """How far away: ``heute``, ``morgen``, ``in 3 Tagen``, ``seit 9 Tagen``."""
    if count in (0, 1):
        return "morgen" if count else "heute"
    if count < 0:
        return "seit gestern" if count == -1 else f"seit {integer(-count)} Tagen"
    return f"in {integer(count)} Tagen"


def bezug(value: Bezug) -> str:
    """``M-12 Schulung am Standort West``; the Kennung alone where there is no title."""
    return f"{value.kennung} {value.titel}".strip()


def hinweis(datum: date, heute: date, land: Bundesland) -> str:
    """What stands beside the date of a Wiedervorlage: that it is past, or that it is no working day; else empty."""
    past = "Der Tag liegt zurück: Die Wiedervorlage gilt sofort als überfällig." if datum < heute else ""
    return past or note(datum, land)
