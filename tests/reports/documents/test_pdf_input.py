"""Whatever stands in a text, the PDF shows it as text: nothing is interpreted, nothing breaks, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmapp.errors import Cancelled, UserError
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    BulletList,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    NoteEntry,
    Paragraph,
    Preformatted,
    Span,
    Table,
)
from qmapp.reports.pdf import render_pdf
from qmapp.reports.text import clean

TRICKY = [
    "<b>fett</b> & <i>nicht zu",
    "<img src='/etc/passwd'/> <para>",
    "&lt;script&gt; &#0; &unbekannt;",
    "=1+1 +49 @SUMME -2",
    "C:\\Akten\\(neu)\\)",
    "Emoji 😀 und 🧑‍⚖️ und 🇩🇪",
    "Kombiniert: e\u0301 n\u0303 A\u030a x\u0302\u0323",
    "العربية من اليمين",
    "עברית 中文 日本語 हिन्दी",
    "$x^2$ \\frac{1}{2} %d {name}",
    "Steuerzeichen \x00\x07\x1b[31m\x9f Ende",
    "Umbruch\r\nZeile\rWagen\n\n\n",
    "\u202eumgekehrt\u202c \u200bnull\ufeff \u00adweich",
    "einzelnes \ud800 Ersatzzeichen \uffff",
    "x" * 10_000,
    "Wort " * 2_000,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenständerverleih" * 5,
    "",
    "   ",
    "\u00a0",
    "☐☑✓✗●■→≤≥−–„“…€§²",
]


def everywhere(text: str) -> Document:
    """A document with the text in every place a text can stand in."""
    columns = (Column(text, header=True), Column("B", "right"), Column("C", mono=True))
    return Document(
        title=text or "ohne Titel",
        office=text,
        stand=date(2025, 1, 31),
        subtitle=text,
        header=text,
        author=text,
        document_id=text,
        version=text[:20],
        anchor=text[:200],
        blocks=(
            Heading(1, text, number="1"),
            Lead(text),
            MarginNote(text[:300], text[:300]),
            KeyFigures((KeyFigure(text[:200], text[:200], text[:200]),)),
            Paragraph(
                (Span(text, bold=True), Span(text, italic=True), Span(text, link="https://example.org/" + text[:9]))
            ),
            Paragraph((Span("gefährlich", link="javascript:alert(1)"), Span("Datei", link="file:///etc/passwd"))),
            BulletList((text,)),
            Facts(((text, text),)),
            Table(text, columns, ((text, text[:100], text[:400]),), total=(text[:50], "1", "2"), note=text[:500]),
            Figure(
                BarsWithInterval((Bar(text, 0.1, text[:30], 0.0, 0.2, sublabel=text),)), text, text[:200], text[:200]
            ),
            Note(text, (text,), entries=(NoteEntry(text[:30], text, text[:30], "ok"),)),
            Preformatted((text,)),
        ),
    )


def words(text: str) -> str:
    """Text without spaces: where lines break is the layout's business."""
    invisible = "\u200b\ufeff\u00ad\u202e\u202c\u200d"
    return "".join(each for each in clean(text) if not each.isspace() and each not in invisible)


@pytest.mark.parametrize("text", TRICKY, ids=range(len(TRICKY)))
def test_tricky_text_is_shown_as_it_is(text: str, tmp_path: Path, structure: Callable[[Path], Any]) -> None:
    path = tmp_path / "Bericht.pdf"
    render_pdf(everywhere(text), path)
    report = page.validate_pdf(str(path), profile="ua1", limits=page.SafetyLimits.unlimited())
    assert [failure.message for failure in report.failures] == []
    root = structure(path)
    shown = words(root.text)
    assert words(text) in shown
    assert "\0" not in shown
    with pikepdf.open(path) as pdf:
        actions = [str(note.A.URI) for sheet in pdf.pages for note in sheet.get("/Annots", []) if "/A" in note]
        assert all(address.startswith("https://example.org/") for address in actions)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_comes_out_as_it_went_in(text: str, tmp_path: Path, structure: Callable[[Path], Any]) -> None:
    path = tmp_path / "Bericht.pdf"
    columns = (Column("A"), Column("B", "right"))
    blocks = (Paragraph(text), Table("Tabelle", columns, ((text, text),)), Note("", (text,)))
    render_pdf(Document("Titel", "Amt", date(2025, 1, 31), blocks), path)
    root = structure(path)
    invisible = {"Cf", "Zl", "Zp"}
    expected = "".join(each for each in clean(text) if not each.isspace() and _category(each) not in invisible)
    cells = ["".join(cell.text.split()) for cell in root.find("TD")]
    assert cells == ["".join(expected.split())] * 2


def _category(character: str) -> str:
    import unicodedata

    return unicodedata.category(character)


def test_a_long_table_is_one_table_with_its_header_on_every_page(
    tmp_path: Path, structure: Callable[[Path], Any]
) -> None:
    columns = (Column("Aktenzeichen", header=True, width=2), Column("Schicht"), Column("Betrag", "right"))
    rows = tuple((f"50.{number:06d}/25", f"Team {number % 7}", f"{number},00 €") for number in range(3000))
    path = tmp_path / "Liste.pdf"
    render_pdf(Document("Liste", "Amt", date(2025, 1, 31), (Table("Gezogene Akten", columns, rows),)), path)
    report = page.validate_pdf(str(path), profile="ua1", limits=page.SafetyLimits.unlimited())
    assert report.is_compliant
    root = structure(path)
    (table,) = root.find("Table")
    assert len(table.find("THead")) == 1
    assert [cell.text for cell in table.find("TBody")[0].find("TH")] == [row[0] for row in rows]
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > 50
        # The word of the header, drawn outside of any element on the second page.
        artifacts = sum(b"Aktenzeichen" in sheet.Contents.read_bytes() for sheet in pdf.pages)
        assert artifacts == len(pdf.pages)


def test_a_row_taller_than_a_page_goes_on(tmp_path: Path, structure: Callable[[Path], Any]) -> None:
    text = " ".join(f"Wort{number}" for number in range(3000))
    path = tmp_path / "Bericht.pdf"
    table = Table("Lang", (Column("A", header=True), Column("B")), (("kurz", text), ("danach", "Ende")))
    render_pdf(Document("Titel", "Amt", date(2025, 1, 31), (table,)), path)
    cells = structure(path).find("TD")
    assert cells[0].text.split() == text.split()
    assert cells[1].text == "Ende"


def test_a_wide_table_takes_the_margin_as_well(tmp_path: Path, structure: Callable[[Path], Any]) -> None:
    columns = tuple(Column(f"Spaltenüberschrift{number}", "right") for number in range(9))
    table = Table("Viele Spalten", columns, (tuple("1.234.567,89 €" for _ in columns),))
    path = tmp_path / "Bericht.pdf"
    render_pdf(Document("Titel", "Amt", date(2025, 1, 31), (table,)), path)
    assert structure(path).find("Caption")[0].text.strip() == "Tabelle 1  Viele Spalten"


def test_a_locked_target_is_refused_and_kept(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "Bericht.pdf"
    path.mkdir()  # a folder of that name cannot be replaced, like a file that another program holds open
    with pytest.raises(UserError, match=r"Bericht.pdf ist geöffnet oder schreibgeschützt. Es wurde nichts verändert."):
        render_pdf(replace(sample, blocks=()), path)
    assert [each.name for each in tmp_path.iterdir()] == ["Bericht.pdf"]


def test_a_missing_folder_is_named(sample: Document, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Den Ordner fehlt gibt es nicht"):
        render_pdf(replace(sample, blocks=()), tmp_path / "fehlt" / "Bericht.pdf")


def test_cancelling_leaves_the_old_file(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "Bericht.pdf"
    path.write_bytes(b"alt")

    def stop(done: int, total: int) -> None:
        if done > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_pdf(sample, path, stop)
    assert path.read_bytes() == b"alt"
    assert [each.name for each in tmp_path.iterdir()] == ["Bericht.pdf"]
