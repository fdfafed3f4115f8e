"""What a plan means: files, precision and hours of each method, without a database."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from qmapp.checks.aktenpruefung import aufteilung as spread
from qmapp.checks.aktenpruefung import plansaetze
from qmapp.checks.aktenpruefung.aufteilung import Aufteilung
from qmapp.checks.aktenpruefung.planverfahren import (
    NACHWEIS,
    Lage,
    Umfang,
    UnmoeglichError,
    require_amounts,
    share,
    umfang,
)
from qmapp.checks.aktenpruefung.rows import Auswahl, Betragslage, Plan, SchichtPlan, Schichtung, Variante, Verfahren
from qmapp.checks.sampling import plan as size
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.eingabe import exact


@dataclass(frozen=True)
class Berechnung:
    """What the plan gives; ``fehler`` (field → sentence) says why a method is missing.

    ``hindernis`` (field, sentence) is what stands in the way of the chosen method; ``gewaehlt`` is then None.

    ``satz`` is the conclusion, ``erlaeuterung`` what should be known beside it, ``hinweise`` what should be thought of
    before the draw, ``weitere_rechenwege`` what was computed beside the size (Neyman's allocation).
    """

    grundgesamtheit: int
    varianten: tuple[Variante, ...]
    gewaehlt: Variante | None
    aufteilung: tuple[SchichtPlan, ...]
    satz: str
    erlaeuterung: str
    hinweise: tuple[str, ...]
    fehler: dict[str, str]
    sicherheit: Fraction
    erwartet: float
    hindernis: tuple[str, str] | None = None
    weitere_rechenwege: tuple[Rechenweg, ...] = ()

    def variante(self, verfahren: Verfahren) -> Variante | None:
        """The variant of this method, if it can be computed."""
        return next((v for v in self.varianten if v.verfahren is verfahren), None)

    def genauigkeit(self, n: int) -> tuple[float, float]:
        """Margins of n files (1 ≤ n ≤ population) at the expected rate and at 50 %, for the curve."""
        at = partial(_margin, self.grundgesamtheit, n, level=self.sicherheit)
        return at(rate=self.erwartet), at(rate=0.5)


def berechne(plan: Plan, schichten: tuple[tuple[str, int], ...], betraege: Betragslage | None = None) -> Berechnung:
    """Compute the methods of a plan for a population of strata (name, files).

    Nothing raises: what cannot be computed stands in ``fehler`` under the plan's field, or under "grundgesamtheit"
    where there is no list. Always the quota, minimum size (worst case 50 %), discovery sample, and the typed number of
    files; the methods that prove a bound where the plan chose one of them. ``betraege`` is needed by a draw by amount.
    """
    total = sum(count for _, count in schichten)
    errors: dict[str, str] = {}
    level = _given(plan, "sicherheit_prozent", "Die Sicherheit", errors) or Fraction(95, 100)
    expected = _given(plan, "erwartet_prozent", "Die erwartete Fehlerquote", errors)
    if total < 1:
        errors = {"grundgesamtheit": "Lesen Sie zuerst die Fallliste ein.", **errors}
    if total < 1 or expected is None:
        return Berechnung(total, (), None, (), "", "", (), errors, level, 0.1, next(iter(errors.items())))
    lage = Lage(plan, total, level, float(expected), betraege)
    variants, failed = _variants(lage)
    chosen = next((v for v in variants if v.verfahren is plan.verfahren), None)
    obstacle = next(iter(errors.items()), None) or failed.get(plan.verfahren)
    for field, sentence in failed.values():
        errors.setdefault(field, sentence)
    divided, misfit = _divided(lage, schichten, chosen)
    if misfit is not None:
        errors.setdefault(*misfit)
        obstacle = obstacle or misfit
    if chosen is not None and divided.genauigkeit is not None:
        better = replace(chosen, genauigkeit=divided.genauigkeit[0], genauigkeit_50=divided.genauigkeit[1])
        variants = tuple(better if v is chosen else v for v in variants)
        chosen = better
    shares = _shares(lage, schichten, divided)
    return Berechnung(
        grundgesamtheit=total,
        varianten=variants,
        gewaehlt=None if obstacle else chosen,
        aufteilung=shares,
        satz="" if chosen is None else plansaetze.satz(lage, chosen),
        erlaeuterung="" if chosen is None else plansaetze.erlaeuterung(lage, chosen, shares, divided),
        hinweise=tuple(plansaetze.hinweise(lage, shares)),
        fehler=errors,
        sicherheit=level,
        erwartet=lage.expected,
        hindernis=obstacle,
        weitere_rechenwege=() if divided.rechenweg is None else (divided.rechenweg,),
    )


def _divided(
    lage: Lage, schichten: spread.Schichten, chosen: Variante | None
) -> tuple[Aufteilung, tuple[str, str] | None]:
    """The files of every stratum, and why (field, sentence) the plan's rule does not fit; chance then spreads them."""
    try:
        spread.pruefe(lage.plan, schichten)
        if chosen is None:
            return Aufteilung(()), None
        _require_selection(lage, chosen.umfang)
        return spread.teile(lage.plan, schichten, chosen.umfang, expected=lage.expected, level=lage.level), None
    except UnmoeglichError as error:
        if chosen is None or chosen.umfang > lage.total:
            return Aufteilung(()), (error.field, str(error))
        by_chance = replace(lage.plan, schichtung=Schichtung.KEINE)
        divided = spread.teile(by_chance, schichten, chosen.umfang, expected=lage.expected, level=lage.level)
        return divided, (error.field, str(error))


_ALWAYS = (Verfahren.QUOTE, Verfahren.MINDESTGROESSE, Verfahren.ENTDECKUNG, Verfahren.ANZAHL)


def _variants(lage: Lage) -> tuple[tuple[Variante, ...], dict[Verfahren, tuple[str, str]]]:
    """Every method that can be computed, and why (field, sentence) one that concerns the plan cannot."""
    plan = lage.plan
    found, failed = [], {}
    for kind in (*_ALWAYS, *(NACHWEIS if plan.verfahren in NACHWEIS else ())):
        if kind is Verfahren.ANZAHL and plan.anzahl is None and plan.verfahren is not kind:
            continue
        try:
            found.append(_variant(lage, kind, umfang(lage, kind)))
        except UnmoeglichError as error:
            # Of the methods that prove a bound only the chosen one complains: they share their fields.
            if kind is plan.verfahren or kind in _ALWAYS:
                failed[kind] = (error.field, str(error))
    return tuple(found), failed


def _variant(lage: Lage, kind: Verfahren, found: Umfang) -> Variante:
    plan, n = lage.plan, found.n
    mean = Fraction(n * (plan.minuten_je_akte_von + plan.minuten_je_akte_bis), 120)
    weekly = Fraction(exact(plan.stunden_je_woche)) * plan.pruefende
    # A sample by amount may be planned before the list is known to hold as many amounts; it then shows everything.
    files = min(n, lage.total)
    return Variante(
        verfahren=kind,
        umfang=n,
        umfang_ungerundet=found.ungerundet,
        genauigkeit=_margin(lage.total, files, lage.expected, lage.level),
        genauigkeit_50=_margin(lage.total, files, 0.5, lage.level),
        stunden_von=_hours(n, plan.minuten_je_akte_von),
        stunden_bis=_hours(n, plan.minuten_je_akte_bis),
        wochen=math.ceil(mean / weekly) if weekly > 0 else 0,
        satz=found.satz,
        rechenweg=found.rechenweg,
        eckwert=found.eckwert,
        beleg=found.beleg,
        zusatz=found.zusatz,
    )


def _require_selection(lage: Lage, n: int) -> None:
    """Raises :class:`UnmoeglichError` where method and selection do not fit."""
    plan = lage.plan
    if plan.verfahren is Verfahren.WERT and not plan.nach_betrag:
        raise UnmoeglichError("auswahl", "Ein Umfang nach Betrag gilt nur für eine Ziehung nach Betrag.")
    if plan.auswahl is Auswahl.SYSTEMATISCH and plan.verfahren in _NEEDS_CHANCE:
        raise UnmoeglichError(
            "auswahl",
            "In gleichen Schritten lässt sich so nichts belegen: Dieses Verfahren rechnet damit, dass jede Auswahl "
            "gleich wahrscheinlich ist. Wählen Sie „Zufällig nach Ticket“.",
        )
    if not plan.nach_betrag:
        return
    if plan.verfahren not in (Verfahren.WERT, Verfahren.ANZAHL, Verfahren.QUOTE):
        raise UnmoeglichError(
            "auswahl",
            "Dieses Verfahren gilt nur, wenn jede Akte dieselbe Chance hat. Wählen Sie „Zufällig nach Ticket“ oder "
            "den Umfang nach Betrag.",
        )
    require_amounts(lage.betraege or Betragslage(0, 0), n, _SIZE_FIELDS[plan.verfahren])


#: What these prove rests on the hypergeometric or binomial distribution, which a draw in equal steps does not have.
_NEEDS_CHANCE = (Verfahren.ENTDECKUNG, Verfahren.ANNAHME, Verfahren.ATTRIBUT)
_SIZE_FIELDS = {
    Verfahren.WERT: "tolerierbar_prozent",
    Verfahren.ANZAHL: "anzahl",
    Verfahren.QUOTE: "quote_prozent",
}


def _shares(lage: Lage, schichten: spread.Schichten, divided: Aufteilung) -> tuple[SchichtPlan, ...]:
    earlier = divided.frueher or (None,) * len(divided.akten)
    return tuple(
        SchichtPlan(
            name,
            count,
            files,
            _margin(count, files, lage.expected, lage.level) if 0 < files < count else None,
            before,
        )
        for (name, count), files, before in zip(schichten, divided.akten, earlier, strict=False)
    )


def _given(plan: Plan, name: str, what: str, errors: dict[str, str]) -> Fraction | None:
    try:
        return share(getattr(plan, name), what, field=name)
    except UnmoeglichError as error:
        errors[name] = str(error)
        return None


def _margin(population: int, n: int, rate: float, level: Fraction) -> float:
    return size.margin_of_error(population=population, n=n, rate=rate, confidence=level).margin


def _hours(n: int, minutes: int) -> int:
    return (2 * n * minutes + 60) // 120
