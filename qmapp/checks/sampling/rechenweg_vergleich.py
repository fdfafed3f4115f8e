"""How a comparison was computed: two rates, the vital few, coverage; in German."""

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.difference import EstimatedRate, rate_difference
from qmapp.checks.sampling.pareto import MOST, Pareto
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import NBSP, decimal, integer, percent

_UNDEFINED = "nicht bestimmt"
_TESTS = {
    "chi-square": "Chi-Quadrat-Test der Zahlen",
    "exact": "exakter Test der Zahlen (Fisher)",
    "weighted": "z = d ÷ √(se₁² + se₂²) mit den gewichteten Quoten",
    "census": "kein Test: beide Male wurden alle Akten geprüft",
    "none": "kein Test möglich",
}


def signed_points(value: float, places: int = 1) -> str:
    """A difference in percentage points with its sign: ``−3,7 Punkte``."""
    sign = "+" if round(value * 100, places) > 0 else ""
    return f"{sign}{decimal(value * 100, places)}{NBSP}Punkte"


def points_range(lower: float | None, upper: float | None, places: int = 1) -> str:
    """The range of a difference: ``−6,9 bis −0,4 Punkte``."""
    if lower is None or upper is None:
        return _UNDEFINED
    return f"{signed_points(lower, places).removesuffix(NBSP + 'Punkte')} bis {signed_points(upper, places)}"


def p_words(p_value: float | None) -> str:
    """``p = 0,031``, ``p < 0,001``, or that nothing was tested."""
    if p_value is None:
        return _UNDEFINED
    if p_value < 0.001:
        return f"p{NBSP}<{NBSP}0,001"
    return f"p{NBSP}={NBSP}{decimal(p_value, 3)}"


def for_rate_difference(*, earlier: EstimatedRate, later: EstimatedRate, names: tuple[str, str]) -> Rechenweg:
    """The difference of two rates; ValueError as :func:`rate_difference`. ``names``: what the two are called."""
    found = rate_difference(earlier=earlier, later=later)
    return Rechenweg(
        titel=f"Veränderung von {names[0]} zu {names[1]}",
        formel=(
            "d = p₂ − p₁; unten = d − √((p₂ − u₂)² + (o₁ − p₁)²); oben = d + √((o₂ − p₂)² + (p₁ − u₁)²); "
            "u und o sind die Grenzen der beiden Bereiche"
        ),
        werte=(
            (f"{names[0]}: p₁", _rate(earlier)),
            (f"{names[1]}: p₂", _rate(later)),
            ("Test", _TESTS[found.method]),
            ("p-Wert", p_words(found.p_value)),
        ),
        ergebnis=f"{signed_points(found.difference, 2)}, Bereich {points_range(found.lower, found.upper, 2)}",
        quelle="Newcombe, Statistics in Medicine 17 (1998); Zou, Donner, Statistics in Medicine 27 (2008)",
    )


def for_domain_rate(rate: EstimatedRate, *, confidence: inputs.Level) -> Rechenweg:
    """A rate weighted by strata of different shares, as :func:`stratified_domain_rate` estimates it."""
    assert rate.se is not None, "only weighted rates have this way"
    return Rechenweg(
        titel="Nach Schichten gewichtete Quote",
        formel=(
            "p = Σ N_h · x_h ÷ n_h geteilt durch Σ N_h · m_h ÷ n_h; v aus den Abweichungen x − p · m je Schicht; "
            "Clopper–Pearson mit n* = p · (1 − p) ÷ v · (t(n − 1) ÷ t(n − H))²"
        ),
        werte=(
            ("Mit Fehler Σx von bewerteten Σm", f"{integer(rate.errors)} von {integer(rate.n)}"),
            ("Betroffene Akten im Bestand (geschätzt)", integer(rate.population)),
            ("Standardfehler √v", f"{decimal(rate.se * 100, 2)}{NBSP}Prozentpunkte"),
            ("Sicherheit", inputs.exact_percent(1 - inputs.error_probability(confidence))),
        ),
        ergebnis=f"{percent(rate.rate, 2)}, Bereich {_spread(rate)}",
        quelle="Cochran, Sampling Techniques, 3. Auflage 1977, Abschnitt 5A.14; Korn, Graubard 1998",
    )


def for_pareto(found: Pareto, what: str, *, unit: str) -> Rechenweg:
    """The vital few of ``what`` ("Ursachen"), counted in ``unit`` ("Nennungen")."""
    return Rechenweg(
        titel=f"Pareto der {what}",
        formel="Anteil = Anzahl ÷ Summe; aufsummiert von der häufigsten an",
        werte=tuple(
            (row.name, f"{integer(row.count)} = {percent(row.share)}, bis hier {percent(row.cumulated)}")
            for row in found.rows
        ),
        ergebnis=(
            f"{integer(found.few)} von {integer(len(found.rows))} bringen mindestens {percent(MOST, 0)} der "
            f"{integer(found.total)} {unit}"
        ),
        quelle="Juran, Quality Control Handbook",
    )


def for_coverage(*, examined: int, stock: int, excluded: int) -> Rechenweg:
    """The share of the stock that was examined (P3); raises ValueError for more files than there are."""
    inputs.sample_size(stock, max(examined, 1))
    return Rechenweg(
        titel="Prüfabdeckung (P3)",
        formel="Abdeckung = geprüfte Fälle ÷ Fälle im Bestand",
        werte=(
            ("Geprüfte Fälle", integer(examined)),
            ("Fälle im Bestand der Liste", integer(stock)),
            ("davon vor der Ziehung ausgeschlossen", integer(excluded)),
        ),
        ergebnis=percent(examined / stock, 2),
        quelle="Kennzahl P3 des Kennzahlenkatalogs",
    )


def _spread(rate: EstimatedRate) -> str:
    if rate.lower is None or rate.upper is None:
        return _UNDEFINED
    return f"{percent(rate.lower, 2)} bis {percent(rate.upper, 2)}"


def _rate(rate: EstimatedRate) -> str:
    weighted = "" if rate.se is None else ", gewichtet"
    counted = f"{integer(rate.errors)} von {integer(rate.n)} Akten"
    if rate.lower is None or rate.upper is None:
        return f"{percent(rate.rate, 2)} ({counted}{weighted})"
    return f"{percent(rate.rate, 2)} ({counted}{weighted}), {percent(rate.lower, 2)} bis {percent(rate.upper, 2)}"
