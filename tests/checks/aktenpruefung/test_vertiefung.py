"""Sensitivity, small strata, Pareto and coverage against counts of their own."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from scipy.stats import chi2_contingency
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, tables, ziehung
from qmapp.checks.aktenpruefung.auswertung import vertiefung
from qmapp.checks.aktenpruefung.auswertung.quoten import Strata
from qmapp.checks.aktenpruefung.auswertung.schichten import schaetzbar
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    Ergebnis,
    KleineSchichten,
    Plan,
    Schichtung,
    Szenario,
    Verfahren,
    Zurechenbarkeit,
)
from qmapp.checks.aktenpruefung.ursachen import URSACHEN
from tests.checks.aktenpruefung.buch import Buch, check


def simple(probe: Any, **fill: Any) -> Buch:
    key = probe.gezogen(
        probe.zeilen(alle=300), anzahl=150, schichtung=Schichtung.KEINE, kopf={"hoechstwert_prozent": "50"}
    )
    book = Buch(probe, key, seed=17)
    book.fuelle(**fill)
    return book


def scenarios(book: Buch) -> dict[str, Szenario]:
    return {s.name: s for s in book.probe.read(vertiefung, book.key).empfindlichkeit.szenarien}


def test_doubtful_files_counted_otherwise(probe: Any) -> None:
    book = simple(probe, anteil=0.9, verloren=0.1, sammel=0.5)
    lost = sum(1 for stand in book.stand.values() if stand is Aktenstand.VERLOREN)
    n, x = len(book.antworten), sum(map(book.fehlerhaft, book.antworten))
    marked = {k for k in book.sammel if any(e is Ergebnis.OK for e, _ in book.antworten[k].values())}
    single = [k for k in book.antworten if k not in marked]
    wrong = sum(map(book.fehlerhaft, single))
    found = scenarios(book)
    assert list(found) == [
        "Wie gezählt",
        "Nicht auffindbare Akten fehlerhaft",
        "Nicht auffindbare Akten fehlerfrei",
        "Nur einzeln beantwortete Akten",
        "Akten mit Sammelantworten fehlerhaft",
    ]
    rates = [s.quote for s in found.values()]
    check(rates[0], x, n, 300)
    check(rates[1], x + lost, n + lost, 300)
    check(rates[2], x, n + lost, 300)
    check(rates[3], wrong, len(single), 300)
    check(rates[4], wrong + len(marked), n, 300)
    said = probe.read(vertiefung, book.key).empfindlichkeit
    collective = sum(1 for k in book.sammel for e, _ in book.antworten[k].values() if e is Ergebnis.OK)
    assert (said.sammel_akten, said.sammelantworten, said.antworten) == (len(marked), collective, 6 * n)
    table = [[sum(map(book.fehlerhaft, group)), len(group)] for group in (marked, single)]
    p = chi2_contingency([[a, b - a] for a, b in table], correction=False).pvalue
    assert said.test_p == pytest.approx(p)
    assert any("nicht stärker" in s for s in said.saetze) == (p >= 0.05)
    limit = Fraction(1, 2)
    for scenario in found.values():
        q = scenario.quote
        assert q.unten is not None
        assert q.oben is not None
        expected = "eingehalten" if q.oben <= limit else "überschritten" if q.unten > limit else "nicht gesichert"
        assert scenario.urteil == expected or scenario.kopf
    ways = probe.read(vertiefung, book.key).wege("empfindlichkeit")
    assert [way.titel for way in ways] == list(found)[1:]


def test_where_nothing_is_doubtful_only_the_headline_stands(probe: Any) -> None:
    book = simple(probe)
    said = probe.read(vertiefung, book.key).empfindlichkeit
    assert [s.kopf for s in said.szenarien] == [True]
    assert said.saetze == ("Keine Akte ist verloren, und jeder Prüfpunkt ist einzeln beantwortet: Daran hängt nichts.",)


def test_small_strata_are_greyed_or_joined(probe: Any) -> None:
    rows = probe.zeilen(groß=300, klein=30, winzig=20, zwerg=4)
    key = probe.gezogen(rows, anzahl=120)
    book = Buch(probe, key, seed=6)
    book.fuelle()
    grey = book.auswertung()
    assert [(s.name, s.zu_wenige) for s in grey.schichten] == [
        ("groß", False), ("klein", True), ("winzig", True), ("zwerg", True),
    ]  # fmt: skip
    probe.tu(pruefung.update_pruefung, key, kleine_schichten=KleineSchichten.ZUSAMMEN)
    joined = book.auswertung()
    big, small = joined.schichten
    assert (small.name, small.zusammen) == ("klein, winzig und zwerg", ("klein", "winzig", "zwerg"))
    assert small.bestand == 54
    assert small.geprueft == sum(s.geprueft for s in grey.schichten[1:])
    check(small.quote, sum(s.mit_mangel for s in grey.schichten[1:]), small.geprueft, 54)
    assert small.zu_wenige
    assert big == grey.schichten[0]
    assert "Zusammengefasst, weil jede für sich zu wenige Akten hat: klein, winzig, zwerg." in joined.hinweise


def test_a_stratum_with_one_file_joins_the_smallest_other_for_the_estimate(probe: Any) -> None:
    rows = probe.zeilen(groß=390, mittel=80, klein=4)
    key = probe.gezogen(rows, anzahl=119, kopf={"kleine_schichten": KleineSchichten.ZUSAMMEN})
    book = Buch(probe, key, seed=2)
    book.fuelle()
    found = book.auswertung()
    assert found.geschichtet is not None
    assert found.geschichtet.unten is not None
    files = {row.id: row.schicht for row in probe.read(akte.akten, key)}
    own = [[k for k in book.antworten if files[k] in names] for names in (("groß",), ("mittel", "klein"))]
    p = sum(
        Fraction(size, 474) * Fraction(sum(map(book.fehlerhaft, k)), len(k))
        for size, k in ((390, own[0]), (84, own[1]))
    )
    assert found.geschichtet.wert == pytest.approx(float(p))
    assert "klein und mittel: x von n von N" in dict(found.rechenwege[0].werte)


def test_strata_without_files_of_their_own() -> None:
    counts = Strata((100, 50, 3, 2), (20, 10, 0, 1), (4, 1, 0, 1), ("a", "b", "c", "d"))
    assert schaetzbar(counts) == Strata((100, 55), (20, 11), (4, 2), ("a", "b, c und d"))
    whole = Strata((100, 1), (20, 1), (4, 1), ("a", "b"))
    assert schaetzbar(whole) == whole
    nothing = Strata((5, 5), (1, 0), (0, 0), ("a", "b"))
    assert schaetzbar(nothing) == nothing


def test_pareto_of_kinds_causes_and_to_whom_they_are_due(probe: Any) -> None:
    book = simple(probe, ursachen=(*URSACHEN, "Rechenfehler"))

    def due(session: Session) -> None:
        for key in list(book.antworten)[:40]:
            for code in probe.CODES:
                row = session.get(tables.Antwort, (key, code))
                assert row is not None
                row.zurechenbarkeit = Zurechenbarkeit.AMT if row.ergebnis.mangel else None

    probe.ws.execute("Zurechenbar", due)
    found = probe.read(vertiefung, book.key).haeufung
    answers = [(k, code, e) for k, given in book.antworten.items() for code, (e, _) in given.items()]
    kinds = Counter(e for _, _, e in answers if e.mangel)
    assert {row.name: row.count for row in found.arten.rows} == {
        "formell": kinds[Ergebnis.F1],
        "materiell ohne Betrag": kinds[Ergebnis.F2],
        "zu viel gezahlt": kinds[Ergebnis.F3_PLUS],
        "zu wenig gezahlt": kinds[Ergebnis.F3_MINUS],
    }
    assert found.maengel == kinds.total()
    assert found.ohne_ursache == kinds[Ergebnis.F1]
    assert found.ursachen.total == sum(1 for _, _, e in answers if e.material)
    assert {row.name for row in found.ursachen.rows} <= set(URSACHEN)  # "Rechenfehler" is Berechnung
    office = sum(1 for k, _, e in answers if e.mangel and k in list(book.antworten)[:40])
    assert {row.name: row.count for row in found.zurechenbar.rows} == {
        "dem Amt": office, "ohne Angabe": kinds.total() - office,
    }  # fmt: skip
    points = Counter(code for _, code, e in answers if e.mangel)
    assert [row.count for row in found.punkte.rows] == sorted(points.values(), reverse=True)
    few = next(i for i in range(1, 7) if sum(sorted(points.values())[::-1][:i]) >= 0.8 * points.total())
    assert found.punkte.few == few
    assert len(probe.read(vertiefung, book.key).wege("haeufung")) == 4


def test_coverage_counts_the_whole_stock(probe: Any) -> None:
    key = probe.pruefung()
    probe.liste(key, probe.zeilen(mitte=200))
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, ["MI-0001", "MI-0002"], "Beschäftigte")
    probe.ws.execute("Plan", stichprobe.save_plan, key, Plan(verfahren=Verfahren.ANZAHL, anzahl=50, startwert="1"))
    probe.ws.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=probe.JETZT, version="1")
    book = Buch(probe, key, seed=1)
    book.fuelle(anteil=0.9)
    found = probe.read(vertiefung, key).abdeckung
    assert (found.geprueft, found.bestand, found.ausgeschlossen) == (len(book.antworten), 200, 2)
    assert found.anteil == Fraction(len(book.antworten), 200)
    (way,) = probe.read(vertiefung, key).wege("abdeckung")
    shown = f"{len(book.antworten) / 2:.2f}".replace(".", ",")
    assert way.ergebnis == f"{shown}\u00a0%"
