"""What an extension decided after a look at results does to the interval."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from sqlmodel import Session

from qmapp.checks.aktenpruefung.auswertung import quoten
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import ziehungen
from qmapp.checks.aktenpruefung.rows import Auswertung, Ziehungsart
from qmapp.checks.sampling import rechenweg
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.verdict import verdict
from qmapp.german import integer, percent_range


def ergaenzt(session: Session, befund: Befund, found: Auswertung) -> Auswertung:
    """The evaluation with the sentence of every extension after a look, and the interval if results had decided.

    With k such extensions each of the k + 1 looks gets the share α/(k + 1) of the error probability, so that the
    interval holds with 1 − α whichever look was the last (Bonferroni inequality).
    """
    drawn = ziehungen(session, befund.pruefung.id)
    said = [z.hinweis for z in drawn if z.art is Ziehungsart.ERWEITERUNG and z.hinweis]
    if not said:
        return found
    if befund.offen or not befund.geprueft or befund.nach_betrag:
        return replace(found, hinweise=(*found.hinweise, *said))
    looks = len(said) + 1
    level = 1 - (1 - befund.sicherheit) / looks
    return replace(
        found,
        hinweise=(*found.hinweise, *said, *_cautious(befund, looks, level, found.urteil)),
        rechenwege=(*found.rechenwege, _way(befund, looks, level)),
    )


def _cautious(befund: Befund, looks: int, level: Fraction, urteil: str | None) -> Iterator[str]:
    lower, upper = _bounds(befund, level)
    if lower is None or upper is None:
        return
    said = (
        f"Hätten die Ergebnisse über die Erweiterung entschieden, läge die Fehlerquote mit "
        f"{exact_percent(befund.sicherheit)} Sicherheit bei {percent_range(lower, upper)} "
        f"(nach Bonferroni für {looks} Blicke)."
    )
    limit = befund.pruefung.hoechstwert
    if urteil is not None and limit is not None:
        judged = verdict(lower_rate=lower, upper_rate=upper, limit=float(limit))
        said += f" Das Urteil wäre dasselbe: {judged}." if judged == urteil else f" Das Urteil wäre dann: {judged}."
    yield said


def _bounds(befund: Befund, level: Fraction) -> tuple[float | None, float | None]:
    if befund.strata is not None:
        found = quoten.geschichtet(befund.strata, level)
        assert found is not None, "it was there at the plan's confidence"
        return found.unten, found.oben
    quote = befund.fallquote
    wider = quoten.quote(quote.zaehler, quote.nenner, quote.grundgesamtheit, level)
    return wider.unten, wider.oben


def _way(befund: Befund, looks: int, level: Fraction) -> Rechenweg:
    shared: Sequence[tuple[str, str]] = (
        ("Blicke auf die Ergebnisse", integer(looks)),
        ("Sicherheit je Blick", f"1 − (1 − {exact_percent(befund.sicherheit)})/{looks} = {exact_percent(level)}"),
    )
    quote, strata = befund.fallquote, befund.strata
    if strata is not None:
        way = rechenweg.for_korn_graubard(
            sizes=strata.sizes, drawn=strata.drawn, errors=strata.errors, confidence=level, names=strata.names
        )
    else:
        way = rechenweg.for_hypergeometric(
            population=quote.grundgesamtheit, n=quote.nenner, x=quote.zaehler, confidence=level
        )
    return replace(
        way,
        titel=f"Vorsichtiger Bereich nach der Erweiterung: {way.titel}",
        werte=(*shared, *way.werte),
        quelle=f"{way.quelle}; Bonferroni-Ungleichung",
    )
