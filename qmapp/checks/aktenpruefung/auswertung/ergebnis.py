"""The evaluation as one query."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import grundgesamtheit
from qmapp.checks.aktenpruefung.auswertung import betraege as euro
from qmapp.checks.aktenpruefung.auswertung import blicke, quoten, saetze
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte, Zaehlung, zaehle
from qmapp.checks.aktenpruefung.pruefung import pruefung
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    Auswertung,
    BereichErgebnis,
    Grundgesamtheit,
    Pruefung,
    PunktErgebnis,
    SchichtErgebnis,
    Schichtung,
    VerlorenRegel,
)
from qmapp.checks.sampling import rechenweg
from qmapp.checks.sampling.homogeneity import homogeneity_test
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.sentence import strata_comparison
from qmapp.checks.sampling.verdict import Sensitivity, lost_file_sensitivity
from qmapp.errors import UserError

_Bereiche = tuple[BereichErgebnis, ...]


def auswertung(session: Session, pruefung_id: UUID) -> Auswertung:
    """Evaluate a Prüfung, finished or not; raises UserError before the draw.

    Only examined files count; what does not apply or cannot be assessed leaves numerator and denominator. Rates carry
    exact hypergeometric intervals at the plan's confidence, the stratified rate a Korn–Graubard interval. A verdict is
    given only if it holds whether the lost files are faulty or correct, or if the rule fixed before the draw counts
    them as faulty.
    """
    head = pruefung(session, pruefung_id)
    population = grundgesamtheit.grundgesamtheit(session, pruefung_id)
    if population is None or head.gezogen_um is None:
        raise UserError("Die Stichprobe ist noch nicht gezogen.", advice="Ziehen Sie zuerst die Akten.")
    katalog = katalog_door.katalog(session, head.katalog_id)
    counted = zaehle(session, pruefung_id, katalog)
    level = Fraction(head.plan.sicherheit_prozent) / 100
    total = population.ohne_ausgeschlossene
    examined = counted.geprueft
    punkte = tuple(quoten.punkt_ergebnis(p, counted, len(examined), total, level) for p in katalog.punkte)
    befund = _befund(head, population, counted, level)
    found = _assembled(
        befund,
        counted,
        total,
        punkte,
        bereiche=quoten.bereich_ergebnisse(katalog, punkte, counted, total, level),
    )
    return replace(found, hinweise=(*found.hinweise, *blicke.hinweise(session, befund, found.urteil)))


def _befund(head: Pruefung, population: Grundgesamtheit, counted: Zaehlung, level: Fraction) -> Befund:
    total, examined = population.ohne_ausgeschlossene, counted.geprueft
    lost, x, n = counted.anzahl(Aktenstand.VERLOREN), _faulty(examined), len(examined)
    counts_lost = head.plan.verloren_regel is VerlorenRegel.MANGEL
    schichten = quoten.schicht_ergebnisse(population.schichten, counted.akten, level)
    stratified = None
    if head.plan.schichtung is Schichtung.ANTEILIG and schichten:
        stratified = quoten.geschichtet(quoten.strata(schichten, lost_are_faulty=counts_lost), level)
    sensitivity: Sensitivity | None = None
    if lost and n and not counts_lost:
        sensitivity = lost_file_sensitivity(population=total, examined=n, errors=x, lost=lost, confidence=level)
    added = lost if counts_lost else 0
    open_files = sum(1 for akte in counted.akten if akte.stand.zu_tun)
    return Befund(
        pruefung=head,
        fallquote=quoten.quote(x + added, n + added, total, level),
        geschichtet=stratified,
        sensitivity=sensitivity,
        sicherheit=level,
        gesamt=n + lost + open_files,
        geprueft=n,
        offen=open_files,
        verloren=lost,
        ersetzt=counted.anzahl(Aktenstand.ERSETZT),
        ohne_ersatz=counted.ohne_ersatz,
        schichten=schichten,
        schicht_titel=population.angaben.spalte_schicht or "Schicht",
    )


def _assembled(
    befund: Befund, counted: Zaehlung, total: int, punkte: tuple[PunktErgebnis, ...], bereiche: _Bereiche
) -> Auswertung:
    examined, level, lost = counted.geprueft, befund.sicherheit, befund.verloren
    x, n = _faulty(examined), len(examined)
    frequent = tuple(sorted((p for p in punkte if p.material), key=lambda p: (-p.material, p.punkt.nummer)))
    said, compared = saetze.satz(befund, frequent), _test(befund.schichten)
    return Auswertung(
        pruefung=befund.pruefung,
        grundgesamtheit=total,
        gezogen=sum(1 for akte in counted.akten if not akte.reserve),
        geprueft=n,
        verloren=lost,
        ersetzt=befund.ersetzt,
        offen=befund.offen,
        mit_material=x,
        nur_formell=sum(1 for akte in examined if akte.formell and not akte.material),
        ohne=sum(1 for akte in examined if not akte.formell and not akte.material),
        fallquote=befund.fallquote,
        geschichtet=befund.geschichtet,
        verloren_als_fehler=quoten.quote(x + lost, n + lost, total, level),
        verloren_als_korrekt=quoten.quote(x, n + lost, total, level),
        sicherheit=level,
        hoechstwert=befund.pruefung.hoechstwert,
        urteil=saetze.urteil(befund),
        satz=said,
        kernsatz=saetze.kernsatz(said),
        vorlaeufig=befund.offen > 0,
        hinweise=tuple(saetze.hinweise(befund, punkte)),
        bereiche=bereiche,
        punkte=punkte,
        schichten=befund.schichten,
        test_p=compared[0],
        test_satz=compared[1],
        betraege=euro.betraege(examined, total, level),
        ursachen=counted.ursachen,
        haeufigste=frequent,
        rechenwege=tuple(_rechenwege(befund, examined, total)),
        schicht_titel=befund.schicht_titel,
    )


def _test(schichten: Sequence[SchichtErgebnis]) -> tuple[float | None, str]:
    """p value and sentence on whether the strata differ; None and "" where there is nothing to compare."""
    compared = [schicht for schicht in schichten if schicht.geprueft]
    if len(compared) < 2:
        return None, ""
    test = homogeneity_test(errors=[s.mit_mangel for s in compared], drawn=[s.geprueft for s in compared])
    return test.p_value, strata_comparison(test)


def _rechenwege(befund: Befund, examined: list[GezaehlteAkte], total: int) -> Iterator[Rechenweg]:
    quote, level = befund.fallquote, befund.sicherheit
    if quote.nenner == 0:
        return
    if befund.geschichtet is not None:
        counts = quoten.strata(
            befund.schichten, lost_are_faulty=befund.pruefung.plan.verloren_regel is VerlorenRegel.MANGEL
        )
        yield rechenweg.for_korn_graubard(
            sizes=counts.sizes,
            drawn=counts.drawn,
            errors=counts.errors,
            confidence=level,
            names=[schicht.name or "ohne Angabe" for schicht in befund.schichten],
        )
    yield rechenweg.for_hypergeometric(
        population=quote.grundgesamtheit, n=quote.nenner, x=quote.zaehler, confidence=level
    )
    if euro.projected(len(examined), total) and any(akte.zu_viel or akte.zu_wenig for akte in examined):
        yield euro.rechenweg(examined, total, level)


def _faulty(akten: Sequence[GezaehlteAkte]) -> int:
    return sum(1 for akte in akten if akte.material)
