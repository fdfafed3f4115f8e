"""Whether the hours reach: what the planned files cost against what the examiners have (S004-RPA-6, AB-05)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from qmapp.checks.jahresplan.rows import Auslastung, Eintrag, Kapazitaet
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import NBSP, decimal, integer


def kapazitaet(
    eintraege: Sequence[Eintrag], *, vzae: Decimal, jahresstunden: Decimal, pruefanteil_prozent: Decimal
) -> Kapazitaet:
    """Hours = files · minutes ÷ 60; available = posts · hours of a year · share for auditing; all exact.

    Audits that are left out cost nothing; those without a size are counted apart and not guessed.
    """
    known = [hours for eintrag in eintraege if (hours := eintrag.stunden) is not None]
    need = (sum((low for low, _ in known), Fraction(0)), sum((high for _, high in known), Fraction(0)))
    one_post = Fraction(jahresstunden) * Fraction(pruefanteil_prozent) / 100
    available = Fraction(vzae) * one_post
    posts = (need[0] / one_post, need[1] / one_post)
    load = _load(need, available)
    return Kapazitaet(
        bedarf=need,
        verfuegbar=available,
        stellen=posts,
        auslastung=load,
        ohne_umfang=sum(eintrag.stunden is None for eintrag in eintraege),
        rechenweg=_rechenweg(eintraege, need, available, posts, (vzae, jahresstunden, pruefanteil_prozent)),
    )


def _load(need: tuple[Fraction, Fraction], available: Fraction) -> Auslastung:
    if need[1] <= available:
        return Auslastung.REICHT
    return Auslastung.KNAPP if need[0] <= available else Auslastung.REICHT_NICHT


def _rechenweg(
    eintraege: Sequence[Eintrag],
    need: tuple[Fraction, Fraction],
    available: Fraction,
    posts: tuple[Fraction, Fraction],
    given: tuple[Decimal, Decimal, Decimal],
) -> Rechenweg:
    lines = [
        (
            eintrag.titel,
            f"{integer(eintrag.umfang)} Akten · {minutes(eintrag)} ÷ 60 = {hours_range(*cost)}",
        )
        for eintrag in eintraege
        if eintrag.umfang is not None and not eintrag.verzicht_grund and (cost := eintrag.stunden) is not None
    ]
    vzae, year, share = (plain(value) for value in given)
    return Rechenweg(
        titel="Stunden und Stellen",
        formel="Bedarf = Σ Akten · Minuten je Akte ÷ 60; verfügbar = Stellen · Jahresstunden · Anteil für Prüfungen; "
        "Stellenbedarf = Bedarf ÷ (Jahresstunden · Anteil)",
        werte=(
            *lines,
            ("Bedarf zusammen", hours_range(*need)),
            ("Verfügbar", f"{vzae} · {year}{NBSP}Std. · {share}{NBSP}% = {hours(available)}"),
        ),
        ergebnis=f"{hours_range(*need)} von {hours(available)}; das sind {posts_range(*posts)}",
        quelle="Annahme je Akte aus der Bearbeitungszeit der Prüfung; gerechnet in exakten Brüchen",
    )


def plain(value: Decimal) -> str:
    """A decimal as typed, German: 0.50 → ``0,5``, 1600 → ``1.600``."""
    text = f"{value:f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return integer(int(whole)) + (f",{rest}" if rest else "")


def hours(value: Fraction) -> str:
    """``1.324 Std.``, rounded to whole hours; below ten with one decimal."""
    return f"{_number(value)}{NBSP}Std."


def hours_range(low: Fraction, high: Fraction) -> str:
    """``662 bis 1.324 Std.``."""
    return hours(low) if low == high else f"{_number(low)} bis {hours(high)}"


def posts_range(low: Fraction, high: Fraction) -> str:
    """``0,41 bis 0,83 Stellen``."""
    if low == high:
        return f"{decimal(low, 2)} Stellen"
    return f"{decimal(low, 2)} bis {decimal(high, 2)} Stellen"


def minutes(eintrag: Eintrag) -> str:
    """``60 bis 120 Min.``."""
    low, high = eintrag.minuten_je_akte_von, eintrag.minuten_je_akte_bis
    return f"{low}{NBSP}Min." if low == high else f"{low} bis {high}{NBSP}Min."


def _number(value: Fraction) -> str:
    return decimal(value, 0 if value >= 10 or value.denominator == 1 else 1)
