"""The Management Response of the example year against the figures its own file states."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from qmapp.german import integer
from qmapp.paths import resources
from qmapp.reports.act.ausgabe import MANAGEMENT_RESPONSE, Wunsch, act_dokument
from qmapp.reports.act.lage import Fassung
from qmapp.reports.document import Document, KeyFigures, Lead
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports.lesen import tables, text

TOLD = tomllib.loads((resources() / "beispieljahr" / "empfehlungen.toml").read_text("utf-8"))
STAND = TOLD["umsetzungsstand"]
STICHTAG: date = STAND["stichtag"]


@pytest.fixture(scope="module")
def papers(example_file: Path) -> dict[Fassung, Document]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as workspace:
        return {
            fassung: act_dokument(workspace, MANAGEMENT_RESPONSE, Wunsch(2025, fassung), stand=STICHTAG)
            for fassung in Fassung
        }


def test_every_count_is_the_told_one(papers: dict[Fassung, Document]) -> None:
    paper = papers[Fassung.INTERN]
    counted = {row[0]: row[1] for table in tables(paper) for row in table.rows if len(row) == 2}
    for words, name in (
        ("angenommen", "angenommen"),
        ("teilweise angenommen", "teilweise"),
        ("abgelehnt", "abgelehnt"),
        ("noch ohne freigegebene Antwort", "ohne_antwort"),
        ("umgesetzt", "umgesetzt"),
        ("in Umsetzung", "in_umsetzung"),
        ("verzögert", "verzoegert"),
        ("nicht begonnen", "nicht_begonnen"),
    ):
        assert counted[words] == integer(STAND[name]), words
    (kennzahlen,) = [table for table in tables(paper) if table.title.startswith("Kennzahlen")]
    shares = {row[0]: [int(row[2]), int(row[3])] for row in kennzahlen.rows[:4]}
    assert shares["Annahmequote"] == STAND["annahmequote"]
    assert shares["Umsetzungsquote der Maßnahmen"] == STAND["umsetzungsquote_massnahmen"]
    assert shares["Überfällig"] == STAND["ueberfaelligkeitsquote"]


def test_the_statement_comes_first(papers: dict[Fassung, Document]) -> None:
    first, _, figures, *_ = papers[Fassung.INTERN].blocks
    assert isinstance(first, Lead)
    assert first.text == (
        "Die Leitung nimmt 7 von 9 Empfehlungen ganz oder teilweise an; eine Antwort steht aus. "
        "9 von 16 Maßnahmen sind umgesetzt. Überfällig ist eine."
    )
    assert isinstance(figures, KeyFigures)
    assert [figure.value for figure in figures.figures] == ["77,8\u00a0%", "56,3\u00a0%", "1"]


def test_both_wirksamkeitspruefungen_carry_their_told_counts(papers: dict[Fassung, Document]) -> None:
    checks = [m["wirksamkeit"] for m in TOLD["massnahme"] if "wirksamkeit" in m]
    assert len(checks) == 2
    for check in checks:
        (table,) = [t for t in tables(papers[Fassung.INTERN]) if t.title.startswith(check["punkt"])]
        assert [[int(row[1]), int(row[2])] for row in table.rows] == [check["vorher"], check["nachher"]]
    told = text(papers[Fassung.INTERN])
    assert "ist größer, als Zufall erklärt" in told
    assert "kann Zufall sein" in told


def test_the_public_gets_what_is_meant_for_it(papers: dict[Fassung, Document]) -> None:
    told = text(papers[Fassung.OEFFENTLICH])
    for one in TOLD["empfehlung"]:
        assert (one["titel"] in told) is (one["veroeffentlichung"] == "extern"), one["id"]
    for one in TOLD["massnahme"]:
        if "bemerkung" in one:
            assert one["bemerkung"] not in told
        for move in one.get("verschiebung", ()):
            assert move["grund"] not in told
    assert "3\u00a0×\u00a0verschoben" in told
