from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from qmapp.checks.aktenpruefung.rows import AkteZeile, Auswertung, Fassungswechsel, VerlorenRegel
from qmapp.checks.katalog import Katalog
from qmapp.checks.sampling.sentence import TOO_FEW
from qmapp.german import euro, integer, percent, percent_range
from qmapp.reports.document import (
    BarsWithInterval,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    Note,
    PointsWithInterval,
    RangeAgainstLimit,
    Signatures,
    Table,
)
from qmapp.reports.pruefbericht import pruefbericht
from tests.reports.lesen import tables, text

Bauen = Callable[[Auswertung], Document]
NBSP = "\u00a0"


@pytest.fixture
def bauen(protokoll: dict[str, Any], katalog: Katalog, akten: tuple[AkteZeile, ...]) -> Bauen:
    def build(auswertung: Auswertung) -> Document:
        return pruefbericht(
            auswertung,
            protokoll,
            katalog=katalog,
            akten=akten,
            stand=date(2025, 6, 4),
            amt="Musteramt für Soziales",
            anker="12 · " + "cd" * 32,
            version="0.1.0",
        )

    return build


@pytest.fixture
def document(bauen: Bauen, auswertung: Auswertung) -> Document:
    return bauen(auswertung)


def lead(document: Document) -> str:
    return next(b.text for b in document.blocks if isinstance(b, Lead))


def table(document: Document, title: str) -> Table:
    return next(t for t in tables(document) if t.title.startswith(title))


def test_the_statement_stands_first(document: Document) -> None:
    assert isinstance(document.blocks[0], Lead)
    assert lead(document) == (
        "Etwa jede neunte Akte hat einen materiellen Fehler. "
        f"Ob der Höchstwert von 10{NBSP}% eingehalten ist, lässt sich nicht sicher sagen."
    )
    (figures,) = (b.figures for b in document.blocks if isinstance(b, KeyFigures))
    assert [f.value for f in figures] == [f"10,9{NBSP}%", "653", f"855.000{NBSP}€"]
    assert figures[0].detail == f"95-%-Bereich 8,6 bis 13,5{NBSP}%"
    assert "583.000 bis 1.130.000" in figures[2].detail


def test_chapters_follow_the_order_of_the_design(document: Document) -> None:
    chapters = [(b.number, b.text) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters == [
        ("1", "Anlass und Auftrag"),
        ("2", "Stichprobe"),
        ("3", "Ergebnis"),
        ("4", "Mängel je Prüfpunkt"),
        ("5", "Vergleich nach Standort"),
        ("6", "Was es in Euro bedeutet"),
        ("7", "Grenzen der Aussage"),
        ("8", "Rechenwege"),
        ("A", "Prüfkatalog mit Rechtsgrundlagen"),
        ("B", "Ziehungsprotokoll in Kurzform"),
        ("C", "Nachweis und Unterschriften"),
    ]
    assert any(isinstance(b, Signatures) for b in document.blocks)


def test_every_pruefpunkt_stands_with_its_counts_as_in_the_rows(document: Document, auswertung: Auswertung) -> None:
    shown = table(document, "Alle Prüfpunkte")
    assert len(shown.rows) == 40
    for row, punkt in zip(shown.rows, auswertung.punkte, strict=True):
        assert row[2:9] == tuple(integer(n) for n in punkt.zaehlung)
        if punkt.bewertet:
            assert punkt.quote.wert is not None
            assert punkt.quote.unten is not None
            assert punkt.quote.oben is not None
            assert row[9] == percent(punkt.quote.wert)
            assert row[10] == percent_range(punkt.quote.unten, punkt.quote.oben)
        else:
            assert row[9:] == ("–", "–")
    assert "geschätzten Zahl" in text(document)


def test_charts_carry_the_rows_of_the_evaluation(document: Document, auswertung: Auswertung) -> None:
    charts = {type(b.chart): b for b in document.blocks if isinstance(b, Figure)}
    limit = charts[RangeAgainstLimit].chart
    assert isinstance(limit, RangeAgainstLimit)
    assert auswertung.geschichtet is not None
    assert (limit.value.value, limit.limit) == (auswertung.geschichtet.wert, 0.1)
    bars = charts[BarsWithInterval].chart
    assert isinstance(bars, BarsWithInterval)
    assert {b.label for b in bars.bars} == {p.punkt.titel for p in auswertung.haeufigste[:8]}
    assert [b.value for b in bars.bars] == sorted((b.value for b in bars.bars), reverse=True)
    points = charts[PointsWithInterval].chart
    assert isinstance(points, PointsWithInterval)
    assert [p.label for p in points.points] == [s.name for s in auswertung.schichten]


def test_fachlichkeit_and_verbuchung_stand_apart(document: Document) -> None:
    assert table(document, "Punktfehlerquote").rows == (
        ("Fachlichkeit", "8.708", "110", "166", f"1,26{NBSP}%", f"3,17{NBSP}%"),
        ("Verbuchung", "2.765", "15", "24", f"0,54{NBSP}%", f"1,41{NBSP}%"),
    )


def test_lost_files_are_counted_both_ways_and_explained(document: Document) -> None:
    assert table(document, "Nicht auffindbare Akten").rows == (
        ("als fehlerhaft gezählt", "80 von 662", f"12,1{NBSP}%", f"9,7 bis 14,8{NBSP}%"),
        ("als fehlerfrei gezählt", "71 von 662", f"10,7{NBSP}%", f"8,5 bis 13,3{NBSP}%"),
    )
    assert ("nicht auffindbar", "Akte nach zwei Suchaufträgen nicht auffindbar", "9") in table(document, "Gründe").rows


def test_amounts_are_exact_in_the_sample_and_rounded_beyond(document: Document, auswertung: Auswertung) -> None:
    assert auswertung.betraege is not None
    sample, projected = table(document, "In den geprüften Akten"), table(document, "Hochgerechnet auf")
    assert sample.rows[0][2] == euro(auswertung.betraege.zu_viel.summe_cent)
    assert all(row[1].startswith("rund ") for row in projected.rows)
    assert "Nur 21 Akten" in text(document)


def test_rechenwege_are_shown_as_they_were_computed(document: Document, auswertung: Auswertung) -> None:
    assert ("Ungerundet", "662,46 Akten") in table(document, "Umfang nach Quote").rows
    for weg in auswertung.rechenwege:
        shown = table(document, weg.titel)
        assert shown.rows == (("Formel", weg.formel), *weg.werte, ("Ergebnis", weg.ergebnis))
        assert weg.quelle in shown.note


def test_no_key_and_no_name_reaches_the_report(document: Document) -> None:
    said = text(document)
    assert "GEHEIM" not in said
    assert "Leitung Grundsatz" not in said
    assert "QM-Beauftragte" not in said
    assert "MI-0" not in said


def test_a_running_pruefung_is_marked_and_judges_nothing(
    vorlaeufig: Auswertung, protokoll_vorlaeufig: dict[str, Any], katalog: Katalog
) -> None:
    document = pruefbericht(
        vorlaeufig,
        protokoll_vorlaeufig,
        katalog=katalog,
        akten=(),
        stand=date(2026, 3, 12),
        amt="Musteramt",
        anker="",
        version="0.1.0",
    )
    assert lead(document).startswith("Geprüft sind 214 von 661 Akten.")
    assert "vorläufig" in document.header
    assert any(isinstance(b, Note) and b.title == "Vorläufig: 214 von 661 Akten" for b in document.blocks)
    said = text(document)
    assert "eingehalten ist" not in said
    assert "können Zufall sein" not in said
    west = table(document, "Ergebnis nach Standort").rows[-1]
    assert west[0] == "West"
    assert west[-2:] == ("–", TOO_FEW)
    points = next(b.chart for b in document.blocks if isinstance(b, Figure) and isinstance(b.chart, PointsWithInterval))
    assert isinstance(points, PointsWithInterval)
    assert "West" not in [p.label for p in points.points]


@pytest.mark.parametrize(
    ("sammel", "said"),
    [
        ((0, 0), "Jede Antwort wurde einzeln gegeben, keine gemeinsam mit „Rest erfüllt“."),
        ((1, 1), "Gemeinsam mit „Rest erfüllt“ beantwortet: 1 Prüfpunkt in 1 von 653 Akten."),
        ((12, 1240), "Gemeinsam mit „Rest erfüllt“ beantwortet: 1.240 Prüfpunkte in 12 von 653 Akten."),
    ],
)
def test_collective_answers_are_counted(
    auswertung: Auswertung, protokoll: dict[str, Any], katalog: Katalog, sammel: tuple[int, int], said: str
) -> None:
    document = pruefbericht(
        auswertung, protokoll, katalog=katalog, akten=(), sammel=sammel, stand=date(2025, 6, 4), amt="Amt", anker="",
        version="1",
    )  # fmt: skip
    assert said in text(document)


def test_without_projection_the_report_says_why(bauen: Bauen, auswertung: Auswertung) -> None:
    assert auswertung.betraege is not None
    grund = "Mit weniger als 100 geprüften Akten wird nicht hochgerechnet."
    ohne = {
        art: replace(getattr(auswertung.betraege, art), hochrechnung_cent=None, unten_cent=None, oben_cent=None)
        for art in ("zu_viel", "zu_wenig", "netto", "brutto")
    }
    document = bauen(replace(auswertung, betraege=replace(auswertung.betraege, warnungen=(grund,), **ohne)))
    assert grund in text(document)
    assert "Hochrechnung" not in [c.title for t in tables(document) for c in t.columns]
    (figures,) = (b.figures for b in document.blocks if isinstance(b, KeyFigures))
    assert figures[2].label == "Akten nur mit formellem Mangel"


def test_without_a_hoechstwert_nothing_is_judged(bauen: Bauen, auswertung: Auswertung) -> None:
    document = bauen(replace(auswertung, hoechstwert=None, urteil=None, satz=auswertung.kernsatz))
    assert lead(document) == auswertung.kernsatz
    assert "Höchstwert" not in text(document)


@pytest.mark.parametrize(
    ("urteil", "said"),
    [
        ("eingehalten", f"Der Höchstwert von 10{NBSP}% ist eingehalten."),
        ("überschritten", f"Der Höchstwert von 10{NBSP}% ist überschritten."),
    ],
)
def test_the_verdict_uses_its_word(bauen: Bauen, auswertung: Auswertung, urteil: str, said: str) -> None:
    assert lead(bauen(replace(auswertung, urteil=urteil))).endswith(said)


def test_a_bound_never_rounds_across_the_hoechstwert(bauen: Bauen, auswertung: Auswertung) -> None:
    assert auswertung.geschichtet is not None
    near = replace(auswertung.geschichtet, oben=0.10004)
    document = bauen(replace(auswertung, geschichtet=near, hoechstwert=Fraction(1, 10)))
    (figures,) = (b.figures for b in document.blocks if isinstance(b, KeyFigures))
    assert figures[0].detail == f"95-%-Bereich 8,623 bis 10,004{NBSP}%"


def test_where_the_stratified_range_is_undefined_none_is_claimed(bauen: Bauen, auswertung: Auswertung) -> None:
    assert auswertung.geschichtet is not None
    undefined = replace(auswertung.geschichtet, unten=None, oben=None, hinweis="Eine Schicht hat nur eine Akte.")
    document = bauen(replace(auswertung, geschichtet=undefined))
    total = table(document, "Ergebnis nach Standort").total
    assert total is not None
    assert total[-2:] == (f"10,9{NBSP}%", "keine Angabe")
    assert not any(isinstance(b, Figure) and isinstance(b.chart, RangeAgainstLimit) for b in document.blocks)


def test_lost_files_as_mangel_are_said(bauen: Bauen, auswertung: Auswertung) -> None:
    plan = replace(auswertung.pruefung.plan, verloren_regel=VerlorenRegel.MANGEL)
    document = bauen(replace(auswertung, pruefung=replace(auswertung.pruefung, plan=plan)))
    assert "zählen in der Fehlerquote als Mangel" in text(document)


def test_nothing_found_at_all(bauen: Bauen, auswertung: Auswertung) -> None:
    punkte = tuple(
        replace(p, material=0, quote=replace(p.quote, zaehler=0, wert=0.0, unten=0.0)) for p in auswertung.punkte
    )
    document = bauen(replace(auswertung, haeufigste=(), punkte=punkte, verloren=0, ersetzt=0))
    said = text(document)
    assert "In keinem Prüfpunkt wurde ein materieller Fehler festgestellt." in said
    assert "Keine gezogene Akte musste ersetzt werden, keine fehlt." in said


def test_a_move_to_a_newer_version_names_both_and_the_day(bauen: Bauen, auswertung: Auswertung) -> None:
    moves = (
        Fassungswechsel(1, date(2024, 7, 1), 2, date(2025, 3, 12)),
        Fassungswechsel(2, date(2025, 1, 1), 3, date(2025, 4, 2)),
    )
    moved = replace(auswertung, pruefung=replace(auswertung.pruefung, katalog_version=3, wechsel=moves))
    said = text(bauen(moved))
    assert "Version 3, Rechtsstand" in said
    assert (
        "; bis 02.04.2025 Version 2, Rechtsstand 01.01.2025; bis 12.03.2025 Version 1, Rechtsstand 01.07.2024" in said
    )
    assert (
        "Am 12.03.2025 wechselte die Prüfung von Version 1 des Katalogs (Rechtsstand 01.07.2024) zu Version 2" in said
    )
    assert "wechselte die Prüfung" not in text(bauen(auswertung))
