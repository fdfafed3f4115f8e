"""The fields of a form in WordprocessingML: a label with a bookmark, beside it a cell with a content control.

Word keeps the tag of the control, LibreOffice only the bookmark; both carry the same name. The bookmark stands at the
label, where nobody types, and means the cell to its right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from qmapp.act.management_response.rueckgabe.anker import fingerabdruck, name
from qmapp.act.management_response.rueckgabe.felder import Feld, Form
from qmapp.act.management_response.rueckgabe.rows import Anker, Ziel
from qmapp.reports.text import clean
from qmapp.reports.word.manuscript import Manuscript
from qmapp.reports.word.ooxml import table_xml

#: What stands in an empty field; reading takes it for nothing.
PLATZHALTER = {
    Form.ZEILE: "Bitte eintragen",
    Form.TEXT: "Bitte eintragen",
    Form.ROLLE: "Rolle eintragen",
    Form.LISTE: "Rollen, mit ; getrennt",
    Form.WAHL: "Bitte wählen",
    Form.TAG: "TT.MM.JJJJ",
}
#: The ground of a field, so that it is seen where something may be written.
FELDGRUND = "EAF3F8"
_LINE = "9DB8C7"


@dataclass(frozen=True)
class Eintrag:
    """A field of a row: its label, its name, and what stands in it; ``titel`` is what a screen reader says.

    Without a name (``anker`` None) it is no field but text to read.
    """

    label: str
    feld: Feld
    text: str
    titel: str = ""
    anker: Anker | None = None


class Schreibwerk:
    """Writes fields at the end of a manuscript and numbers their bookmarks and controls."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self._numbers = count(1_000)
        self._staende: list[str] = []

    def stand(self) -> str:
        """The fingerprint of everything written into fields so far."""
        return fingerabdruck("\n".join(self._staende))

    def anker(self, ziel: Ziel, row_id: UUID, feld: Feld, text: str) -> Anker:
        """The name of a field with this text."""
        found = Anker(ziel, row_id, feld.code, fingerabdruck(text))
        self._staende.append(name(found))
        return found

    def bookmarked(self, inner: str, label: str) -> str:
        """Runs inside a bookmark."""
        number = next(self._numbers)
        return f'<w:bookmarkStart w:id="{number}" w:name="{label}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'

    def append_run(self, paragraph: Paragraph, text: str, label: str) -> None:
        """Words inside a bookmark at the end of a paragraph."""
        self.append_to(paragraph, self.bookmarked(run(text), label))

    def append_to(self, paragraph: Paragraph, inner: str) -> None:
        """Finished runs at the end of a paragraph."""
        paragraph._p.extend(parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))

    def table(self, rows: Sequence[str], grid: Sequence[int], title: str, description: str) -> None:
        """A table of finished rows at the end of the manuscript."""
        made = table_xml(list(grid), list(rows), title, description, header=True, first=True)
        body = self.manuscript.word.element.body
        body.insert(list(body).index(body.find(qn("w:sectPr"))), made)
        self.manuscript.word.add_paragraph(style="Abstand")

    def row(self, entries: Sequence[Eintrag], grid: Sequence[int], height: int = 0) -> str:
        """A row of labels and fields in turn; ``height`` is its least one in twentieths of a point."""
        cells = []
        for position, entry in enumerate(entries):
            cells.append(self._label(entry, grid[2 * position]))
            cells.append(self._value(entry, grid[2 * position + 1]))
        tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>{''.join(cells)}</w:tr>"

    def _label(self, entry: Eintrag, width: int) -> str:
        words = run(entry.label)
        inner = words if entry.anker is None else self.bookmarked(words, name(entry.anker))
        return cell(f"<w:p>{style('Feldname')}{inner}</w:p>", width)

    def _value(self, entry: Eintrag, width: int) -> str:
        if entry.anker is None:
            return cell(f"<w:p>{style('Feldinhalt')}{run(entry.text)}</w:p>", width)
        return cell(f"<w:p>{style('Feldinhalt')}{self._control(entry, entry.anker)}</w:p>", width, field=True)

    def _control(self, entry: Eintrag, anker: Anker) -> str:
        empty = not entry.text
        shown = PLATZHALTER[entry.feld.form] if empty else entry.text
        properties = (
            f"<w:alias w:val={quoteattr(clean(entry.titel)[:64])}/><w:tag w:val={quoteattr(name(anker))}/>"
            f'<w:id w:val="{next(self._numbers)}"/><w:lock w:val="sdtLocked"/>'
            f"{'<w:showingPlcHdr/>' if empty else ''}{_kind(entry.feld)}"
        )
        look = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>' if empty else ""
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(shown, look)}</w:sdtContent></w:sdt>"


def run(text: str, look: str = "") -> str:
    """A run with its line breaks."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n"))
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def style(style_id: str) -> str:
    """The properties of a paragraph of that style."""
    return f'<w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'


def cell(inner: str, width: int, *, field: bool = False) -> str:
    """A cell; one that is a field is set off by ground and border."""
    look = ""
    if field:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        look = f'<w:tcBorders>{sides}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{FELDGRUND}"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{inner}</w:tc>'


def header_row(words: Sequence[str], grid: Sequence[int]) -> str:
    """The row that names the columns; it is repeated on every page."""
    cells = (
        cell(f"<w:p>{style('Tabellenkopf')}{run(text)}</w:p>", width) for text, width in zip(words, grid, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _kind(feld: Feld) -> str:
    """The kind of control; text is a rich one, because LibreOffice loses the line breaks of a plain one."""
    if feld.form is Form.TAG:
        return (
            '<w:date><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="de-DE"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    if feld.wahl is None:
        return ""
    items = [f'<w:listItem w:displayText="{PLATZHALTER[Form.WAHL]}" w:value=""/>']
    items += [
        f"<w:listItem w:displayText={quoteattr(words)} w:value={quoteattr(words)}/>" for words in feld.wahl.values()
    ]
    return f"<w:dropDownList>{''.join(items)}</w:dropDownList>"
