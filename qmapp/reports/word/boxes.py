"""Blocks set off from the running text: boxes, counted lists and lines to sign on."""

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from qmapp.reports import palette
from qmapp.reports.document import Note, Span, Text
from qmapp.reports.text import clean
from qmapp.reports.word import ooxml, styles
from qmapp.reports.word.manuscript import Manuscript


def add_note(manuscript: Manuscript, block: Note) -> None:
    """A box whose lines stay together."""
    colour, tint = palette.TONES[block.tone]
    lines: list[Text] = [(Span(block.title, bold=True),)] if block.title else []
    lines += block.items
    for entry in block.entries:
        state = f" – {palette.STATUS_SIGNS[entry.status_tone]}{entry.status}" if entry.status else ""
        lines.append((Span(entry.code + "  ", bold=True), Span(entry.text), Span(state, bold=True)))
    for position, line in enumerate(lines):
        paragraph = manuscript.text(line, "Kasten")
        properties = paragraph._p.get_or_add_pPr()
        paragraph.paragraph_format.keep_with_next = position < len(lines) - 1
        styles.bar(properties, colour)
        styles.shade(properties, tint)
        paragraph.paragraph_format.space_before = Pt(0 if position else 8)
        paragraph.paragraph_format.space_after = Pt(10 if position == len(lines) - 1 else 0)


def add_numbers(manuscript: Manuscript, items: tuple[Text, ...]) -> None:
    """A list that counts from 1."""
    counted = ooxml.new_numbering(manuscript.word, "List Number")
    for item in items:
        ooxml.use_numbering(manuscript.text(item, "List Number"), counted)


def add_signatures(manuscript: Manuscript, roles: tuple[str, ...]) -> None:
    """Lines for place, day and signature, one per role."""
    for role in roles:
        line = manuscript.paragraph("Normal")
        line.paragraph_format.space_before = Pt(34)
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.keep_with_next = True
        label = manuscript.paragraph("Klein")
        for stop, leader in (
            (Mm(50), WD_TAB_LEADER.LINES),
            (Mm(58), None),
            (styles.TEXT_WIDTH, WD_TAB_LEADER.LINES),
        ):
            line.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, leader or WD_TAB_LEADER.SPACES)
        line.add_run("\t\t\t")
        label.paragraph_format.tab_stops.add_tab_stop(Mm(58))
        label.add_run(f"Ort, Datum\t{clean(role)}")
