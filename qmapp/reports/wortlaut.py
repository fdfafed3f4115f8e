"""How the figures of an Aktenprüfung are said; every number of its documents passes here or through qmapp.german."""

import re
from collections.abc import Iterable
from fractions import Fraction

from qmapp.checks.aktenpruefung.rows import Auswertung, Betrag, Pruefung, Quote
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.german import NBSP, day, decimal, euro_rounded, integer, percent, percent_range
from qmapp.reports.document import Facts

KEINE_ANGABE = "keine Angabe"


def akten(anzahl: int) -> str:
    """``1 Akte``, ``653 Akten``."""
    return integer(anzahl) + NBSP + ("Akte" if anzahl == 1 else "Akten")


def von_akten(zaehler: int, nenner: int) -> str:
    """``71 von 653``."""
    return f"{integer(zaehler)} von {integer(nenner)}"


def bereichswort(sicherheit: Fraction) -> str:
    """The German name of the confidence interval: ``95-%-Bereich``."""
    return f"{exact_percent(sicherheit).split(NBSP)[0]}-%-Bereich"


def quote(value: float | None, stellen: int = 1) -> str:
    """A rate, or that there is none because nothing was assessed."""
    return KEINE_ANGABE if value is None else percent(value, stellen)


def fassung(pruefung: Pruefung) -> str:
    """Catalogue and version, and the versions before with the last day on which the audit went by them."""
    now = f"{pruefung.katalog_code}, Version {pruefung.katalog_version}, Rechtsstand {day(pruefung.rechtsstand)}"
    before = (
        f"bis {day(w.am)} Version {w.von_version}, Rechtsstand {day(w.von_rechtsstand)}" for w in pruefung.wechsel
    )
    return "; ".join((now, *reversed(tuple(before))))


def anteil(zaehler: int, nenner: int) -> str:
    """A share of counted files with one decimal; 0 of 0 is none."""
    return percent(Fraction(zaehler, nenner)) if nenner else KEINE_ANGABE


def spanne(unten: float | None, oben: float | None, stellen: int = 1) -> str:
    """``8,6 bis 13,5 %``, or that there is none."""
    return KEINE_ANGABE if unten is None or oben is None else percent_range(unten, oben, stellen)


def betrag_spanne(betrag: Betrag) -> str:
    """The range of a projected amount, rounded as it may be said: ``583.000 bis 1.130.000 €``."""
    if betrag.unten_cent is None or betrag.oben_cent is None:
        return KEINE_ANGABE
    return f"{euro_rounded(betrag.unten_cent).removesuffix(NBSP + '€')} bis {euro_rounded(betrag.oben_cent)}"


def hochrechnung(betrag: Betrag) -> str:
    """A projected amount as it may be said: ``rund 855.000 €``."""
    return KEINE_ANGABE if betrag.hochrechnung_cent is None else "rund " + euro_rounded(betrag.hochrechnung_cent)


def punkte(value: float, stellen: int = 1) -> str:
    """Percentage points without a sign: 0.012 → ``1,2 Prozentpunkte``."""
    return decimal(value * 100, stellen) + " Prozentpunkte"


def gezeigte_quote(auswertung: Auswertung) -> Quote:
    """The headline rate as it is shown: stratified where the draw was, else the plain one with its exact range.

    Numerator and denominator are always those counted.
    """
    einfach, geschichtet = auswertung.fallquote, auswertung.geschichtet
    if geschichtet is None:
        return einfach
    return Quote(
        zaehler=einfach.zaehler,
        nenner=einfach.nenner,
        grundgesamtheit=einfach.grundgesamtheit,
        wert=geschichtet.wert,
        unten=geschichtet.unten,
        oben=geschichtet.oben,
    )


def stellen(auswertung: Auswertung) -> int:
    """Decimals of the headline ranges: one, and more where rounding would move a bound across the Höchstwert."""
    quoten = [gezeigte_quote(auswertung)]
    if auswertung.verloren:
        quoten += [auswertung.verloren_als_fehler, auswertung.verloren_als_korrekt]
    grenzen = [grenze for q in quoten for grenze in (q.unten, q.oben) if grenze is not None]
    limit = auswertung.hoechstwert
    if limit is None:
        return 1

    def gleiche_seite(grenze: float, places: int) -> bool:
        gezeigt = Fraction(decimal(grenze * 100, places).replace(".", "").replace(",", ".")) / 100
        return (gezeigt > limit) == (grenze > limit)

    return next((p for p in range(1, 6) if all(gleiche_seite(g, p) for g in grenzen)), 6)


def norm(text: str) -> str:
    """A legal citation that breaks only between its parts: no-break spaces after §, Abs., S., Nr. and SGB."""
    return re.sub(r"(§|\bAbs\.|\bS\.|\bNr\.|\bSGB) (?=[\dIVX])", rf"\1{NBSP}", text)


def gebunden(text: str) -> str:
    """Words somebody typed, with no line break between a number and its % or €."""
    return re.sub(r"(?<=\d) (?=[%€])", NBSP, text)


def hoechstwert(grenze: Fraction) -> str:
    """The agreed highest rate exactly as agreed: ``10 %``."""
    return exact_percent(grenze)


def fakten(titel: str, zeilen: Iterable[tuple[str, str]]) -> Facts:
    """Names and values one below the other; empty values are left out."""
    return Facts(tuple(zeile for zeile in zeilen if zeile[1]), title=titel)
