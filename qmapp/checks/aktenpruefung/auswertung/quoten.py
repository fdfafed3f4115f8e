"""Rates with their intervals: of files, Prüfpunkte, Bereiche and strata."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte, Zaehlung
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    BereichErgebnis,
    Ergebnis,
    Geschichtet,
    PunktErgebnis,
    Quote,
    SchichtErgebnis,
)
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.sampling.proportion import HypergeometricInterval, hypergeometric_interval
from qmapp.checks.sampling.sentence import FEWEST_FILES
from qmapp.checks.sampling.stratified import stratified_proportion, stratified_proportion_korn_graubard
from qmapp.checks.sampling.verdict import domain_population


@dataclass(frozen=True)
class Strata:
    """Files, examined files and faulty ones per stratum, as the stratified estimate takes them, with their names."""

    sizes: tuple[int, ...]
    drawn: tuple[int, ...]
    errors: tuple[int, ...]
    names: tuple[str, ...]


def quote(x: int, n: int, population: int, level: Fraction | None, *, geschaetzt: bool = False) -> Quote:
    """x of n files with the exact interval; without files only the counts.

    Without a ``level`` (files not drawn with equal chances) the rate stands for the examined files alone.
    """
    if n == 0 or level is None:
        return Quote(x, n, population, wert=x / n if n else None, geschaetzt=geschaetzt)
    interval = _interval(population, n, x, level)
    return Quote(
        zaehler=x,
        nenner=n,
        grundgesamtheit=population,
        wert=interval.rate,
        unten=interval.lower_rate,
        oben=interval.upper_rate,
        unten_akten=interval.lower,
        oben_akten=interval.upper,
        geschaetzt=geschaetzt,
    )


def domain_quote(x: int, n: int, examined: int, population: int, level: Fraction | None) -> Quote:
    """x of the n examined files something applies to; the population it applies to is estimated (N·n/examined)."""
    if n == 0:
        return quote(x, 0, 0, level, geschaetzt=True)
    estimated = domain_population(population=population, examined=examined, applicable=n)
    return quote(x, n, estimated, level, geschaetzt=n < examined)


def punkt_ergebnis(
    punkt: Pruefpunkt, zaehlung: Zaehlung, examined: int, population: int, level: Fraction | None
) -> PunktErgebnis:
    """A Prüfpunkt over all examined files."""
    counts = {ergebnis: zaehlung.ergebnisse[punkt.code, ergebnis] for ergebnis in Ergebnis}
    bewertet = sum(count for ergebnis, count in counts.items() if ergebnis.bewertet)
    material = sum(count for ergebnis, count in counts.items() if ergebnis.material)
    ok, f1, f2, plus, minus, entfaellt, nicht_pruefbar = (counts[ergebnis] for ergebnis in Ergebnis)
    return PunktErgebnis(
        punkt=punkt,
        zaehlung=(ok, f1, f2, plus, minus, entfaellt, nicht_pruefbar),
        bewertet=bewertet,
        material=material,
        formell=counts[Ergebnis.F1],
        quote=domain_quote(material, bewertet, examined, population, level),
        zu_viel_cent=zaehlung.betraege[punkt.code, Ergebnis.F3_PLUS],
        zu_wenig_cent=zaehlung.betraege[punkt.code, Ergebnis.F3_MINUS],
        ausser_kraft=zaehlung.ausser_kraft.get(punkt.code),
    )


def bereich_ergebnisse(
    katalog: Katalog, punkte: Sequence[PunktErgebnis], zaehlung: Zaehlung, population: int, level: Fraction | None
) -> tuple[BereichErgebnis, ...]:
    """Each Bereich by Prüfpunkte and by files."""
    examined = zaehlung.geprueft
    found = []
    for bereich in katalog.bereiche:
        own = [p for p in punkte if p.punkt.bereich == bereich.schluessel]
        bewertet, material, formell = (
            sum(getattr(p, name) for p in own) for name in ("bewertet", "material", "formell")
        )
        faulty = sum(1 for akte in examined if bereich.schluessel in akte.material)
        assessed = zaehlung.bewertete_akten.get(bereich.schluessel, 0)
        found.append(
            BereichErgebnis(
                bereich=bereich,
                bewertet=bewertet,
                material=material,
                formell=formell,
                quote_material=material / bewertet if bewertet else None,
                quote_gesamt=(material + formell) / bewertet if bewertet else None,
                akten=domain_quote(faulty, assessed, len(examined), population, level),
            )
        )
    return tuple(found)


def schicht_ergebnisse(
    schichten: Sequence[tuple[str, int]], akten: Sequence[GezaehlteAkte], level: Fraction | None
) -> tuple[SchichtErgebnis, ...]:
    """Each stratum of the list; nothing where the list has no strata."""
    if len(schichten) < 2:
        return ()
    found = []
    for name, size in schichten:
        own = [akte for akte in akten if akte.schicht == name]
        examined = [akte for akte in own if akte.stand is Aktenstand.GEPRUEFT]
        faulty = sum(1 for akte in examined if akte.material)
        found.append(
            SchichtErgebnis(
                name=name,
                bestand=size,
                zugeteilt=sum(1 for akte in own if not akte.reserve),
                ersetzt=sum(1 for akte in own if akte.stand is Aktenstand.ERSETZT),
                verloren=sum(1 for akte in own if akte.stand is Aktenstand.VERLOREN),
                geprueft=len(examined),
                offen=sum(1 for akte in own if akte.stand.zu_tun),
                mit_mangel=faulty,
                quote=quote(faulty, len(examined), size, level),
                zu_wenige=len(examined) < min(FEWEST_FILES, size),
            )
        )
    return tuple(found)


def strata(schichten: Sequence[SchichtErgebnis], *, lost_are_faulty: bool) -> Strata:
    """The strata for the stratified estimate, lost files among the faulty ones where the rule says so."""
    lost = [schicht.verloren if lost_are_faulty else 0 for schicht in schichten]
    return Strata(
        sizes=tuple(s.bestand for s in schichten),
        drawn=tuple(s.geprueft + gone for s, gone in zip(schichten, lost, strict=True)),
        errors=tuple(s.mit_mangel + gone for s, gone in zip(schichten, lost, strict=True)),
        names=tuple(s.name or "ohne Angabe" for s in schichten),
    )


def geschichtet(counts: Strata, level: Fraction) -> Geschichtet | None:
    """The stratified rate with its Korn–Graubard interval; None where a stratum has no examined file."""
    if not counts.sizes or 0 in counts.drawn:
        return None
    given = {"sizes": counts.sizes, "drawn": counts.drawn, "errors": counts.errors}
    plain = stratified_proportion(**given, confidence=level)
    interval = stratified_proportion_korn_graubard(**given, confidence=level)
    undefined = interval.lower is None or interval.upper is None
    return Geschichtet(
        wert=plain.rate,
        se=plain.se,
        unten=interval.lower,
        oben=interval.upper,
        akten=round(plain.total),
        hinweis="Eine Schicht hat nur eine geprüfte Akte; ein Bereich lässt sich deshalb nicht angeben."
        if undefined
        else "",
    )


def gewichtet(counts: Strata, level: Fraction) -> Quote:
    """The stratified rate as a rate of the whole population, the counts those of the sample; no value without one."""
    x, n, population = sum(counts.errors), sum(counts.drawn), sum(counts.sizes)
    found = geschichtet(counts, level)
    if found is None:
        return Quote(x, n, population)
    return Quote(x, n, population, found.wert, found.unten, found.oben)


@lru_cache(maxsize=4096)
def _interval(population: int, n: int, x: int, level: Fraction) -> HypergeometricInterval:
    """Most counts stay the same from one evaluation to the next."""
    return hypergeometric_interval(population=population, n=n, x=x, confidence=level)
