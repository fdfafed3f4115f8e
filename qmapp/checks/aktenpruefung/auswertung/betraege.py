"""What the errors mean in euro: found in the examined files, and projected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte
from qmapp.checks.aktenpruefung.rows import Betraege, Betrag, Schichtung
from qmapp.checks.sampling.amounts import AmountEstimate, difference_estimate
from qmapp.checks.sampling.rechenweg import Rechenweg, for_difference
from qmapp.checks.sampling.rechenweg_betraege import for_stratified_difference
from qmapp.checks.sampling.stratified_amounts import AmountStratum, stratified_difference_estimate

#: Fewer examined files are not projected.
FEWEST_TO_PROJECT = 100
_TOO_FEW = f"Mit weniger als {FEWEST_TO_PROJECT} geprüften Akten wird nicht hochgerechnet."
BY_AMOUNT = "Gezogen wurde nach Beträgen; statt einer Hochrechnung gilt die Obergrenze nach Stringer."
NO_STRATUM = "Nicht aus jeder Schicht liegt eine geprüfte Akte vor; deshalb wird nicht hochgerechnet."
_NOT_INDIVIDUAL = "Die Hochrechnung trägt keine Rückforderung im Einzelfall."

#: A group of files drawn with one chance: how many there are, and the examined ones.
Gruppe = tuple[int, Sequence[GezaehlteAkte]]
Betragsart = Callable[[GezaehlteAkte], int]
#: The four amounts of a file, by the field of :class:`Betraege`.
ARTEN: Mapping[str, Betragsart] = MappingProxyType(
    {
        "zu_viel": lambda akte: akte.zu_viel,
        "zu_wenig": lambda akte: akte.zu_wenig,
        "netto": lambda akte: akte.zu_viel - akte.zu_wenig,
        "brutto": lambda akte: akte.zu_viel + akte.zu_wenig,
    }
)


def betraege(befund: Befund) -> Betraege | None:
    """Over- and underpayments of the examined files with their projections; None without examined files.

    The estimate treats the sample as a simple one, which a proportional draw nearly is; where strata were drawn with
    different shares it is the stratified one.
    """
    akten = befund.akten
    if not akten:
        return None
    groups = kopfgruppen(befund)
    hindrance = hindernis(befund)
    found = {} if groups is None else {name: differenz(groups, art, befund.sicherheit) for name, art in ARTEN.items()}
    sums = {name: sum(map(art, akten)) for name, art in ARTEN.items()}
    shown = {name: betrag(sums[name], found.get(name), akten, art, not hindrance) for name, art in ARTEN.items()}
    warnings = [hindrance] if hindrance else []
    if sums["brutto"] and not hindrance:
        warnings += [w for w in (found["brutto"].warning, _NOT_INDIVIDUAL) if w]
    return Betraege(**shown, warnungen=tuple(warnings), je_akte_cent=round(Fraction(sums["brutto"], len(akten))))


def hindernis(befund: Befund) -> str:
    """Why there is no projection, or "" where there is one."""
    if befund.nach_betrag:
        return BY_AMOUNT
    if kopfgruppen(befund) is None:
        return NO_STRATUM
    enough = len(befund.akten) >= min(FEWEST_TO_PROJECT, befund.grundgesamtheit)
    return "" if enough else _TOO_FEW


def kopfgruppen(befund: Befund) -> tuple[Gruppe, ...] | None:
    """The groups the headline is projected from; None where a stratum drawn on its own has no examined file."""
    if befund.ungleich:
        return schichtgruppen(befund)
    return ((befund.grundgesamtheit, befund.akten),)


def schichtgruppen(befund: Befund) -> tuple[Gruppe, ...] | None:
    """The examined files by the strata of the list; None where the draw had none or one has no examined file."""
    if befund.pruefung.plan.schichtung is Schichtung.KEINE or len(befund.bestand) < 2:
        return None
    groups = tuple((size, [akte for akte in befund.akten if akte.schicht == name]) for name, size in befund.bestand)
    return groups if all(akten for _, akten in groups) else None


def differenz(groups: Sequence[Gruppe], art: Betragsart, level: Fraction) -> AmountEstimate:
    """The difference estimate, stratified where there are several groups."""
    if len(groups) == 1:
        size, akten = groups[0]
        return difference_estimate(population=size, paid=list(map(art, akten)), due=[0] * len(akten), confidence=level)
    return stratified_difference_estimate(strata=_without_due(groups, art), confidence=level)


def rechenweg(groups: Sequence[Gruppe], level: Fraction) -> Rechenweg:
    """How the gross projection was computed."""
    gross = ARTEN["brutto"]
    if len(groups) == 1:
        size, akten = groups[0]
        way = for_difference(population=size, paid=list(map(gross, akten)), due=[0] * len(akten), confidence=level)
        return replace(way, titel="Hochrechnung in Euro, zu viel und zu wenig zusammen (Differenzenschätzung)")
    return for_stratified_difference(strata=_without_due(groups, gross), confidence=level)


def betrag(
    total: int, estimate: AmountEstimate | None, akten: Sequence[GezaehlteAkte], art: Betragsart, project: bool
) -> Betrag:
    """A sum of the sample with its projection in whole cents."""
    differing = sum(1 for akte in akten if art(akte))
    if estimate is None or not project:
        return Betrag(total, differing, None, None, None, None)
    figures = (estimate.total, estimate.se, estimate.t_lower, estimate.t_upper)
    projection, error, lower, upper = (None if f is None else round(f) for f in figures)
    return Betrag(total, differing, projection, error, lower, upper)


def _without_due(groups: Sequence[Gruppe], art: Betragsart) -> list[AmountStratum]:
    return [AmountStratum(size, tuple(map(art, akten)), (0,) * len(akten)) for size, akten in groups]
