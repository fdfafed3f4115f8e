"""Compares two Befragungen of different perspectives: pairs of items that ask the same, and Qualitätsdimensionen."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.antworten import Werte, antworten
from qmapp.checks.befragung.auswertung import auswertung, befragungen
from qmapp.checks.befragung.grenzen import require
from qmapp.checks.befragung.perspektiven.paare import PAARE, Paar
from qmapp.checks.befragung.perspektiven.rows import (
    Dimensionsvergleich,
    Mittelwert,
    Paarvergleich,
    Perspektivenvergleich,
)
from qmapp.checks.befragung.rows import BefragungZeile, ItemErgebnis
from qmapp.checks.katalog import Dimension, Katalog, Pruefpunkt
from qmapp.checks.sampling.descriptive import Description, describe
from qmapp.checks.sampling.difference import EstimatedRate, holm, rate_difference
from qmapp.errors import UserError

#: So many sheets on each side before the mean of answers on a scale may be tested with t.
GENUG = 30
#: So many items of a dimension on each sheet before their mean speaks for it (BF-MA asks Ergebnisqualität with two).
GENUG_AUSSAGEN = 3
_CONFIDENCE = 0.95
#: As good as endless, where nobody knows how many people a Befragung speaks for.
_ENDLESS = 1_000


def gegenueber(session: Session, befragung_id: UUID) -> tuple[BefragungZeile, ...]:
    """Befragungen of other perspectives that have sheets, the nearest in time first."""
    lines = befragungen(session)
    mine = next((line for line in lines if line.id == befragung_id), None)
    if mine is None:
        return ()
    others = [line for line in lines if line.perspektive is not mine.perspektive and line.boegen]
    return tuple(sorted(others, key=lambda line: _distance(line, mine)))


def perspektiven(
    session: Session, befragung_id: UUID, andere_id: UUID, paare: Sequence[Paar] = PAARE
) -> Perspektivenvergleich:
    """What is judged differently by those asked here and there.

    Per pair the shares of the two best steps are compared as everywhere (chi-square or exact). Per Qualitätsdimension
    each sheet counts once, with the mean of its answers, where it answers at least half of the items; the means are
    compared by Welch's t test from 30 sheets on each side, and not put together at all where a sheet asks the dimension
    with fewer than three items. p values are adjusted after Holm, for pairs and dimensions apart. Groups under the
    smallest of the two Befragungen are not shown. Raises UserError for the same perspective.
    """
    lines = {line.id: line for line in befragungen(session)}
    rows = require(session, befragung_id), require(session, andere_id)
    here, there = lines[befragung_id], lines[andere_id]
    if here.perspektive is there.perspektive:
        raise UserError("Beide Befragungen haben dieselbe Perspektive.", advice="Bitte wählen Sie eine andere.")
    catalogues = [katalog_door.katalog(session, row.katalog_id) for row in rows]
    scales = [sorted(step.wert for step in one.skala.stufen) for one in catalogues if one.skala is not None]
    if scales[0] != scales[-1]:
        return Perspektivenvergleich(here, there, grund="Die beiden Bögen haben verschiedene Skalen.")
    smallest = max(row.kleinste_gruppe for row in rows)
    if min(here.boegen, there.boegen) < smallest:
        return Perspektivenvergleich(here, there, grund=f"Eine der beiden hat weniger als {smallest} Bögen.")
    items = [auswertung(session, row.id).items for row in rows]
    sheets = [[werte for werte, _ in antworten(session, row.id)] for row in rows]
    return Perspektivenvergleich(
        here,
        there,
        _pairs(items[0], items[1], paare, (rows[0].grundgesamtheit, rows[1].grundgesamtheit), smallest),
        _dimensions((catalogues[0], sheets[0]), (catalogues[1], sheets[1]), smallest),
    )


def _distance(line: BefragungZeile, mine: BefragungZeile) -> tuple[int, str]:
    then, now = line.bis or line.von or date.min, mine.bis or mine.von or date.min
    return abs((then - now).days), line.kennung


def _pairs(
    here: Sequence[ItemErgebnis],
    there: Sequence[ItemErgebnis],
    pairs: Sequence[Paar],
    populations: tuple[int | None, int | None],
    smallest: int,
) -> tuple[Paarvergleich, ...]:
    found = []
    for one in here:
        for other in there:
            pair = _pair_of(one, other, pairs)
            if pair is None:
                continue
            if min(one.gueltig, other.gueltig) < smallest:
                reason = f"Auf einer Seite gibt es weniger als {smallest} Antworten."
                found.append(Paarvergleich(pair, one, other, grund=reason))
                continue
            difference = rate_difference(earlier=_rate(other, populations[1]), later=_rate(one, populations[0]))
            found.append(Paarvergleich(pair, one, other, difference))
    adjusted = holm([None if one.unterschied is None else one.unterschied.p_value for one in found])
    return tuple(replace(one, p_angepasst=p) for one, p in zip(found, adjusted, strict=True))


def _pair_of(one: ItemErgebnis, other: ItemErgebnis, pairs: Sequence[Paar]) -> Paar | None:
    codes = frozenset([one.punkt.code, other.punkt.code])
    named = next((pair for pair in pairs if pair.codes == codes), None)
    if named is None and _words(one) == _words(other) and one.punkt.umgekehrt == other.punkt.umgekehrt:
        return Paar(one.punkt.frage.rstrip("."), codes, "Beide Bögen fragen mit denselben Worten.")
    return named


def _words(item: ItemErgebnis) -> str:
    return " ".join(item.punkt.frage.casefold().split()).rstrip(".?")


def _rate(item: ItemErgebnis, population: int | None) -> EstimatedRate:
    size = item.gueltig * _ENDLESS if population is None else max(population, item.gueltig)
    return EstimatedRate(size, item.gueltig, item.top2, item.top2 / item.gueltig, item.unten, item.oben)


def _dimensions(
    here: tuple[Katalog, Sequence[Werte]], there: tuple[Katalog, Sequence[Werte]], smallest: int
) -> tuple[Dimensionsvergleich, ...]:
    found = [
        _too_few_items(dimension, here[0], there[0])
        or _dimension(dimension, _sheet_means(*here, dimension), _sheet_means(*there, dimension), smallest)
        for dimension in Dimension
    ]
    adjusted = holm([one.p for one in found])
    return tuple(replace(one, p_angepasst=p) for one, p in zip(found, adjusted, strict=True))


def _too_few_items(dimension: Dimension, here: Katalog, there: Katalog) -> Dimensionsvergleich | None:
    """Why a dimension is not put together at all; None where both sheets ask it often enough."""
    fewest, code = min((len(_items(katalog, dimension)), katalog.code) for katalog in (here, there))
    if fewest >= GENUG_AUSSAGEN:
        return None
    asked = {0: "keine Aussage", 1: "nur eine Aussage"}.get(fewest, f"nur {fewest} Aussagen")
    reason = f"{code} hat dazu {asked}; unter {GENUG_AUSSAGEN} spricht ein gemeinsames Mittel nicht für die Dimension."
    return Dimensionsvergleich(dimension, Mittelwert(0, None, None), Mittelwert(0, None, None), grund=reason)


def _items(katalog: Katalog, dimension: Dimension) -> list[Pruefpunkt]:
    return [punkt for punkt in katalog.punkte if katalog.dimension(punkt) is dimension]


def _sheet_means(katalog: Katalog, sheets: Sequence[Werte], dimension: Dimension) -> list[Fraction]:
    """The mean of each sheet that answers at least half of the items of a dimension."""
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = [step.wert for step in katalog.skala.stufen]
    ends = min(steps) + max(steps)
    items = _items(katalog, dimension)
    means = []
    for werte in sheets:
        given = [(werte[p.code], p.umgekehrt) for p in items if werte.get(p.code)]
        if given and 2 * len(given) >= len(items):
            means.append(Fraction(sum(ends - value if turned else value for value, turned in given), len(given)))
    return means


def _dimension(
    dimension: Dimension, here: Sequence[Fraction], there: Sequence[Fraction], smallest: int
) -> Dimensionsvergleich:
    one, other = describe(here), describe(there)
    sides = (Mittelwert(len(here), None, None), Mittelwert(len(there), None, None))
    if one is None or other is None or min(one.n, other.n) < smallest:
        reason = f"Auf einer Seite beantworten weniger als {smallest} Bögen mindestens die Hälfte der Aussagen."
        return Dimensionsvergleich(dimension, *sides, grund=reason)
    sides = (Mittelwert(one.n, one.mean, one.std_dev), Mittelwert(other.n, other.mean, other.std_dev))
    if min(one.n, other.n) < GENUG:
        reason = f"Unter {GENUG} Bögen auf einer Seite trägt der Test nicht."
        return Dimensionsvergleich(dimension, *sides, one.mean - other.mean, grund=reason)
    tested = _welch(one, other)
    if tested is None:
        reason = "Alle Bögen haben denselben Mittelwert: Es gibt nichts zu testen."
        return Dimensionsvergleich(dimension, *sides, one.mean - other.mean, grund=reason)
    p, df, reach = tested
    difference = one.mean - other.mean
    return Dimensionsvergleich(
        dimension, *sides, difference, float(difference) - reach, float(difference) + reach, p, df
    )


def _welch(one: Description, other: Description) -> tuple[float, float, float] | None:
    """p, degrees of freedom and half the width of the range; None where neither side varies.

    t = (x̄₁ − x̄₂) ÷ √(s₁²/n₁ + s₂²/n₂); source: Welch, Biometrika 34 (1947), degrees of freedom after Satterthwaite,
    Biometrics Bulletin 2 (1946).
    """
    from scipy.special import stdtr, stdtrit

    assert one.std_dev is not None, "more than one sheet"
    assert other.std_dev is not None, "more than one sheet"
    parts = [one.std_dev**2 / one.n, other.std_dev**2 / other.n]
    variance = sum(parts)
    if not variance:
        return None
    df = variance**2 / (parts[0] ** 2 / (one.n - 1) + parts[1] ** 2 / (other.n - 1))
    t = float(one.mean - other.mean) / math.sqrt(variance)
    reach = float(stdtrit(df, (1 + _CONFIDENCE) / 2)) * math.sqrt(variance)
    return 2 * float(stdtr(df, -abs(t))), df, reach
