"""Tables of a Word report: a header row that repeats, rows that stay whole, no merged cells."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from qmapp.reports.document import Align, Column, Facts, KeyFigures, Table
from qmapp.reports.text import clean
from qmapp.reports.widths import WIDEST_SHARE, share
from qmapp.reports.word import ooxml, styles

#: Points a character of a cell takes on average, with room for bold ones, and what a cell adds at its sides.
_CHARACTER, _PADDING = 5.2, 11.0


def add_table(document: WordDocument, table: Table, number: int) -> None:
    """The table at the end of the document, below its caption."""
    every = (*table.rows, table.total) if table.total else table.rows
    grid = _grid(table.columns, every)
    aligned = [column.align for column in table.columns]
    header = [row_xml([column.title for column in table.columns], aligned, grid, "Tabellenkopf", header=True)]
    bold = [column.header for column in table.columns]
    rows = [row_xml(row, aligned, grid, "Tabelle") for row in table.rows]
    if table.total:
        rows.append(row_xml(table.total, aligned, grid, "Tabelle", strong=True))
    description = f"Tabelle {number} mit {len(table.columns)} Spalten und {len(rows)} Zeilen"
    _append(document, ooxml.table_xml(grid, header + rows, table.title, description, header=True, first=any(bold)))


def add_facts(document: WordDocument, facts: Facts) -> None:
    """Names and values; the first column names the rows."""
    columns = (Column("", width=1.0), Column("", width=2.4))
    grid = _grid(columns, ())
    rows = [row_xml(row, ("left", "left"), grid, "Tabelle") for row in facts.rows]
    title = facts.title or "Angaben"
    _append(document, ooxml.table_xml(grid, rows, title, "Angaben und ihr Inhalt", header=False, first=True))


def add_key_figures(document: WordDocument, block: KeyFigures) -> None:
    """A table of its own kind: what is counted above, the figure large below it, then its range or base."""
    count = len(block.figures)
    grid = _grid(tuple(Column("") for _ in range(count)), ())
    left: list[Align] = ["left"] * count
    rows = [
        row_xml([figure.label for figure in block.figures], left, grid, "Tabellenkopf", header=True),
        row_xml([figure.value for figure in block.figures], left, grid, "Kennzahl"),
        row_xml([figure.detail for figure in block.figures], left, grid, "Klein"),
    ]
    description = "Je Spalte eine Kennzahl mit ihrem Wert und ihrer Spanne oder Grundlage"
    _append(document, ooxml.table_xml(grid, rows, "Kennzahlen", description, header=True, first=False))


def row_xml(
    texts: Sequence[str],
    aligned: Sequence[Align],
    grid: Sequence[int],
    style: str,
    *,
    header: bool = False,
    strong: bool = False,
) -> str:
    """One row as XML text, because a table of 3.000 rows built object by object takes half a minute."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    look = "<w:rPr><w:b/></w:rPr>" if strong else ""
    cells = []
    for text, align, width in zip(texts, aligned, grid, strict=True):
        lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n"))
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
            f'<w:jc w:val="{align}"/></w:pPr><w:r>{look}{"<w:br/>".join(lines)}</w:r></w:p></w:tc>'
        )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _grid(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Widths in twentieths of a point.

    Only Word measures Calibri, so the least widths are estimated from the number of characters.
    """
    full = styles.TEXT_WIDTH.pt
    least = []
    for position, column in enumerate(columns):
        texts = [clean(row[position]) for row in rows]
        parts = texts if column.align == "right" else [word for text in texts for word in text.split()]
        longest = max(map(len, [*parts, *column.title.split()]), default=0)
        least.append(min(longest * _CHARACTER + _PADDING, full * WIDEST_SHARE))
    return [int(width * 20) for width in share([column.width for column in columns], least, full)]


def _append(document: WordDocument, table: Any) -> None:
    """Before the section's properties, which must stay last; a small paragraph keeps the next table apart."""
    body = document.element.body
    body.insert(list(body).index(body.find(qn("w:sectPr"))), table)
    document.add_paragraph(style="Abstand")
