"""What an extension decided after a look at results does to the interval."""

from collections.abc import Iterator
from fractions import Fraction

from sqlmodel import Session

from qmapp.checks.aktenpruefung.auswertung import quoten
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import ziehungen
from qmapp.checks.aktenpruefung.rows import Ziehungsart
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.verdict import verdict
from qmapp.german import percent_range


def hinweise(session: Session, befund: Befund, urteil: str | None) -> Iterator[str]:
    """The sentence of every extension after a look, and how far the interval reaches if results had decided.

    With k such extensions each of the k + 1 looks gets the share α/(k + 1) of the error probability, so that the
    interval holds with 1 − α whichever look was the last (Bonferroni inequality). ``urteil`` is the verdict given.
    """
    looks = [z for z in ziehungen(session, befund.pruefung.id) if z.art is Ziehungsart.ERWEITERUNG and z.hinweis]
    for drawn in looks:
        yield drawn.hinweis
    if not looks or befund.offen or not befund.geprueft or befund.nach_betrag:
        return
    lower, upper = _cautious(befund, 1 - (1 - befund.sicherheit) / (len(looks) + 1))
    if lower is None or upper is None:
        return
    said = (
        f"Hätten die Ergebnisse über die Erweiterung entschieden, läge die Fehlerquote mit "
        f"{exact_percent(befund.sicherheit)} Sicherheit bei {percent_range(lower, upper)} "
        f"(nach Bonferroni für {len(looks) + 1} Blicke)."
    )
    limit = befund.pruefung.hoechstwert
    if urteil is not None and limit is not None:
        judged = verdict(lower_rate=lower, upper_rate=upper, limit=float(limit))
        said += f" Das Urteil wäre dasselbe: {judged}." if judged == urteil else f" Das Urteil wäre dann: {judged}."
    yield said


def _cautious(befund: Befund, level: Fraction) -> tuple[float | None, float | None]:
    if befund.strata is not None:
        found = quoten.geschichtet(befund.strata, level)
        assert found is not None, "it was there at the plan's confidence"
        return found.unten, found.oben
    quote = befund.fallquote
    wider = quoten.quote(quote.zaehler, quote.nenner, quote.grundgesamtheit, level)
    return wider.unten, wider.oben
