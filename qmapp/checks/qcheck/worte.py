"""The Q-Check in German words, the same on the screen and in documents."""

from datetime import date
from fractions import Fraction

from qmapp.checks.katalog.worte import AUSRICHTUNGEN as AUSRICHTUNGEN
from qmapp.checks.katalog.worte import DIMENSIONEN as DIMENSIONEN
from qmapp.checks.qcheck.rows import Ampel, Grad, Nachweisart, QCheckZeile, Stand, Urteil
from qmapp.german import day, integer, percent

URTEILE = {
    Urteil.VOLL: "voll erfüllt",
    Urteil.UEBERWIEGEND: "überwiegend erfüllt",
    Urteil.TEILWEISE: "teilweise erfüllt",
    Urteil.NICHT: "nicht erfüllt",
    Urteil.NICHT_ZUTREFFEND: "nicht zutreffend",
    Urteil.NICHT_BEURTEILBAR: "nicht beurteilbar",
}
#: What stands in a narrow column.
KUERZEL = {
    Urteil.VOLL: "3",
    Urteil.UEBERWIEGEND: "2",
    Urteil.TEILWEISE: "1",
    Urteil.NICHT: "0",
    Urteil.NICHT_ZUTREFFEND: "n. z.",
    Urteil.NICHT_BEURTEILBAR: "n. b.",
}
#: The key that gives an answer.
TASTEN = {
    Urteil.VOLL: "3",
    Urteil.UEBERWIEGEND: "2",
    Urteil.TEILWEISE: "1",
    Urteil.NICHT: "0",
    Urteil.NICHT_ZUTREFFEND: "Z",
    Urteil.NICHT_BEURTEILBAR: "B",
}
STAENDE = {
    Stand.GEPLANT: "geplant",
    Stand.LAEUFT: "läuft",
    Stand.BEWERTET: "bewertet",
    Stand.VORGELEGT: "vorgelegt",
    Stand.VERSIEGELT: "versiegelt",
}
NACHWEISARTEN = {
    Nachweisart.DOKUMENT: "Dokument",
    Nachweisart.GESPRAECH: "Gespräch",
    Nachweisart.BEOBACHTUNG: "Beobachtung",
    Nachweisart.STICHPROBE: "Stichprobe",
    Nachweisart.KENNZAHL: "Kennzahl",
}
#: The colours have words, since no colour stands alone.
AMPELN = {Ampel.GRUEN: "grün", Ampel.GELB: "gelb", Ampel.ROT: "rot"}


def urteil(value: Urteil | None) -> str:
    """„3 · voll erfüllt“, „n. z. · nicht zutreffend“; „noch offen“ without an answer."""
    return "noch offen" if value is None else f"{KUERZEL[value]} · {URTEILE[value]}"


def grad(wert: Fraction | None) -> str:
    """„60,4 %“; „keine Angabe“ where nothing was assessed, never 0."""
    return "keine Angabe" if wert is None else percent(wert)


def bruch(row: Grad) -> str:
    """„125 von 207 (60,4 %)“; „keine Angabe“ where nothing was assessed."""
    share = f"{integer(row.zaehler)} von {integer(row.nenner)}"
    return grad(row.wert) if row.wert is None else f"{share} ({percent(row.wert)})"


def ampel(value: Ampel | None, wert: Fraction | None) -> str:
    """„60,4 % · gelb“, the degree alone without a colour."""
    return grad(wert) if value is None else f"{grad(wert)} · {AMPELN[value]}"


def zeitraum(von: date | None, bis: date | None) -> str:
    """„01.05.2025 bis 30.06.2025“, „ab …“ or „bis …“ where one end is open, empty without any."""
    if von is not None and bis is not None:
        return f"{day(von)} bis {day(bis)}"
    if von is not None:
        return f"ab {day(von)}"
    return f"bis {day(bis)}" if bis is not None else ""


def fortschritt(row: QCheckZeile) -> str:
    """„12 von 31 bewertet“."""
    return f"{integer(row.beantwortet)} von {integer(row.fragen)} bewertet"
