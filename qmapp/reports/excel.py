"""Workbooks for reckoning on: plain tables with a header, filters and true numbers; no text is ever a formula."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.reports import palette
from qmapp.reports.document import Kind
from qmapp.reports.target import replacing
from qmapp.reports.text import clean

Value = str | int | float | Decimal | date | None

#: Limits of the format itself.
MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 1_048_576, 16_384, 32_767
_NAME = re.compile(r"[\[\]:*?/\\]")
_EVERY = 2_000
_LINE = 100


@dataclass(frozen=True)
class SheetColumn:
    """A column's title, kind, decimals of its figures, and width in characters (None: from its contents)."""

    title: str
    kind: Kind = "text"
    places: int = 0
    width: float | None = None


@dataclass(frozen=True)
class Sheet:
    """A table of its own: ``title`` and ``note`` stand above it; with ``total`` the last row is the total.

    Euro are given in euro (not cents), shares as fractions. A value of another kind than its column's is written as
    what it is. ``fixed`` columns stay in view, ``lines`` prints the grid, for sheets that are filled in by hand.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    note: str = ""
    total: bool = False
    fixed: int = 1
    lines: bool = False


def write_workbook(
    path: Path, sheets: Sequence[Sheet], *, title: str = "", author: str = "", progress: Progress = silent
) -> None:
    """Write the sheets as XLSX, replacing the target in one step.

    Raises UserError if the target is locked, or if a text or table is larger than the format allows; nothing is cut.
    """
    import xlsxwriter

    _check(sheets)
    done, total = 0, sum(len(sheet.rows) for sheet in sheets)
    with replacing(path) as draft:
        # In memory, because temporary files would lay the figures open on the disk.
        workbook = xlsxwriter.Workbook(str(draft), {"in_memory": True})
        workbook.set_properties(
            {
                "title": clean(title),
                "author": clean(author),
                "comments": "erstellt mit Q-Check",
                "created": datetime.now(UTC).replace(tzinfo=None),
            }
        )
        formats = _Formats(workbook)
        for sheet, name in zip(sheets, _names(sheets), strict=True):
            _SheetWriter(workbook.add_worksheet(name), formats, sheet).write(done, total, progress)
            done += len(sheet.rows)
        progress(total, total)
        workbook.close()


class _Formats:
    """Formats by kind, decimals and emphasis, made once each."""

    def __init__(self, workbook: Any):
        self._workbook = workbook
        self._made: dict[tuple[Kind, int, bool], Any] = {}
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        self._base = base
        self.title = workbook.add_format({**base, "bold": True, "font_size": 13, "font_color": palette.ACCENT})
        self.note = workbook.add_format({**base, "font_color": palette.TEXT2, "text_wrap": False})
        head = {**base, "bold": True, "font_color": palette.WHITE, "bg_color": palette.ACCENT, "text_wrap": True}
        self.header = workbook.add_format({**head, "border": 1, "border_color": palette.LINE})

    def of(self, kind: Kind, places: int, strong: bool) -> Any:
        """The format of a cell; Excel shows ``#,##0.00`` with the reader's own separators."""
        key = (kind, places, strong)
        if key not in self._made:
            decimals = "." + "0" * places if places else ""
            shown = {
                "text": "@",
                "int": "#,##0",
                "decimal": "#,##0" + decimals,
                "percent": "0" + decimals + "\u00a0%",
                "euro": "#,##0" + decimals + "\u00a0€",
                "date": "dd.mm.yyyy",
            }[kind]
            rule = {"top": 1} if strong else {}
            wrap = {"text_wrap": True, "indent": 1} if kind == "text" else {}
            self._made[key] = self._workbook.add_format(
                {**self._base, "num_format": shown, "bold": strong, **rule, **wrap}
            )
        return self._made[key]


class _SheetWriter:
    """Writes one sheet from top to bottom."""

    def __init__(self, worksheet: Any, formats: _Formats, sheet: Sheet):
        self._worksheet, self._formats, self._sheet = worksheet, formats, sheet
        self._above = [(line, formats.title) for line in _lines(sheet.title)]
        self._above += [(line, formats.note) for line in _lines(sheet.note)]
        self._head = len(self._above)

    def write(self, done: int, total: int, progress: Progress) -> None:
        """The title, the header, the rows; ``done`` rows of other sheets are written already."""
        sheet, worksheet = self._sheet, self._worksheet
        for position, width in enumerate(_widths(sheet)):
            worksheet.set_column(position, position, width)
        for row, (text, look) in enumerate(self._above):
            worksheet.write_string(row, 0, text, look)
        for position, column in enumerate(sheet.columns):
            worksheet.write_string(self._head, position, clean(column.title), self._formats.header)
        for position, row_values in enumerate(sheet.rows):
            if position % _EVERY == 0:
                progress(done + position, total)
            strong = sheet.total and position == len(sheet.rows) - 1
            for place, item in enumerate(row_values):
                self._write(self._head + 1 + position, place, item, strong)
        last = self._head + len(sheet.rows) - (1 if sheet.total else 0)
        worksheet.freeze_panes(self._head + 1, sheet.fixed if len(sheet.columns) > 2 else 0)
        if sheet.lines:
            worksheet.hide_gridlines(0)
        if last > self._head:
            worksheet.autofilter(self._head, 0, last, len(sheet.columns) - 1)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(self._head)
        worksheet.set_footer("&L&A&RSeite &P von &N")

    def _write(self, row: int, column: int, item: Value, strong: bool) -> None:
        spec = self._sheet.columns[column]
        worksheet, formats = self._worksheet, self._formats
        if item is None or item == "":
            worksheet.write_blank(row, column, None, formats.of(spec.kind, spec.places, strong))
        elif isinstance(item, str):
            worksheet.write_string(row, column, clean(item), formats.of("text", 0, strong))
        elif isinstance(item, date):
            moment = datetime.combine(item, time())
            worksheet.write_datetime(row, column, moment, formats.of("date", 0, strong))
        elif spec.kind == "text":
            worksheet.write_string(row, column, str(item), formats.of("text", 0, strong))
        else:
            worksheet.write_number(row, column, float(item), formats.of(spec.kind, spec.places, strong))


def _lines(text: str) -> list[str]:
    """A title or note in lines of readable length, one below the other: cells are never merged."""
    return textwrap.wrap(clean(text), _LINE)


def _check(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        if len(sheet.rows) + 3 > MOST_ROWS or len(sheet.columns) > MOST_COLUMNS:
            raise UserError(
                f"Das Blatt „{sheet.name}“ hat mehr Zeilen oder Spalten, als eine Excel-Datei fasst.",
                advice="Bitte die Liste teilen oder als CSV ausgeben.",
            )
        for row in sheet.rows:
            if any(isinstance(item, str) and len(item) > LONGEST_TEXT for item in row):
                raise UserError(
                    f"Das Blatt „{sheet.name}“ enthält einen Text mit mehr als 32.767 Zeichen. Mehr fasst eine "
                    "Excel-Zelle nicht.",
                    advice="Bitte den Text kürzen oder den Bericht als PDF oder DOCX ausgeben.",
                )


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Sheet names as Excel allows them: 31 characters, no brackets or slashes, each once whatever its case."""
    found: list[str] = []
    for sheet in sheets:
        name = base = _NAME.sub("-", clean(sheet.name).replace("\n", " ")).strip(" '")[:31] or "Blatt"
        count = 1
        while name.casefold() in {other.casefold() for other in found}:
            count += 1
            name = f"{base[: 31 - len(str(count)) - 1]} {count}"
        found.append(name)
    return found


def _widths(sheet: Sheet) -> list[float]:
    """Widths in characters from the titles and the first rows, between 8 and 60."""
    found = []
    for position, column in enumerate(sheet.columns):
        if column.width is not None:
            found.append(column.width)
            continue
        texts = (str(row[position]) for row in sheet.rows[:200] if row[position] is not None)
        longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
        found.append(min(max(longest + 3.0, len(column.title) + 4.0, 8.0), 60.0))
    return found
