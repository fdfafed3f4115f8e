"""What surrounds the text: head and foot of every page, and the file's properties."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT

from qmapp.german import day
from qmapp.reports.document import Document
from qmapp.reports.text import clean
from qmapp.reports.word import ooxml, styles


def add_frame(word: WordDocument, document: Document) -> None:
    """Head and foot; the page number is a field."""
    section = word.sections[0]
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


def set_properties(word: WordDocument, document: Document) -> None:
    """Title, author and identity, cut to what OOXML allows."""
    properties = word.core_properties
    properties.title = clean(document.title)[:255]
    properties.author = clean(document.author or document.office)[:255]
    properties.last_modified_by = properties.author
    properties.subject = clean(document.subtitle)[:255]
    properties.language = document.language
    properties.identifier = clean(document.document_id)[:255]
    properties.version = clean(document.version)[:255]
    properties.comments = "erstellt mit Q-Check"
    properties.keywords = ""
