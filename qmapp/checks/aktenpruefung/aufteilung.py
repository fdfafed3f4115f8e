"""How the sample is spread over the strata: by size, or by size and what an earlier Prüfung found (Neyman)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.aktenpruefung.planverfahren import NACHWEIS, UnmoeglichError
from qmapp.checks.aktenpruefung.rows import Plan, Schichtung
from qmapp.checks.sampling import rechenweg_plan
from qmapp.checks.sampling.allocation import (
    allocate_neyman,
    allocate_proportional,
    neyman_spread,
    stratified_margin,
)
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, points

Schichten = Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Aufteilung:
    """Files per stratum in the order of the strata; ``genauigkeit`` (expected, worst case) where the rule changes it.

    ``frueher`` holds the earlier (faulty, examined) per stratum of Neyman's rule.
    """

    akten: tuple[int, ...]
    genauigkeit: tuple[float, float] | None = None
    frueher: tuple[tuple[int, int], ...] = ()
    rechenweg: Rechenweg | None = None
    vergleich: str = ""


def pruefe(plan: Plan, schichten: Schichten) -> None:
    """Raises :class:`UnmoeglichError` where the rule does not fit the list, the method or the selection."""
    if not plan.geschichtet:
        return
    if plan.nach_betrag:
        raise UnmoeglichError(
            "schichtung",
            "Nach Betrag wird ohne Schichten gezogen. Wählen Sie „Einfach zufällig“ oder eine andere Auswahl.",
        )
    if len(schichten) < 2:
        raise UnmoeglichError(
            "schichtung", "Die Liste hat keine Schichten. Wählen Sie beim Einlesen eine Spalte dafür."
        )
    if plan.schichtung is Schichtung.NEYMAN:
        if plan.verfahren in NACHWEIS:
            raise UnmoeglichError(
                "schichtung",
                "Ein Grenzwert lässt sich nur einfach oder anteilig nachweisen. Nach Neyman hätten nicht alle Akten "
                "dieselbe Chance.",
            )
        frueher(plan, schichten)


def frueher(plan: Plan, schichten: Schichten) -> tuple[tuple[int, int], ...]:
    """The earlier (faulty, examined) of every stratum; raises :class:`UnmoeglichError` where one is missing."""
    if not plan.neyman_quoten:
        raise UnmoeglichError(
            "neyman_quoten",
            "Für die Aufteilung nach Neyman fehlen frühere Ergebnisse. Wählen Sie eine abgeschlossene Prüfung oder "
            "tragen Sie je Schicht ein, wie viele Akten geprüft wurden und wie viele einen Mangel hatten.",
        )
    known = {name: (x, n) for name, x, n in plan.neyman_quoten}
    missing = [name or "ohne Angabe" for name, _ in schichten if name not in known]
    if missing:
        named = ", ".join(f"„{name}“" for name in missing[:5]) + (" …" if len(missing) > 5 else "")
        raise UnmoeglichError(
            "neyman_quoten",
            f"Für {integer(len(missing))} von {integer(len(schichten))} Schichten fehlt ein früheres Ergebnis: "
            f"{named}. Bitte ergänzen Sie die Zeilen.",
        )
    return tuple(known[name] for name, _ in schichten)


def teile(plan: Plan, schichten: Schichten, n: int, *, expected: float, level: Fraction) -> Aufteilung:
    """Divide n files by the plan's rule; without one, what to expect of chance (nothing by amount).

    Raises :class:`UnmoeglichError`.
    """
    sizes = [count for _, count in schichten]
    if plan.nach_betrag:
        return Aufteilung(())
    if not plan.geschichtet:
        return Aufteilung(allocate_proportional(n=n, sizes=sizes))
    try:
        if plan.schichtung is Schichtung.NEYMAN:
            return _neyman(plan, schichten, n, level)
        shares = allocate_proportional(n=n, sizes=sizes, minimum=plan.mindest_je_schicht)
    except UnmoeglichError:
        raise
    except ValueError as error:
        raise UnmoeglichError("mindest_je_schicht", str(error)) from error
    if shares == allocate_proportional(n=n, sizes=sizes):
        return Aufteilung(shares)
    if plan.verfahren in NACHWEIS:
        raise UnmoeglichError(
            "mindest_je_schicht",
            "Mit dieser Mindestzahl hätten nicht alle Akten dieselbe Chance; ein Grenzwert lässt sich so nicht "
            "nachweisen. Setzen Sie sie auf 0.",
        )
    at = [
        stratified_margin(sizes=sizes, drawn=shares, rates=[p] * len(sizes), confidence=level) for p in (expected, 0.5)
    ]
    return Aufteilung(shares, _both(at))


def _neyman(plan: Plan, schichten: Schichten, n: int, level: Fraction) -> Aufteilung:
    earlier, sizes = frueher(plan, schichten), [count for _, count in schichten]
    spreads = [neyman_spread(errors=x, examined=m) for x, m in earlier]
    rates = [(x + 1) / (m + 2) for x, m in earlier]
    shares = allocate_neyman(n=n, sizes=sizes, std_devs=spreads, minimum=plan.mindest_je_schicht)
    by_size = allocate_proportional(n=n, sizes=sizes, minimum=plan.mindest_je_schicht)
    margins = [
        stratified_margin(sizes=sizes, drawn=drawn, rates=given, confidence=level)
        for drawn, given in ((shares, rates), (shares, [0.5] * len(sizes)), (by_size, rates))
    ]
    gained = ""
    if margins[0] is not None and margins[2] is not None:
        gained = _gain(margins[0], margins[2])
    return Aufteilung(
        akten=shares,
        genauigkeit=_both(margins[:2]),
        frueher=earlier,
        rechenweg=rechenweg_plan.for_neyman(
            n=n,
            names=[name or "ohne Angabe" for name, _ in schichten],
            sizes=sizes,
            earlier=earlier,
            minimum=plan.mindest_je_schicht,
        ),
        vergleich=gained,
    )


def _gain(neyman: float, by_size: float) -> str:
    first, second = points(neyman, 2), points(by_size, 2)
    if first == second:
        return f"Anteilig geteilt wäre es mit {second} Punkten ebenso genau."
    return f"Anteilig geteilt wären es bei denselben früheren Quoten {second} statt {first} Punkte."


def _both(margins: Sequence[float | None]) -> tuple[float, float] | None:
    first, worst = margins
    return None if first is None or worst is None else (first, worst)
