"""How much hangs on doubtful files: those that were lost, and those answered in part at once."""

from collections.abc import Iterator
from fractions import Fraction

from qmapp.checks.aktenpruefung.auswertung import quoten
from qmapp.checks.aktenpruefung.auswertung.ergebnis import Grundlage
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.rows import (
    Auswertung,
    Empfindlichkeit,
    Quote,
    Szenario,
    VerlorenRegel,
)
from qmapp.checks.sampling.homogeneity import HomogeneityTest, homogeneity_test
from qmapp.checks.sampling.rechenweg import Rechenweg, for_hypergeometric, for_korn_graubard
from qmapp.checks.sampling.sentence import FEWEST_FILES
from qmapp.checks.sampling.verdict import verdict
from qmapp.german import integer, percent

_HEADLINE = "Wie gezählt"
_LOST_FAULTY, _LOST_CORRECT = "Nicht auffindbare Akten fehlerhaft", "Nicht auffindbare Akten fehlerfrei"
_ONLY_SINGLE = "Nur einzeln beantwortete Akten"
_COLLECTIVE_FAULTY = "Akten mit Sammelantworten fehlerhaft"
_SIGNIFIKANZ = 0.05


def empfindlichkeit(given: Grundlage, this: Auswertung) -> Empfindlichkeit:
    """The headline beside what it would be otherwise; each with its verdict, none while files are open."""
    befund, counted = given.befund, given.zaehlung
    collective = sum(1 for akte in befund.akten if akte.sammel)
    test = _test(befund)
    return Empfindlichkeit(
        szenarien=(
            Szenario(_HEADLINE, _headline(this), this.urteil, kopf=True),
            *(Szenario(name, q, _urteil(befund, q)) for name, q in _others(befund)),
        ),
        verloren=befund.verloren,
        sammel_akten=collective,
        sammelantworten=counted.sammelantworten,
        antworten=counted.antworten,
        test_p=None if test is None else test.p_value,
        saetze=tuple(_sentences(given, collective, test)),
    )


def rechenwege(given: Grundlage, found: Empfindlichkeit) -> tuple[Rechenweg, ...]:
    """How the range of each other count was computed."""
    befund = given.befund
    ways = []
    for scenario in found.szenarien:
        q = scenario.quote
        if scenario.kopf or not q.nenner or befund.nach_betrag:
            continue
        if _weighted(befund):
            counts = dict(_counts(befund))[scenario.name]
            way = for_korn_graubard(
                sizes=counts.sizes,
                drawn=counts.drawn,
                errors=counts.errors,
                confidence=befund.sicherheit,
                names=counts.names,
            )
        else:
            way = for_hypergeometric(
                population=q.grundgesamtheit, n=q.nenner, x=q.zaehler, confidence=befund.sicherheit
            )
        ways.append(Rechenweg(scenario.name, way.formel, way.werte, way.ergebnis, way.quelle))
    return tuple(ways)


def _headline(this: Auswertung) -> Quote:
    q, weighted = this.fallquote, this.geschichtet
    if weighted is None:
        return q
    return Quote(q.zaehler, q.nenner, q.grundgesamtheit, weighted.wert, weighted.unten, weighted.oben)


def _weighted(befund: Befund) -> bool:
    """Only where strata were drawn with different shares do the counts of the whole sample mislead."""
    return befund.ungleich and befund.geschichtet is not None


def _others(befund: Befund) -> Iterator[tuple[str, Quote]]:
    level = befund.bereich_zu
    for name, counts in _counts(befund):
        if _weighted(befund):
            yield name, quoten.gewichtet(counts, befund.sicherheit)
        else:
            yield name, quoten.quote(sum(counts.errors), sum(counts.drawn), befund.grundgesamtheit, level)


def _counts(befund: Befund) -> Iterator[tuple[str, quoten.Strata]]:
    """Files and faulty ones by stratum for each other way to count."""
    rule = befund.pruefung.plan.verloren_regel
    if befund.verloren and befund.akten:
        yield _LOST_FAULTY, _counted(befund, lost=1, lost_faulty=1)
        yield _LOST_CORRECT, _counted(befund, lost=1, lost_faulty=0)
    collective = [akte for akte in befund.akten if akte.sammel]
    added = 1 if rule is VerlorenRegel.MANGEL else 0
    if collective and len(collective) < len(befund.akten):
        yield _ONLY_SINGLE, _counted(befund, lost=added, lost_faulty=added, single=True)
    if collective:
        yield _COLLECTIVE_FAULTY, _counted(befund, lost=added, lost_faulty=added, collective_faulty=True)


def _counted(
    befund: Befund, *, lost: int, lost_faulty: int, single: bool = False, collective_faulty: bool = False
) -> quoten.Strata:
    names = befund.bestand if _weighted(befund) else (("", befund.grundgesamtheit),)
    drawn, errors = [], []
    for name, _ in names:
        own = [a for a in befund.akten if (len(names) == 1 or a.schicht == name) and not (single and a.sammel)]
        gone = sum(n for stratum, n in befund.verloren_je_schicht if len(names) == 1 or stratum == name)
        faulty = sum(1 for a in own if a.material or (collective_faulty and a.sammel))
        drawn.append(len(own) + lost * gone)
        errors.append(faulty + lost_faulty * gone)
    sizes = tuple(size for _, size in names)
    return quoten.Strata(sizes, tuple(drawn), tuple(errors), tuple(name or "ohne Angabe" for name, _ in names))


def _urteil(befund: Befund, q: Quote) -> str | None:
    limit = befund.pruefung.hoechstwert
    if limit is None or befund.offen or befund.nach_betrag or q.nenner < min(FEWEST_FILES, q.grundgesamtheit):
        return None
    return verdict(lower_rate=q.unten, upper_rate=q.oben, limit=float(limit))


def _test(befund: Befund) -> HomogeneityTest | None:
    """Files with collective answers against files without; None where there are not both."""
    groups = [[a for a in befund.akten if a.sammel is kind] for kind in (True, False)]
    if not all(groups) or befund.nach_betrag:
        return None
    return homogeneity_test(
        errors=[sum(1 for a in group if a.material) for group in groups], drawn=[len(group) for group in groups]
    )


def _sentences(given: Grundlage, collective: int, test: HomogeneityTest | None) -> Iterator[str]:
    befund, counted = given.befund, given.zaehlung
    if not befund.verloren and not counted.sammelantworten:
        yield "Keine Akte ist verloren, und jeder Prüfpunkt ist einzeln beantwortet: Daran hängt nichts."
        return
    if counted.sammelantworten:
        share = Fraction(counted.sammelantworten, counted.antworten)
        yield (
            f"{integer(counted.sammelantworten)} von {integer(counted.antworten)} Antworten in "
            f"{integer(collective)} Akten wurden mit „Rest erfüllt“ in einem Schritt gegeben "
            f"({percent(share)})."
        )
    if test is not None and test.p_value is not None:
        if test.p_value < _SIGNIFIKANZ:
            yield (
                "Akten mit Sammelantworten haben eine andere Fehlerquote als einzeln beantwortete, mehr als Zufall "
                "erklärt. Sehen Sie einige dieser Akten noch einmal durch."
            )
        else:
            yield "Akten mit und ohne Sammelantworten unterscheiden sich nicht stärker, als Zufall erklärt."
