"""A document as a Word file, block by block."""

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from qmapp.german import day
from qmapp.progress import Progress, silent
from qmapp.reports import alt, charts, palette
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
    Phase,
    Preformatted,
    Signatures,
    Span,
    Table,
    TableOfContents,
    Text,
    imprint,
    levels,
    numbered,
)
from qmapp.reports.target import replacing
from qmapp.reports.text import clean, is_web_address, spans
from qmapp.reports.word import ooxml, styles, tables

_DOTS_PER_INCH = 200


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
        writer.word.save(str(draft))


class _Writer:
    def __init__(self, document: Document):
        self._document = document
        self._levels = levels(document)
        self._bookmarks = ooxml.Bookmarks()
        self._new_page = False
        self.word: WordDocument = docx.Document()
        styles.apply(self.word)
        ooxml.set_language(self.word, document.language)
        self._properties()
        self._frame()
        self._phase(document.phase)
        self.word.add_paragraph(clean(document.title), style="Title")
        if document.subtitle:
            self.word.add_paragraph(clean(document.subtitle), style="Subtitle")

    def add(self, block: Block, number: int, position: int) -> None:  # noqa: C901 - one line per kind of block
        """Write one block at the end."""
        match block:
            case Heading():
                self._heading(block, position)
            case Lead(text):
                self._text(text, "Kernaussage")
            case KeyFigures():
                self._open_page()
                tables.add_key_figures(self.word, block)
            case Paragraph(text, small):
                self._text(text, "Klein" if small else "Normal")
            case BulletList(items):
                for item in items:
                    self._text(item, "List Bullet")
            case NumberedList(items):
                self._numbers(items)
            case Table():
                self._table(block, number)
            case Facts():
                if block.title:
                    self._text(block.title, "Caption")
                self._open_page()
                tables.add_facts(self.word, block)
            case Figure():
                self._figure(block, number)
            case Note():
                self._note(block)
            case MarginNote(title, text):
                self._text((Span(title + ". ", bold=True), Span(text)), "Randnotiz")
            case PageBreak():
                self._new_page = True
            case TableOfContents():
                self._contents(block)
            case Preformatted(lines):
                self._text("\n".join(lines), "Vorformatiert")
            case Signatures(roles):
                self._signatures(roles)
            case CheckboxLine(text, checked):
                sign = Span("☑ " if checked else "☐ ")
                self._text((sign, *spans(text)), "Normal")

    def finish(self) -> None:
        """The imprint at the end."""
        rows = imprint(self._document)
        if self._document.document_id or self._document.anchor:
            self._text(
                " · ".join(f"{name} {value}" for name, value in rows), "Klein"
            ).paragraph_format.space_before = Pt(18)

    def _paragraph(self, style: str, text: str = "") -> WordParagraph:
        """A new paragraph; after a page break it begins the page itself, because a break of its own may leave one
        empty."""
        paragraph = self.word.add_paragraph(text, style=style)
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
            self._new_page = False
        return paragraph

    def _open_page(self) -> None:
        """Before a table, which cannot begin a page itself."""
        if self._new_page:
            self._paragraph("Klein")

    def _text(self, text: Text, style: str) -> WordParagraph:
        paragraph = self._paragraph(style)
        for span in spans(text):
            run = paragraph.add_run(span.text)
            run.bold, run.italic = span.bold or None, span.italic or None
            if is_web_address(span.link):
                run.style = self.word.styles["Hyperlink"]
                ooxml.add_link(paragraph, run, address=clean(span.link))
        return paragraph

    def _heading(self, block: Heading, position: int) -> None:
        self._phase(block.phase)
        level = self._levels[position]
        paragraph = self._text(f"{block.number}  {block.text}".strip(), f"Heading {level}")
        if block.phase:
            paragraph.paragraph_format.space_before = Pt(2)
        self._bookmarks.around(paragraph, f"k{position}")

    def _phase(self, phase: Phase | None) -> None:
        if phase:
            word, colour = palette.PHASES[phase]
            run = self._paragraph("Phase").add_run(word)
            run.font.color.rgb = RGBColor.from_string(colour[1:])

    def _numbers(self, items: tuple[Text, ...]) -> None:
        counted = ooxml.new_numbering(self.word, "List Number")
        for item in items:
            ooxml.use_numbering(self._text(item, "List Number"), counted)

    def _caption(self, word: str, number: int, title: str) -> WordParagraph:
        paragraph = self._paragraph("Caption")
        paragraph.add_run(f"{word} ")
        ooxml.add_field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(f": {clean(title)}")
        return paragraph

    def _table(self, block: Table, number: int) -> None:
        self._caption("Tabelle", number, block.title)
        tables.add_table(self.word, block, number)
        if block.note:
            self._text(block.note, "Klein")

    def _figure(self, block: Figure, number: int) -> None:
        self._caption("Abbildung", number, block.title)
        if block.caption:
            self._text(block.caption, "Klein").paragraph_format.keep_with_next = True
        picture = BytesIO()
        width = styles.TEXT_WIDTH.inches
        drawn = charts.draw(block.chart, width)
        drawn.savefig(picture, format="png", dpi=_DOTS_PER_INCH, facecolor="white")
        picture.seek(0)
        inline = self.word.add_picture(picture, width=styles.TEXT_WIDTH)._inline
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # without these LibreOffice shifts the picture
        described = inline.docPr
        described.set("name", f"Abbildung {number}")
        described.set("descr", alt.of_figure(block))
        described.set("title", clean(block.title))
        if block.source:
            self._text(block.source, "Klein")

    def _note(self, block: Note) -> None:
        colour, tint = palette.TONES[block.tone]
        lines: list[Text] = [(Span(block.title, bold=True),)] if block.title else []
        lines += block.items
        for entry in block.entries:
            state = f" – {palette.STATUS_SIGNS[entry.status_tone]}{entry.status}" if entry.status else ""
            lines.append((Span(entry.code + "  ", bold=True), Span(entry.text), Span(state, bold=True)))
        for position, line in enumerate(lines):
            paragraph = self._text(line, "Kasten")
            properties = paragraph._p.get_or_add_pPr()
            paragraph.paragraph_format.keep_with_next = position < len(lines) - 1
            styles.bar(properties, colour)
            styles.shade(properties, tint)
            paragraph.paragraph_format.space_before = Pt(0 if position else 8)
            paragraph.paragraph_format.space_after = Pt(10 if position == len(lines) - 1 else 0)

    def _contents(self, block: TableOfContents) -> None:
        """Every entry leads to its heading; its page is a field, because only the word processor knows pages."""
        heading = self._paragraph("Heading 1", clean(block.title))
        self._bookmarks.around(heading, "inhalt")
        for position, entry in enumerate(self._document.blocks):
            level = self._levels.get(position, 9)
            if not isinstance(entry, Heading) or level > block.levels:
                continue
            paragraph = self._paragraph(f"Verzeichnis {level}")
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
            run = paragraph.add_run(clean(f"{entry.number}  {entry.text}".strip()))
            ooxml.add_link(paragraph, run, bookmark=f"k{position}")
            paragraph.add_run("\t")
            ooxml.add_field(paragraph, f"PAGEREF k{position} \\h", "", dirty=True)

    def _signatures(self, roles: tuple[str, ...]) -> None:
        for role in roles:
            line = self._paragraph("Normal")
            line.paragraph_format.space_before = Pt(34)
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.keep_with_next = True
            label = self._paragraph("Klein")
            for stop, leader in (
                (Mm(50), WD_TAB_LEADER.LINES),
                (Mm(58), None),
                (styles.TEXT_WIDTH, WD_TAB_LEADER.LINES),
            ):
                line.paragraph_format.tab_stops.add_tab_stop(
                    stop, WD_TAB_ALIGNMENT.LEFT, leader or WD_TAB_LEADER.SPACES
                )
            line.add_run("\t\t\t")
            label.paragraph_format.tab_stops.add_tab_stop(Mm(58))
            label.add_run(f"Ort, Datum\t{clean(role)}")

    def _frame(self) -> None:
        document, section = self._document, self.word.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        for paragraph in (head, foot):
            stops = paragraph.paragraph_format.tab_stops
            if paragraph is foot:
                stops.add_tab_stop(int(styles.TEXT_WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        head.text = f"{clean(document.header or document.title)}\t{clean(document.office)}"
        version = f" · Version {clean(document.version)}" if document.version else ""
        foot.add_run(f"Stand {day(document.stand)}{version}\t{clean(document.footer)}\tSeite ")
        ooxml.add_field(foot, "PAGE", "1")

    def _properties(self) -> None:
        document, properties = self._document, self.word.core_properties
        properties.title = clean(document.title)[:255]
        properties.author = clean(document.author or document.office)[:255]
        properties.last_modified_by = properties.author
        properties.subject = clean(document.subtitle)[:255]
        properties.language = document.language
        properties.identifier = clean(document.document_id)[:255]
        properties.version = clean(document.version)[:255]
        properties.comments = "erstellt mit Q-Check"
        properties.keywords = ""
