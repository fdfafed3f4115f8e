"""The order of the first draw, continued: which files come next, without a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte
from qmapp.checks.aktenpruefung.berechnung import berechne
from qmapp.checks.aktenpruefung.rows import Plan, Verfahren, Zeile
from qmapp.checks.aktenpruefung.zeilen import strata
from qmapp.checks.sampling.draw import draw, ticket
from qmapp.errors import UserError
from qmapp.german import integer


@dataclass(frozen=True)
class Topf:
    """A stratum of the draw as it stands: ``gezogen`` files of the sample and ``nachgerueckt`` spares that moved up.

    Together they are the first ranks of the stratum's order; ``name`` is "" for a draw without strata.
    """

    name: str
    schluessel: tuple[str, ...]
    gezogen: int = 0
    nachgerueckt: int = 0

    @property
    def vergeben(self) -> int:
        """Ranks on the desk."""
        return self.gezogen + self.nachgerueckt

    @property
    def frei(self) -> int:
        """Files that could still be drawn."""
        return len(self.schluessel) - self.vergeben


def toepfe(zeilen: Iterable[Zeile], plan: Plan) -> tuple[Topf, ...]:
    """The strata of a draw in its order, nothing drawn yet; the rows without excluded ones."""
    rows = list(zeilen)
    if not plan.geschichtet:
        return (Topf("", tuple(row.schluessel for row in rows)),)
    keys: dict[str, list[str]] = {name: [] for name, _ in strata(rows)}
    for row in rows:
        keys[row.schicht].append(row.schluessel)
    return tuple(Topf(name, tuple(found)) for name, found in keys.items())


def verteile(plan: Plan, toepfe: Sequence[Topf], auf: int) -> dict[str, int]:
    """How many files each stratum adds so that ``auf`` are drawn in all, by the plan's own division of ``auf``.

    A stratum never gives a file back: where the plan would now give it fewer, it stays, and the others get fewer; where
    it has too few files left, the others get more. Raises UserError where nothing is added or too few files are left.
    """
    drawn, left = sum(topf.gezogen for topf in toepfe), sum(topf.frei for topf in toepfe)
    if auf <= drawn:
        raise UserError(
            f"Gezogen sind schon {integer(drawn)} Akten.",
            advice="Bitte geben Sie eine größere Zahl ein.",
            field="auf",
        )
    if auf - drawn > left:
        raise UserError(
            f"Für {integer(auf)} Akten reicht die Liste nicht: Nach {integer(drawn)} gezogenen sind noch "
            f"{integer(left)} übrig.",
            advice="Bitte geben Sie eine kleinere Zahl ein.",
            field="auf",
        )
    target = _target(plan, toepfe, auf)
    added = {t.name: max(0, min(target[t.name] - t.gezogen, t.frei)) for t in toepfe}
    room = {t.name: t.frei for t in toepfe}
    while (short := auf - drawn - sum(added.values())) != 0:
        # One file at a time to or from the stratum that is furthest from what the plan gives it, ties to the earlier.
        step = 1 if short > 0 else -1
        open_to = [t for t in toepfe if (added[t.name] < room[t.name] if step > 0 else added[t.name] > 0)]
        chosen = max(open_to, key=lambda t: step * (target[t.name] - t.gezogen - added[t.name]) + _share(t))
        added[chosen.name] += step
    return added


def _share(topf: Topf) -> float:
    """Below 1: between strata equally far off the larger one moves."""
    return len(topf.schluessel) / (len(topf.schluessel) + 1)


def _target(plan: Plan, toepfe: Sequence[Topf], auf: int) -> dict[str, int]:
    if not plan.geschichtet:
        return {"": auf}
    sizes = tuple((topf.name, len(topf.schluessel)) for topf in toepfe)
    total = min(auf, sum(size for _, size in sizes))
    found = berechne(replace(plan, verfahren=Verfahren.ANZAHL, anzahl=total), sizes)
    if found.hindernis is not None:
        raise UserError(found.hindernis[1], field="auf")
    return {share.schicht: share.akten for share in found.aufteilung}


@dataclass(frozen=True)
class Fortsetzung:
    """What a stratum adds: ``akten`` in draw order, then the ``reserve`` that is left."""

    akten: tuple[GezogeneAkte, ...]
    reserve: tuple[GezogeneAkte, ...]


def setze_fort(topf: Topf, neu: int, plan: Plan, schicht_of: Mapping[str, str]) -> Fortsetzung:
    """The next ``neu`` files of the stratum's order, and the spares behind them.

    Drawing n and going on to m gives the files of drawing m at once, spares included: what has moved up is counted
    against the plan's spares. A stratum without any file keeps no spares.
    """
    first = topf.vergeben
    behind = max(0, plan.ersatz - topf.nachgerueckt) if topf.gezogen + neu else 0
    end = min(len(topf.schluessel), first + neu + behind)
    if end == 0:
        return Fortsetzung((), ())
    order = draw(topf.schluessel, n=end, seed=plan.startwert).sample
    files = tuple(
        GezogeneAkte(rang, ticket(plan.startwert, key), key, schicht_of[key])
        for rang, key in enumerate(order[first:], start=first + 1)
    )
    return Fortsetzung(files[:neu], files[neu:])
