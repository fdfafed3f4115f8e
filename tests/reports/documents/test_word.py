"""The DOCX as Word and screen readers see it: language, styles, real lists, captions, alternatives, no merged cells."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from qmapp.errors import UserError
from qmapp.reports import alt, palette
from qmapp.reports.document import (
    BulletList,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Span,
    Table,
)
from qmapp.reports.word import render_docx, styles


@pytest.fixture
def word(sample: Document, tmp_path: Path) -> Any:
    path = tmp_path / "Bericht.docx"
    render_docx(sample, path)
    return docx.Document(str(path))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = [value / 255 for value in bytes.fromhex(colour[1:])]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_file_is_german_and_says_what_it_is(word: Any) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    assert {each.get(qn("w:val")) for each in defaults.iter(qn("w:lang"))} == {"de-DE"}
    properties = word.core_properties
    assert (properties.title, properties.author) == ("Aktenprüfung Kosten der Unterkunft", "Amt für Soziales")
    assert (properties.language, properties.identifier) == ("de-DE", "AP-2025-01-PB-2025-11-20")
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_every_text_colour_has_enough_contrast(word: Any) -> None:
    colours = {"#" + str(p.style.font.color.rgb) for p in word.paragraphs if p.style.font.color.rgb}
    assert {palette.TEXT, palette.TEXT2, palette.ACCENT} <= colours
    assert min(contrast(colour, palette.WHITE) for colour in colours) >= 4.5
    assert min(contrast(text, tint) for text, tint in palette.TONES.values()) >= 4.5
    assert min(contrast(palette.TEXT, tint) for _, tint in palette.TONES.values()) >= 4.5


def test_headings_have_levels_without_gaps_and_bookmarks(word: Any) -> None:
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Inhalt"),
        ("Heading 1", "1  Auftrag"),
        ("Heading 2", "Übersprungene Ebene"),
        ("Heading 1", "2  Vergleich"),
        ("Heading 2", "2.1  Rechenweg"),
    ]
    names = {mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))} - {None}
    fields = [code.text.split()[1] for code in word.element.body.iter(qn("w:instrText")) if "PAGEREF" in code.text]
    assert len(fields) == 4
    assert anchors == set(fields) <= names


def test_captions_count_by_fields(word: Any) -> None:
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    assert captions[:2] == ["Abbildung 1: Mängel je Prüfpunkt", "Tabelle 1: Ergebnis nach Standorten"]
    codes = [code.text.strip() for code in word.element.body.iter(qn("w:instrText"))]
    assert codes.count("SEQ Abbildung \\* ARABIC") == 5
    assert codes.count("SEQ Tabelle \\* ARABIC") == 1


def test_tables_repeat_their_header_and_merge_nothing(word: Any) -> None:
    for table in word.tables:
        xml = table._tbl
        assert not list(xml.iter(qn("w:gridSpan"))) + list(xml.iter(qn("w:vMerge")))
        assert xml.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    result = word.tables[1]
    assert result.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in result.rows[-1].cells] == [
        "Gesamt, gewichtet",
        "22.082",
        "653",
        "10,9 %",
        "8,5 bis 13,2 %",
    ]


def test_pictures_tell_the_data_they_show(word: Any, sample: Document) -> None:
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert told == [alt.of_figure(block) for block in sample.blocks if isinstance(block, Figure)]


def test_every_numbered_list_counts_from_one(tmp_path: Path) -> None:
    blocks = (NumberedList(("a", "b")), Paragraph("dazwischen"), NumberedList(("c",)), BulletList(("d",)))
    path = tmp_path / "Listen.docx"
    render_docx(Document("Listen", "Amt", date(2025, 1, 31), blocks), path)
    word = docx.Document(str(path))
    counted = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "List Number"]
    assert counted[0] == counted[1] != counted[2]
    numbering = word.part.numbering_part.element
    for number in set(counted):
        assert numbering.num_having_numId(number).lvlOverride_lst[0].startOverride.val == 1


@pytest.mark.parametrize(
    "text",
    ["\x00\x08\x1b", "<w:p>&amp;</w:p>", "\ud800 \uffff", "😀 العربية e\u0301", "x" * 10_000, "a\tb\r\nc", "\"'&<>"],
    ids=range(7),
)
def test_any_text_gives_a_file_word_can_read(text: str, tmp_path: Path) -> None:
    table = Table(text, (Column(text), Column("B")), ((text, text),), total=(text, "1"), note=text)
    paragraph = Paragraph((Span(text, bold=True), Span(text, link="https://example.org/" + text[:9])))
    blocks = (Heading(1, text), paragraph, table, BulletList((text,)))
    path = tmp_path / "Bericht.docx"
    render_docx(Document(text, text, date(2025, 1, 31), blocks, subtitle=text, author=text), path)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert len(docx.Document(str(path)).tables) == 1


def test_a_long_table_is_written_in_time_and_whole(tmp_path: Path) -> None:
    rows = tuple((f"50.{number:06d}/25", f"{number}") for number in range(3000))
    table = Table("Liste", (Column("Aktenzeichen", header=True), Column("Betrag", "right")), rows)
    path = tmp_path / "Liste.docx"
    render_docx(Document("Liste", "Amt", date(2025, 1, 31), (table,)), path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("word/document.xml").count(b"<w:tr>") == 3001


def test_a_locked_target_is_refused(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "Bericht.docx"
    path.mkdir()
    with pytest.raises(UserError, match=r"Bericht\.docx ist geöffnet oder schreibgeschützt\."):
        render_docx(replace(sample, blocks=()), path)


def test_page_breaks_leave_no_empty_page(tmp_path: Path) -> None:
    facts = Facts((("Amt", "Mitte"),))
    blocks = (PageBreak(), Paragraph("eins"), PageBreak(), PageBreak(), facts, PageBreak())
    path = tmp_path / "Bericht.docx"
    render_docx(Document("Titel", "Amt", date(2025, 1, 31), blocks), path)
    starts = [p.text for p in docx.Document(str(path)).paragraphs if p.paragraph_format.page_break_before]
    assert starts == ["eins", ""]


def test_columns_are_wide_enough_for_their_words(tmp_path: Path) -> None:
    columns = (Column("Nr.", width=0.1), Column("Prüfpunkt", width=9), Column("Betrag", "right", 0.1))
    table = Table("T", columns, (("01", "Heizkosten auf Angemessenheit geprüft", "1.234.567,89 €"),))
    path = tmp_path / "Bericht.docx"
    render_docx(Document("Titel", "Amt", date(2025, 1, 31), (table,)), path)
    number, point, amount = (column.width.pt for column in docx.Document(str(path)).tables[0].columns)
    assert number > 20
    assert amount > 70
    assert number + point + amount == pytest.approx(styles.TEXT_WIDTH.pt, abs=1)
