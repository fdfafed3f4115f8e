"""The same Prüfpunkt in two Prüfungen: both rates with their ranges, and whether they differ more than chance."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session

from qmapp.act.feststellung.ergebnis import zahlen
from qmapp.act.feststellung.rows import ZAEHLWEISEN
from qmapp.act.massnahme.rows import Vergleich, Vergleichsseite, Wirksamkeit, Wirkung
from qmapp.checks.aktenpruefung.auswertung import quoten
from qmapp.checks.aktenpruefung.auswertung.ergebnis import Grundlage, ausgewertet, grundlage
from qmapp.checks.aktenpruefung.auswertung.verlauf import SIGNIFIKANZ
from qmapp.checks.aktenpruefung.rows import Auswertung, PunktErgebnis, Quote
from qmapp.checks.katalog.unterschied import INHALT
from qmapp.checks.sampling.difference import EstimatedRate, RateDifference, rate_difference
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.rechenweg import Rechenweg, for_hypergeometric
from qmapp.checks.sampling.rechenweg_vergleich import for_domain_rate, for_rate_difference, p_words, points_range
from qmapp.checks.sampling.sentence import FEWEST_FILES
from qmapp.errors import UserError
from qmapp.german import NBSP, decimal, integer, percent, percent_range

_MATERIAL, _OK = "F2+F3", "ok"


@dataclass(frozen=True)
class _Seite:
    """One of the two Prüfungen as it was read and evaluated, at the Prüfpunkt asked for."""

    given: Grundlage
    found: Auswertung
    punkt: PunktErgebnis
    quote: Quote

    @property
    def kennung(self) -> str:
        return self.found.pruefung.kennung

    @property
    def rate(self) -> EstimatedRate:
        q = self.quote
        assert q.wert is not None, "only rates are compared"
        return EstimatedRate(q.grundgesamtheit, q.nenner, q.zaehler, q.wert, q.unten, q.oben, q.se)

    def row(self) -> Vergleichsseite:
        head = self.found.pruefung
        counts = self.quote.zaehler, self.quote.nenner
        return Vergleichsseite(
            head.id, head.kennung, head.titel, head.zeitraum_von, head.zeitraum_bis, *counts, self.quote
        )


#: Prüfungen as they were read and evaluated, by id.
_Gelesen = dict[UUID, tuple[Grundlage, Auswertung]]


def vergleich(session: Session, vorher_id: UUID, nachher_id: UUID, code: str, zaehlt: str = _MATERIAL) -> Vergleich:
    """Compare what two Prüfungen have found at a Prüfpunkt, counted as ``zaehlt`` says (a key of ``ZAEHLWEISEN``).

    The rates carry the exact intervals of their plans, the difference the test of :func:`rate_difference`; one question
    was asked before looking, so nothing is adjusted for many. What cannot be compared (files still open, fewer than 30,
    drawn by amount, the Prüfpunkt reworded) shows its rates and says why. Raises UserError before a draw, for a
    Prüfpunkt one of them does not have, for the same Prüfung twice and for a later one that is the earlier.
    """
    return _compared(session, (vorher_id, nachher_id), code, zaehlt, {})


def vergleiche(session: Session, wirksamkeiten: Iterable[Wirksamkeit]) -> Mapping[UUID, Vergleich]:
    """The comparisons of many Wirksamkeitsprüfungen by their ids, each Prüfung evaluated once.

    Those without two Prüfungen are left out, and those whose Prüfungen cannot be compared any more.
    """
    read: _Gelesen = {}
    found: dict[UUID, Vergleich] = {}
    for one in wirksamkeiten:
        if one.pruefung_vorher_id is None or one.pruefung_nachher_id is None or not one.punkt:
            continue
        # A Prüfung may have been reopened or extended since; then the counts kept with the check stand alone.
        with suppress(UserError):
            pair = one.pruefung_vorher_id, one.pruefung_nachher_id
            found[one.id] = _compared(session, pair, one.punkt, one.zaehlt or _MATERIAL, read)
    return found


def _compared(session: Session, pair: tuple[UUID, UUID], code: str, zaehlt: str, read: _Gelesen) -> Vergleich:
    if zaehlt not in ZAEHLWEISEN:
        raise UserError("Diese Zählweise gibt es nicht.", field="zaehlt")
    if pair[0] == pair[1]:
        raise UserError(
            "Verglichen werden zwei verschiedene Prüfungen.",
            advice="Bitte wählen Sie eine spätere Prüfung.",
            field="nachher",
        )
    earlier, later = (_seite(session, key, code, zaehlt, read) for key in pair)
    _require_order(earlier, later)
    hindrances = tuple(_hindrances(earlier, later))
    difference = None if hindrances else rate_difference(earlier=earlier.rate, later=later.rate)
    proven = difference is not None and _proven(difference)
    return Vergleich(
        vorher=earlier.row(),
        nachher=later.row(),
        code=code,
        punkt=later.punkt.punkt.titel,
        zaehlt=zaehlt,
        differenz=None if difference is None else difference.difference,
        unten=None if difference is None else difference.lower,
        oben=None if difference is None else difference.upper,
        p=None if difference is None else difference.p_value,
        verfahren="none" if difference is None else difference.method,
        belegt=proven,
        vorschlag=None if difference is None else _proposed(difference, proven, zaehlt),
        satz=_sentence(earlier, later, difference, proven, zaehlt),
        hinweise=hindrances + _notes(earlier, later),
        rechenwege=_ways(earlier, later, compared=difference is not None),
    )


def _seite(session: Session, pruefung_id: UUID, code: str, zaehlt: str, read: _Gelesen) -> _Seite:
    if pruefung_id not in read:
        basis = grundlage(session, pruefung_id)
        read[pruefung_id] = (basis, ausgewertet(basis))
    given, found = read[pruefung_id]
    for punkt in found.punkte:
        if punkt.punkt.code == code:
            return _Seite(given, found, punkt, _quote(given, found, punkt, zaehlt))
    raise UserError(
        f"{found.pruefung.kennung} hat den Prüfpunkt „{code}“ nicht.",
        advice="Bitte wählen Sie einen Prüfpunkt, den beide Prüfungen haben.",
        field="punkt",
    )


def _quote(given: Grundlage, found: Auswertung, punkt: PunktErgebnis, zaehlt: str) -> Quote:
    if zaehlt == _MATERIAL:
        return punkt.quote
    anzahl, bewertet = zahlen(punkt, zaehlt)
    # Only material errors are weighted by stratum; anything else stands for the examined files alone there.
    level = None if given.je_schicht is not None else given.befund.bereich_zu
    return quoten.domain_quote(anzahl, bewertet, found.geprueft, found.grundgesamtheit, level)


def _require_order(earlier: _Seite, later: _Seite) -> None:
    first, second = earlier.found.pruefung, later.found.pruefung
    if (second.zeitraum_bis, second.zeitraum_von) <= (first.zeitraum_bis, first.zeitraum_von):
        raise UserError(
            f"{second.kennung} prüft keinen späteren Zeitraum als {first.kennung}.",
            advice="Bitte vertauschen Sie die beiden, oder wählen Sie eine andere Prüfung.",
            field="nachher",
        )


def _hindrances(earlier: _Seite, later: _Seite) -> list[str]:
    said = []
    for side in (earlier, later):
        if side.found.vorlaeufig:
            said.append(f"{side.kennung} ist vorläufig: Verglichen wird erst, wenn alle Akten geprüft sind.")
        elif side.quote.nenner < min(FEWEST_FILES, side.found.grundgesamtheit):
            said.append(f"{side.kennung} hat für einen Vergleich zu wenige bewertete Akten.")
        elif side.quote.unten is None:
            said.append(f"Die Quote von {side.kennung} hat keinen Bereich und lässt sich nicht vergleichen.")
    if any(getattr(earlier.punkt.punkt, name) != getattr(later.punkt.punkt, name) for name in INHALT):
        said.append("Der Prüfpunkt wurde im Katalog geändert; die Quoten sind nicht vergleichbar.")
    return said


def _notes(earlier: _Seite, later: _Seite) -> tuple[str, ...]:
    if earlier.found.sicherheit == later.found.sicherheit:
        return ()
    first, second = (exact_percent(side.found.sicherheit) for side in (earlier, later))
    return (f"Die Bereiche gelten mit verschiedener Sicherheit: {first} und {second}.",)


def _proven(found: RateDifference) -> bool:
    if found.method == "census":
        return found.difference != 0
    return found.p_value is not None and found.p_value < SIGNIFIKANZ


def _proposed(found: RateDifference, proven: bool, zaehlt: str) -> Wirkung | None:
    """A proven improvement is effective; none, or a proven worsening, is not. Nothing testable proposes nothing."""
    if found.method == "none":
        return None
    better = found.difference > 0 if zaehlt == _OK else found.difference < 0
    return Wirkung.WIRKSAM if proven and better else Wirkung.NICHT_WIRKSAM


def _sentence(earlier: _Seite, later: _Seite, difference: RateDifference | None, proven: bool, zaehlt: str) -> str:
    counted = ZAEHLWEISEN[zaehlt]
    opening = f"{counted[0].upper()}{counted[1:]}: {_said(earlier)} vorher, {_said(later)} nachher."
    if difference is None:
        return f"{opening} Ob sich etwas verändert hat, lässt sich damit nicht sagen."
    if difference.difference == 0:
        return f"{opening} Die Quote ist dieselbe."
    what = "Der Anstieg" if difference.difference > 0 else "Der Rückgang"
    size = f"{what} um {decimal(abs(difference.difference) * 100, 1)}{NBSP}Prozentpunkte"
    if difference.method == "census":
        return f"{opening} {size} ist sicher: Beide Male wurden alle Akten geprüft."
    if difference.p_value is None:
        return f"{opening} Ob {size[0].lower()}{size[1:]} mehr als Zufall ist, lässt sich damit nicht sagen."
    verdict = "ist größer, als Zufall erklärt" if proven else "kann Zufall sein"
    spread = points_range(difference.lower, difference.upper)
    return f"{opening} {size} {verdict} ({p_words(difference.p_value)}; Veränderung {spread})."


def _said(side: _Seite) -> str:
    q = side.quote
    counted = f"{integer(q.zaehler)} von {integer(q.nenner)}"
    if q.wert is None:
        return counted
    if q.unten is None or q.oben is None:
        return f"{counted} ({percent(q.wert)})"
    return f"{counted} ({percent(q.wert)}, Bereich {percent_range(q.unten, q.oben)})"


def _ways(earlier: _Seite, later: _Seite, *, compared: bool) -> tuple[Rechenweg, ...]:
    ways = [replace(way, titel=f"{side.kennung}: {way.titel}") for side in (earlier, later) for way in _way(side)]
    if compared:
        names = earlier.kennung, later.kennung
        ways.append(for_rate_difference(earlier=earlier.rate, later=later.rate, names=names))
    return tuple(ways)


def _way(side: _Seite) -> list[Rechenweg]:
    q, level = side.quote, Fraction(side.found.sicherheit)
    if q.nenner == 0 or q.unten is None:
        return []
    if q.se is not None:
        return [for_domain_rate(side.rate, confidence=level)]
    return [for_hypergeometric(population=q.grundgesamtheit, n=q.nenner, x=q.zaehler, confidence=level)]
