"""The papers of ACT without a screen, and what the demonstration writes of it."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from qmapp.act.empfehlung import empfehlungen
from qmapp.cli import run_verbs
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports.act.seiten import squeezed
from tests.reports.pdftext import page_texts


@pytest.fixture
def example(example_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(example_file, tmp_path / "beispiel.qcheck"))


def called(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert run_verbs([*map(str, arguments), "--json"]) == 0, capsys.readouterr().err
    data = json.loads(capsys.readouterr().out)
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(
    ("art", "more", "stem"),
    [
        ("management-response", [], "Management-Response_intern_2025_"),
        ("management-response", ["--jahr", "2025", "--oeffentlich"], "Management-Response_Oeffentliche-Fassung_2025_"),
        ("massnahmen", ["--offene"], "Massnahmenplan-offene_intern_alle-Jahre_"),
        ("massnahmen", ["--oeffentlich"], "Massnahmenplan_Oeffentliche-Fassung_alle-Jahre_"),
        ("umsetzungsbericht", [], "Umsetzungsbericht_intern_alle-Jahre_"),
    ],
)
def test_every_paper_in_every_format(
    art: str, more: list[str], stem: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = called(capsys, "bericht", example, art, *more, "--ziel", tmp_path / "b")
    assert set(data) == {"dateien", "hinweise"}
    files = [Path(file) for file in data["dateien"]]
    assert [file.suffix for file in files] == [".pdf", ".docx", ".xlsx"]
    assert all(file.name.startswith(stem) and file.stat().st_size > 5000 for file in files)


def test_one_format_and_the_hints_as_text(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["bericht", str(example), "management-response", "--format", "pdf", "--ziel", str(tmp_path / "b")]
    assert run_verbs([*arguments, "--oeffentlich"]) == 0
    told = capsys.readouterr().out
    assert "Oeffentliche-Fassung" in told
    assert "Freie Texte lesen" in told
    (path,) = (tmp_path / "b").iterdir()
    assert "Öffentliche Fassung" in page_texts(path)[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["management-response", "--jahr", "1999"], "für 1999"),
        (["management-response", "--jahr", "neulich"], "eine ganze Zahl"),
        (["management-response", "--pruefung", "AP-2025-1"], "Bitte --jahr nennen"),
        (["management-response", "--offene"], "nur für Maßnahmen"),
        (["massnahmen", "--muster"], "nur für Prüfbögen"),
        (["massnahmen", "--akten", "1-2"], "nur für Prüfbögen"),
        (["massnahmen", "--format", "json"], "Möglich sind: pdf, docx, xlsx"),
        (["pruefbericht", "--oeffentlich"], "gibt es nur für management-response"),
        (["pruefbericht", "--jahr", "2025"], "gibt es nur für management-response"),
    ],
)
def test_what_does_not_fit_writes_nothing(
    arguments: list[str], words: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "b"
    assert run_verbs(["bericht", str(example), *arguments, "--ziel", str(target)]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert not target.exists()


def test_of_an_own_list_the_worst_is_recommended_and_nobody_has_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "liste.csv", tmp_path / "v"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([("Akte",), *((f"A-{n:05d}",) for n in range(3000))])
    data = called(capsys, "vorfuehren", "--ziel", target, "--liste", source, "--schluessel", "Akte")
    (path,) = [Path(file) for file in data["dateien"] if "Management-Response" in file and file.endswith(".pdf")]
    told = squeezed(" ".join(page_texts(path)))
    assert squeezed("Beispiel-Empfehlung aus der Vorführung") in told
    assert squeezed("Antwort der Leitung: steht noch aus") in told
    with Workspace.open(Path(data["arbeitsmappe"]), data["passwort"], SCHEMA, wer="Test", read_only=True) as workspace:
        rows = workspace.read(empfehlungen)
    assert 1 <= len(rows) <= 2
    assert all(row.anzahl == 1 and not row.beantwortet for row in rows)
    book = CalamineWorkbook.from_path(str(path.with_suffix(".xlsx")))
    cells = {str(c) for line in book.get_sheet_by_name("Empfehlungen").to_python() for c in line}
    assert {row.kennung for row in rows} <= cells
