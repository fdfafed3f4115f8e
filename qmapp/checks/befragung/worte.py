"""The Befragung in German words, the same on the screen and in documents."""

from datetime import date

from qmapp.checks.befragung.freitext import Fundart
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR, BefragungZeile, Bogenquelle, Perspektive
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.german import day, integer, percent

PERSPEKTIVEN = {
    Perspektive.KLIENTEN: "Klientinnen und Klienten",
    Perspektive.MITARBEITENDE: "Mitarbeitende",
    Perspektive.LEISTUNGSERBRINGER: "Leistungserbringer",
    Perspektive.ANDERE: "Andere",
}
BOGENQUELLEN = {Bogenquelle.ERFASST: "erfasst", Bogenquelle.EINGELESEN: "eingelesen"}
FUNDARTEN = {
    Fundart.IBAN: "Kontonummer (IBAN)",
    Fundart.EMAIL: "E-Mail-Adresse",
    Fundart.TELEFON: "Telefonnummer",
    Fundart.DATUM: "Datum, vielleicht ein Geburtsdatum",
    Fundart.BG_NUMMER: "Aktenzeichen (BG-Nummer)",
    Fundart.VERSICHERUNGSNUMMER: "Versicherungsnummer",
    Fundart.NAME: "Name",
}


def zeitraum(von: date | None, bis: date | None) -> str:
    """„15.09.2025 bis 31.10.2025“, „ab“ or „bis“ where one end is open, empty without either."""
    if von is None and bis is None:
        return ""
    if bis is None:
        return f"ab {day(von)}" if von is not None else ""
    return f"{day(von)} bis {day(bis)}" if von is not None else f"bis {day(bis)}"


def ruecklauf(row: BefragungZeile) -> str:
    """„243 von 900 Bögen (27,0 %)“, the sheets alone where nobody knows how many were handed out."""
    share = row.ruecklaufquote
    if share is None:
        return "1 Bogen" if row.boegen == 1 else f"{integer(row.boegen)} Bögen"
    return f"{integer(row.boegen)} von {integer(row.ausgegeben or 0)} Bögen ({percent(float(share))})"


def antwort(katalog: Katalog, punkt: Pruefpunkt, wert: int | str | None) -> str:
    """What stands on a sheet at a question: „5 – stimme voll zu“, the choice, the text; „keine Angabe“ for nothing."""
    if wert is None or isinstance(wert, str):
        return wert or "keine Angabe"
    if punkt.optionen:
        return punkt.optionen[wert - 1]
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    if wert == NICHT_BEURTEILBAR:
        return katalog.skala.nicht_beurteilbar.wort
    return next(f"{stufe.wert} – {stufe.wort}" for stufe in katalog.skala.stufen if stufe.wert == wert)
