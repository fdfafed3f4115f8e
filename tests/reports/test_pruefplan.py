"""The Prüfplan: everything laid down before the draw, in every method, refused where it cannot be computed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import page
import pytest

from qmapp.checks.aktenpruefung import grundgesamtheit, stichprobe
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Plan, Schichtung, Verfahren
from qmapp.errors import UserError
from qmapp.reports.export import build, export
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports import papier
from tests.reports.lesen import tables, text
from tests.reports.test_export import ZEILEN, angelegt

STAND = date(2025, 2, 20)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with papier.mappe(tmp_path_factory.mktemp("mappe") / "QM-2025.qcheck") as opened:
        yield opened


def planned(workspace: Workspace, kennung: str, plan: Plan) -> str:
    key = angelegt(workspace, kennung)
    angaben = ListenAngaben(datei="liste.csv", spalte_schicht="Standort")
    workspace.execute("Liste", grundgesamtheit.import_grundgesamtheit, key, angaben, ZEILEN)
    workspace.execute("Plan", stichprobe.save_plan, key, plan)
    return text(build(workspace, "pruefplan", key, stand=STAND))


def test_what_is_laid_down_stands_there_before_the_draw(workspace: Workspace) -> None:
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=16, schichtung=Schichtung.ANTEILIG, reserve=2)
    shown = planned(workspace, "PP-1", plan)
    for words in (
        "vorgegebene Anzahl",
        "anteilig geschichtet nach Standort",
        "wird bei der Ziehung bestimmt",
        "Gehört eine Akte nicht zur Grundgesamtheit, rückt die nächste derselben Schicht nach.",
        "Nicht auffindbare Akten werden getrennt ausgewiesen.",
        "Der Höchstwert von 10\u00a0% ist eingehalten, wenn der Bereich ganz darunter liegt",
        "AP-KDU-40",
        "intern durch das Amt",
    ):
        assert words in shown
    assert "Schon gezogen" not in shown
    key = next(row.id for row in workspace.read(pruefungen) if row.kennung == "PP-1")
    shares = next(t for t in tables(build(workspace, "pruefplan", key, stand=STAND)) if t.title.startswith("Aufteil"))
    assert [row[:3] for row in shares.rows] == [("Mitte", "40", "8"), ("Süd", "40", "8")]


def test_a_method_that_cannot_be_computed_is_named(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Anzahl") as caught:
        planned(workspace, "PP-2", Plan(verfahren=Verfahren.ANZAHL, anzahl=None))
    assert "Stichprobe planen" in caught.value.advice


@pytest.mark.parametrize("verfahren", [Verfahren.QUOTE, Verfahren.MINDESTGROESSE, Verfahren.ENTDECKUNG])
def test_every_method_explains_itself(workspace: Workspace, verfahren: Verfahren) -> None:
    shown = planned(workspace, f"PP-{verfahren.value}", Plan(verfahren=verfahren, quote_prozent="20"))
    assert "Was andere Verfahren bedeutet hätten" in shown
    assert "(gewählt)" in shown


def test_the_example_says_that_it_is_drawn_and_is_accessible(example_file: Path, tmp_path: Path) -> None:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as workspace:
        key = next(row.id for row in workspace.read(pruefungen) if row.kennung == "AP-2025-1")
        shown = text(build(workspace, "pruefplan", key, stand=STAND))
        (pdf,) = export(workspace, "pruefplan", key, ("pdf",), tmp_path, stand=STAND)
    assert "Nach diesem Plan ist am 03.03.2025 gezogen worden" in shown
    assert "662" in shown
    for profile in ("ua1", "2u"):
        assert sorted({failure.rule_id for failure in page.validate_pdf(str(pdf), profile=profile).failures}) == []
