"""How each main figure was computed: formula, values and source in German, with the result of the function itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import stdev
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.agreement import cohen_kappa
from qmapp.checks.sampling.amounts import difference_estimate
from qmapp.checks.sampling.plan import discovery_sample_size, margin_of_error, quota_size, sample_size_proportion
from qmapp.checks.sampling.proportion import Sided, clopper_pearson, hypergeometric_interval
from qmapp.checks.sampling.stratified import stratified_proportion, stratified_proportion_korn_graubard
from qmapp.german import decimal, euro, integer, percent

_COCHRAN = "Cochran, Sampling Techniques, 3. Auflage 1977"
_UNDEFINED = "nicht bestimmt"


@dataclass(frozen=True)
class Rechenweg:
    """``werte``: pairs of name and value as shown; all texts German."""

    titel: str
    formel: str
    werte: tuple[tuple[str, str], ...]
    ergebnis: str
    quelle: str

    def as_text(self) -> str:
        """All of it in lines, for reading aloud and copying."""
        values = [f"{name}: {value}" for name, value in self.werte]
        return "\n".join([self.titel, self.formel, *values, f"Ergebnis: {self.ergebnis}", f"Quelle: {self.quelle}"])


def for_quota(
    *, population: int, quota_percent: str | Decimal, rounding: Literal["half_up", "at_least"] = "half_up"
) -> Rechenweg:
    """The fixed share; arguments and ValueError as :func:`quota_size`."""
    size = quota_size(population=population, quota_percent=quota_percent, rounding=rounding)
    places = max(0, -int(size.exact.normalize().as_tuple().exponent))
    rule = "kaufmännisch gerundet" if rounding == "half_up" else "aufgerundet („mindestens“)"
    return Rechenweg(
        titel="Umfang nach Quote",
        formel=f"n = N · Quote ÷ 100, {rule}",
        werte=(
            ("Grundgesamtheit N", _files(population)),
            ("Quote", inputs.exact_percent(Fraction(size.exact) / population)),
            ("Ungerundet", f"{decimal(size.exact, places)} Akten"),
        ),
        ergebnis=f"{_files(size.n)} ({percent(size.n / population, 3)} der Grundgesamtheit)",
        quelle="Festlegung der Prüfung; gerechnet in exakten Dezimalzahlen",
    )


def for_sample_size(
    *, population: int | None, confidence: inputs.Level, margin: float, expected_rate: float = 0.5
) -> Rechenweg:
    """The minimum size for a rate; arguments and ValueError as :func:`sample_size_proportion`."""
    size = sample_size_proportion(
        population=population, confidence=confidence, margin=margin, expected_rate=expected_rate
    )
    corrected = "n = n₀" if population is None else "n = n₀ ÷ (1 + (n₀ − 1) ÷ N)"
    return Rechenweg(
        titel="Mindestgröße für eine Fehlerquote",
        formel=f"n₀ = z² · p · (1 − p) ÷ e²; {corrected}; aufgerundet",
        werte=(
            ("Grundgesamtheit N", "sehr groß" if population is None else _files(population)),
            *_level(confidence),
            ("Erwartete Fehlerquote p", percent(expected_rate)),
            ("Genauigkeit e", f"±{decimal(margin * 100, 1)} Prozentpunkte"),
            ("n₀", decimal(size.n0, 2)),
            ("Ungerundet", decimal(size.n_unrounded, 2)),
        ),
        ergebnis=_files(size.n),
        quelle=f"{_COCHRAN}, Abschnitt 4.4",
    )


def for_margin(*, population: int, n: int, rate: float, confidence: inputs.Level) -> Rechenweg:
    """What a size can show; arguments and ValueError as :func:`margin_of_error`."""
    margin = margin_of_error(population=population, n=n, rate=rate, confidence=confidence)
    return Rechenweg(
        titel="Genauigkeit einer Stichprobe",
        formel="e = z · √(p · (1 − p) ÷ n · (N − n) ÷ (N − 1))",
        werte=(
            ("Grundgesamtheit N", _files(population)),
            ("Stichprobe n", _files(n)),
            *_level(confidence),
            ("Erwartete Fehlerquote p", percent(rate)),
            ("Ohne Endlichkeitskorrektur", f"±{decimal(margin.margin_without_fpc * 100, 2)} Prozentpunkte"),
        ),
        ergebnis=f"±{decimal(margin.margin * 100, 2)} Prozentpunkte",
        quelle=f"{_COCHRAN}, Abschnitt 3.2",
    )


def for_discovery(*, population: int, bad: int, confidence: inputs.Level) -> Rechenweg:
    """The discovery sample; arguments and ValueError as :func:`discovery_sample_size`."""
    size = discovery_sample_size(population=population, bad=bad, confidence=confidence)
    return Rechenweg(
        titel="Entdeckungsstichprobe",
        formel="kleinstes n mit P(X = 0) = C(N − K, n) ÷ C(N, n) ≤ 1 − Sicherheit (hypergeometrische Verteilung)",
        werte=(
            ("Grundgesamtheit N", _files(population)),
            ("Fehlerhafte Akten K", f"{_files(bad)} ({percent(bad / population)})"),
            ("Sicherheit", _confidence(confidence)),
        ),
        ergebnis=f"{_files(size.n)}: Mindestens eine fehlerhafte Akte wird gefunden, wenn es {integer(bad)} gibt.",
        quelle="AICPA, Audit Sampling (Entdeckungsstichprobe), mit endlicher Grundgesamtheit",
    )


def for_hypergeometric(*, population: int, n: int, x: int, confidence: inputs.Level, sided: Sided = "two") -> Rechenweg:
    """The exact interval; arguments and ValueError as :func:`hypergeometric_interval`."""
    interval = hypergeometric_interval(population=population, n=n, x=x, confidence=confidence, sided=sided)
    one = sided == "upper"
    lower = "" if one else "unten = kleinstes K mit P(X ≥ x) > a; "
    upper = f"{_files(interval.upper)} ({percent(interval.upper_rate, 2)})"
    both = (
        f"{integer(interval.lower)} bis {_files(interval.upper)} ({_range(interval.lower_rate, interval.upper_rate)})"
    )
    return Rechenweg(
        titel="Exakter Bereich (hypergeometrisch)",
        formel=f"{lower}oben = größtes K mit P(X ≤ x) > a; a = {'α' if one else 'α ÷ 2'}, K fehlerhafte Akten von N",
        werte=(*_counts(n, x, population), ("Sicherheit", _confidence(confidence)), ("a", _risk(confidence, one))),
        ergebnis=f"höchstens {upper}" if one else both,
        quelle="Buonaccorsi, The American Statistician 41 (1987); Cochran, Sampling Techniques, Abschnitt 3.6",
    )


def for_clopper_pearson(*, n: int, x: int, confidence: inputs.Level, sided: Sided = "two") -> Rechenweg:
    """The exact binomial interval; arguments and ValueError as :func:`clopper_pearson`."""
    interval = clopper_pearson(n=n, x=x, confidence=confidence, sided=sided)
    one = sided == "upper"
    lower = "" if one else "unten = Beta-Quantil(a; x, n − x + 1); "
    return Rechenweg(
        titel="Exakter Bereich (binomial, Clopper–Pearson)",
        formel=f"{lower}oben = Beta-Quantil(1 − a; x + 1, n − x); a = {'α' if one else 'α ÷ 2'}",
        werte=(*_counts(n, x, None), ("Sicherheit", _confidence(confidence)), ("a", _risk(confidence, one))),
        ergebnis=_at_most(interval.upper) if one else _range(interval.lower, interval.upper),
        quelle="Clopper, Pearson, Biometrika 26 (1934)",
    )


def for_korn_graubard(
    *,
    sizes: Sequence[int],
    drawn: Sequence[int],
    errors: Sequence[int],
    confidence: inputs.Level,
    names: Sequence[str] | None = None,
) -> Rechenweg:
    """The stratified rate; arguments and ValueError as :func:`stratified_proportion_korn_graubard`.

    ``names``: what the strata are called, one each (else ValueError); without them they are numbered from 1.
    """
    given = {"sizes": sizes, "drawn": drawn, "errors": errors}
    interval = stratified_proportion_korn_graubard(**given, confidence=confidence)
    plain = stratified_proportion(**given, confidence=confidence)
    ways = {
        "korn-graubard": "n* = p · (1 − p) ÷ v · (t(n − 1) ÷ t(n − H))²; Clopper–Pearson mit n* und p · n*",
        "exact": "v = 0: exakter Bereich aus der ungünstigsten Verteilung der übrigen Akten auf die Schichten",
        "census": "Vollerhebung: Die Quote ist der wahre Wert",
        "undefined": "nicht bestimmt, weil eine Schicht nur eine geprüfte Akte hat",
    }
    effective = _UNDEFINED if interval.effective_n is None else decimal(interval.effective_n, 1)
    return Rechenweg(
        titel="Geschichtete Fehlerquote (Korn–Graubard)",
        formel=f"p = Σ W · p_h; v = Σ W² · (1 − n_h ÷ N_h) · p_h · (1 − p_h) ÷ (n_h − 1); {ways[interval.method]}",
        werte=(
            ("Grundgesamtheit N", _files(sum(sizes))),
            ("Stichprobe n", f"{_files(sum(drawn))} in {integer(len(sizes))} Schichten"),
            *_strata(names or [f"Schicht {h}" for h in range(1, len(sizes) + 1)], sizes, drawn, errors),
            ("Fehlerquote p", percent(interval.rate, 2)),
            ("Standardfehler √v", _UNDEFINED if plain.se is None else f"{decimal(plain.se * 100, 2)} Prozentpunkte"),
            ("Wirksamer Umfang n*", effective),
            ("Sicherheit", _confidence(confidence)),
        ),
        ergebnis=f"{percent(interval.rate, 2)}, Bereich {_range(interval.lower, interval.upper)}",
        quelle="Korn, Graubard, Survey Methodology 24 (1998); Cochran, Sampling Techniques, Kapitel 5",
    )


def for_difference(*, population: int, paid: Sequence[int], due: Sequence[int], confidence: inputs.Level) -> Rechenweg:
    """The projection in euro; arguments (cents) and ValueError as :func:`difference_estimate`."""
    estimate = difference_estimate(population=population, paid=paid, due=due, confidence=confidence)
    differences = [p - d for p, d in zip(paid, due, strict=True)]
    n, found = len(differences), sum(differences)
    assert estimate.total is not None, "a difference estimate always has a total"
    bounds = _UNDEFINED
    if estimate.t_lower is not None and estimate.t_upper is not None:
        bounds = f"{euro(round(estimate.t_lower))} bis {euro(round(estimate.t_upper))}"
    return Rechenweg(
        titel="Hochrechnung in Euro (Differenzenschätzung)",
        formel="Summe = N · d̄; Standardfehler = N · s ÷ √n · √(1 − n ÷ N); Bereich = Summe ± t(n − 1) · Standardfehler",
        werte=(
            ("Grundgesamtheit N", _files(population)),
            ("Stichprobe n", _files(n)),
            ("Akten mit Abweichung", integer(estimate.differing)),
            ("Abweichung in der Stichprobe (gezahlt − richtig)", euro(found)),
            ("Mittlere Abweichung d̄ je Akte", euro(round(found / n))),
            ("Standardabweichung s", euro(round(stdev(differences))) if n > 1 else _UNDEFINED),
            ("Standardfehler", _UNDEFINED if estimate.se is None else euro(round(estimate.se))),
            ("Sicherheit", _confidence(confidence)),
        ),
        ergebnis=f"{euro(round(estimate.total))}, Bereich {bounds}",
        quelle=f"{_COCHRAN}, Abschnitt 2.5",
    )


def for_kappa(table: Sequence[Sequence[int]]) -> Rechenweg:
    """The agreement of two examiners; argument and ValueError as :func:`cohen_kappa`."""
    found = cohen_kappa(table)
    n, same = sum(map(sum, table)), sum(table[i][i] for i in range(len(table)))
    kappa = "nicht bestimmt: Beide gaben nur ein und dieselbe Antwort"
    return Rechenweg(
        titel="Übereinstimmung über den Zufall hinaus (Cohens Kappa)",
        formel="κ = (p₀ − pₑ) ÷ (1 − pₑ); p₀ = Diagonale ÷ n; pₑ = Summe (Zeilensumme · Spaltensumme) ÷ n²",
        werte=(
            ("Doppelt beurteilt n", integer(n)),
            ("davon gleich (Diagonale)", integer(same)),
            ("Übereinstimmung p₀", decimal(found.agreement, 6)),
            ("Durch Zufall erwartet pₑ", decimal(found.expected_agreement, 6)),
            ("Standardfehler von κ", _UNDEFINED if found.se is None else decimal(found.se, 4)),
        ),
        ergebnis=kappa if found.kappa is None else decimal(found.kappa, 4),
        quelle="Cohen, Educational and Psychological Measurement 20 (1960); Fleiss, Cohen, Everitt, "
        "Psychological Bulletin 72 (1969)",
    )


def _files(count: int) -> str:
    return "1 Akte" if count == 1 else f"{integer(count)} Akten"


def _counts(n: int, x: int, population: int | None) -> tuple[tuple[str, str], ...]:
    counted = (("Geprüfte Akten n", _files(n)), ("davon mit Mangel x", f"{_files(x)} ({percent(x / n, 2)})"))
    return counted if population is None else (("Grundgesamtheit N", _files(population)), *counted)


def _strata(
    names: Sequence[str], sizes: Sequence[int], drawn: Sequence[int], errors: Sequence[int]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{name}: x von n von N", f"{integer(x)} von {integer(n)} von {integer(size)}")
        for name, size, n, x in zip(names, sizes, drawn, errors, strict=True)
    )


def _level(confidence: inputs.Level) -> tuple[tuple[str, str], ...]:
    z = decimal(inputs.normal_quantile(confidence), 6)
    return (("Sicherheit", _confidence(confidence)), ("z", z))


def _confidence(confidence: inputs.Level) -> str:
    return inputs.exact_percent(1 - inputs.error_probability(confidence))


def _risk(confidence: inputs.Level, one_sided: bool) -> str:
    return inputs.exact_percent(inputs.error_probability(confidence) / (1 if one_sided else 2))


def _range(lower: float | None, upper: float | None) -> str:
    if lower is None or upper is None:
        return _UNDEFINED
    return f"{percent(lower, 2)} bis {percent(upper, 2)}"


def _at_most(upper: float | None) -> str:
    return _UNDEFINED if upper is None else f"höchstens {percent(upper, 2)}"
