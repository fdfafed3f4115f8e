"""What brings most of the Mängel: Pareto of kinds, causes, to whom they are due, and Prüfpunkte."""

from collections import Counter

from qmapp.checks.aktenpruefung.auswertung.zaehlung import Zaehlung
from qmapp.checks.aktenpruefung.rows import Auswertung, Ergebnis, Haeufung, Zurechenbarkeit
from qmapp.checks.aktenpruefung.ursachen import einheitlich
from qmapp.checks.sampling.pareto import pareto
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_vergleich import for_pareto

_ARTEN = {
    Ergebnis.F1: "formell",
    Ergebnis.F2: "materiell ohne Betrag",
    Ergebnis.F3_PLUS: "zu viel gezahlt",
    Ergebnis.F3_MINUS: "zu wenig gezahlt",
}
_ZURECHENBAR = {
    Zurechenbarkeit.AMT: "dem Amt",
    Zurechenbarkeit.DRITTE: "Dritten",
    Zurechenbarkeit.LEISTUNGSBERECHTIGTE: "Leistungsberechtigten",
    Zurechenbarkeit.KEINE: "niemandem",
}
_OPEN = "ohne Angabe"


def haeufung(counted: Zaehlung, this: Auswertung) -> Haeufung:
    """Count Mängel of the examined files; a Mangel with several causes counts once for each of them."""
    kinds: Counter[str] = Counter()
    for (_, ergebnis), count in counted.ergebnisse.items():
        if ergebnis in _ARTEN:
            kinds[_ARTEN[ergebnis]] += count
    causes: Counter[str] = Counter()
    for cause, count in counted.ursachen:
        causes[einheitlich(cause)] += count
    due = Counter({_OPEN if key is None else _ZURECHENBAR[key]: n for key, n in counted.zurechenbar})
    return Haeufung(
        arten=pareto(kinds.items()),
        ursachen=pareto(causes.items()),
        zurechenbar=pareto(due.items()),
        punkte=pareto((f"{p.punkt.nummer} {p.punkt.titel}", p.material + p.formell) for p in this.punkte),
        maengel=sum(kinds.values()),
        ohne_ursache=counted.ohne_ursache,
    )


def rechenwege(found: Haeufung) -> tuple[Rechenweg, ...]:
    """How each Pareto was counted."""
    told = (
        (found.arten, "Arten der Mängel", "Mängel"),
        (found.ursachen, "Ursachen", "Nennungen"),
        (found.zurechenbar, "Zurechenbarkeit", "Mängel"),
        (found.punkte, "Prüfpunkte", "Mängel"),
    )
    return tuple(for_pareto(counts, what, unit=unit) for counts, what, unit in told if counts.total)
