"""How the figures of a Befragung were computed, in German."""

from collections.abc import Sequence
from fractions import Fraction

from qmapp.checks.befragung.beschreibung.zusammenhang import Zusammenhang
from qmapp.checks.befragung.deutung import Gruppenvergleich
from qmapp.checks.befragung.perspektiven.rows import Dimensionsvergleich, Paarvergleich
from qmapp.checks.befragung.rows import ItemErgebnis, Itemvergleich
from qmapp.checks.katalog import Skala
from qmapp.checks.katalog.worte import DIMENSIONEN
from qmapp.checks.sampling.difference import RateDifference
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_vergleich import p_words, points_range, signed_points
from qmapp.german import decimal, integer, percent, percent_range

_UNDEFINED = "nicht bestimmt"
_TESTS = {
    "chi-square": "Chi-Quadrat-Test der Zahlen",
    "exact": "exakter Test der Zahlen (Fisher)",
    "weighted": "z-Test",
    "census": "kein Test: alle haben geantwortet",
    "none": "kein Test möglich",
}
_NO_SAMPLE = "Der Test rechnet nur mit dem Zufall. Wer nicht geantwortet hat, kann anders denken."


def for_top2(item: ItemErgebnis, population: int | None) -> Rechenweg:
    """The share of the two best steps and its range at 95 %."""
    n, x = item.gueltig, item.top2
    finite = population is not None and population >= n
    if finite:
        how = f"exakt für {integer(population or 0)} Menschen (hypergeometrisch): alle Anteile, zu denen x von n passt"
        source = "Buonaccorsi, The American Statistician 41 (1987)"
    else:
        how = "exakt für sehr viele Menschen (binomial, Clopper–Pearson)"
        source = "Clopper, Pearson, Biometrika 26 (1934)"
    if item.unten is None or item.oben is None or item.top2_quote is None:
        result = _UNDEFINED
    else:
        result = f"{percent(item.top2_quote)}, Bereich {percent(item.unten)} bis {percent(item.oben)}"
    return Rechenweg(
        titel=f"Top-2: {item.punkt.frage}",
        formel="Top-2 = x ÷ n; x Antworten auf den beiden besten Stufen, n gültige Antworten",
        werte=(
            ("Zustimmung x", integer(x)),
            ("Gültige Antworten n", integer(n)),
            ("nicht beurteilbar, zählt nicht mit", integer(item.nicht_beurteilbar)),
            ("keine Angabe, zählt nicht mit", integer(item.keine_angabe)),
            ("95-%-Bereich", how),
            *((("Zählrichtung", "umgekehrt: Ablehnung ist das gute Ende"),) if item.punkt.umgekehrt else ()),
        ),
        ergebnis=result,
        quelle=source,
    )


def for_mittel(item: ItemErgebnis, skala: Skala) -> Rechenweg:
    """Mean, median and standard deviation from the counts."""
    steps = sorted(step.wert for step in skala.stufen)
    seen = [steps[0] + steps[-1] - step if item.punkt.umgekehrt else step for step in steps]
    lage = item.lage
    counted = tuple(
        (f"Stufe {step}", f"{integer(count)} Antworten")
        for step, count in sorted(zip(seen, item.verteilung, strict=True))
    )
    if lage is None:
        result = _UNDEFINED
    else:
        result = f"Mittel {decimal(lage.mean, 2)}, Median {decimal(lage.median, 1)}"
        result += "" if lage.std_dev is None else f", Standardabweichung {decimal(lage.std_dev, 2)}"
    return Rechenweg(
        titel=f"Mittel und Median: {item.punkt.frage}",
        formel="Mittel = Σ(Stufe · Antworten) ÷ n; Median = mittlere Antwort; s = √(Σ(Stufe − Mittel)² ÷ (n − 1))",
        werte=(
            *counted,
            ("Gültige Antworten n", integer(item.gueltig)),
            ("Summe", _UNDEFINED if lage is None else decimal(lage.total, 0)),
            ("Kleinster und größter Wert", _UNDEFINED if lage is None else _ends(lage.minimum, lage.maximum)),
        ),
        ergebnis=result,
        quelle="gezählt und gerechnet ohne Rundung",
    )


def for_vergleich(item: ItemErgebnis, found: Itemvergleich) -> Rechenweg:
    """The change since the last Befragung."""
    return _difference(
        f"Veränderung seit der letzten Befragung: {item.punkt.frage}",
        (("damals", *found.vorher), ("jetzt", *found.nachher)),
        found.unterschied,
        (),
    )


def for_gruppen(item: ItemErgebnis, found: Gruppenvergleich) -> Rechenweg:
    """Whether the groups shown differ at an item."""
    counted = tuple(
        (
            line.titel,
            line.grund
            if line.item is None
            else f"{integer(line.item.top2)} von {integer(line.item.gueltig)} "
            f"({percent(line.item.top2 / line.item.gueltig)}, {_bounds(line.item)})",
        )
        for line in found.zeilen
    )
    method = "none" if found.test is None else found.test.method
    return Rechenweg(
        titel=f"Gruppen: {item.punkt.frage}",
        formel="χ² = Σ(gezählt − erwartet)² ÷ erwartet über Zustimmung und übrige Antworten der gezeigten Gruppen; "
        "bei kleinen erwarteten Zahlen exakt",
        werte=(
            *counted,
            ("Bereich je Gruppe", "95 %, binomial (Clopper–Pearson)"),
            ("Test", _TESTS[method]),
            ("p-Wert", p_words(None if found.test is None else found.test.p_value)),
        ),
        ergebnis=found.satz,
        quelle="Pearson, Philosophical Magazine 50 (1900); Cochran, Biometrics 10 (1954); Clopper, Pearson, "
        "Biometrika 26 (1934)",
    )


def for_paar(found: Paarvergleich, names: tuple[str, str], compared: int) -> Rechenweg:
    """The difference of a pair; ``names`` of the two Befragungen, here and there, ``compared`` pairs in all."""
    sides = [(found.dort, names[1]), (found.hier, names[0])]
    return _difference(
        f"{found.paar.thema}: {names[0]} und {names[1]}",
        tuple((name, item.top2, item.gueltig) for item, name in sides),
        found.unterschied,
        (
            ("Warum vergleichbar", found.paar.grund),
            (f"p-Wert nach Holm für {integer(compared)} Paare", p_words(found.p_angepasst)),
        ),
    )


def for_dimension(found: Dimensionsvergleich, names: tuple[str, str], compared: int) -> Rechenweg:
    """The difference of a Qualitätsdimension; arguments as :func:`for_paar`."""
    sides = tuple(
        (
            name,
            f"{integer(side.n)} Bögen"
            + ("" if side.mittel is None else f", Mittel {decimal(side.mittel, 2)}")
            + ("" if side.streuung is None else f", s {decimal(side.streuung, 2)}"),
        )
        for side, name in ((found.hier, names[0]), (found.dort, names[1]))
    )
    if found.differenz is None or found.unten is None or found.oben is None:
        result = found.grund or _UNDEFINED
    else:
        result = f"{signed(found.differenz)} Stufen, Bereich {signed(found.unten)} bis {signed(found.oben)}"
    return Rechenweg(
        titel=f"{DIMENSIONEN[found.dimension]}: {names[0]} und {names[1]}",
        formel="je Bogen das Mittel seiner Antworten (mindestens die Hälfte der Aussagen); "
        "t = (x̄₁ − x̄₂) ÷ √(s₁² ÷ n₁ + s₂² ÷ n₂)",
        werte=(
            *sides,
            ("Freiheitsgrade", _UNDEFINED if found.freiheitsgrade is None else decimal(found.freiheitsgrade, 1)),
            ("p-Wert (Welch)", p_words(found.p)),
            (f"p-Wert nach Holm für {integer(compared)} Dimensionen", p_words(found.p_angepasst)),
            ("Vorbehalt", "Die Aussagen der beiden Bögen sind verschieden; ein Unterschied kann auch daran liegen."),
        ),
        ergebnis=result,
        quelle="Welch, Biometrika 34 (1947); Satterthwaite, Biometrics Bulletin 2 (1946); Holm, Scandinavian Journal "
        "of Statistics 6 (1979)",
    )


def for_zusammenhang(frage: str, found: Zusammenhang, compared: int) -> Rechenweg:
    """The rank correlation of an item with another one, one of ``compared``."""
    r = found.korrelation.r
    if r is None:
        result = found.grund or _UNDEFINED
    elif found.unten is None or found.oben is None:
        result = signed(r)
    else:
        result = f"{signed(r)}, Bereich {signed(found.unten)} bis {signed(found.oben)}"
    warning = (("Vorsicht", "Unter 30 Bögen sagt die Zahl fast nichts."),) if found.korrelation.small else ()
    return Rechenweg(
        titel=f"Zusammenhang: {frage} – {found.punkt.frage}",
        formel="ρ (Spearman) = Korrelation der Ränge, gleiche Antworten teilen sich den mittleren Rang; "
        "Bereich: tanh(artanh ρ ± z · √((1 + ρ² ÷ 2) ÷ (n − 3)))",
        werte=(
            ("Bögen, die beides beantworten n", integer(found.korrelation.n)),
            ("Verglichene Aussagen", integer(compared)),
            *warning,
            ("Vorbehalt", "Ein Zusammenhang ist keine Ursache."),
        ),
        ergebnis=result,
        quelle="Spearman, American Journal of Psychology 15 (1904); Bonett, Wright, Psychometrika 65 (2000)",
    )


def signed(value: float | Fraction, places: int = 2) -> str:
    """``+0,31``, ``−0,05``, ``0,00``."""
    words = decimal(value, places)
    return f"+{words}" if round(float(value), places) > 0 else words


def _difference(
    titel: str,
    sides: Sequence[tuple[str, int, int]],
    found: RateDifference | None,
    more: tuple[tuple[str, str], ...],
) -> Rechenweg:
    counted = tuple(
        (f"{name}: Zustimmung", f"{integer(x)} von {integer(n)}" + (f" ({percent(x / n)})" if n else ""))
        for name, x, n in sides
    )
    tested = () if found is None else (("Test", _TESTS[found.method]), ("p-Wert", p_words(found.p_value)))
    result = _UNDEFINED
    if found is not None:
        result = f"{signed_points(found.difference)}, Bereich {points_range(found.lower, found.upper)}"
    return Rechenweg(
        titel=titel,
        formel="d = p₂ − p₁; Bereich aus den Bereichen der beiden Anteile",
        werte=(*counted, *tested, *more, ("Vorbehalt", _NO_SAMPLE)),
        ergebnis=result,
        quelle="Newcombe, Statistics in Medicine 17 (1998); Zou, Donner, Statistics in Medicine 27 (2008)",
    )


def _bounds(item: ItemErgebnis) -> str:
    return _UNDEFINED if item.unten is None or item.oben is None else percent_range(item.unten, item.oben)


def _ends(low: Fraction, high: Fraction) -> str:
    return f"{low} und {high}"
