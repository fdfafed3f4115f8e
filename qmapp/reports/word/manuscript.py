"""The paragraphs of a Word report, each written at its end."""

import docx
from docx.document import Document as WordDocument
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from qmapp.reports import palette
from qmapp.reports.document import Phase, Text
from qmapp.reports.text import clean, is_web_address, spans
from qmapp.reports.word import ooxml, styles


class Manuscript:
    """``word`` is the file so far, with the house's styles."""

    def __init__(self, language: str) -> None:
        self._new_page = False
        self.word: WordDocument = docx.Document()
        styles.apply(self.word)
        ooxml.set_language(self.word, language)

    def break_page(self) -> None:
        """What follows begins a page."""
        self._new_page = True

    def open_page(self) -> None:
        """Before a table, which cannot begin a page itself."""
        if self._new_page:
            self.paragraph("Klein")

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """A new paragraph; after a page break it begins the page itself, because a break of its own may leave one
        empty."""
        paragraph = self.word.add_paragraph(text, style=style)
        if self._new_page:
            paragraph.paragraph_format.page_break_before = True
            self._new_page = False
        return paragraph

    def text(self, text: Text, style: str) -> Paragraph:
        """Running text with its links."""
        paragraph = self.paragraph(style)
        for span in spans(text):
            run = paragraph.add_run(span.text)
            run.bold, run.italic = span.bold or None, span.italic or None
            if is_web_address(span.link):
                run.style = self.word.styles["Hyperlink"]
                ooxml.add_link(paragraph, run, address=clean(span.link))
        return paragraph

    def caption(self, word: str, number: int, title: str) -> Paragraph:
        """``Tabelle 3: …``, the number as a field that counts by itself."""
        paragraph = self.paragraph("Caption")
        paragraph.add_run(f"{word} ")
        ooxml.add_field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(f": {clean(title)}")
        return paragraph

    def phase(self, phase: Phase | None) -> None:
        """The PDCA mark, if there is one."""
        if phase:
            word, colour = palette.PHASES[phase]
            run = self.paragraph("Phase").add_run(word)
            run.font.color.rgb = RGBColor.from_string(colour[1:])
