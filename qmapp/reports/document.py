"""A report is a tree of frozen dataclasses; PDF, DOCX, XLSX annex and preview show the same tree.

Blocks stand in reading order. Text is data: no block takes markup, and no renderer ever interprets a character.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qmapp.german import day
from qmapp.reports.chart_data import Chart
from qmapp.reports.text import Text

Phase = Literal["", "P", "D", "C", "A"]
Tone = Literal["info", "warn", "act"]
StatusTone = Literal["neutral", "ok", "warn", "bad", "info"]
Align = Literal["left", "right", "center"]
#: How a column's texts are read for the XLSX annex; a text that does not parse stays text.
Kind = Literal["text", "int", "decimal", "percent", "euro", "date"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title, ``level`` 1 to 3; ``number`` is printed before it, ``phase`` as a mark beside it."""

    level: Literal[1, 2, 3]
    text: str
    number: str = ""
    phase: Phase = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """The statement a reader must take home, said first and large."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as text (»10,9 %«), what it counts, and its range or base."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """One to three figures side by side, the first accented."""

    figures: tuple[KeyFigure, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.figures) <= 3:
            raise ValueError("one to three key figures stand side by side")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``small`` for method notes and imprint."""

    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points without an order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Points in an order, counted from 1."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title, alignment, share of the width, and how its texts are read for XLSX; ``mono`` for hashes."""

    title: str
    align: Align = "left"
    width: float = 1.0
    kind: Kind = "text"
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of finished texts under named columns.

    ``title`` is the caption; the number (»Tabelle 5«) comes by itself. With ``header_column`` the first column names
    its row; with ``total_row`` the last row is the total. ``note`` stands with the number in the margin. ``wide``
    tables use the margin as well.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    header_column: bool = True
    total_row: bool = False
    note: Text = ""
    wide: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table has at least one column")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row has one text per column")


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values one below the other, as on the head of a protocol."""

    rows: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart under the finding it shows; ``caption`` (source, base) stands with its number in the margin.

    The text alternative is made from the chart's data (``qmapp.reports.alt``), never written by hand.
    """

    title: str
    chart: Chart
    caption: Text = ""


@dataclass(frozen=True, slots=True)
class NoteItem:
    """A line of a note: a code, its text and a status word."""

    code: str
    text: str
    status: str = ""
    status_tone: StatusTone = "neutral"


@dataclass(frozen=True, slots=True)
class Note:
    """A tinted box: something to know (info), to heed (warn) or to do (act)."""

    title: str
    paragraphs: tuple[Text, ...] = ()
    items: tuple[NoteItem, ...] = ()
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class MarginNote:
    """Explanation in the margin beside the block that follows it."""

    title: str
    text: Text = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The headings of level 1 to ``levels`` with their pages."""

    title: str = "Inhalt"
    levels: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Lines to be read or typed as they stand, in a fixed-width face."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with what is to be entered (»Ort, Datum«, »Unterschrift Prüferin«)."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckboxLine:
    """A box, ticked or to be ticked by hand, and its text."""

    text: Text
    checked: bool = False


Block = (
    Heading
    | Lead
    | KeyFigures
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Facts
    | Figure
    | Note
    | MarginNote
    | Preformatted
    | PageBreak
    | TableOfContents
    | Signatures
    | CheckboxLine
)


@dataclass(frozen=True, slots=True)
class Document:
    """A report with everything its formats need beside the blocks.

    ``stand`` is the day the figures are of; ``document_id`` names the document in the e-file; ``anchor`` is the hash
    of the change log's last step the figures rest on. Header and footer texts default to title, office and program.
    """

    title: str
    amt: str
    stand: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    language: str = "de-DE"
    version: str = ""
    document_id: str = ""
    anchor: str = ""
    header_left: str = ""
    header_right: str = ""
    footer: str = "erstellt mit Q-Check"
    phase: Phase = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A block with its number among its kind: figures and tables count from 1, everything else has 0."""

    block: Block
    number: int


def numbered(document: Document) -> Iterator[Numbered]:
    """The blocks in order, figures and tables counted alike for every format."""
    figures = tables = 0
    for block in document.blocks:
        number = 0
        if isinstance(block, Figure):
            figures += 1
            number = figures
        elif isinstance(block, Table):
            tables += 1
            number = tables
        yield Numbered(block, number)


def levels(document: Document) -> dict[int, int]:
    """The level of each heading by its position among the blocks, deepened one step at a time.

    A document that leaps from level 1 to 3 is told as 1 to 2: readers with assistive software count the levels
    (PDF/UA-1, 7.4.2).
    """
    found: dict[int, int] = {}
    last = 0
    for position, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            last = min(block.level, last + 1)
            found[position] = last
    return found


def imprint(document: Document) -> tuple[tuple[str, str], ...]:
    """What identifies the paper, as names and values; empty values are left out."""
    named = (
        ("Dokument", document.document_id),
        ("Version", document.version),
        ("Stand", day(document.stand)),
        ("Verantwortlich", document.author),
        ("Anker des Änderungsprotokolls", document.anchor),
    )
    return tuple((name, value) for name, value in named if value)
