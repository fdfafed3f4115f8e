"""What a plan means: files, precision and hours of each method, without a database."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Literal

from qmapp.checks.aktenpruefung.eingabe import exact
from qmapp.checks.aktenpruefung.rows import Plan, Rundung, Schichtung, Verfahren
from qmapp.checks.sampling import plan as size
from qmapp.checks.sampling import rechenweg
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, percent, points

#: From so many points on a stratum's own result is only a rough one.
_ROUGH = 0.04


@dataclass(frozen=True)
class Variante:
    """A method with its size; margins are fractions, hours and weeks whole.

    ``genauigkeit`` is the margin at the expected rate, ``genauigkeit_50`` in the worst case. ``umfang_ungerundet`` is
    exact for the quota (662.46) and None for the methods that count whole files.
    """

    verfahren: Verfahren
    umfang: int
    umfang_ungerundet: Decimal | float | None
    genauigkeit: float
    genauigkeit_50: float
    stunden_von: int
    stunden_bis: int
    wochen: int
    satz: str
    rechenweg: Rechenweg


@dataclass(frozen=True)
class SchichtPlan:
    """A stratum with its share of the sample; the margin is None where no file or every file is drawn."""

    schicht: str
    bestand: int
    akten: int
    genauigkeit: float | None


@dataclass(frozen=True)
class Berechnung:
    """What the plan gives; ``fehler`` (field → sentence) says why a method is missing.

    ``hindernis`` (field, sentence) is what stands in the way of the chosen method; ``gewaehlt`` is then None.

    ``satz`` is the conclusion, ``erlaeuterung`` what should be known beside it, ``hinweise`` what should be thought of
    before the draw.
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

    def variante(self, verfahren: Verfahren) -> Variante | None:
        """The variant of this method, if it can be computed."""
        return next((v for v in self.varianten if v.verfahren is verfahren), None)

    def genauigkeit(self, n: int) -> tuple[float, float]:
        """Margins of n files (1 ≤ n ≤ population) at the expected rate and at 50 %, for the curve."""
        at = partial(_margin, self.grundgesamtheit, n, level=self.sicherheit)
        return at(rate=self.erwartet), at(rate=0.5)


def berechne(plan: Plan, schichten: tuple[tuple[str, int], ...]) -> Berechnung:
    """Compute every method of a plan for a population of strata (name, files).

    Nothing raises: what cannot be computed stands in ``fehler`` under the plan's field, or under "grundgesamtheit"
    where there is no list. Quota, minimum size (worst case 50 %), discovery sample, and the typed number of files.
    """
    total = sum(count for _, count in schichten)
    errors: dict[str, str] = {}
    if total < 1:
        errors["grundgesamtheit"] = "Lesen Sie zuerst die Fallliste ein."
    level = _share(plan, "sicherheit_prozent", "Die Sicherheit", errors) or Fraction(95, 100)
    expected = _share(plan, "erwartet_prozent", "Die erwartete Fehlerquote", errors)
    if "grundgesamtheit" in errors or expected is None:
        return Berechnung(total, (), None, (), "", "", (), errors, level, 0.1, _obstacle(plan, errors))
    context = _Context(plan, total, level, float(expected), errors)
    variants = tuple(v for v in (_attempt(context, kind) for kind in _KINDS) if v is not None)
    chosen = next((v for v in variants if v.verfahren is plan.verfahren), None)
    if plan.schichtung is Schichtung.ANTEILIG and len(schichten) < 2:
        errors["schichtung"] = "Die Liste hat keine Schichten. Wählen Sie beim Einlesen eine Spalte dafür."
    shares = () if chosen is None else _shares(context, schichten, chosen.umfang)
    return Berechnung(
        grundgesamtheit=total,
        varianten=variants,
        gewaehlt=None if (obstacle := _obstacle(plan, errors)) else chosen,
        aufteilung=shares,
        satz="" if chosen is None else _sentence(context, chosen),
        erlaeuterung="" if chosen is None else _explanation(context, chosen, shares),
        hinweise=_notices(plan, shares),
        fehler=errors,
        sicherheit=level,
        erwartet=context.expected,
        hindernis=obstacle,
    )


def _obstacle(plan: Plan, errors: dict[str, str]) -> tuple[str, str] | None:
    """The first error that concerns every method or the chosen one."""
    order = ("grundgesamtheit", "sicherheit_prozent", "erwartet_prozent", _KINDS[plan.verfahren][0], "schichtung")
    return next(((field, errors[field]) for field in order if field in errors), None)


@dataclass(frozen=True)
class _Context:
    plan: Plan
    total: int
    level: Fraction
    expected: float
    errors: dict[str, str]


def _attempt(context: _Context, kind: Verfahren) -> Variante | None:
    field, compute = _KINDS[kind]
    if kind is Verfahren.ANZAHL and context.plan.anzahl is None and context.plan.verfahren is not kind:
        return None
    try:
        n, unrounded, said, way = compute(context)
        if n < 1:
            raise ValueError("Die Quote ergibt keine einzige Akte. Bitte wählen Sie eine höhere.")
        return _variant(context, kind, n, unrounded, said, way)
    except ValueError as error:
        context.errors.setdefault(field, str(error))
        return None


_Size = tuple[int, Decimal | float | None, str, Rechenweg]


def _quota(context: _Context) -> _Size:
    plan = context.plan
    total, share = context.total, plan.quote_prozent
    rule: Literal["half_up", "at_least"] = "half_up" if plan.rundung is Rundung.KAUFMAENNISCH else "at_least"
    found = size.quota_size(population=total, quota_percent=share, rounding=rule)
    way = rechenweg.for_quota(population=total, quota_percent=share, rounding=rule)
    return found.n, found.exact, "Feste Quote nach Prüfauftrag.", way


def _minimum(context: _Context) -> _Size:
    margin = float(_fraction(context.plan.genauigkeit_prozent, "Die Genauigkeit"))
    found = size.sample_size_proportion(population=context.total, confidence=context.level, margin=margin)
    said = f"Garantiert höchstens {_points(margin)} Punkte, selbst wenn jede zweite Akte fehlerhaft ist."
    way = rechenweg.for_sample_size(population=context.total, confidence=context.level, margin=margin)
    return found.n, found.n_unrounded, said, way


def _discovery(context: _Context) -> _Size:
    rate = _fraction(context.plan.entdeckung_prozent, "Die Quote, die entdeckt werden soll,", one=True)
    bad = math.ceil(rate * context.total)
    found = size.discovery_sample_size(population=context.total, bad=bad, confidence=context.level)
    said = (
        f"Findet mit {_percent(context.level)} Sicherheit mindestens einen Fehler, wenn {_percent(rate)} der Akten "
        f"betroffen sind."
    )
    way = rechenweg.for_discovery(population=context.total, bad=bad, confidence=context.level)
    return found.n, None, said, way


def _number(context: _Context) -> _Size:
    n = context.plan.anzahl
    if n is None:
        raise ValueError("Bitte geben Sie die Anzahl der Akten ein.")
    if n > context.total:
        raise ValueError(
            f"Die Stichprobe ({integer(n)} Akten) ist größer als die Grundgesamtheit ({integer(context.total)} Akten)."
        )
    way = rechenweg.for_margin(population=context.total, n=n, rate=context.expected, confidence=context.level)
    return n, None, "Anzahl nach Prüfauftrag.", way


_KINDS: dict[Verfahren, tuple[str, Callable[[_Context], _Size]]] = {
    Verfahren.QUOTE: ("quote_prozent", _quota),
    Verfahren.MINDESTGROESSE: ("genauigkeit_prozent", _minimum),
    Verfahren.ENTDECKUNG: ("entdeckung_prozent", _discovery),
    Verfahren.ANZAHL: ("anzahl", _number),
}


def _variant(
    context: _Context, kind: Verfahren, n: int, unrounded: Decimal | float | None, said: str, way: Rechenweg
) -> Variante:
    plan = context.plan
    mean = Fraction(n * (plan.minuten_je_akte_von + plan.minuten_je_akte_bis), 120)
    weekly = Fraction(exact(plan.stunden_je_woche)) * plan.pruefende
    return Variante(
        verfahren=kind,
        umfang=n,
        umfang_ungerundet=unrounded,
        genauigkeit=_margin(context.total, n, context.expected, context.level),
        genauigkeit_50=_margin(context.total, n, 0.5, context.level),
        stunden_von=_hours(n, plan.minuten_je_akte_von),
        stunden_bis=_hours(n, plan.minuten_je_akte_bis),
        wochen=math.ceil(mean / weekly) if weekly > 0 else 0,
        satz=said,
        rechenweg=way,
    )


def _shares(context: _Context, schichten: tuple[tuple[str, int], ...], n: int) -> tuple[SchichtPlan, ...]:
    sizes = [count for _, count in schichten]
    drawn = size.allocate_proportional(n=n, sizes=sizes)
    return tuple(
        SchichtPlan(
            name,
            count,
            files,
            _margin(count, files, context.expected, context.level) if 0 < files < count else None,
        )
        for (name, count), files in zip(schichten, drawn, strict=True)
    )


def _sentence(context: _Context, chosen: Variante) -> str:
    n = chosen.umfang
    if n == context.total:
        return f"Alle {integer(n)} Akten werden geprüft; das Ergebnis ist dann keine Schätzung."
    files = "Eine Akte zeigt" if n == 1 else f"{integer(n)} Akten zeigen"
    return f"{files} die Fehlerquote auf {_points(chosen.genauigkeit)} Prozentpunkte genau."


def _explanation(context: _Context, chosen: Variante, shares: tuple[SchichtPlan, ...]) -> str:
    """How many files a rounder precision would need, and what the strata can say on their own."""
    said = []
    better = math.ceil(chosen.genauigkeit * 100) - 1
    if better >= 1:
        needed = size.sample_size_proportion(
            population=context.total, confidence=context.level, margin=better / 100, expected_rate=context.expected
        )
        if needed.n < context.total:
            said.append(f"Für ±{better} Punkte wären {integer(needed.n)} Akten nötig.")
    margins = sorted(share.genauigkeit for share in shares if share.genauigkeit is not None)
    if len(margins) > 1 and margins[-1] >= _ROUGH:
        span = f"{_points(margins[0])} bis {_points(margins[-1])} Punkte"
        said.append(f"Je Schicht ist nur eine grobe Aussage möglich ({span}).")
    return " ".join(said)


def _notices(plan: Plan, shares: tuple[SchichtPlan, ...]) -> tuple[str, ...]:
    if plan.schichtung is not Schichtung.ANTEILIG:
        return ()
    said = []
    for share in shares:
        name = f"„{share.schicht}“" if share.schicht else "ohne Angabe"
        if share.akten == 0:
            said.append(
                f"Aus der Schicht {name} würde keine Akte gezogen. Fassen Sie sie mit einer anderen zusammen "
                f"oder ziehen Sie mehr Akten."
            )
        elif share.akten == 1 < share.bestand:
            said.append(f"Aus der Schicht {name} würde nur eine Akte gezogen; eine Schwankung zeigt sie nicht.")
    return tuple(said)


def _share(plan: Plan, name: str, what: str, errors: dict[str, str]) -> Fraction | None:
    try:
        return _fraction(getattr(plan, name), what)
    except ValueError as error:
        errors[name] = str(error)
        return None


def _fraction(text: str, what: str, *, one: bool = False) -> Fraction:
    """A typed per cent as a fraction inside (0, 1)."""
    try:
        share = Fraction(exact(text)) / 100
    except ValueError:
        share = Fraction(0)
    if not (0 < share < 1 or (one and share == 1)):
        raise ValueError(f"{what} muss über 0 und {'höchstens' if one else 'unter'} 100 Prozent sein.")
    return share


def _margin(population: int, n: int, rate: float, level: Fraction) -> float:
    return size.margin_of_error(population=population, n=n, rate=rate, confidence=level).margin


def _hours(n: int, minutes: int) -> int:
    return (2 * n * minutes + 60) // 120


def _points(margin: float) -> str:
    shown = points(margin)
    return shown.removesuffix(",0")


def _percent(share: Fraction) -> str:
    places = next((p for p in range(7) if (share * 100 * 10**p).denominator == 1), 7)
    return percent(share, places)
