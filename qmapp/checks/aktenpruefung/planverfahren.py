"""The methods of planning: how each finds the number of files, and what it proves."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from qmapp.checks.aktenpruefung.planworte import defects, if_at_most, outlook, percent_words, points_words
from qmapp.checks.aktenpruefung.rows import Auswahl, Betragslage, Plan, Rundung, Schichtung, Verfahren
from qmapp.checks.sampling import plan as size
from qmapp.checks.sampling import rechenweg, rechenweg_plan
from qmapp.checks.sampling.mus import certain_files
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.tails import binomial_cdf, hypergeometric_cdf
from qmapp.eingabe import exact
from qmapp.german import euro, integer

#: The methods that prove a bound instead of estimating a rate.
NACHWEIS = (Verfahren.ANNAHME, Verfahren.ATTRIBUT, Verfahren.WERT)


class UnmoeglichError(ValueError):
    """What a plan cannot have: a German sentence and the field it belongs to."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Lage:
    """What a method is computed from; ``betraege`` None where the amounts are not known."""

    plan: Plan
    total: int
    level: Fraction
    expected: float
    betraege: Betragslage | None = None


@dataclass(frozen=True)
class Umfang:
    """A size: ``satz`` describes it on its card, ``eckwert`` is its other figure in words ("höchstens 2 Mängel").

    ``beleg`` is what a sample of this size proves ("" for methods that estimate), ``zusatz`` what belongs to it.
    """

    n: int
    ungerundet: Decimal | float | None
    satz: str
    rechenweg: Rechenweg
    eckwert: str = ""
    beleg: str = ""
    zusatz: str = ""


def umfang(lage: Lage, verfahren: Verfahren) -> Umfang:
    """The size by this method; raises :class:`UnmoeglichError`."""
    field, compute = _METHODS[verfahren]
    try:
        found = compute(lage)
        if found.n < 1:
            raise ValueError("Die Quote ergibt keine einzige Akte. Bitte wählen Sie eine höhere.")
    except UnmoeglichError:
        raise
    except ValueError as error:
        raise UnmoeglichError(field, str(error)) from error
    return found


def mit_verfahren(plan: Plan, verfahren: Verfahren) -> Plan:
    """The plan with another method, and the selection that method needs.

    A size by amount is drawn by amount and without strata; the methods that need equal chances are not.
    """
    if verfahren is Verfahren.WERT:
        return replace(plan, verfahren=verfahren, auswahl=Auswahl.WERT, schichtung=Schichtung.KEINE)
    kept = Auswahl.ZUFALL if plan.nach_betrag else plan.auswahl
    spread = Schichtung.ANTEILIG if plan.schichtung is Schichtung.NEYMAN and verfahren in NACHWEIS else plan.schichtung
    return replace(plan, verfahren=verfahren, auswahl=kept, schichtung=spread)


def auffallen(plan: Plan, *, total: int, n: int, rate: float) -> float:
    """The probability that a rate in the population (of the sum, by amount) shows more than the plan accepts.

    For the methods that prove a bound; at the tolerable rate it is the confidence. ``rate`` is a fraction.
    """
    from scipy.special import gammainc

    expected = float(_deviation(plan))
    if plan.verfahren is Verfahren.ANNAHME:
        return 1 - hypergeometric_cdf(plan.annahmezahl, population=total, bad=round(rate * total), n=n)
    if rate <= 0 or rate >= 1:
        return float(rate >= 1)
    if plan.verfahren is Verfahren.ATTRIBUT:
        return 1 - binomial_cdf(math.ceil(_deviation(plan) * n), n=n, rate=Fraction(str(rate)))
    return float(gammainc(1 + expected * n, n * rate))


def share(text: str, what: str, *, field: str, zero: bool = False, one: bool = False) -> Fraction:
    """A typed per cent as a fraction inside (0, 1), the ends as allowed; raises :class:`UnmoeglichError`."""
    try:
        found = Fraction(exact(text)) / 100
    except ValueError:
        found = Fraction(-1)
    if not (0 < found < 1 or (one and found == 1) or (zero and found == 0)):
        lowest, highest = ("mindestens 0" if zero else "über 0"), ("höchstens" if one else "unter")
        raise UnmoeglichError(field, f"{what} muss {lowest} und {highest} 100 Prozent sein.")
    return found


def _quota(lage: Lage) -> Umfang:
    plan = lage.plan
    rule: Literal["half_up", "at_least"] = "half_up" if plan.rundung is Rundung.KAUFMAENNISCH else "at_least"
    found = size.quota_size(population=lage.total, quota_percent=plan.quote_prozent, rounding=rule)
    way = rechenweg.for_quota(population=lage.total, quota_percent=plan.quote_prozent, rounding=rule)
    return Umfang(found.n, found.exact, "Feste Quote nach Prüfauftrag.", way)


def _minimum(lage: Lage) -> Umfang:
    margin = float(share(lage.plan.genauigkeit_prozent, "Die Genauigkeit", field="genauigkeit_prozent"))
    found = size.sample_size_proportion(population=lage.total, confidence=lage.level, margin=margin)
    said = f"Garantiert höchstens {points_words(margin)} Punkte, selbst wenn jede zweite Akte fehlerhaft ist."
    way = rechenweg.for_sample_size(population=lage.total, confidence=lage.level, margin=margin)
    return Umfang(found.n, found.n_unrounded, said, way)


def _discovery(lage: Lage) -> Umfang:
    what = "Die Quote, die entdeckt werden soll,"
    rate = share(lage.plan.entdeckung_prozent, what, field="entdeckung_prozent", one=True)
    bad = math.ceil(rate * lage.total)
    found = size.discovery_sample_size(population=lage.total, bad=bad, confidence=lage.level)
    said = (
        f"Findet mit {percent_words(lage.level)} Sicherheit mindestens einen Fehler, wenn {percent_words(rate)} der "
        f"Akten betroffen sind."
    )
    way = rechenweg.for_discovery(population=lage.total, bad=bad, confidence=lage.level)
    return Umfang(found.n, None, said, way, eckwert=f"{percent_words(rate)} wird entdeckt")


def _number(lage: Lage) -> Umfang:
    n = lage.plan.anzahl
    if n is None:
        raise ValueError("Bitte geben Sie die Anzahl der Akten ein.")
    _require_within(n, lage.total, "anzahl")
    way = rechenweg.for_margin(population=lage.total, n=n, rate=lage.expected, confidence=lage.level)
    return Umfang(n, None, "Anzahl nach Prüfauftrag.", way)


def _acceptance(lage: Lage) -> Umfang:
    tolerable, expected = _tolerable(lage.plan, one=True), _deviation(lage.plan)
    bad, c = math.ceil(tolerable * lage.total), lage.plan.annahmezahl
    found = size.acceptance_sample_size(population=lage.total, bad=bad, acceptable=c, confidence=lage.level)
    way = rechenweg_plan.for_acceptance(
        population=lage.total, tolerable_rate=tolerable, bad=bad, acceptable=c, confidence=lage.level
    )
    proven = f"Weniger als {percent_words(tolerable)} der Akten sind fehlerhaft"
    hit = hypergeometric_cdf(c, population=lage.total, bad=round(expected * lage.total), n=found.n)
    more = ""
    if c + 1 < bad:
        next_size = size.acceptance_sample_size(population=lage.total, bad=bad, acceptable=c + 1, confidence=lage.level)
        more = f" Wer {defects(c + 1)} hinnimmt, braucht {integer(next_size.n)} Akten."
    return Umfang(
        n=found.n,
        ungerundet=None,
        satz=f"Belegt mit {percent_words(lage.level)} Sicherheit, dass weniger als {percent_words(tolerable)} der "
        f"Akten fehlerhaft sind. Exakt gerechnet für diesen Bestand.",
        rechenweg=way,
        eckwert=f"höchstens {defects(c)}" if c else "kein Mangel",
        beleg=f"{if_at_most(c)}, ist mit {percent_words(lage.level)} Sicherheit belegt: {proven}.",
        zusatz=outlook(expected, hit) + more,
    )


def _attribute(lage: Lage) -> Umfang:
    tolerable, expected = _tolerable(lage.plan), _deviation(lage.plan)
    _require_below(expected, tolerable)
    found = size.attribute_sample_size(
        confidence=lage.level, tolerable_rate=float(tolerable), expected_rate=float(expected)
    )
    _require_within(found.n, lage.total, "tolerierbar_prozent")
    k = math.ceil(expected * found.n)
    hit = binomial_cdf(k, n=found.n, rate=expected) if expected else 1.0
    way = rechenweg_plan.for_attribute(
        confidence=lage.level, tolerable_rate=tolerable, expected_rate=expected, errors=k
    )
    proven = f"Weniger als {percent_words(tolerable)} der Akten sind fehlerhaft"
    return Umfang(
        n=found.n,
        ungerundet=None,
        satz=f"Lässt {percent_words(expected)} Mängel zu und belegt trotzdem weniger als {percent_words(tolerable)}. "
        f"Gilt auch für einen sehr großen Bestand.",
        rechenweg=way,
        eckwert=f"höchstens {defects(k)}" if k else "kein Mangel",
        beleg=f"{if_at_most(k)}, ist mit {percent_words(lage.level)} Sicherheit belegt: {proven}.",
        zusatz=outlook(expected, hit),
    )


def _amount(lage: Lage) -> Umfang:
    tolerable, expected = _tolerable(lage.plan), _deviation(lage.plan)
    _require_below(expected, tolerable)
    found = size.mus_sample_size(
        confidence=lage.level, materiality_rate=float(tolerable), expected_rate=float(expected)
    )
    total = None
    if lage.betraege is not None:
        total = lage.betraege.summe_cent
        require_amounts(lage.betraege, found.n, "tolerierbar_prozent")
    way = rechenweg_plan.for_mus(
        confidence=lage.level, materiality_rate=tolerable, expected_rate=expected, total_cents=total
    )
    of = "der Summe" if total is None else f"von {euro(total, always_cents=False)}"
    return Umfang(
        n=found.n,
        ungerundet=None,
        satz="Jeder Euro hat dieselbe Chance; Akten mit hohem Betrag werden eher gezogen, die größten sicher.",
        rechenweg=way,
        eckwert="nach Betrag"
        if total is None
        else f"Schritt {euro(round(Fraction(total, found.n)), always_cents=False)}",
        beleg=f"Sind im Mittel höchstens {percent_words(expected)} der gezogenen Beträge falsch, ist mit "
        f"{percent_words(lage.level)} Sicherheit belegt: Höchstens {percent_words(tolerable)} {of} sind falsch.",
        zusatz=_certain(lage.betraege, found.n),
    )


def require_amounts(betraege: Betragslage, n: int, field: str) -> None:
    """Raises :class:`UnmoeglichError` where a draw by amount would not find n files with an amount."""
    if not betraege.akten:
        raise UnmoeglichError(
            "auswahl",
            "In der Liste steht kein Betrag über 0\u00a0€. Ordnen Sie beim Einlesen eine Spalte mit Beträgen zu.",
        )
    if betraege.akten < n:
        raise UnmoeglichError(
            field,
            f"Nur {integer(betraege.akten)} Akten haben einen Betrag über 0\u00a0€, {integer(n)} sollen gezogen "
            f"werden. Prüfen Sie alle oder ändern Sie die Vorgaben.",
        )


def _certain(betraege: Betragslage | None, n: int) -> str:
    if betraege is None or not betraege.betraege:
        return ""
    certain = certain_files(largest=betraege.betraege[:n], total=betraege.summe_cent, n=n).certain
    if not certain:
        return ""
    if certain == 1:
        return "Eine Akte ist so groß, dass sie in jedem Fall geprüft wird."
    return f"{integer(certain)} Akten sind so groß, dass sie in jedem Fall geprüft werden."


def _tolerable(plan: Plan, *, one: bool = False) -> Fraction:
    return share(plan.tolerierbar_prozent, "Der Grenzwert", field="tolerierbar_prozent", one=one)


def _deviation(plan: Plan) -> Fraction:
    return share(plan.abweichung_prozent, "Die erwartete Abweichung", field="abweichung_prozent", zero=True)


def _require_below(expected: Fraction, tolerable: Fraction) -> None:
    if expected >= tolerable:
        raise UnmoeglichError("abweichung_prozent", "Die erwartete Abweichung muss unter dem Grenzwert liegen.")


def _require_within(n: int, total: int, field: str) -> None:
    if n > total:
        raise UnmoeglichError(
            field,
            f"Die Stichprobe ({integer(n)} Akten) ist größer als die Grundgesamtheit ({integer(total)} Akten).",
        )


_METHODS: dict[Verfahren, tuple[str, Callable[[Lage], Umfang]]] = {
    Verfahren.QUOTE: ("quote_prozent", _quota),
    Verfahren.MINDESTGROESSE: ("genauigkeit_prozent", _minimum),
    Verfahren.ENTDECKUNG: ("entdeckung_prozent", _discovery),
    Verfahren.ANZAHL: ("anzahl", _number),
    Verfahren.ANNAHME: ("annahmezahl", _acceptance),
    Verfahren.ATTRIBUT: ("abweichung_prozent", _attribute),
    Verfahren.WERT: ("abweichung_prozent", _amount),
}
