"""A Projekt in words, the same in window and reports."""

from qmapp.act.projekt.rows import Phase, Projektstand, ProjektZeile
from qmapp.german import day, integer

STAENDE = {
    Projektstand.GEPLANT: "Geplant",
    Projektstand.LAEUFT: "Läuft",
    Projektstand.UEBERFAELLIG: "Überfällig",
    Projektstand.ABGESCHLOSSEN: "Abgeschlossen",
}


def fortschritt(row: ProjektZeile) -> str:
    """How many of its Maßnahmen are done: „2 von 5 Maßnahmen umgesetzt, 1 nicht mehr relevant“."""
    if not row.massnahmen:
        return "noch keine Maßnahmen"
    noun = "Maßnahme" if row.massnahmen == 1 else "Maßnahmen"
    given_up = f", {integer(row.nicht_relevant)} nicht mehr relevant" if row.nicht_relevant else ""
    return f"{integer(row.umgesetzt)} von {integer(row.massnahmen)} {noun} umgesetzt{given_up}"


def phase(row: Phase) -> str:
    """When a phase is planned and when it was over: „01.02.2026 bis 31.03.2026, beendet am 07.04.2026“."""
    ended = f", beendet am {day(row.beendet_am)}" if row.beendet_am is not None else ""
    return f"{day(row.von)} bis {day(row.bis)}{ended}"


def zeitraum(row: ProjektZeile) -> str:
    """From when to when: „01.02.2026 bis 31.03.2026“, „ab 01.02.2026“, „bis 31.03.2026“; empty without either."""
    if row.von is not None and row.bis is not None:
        return f"{day(row.von)} bis {day(row.bis)}"
    if row.von is not None:
        return f"ab {day(row.von)}"
    return f"bis {day(row.bis)}" if row.bis is not None else ""
