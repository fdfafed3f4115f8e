"""A document as a Word file, block by block."""

from pathlib import Path

from docx.shared import Pt

from qmapp.progress import Progress, silent
from qmapp.reports.document import (
    Block,
    BulletList,
    CheckboxLine,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Preformatted,
    Signatures,
    Span,
    Table,
    TableOfContents,
    imprint,
    numbered,
)
from qmapp.reports.target import replacing
from qmapp.reports.text import clean, spans
from qmapp.reports.word import boxes, frame, pictures, tables
from qmapp.reports.word.headings import Headings
from qmapp.reports.word.manuscript import Manuscript


def render(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write the file; see :func:`qmapp.reports.word.render_docx`."""
    writer = _Writer(document)
    blocks = list(numbered(document))
    for position, (block, number) in enumerate(blocks):
        progress(position, len(blocks))
        writer.add(block, number, position)
    writer.finish()
    progress(len(blocks), len(blocks))
    with replacing(path) as draft:
        writer.manuscript.word.save(str(draft))


class _Writer:
    def __init__(self, document: Document):
        self._document = document
        self.manuscript = Manuscript(document.language)
        self._headings = Headings(self.manuscript, document)
        word = self.manuscript.word
        frame.set_properties(word, document)
        frame.add_frame(word, document)
        self.manuscript.phase(document.phase)
        word.add_paragraph(clean(document.title), style="Title")
        if document.subtitle:
            word.add_paragraph(clean(document.subtitle), style="Subtitle")

    def add(self, block: Block, number: int, position: int) -> None:  # noqa: C901 - one line per kind of block
        """Write one block at the end."""
        write = self.manuscript
        match block:
            case Heading():
                self._headings.add(block, position)
            case Lead(text):
                write.text(text, "Kernaussage")
            case KeyFigures():
                write.open_page()
                tables.add_key_figures(write.word, block)
            case Paragraph(text, small):
                write.text(text, "Klein" if small else "Normal")
            case BulletList(items):
                for item in items:
                    write.text(item, "List Bullet")
            case NumberedList(items):
                boxes.add_numbers(write, items)
            case Table():
                self._table(block, number)
            case Facts():
                self._facts(block)
            case Figure():
                pictures.add_figure(write, block, number)
            case Note():
                boxes.add_note(write, block)
            case MarginNote(title, text):
                write.text((Span(title + ". ", bold=True), Span(text)), "Randnotiz")
            case PageBreak():
                write.break_page()
            case TableOfContents():
                self._headings.add_contents(block)
            case Preformatted(lines):
                write.text("\n".join(lines), "Vorformatiert")
            case Signatures(roles):
                boxes.add_signatures(write, roles)
            case CheckboxLine(text, checked):
                sign = Span("☑ " if checked else "☐ ")
                write.text((sign, *spans(text)), "Normal")

    def finish(self) -> None:
        """The imprint at the end."""
        rows = imprint(self._document)
        if self._document.document_id or self._document.anchor:
            self.manuscript.text(
                " · ".join(f"{name} {value}" for name, value in rows), "Klein"
            ).paragraph_format.space_before = Pt(18)

    def _table(self, block: Table, number: int) -> None:
        self.manuscript.caption("Tabelle", number, block.title)
        tables.add_table(self.manuscript.word, block, number)
        if block.note:
            self.manuscript.text(block.note, "Klein")

    def _facts(self, block: Facts) -> None:
        if block.title:
            self.manuscript.text(block.title, "Caption")
        self.manuscript.open_page()
        tables.add_facts(self.manuscript.word, block)
