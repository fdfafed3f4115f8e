"""The evaluation as one query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import grundgesamtheit
from qmapp.checks.aktenpruefung.auswertung import betraege as euro
from qmapp.checks.aktenpruefung.auswertung import blicke, gewichtet, quoten, saetze, schichten, verlust
from qmapp.checks.aktenpruefung.auswertung.gewichtet import JeSchicht
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte, Zaehlung, zaehle
from qmapp.checks.aktenpruefung.pruefung import pruefung
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    Auswahl,
    Auswertung,
    BereichErgebnis,
    Grundgesamtheit,
    Pruefung,
    PunktErgebnis,
    SchichtErgebnis,
    Schichtung,
    VerlorenRegel,
)
from qmapp.checks.katalog import Katalog
from qmapp.checks.sampling import rechenweg
from qmapp.checks.sampling.homogeneity import homogeneity_test
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.sentence import strata_comparison
from qmapp.errors import UserError

_Bereiche = tuple[BereichErgebnis, ...]


def auswertung(session: Session, pruefung_id: UUID) -> Auswertung:
    """Evaluate a Prüfung, finished or not; raises UserError before the draw.

    A draw by amount gives larger files a larger chance: its rates stand for the examined files alone and carry no
    range and no verdict; what it says of the whole population is said in euro (:mod:`hochrechnung`).

    Only examined files count; what does not apply or cannot be assessed leaves numerator and denominator. Rates carry
    exact hypergeometric intervals at the plan's confidence, the stratified rate a Korn–Graubard interval. A verdict is
    given only if it holds whether the lost files are faulty or correct, or if the rule fixed before the draw counts
    them as faulty.
    """
    given = grundlage(session, pruefung_id)
    return blicke.ergaenzt(session, given.befund, ausgewertet(given))


@dataclass(frozen=True)
class Grundlage:
    """What an evaluation is made from; ``je_schicht`` only where files must be weighted."""

    katalog: Katalog
    liste: Grundgesamtheit
    zaehlung: Zaehlung
    befund: Befund
    je_schicht: JeSchicht | None = None


def grundlage(session: Session, pruefung_id: UUID) -> Grundlage:
    """Read and count a Prüfung; raises UserError before the draw."""
    head = pruefung(session, pruefung_id)
    population = grundgesamtheit.grundgesamtheit(session, pruefung_id)
    if population is None or head.gezogen_um is None:
        raise UserError("Die Stichprobe ist noch nicht gezogen.", advice="Ziehen Sie zuerst die Akten.")
    katalog = katalog_door.katalog(session, head.katalog_id)
    counted = zaehle(session, pruefung_id, katalog)
    befund = _befund(head, population, counted, sicherheit(head))
    strata = gewichtet.je_schicht(session, pruefung_id) if gewichtet.moeglich(befund) else None
    return Grundlage(katalog, population, counted, befund, strata)


def ausgewertet(given: Grundlage) -> Auswertung:
    """The evaluation of what was read, without what later draws add to its notes."""
    befund, counted, katalog = given.befund, given.zaehlung, given.katalog
    total, level = befund.grundgesamtheit, befund.bereich_zu
    punkte = tuple(quoten.punkt_ergebnis(p, counted, befund.geprueft, total, level) for p in katalog.punkte)
    bereiche = quoten.bereich_ergebnisse(katalog, punkte, counted, total, level)
    if given.je_schicht is not None:
        punkte = gewichtet.punkte(punkte, given.je_schicht, befund)
        bereiche = gewichtet.bereiche(bereiche, given.je_schicht, befund)
    return _assembled(befund, counted, punkte, bereiche=bereiche)


def sicherheit(head: Pruefung) -> Fraction:
    """The confidence of the plan as a fraction."""
    return Fraction(head.plan.sicherheit_prozent) / 100


def _befund(head: Pruefung, population: Grundgesamtheit, counted: Zaehlung, level: Fraction) -> Befund:
    total, examined = population.ohne_ausgeschlossene, counted.geprueft
    lost, x, n = counted.anzahl(Aktenstand.VERLOREN), _faulty(examined), len(examined)
    counts_lost = head.plan.verloren_regel is VerlorenRegel.MANGEL
    by_amount = head.plan.auswahl is Auswahl.WERT
    shown = None if by_amount else level
    found = quoten.schicht_ergebnisse(population.schichten, counted.akten, shown)
    unequal = schichten.ungleich(head.plan, found)
    joined = schichten.zusammen_erlaubt(head.kleine_schichten, ungleich=unequal)
    strata, stratified = None, None
    if head.plan.schichtung is not Schichtung.KEINE and found and not by_amount:
        strata = quoten.strata(found, lost_are_faulty=counts_lost)
        strata = schichten.schaetzbar(strata) if joined else strata
        stratified = quoten.geschichtet(strata, level)
    added = lost if counts_lost else 0
    extremes = verlust.verlust((x, n, lost), total, shown)
    headline = examined_rate = quoten.quote(x + added, n + added, total, shown)
    if unequal and stratified is not None and strata is not None:
        extremes = verlust.verlust_gewichtet(found, level)
        examined_rate = quoten.gewichtet(strata, level)
    doubtful = lost and n and not counts_lost
    return Befund(
        pruefung=head,
        fallquote=headline,
        geschichtet=stratified,
        verlust=extremes,
        sensitivity=verlust.sensitivity(examined_rate, extremes, lost) if doubtful else None,
        sicherheit=level,
        grundgesamtheit=total,
        akten=tuple(examined),
        offen=sum(1 for akte in counted.akten if akte.stand.zu_tun),
        verloren_je_schicht=counted.verloren_je_schicht(),
        ersetzt=counted.anzahl(Aktenstand.ERSETZT),
        ohne_ersatz=counted.ohne_ersatz,
        bestand=population.schichten,
        schichten=schichten.gezeigt(found, shown) if joined else found,
        strata=None if stratified is None else strata,
        ungleich=unequal,
        schicht_titel=population.angaben.spalte_schicht or "Schicht",
    )


def _assembled(befund: Befund, counted: Zaehlung, punkte: tuple[PunktErgebnis, ...], bereiche: _Bereiche) -> Auswertung:
    examined, level, lost, total = befund.akten, befund.bereich_zu, befund.verloren, befund.grundgesamtheit
    x, n = _faulty(examined), len(examined)
    frequent = tuple(sorted((p for p in punkte if p.material), key=lambda p: (-p.material, p.punkt.nummer)))
    said, compared = saetze.satz(befund, frequent), _test(befund.schichten) if level is not None else (None, "")
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
        verloren_als_fehler=befund.verlust.alle_fehlerhaft,
        verloren_als_korrekt=befund.verlust.alle_fehlerfrei,
        sicherheit=befund.sicherheit,
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
        betraege=euro.betraege(befund),
        ursachen=counted.ursachen,
        haeufigste=frequent,
        rechenwege=tuple(_rechenwege(befund)),
        schicht_titel=befund.schicht_titel,
    )


def _test(schichten: Sequence[SchichtErgebnis]) -> tuple[float | None, str]:
    """p value and sentence on whether the strata differ; None and "" where there is nothing to compare."""
    compared = [schicht for schicht in schichten if schicht.geprueft]
    if len(compared) < 2:
        return None, ""
    test = homogeneity_test(errors=[s.mit_mangel for s in compared], drawn=[s.geprueft for s in compared])
    return test.p_value, strata_comparison(test)


def _rechenwege(befund: Befund) -> Iterator[Rechenweg]:
    quote, level = befund.fallquote, befund.bereich_zu
    if quote.nenner == 0 or level is None:
        return
    if befund.strata is not None:
        yield rechenweg.for_korn_graubard(
            sizes=befund.strata.sizes,
            drawn=befund.strata.drawn,
            errors=befund.strata.errors,
            confidence=level,
            names=befund.strata.names,
        )
    if not befund.ungleich:
        yield rechenweg.for_hypergeometric(
            population=quote.grundgesamtheit, n=quote.nenner, x=quote.zaehler, confidence=level
        )
    groups = euro.kopfgruppen(befund)
    if groups and not euro.hindernis(befund) and any(akte.zu_viel or akte.zu_wenig for akte in befund.akten):
        yield euro.rechenweg(groups, befund.sicherheit)


def _faulty(akten: Sequence[GezaehlteAkte]) -> int:
    return sum(1 for akte in akten if akte.material)
