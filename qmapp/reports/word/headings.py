"""Headings and the table of contents that leads to them."""

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt

from qmapp.reports.document import Document, Heading, TableOfContents, levels
from qmapp.reports.text import clean
from qmapp.reports.word import ooxml, styles
from qmapp.reports.word.manuscript import Manuscript


class Headings:
    """The headings of one document, known by their position among its blocks."""

    def __init__(self, manuscript: Manuscript, document: Document) -> None:
        self._manuscript = manuscript
        self._blocks = document.blocks
        self._levels = levels(document)
        self._bookmarks = ooxml.Bookmarks()

    def add(self, block: Heading, position: int) -> None:
        """Write one, as a place to lead to."""
        self._manuscript.phase(block.phase)
        level = self._levels[position]
        paragraph = self._manuscript.text(f"{block.number}  {block.text}".strip(), f"Heading {level}")
        if block.phase:
            paragraph.paragraph_format.space_before = Pt(2)
        self._bookmarks.around(paragraph, f"k{position}")

    def add_contents(self, block: TableOfContents) -> None:
        """Every entry leads to its heading; its page is a field, because only the word processor knows pages."""
        heading = self._manuscript.paragraph("Heading 1", clean(block.title))
        self._bookmarks.around(heading, "inhalt")
        for position, entry in enumerate(self._blocks):
            level = self._levels.get(position, 9)
            if not isinstance(entry, Heading) or level > block.levels:
                continue
            paragraph = self._manuscript.paragraph(f"Verzeichnis {level}")
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
            run = paragraph.add_run(clean(f"{entry.number}  {entry.text}".strip()))
            ooxml.add_link(paragraph, run, bookmark=f"k{position}")
            paragraph.add_run("\t")
            ooxml.add_field(paragraph, f"PAGEREF k{position} \\h", "", dirty=True)
