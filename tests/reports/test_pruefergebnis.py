"""The Prüfergebnis KdU: the day it is due, both Bereiche apart, findings with cause, and only for KdU."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import page
import pytest

from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.checks.aktenpruefung.rows import Auswertung, Pruefart
from qmapp.errors import UserError
from qmapp.reports.export import build, export
from qmapp.reports.pruefergebnis import pruefergebnis, stichtag, stichtag_hinweis
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports.lesen import tables, text

STAND = date(2026, 3, 12)


@pytest.fixture(scope="module")
def workspace(example_file: Path):
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def ids(workspace: Workspace) -> dict[str, UUID]:
    return {row.kennung: row.id for row in workspace.read(pruefungen)}


@pytest.fixture(scope="module")
def closed(workspace: Workspace, ids: dict[str, UUID]) -> Auswertung:
    return workspace.read(auswertung, ids["AP-2025-1"])


@pytest.mark.parametrize(
    ("abgeschlossen", "faellig"),
    [
        (date(2025, 6, 4), date(2025, 6, 15)),
        (date(2025, 6, 15), date(2025, 6, 15)),
        (date(2025, 6, 16), date(2025, 12, 15)),
        (date(2025, 12, 16), date(2026, 6, 15)),
        (None, date(2026, 6, 15)),
    ],
)
def test_results_are_due_on_15_june_and_15_december(
    closed: Auswertung, abgeschlossen: date | None, faellig: date
) -> None:
    head = replace(closed.pruefung, abgeschlossen_am=abgeschlossen)
    assert stichtag(head, STAND) == faellig


def test_a_sunday_is_said_with_the_friday_before() -> None:
    """AB-13 and the story of the example: 15.06.2025 was a Sunday, sent on 13.06.2025."""
    assert stichtag_hinweis(date(2025, 6, 15)) == (
        "Der 15.06.2025 ist ein Sonntag. Versenden Sie spätestens am Freitag, 13.06.2025."
    )
    assert "Samstag" in stichtag_hinweis(date(2024, 6, 15))
    assert stichtag_hinweis(date(2025, 12, 15)) == ""


def test_both_bereiche_stand_apart_with_the_figures_of_the_evaluation(
    workspace: Workspace, ids: dict[str, UUID], closed: Auswertung
) -> None:
    document = build(workspace, "pruefergebnis", ids["AP-2025-1"], stand=STAND)
    assert document.title == "Prüfergebnis KdU zum 15.06.2025"
    names = [one.bereich.titel for one in closed.bereiche]
    assert names == ["Fachlichkeit", "Verbuchung"]
    by_title = {table.title: table for table in tables(document)}
    assert [row[0] for row in by_title["Punktfehlerquote"].rows] == names
    findings = by_title["Befunde mit Ursache und Nachholung"]
    held = [row for row in findings.rows if "Nebenkostenabrechnung" in row[1]]
    assert held
    assert all(len(row) == 6 for row in findings.rows)
    assert "Fachaufsicht" not in text(document)
    assert "intern durch das Amt" in text(document)


def test_an_unfinished_one_is_not_to_be_passed_on(workspace: Workspace, ids: dict[str, UUID]) -> None:
    document = build(workspace, "pruefergebnis", ids["AP-2026-1"], stand=STAND)
    assert "vorläufig" in document.subtitle
    assert "Bitte noch nicht an den Kreis geben." in text(document)


def test_other_subjects_are_refused_and_the_fachaufsicht_is_named(closed: Auswertung) -> None:
    told = {"stand": STAND, "amt": "Amt", "anker": "", "version": "1"}
    other = replace(closed, pruefung=replace(closed.pruefung, katalog_code="AP-BWQ"))
    with pytest.raises(UserError, match="nur für Prüfungen der Kosten der Unterkunft"):
        pruefergebnis(other, (), **told)
    own = replace(closed, pruefung=replace(closed.pruefung, katalog_code="Eig-KdU", pruefart=Pruefart.KREIS))
    shown = text(pruefergebnis(own, (), **told))
    assert "Fachaufsicht durch den Kreis" in shown
    assert "Noch ist keine Feststellung festgehalten" in shown


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_the_pdf_is_accessible(workspace: Workspace, ids: dict[str, UUID], tmp_path: Path, profile: str) -> None:
    (pdf,) = export(workspace, "pruefergebnis", ids["AP-2025-1"], ("pdf",), tmp_path, stand=STAND)
    assert pdf.name == "Pruefergebnis-KdU_AP-2025-1_2026-03-12.pdf"
    assert sorted({failure.rule_id for failure in page.validate_pdf(str(pdf), profile=profile).failures}) == []
