"""Reminders as letters: one page each, the same words in PDF and DOCX, accessible."""

from datetime import date
from pathlib import Path

import page
import pikepdf
import pytest
from docx import Document as Word

from qmapp.errors import UserError
from qmapp.reports.amtspapier import AMTSPAPIERE
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.act import beispieljahr
from tests.reports.test_documents_agree import pdf_words, squeezed

PAPIER = AMTSPAPIERE["erinnerung"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("erinnerung")
    with Workspace.create(
        folder / "QM.qcheck", None, SCHEMA, title="QM", amt="Amt für Soziales", wer="QMB", sample=True
    ) as workspace:
        beispieljahr.write(workspace)
        return PAPIER.export(workspace, 0, ("pdf", "docx"), folder / "neu", stand=beispieljahr.STICHTAG)


def test_every_letter_says_who_what_since_when_and_until_when(files: tuple[Path, ...]) -> None:
    pdf, docx = files
    assert pdf.name == "Erinnerung_offene-Zusagen_2026-03-12.pdf"
    word = Word(str(docx))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    texts = "".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    for shown in (squeezed(pdf_words(pdf)), squeezed(texts)):
        for words in ("E-2025-09", "20.02.2026", "20 Tage", "M-12", "13 Tage", "26.03.2026", "Antwort der Leitung"):
            assert squeezed(words) in shown


def test_each_recipient_has_a_page_of_their_own(files: tuple[Path, ...]) -> None:
    with pikepdf.open(files[0]) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_the_letters_are_accessible(files: tuple[Path, ...], profile: str) -> None:
    assert page.validate_pdf(str(files[0]), profile=profile).failures == []


def test_where_nothing_is_overdue_nothing_is_written(tmp_path: Path) -> None:
    with (
        Workspace.create(tmp_path / "QM.qcheck", None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as empty,
        pytest.raises(UserError, match="nichts zu erinnern"),
    ):
        PAPIER.export(empty, 0, ("pdf",), tmp_path / "neu", stand=date(2026, 3, 12))
    assert not (tmp_path / "neu").exists()
    with pytest.raises(UserError, match="xlsx"):
        PAPIER.ziele(0, ("xlsx",), tmp_path, stand=date(2026, 3, 12))
