"""A Feststellung in words, the same in window and reports."""

from qmapp.act.feststellung.rows import ZAEHLWEISEN, Art, FeststellungZeile, Quelle, Schwere
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.checks.katalog.worte import AUSRICHTUNGEN as AUSRICHTUNGEN
from qmapp.checks.katalog.worte import DIMENSIONEN as DIMENSIONEN
from qmapp.german import day, integer, percent

ARTEN = {Art.MANGEL: "Mangel", Art.VERBESSERUNG: "Verbesserung", Art.STAERKE: "Stärke"}
SCHWEREN = {Schwere.HOCH: "hoch", Schwere.MITTEL: "mittel", Schwere.GERING: "gering"}
QUELLEN = {
    Quelle.ANTWORT: "Aktenprüfung",
    Quelle.ERGEBNIS: "Aktenprüfung",
    Quelle.FREI: "Frei geschrieben",
    Quelle.QCHECK: "Q-Check",
    Quelle.BEFRAGUNG: "Befragung",
    Quelle.RUECKMELDUNG: "Rückmeldung",
    Quelle.ZIRKEL: "Qualitätszirkel",
    Quelle.KENNZAHL: "Kennzahl",
    Quelle.BEMERKUNG: "Prüfungsbemerkung",
}
#: The offices whose remarks a Sozialamt gets; any other may be written (S004-WFB-1).
STELLEN = (
    "Rechnungsprüfung",
    "Bundesministerium für Arbeit und Soziales",
    "Bundesrechnungshof",
)
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


def herkunft(row: FeststellungZeile) -> str:
    """Where it comes from in few words, empty for a free one.

    „AP-2025-1“, „Q-Check QC-2025-HZP“, „Rückmeldung RM-2025-004 und 8 weitere“, „Rechnungsprüfung, Nr. 4.2“.
    """
    if row.quelle is Quelle.BEMERKUNG:
        number = f"Nr. {row.nummer}" if row.nummer else ""
        return ", ".join(part for part in (row.stelle or QUELLEN[row.quelle], number) if part)
    if row.pruefung_kennung:
        return row.pruefung_kennung
    if row.quelle is Quelle.FREI:
        return row.herkunft
    first, *more = row.herkunft.split(", ")
    others = f" und {len(more)} weitere" if more else ""
    return " ".join(part for part in (QUELLEN[row.quelle], first + others) if part)


def frist(row: FeststellungZeile) -> str:
    """The deadline a remark has of its own: „Antwort bis 30.04.2026“; empty without one."""
    return f"Antwort bis {day(row.frist)}" if row.frist is not None else ""
