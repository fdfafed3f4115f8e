"""The Jahresprüfplan as a paper: the same figures in every format, accessible, marked as an example where it is one."""

from datetime import date
from pathlib import Path

import page
import pytest
from docx import Document as Word
from python_calamine import CalamineWorkbook

from qmapp.checks.jahresplan import jahresplan
from qmapp.errors import UserError
from qmapp.reports.amtspapier import AMTSPAPIERE
from qmapp.reports.art import BEISPIEL
from qmapp.reports.jahresplan import jahresplan_bericht
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports.test_documents_agree import pdf_words, squeezed

PAPIER = AMTSPAPIERE["jahresplan"]

STAND = date(2026, 3, 12)


@pytest.fixture(scope="module")
def files(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as workspace:
        return PAPIER.export(
            workspace, 2025, ("pdf", "docx", "xlsx"), tmp_path_factory.mktemp("plan") / "neu", stand=STAND
        )


def test_coverage_hours_and_audits_stand_in_every_format(files: tuple[Path, ...]) -> None:
    pdf, docx, xlsx = files
    assert pdf.name == "Jahrespruefplan_2025_2026-03-12.pdf"
    word = Word(str(docx))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    texts = "".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    for shown in (squeezed(pdf_words(pdf)), squeezed(texts)):
        for words in ("Der eine fällige Prüfbereich ist abgedeckt.", "1.321 bis 2.642 Std.", "AP-2025-1", BEISPIEL):
            assert squeezed(words) in shown
    sheets = CalamineWorkbook.from_path(xlsx)
    rows = [row for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python()]
    assert any("Kosten der Unterkunft und Heizung" in row for row in rows)


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_the_paper_is_accessible_and_fit_for_the_e_file(files: tuple[Path, ...], profile: str) -> None:
    assert page.validate_pdf(str(files[0]), profile=profile).failures == []


def test_gaps_reasons_and_the_remark_are_named(tmp_path: Path) -> None:
    from qmapp.checks import jahresplan as plaene
    from qmapp.checks.jahresplan.rows import Turnus

    path = tmp_path / "QM.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as workspace:
        workspace.execute("Plan", plaene.create_jahresplan, 2026, bemerkung="Beschlossen in der Leitungsrunde.")
        given = {"bereich": "Kasse", "titel": "Kasse 1", "turnus": Turnus.HALBJAEHRLICH}
        workspace.execute("Eintrag", plaene.add_eintrag, 2026, **given)
        other = workspace.execute("Eintrag", plaene.add_eintrag, 2026, **{**given, "bereich": "EGL", "titel": "EGL"})
        workspace.execute("Entfällt", plaene.leave_out, other, "Der Kreis prüft selbst")
        plan = workspace.read(jahresplan, 2026, heute=STAND)
        with pytest.raises(UserError, match="2030 gibt es keinen"):
            PAPIER.export(workspace, 2030, ("pdf",), tmp_path / "neu", stand=STAND)
    assert plan is not None
    tree = repr(jahresplan_bericht(plan, stand=STAND))
    for words in ("Kasse: halbjährlich, geplant 1 von 2", "EGL: Der Kreis prüft selbst", "Leitungsrunde", "noch offen"):
        assert words in tree
    assert not (tmp_path / "neu").exists()


def test_unknown_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Format odt gibt es für den Jahresprüfplan nicht"):
        PAPIER.ziele(2026, ("odt",), tmp_path, stand=STAND)
