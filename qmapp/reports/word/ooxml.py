"""The parts of WordprocessingML (ECMA-376, part 1) that python-docx has no words for."""

from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from qmapp.reports.text import clean


def element(tag: str, **attributes: str) -> Any:
    """``w:tag`` with ``w:`` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_language(document: WordDocument, language: str) -> None:
    """The language of every text without one of its own; python-docx's template is American English."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = element("lang")
        defaults.append(found)
    for name in ("val", "eastAsia", "bidi"):
        found.set(qn(f"w:{name}"), language)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), language)


def add_field(paragraph: Paragraph, instruction: str, shown: str, *, dirty: bool = False) -> None:
    """A field with the result shown until it is updated; a dirty one is updated when the file is opened."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            code = element("instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind == "result":
            run.text = shown
        else:
            mark = element("fldChar", fldCharType=kind)
            if kind == "begin" and dirty:
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)


def add_link(paragraph: Paragraph, run: Run, *, address: str = "", bookmark: str = "") -> None:
    """Move a run of the paragraph's end into a hyperlink to a web address or to a bookmark."""
    link = element("hyperlink", history="1")
    if bookmark:
        link.set(qn("w:anchor"), bookmark)
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)
    paragraph._p.append(link)


class Bookmarks:
    """Numbers bookmarks of one document."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def around(self, paragraph: Paragraph, name: str) -> None:
        """Make the paragraph's contents a place to refer to."""
        number = str(next(self._numbers))
        start = element("bookmarkStart", id=number, name=name)
        properties = paragraph._p.pPr
        paragraph._p.insert(0 if properties is None else 1, start)
        paragraph._p.append(element("bookmarkEnd", id=number))


def new_numbering(document: WordDocument, style: str) -> int:
    """A list that counts from 1 again, with the look of a list style; returns its number."""
    numbering = document.part.numbering_part.element
    like = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(like).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def use_numbering(paragraph: Paragraph, number: int) -> None:
    """Count the paragraph in a list of :func:`new_numbering`."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def table_xml(grid: list[int], rows: list[str], caption: str, description: str, *, header: bool, first: bool) -> Any:
    """A table of finished rows; ``grid`` holds the columns' widths in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    look = f'w:firstRow="{int(header)}" w:firstColumn="{int(first)}" w:noHBand="1" w:noVBand="1"'
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblStyle w:val="QCheckTabelle"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblLook {look}/><w:tblCaption w:val={quoteattr(clean(caption))}/>"
        f"<w:tblDescription w:val={quoteattr(clean(description))}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
