"""The questionnaire as a Word file: the office's own letterhead and wording may be added, then it is printed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from qmapp.progress import Progress, silent
from qmapp.reports.document import Document, Span
from qmapp.reports.fragebogen.inhalt import Fragebogen
from qmapp.reports.target import replacing
from qmapp.reports.text import clean
from qmapp.reports.word import frame, ooxml, styles, tables
from qmapp.reports.word.manuscript import Manuscript

_BOX = "☐"
#: Twentieths of a point a column of boxes is wide.
_CELL = 830
_LINES = 3
#: So many characters of an answer leave room for three, or two, beside each other.
_SHORT, _MIDDLE = 22, 34


def write_docx(bogen: Fragebogen, path: Path, progress: Progress = silent) -> None:
    """Write the questionnaire; raises UserError if the target is open or write-protected."""
    progress(0, 1)
    write = Manuscript("de-DE")
    document = Document(
        title=bogen.titel,
        office=bogen.amt,
        stand=bogen.stand,
        blocks=(),
        document_id=bogen.dokument,
        footer=bogen.fusszeile,
    )
    frame.set_properties(write.word, document)
    frame.add_frame(write.word, document)
    if bogen.einfach:
        _enlarge(write)
    write.word.add_paragraph(bogen.titel, style="Title")
    _number(write)
    _paragraphs(write, bogen.einleitung)
    write.text((Span(bogen.anleitung, bold=True),), "Normal").paragraph_format.keep_with_next = True
    if bogen.einfach:
        _sentences(write, bogen)
    else:
        _grid(write, bogen)
    _words(write, bogen)
    _about(write, bogen)
    _paragraphs(write, "\n".join(part for part in (bogen.dank, bogen.rueckgabe) if part))
    write.word.add_paragraph("Datenschutz", style="Heading 1")
    _paragraphs(write, bogen.datenschutz)
    progress(1, 1)
    with replacing(path) as draft:
        write.word.save(str(draft))


def _enlarge(write: Manuscript) -> None:
    """Plain language needs large letters and room between the lines."""
    for name, size in (("Normal", 14), ("Heading 1", 18), ("Title", 24)):
        write.word.styles[name].font.size = Pt(size)
    write.word.styles["Normal"].paragraph_format.line_spacing = 1.4


def _paragraphs(write: Manuscript, text: str) -> None:
    """Lines of a text, close to each other; the last one ends the paragraph."""
    lines = text.split("\n")
    for place, line in enumerate(lines, 1):
        paragraph = write.text(line, "Normal")
        if place < len(lines):
            paragraph.paragraph_format.space_after = Pt(0)


def _number(write: Manuscript) -> None:
    paragraph = write.text("Bogennummer (füllt das Amt aus): ____________________", "Klein")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _grid(write: Manuscript, bogen: Fragebogen) -> None:
    """A table of items and boxes; its header row repeats."""
    count = len(bogen.antworten)
    full = int(styles.TEXT_WIDTH.pt * 20)
    grid = [full - count * _CELL, *([_CELL] * count)]
    aligned: list[Any] = ["left", *(["center"] * count)]
    heads = ["Aussage", *(answer.wort for answer in bogen.antworten)]
    rows = [tables.row_xml(heads, aligned, grid, "Tabellenkopf", header=True)]
    for number, words in enumerate(bogen.aussagen, 1):
        cells = [f"{number}. {words}", *([_BOX] * count)]
        rows.append(tables.row_xml(cells, aligned, grid, "Tabelle"))
    description = f"Zu jeder der {len(bogen.aussagen)} Aussagen ein Kästchen je Antwort, zum Ankreuzen"
    table = ooxml.table_xml(grid, rows, "Aussagen", description, header=True, first=True)
    body = write.word.element.body
    body.insert(list(body).index(body.find(qn("w:sectPr"))), table)
    for cell in table.iter(qn("w:t")):
        if cell.text == _BOX:
            _enlarge_run(cell.getparent())
    write.word.add_paragraph(style="Abstand")


def _enlarge_run(run: Any) -> None:
    """A box one can put a cross into."""
    properties = run.get_or_add_rPr()
    for name in ("sz", "szCs"):
        properties.append(ooxml.element(name, val="32"))


def _sentences(write: Manuscript, bogen: Fragebogen) -> None:
    """Every sentence with its answers in words below it, one a line."""
    for number, words in enumerate(bogen.aussagen, 1):
        write.text((Span(f"{number}. {words}", bold=True),), "Normal").paragraph_format.keep_with_next = True
        _choices(write, [answer.wort for answer in bogen.antworten])


def _choices(write: Manuscript, words: Sequence[str]) -> None:
    """Boxes with their words, up to three on a line, read row by row."""
    longest = max(map(len, words), default=0)
    across = 3 if longest <= _SHORT else 2 if longest <= _MIDDLE else 1
    rows = [words[start : start + across] for start in range(0, len(words), across)]
    for place, row in enumerate(rows, 1):
        paragraph = write.paragraph("Normal")
        for beside, word in enumerate(row):
            if beside:
                paragraph.add_run().add_tab()
            paragraph.add_run(clean(f"{_BOX} {word}"))
        last = place == len(rows)
        form = paragraph.paragraph_format
        form.left_indent, form.space_after, form.keep_with_next = Mm(2), Pt(10 if last else 1), not last
        for stop in range(1, across):
            form.tab_stops.add_tab_stop(Mm(2) + int(styles.TEXT_WIDTH * stop / across))


def _words(write: Manuscript, bogen: Fragebogen) -> None:
    if not bogen.freitexte:
        return
    write.word.add_paragraph(bogen.worte_titel, style="Heading 1")
    write.text(bogen.freiwillig, "Normal").paragraph_format.keep_with_next = True
    for words, hint in bogen.freitexte:
        write.text((Span(words, bold=True),), "Normal").paragraph_format.keep_with_next = True
        if hint:
            write.text(hint, "Normal" if bogen.einfach else "Klein").paragraph_format.keep_with_next = True
        for _ in range(_LINES):
            _line(write)


def _line(write: Manuscript) -> None:
    """An empty paragraph with a rule below it, to write on."""
    paragraph = write.paragraph("Normal")
    borders = ooxml.element("pBdr")
    # Neighbours with equal borders are one box to Word: between says that each has its rule.
    for side in ("bottom", "between"):
        borders.append(ooxml.element(side, val="single", sz="6", space="1", color="7B8794"))
    styles.insert_border(paragraph._p.get_or_add_pPr(), borders)


def _about(write: Manuscript, bogen: Fragebogen) -> None:
    if not bogen.angaben:
        return
    write.word.add_paragraph(bogen.angaben_titel, style="Heading 1")
    for words, options in bogen.angaben:
        write.text((Span(words, bold=True),), "Normal").paragraph_format.keep_with_next = True
        _choices(write, options)
