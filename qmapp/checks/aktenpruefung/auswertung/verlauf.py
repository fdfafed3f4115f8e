"""A Prüfung beside the earlier ones of the same catalogue: the course of the rates and what differs."""

from collections.abc import Sequence
from itertools import pairwise

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.auswertung.ergebnis import ausgewertet, grundlage
from qmapp.checks.aktenpruefung.rows import (
    Auswahl,
    Auswertung,
    Pruefung,
    PunktErgebnis,
    PunktVerlauf,
    Quote,
    Unterschied,
    Verlauf,
    Verlaufswert,
    Ziehungsart,
)
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.checks.katalog.unterschied import INHALT
from qmapp.checks.sampling.difference import EstimatedRate, RateDifference, holm, rate_difference
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_vergleich import for_rate_difference, p_words, points_range, signed_points
from qmapp.checks.sampling.sentence import FEWEST_FILES
from qmapp.german import integer

#: So many earlier Prüfungen are shown at most, the latest ones.
MOST_EARLIER = 7
#: The usual level below which a difference is called more than chance.
SIGNIFIKANZ = 0.05
_NONE = "Zu diesem Katalog gibt es noch keine frühere abgeschlossene Prüfung."
_PRELIMINARY = "Vorläufig: Verglichen wird erst, wenn alle Akten geprüft sind."


def fruehere(session: Session, head: Pruefung) -> tuple[Auswertung, ...]:
    """The evaluations of earlier, closed Prüfungen of a catalogue with the same code, the earliest first.

    Drawn by amount they carry no rate for the population and are left out, like those of a later or the same period
    end that were begun later.
    """
    row, version = tables.Aktenpruefung, KatalogVersion
    query = (
        select(row.id)
        .join(version, col(version.id) == col(row.katalog_id))
        .join(tables.Ziehung, col(tables.Ziehung.pruefung_id) == col(row.id))
        .where(
            version.code == head.katalog_code,
            row.id != head.id,
            col(row.abgeschlossen_am).is_not(None),
            row.zeitraum_bis <= head.zeitraum_bis,
            row.zeitraum_von < head.zeitraum_von,
            tables.Ziehung.art == Ziehungsart.ERST,
        )
        .order_by(col(row.zeitraum_bis).desc(), col(row.kennung).desc())
        .limit(MOST_EARLIER)
    )
    found = [ausgewertet(grundlage(session, key)) for key in reversed(session.exec(query).all())]
    return tuple(a for a in found if a.geprueft and a.pruefung.plan.auswahl is not Auswahl.WERT)


def verlauf(this: Auswertung, earlier: Sequence[Auswertung]) -> Verlauf:
    """The course up to this Prüfung; differences only where it is finished and drawn with chances that carry a rate."""
    all_of_them = (*earlier, this)
    values = tuple(_value(a, a is this) for a in all_of_them)
    compared = bool(earlier) and this.fallquote.wert is not None and not this.vorlaeufig
    compared = compared and this.pruefung.plan.auswahl is not Auswahl.WERT
    differences = _wholes(_pairs(all_of_them)) if compared else ()
    return Verlauf(
        werte=values,
        unterschiede=differences,
        punkte=_points(all_of_them, compared=compared) if earlier else (),
        satz=_sentence(this, differences, bool(earlier)),
        hinweise=tuple(_notes(all_of_them, compared=compared)),
    )


def rechenwege(this: Auswertung, earlier: Sequence[Auswertung], found: Verlauf) -> tuple[Rechenweg, ...]:
    """How each difference of the headline rates was computed."""
    if not found.unterschiede:
        return ()
    return tuple(
        for_rate_difference(
            earlier=_rate(one), later=_rate(other), names=(one.pruefung.kennung, other.pruefung.kennung)
        )
        for one, other in _pairs((*earlier, this))
    )


def _pairs(found: Sequence[Auswertung]) -> list[tuple[Auswertung, Auswertung]]:
    """Each Prüfung with the next; with more than two also the first with the last."""
    pairs = list(pairwise(found))
    return pairs if len(pairs) < 2 else [*pairs, (found[0], found[-1])]


def _value(a: Auswertung, this: bool) -> Verlaufswert:
    return Verlaufswert(
        pruefung_id=a.pruefung.id,
        kennung=a.pruefung.kennung,
        titel=a.pruefung.titel,
        zeitraum_von=a.pruefung.zeitraum_von,
        zeitraum_bis=a.pruefung.zeitraum_bis,
        quote=_shown(a),
        gewichtet=a.geschichtet is not None,
        urteil=a.urteil,
        diese=this,
    )


def _shown(a: Auswertung) -> Quote:
    """The rate as it is shown, counts as they were counted."""
    q, weighted = a.fallquote, a.geschichtet
    if weighted is None:
        return q
    return Quote(q.zaehler, q.nenner, q.grundgesamtheit, weighted.wert, weighted.unten, weighted.oben)


def _rate(a: Auswertung) -> EstimatedRate:
    se = None if a.geschichtet is None else a.geschichtet.se
    return _estimated(_shown(a), se)


def _estimated(q: Quote, se: float | None = None) -> EstimatedRate:
    assert q.wert is not None, "only rates are compared"
    error = q.se if se is None else se
    return EstimatedRate(q.grundgesamtheit, q.nenner, q.zaehler, q.wert, q.unten, q.oben, error)


def _wholes(pairs: Sequence[tuple[Auswertung, Auswertung]]) -> tuple[Unterschied, ...]:
    """The headline rates, pair by pair; the tests are adjusted for their number (Holm)."""
    found = [rate_difference(earlier=_rate(one), later=_rate(other)) for one, other in pairs]
    adjusted = holm(
        [
            None if min(one.geprueft, other.geprueft) < FEWEST_FILES else difference.p_value
            for difference, (one, other) in zip(found, pairs, strict=True)
        ]
    )
    return tuple(
        _difference((one.pruefung.kennung, other.pruefung.kennung), difference, p)
        for (one, other), difference, p in zip(pairs, found, adjusted, strict=True)
    )


def _difference(names: tuple[str, str], found: RateDifference, p: float | None) -> Unterschied:
    proven = found.difference != 0 if found.method == "census" else p is not None and p < SIGNIFIKANZ
    return Unterschied(
        von=names[0],
        nach=names[1],
        differenz=found.difference,
        unten=found.lower,
        oben=found.upper,
        p=p,
        verfahren=found.method,
        belegt=proven,
        satz=_said(found, p, proven),
    )


def _said(found: RateDifference, p: float | None, proven: bool) -> str:
    moved = f"Veränderung um {signed_points(found.difference)}"
    if found.method == "census":
        return f"{moved}; beide Male wurden alle Akten geprüft."
    if found.lower is not None:
        moved += f" ({points_range(found.lower, found.upper)})"
    if p is None:
        return f"{moved}. Ob sie mehr als Zufall ist, lässt sich mit diesen Zahlen nicht sagen."
    verdict = "Sie ist größer, als Zufall erklärt" if proven else "Sie kann Zufall sein"
    return f"{moved}. {verdict} ({p_words(p)})."


def _points(found: Sequence[Auswertung], *, compared: bool) -> tuple[PunktVerlauf, ...]:
    """Each Prüfpunkt of this Prüfung; the tests against the Prüfung before are adjusted for their number (Holm)."""
    this, before = found[-1], found[-2]
    by_code = [{p.punkt.code: p for p in a.punkte} for a in found]
    names = before.pruefung.kennung, this.pruefung.kennung
    rows = [(p, *_comparable(by_code[-2].get(p.punkt.code), p)) for p in this.punkte]
    tested = [
        rate_difference(earlier=_estimated(old.quote), later=_estimated(new.quote))
        if compared and old is not None
        else None
        for new, old, _ in rows
    ]
    adjusted = holm([None if difference is None else difference.p_value for difference in tested])
    return tuple(
        PunktVerlauf(
            punkt=new.punkt,
            quoten=tuple(_point_rate(codes.get(new.punkt.code), new) for codes in by_code),
            unterschied=None if difference is None else _difference(names, difference, p),
            hinweis=why,
        )
        for (new, _, why), difference, p in zip(rows, tested, adjusted, strict=True)
    )


def _comparable(old: PunktErgebnis | None, new: PunktErgebnis) -> tuple[PunktErgebnis | None, str]:
    """The earlier result if it may be compared, else why not."""
    if old is None:
        return None, "Neu im Katalog."
    if _changed(old, new):
        return None, "Im Katalog geändert; die Quoten sind nicht vergleichbar."
    if min(old.bewertet, new.bewertet) < FEWEST_FILES:
        return None, "Für einen Vergleich zu wenige Akten."
    return old, ""


def _changed(old: PunktErgebnis, new: PunktErgebnis) -> bool:
    return any(getattr(old.punkt, name) != getattr(new.punkt, name) for name in INHALT)


def _point_rate(found: PunktErgebnis | None, new: PunktErgebnis) -> Quote | None:
    if found is None or not found.bewertet or (found is not new and _changed(found, new)):
        return None
    return found.quote


def _sentence(this: Auswertung, differences: Sequence[Unterschied], has_earlier: bool) -> str:
    if not has_earlier:
        return _NONE
    if this.vorlaeufig:
        return _PRELIMINARY
    if not differences:
        return "Ein Vergleich ist mit diesen Zahlen nicht möglich."
    last = next(d for d in reversed(differences) if d.nach == this.pruefung.kennung and _adjacent(d, differences))
    return f"Gegenüber {last.von}: {last.satz}"


def _adjacent(difference: Unterschied, differences: Sequence[Unterschied]) -> bool:
    """Whether it is that to the Prüfung before, not to the first of several."""
    return len(differences) == 1 or difference is not differences[-1]


def _notes(found: Sequence[Auswertung], *, compared: bool) -> list[str]:
    notes = []
    this = found[-1]
    known = {p.punkt.code: p for p in this.punkte}
    for earlier in found[:-1]:
        codes = {p.punkt.code: p for p in earlier.punkte}
        new, gone = len(known.keys() - codes.keys()), len(codes.keys() - known.keys())
        changed = sum(_changed(codes[code], known[code]) for code in known.keys() & codes.keys())
        told = [f"{integer(n)} {what}" for n, what in ((new, "neu"), (gone, "entfallen"), (changed, "geändert")) if n]
        if told:
            notes.append(
                f"Der Katalog ist gegenüber {earlier.pruefung.kennung} ein anderer (Prüfpunkte: {', '.join(told)}); "
                f"die Fehlerquoten sind nur eingeschränkt vergleichbar."
            )
        if earlier.sicherheit != this.sicherheit:
            notes.append(f"{earlier.pruefung.kennung} wurde mit einer anderen Sicherheit geplant.")
    if compared:
        notes.append(
            "Die p-Werte sind für die Zahl der Vergleiche berichtigt (Holm): Unter vielen Prüfpunkten weicht sonst "
            "immer einer zufällig ab."
        )
    return notes
