"""The Jahresprüfplan in German words, the same on the screen and in documents."""

from qmapp.checks.jahresplan.kapazitaet import hours, hours_range, plain
from qmapp.checks.jahresplan.rows import (
    Auslastung,
    Bereichsdeckung,
    Deckung,
    Eintrag,
    Eintragstand,
    Jahresplan,
    Kapazitaet,
    Turnus,
)
from qmapp.german import day, integer, percent

TURNUS = {
    Turnus.HALBJAEHRLICH: "halbjährlich",
    Turnus.JAEHRLICH: "jährlich",
    Turnus.ZWEIJAEHRLICH: "alle zwei Jahre",
    Turnus.ANLASS: "aus Anlass",
}
STAND = {
    Eintragstand.GEPLANT: "Geplant",
    Eintragstand.VERSAEUMT: "Zeit vorbei",
    Eintragstand.LAEUFT: "Läuft",
    Eintragstand.GEPRUEFT: "Abgeschlossen",
    Eintragstand.VERZICHTET: "Entfällt",
}
DECKUNG = {
    Deckung.GEPRUEFT: "Geprüft",
    Deckung.IM_PLAN: "Im Plan",
    Deckung.VERZICHTET: "Entfällt mit Grund",
    Deckung.LUECKE: "Lücke",
    Deckung.NICHT_FAELLIG: "Nicht fällig",
}
AUSLASTUNG = {
    Auslastung.REICHT: "Die Stunden reichen",
    Auslastung.KNAPP: "Die Stunden sind knapp",
    Auslastung.REICHT_NICHT: "Die Stunden reichen nicht",
}


def zeitraum(eintrag: Eintrag) -> str:
    """``03.03.2025 bis 30.05.2025``, or what is known of it."""
    if eintrag.von and eintrag.bis:
        return f"{day(eintrag.von)} bis {day(eintrag.bis)}"
    if eintrag.bis:
        return f"bis {day(eintrag.bis)}"
    return f"ab {day(eintrag.von)}" if eintrag.von else ""


def umfang(eintrag: Eintrag) -> str:
    """``662 von 22.082 Akten (3,0 %)``."""
    if eintrag.umfang is None:
        return ""
    if eintrag.anteil is None:
        return f"{integer(eintrag.umfang)} Akten"
    return f"{integer(eintrag.umfang)} von {integer(eintrag.bestand or 0)} Akten ({percent(eintrag.anteil)})"


def stunden(eintrag: Eintrag) -> str:
    """``662 bis 1.324 Std.``; empty without a size."""
    return "" if eintrag.stunden is None else hours_range(*eintrag.stunden)


def abdeckung(plan: Jahresplan) -> str:
    """How many of the areas due are covered, in a sentence."""
    if not plan.faellig:
        return "In diesem Jahr ist kein Prüfbereich fällig."
    if plan.gedeckt == plan.faellig:
        return (
            "Der eine fällige Prüfbereich ist abgedeckt."
            if plan.faellig == 1
            else f"Alle {plan.faellig} fälligen Prüfbereiche sind abgedeckt."
        )
    verb = "ist" if plan.gedeckt == 1 else "sind"
    return f"{plan.gedeckt} von {plan.faellig} fälligen Prüfbereichen {verb} abgedeckt."


def auslastung(need: Kapazitaet) -> str:
    """What the plan needs against what there is, in a sentence."""
    words = f"Geplant sind {hours_range(*need.bedarf)}, verfügbar {hours(need.verfuegbar)}"
    words = words.replace("Std.", "Stunden") + "."
    if need.ohne_umfang:
        one = need.ohne_umfang == 1
        words += f" {'Eine Prüfung hat' if one else f'{need.ohne_umfang} Prüfungen haben'} noch keinen Umfang."
    return words


def soll(area: Bereichsdeckung) -> str:
    """``1 von 2``: planned of asked for; only the number where nothing is asked for."""
    return f"{area.geplant} von {area.soll}" if area.soll else integer(area.geplant)


__all__ = [
    "AUSLASTUNG",
    "DECKUNG",
    "STAND",
    "TURNUS",
    "abdeckung",
    "auslastung",
    "plain",
    "soll",
    "stunden",
    "umfang",
    "zeitraum",
]
