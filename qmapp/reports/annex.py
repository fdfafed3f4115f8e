"""Tables and figures of a document as sheets of figures: what stands in PDF and DOCX, to reckon on with."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from qmapp.german import integer, parse_decimal
from qmapp.progress import Progress, silent
from qmapp.reports import alt
from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    Column,
    Columns,
    Document,
    Facts,
    Figure,
    Kind,
    Likert,
    Line,
    PointsWithInterval,
    Profile,
    RangeAgainstLimit,
    Series,
    Table,
    imprint,
    numbered,
)
from qmapp.reports.excel import Sheet, SheetColumn, Value, write_workbook
from qmapp.reports.text import clean, plain

_AMOUNT = re.compile(r"[−-]?[\d.]+(,\d+)?\u00a0?\s?(%|€)?")
#: Words for a figure that does not exist; they do not keep a column from being one of figures.
_NONE = {"", "–", "-", "keine Angabe", "entf.", "n. p."}


def annex_sheets(document: Document) -> tuple[Sheet, ...]:
    """One sheet on the document itself, then one per table and figure in their order, under their numbers."""
    about = (("Titel", document.title), ("Untertitel", document.subtitle), ("Amt", document.office))
    rows = tuple((name, value) for name, value in (*about, *imprint(document)) if value)
    first = Sheet("Dokument", (SheetColumn("Angabe"), SheetColumn("Inhalt")), rows)
    return (first, *_sheets(document))


def render_xlsx(document: Document, path: Path, progress: Progress = silent, *, more: Sequence[Sheet] = ()) -> None:
    """Write the figures of a document as a workbook, followed by ``more`` sheets of the caller's.

    Raises UserError if the target is open or write-protected; then it stays as it was.
    """
    sheets = (*annex_sheets(document), *more)
    write_workbook(path, sheets, title=document.title, author=document.author or document.office, progress=progress)


def figure_table(figure: Figure) -> Table:
    """The data behind a chart with the words a reader sees in it."""
    chart = figure.chart
    match chart:
        case BarsWithInterval(bars, unit):
            return _bars(figure, bars, unit)
        case PointsWithInterval(points, total, unit):
            return _bars(figure, (*points, total), unit)
        case RangeAgainstLimit(value, limit, limit_words, unit):
            table = _bars(figure, (value,), unit)
            if limit is None:
                return table
            against = (limit_words or "Grenze", "", alt.limit_number(limit, unit), "", "")
            return Table(table.title, table.columns, (*table.rows, against))
        case Columns(categories, series, _) | Line(categories, series, _):
            return _series(figure, categories, series)
        case Profile():
            return _profile(figure.title, chart)
        case Likert():
            return _likert(figure.title, chart)


def values(table: Table) -> tuple[tuple[Kind, tuple[Value, ...]], ...]:
    """Per column its kind and its values: figures are exactly those the reader sees, everything else stays text."""
    rows = (*table.rows, table.total) if table.total else table.rows
    found = []
    for position, column in enumerate(table.columns):
        texts = [clean(row[position]) for row in rows]
        kind = column.kind or (_kind(texts) if column.align == "right" else "text")
        found.append((kind, tuple(value(text, kind) for text in texts)))
    return tuple(found)


def value(text: str, kind: Kind) -> Value:
    """A text as the value of its kind; text that is none stays as it is."""
    if kind in {"text", "date"} or not _AMOUNT.fullmatch(text.strip()):
        return text
    try:
        number = parse_decimal(text)
    except ValueError:
        return text
    if kind == "percent":
        return number / 100
    return int(number) if kind == "int" and number == int(number) else number


def _kind(texts: list[str]) -> Kind:
    """What a right-aligned column holds, if all its texts are figures of one kind."""
    told = [text.strip() for text in texts if text.strip() not in _NONE]
    if not told or not all(_AMOUNT.fullmatch(text) and isinstance(value(text, "decimal"), Decimal) for text in told):
        return "text"
    ends = {text[-1] if text[-1] in "%€" else "" for text in told}
    if len(ends) > 1:
        return "text"
    if ends == {"%"}:
        return "percent"
    if ends == {"€"}:
        return "euro"
    return "decimal" if any("," in text for text in told) else "int"


def _sheets(document: Document) -> Iterator[Sheet]:
    facts = 0
    for block, number in numbered(document):
        if isinstance(block, Table):
            yield _sheet(f"Tabelle {number}", block, plain(block.note))
        elif isinstance(block, Figure):
            yield _sheet(f"Abbildung {number}", figure_table(block), _note(block))
        elif isinstance(block, Facts):
            facts += 1
            columns = (Column("Angabe"), Column("Inhalt"))
            yield _sheet(f"Angaben {facts}", Table(block.title, columns, block.rows), "")


def _note(figure: Figure) -> str:
    """Caption and source as sentences."""
    return " ".join(f"{part.rstrip('.')}." for part in (figure.caption, figure.source) if part)


def _sheet(name: str, table: Table, note: str) -> Sheet:
    columns = values(table)
    heads = tuple(
        SheetColumn(column.title, kind, places=_places(table, position), width=None)
        for position, (column, (kind, _)) in enumerate(zip(table.columns, columns, strict=True))
    )
    rows = tuple(zip(*(column for _, column in columns), strict=True))
    return Sheet(name, heads, rows, title=table.title, note=note, total=table.total is not None)


def _places(table: Table, position: int) -> int:
    """Decimals a column shows: the most any of its texts has."""
    rows = (*table.rows, table.total) if table.total else table.rows
    found = (re.search(r",(\d+)", row[position]) for row in rows)
    return max((len(match[1]) for match in found if match), default=0)


def _bars(figure: Figure, bars: tuple[Bar, ...], unit: str) -> Table:
    columns = (
        Column("Bezeichnung", header=True),
        Column("Grundlage"),
        Column("Wert", "right"),
        Column("von", "right"),
        Column("bis", "right"),
    )
    rows = tuple((bar.label, bar.sublabel, bar.words, _bound(bar.lower, unit), _bound(bar.upper, unit)) for bar in bars)
    return Table(figure.title, columns, rows)


def _profile(title: str, chart: Profile) -> Table:
    earlier = bool(chart.before)
    columns = (
        Column("Bezeichnung", header=True),
        Column(chart.name),
        *((Column(chart.before), Column("Veränderung", "right")) if earlier else ()),
    )
    rows = tuple((row.label, row.words, *((row.before_words, row.change) if earlier else ())) for row in chart.rows)
    return Table(title, columns, rows)


def _likert(title: str, chart: Likert) -> Table:
    columns = (
        Column("Bezeichnung", header=True),
        *(Column(step, "right", kind="int") for step in chart.steps),
        Column(chart.side, "right", kind="percent"),
    )
    rows = tuple((row.label, *(integer(count) for count in row.counts), row.words) for row in chart.rows)
    return Table(title, columns, rows)


def _bound(bound: float | None, unit: str) -> str:
    return "" if bound is None else alt.number(bound, unit)


def _series(figure: Figure, categories: tuple[str, ...], series: tuple[Series, ...]) -> Table:
    columns = (Column("Gruppe", header=True), *(Column(one.label, "right") for one in series))
    rows = tuple((category, *(one.words[position] for one in series)) for position, category in enumerate(categories))
    return Table(figure.title, columns, rows)
