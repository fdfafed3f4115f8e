"""How a projection in euro was computed: ratio, regression, stratified estimates and Stringer's bound, in German."""

from collections.abc import Sequence

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.amounts import AmountEstimate, ratio_estimate, regression_estimate, stringer_bound
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.stratified_amounts import (
    AmountStratum,
    combined_ratio_estimate,
    combined_regression_estimate,
    stratified_difference_estimate,
)
from qmapp.german import decimal, euro, integer, percent

_COCHRAN = "Cochran, Sampling Techniques, 3. Auflage 1977"
_UNDEFINED = "nicht bestimmt"
_SHOWN_TAINTS = 12
_BOUNDS = "Bereich = Summe ± t · Standardfehler"


def for_ratio(
    *, population: int, book_total: int, paid: Sequence[int], due: Sequence[int], confidence: inputs.Level
) -> Rechenweg:
    """The ratio estimate; arguments (cents) and ValueError as :func:`ratio_estimate`."""
    found = ratio_estimate(population=population, book_total=book_total, paid=paid, due=due, confidence=confidence)
    return Rechenweg(
        titel="Hochrechnung in Euro (Verhältnisschätzung)",
        formel=f"R = Σd ÷ Σb; Summe = R · B; v = N² · (1 − n ÷ N) ÷ n · Σ(d − R·b)² ÷ (n − 1); {_BOUNDS}",
        werte=(
            *_sizes(population, len(paid)),
            *_books(book_total, sum(paid), sum(paid) - sum(due)),
            ("Fehlbetrag je Euro Listenbetrag R", _factor(found.ratio)),
            *_error(found, confidence),
        ),
        ergebnis=_result(found),
        quelle=f"{_COCHRAN}, Abschnitte 6.3 und 6.4",
    )


def for_regression(
    *, population: int, book_total: int, paid: Sequence[int], due: Sequence[int], confidence: inputs.Level
) -> Rechenweg:
    """The regression estimate; arguments (cents) and ValueError as :func:`regression_estimate`."""
    found = regression_estimate(population=population, book_total=book_total, paid=paid, due=due, confidence=confidence)
    return Rechenweg(
        titel="Hochrechnung in Euro (Regressionsschätzung)",
        formel=f"Summe = N · (d̄ + β · (B ÷ N − b̄)), β nach kleinsten Quadraten; Freiheitsgrade n − 2; {_BOUNDS}",
        werte=(
            *_sizes(population, len(paid)),
            *_books(book_total, sum(paid), sum(paid) - sum(due)),
            ("Steigung β", _factor(found.slope)),
            *_error(found, confidence),
        ),
        ergebnis=_result(found),
        quelle=f"{_COCHRAN}, Abschnitte 7.3 und 7.4",
    )


def for_stratified_difference(*, strata: Sequence[AmountStratum], confidence: inputs.Level) -> Rechenweg:
    """The stratified difference; arguments (cents) and ValueError as :func:`stratified_difference_estimate`."""
    found = stratified_difference_estimate(strata=strata, confidence=confidence)
    return Rechenweg(
        titel="Hochrechnung in Euro (Differenzenschätzung nach Schichten)",
        formel=f"Summe = Σ N_h · d̄_h; v = Σ N_h² · (1 − n_h ÷ N_h) · s_h² ÷ n_h; Freiheitsgrade n − H; {_BOUNDS}",
        werte=(*_strata(strata), *_error(found, confidence)),
        ergebnis=_result(found),
        quelle=f"{_COCHRAN}, Abschnitte 5.3 und 5.4",
    )


def for_combined_ratio(*, strata: Sequence[AmountStratum], book_total: int, confidence: inputs.Level) -> Rechenweg:
    """The combined ratio; arguments (cents) and ValueError as :func:`combined_ratio_estimate`."""
    found = combined_ratio_estimate(strata=strata, book_total=book_total, confidence=confidence)
    return Rechenweg(
        titel="Hochrechnung in Euro (gemeinsame Verhältnisschätzung über die Schichten)",
        formel=f"R = Σ N_h · d̄_h ÷ Σ N_h · b̄_h; Summe = R · B; Standardfehler aus d − R·b je Schicht; {_BOUNDS}",
        werte=(
            *_strata(strata),
            ("Summe der Liste B", euro(book_total)),
            ("Fehlbetrag je Euro Listenbetrag R", _factor(found.ratio)),
            *_error(found, confidence),
        ),
        ergebnis=_result(found),
        quelle=f"{_COCHRAN}, Abschnitt 6.11",
    )


def for_combined_regression(*, strata: Sequence[AmountStratum], book_total: int, confidence: inputs.Level) -> Rechenweg:
    """The combined regression; arguments (cents) and ValueError as :func:`combined_regression_estimate`."""
    found = combined_regression_estimate(strata=strata, book_total=book_total, confidence=confidence)
    return Rechenweg(
        titel="Hochrechnung in Euro (gemeinsame Regressionsschätzung über die Schichten)",
        formel=f"Summe = Σ N_h · d̄_h + β · (B − Σ N_h · b̄_h); Freiheitsgrade n − H − 1; {_BOUNDS}",
        werte=(
            *_strata(strata),
            ("Summe der Liste B", euro(book_total)),
            ("Steigung β", _factor(found.slope)),
            *_error(found, confidence),
        ),
        ergebnis=_result(found),
        quelle=f"{_COCHRAN}, Abschnitt 7.10",
    )


def for_stringer(
    *, n: int, taints: Sequence[float], book_total: int, certain_cents: int, confidence: inputs.Level, what: str
) -> Rechenweg:
    """Stringer's bound in euro: of ``book_total`` cents sampled, plus ``certain_cents`` found in the certain files.

    ``what`` says which errors are meant ("zu viel gezahlt"); ValueError as :func:`stringer_bound`.
    """
    found = stringer_bound(n=n, taints=taints, confidence=confidence)
    falling = sorted(taints, reverse=True)
    shown = ", ".join(percent(taint) for taint in falling[:_SHOWN_TAINTS]) or "keine"
    if len(falling) > _SHOWN_TAINTS:
        shown += f" und {integer(len(falling) - _SHOWN_TAINTS)} weitere"
    return Rechenweg(
        titel=f"Obergrenze in Euro nach Stringer, {what}",
        formel="Obergrenze = B · (p₀ + Σ (p_i − p_{i−1}) · t_i) + sicher gezogene; p_i: obere Grenze bei i Treffern",
        werte=(
            ("Betrag der Liste ohne sicher gezogene Akten B", euro(book_total)),
            ("Treffer der Ziehung n", integer(n)),
            ("Fehleranteile t der Größe nach", shown),
            ("In sicher gezogenen Akten gefunden", euro(certain_cents)),
            ("Wahrscheinlichster Wert", euro(round(found.most_likely * book_total) + certain_cents)),
            ("Sicherheit (einseitig)", inputs.exact_percent(1 - inputs.error_probability(confidence))),
        ),
        ergebnis=f"höchstens {euro(round(found.upper * book_total) + certain_cents)}",
        quelle="Stringer 1963; Bickel, Statistical Science 7 (1992); AICPA, Audit Sampling",
    )


def _sizes(population: int, n: int) -> tuple[tuple[str, str], ...]:
    return (("Grundgesamtheit N", f"{integer(population)} Akten"), ("Stichprobe n", f"{integer(n)} Akten"))


def _books(book_total: int, paid: int, found: int) -> tuple[tuple[str, str], ...]:
    return (
        ("Summe der Liste B", euro(book_total)),
        ("Listenbeträge der Stichprobe Σb", euro(paid)),
        ("Fehlbeträge der Stichprobe Σd", euro(found)),
    )


def _strata(strata: Sequence[AmountStratum]) -> tuple[tuple[str, str], ...]:
    return (
        *_sizes(sum(s.population for s in strata), sum(len(s.paid) for s in strata)),
        ("Schichten H", integer(len(strata))),
        ("Fehlbeträge der Stichprobe Σd", euro(sum(sum(s.paid) - sum(s.due) for s in strata))),
    )


def _error(found: AmountEstimate, confidence: inputs.Level) -> tuple[tuple[str, str], ...]:
    return (
        ("Akten mit Abweichung", integer(found.differing)),
        ("Standardfehler", _UNDEFINED if found.se is None else euro(round(found.se))),
        ("Sicherheit", inputs.exact_percent(1 - inputs.error_probability(confidence))),
    )


def _factor(value: float | None) -> str:
    return _UNDEFINED if value is None else decimal(value, 4)


def _result(found: AmountEstimate) -> str:
    if found.total is None:
        return _UNDEFINED
    if found.t_lower is None or found.t_upper is None:
        return f"{euro(round(found.total))}, Bereich {_UNDEFINED}"
    return f"{euro(round(found.total))}, Bereich {euro(round(found.t_lower))} bis {euro(round(found.t_upper))}"
