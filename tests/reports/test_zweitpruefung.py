"""The chapter of the Zweitprüfung: the folder's figures in words and tables, nobody named."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.checks.aktenpruefung.zweitpruefung import worte
from qmapp.checks.aktenpruefung.zweitpruefung.rows import (
    Abgleich,
    PunktUebereinstimmung,
    Uebereinstimmung,
    ZweitpruefungKopf,
)
from qmapp.checks.katalog import Katalog
from qmapp.reports.document import Block, Heading, Paragraph, Table
from qmapp.reports.export import build
from qmapp.reports.pruefbericht.zweitpruefung import zweitpruefung, zweitpruefung_sheet
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

NBSP = "\u00a0"
NAMES = (worte.MIT_FEHLER, worte.OHNE_FEHLER)


@pytest.fixture
def abgleich(laeufe: dict[str, dict[str, Any]], katalog: Katalog) -> Abgleich:
    """AP-2025-1 as the folder states it, with one Prüfpunkt read in different ways."""
    told = laeufe["AP-2025-1"]["ergebnis"]["zweitpruefung"]
    table = (
        (told["beide_mangel"], told["nur_erstpruefung"]),
        (told["nur_zweitpruefung"], told["beide_ohne_mangel"]),
    )
    files = Uebereinstimmung(33, 30, NAMES, table, told["erwartet"], told["kappa"], 0.2019)
    answers = Uebereinstimmung(1320, 1315, ("erfüllt", "materiell"), ((1300, 3), (2, 15)), 0.97, 0.856, 0.06)
    point = Uebereinstimmung(33, 31, ("erfüllt", "materiell"), ((31, 2), (0, 0)), 0.939, 0.0, 0.0)
    same = Uebereinstimmung(33, 33, ("erfüllt",), ((33,),), None, None, None, worte.EINERLEI)
    kopf = ZweitpruefungKopf(
        pruefung_id=UUID(int=1),
        anteil_prozent="5",
        startwert="4711",
        zweitpruefer="Kern",
        unklar_prozent="75",
        angelegt_um=datetime(2025, 5, 23, tzinfo=UTC),
        angelegt_durch="Weber",
        akten=33,
        erledigt=33,
        begonnen=33,
        erstgeprueft=653,
    )
    points = (
        PunktUebereinstimmung(katalog.punkte[0], same, False, False),
        PunktUebereinstimmung(katalog.punkte[30], point, False, False),
    )
    return Abgleich(kopf, files, answers, points, abweichungen=5, geklaert=5)


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [str(block.text) for block in blocks if isinstance(block, Paragraph)]


def test_the_sentences_say_agreement_chance_and_kappa(abgleich: Abgleich) -> None:
    blocks = zweitpruefung(abgleich, "7")
    assert blocks[0] == Heading(1, "Zweitprüfung", number="7")
    picked, files, answers, unclear = words(blocks)
    assert picked.startswith(f"Eine zweite Person prüft 33 von 653 geprüften Akten (5,1{NBSP}%) noch einmal")
    assert "mit dem Startwert „4711“" in picked
    assert files == (
        f"Ob eine Akte einen materiellen Fehler hat, beurteilen beide in 30 von 33 Akten gleich (90,9{NBSP}%); "
        f"durch Zufall wären 76,4{NBSP}% zu erwarten. Cohens Kappa ist 0,61."
    )
    assert "Von 1.320 Antworten zu einzelnen Prüfpunkten sind 1.315 gleich" in answers
    assert "5 Antworten weichen ab, alle geklärt;" in answers
    assert unclear == f"Kein Prüfpunkt liegt unter 75{NBSP}%; keiner gilt als unklar."


def test_the_tables_stand_beside_kappa_with_the_way_it_was_computed(abgleich: Abgleich) -> None:
    files, _, points, way = (block for block in zweitpruefung(abgleich, "7") if isinstance(block, Table))
    assert files.rows == ((worte.MIT_FEHLER, "3", "1", "4"), (worte.OHNE_FEHLER, "2", "27", "29"))
    assert files.total == ("Summe", "5", "28", "33")
    assert points.rows == (("31", "Entscheidung im Vermerk nachvollziehbar", "33", "31", f"93,9{NBSP}%", "0,00"),)
    assert ("Übereinstimmung p₀", "0,909091") in way.rows
    assert ("Durch Zufall erwartet pₑ", "0,764004") in way.rows
    assert ("Ergebnis", "0,6148") in way.rows


def test_what_is_open_or_unclear_is_said(abgleich: Abgleich, katalog: Katalog) -> None:
    kopf = replace(abgleich.kopf, erledigt=12, startwert="")
    odd = [replace(point, unklar=True) for point in abgleich.punkte]
    picked, _, answers, unclear = words(zweitpruefung(replace(abgleich, kopf=kopf, punkte=tuple(odd), geklaert=2), "7"))
    assert "Bisher sind 12 von 33 Akten zweitgeprüft; die Zahlen sind vorläufig." in picked
    assert "Startwert" not in picked
    assert "5 Antworten weichen ab, 2 davon geklärt;" in answers
    assert unclear.startswith(f"Unter 75{NBSP}%: Prüfpunkte 1 und 31.")


def test_without_a_kappa_the_reason_stands_there(abgleich: Abgleich) -> None:
    same = Uebereinstimmung(33, 33, NAMES[1:], ((33,),), None, None, None, worte.EINERLEI)
    alike = replace(abgleich, akten=same, antworten=same, punkte=(), abweichungen=0, geklaert=0)
    blocks = zweitpruefung(alike, "7")
    assert "Ein Kappa gibt es nicht, weil beide nur ein und dieselbe Antwort gaben." in words(blocks)[1]
    assert len([block for block in blocks if isinstance(block, Table)]) == 2
    one = replace(abgleich, abweichungen=1, geklaert=0)
    assert "Eine Antwort weicht ab, sie ist noch offen;" in words(zweitpruefung(one, "7"))[2]


def test_the_sheet_holds_unrounded_figures(abgleich: Abgleich, laeufe: dict[str, dict[str, Any]]) -> None:
    told = laeufe["AP-2025-1"]["ergebnis"]["zweitpruefung"]
    rows = list(zweitpruefung_sheet(abgleich).rows)
    assert rows[0][1:] == (
        "Akten mit materiellem Fehler", 33, 30, pytest.approx(told["uebereinstimmung"], abs=6e-7), told["erwartet"],
        told["kappa"], 0.2019,
    )  # fmt: skip
    assert rows[2][2:] == (33, 33, 1.0, None, None, None)


def test_the_examples_report_has_the_chapter_and_names_nobody(example_file: Path) -> None:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        ids = {row.kennung: row.id for row in opened.read(pruefungen)}
        documents = {name: build(opened, "pruefbericht", key, stand=date(2026, 3, 20)) for name, key in ids.items()}
    for name, document in documents.items():
        chapters = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
        assert ("Zweitprüfung" in chapters) is (name != "AP-2026-1")
    said = " ".join(words(documents["AP-2025-2"].blocks))
    assert "in 65 von 66 Akten gleich" in said
    assert "Cohens Kappa ist 0,90." in said
    start = [str(block) for block in documents["AP-2025-1"].blocks]
    chapter = next(i for i, block in enumerate(start) if "text='Zweitprüfung'" in block)
    assert "Vertretung der Beauftragten" not in " ".join(start[chapter : chapter + 10])
