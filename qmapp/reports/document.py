"""A report is a tree of frozen dataclasses; the renderers for PDF, DOCX and XLSX write the same tree.

All texts are plain: nothing in them is markup. Figures arrive as the words the reader sees, charts as data, so that
picture, text alternative and annex table come from one source (``chart_data``, whose names are at home here too).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qmapp.german import day
from qmapp.reports.chart_data import Bar as Bar
from qmapp.reports.chart_data import BarsWithInterval as BarsWithInterval
from qmapp.reports.chart_data import Chart as Chart
from qmapp.reports.chart_data import Columns as Columns
from qmapp.reports.chart_data import Likert as Likert
from qmapp.reports.chart_data import LikertRow as LikertRow
from qmapp.reports.chart_data import Line as Line
from qmapp.reports.chart_data import PointsWithInterval as PointsWithInterval
from qmapp.reports.chart_data import Profile as Profile
from qmapp.reports.chart_data import ProfileRow as ProfileRow
from qmapp.reports.chart_data import RangeAgainstLimit as RangeAgainstLimit
from qmapp.reports.chart_data import Series as Series

Align = Literal["left", "right", "center"]
Phase = Literal["P", "D", "C", "A"]
Tone = Literal["info", "warn", "act"]
StatusTone = Literal["neutral", "ok", "warn", "bad", "info"]
#: How the annex reads a column's texts; a text that does not parse that way stays text.
Kind = Literal["text", "int", "decimal", "percent", "euro", "date"]


@dataclass(frozen=True)
class Span:
    """A run of text inside a paragraph; ``link`` is an address or ``#`` and the anchor of a heading."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


#: Running text: one string, or runs of it.
Text = str | tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """``level`` 1…3; ``number`` as printed before the text; ``phase`` puts the PDCA mark into the margin column."""

    level: int
    text: str
    number: str = ""
    phase: Phase | None = None
    anchor: str = ""

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise ValueError("headings have the levels 1 to 3")


@dataclass(frozen=True)
class Lead:
    """The statement first: large, in the accent colour."""

    text: str


@dataclass(frozen=True)
class KeyFigure:
    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """Up to three figures side by side; the first one is the main one."""

    figures: tuple[KeyFigure, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.figures) <= 3:
            raise ValueError("one to three key figures stand side by side")


@dataclass(frozen=True)
class Paragraph:
    text: Text
    small: bool = False


@dataclass(frozen=True)
class BulletList:
    items: tuple[Text, ...]


@dataclass(frozen=True)
class NumberedList:
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Column:
    """``width`` is relative to the other columns; ``header`` marks the column that names its row.

    Without a ``kind`` the annex finds it for right-aligned columns; all others are text (an Aktenzeichen stays one).
    """

    title: str
    align: Align = "left"
    width: float = 1.0
    header: bool = False
    mono: bool = False
    kind: Kind | None = None


@dataclass(frozen=True)
class Table:
    """Rows of words, one per column; ``total`` is set off as the last row.

    A short ``note`` stands beside the table under its number, a long one below.

    ``wide`` takes the margin column as well, for tables with many columns.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    note: str = ""
    wide: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table has at least one column")
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True)
class Facts:
    """Names and values one below the other, as on the head of a protocol."""

    rows: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart; ``title`` states the finding, ``caption`` explains how to read it, ``source`` where it comes from.

    The text alternative is made from the chart's data (``qmapp.reports.alt``), never written by hand.
    """

    chart: Chart
    title: str
    caption: str = ""
    source: str = ""


@dataclass(frozen=True)
class NoteEntry:
    """A line of a box with a code before it and a word on its state behind it (``E-01 … angenommen``)."""

    code: str
    text: str
    status: str = ""
    status_tone: StatusTone = "neutral"


@dataclass(frozen=True)
class Note:
    """A box: information, a warning, or what follows for the management."""

    title: str
    items: tuple[Text, ...] = ()
    tone: Tone = "info"
    entries: tuple[NoteEntry, ...] = ()


@dataclass(frozen=True)
class MarginNote:
    """A reading aid in the margin column, beside the block that follows."""

    title: str
    text: str


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class TableOfContents:
    """Lists the headings of level 1 to ``levels`` with their pages."""

    title: str = "Inhalt"
    levels: int = 2


@dataclass(frozen=True)
class Preformatted:
    """Lines to be typed as they stand, in a fixed-width font."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Signatures:
    """Lines for place, day and signature, one per role."""

    roles: tuple[str, ...]


@dataclass(frozen=True)
class CheckboxLine:
    """A box, ticked already or to be ticked by hand, and its text."""

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
    | PageBreak
    | TableOfContents
    | Preformatted
    | Signatures
    | CheckboxLine
)


@dataclass(frozen=True)
class Document:
    """One report.

    ``header`` stands at the top left of every page, ``office`` at the top right; ``stand`` is the day of the figures,
    ``document_id`` and ``version`` identify the paper, ``anchor`` is the head of the change log's hash chain.
    ``phase`` puts the PDCA mark beside the title.
    """

    title: str
    office: str
    stand: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    header: str = ""
    author: str = ""
    document_id: str = ""
    version: str = ""
    anchor: str = ""
    language: str = field(default="de-DE")
    phase: Phase | None = None
    footer: str = "erstellt mit Q-Check"


def numbered(document: Document) -> Iterator[tuple[Block, int]]:
    """The blocks in order with their number among their kind; figures and tables count from 1, others have 0."""
    counts: dict[type, int] = {Table: 0, Figure: 0}
    for block in document.blocks:
        if type(block) in counts:
            counts[type(block)] += 1
        yield block, counts.get(type(block), 0)


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
