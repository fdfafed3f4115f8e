"""What belongs together stays on one page, wherever on the page it happens to begin."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmapp.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    MarginNote,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)
from qmapp.reports.pdf import render_pdf

Read = Callable[[Path], Any]
LINES = range(26, 46)


def drawn(path: Path, read: Read, *blocks: Block) -> Any:
    render_pdf(Document("Titel", "Amt", date(2025, 1, 31), blocks), path)
    return read(path)


def filler(lines: int) -> Paragraph:
    return Paragraph("\n".join(["Zeile"] * lines))


@pytest.mark.parametrize("lines", LINES)
def test_a_heading_stays_with_what_follows(lines: int, tmp_path: Path, structure: Read) -> None:
    note = MarginNote("Randnotiz", "Ein längerer Text am Rand, der mehrere Zeilen braucht, um alles zu sagen. " * 3)
    root = drawn(
        tmp_path / "a.pdf", structure, filler(lines), Heading(1, "Eins"), Heading(2, "Zwei"), note, Paragraph("Folge")
    )
    follows = [node for node in root.find("P") if node.text.strip() == "Folge"]
    assert root.find("H2")[0].pages == root.find("H3")[0].pages == follows[0].pages


@pytest.mark.parametrize("lines", LINES)
def test_a_short_table_is_not_parted_and_no_total_stands_alone(lines: int, tmp_path: Path, structure: Read) -> None:
    columns = (Column("A", header=True), Column("B", "right"))
    short = Table("Kurz", columns, tuple((str(n), "1") for n in range(5)), total=("Summe", "5"))
    root = drawn(tmp_path / "a.pdf", structure, filler(lines), short)
    assert len({page for cell in root.find("TD") for page in cell.pages}) == 1
    long = Table("Lang", columns, tuple((str(n), "1") for n in range(lines)), total=("Summe", "5"))
    rows = drawn(tmp_path / "a.pdf", structure, long).find("TD")
    assert rows[-1].pages == rows[-2].pages


@pytest.mark.parametrize("lines", LINES)
def test_signatures_stay_with_the_sentence_before(lines: int, tmp_path: Path, structure: Read) -> None:
    signatures = Signatures(("Prüferin", "Leitung"))
    root = drawn(tmp_path / "a.pdf", structure, filler(lines), Paragraph("Bestätigt:"), signatures)
    sentence, *signed = [node for node in root.find("P") if node.text.startswith(("Bestätigt", "Ort"))]
    assert {page for node in signed for page in node.pages} == set(sentence.pages)


def test_no_paragraph_leaves_a_single_line(tmp_path: Path, structure: Read) -> None:
    for lines in LINES:
        root = drawn(tmp_path / "a.pdf", structure, filler(lines), filler(4))
        parted = root.find("P")[-1]
        assert all(text.split().count("Zeile") != 1 for text in parted.kids)


def test_page_breaks_leave_no_empty_page(tmp_path: Path, structure: Read) -> None:
    root = drawn(tmp_path / "a.pdf", structure, Paragraph("eins"), PageBreak(), PageBreak(), Paragraph("zwei"))
    assert root.find("P")[-1].pages == [2]


def test_an_empty_document_is_one_page(tmp_path: Path, structure: Read) -> None:
    assert drawn(tmp_path / "a.pdf", structure).text == "Titel"
