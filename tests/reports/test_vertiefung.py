"""What the Prüfbericht says beyond the result, word by word, and the sheets behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qmapp.checks.aktenpruefung.rows import AkteZeile, Auswertung, Vertiefung
from qmapp.checks.katalog import Katalog
from qmapp.reports.document import BarsWithInterval, Document, Figure, Heading, PointsWithInterval, Table
from qmapp.reports.pruefbericht import pruefbericht, pruefbericht_sheets
from tests.reports.lesen import tables, text

NBSP = "\u00a0"
Bauen = Callable[[Vertiefung | None], Document]


@pytest.fixture
def bauen(auswertung: Auswertung, protokoll: dict[str, Any], katalog: Katalog, akten: tuple[AkteZeile, ...]) -> Bauen:
    def build(deep: Vertiefung | None) -> Document:
        return pruefbericht(
            auswertung, protokoll, katalog=katalog, akten=akten, vertiefung=deep, stand=date(2025, 6, 4), amt="Amt",
            anker="", version="1",
        )  # fmt: skip

    return build


@pytest.fixture
def document(bauen: Bauen, vertiefung: Vertiefung) -> Document:
    return bauen(vertiefung)


def chapters(document: Document) -> list[str]:
    found = [b for b in document.blocks if isinstance(b, Heading) and b.number[:1].isdigit()]
    return [f"{b.number} {b.text}" for b in found if b.level == 1 or "4." in b.number or "8." in b.number]


def table(document: Document, title: str) -> Table:
    return next(t for t in tables(document) if t.title.startswith(title))


def figure(document: Document, title: str) -> Figure:
    return next(b for b in document.blocks if isinstance(b, Figure) and b.title == title)


def test_the_chapters_stand_where_a_reader_looks_for_them(document: Document) -> None:
    assert chapters(document) == [
        "1 Anlass und Auftrag",
        "2 Stichprobe",
        "3 Ergebnis",
        "4 Mängel je Prüfpunkt",
        "4.1 Arten und Ursachen der Mängel",
        "4.2 Eigene Höchstwerte",
        "5 Vergleich nach Standort",
        "6 Ergebnis nach Sachgebiet",
        "7 Vergleich mit früheren Prüfungen",
        "8 Was es in Euro bedeutet",
        "8.1 Nach anderen Verfahren gerechnet",
        "9 Was an zweifelhaften Akten hängt",
        "10 Grenzen der Aussage",
        "11 Rechenwege",
    ]


def test_the_course_and_what_has_changed(document: Document) -> None:
    assert table(document, "Fehlerquote je Prüfung").rows == (
        ("AP-1", "01.01.2024 bis 30.06.2024", "90 von 600", f"15,0{NBSP}%", f"12,3 bis 18,1{NBSP}%"),
        ("AP-2", "01.01.2025 bis 30.06.2025", "60 von 600", f"10,0{NBSP}%", f"7,8 bis 12,6{NBSP}%"),
    )
    (change,) = table(document, "Veränderung der Fehlerquote").rows
    assert change == (
        "AP-1 bis AP-2", f"−5,0{NBSP}Punkte", f"−8,8 bis −1,2{NBSP}Punkte", f"p{NBSP}={NBSP}0,009", "mehr als Zufall",
    )  # fmt: skip
    points = table(document, "Prüfpunkte gegenüber AP-1").rows
    assert [row[-1] for row in points] == ["mehr als Zufall", "kann Zufall sein"]
    assert "Von 2 vergleichbaren Prüfpunkten hat sich gegenüber AP-1 einer stärker verändert" in text(document)
    chart = figure(document, "Belegter Unterschied zur Prüfung davor").chart
    assert isinstance(chart, PointsWithInterval)
    assert ([p.label for p in chart.points], chart.total.label) == (["AP-1"], "AP-2")


def test_few_causes_bring_most(document: Document) -> None:
    assert f"86{NBSP}% der Nennungen entfallen auf Frist und Berechnung." in text(document)
    assert "Zu 4 Mängeln ist keine Ursache festgehalten." in text(document)
    chart = figure(document, "Wenige Ursachen bringen die meisten Mängel").chart
    assert isinstance(chart, BarsWithInterval)
    assert [bar.highlight for bar in chart.bars] == [True, True, False]
    assert table(document, "Wem die Mängel zuzurechnen sind").rows[0] == (
        "dem Amt", "80", f"80,0{NBSP}%", f"80,0{NBSP}%",
    )  # fmt: skip


def test_each_höchstwert_has_its_verdict(document: Document) -> None:
    shown = table(document, "Höchstwerte je Prüfpunkt")
    assert [(row[1], row[-1]) for row in shown.rows] == [
        (f"5{NBSP}%", "überschritten"), (f"20{NBSP}%", "eingehalten"),
    ]  # fmt: skip
    assert "Eingehalten: 1, überschritten: 1, nicht gesichert: 0." in text(document)


def test_euro_in_every_way_and_why_not(document: Document) -> None:
    assert [row[0] for row in table(document, "Hochgerechnet nach Verfahren").rows] == ["Differenz", "Verhältnis"]
    assert table(document, "Hochgerechnet nach Verfahren").rows[1][3] == f"rund 190.000{NBSP}€"
    assert table(document, "Obergrenze nach Stringer").rows == (
        ("zu viel gezahlt, je Monat", "3 von 55", f"rund 120.000{NBSP}€", f"rund 310.000{NBSP}€"),
    )
    assert "Nicht anwendbar: Regression: Die Listenbeträge sind alle gleich." in text(document)


def test_teams_doubtful_files_and_coverage(document: Document) -> None:
    assert [row[0] for row in table(document, "Ergebnis nach Sachgebiet").rows] == ["Ost", "Übrige (3 Teams)"]
    assert "mindestens 30 geprüften Akten" in text(document)
    scenarios = table(document, "Fehlerquote, wenn anders gezählt würde").rows
    assert scenarios[0][:2] == ("Wie gezählt", "60 von 600")
    assert scenarios[1][-1] == "–"
    assert f"eine Prüfabdeckung (P3) von 3,0{NBSP}%" in text(document)
    assert table(document, "Veränderung von AP-1 zu AP-2").rows[-1][0] == "Ergebnis"
    assert table(document, "Prüfabdeckung (P3)")


def test_what_does_not_apply_is_left_out(bauen: Bauen, vertiefung: Vertiefung) -> None:
    first = vertiefung.verlauf.werte[1:]
    given = vertiefung.hochrechnungen
    bare = replace(
        vertiefung,
        verlauf=replace(vertiefung.verlauf, werte=first, unterschiede=(), punkte=()),
        teams=replace(vertiefung.teams, zeilen=(), grund="abgeschaltet"),
        hoechstwerte=(),
        hochrechnungen=replace(given, verfahren=given.verfahren[:1], stringer=()),
        empfindlichkeit=replace(vertiefung.empfindlichkeit, szenarien=vertiefung.empfindlichkeit.szenarien[:1]),
        haeufung=replace(vertiefung.haeufung, maengel=0),
        rechenwege=(),
    )
    document = bauen(bare)
    assert chapters(document) == [
        "1 Anlass und Auftrag",
        "2 Stichprobe",
        "3 Ergebnis",
        "4 Mängel je Prüfpunkt",
        "4.1 Arten und Ursachen der Mängel",
        "5 Vergleich nach Standort",
        "6 Was es in Euro bedeutet",
        "7 Grenzen der Aussage",
        "8 Rechenwege",
    ]
    assert "In den geprüften Akten wurde kein Mangel festgestellt." in text(document)


def test_the_sheets_hold_the_unrounded_values(auswertung: Auswertung, vertiefung: Vertiefung) -> None:
    sheets = {sheet.name: sheet for sheet in pruefbericht_sheets(auswertung, deep=vertiefung)}
    rates = {(row[0], row[1]): row for row in sheets["Vertiefung"].rows}
    assert rates["Verlauf", "AP-1"][2:] == (90, 600, 20_000, 0.15, 0.123, 0.181, "nicht gesichert")
    assert rates["Sachgebiet", "Ost"][2:5] == (40, 300, 9_000)
    assert rates["Höchstwert 5 %", "Fachlichkeit"][-1] == "überschritten"
    assert rates["Prüfabdeckung (P3)", "Bestand der Liste"][5] == 600 / 20_100
    changes = list(sheets["Veränderungen"].rows)
    assert changes[0][:4] == ("AP-1 bis AP-2", -0.05, -0.088, -0.012)
    assert [row[-1] for row in changes] == ["ja", "nein", "ja"]
    ways = list(sheets["Euro nach Verfahren"].rows)
    assert [row[0] for row in ways] == ["Differenz"] * 4 + ["Verhältnis"] * 4 + ["Regression", "Stringer"]
    assert ways[-2][-1] == "Die Listenbeträge sind alle gleich."
    assert ways[3][2] == 200_000
    assert len(list(sheets["Häufigkeiten"].rows)) == 3 + 2 + 2 + 2
