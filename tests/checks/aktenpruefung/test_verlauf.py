"""Prüfungen of one catalogue beside each other, against arithmetic of its own."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import hypot
from typing import Any
from uuid import UUID

import pytest
from scipy.stats import chi2_contingency, fisher_exact
from sqlmodel import Session

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.auswertung import vertiefung
from qmapp.checks.aktenpruefung.rows import Auswahl, Schichtung, Vertiefung
from qmapp.checks.katalog import Katalog
from qmapp.checks.sampling.difference import holm
from qmapp.errors import UserError
from tests.checks.aktenpruefung.buch import Buch, interval


def half_year(number: int) -> dict[str, date]:
    year, second = 2023 + number // 2, number % 2
    first, last = (date(year, 7, 1), date(year, 12, 31)) if second else (date(year, 1, 1), date(year, 6, 30))
    return {"zeitraum_von": first, "zeitraum_bis": last}


def made(probe: Any, number: int, seed: int, *, closed: bool = True, anteil: float = 1.0, **kopf: Any) -> Buch:
    """A Prüfung of 90 of 150 files in the half-year of this number, answered at random."""
    told = {**half_year(number), **kopf}
    key = probe.gezogen(probe.zeilen(alle=150), anzahl=90, schichtung=Schichtung.KEINE, kopf=told)
    book = Buch(probe, key, seed)
    book.fuelle(anteil)

    def command(session: Session) -> None:
        row = session.get(tables.Aktenpruefung, key)
        assert row is not None
        row.abgeschlossen_am = date(2025, 1, 1) if closed else None

    probe.ws.execute("Schließen", command)
    return book


def found(probe: Any, key: UUID) -> Vertiefung:
    seen: Vertiefung = probe.read(vertiefung, key)
    return seen


def faulty(book: Buch) -> int:
    return sum(book.fehlerhaft(key) for key in book.antworten)


def p_of(counts: list[tuple[int, int]]) -> float:
    """Pearson's test where at most a fifth of the cells is expected below 5 (here: none), else Fisher's."""
    total = sum(map(sum, counts))
    columns = [sum(row[i] for row in counts) for i in (0, 1)]
    if min(sum(row) * column / total for row in counts for column in columns) >= 5:
        return float(chi2_contingency(counts, correction=False).pvalue)
    return float(fisher_exact(counts).pvalue)


def test_two_prüfungen_compared_by_hand(probe: Any) -> None:
    before, now = made(probe, 0, 11), made(probe, 1, 5, closed=False)
    course = found(probe, now.key).verlauf
    assert [(v.quote.zaehler, v.quote.nenner, v.diese) for v in course.werte] == [
        (faulty(before), 90, False), (faulty(now), 90, True),
    ]  # fmt: skip
    (difference,) = course.unterschiede
    x1, x2 = faulty(before), faulty(now)
    (l1, u1), (l2, u2) = ([bound / 150 for bound in interval(150, 90, x)] for x in (x1, x2))
    assert difference.differenz == pytest.approx((x2 - x1) / 90)
    assert difference.unten == pytest.approx((x2 - x1) / 90 - hypot(x2 / 90 - l2, u1 - x1 / 90))
    assert difference.oben == pytest.approx((x2 - x1) / 90 + hypot(u2 - x2 / 90, x1 / 90 - l1))
    p = p_of([(x1, 90 - x1), (x2, 90 - x2)])
    assert difference.p == pytest.approx(p)
    assert difference.belegt == (p < 0.05)
    assert course.satz.startswith(f"Gegenüber {difference.von}: Veränderung um ")
    (way,) = found(probe, now.key).wege("verlauf")
    assert way.titel == f"Veränderung von {difference.von} zu {difference.nach}"


def test_points_are_corrected_for_their_number(probe: Any) -> None:
    made(probe, 0, 11)
    now = made(probe, 1, 5)
    course = found(probe, now.key).verlauf
    single, told = [], []
    for point in course.punkte:
        assert point.unterschied is not None
        counts = [(q.zaehler, q.nenner - q.zaehler) for q in point.quoten if q is not None]
        single.append(p_of(counts))
        told.append(point.unterschied.p)
    assert told == pytest.approx(list(holm(single)))
    assert any("Holm" in note for note in course.hinweise)


def test_several_earlier_ones_in_their_order_and_the_first_with_the_last(probe: Any) -> None:
    books = [made(probe, number, seed) for number, seed in ((2, 3), (0, 4), (1, 5))]
    made(probe, 5, 9)  # later than the one looked at
    running = made(probe, 3, 6, closed=False)
    kennungen = [v.kennung for v in found(probe, running.key).verlauf.werte]
    by_key = {row.id: row.kennung for row in probe.read(lambda s: [s.get(tables.Aktenpruefung, b.key) for b in books])}
    assert kennungen[:3] == [by_key[books[i].key] for i in (1, 2, 0)]
    pairs = [(d.von, d.nach) for d in found(probe, running.key).verlauf.unterschiede]
    assert pairs == [*pairwise(kennungen), (kennungen[0], kennungen[-1])]
    course = found(probe, running.key).verlauf
    counts = {v.kennung: (v.quote.zaehler, v.quote.nenner - v.quote.zaehler) for v in course.werte}
    single = [p_of([counts[one], counts[other]]) for one, other in pairs]
    assert [d.p for d in course.unterschiede] == pytest.approx(list(holm(single)))
    assert course.satz == f"Gegenüber {kennungen[2]}: {course.unterschiede[2].satz}"


def test_without_an_earlier_one_there_is_no_comparison(probe: Any) -> None:
    alone = found(probe, made(probe, 1, 5).key).verlauf
    assert (len(alone.werte), alone.unterschiede, alone.punkte) == (1, (), ())
    assert "noch keine frühere" in alone.satz


def test_another_catalogue_an_open_one_and_one_by_amount_are_no_earlier_ones(probe: Any) -> None:
    other = replace(probe.KATALOG, code="U")
    made(probe, 0, 1, katalog=other)
    made(probe, 0, 2, closed=False)
    by_amount = made(probe, 0, 3)

    def command(session: Session) -> None:
        plan = session.get(tables.Stichprobenplan, by_amount.key)
        assert plan is not None
        plan.auswahl = Auswahl.WERT

    probe.ws.execute("Nach Betrag", command)
    assert len(found(probe, made(probe, 1, 5).key).verlauf.werte) == 1


def test_a_preliminary_result_is_shown_but_not_compared(probe: Any) -> None:
    made(probe, 0, 11)
    running = made(probe, 1, 5, closed=False, anteil=0.5)
    course = found(probe, running.key).verlauf
    assert len(course.werte) == 2
    assert course.unterschiede == ()
    assert all(point.unterschied is None for point in course.punkte)
    assert course.satz.startswith("Vorläufig")


def test_a_changed_and_a_new_prüfpunkt_are_not_compared(probe: Any) -> None:
    made(probe, 0, 11)
    now = made(probe, 1, 5, katalog=_changed(probe.KATALOG))
    course = found(probe, now.key).verlauf
    by_code = {point.punkt.code: point for point in course.punkte}
    assert by_code["T-02"].hinweis.startswith("Im Katalog geändert")
    assert by_code["T-02"].quoten[0] is None
    assert by_code["T-02"].unterschied is None
    assert any("Prüfpunkte: 1 geändert" in note for note in course.hinweise)


def _changed(katalog: Katalog) -> Katalog:
    points = tuple(replace(p, frage="Stimmt das auch?") if p.code == "T-02" else p for p in katalog.punkte)
    return replace(katalog, version=2, punkte=points)


def test_before_the_draw_there_is_nothing(probe: Any) -> None:
    with pytest.raises(UserError, match="noch nicht gezogen"):
        probe.read(vertiefung, probe.pruefung())
