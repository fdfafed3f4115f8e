"""How the size of a sample that proves a bound was computed, and how Neyman's allocation divides it."""

from collections.abc import Sequence
from fractions import Fraction

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.allocation import allocate_neyman, neyman_spread
from qmapp.checks.sampling.plan import acceptance_sample_size, attribute_sample_size, mus_sample_size
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import decimal, euro, integer, percent

_AICPA = "AICPA, Audit Sampling"


def for_acceptance(
    *, population: int, tolerable_rate: Fraction, bad: int, acceptable: int, confidence: inputs.Level
) -> Rechenweg:
    """The acceptance sample; arguments and ValueError as :func:`acceptance_sample_size`.

    ``bad`` = tolerable_rate · population, rounded up.
    """
    size = acceptance_sample_size(population=population, bad=bad, acceptable=acceptable, confidence=confidence)
    return Rechenweg(
        titel="Annahmestichprobe",
        formel="kleinstes n mit P(X ≤ c) = Σ C(K, x) · C(N − K, n − x) ÷ C(N, n) ≤ 1 − Sicherheit "
        "(hypergeometrische Verteilung, x = 0 … c)",
        werte=(
            ("Grundgesamtheit N", _files(population)),
            ("Grenzwert", inputs.exact_percent(tolerable_rate)),
            ("Fehlerhafte Akten K ab dem Grenzwert", _files(bad)),
            ("Hingenommene Mängel c", integer(acceptable)),
            ("Sicherheit", _confidence(confidence)),
        ),
        ergebnis=f"{_files(size.n)}: Gibt es {integer(bad)} fehlerhafte Akten oder mehr, zeigen sich mehr als "
        f"{integer(acceptable)}.",
        quelle=f"{_AICPA} (Annahmestichprobe), mit endlicher Grundgesamtheit",
    )


def for_attribute(
    *, confidence: inputs.Level, tolerable_rate: Fraction, expected_rate: Fraction, errors: int
) -> Rechenweg:
    """The attribute sample; arguments and ValueError as :func:`attribute_sample_size`.

    ``errors`` = expected_rate · n, rounded up.
    """
    size = attribute_sample_size(
        confidence=confidence, tolerable_rate=float(tolerable_rate), expected_rate=float(expected_rate)
    )
    return Rechenweg(
        titel="Attributstichprobe",
        formel="kleinstes n mit P(X ≤ ⌈e · n⌉) ≤ 1 − Sicherheit für X binomial verteilt mit n und p",
        werte=(
            ("Zulässige Fehlerquote p", inputs.exact_percent(tolerable_rate)),
            ("Erwartete Fehlerquote e", inputs.exact_percent(expected_rate)),
            ("Hingenommene Mängel ⌈e · n⌉", integer(errors)),
            ("Sicherheit", _confidence(confidence)),
        ),
        ergebnis=_files(size.n),
        quelle=f"{_AICPA}, Anhang zu Attributstichproben",
    )


def for_mus(
    *, confidence: inputs.Level, materiality_rate: Fraction, expected_rate: Fraction, total_cents: int | None
) -> Rechenweg:
    """The sample by amount; arguments and ValueError as :func:`mus_sample_size`, ``total_cents`` the sum if known."""
    size = mus_sample_size(
        confidence=confidence, materiality_rate=float(materiality_rate), expected_rate=float(expected_rate)
    )
    money: tuple[tuple[str, str], ...] = ()
    if total_cents is not None:
        money = (
            ("Summe der Beträge", euro(total_cents)),
            ("Schrittweite Summe ÷ n", euro(round(Fraction(total_cents, size.n)))),
        )
    return Rechenweg(
        titel="Stichprobe nach Betrag (MUS)",
        formel="kleinstes n mit P(Poisson(n · m) ≤ e · n) ≤ 1 − Sicherheit, gerechnet mit der Gammaverteilung "
        "Γ(1 + e · n)",
        werte=(
            ("Zulässiger Anteil m an der Summe", inputs.exact_percent(materiality_rate)),
            ("Erwarteter Anteil e an der Summe", inputs.exact_percent(expected_rate)),
            ("Sicherheit", _confidence(confidence)),
            *money,
        ),
        ergebnis=_files(size.n),
        quelle=f"{_AICPA}, Anhang zur Stichprobe nach Betrag; Stewart, Technical Notes on the AICPA Audit Guide, 2012",
    )


def for_neyman(
    *, n: int, names: Sequence[str], sizes: Sequence[int], earlier: Sequence[tuple[int, int]], minimum: int = 0
) -> Rechenweg:
    """Neyman's allocation; ``earlier`` (faulty, examined) per stratum, else as :func:`allocate_neyman`."""
    spreads = [neyman_spread(errors=x, examined=m) for x, m in earlier]
    drawn = allocate_neyman(n=n, sizes=sizes, std_devs=spreads, minimum=minimum)
    lines = tuple(
        (
            f"{name}: N_h · s_h",
            f"{integer(size)} · {decimal(spread, 4)} (früher {integer(x)} von {integer(m)}) → {_files(files)}",
        )
        for name, size, spread, (x, m), files in zip(names, sizes, spreads, earlier, drawn, strict=True)
    )
    least = (("Mindestens je Schicht", _files(minimum)),) if minimum else ()
    return Rechenweg(
        titel="Aufteilung nach Neyman",
        formel="n_h = n · N_h · s_h ÷ Σ N_h · s_h; s_h = √(p · (1 − p)) mit p = (x + 1) ÷ (m + 2); größte Reste; "
        "volle Schichten ganz",
        werte=(("Stichprobe n", _files(n)), *least, *lines),
        ergebnis="; ".join(f"{name}: {integer(files)}" for name, files in zip(names, drawn, strict=True)),
        quelle="Neyman, Journal of the Royal Statistical Society 97 (1934); Cochran, Sampling Techniques, "
        "Abschnitte 5.5 und 5.8",
    )


def _files(count: int) -> str:
    return "1 Akte" if count == 1 else f"{integer(count)} Akten"


def _confidence(confidence: inputs.Level) -> str:
    return inputs.exact_percent(1 - inputs.error_probability(confidence))


def chance(value: float) -> str:
    """A probability in words that never claims certainty: ``61 %``, ``über 99 %``, ``unter 1 %``."""
    if value > 0.99:
        return "über " + percent(0.99, 0)
    return "unter " + percent(0.01, 0) if value < 0.01 else percent(value, 0)
