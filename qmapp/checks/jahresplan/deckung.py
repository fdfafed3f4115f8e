"""Which areas the year covers: what each turnus asks for against what is planned, done and left out (S004-RPA-3)."""

from collections.abc import Mapping, Sequence

from qmapp.checks.jahresplan.rows import Bereichsdeckung, Deckung, Eintrag, Eintragstand, Turnus
from qmapp.german import folded

#: Turnus by how much it asks for, so that the strictest one of an area holds.
_STRICT = (Turnus.HALBJAEHRLICH, Turnus.JAEHRLICH, Turnus.ZWEIJAEHRLICH, Turnus.ANLASS)


def deckung(jahr: int, by_year: Mapping[int, Sequence[Eintrag]]) -> tuple[Bereichsdeckung, ...]:
    """The areas of ``jahr`` and those of earlier plans that come due in it, by name.

    An area keeps the turnus of its newest plan. Every second year is due when the year before had no audit of it. An
    audit that is left out with a reason is told apart; it covers nothing.
    """
    areas: dict[str, str] = {}
    for year in sorted(by_year):
        if year <= jahr:
            areas.update((folded(eintrag.bereich), eintrag.bereich) for eintrag in by_year[year])
    found = [_area(name, jahr, by_year) for name in areas.values()]
    return tuple(sorted(found, key=lambda area: folded(area.bereich)))


def _area(name: str, jahr: int, by_year: Mapping[int, Sequence[Eintrag]]) -> Bereichsdeckung:
    own = {
        year: [eintrag for eintrag in rows if folded(eintrag.bereich) == folded(name)]
        for year, rows in by_year.items()
        if year <= jahr
    }
    newest = max(year for year, rows in own.items() if rows)
    turnus = min((eintrag.turnus for eintrag in own[newest]), key=_STRICT.index)
    now = own.get(jahr, [])
    before = [year for year, rows in own.items() if year < jahr and any(_audited(eintrag) for eintrag in rows)]
    soll = turnus.je_jahr
    if turnus is Turnus.ZWEIJAEHRLICH and jahr - 1 in before and not now:
        soll = 0
    kept = [eintrag for eintrag in now if eintrag.stand is not Eintragstand.VERZICHTET]
    counts = (
        sum(eintrag.stand is not Eintragstand.VERSAEUMT for eintrag in kept),
        sum(_audited(eintrag) for eintrag in kept),
        len(now) - len(kept),
    )
    stocks = [eintrag.bestand for eintrag in kept if eintrag.bestand is not None]
    volumes = [eintrag.volumen_cent for eintrag in kept if eintrag.volumen_cent is not None]
    return Bereichsdeckung(
        bereich=name,
        turnus=turnus,
        soll=soll,
        geplant=len(kept),
        geprueft=counts[1],
        verzichtet=counts[2],
        umfang=sum(eintrag.umfang or 0 for eintrag in kept),
        bestand=max(stocks, default=None),
        volumen_cent=max(volumes, default=None),
        zuletzt=max(before, default=None),
        stand=_stand(soll, *counts),
    )


def _audited(eintrag: Eintrag) -> bool:
    return eintrag.stand is Eintragstand.GEPRUEFT


def _stand(soll: int, planned: int, audited: int, left_out: int) -> Deckung:
    if audited and audited >= soll:
        return Deckung.GEPRUEFT
    if planned and planned >= soll:
        return Deckung.IM_PLAN
    if left_out and planned + left_out >= soll:
        return Deckung.VERZICHTET
    return Deckung.LUECKE if soll else Deckung.NICHT_FAELLIG
