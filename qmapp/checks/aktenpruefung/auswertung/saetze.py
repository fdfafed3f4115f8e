"""The result in sentences, and what must be said beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.aktenpruefung.auswertung.quoten import Strata
from qmapp.checks.aktenpruefung.auswertung.verlust import Verlust
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte
from qmapp.checks.aktenpruefung.rows import (
    Auswahl,
    Geschichtet,
    Pruefung,
    PunktErgebnis,
    Quote,
    SchichtErgebnis,
    Schichtung,
    VerlorenRegel,
)
from qmapp.checks.sampling.sentence import FEWEST_FILES, conclusion
from qmapp.checks.sampling.verdict import Sensitivity, common_verdict, verdict
from qmapp.german import integer, percent, percent_range

MANGEL = "einen materiellen Fehler"


@dataclass(frozen=True)
class Befund:
    """What the sentences speak of; ``sensitivity`` None where no file is lost or the rule counts them.

    ``akten`` are the examined ones of ``grundgesamtheit``; ``bestand`` the strata of the list with their files,
    ``schichten`` as they are shown, ``strata`` as the weighted rate was estimated from them (None without one).
    ``ungleich``: they were drawn with different shares, so that counts over all of them mislead.
    """

    pruefung: Pruefung
    fallquote: Quote
    geschichtet: Geschichtet | None
    verlust: Verlust
    sensitivity: Sensitivity | None
    sicherheit: Fraction
    grundgesamtheit: int
    akten: tuple[GezaehlteAkte, ...]
    offen: int
    verloren_je_schicht: tuple[tuple[str, int], ...]
    ersetzt: int
    ohne_ersatz: int
    bestand: tuple[tuple[str, int], ...]
    schichten: tuple[SchichtErgebnis, ...]
    strata: Strata | None
    schicht_titel: str
    ungleich: bool = False

    @property
    def geprueft(self) -> int:
        """How many files are examined."""
        return len(self.akten)

    @property
    def gesamt(self) -> int:
        """How many files are to be examined, those that are lost among them."""
        return self.geprueft + self.verloren + self.offen

    @property
    def verloren(self) -> int:
        """How many files are lost."""
        return sum(count for _, count in self.verloren_je_schicht)

    @property
    def nach_betrag(self) -> bool:
        """Whether files with larger amounts had a larger chance."""
        return self.pruefung.plan.auswahl is Auswahl.WERT

    @property
    def bereich_zu(self) -> Fraction | None:
        """The confidence of the ranges of rates; None where the draw carries none."""
        return None if self.nach_betrag else self.sicherheit

    @property
    def grenzen(self) -> tuple[float | None, float | None]:
        """The interval shown: of the stratified estimate where there is one."""
        if self.geschichtet is not None:
            return self.geschichtet.unten, self.geschichtet.oben
        return self.fallquote.unten, self.fallquote.oben

    @property
    def traegt(self) -> bool:
        """Whether the sample is finished and large enough for a statement."""
        quote = self.fallquote
        return not self.offen and quote.nenner >= min(FEWEST_FILES, quote.grundgesamtheit) > 0


def urteil(befund: Befund) -> str | None:
    """The three words against the Höchstwert; only if lost files could not change them. None without a statement."""
    limit = befund.pruefung.hoechstwert
    if limit is None or not befund.traegt or befund.nach_betrag:
        return None
    lower, upper = befund.grenzen
    judged = [verdict(lower_rate=lower, upper_rate=upper, limit=float(limit))]
    if befund.sensitivity is not None:
        judged += [
            verdict(lower_rate=extreme.lower_rate, upper_rate=extreme.upper_rate, limit=float(limit))
            for extreme in (befund.sensitivity.all_faulty, befund.sensitivity.all_correct)
        ]
    return common_verdict(judged)


def satz(befund: Befund, haeufigste: Sequence[PunktErgebnis]) -> str:
    """The conclusion in plain German; with a finished sample it ends with the most frequent error."""
    quote, limit = befund.fallquote, befund.pruefung.hoechstwert
    if quote.nenner == 0:
        return "Es ist noch keine Akte geprüft."
    if befund.nach_betrag:
        return _by_amount(befund)
    lower, upper = befund.grenzen
    said = conclusion(
        population=quote.grundgesamtheit,
        n=quote.nenner,
        x=quote.zaehler,
        lower_rate=lower,
        upper_rate=upper,
        confidence=befund.sicherheit,
        limit=None if limit is None else float(limit),
        rate=None if befund.geschichtet is None else befund.geschichtet.wert,
        planned=befund.gesamt if befund.offen else None,
        sensitivity=befund.sensitivity,
        mangel=MANGEL,
    )
    return f"{said} {_most_frequent(haeufigste)}".strip() if befund.traegt else said


def kernsatz(text: str) -> str:
    """The first sentence."""
    return re.split(r"(?<=\.) ", text, maxsplit=1)[0]


def hinweise(befund: Befund, punkte: Sequence[PunktErgebnis]) -> Iterator[str]:
    """Everything a reader must know beside the figures."""
    if befund.offen:
        yield f"Vorläufig: {integer(befund.geprueft)} von {integer(befund.gesamt)} Akten sind geprüft."
    if befund.verloren:
        yield _lost(befund)
    if befund.ersetzt:
        yield _replaced(befund)
    yield from _strata_notes(befund)
    if any(p.quote.geschaetzt and p.bewertet for p in punkte):
        yield (
            "Für Prüfpunkte, die nicht auf jede Akte zutreffen, ist die Zahl der betroffenen Akten im Bestand "
            "geschätzt."
        )
    yield from _out_of_force(punkte)


def _by_amount(befund: Befund) -> str:
    quote = befund.fallquote
    said = f"{integer(quote.zaehler)} von {integer(quote.nenner)} geprüften Akten haben {MANGEL}."
    if befund.offen:
        return f"Vorläufig: {said}"
    return (
        f"{said} Gezogen wurde nach Beträgen: Eine Quote für alle Akten lässt sich daraus nicht ableiten; was die "
        f"Fehler im Ganzen höchstens ausmachen, sagt die Obergrenze in Euro nach Stringer."
    )


def _strata_notes(befund: Befund) -> Iterator[str]:
    if befund.pruefung.plan.schichtung is not Schichtung.KEINE and befund.geprueft and not befund.nach_betrag:
        if befund.geschichtet is None:
            yield (
                "Nicht aus jeder Schicht liegt eine geprüfte Akte vor; die Fehlerquote ist deshalb ohne Gewichtung "
                "nach Schichten berechnet."
            )
        elif befund.geschichtet.hinweis:
            yield befund.geschichtet.hinweis
    if befund.ungleich and befund.geprueft:
        yield (
            "Aus den Schichten wurde ein unterschiedlicher Anteil gezogen. Alle Quoten sind deshalb nach Schichten "
            "gewichtet; ausgezählt sind sie aus den geprüften Akten."
            if befund.geschichtet is not None
            else "Aus den Schichten wurde ein unterschiedlicher Anteil gezogen; die Quoten zählen nur geprüfte Akten."
        )
    for schicht in befund.schichten:
        if len(schicht.zusammen) > 1:
            names = ", ".join(name or "ohne Angabe" for name in schicht.zusammen)
            yield f"Zusammengefasst, weil jede für sich zu wenige Akten hat: {names}."
        if schicht.zu_wenige and not befund.offen:
            files = "reicht 1 Akte" if schicht.geprueft == 1 else f"reichen {integer(schicht.geprueft)} Akten"
            name = schicht.name or "ohne Angabe"
            yield f"{befund.schicht_titel} „{name}“: Hier {files} nicht für eine eigene Aussage."


def _out_of_force(punkte: Sequence[PunktErgebnis]) -> Iterator[str]:
    """One sentence for each reason, with the numbers of the Prüfpunkte it takes away."""
    by_reason: dict[str, list[PunktErgebnis]] = {}
    for p in punkte:
        if p.ausser_kraft is not None:
            by_reason.setdefault(p.ausser_kraft.pause.satz, []).append(p)
    for why, found in by_reason.items():
        numbers = [str(p.punkt.nummer) for p in found]
        named = f"Prüfpunkt {numbers[0]}" if len(numbers) == 1 else (
            f"Die Prüfpunkte {', '.join(numbers[:-1])} und {numbers[-1]}"
        )  # fmt: skip
        verb = "entfällt und zählt" if len(numbers) == 1 else "entfallen und zählen"
        yield f"{named} {verb} in keiner Quote: {why}."


def _most_frequent(haeufigste: Sequence[PunktErgebnis]) -> str:
    if not haeufigste or (len(haeufigste) > 1 and haeufigste[1].material == haeufigste[0].material):
        return ""
    first = haeufigste[0]
    return (
        f"Am häufigsten betrifft das den Prüfpunkt „{first.punkt.titel}“ "
        f"({integer(first.material)} von {integer(first.bewertet)} Akten)."
    )


def _lost(befund: Befund) -> str:
    lost = befund.verloren
    files = "Eine Akte ist" if lost == 1 else f"{integer(lost)} Akten sind"
    it = "sie" if lost != 1 else "diese"
    if befund.pruefung.plan.verloren_regel is VerlorenRegel.MANGEL:
        verb = "zählt" if lost == 1 else "zählen"
        return f"{files} nicht auffindbar und {verb} nach der vor der Ziehung festgelegten Regel als Mangel."
    verb = "zählt" if lost == 1 else "zählen"
    said = f"{files} nicht auffindbar und {verb} nicht zu den {integer(befund.geprueft)} geprüften."
    if befund.sensitivity is None or befund.offen:
        return said
    worst, best = befund.sensitivity.all_faulty, befund.sensitivity.all_correct
    return (
        f"{said} Zählt man {it} als fehlerhaft, beträgt die Quote {percent(worst.rate)} "
        f"({percent_range(worst.lower_rate, worst.upper_rate)}), als fehlerfrei {percent(best.rate)} "
        f"({percent_range(best.lower_rate, best.upper_rate)})."
    )


def _replaced(befund: Befund) -> str:
    count, without = befund.ersetzt, befund.ohne_ersatz
    files = "Eine gezogene Akte gehörte" if count == 1 else f"{integer(count)} gezogene Akten gehörten"
    by = "in der Reihenfolge der Ziehung durch Ersatzakten ersetzt"
    if without == count:
        by = "ohne Ersatz herausgenommen"
    elif without:
        by += f", davon {integer(without)} ohne Ersatz"
    return f"{files} nicht zur Grundgesamtheit und {'wurde' if count == 1 else 'wurden'} {by}."
