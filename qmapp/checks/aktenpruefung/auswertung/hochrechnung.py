"""Every way to project euro side by side, each only where it applies, and Stringer's bound for a draw by amount."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung.auswertung import betraege, stringer
from qmapp.checks.aktenpruefung.auswertung.betraege import ARTEN, Betragsart, Gruppe
from qmapp.checks.aktenpruefung.auswertung.ergebnis import Grundlage
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte
from qmapp.checks.aktenpruefung.rows import Betragsverfahren, Hochrechnungen
from qmapp.checks.sampling.amounts import AmountEstimate, ratio_estimate, regression_estimate
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_betraege import (
    for_combined_ratio,
    for_combined_regression,
    for_ratio,
    for_regression,
)
from qmapp.checks.sampling.stratified_amounts import (
    AmountStratum,
    combined_ratio_estimate,
    combined_regression_estimate,
)

_NO_ERRORS = "In den geprüften Akten wurde kein Fehlbetrag festgestellt."
_NO_LIST = "Die Fallliste nennt nicht zu jeder Akte einen Betrag."
_ALIKE = "Die Listenbeträge der geprüften Akten sind alle gleich oder null."
#: Below so many differing files the ratio and the slope are driven by single files.
_FEW = "Verhältnis und Steigung hängen an wenigen Akten mit Abweichung."

_Estimate = Callable[[Sequence[Gruppe], Betragsart], AmountEstimate]


def hochrechnungen(session: Session, pruefung_id: UUID, given: Grundlage) -> Hochrechnungen:
    """All ways with their figures, or why they do not apply."""
    book = _book(given)
    return Hochrechnungen(
        verfahren=_ways(given, book),
        stringer=stringer.obergrenzen(session, pruefung_id, given),
        stringer_grund=stringer.hindernis(given),
        liste_cent=given.liste.summe_cent,
    )


def rechenwege(session: Session, pruefung_id: UUID, given: Grundlage, found: Hochrechnungen) -> tuple[Rechenweg, ...]:
    """How the gross figure of each way that applies was computed."""
    level, book = given.befund.sicherheit, _book(given)
    groups, strata = betraege.kopfgruppen(given.befund), betraege.schichtgruppen(given.befund)
    applies = {way.name for way in found.verfahren if way.anwendbar}
    ways: list[Rechenweg] = []
    if groups is not None and _DIFFERENCE in applies:
        ways.append(betraege.rechenweg(groups, level))
    if strata is not None and _BY_STRATA in applies:
        ways.append(betraege.rechenweg(strata, level))
    if book is not None and _RATIO in applies:
        ways.append(_ratio_way(strata or groups or (), book, level))
    if book is not None and _REGRESSION in applies:
        ways.append(_regression_way(strata or groups or (), book, level))
    return (*ways, *stringer.rechenwege(session, pruefung_id, given))


_DIFFERENCE, _BY_STRATA, _RATIO, _REGRESSION = "Differenz", "Differenz nach Schichten", "Verhältnis", "Regression"


def _book(given: Grundlage) -> int | None:
    """The sum of the list, where every row and every examined file has an amount."""
    known = all(akte.betrag is not None for akte in given.befund.akten)
    return given.liste.summe_cent if known and given.liste.summe_cent else None


def _ways(given: Grundlage, book: int | None) -> tuple[Betragsverfahren, ...]:
    befund, level = given.befund, given.befund.sicherheit
    groups, strata = betraege.kopfgruppen(befund), betraege.schichtgruppen(befund)
    common = betraege.hindernis(befund) or ("" if any(map(ARTEN["brutto"], befund.akten)) else _NO_ERRORS)
    no_list = "" if book is not None else _NO_LIST

    def difference(groups: Sequence[Gruppe], art: Betragsart) -> AmountEstimate:
        return betraege.differenz(groups, art, level)

    def ratio(groups: Sequence[Gruppe], art: Betragsart) -> AmountEstimate:
        return _ratio(groups, art, book or 0, level)

    def regression(groups: Sequence[Gruppe], art: Betragsart) -> AmountEstimate:
        return _regression(groups, art, book or 0, level)

    simple = groups is not None and len(groups) == 1
    ways = [_way(_DIFFERENCE if simple else _BY_STRATA, groups, difference, common, befund.akten, kopf=True)]
    if simple and strata is not None:
        ways.append(_way(_BY_STRATA, strata, difference, common, befund.akten))
    ways.append(_way(_RATIO, strata or groups, ratio, common or no_list, befund.akten))
    ways.append(_way(_REGRESSION, strata or groups, regression, common or no_list, befund.akten))
    return tuple(ways)


def _way(
    name: str,
    groups: Sequence[Gruppe] | None,
    estimate: _Estimate,
    hindrance: str,
    akten: Sequence[GezaehlteAkte],
    *,
    kopf: bool = False,
) -> Betragsverfahren:
    if hindrance or groups is None:
        return Betragsverfahren(name, None, None, None, None, grund=hindrance or betraege.NO_STRATUM, kopf=kopf)
    found = {key: estimate(groups, art) for key, art in ARTEN.items()}
    if found["brutto"].total is None:
        return Betragsverfahren(name, None, None, None, None, grund=_ALIKE, kopf=kopf)
    shown = {key: betraege.betrag(sum(map(art, akten)), found[key], akten, art, True) for key, art in ARTEN.items()}
    warning = found["brutto"].warning
    return Betragsverfahren(
        name,
        shown["zu_viel"],
        shown["zu_wenig"],
        shown["netto"],
        shown["brutto"],
        hinweis=_FEW if warning and not kopf else warning or "",
        kopf=kopf,
    )


def _paid(akten: Sequence[GezaehlteAkte]) -> tuple[int, ...]:
    return tuple(akte.betrag or 0 for akte in akten)


def _due(akten: Sequence[GezaehlteAkte], art: Betragsart) -> tuple[int, ...]:
    """What would have stood in the list without the errors; the estimates only use the difference."""
    return tuple((akte.betrag or 0) - art(akte) for akte in akten)


def _strata(groups: Sequence[Gruppe], art: Betragsart) -> list[AmountStratum]:
    return [AmountStratum(size, _paid(akten), _due(akten, art)) for size, akten in groups]


def _ratio(groups: Sequence[Gruppe], art: Betragsart, book: int, level: Fraction) -> AmountEstimate:
    if len(groups) > 1:
        return combined_ratio_estimate(strata=_strata(groups, art), book_total=book, confidence=level)
    size, akten = groups[0]
    return ratio_estimate(population=size, book_total=book, paid=_paid(akten), due=_due(akten, art), confidence=level)


def _regression(groups: Sequence[Gruppe], art: Betragsart, book: int, level: Fraction) -> AmountEstimate:
    if len(groups) > 1:
        return combined_regression_estimate(strata=_strata(groups, art), book_total=book, confidence=level)
    size, akten = groups[0]
    return regression_estimate(
        population=size, book_total=book, paid=_paid(akten), due=_due(akten, art), confidence=level
    )


def _ratio_way(groups: Sequence[Gruppe], book: int, level: Fraction) -> Rechenweg:
    gross = ARTEN["brutto"]
    if len(groups) > 1:
        return for_combined_ratio(strata=_strata(groups, gross), book_total=book, confidence=level)
    size, akten = groups[0]
    return for_ratio(population=size, book_total=book, paid=_paid(akten), due=_due(akten, gross), confidence=level)


def _regression_way(groups: Sequence[Gruppe], book: int, level: Fraction) -> Rechenweg:
    gross = ARTEN["brutto"]
    if len(groups) > 1:
        return for_combined_regression(strata=_strata(groups, gross), book_total=book, confidence=level)
    size, akten = groups[0]
    return for_regression(population=size, book_total=book, paid=_paid(akten), due=_due(akten, gross), confidence=level)
