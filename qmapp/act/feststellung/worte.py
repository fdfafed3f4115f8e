"""A Feststellung in words, the same in window and reports."""

from qmapp.act.feststellung.rows import ZAEHLWEISEN, Art, Ausrichtung, Dimension, FeststellungZeile, Schwere
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.german import integer, percent

ARTEN = {Art.MANGEL: "Mangel", Art.VERBESSERUNG: "Verbesserung", Art.STAERKE: "Stärke"}
SCHWEREN = {Schwere.HOCH: "hoch", Schwere.MITTEL: "mittel", Schwere.GERING: "gering"}
DIMENSIONEN = {
    Dimension.STRUKTUR: "Strukturqualität",
    Dimension.PROZESS: "Prozessqualität",
    Dimension.ERGEBNIS: "Ergebnisqualität",
}
AUSRICHTUNGEN = {
    Ausrichtung.KLIENTEN: "Klientinnen und Klienten",
    Ausrichtung.WIRTSCHAFTLICHKEIT: "Wirtschaftlichkeit",
    Ausrichtung.PROZESS: "Prozesse",
    Ausrichtung.MITARBEITENDE: "Mitarbeitende",
    Ausrichtung.GESELLSCHAFT: "Gesellschaft",
}
ZURECHENBAR = {
    Zurechenbarkeit.AMT: "Amt",
    Zurechenbarkeit.DRITTE: "Dritte",
    Zurechenbarkeit.LEISTUNGSBERECHTIGTE: "Leistungsberechtigte",
    Zurechenbarkeit.KEINE: "nicht zurechenbar",
}


def zahlen(row: FeststellungZeile) -> str:
    """Its numbers in words: „27 von 611 Akten (4,4 %), materielle Fehler“, or how many files it was noticed in."""
    if row.anzahl is not None and row.bewertet:
        how = f", {ZAEHLWEISEN.get(row.zaehlt, row.zaehlt)}" if row.zaehlt else ""
        return f"{integer(row.anzahl)} von {integer(row.bewertet)} ({percent(row.anzahl / row.bewertet)}){how}"
    if row.akten:
        return "an 1 Akte festgestellt" if row.akten == 1 else f"an {integer(row.akten)} Akten festgestellt"
    return ""
