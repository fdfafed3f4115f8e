"""The Berichtskalender as a paper: the same figures in every format, accessible, marked as an example where it is."""

from datetime import date
from pathlib import Path
from typing import Any

import page
import pytest
from docx import Document as Word
from python_calamine import CalamineWorkbook

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import Regel
from qmapp.errors import UserError
from qmapp.reports.amtspapier import AMTSPAPIERE
from qmapp.reports.art import BEISPIEL
from qmapp.reports.berichtskalender import berichtskalender
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports.test_documents_agree import pdf_words, squeezed

PAPIER = AMTSPAPIERE["berichtskalender"]

STAND = date(2026, 3, 12)
_SAID = (
    "2025 sind 6 Berichte fällig, 6 davon erledigt. Überfällig ist keiner.",
    "6 von 7",
    "15.06.2025 (Sonntag; Arbeitstag davor 13.06.2025)",
    "23.10.2025, 3 Arbeitstage zu spät",
    "Steuerung: Die Frist ist richtig.",
    "gilt ab 01.01.2024: zum 15.01. des Folgejahres",
    "12.03.2025, 18.06.2025, 05.11.2025",
    BEISPIEL,
)


@pytest.fixture(scope="module")
def files(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as workspace:
        folder = tmp_path_factory.mktemp("kalender") / "neu"
        return PAPIER.export(workspace, 2025, ("pdf", "docx", "xlsx"), folder, stand=STAND)


def test_due_dates_reasons_and_meetings_stand_in_every_format(files: tuple[Path, ...]) -> None:
    pdf, docx, xlsx = files
    assert pdf.name == "Berichtskalender_2025_2026-03-12.pdf"
    word = Word(str(docx))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    texts = "".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    for shown in (squeezed(pdf_words(pdf)), squeezed(texts)):
        for words in _SAID:
            assert squeezed(words) in shown, words
    sheets = CalamineWorkbook.from_path(xlsx)
    rows = [row for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python()]
    assert any("BP-03: Forderungsliste 3. Quartal 2025" in row for row in rows)
    (meeting,) = [row for row in rows if "TS-01: Dienstbesprechung mit dem Jobcenter" in row]
    assert meeting[1:3] == [2, 3]


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_the_paper_is_accessible_and_fit_for_the_e_file(files: tuple[Path, ...], profile: str) -> None:
    assert page.validate_pdf(str(files[0]), profile=profile).failures == []


def test_overdue_waived_and_missed_are_named(tmp_path: Path) -> None:
    path = tmp_path / "QM.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as workspace:
        with pytest.raises(UserError, match="2025 ist nichts zu berichten"):
            PAPIER.export(workspace, 2025, ("pdf",), tmp_path / "neu", stand=STAND)
        fixed: dict[str, Any] = {"regel": Regel.TAGE, "tage": ("06-15", "12-15")}
        made = workspace.execute(
            "Pflicht", pflicht.create_berichtspflicht, gueltig_ab=date(2025, 1, 1), fassung=fixed, titel="Sachstand"
        )
        workspace.execute("Verzicht", pflicht.waive, made, "2025/2025-06-15", "Neue Fachsoftware", ersatz="Telefonat")
        serie = workspace.execute("Serie", pflicht.create_terminserie, ab_jahr=2025, titel="Dienstbesprechung")
        workspace.execute("Grund", pflicht.explain_jahr, serie, 2025, "Pandemie", ersatz="E-Mail")
        year = workspace.read(pflicht.kalender, 2025, heute=STAND)
        duties = workspace.read(pflicht.pflichten)
    tree = repr(berichtskalender(year, duties, stand=STAND))
    for words in (
        "2025 sind 2 Berichte fällig, 1 davon erledigt. Überfällig ist einer.",
        "Sachstand 1. Halbjahr 2025: Neue Fachsoftware; stattdessen Telefonat",
        "Dienstbesprechung: Pandemie; stattdessen E-Mail",
        "noch keiner",
        "Verfehlt, begründet",
        "nicht genannt",
    ):
        assert words in tree, words
    assert not (tmp_path / "neu").exists()


def test_unknown_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Format odt gibt es für den Berichtskalender nicht"):
        PAPIER.ziele(2026, ("odt",), tmp_path, stand=STAND)
