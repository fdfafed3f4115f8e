"""Bad inputs of the numbered list that only a document can spoil: 34 to 41, 46, 47, 77, 87 and 88."""

import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from qmapp.errors import UserError
from qmapp.reports.annex import render_xlsx
from qmapp.reports.document import Column, Document, Heading, Paragraph, Table
from qmapp.reports.excel import LONGEST_TEXT, Sheet, SheetColumn, write_workbook
from qmapp.reports.pdf import render_pdf
from qmapp.reports.word import render_docx

RENDERERS = {"pdf": render_pdf, "docx": render_docx, "xlsx": render_xlsx}
TEXTS = {
    "34 control character": "a\x0bb\x1fc",
    "35 NUL": "a\x00b",
    "38 markup that crashes": "<b>x",
    "39 markup that reads files": "<img src='file:///etc/passwd'/>",
    "40 markup with a link": "<a href='https://example.org'>hier</a>",
    "41 XML": "<w:p><w:r/></w:p>&amp;",
    "46 right to left and nothing": "BG\u202e123\u200b\ufeff",
    "47 emoji, combining, Arabic": "👩\u200d⚖️ e\u0301 قانون",
    "47 one endless word": "Donaudampfschiff" * 700,
}


def document(text: str) -> Document:
    table = Table("Werte", (Column("Was", header=True), Column("Wert")), ((text[:3000], "1"),))
    return Document("Probe", "Amt", date(2025, 3, 3), (Heading(1, text[:300]), Paragraph(text), table))


@pytest.mark.parametrize("kind", RENDERERS)
@pytest.mark.parametrize("case", TEXTS)
def test_any_text_becomes_a_sound_document(case: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"probe.{kind}"
    RENDERERS[kind](document(TEXTS[case]), path)
    if kind == "pdf":
        with pikepdf.open(path) as made:
            assert len(made.pages) >= 1
            assert not made.Root.get("/AA")
        assert b"root:" not in path.read_bytes()
    else:
        with zipfile.ZipFile(path) as made:
            assert made.testzip() is None
            assert not [name for name in made.namelist() if "passwd" in name]


def test_36_a_lone_surrogate_stops_no_document(tmp_path: Path) -> None:
    for kind, render in RENDERERS.items():
        render(document("a\ud800b"), tmp_path / f"probe.{kind}")


def test_37_a_text_too_long_for_a_cell_is_refused_and_not_cut(tmp_path: Path) -> None:
    sheet = Sheet("Lang", (SheetColumn("Text"),), (("x" * (LONGEST_TEXT + 1),),))
    with pytest.raises(UserError, match=r"32\.767"):
        write_workbook(tmp_path / "lang.xlsx", (sheet,))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", RENDERERS)
def test_87_a_folder_that_is_gone(kind: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="gibt es nicht"):
        RENDERERS[kind](document("x"), tmp_path / "weg" / f"probe.{kind}")


@pytest.mark.parametrize("kind", RENDERERS)
def test_77_88_a_target_that_may_not_be_written_stays_as_it_is(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"probe.{kind}"
    path.mkdir()
    with pytest.raises(UserError, match="geöffnet oder schreibgeschützt"):
        RENDERERS[kind](document("x"), path)
    assert path.is_dir()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
