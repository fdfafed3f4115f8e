"""The body of a list as blocks of columns: blank lines, repeated headers, misshapen rows and footers set aside."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from qmapp.german import integer
from qmapp.progress import Progress
from qmapp.spreadsheets.cells import Cell, Row, cell_text, cleaned, fill, is_blank
from qmapp.spreadsheets.delimited import SEPARATORS, separator_name
from qmapp.spreadsheets.formats import datumform, shape, zahlform
from qmapp.spreadsheets.header import HEAD_ROWS, Header, find_header
from qmapp.spreadsheets.liste import Optionen
from qmapp.spreadsheets.source import MAX_COLUMNS, MAX_ROWS, Source, refusal

_TAIL = 512
_MAX_BLANK = 1000
_PREVIEW_ROWS = 50
_BLANKS = {"", " ", "  ", "   ", "\t", "\u00a0"}
_RULE = re.compile(r"[_\-=*–—]{4,}")
_FOOTER = re.compile(
    r"(?:stand|quelle|erstellt|gedruckt|ausgedruckt|druckdatum|hinweis|anmerkung|fußnote|seite \d|©|\(c\)|\*|\d\)"
    r"|datum:|copyright|legende|zeichenerklärung|__)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ausgelassen:
    """A row that was not taken, with the reason; ``zeile`` as Excel counts (1-based)."""

    zeile: int
    grund: str


@dataclass(frozen=True)
class Block:
    """Some rows turned into columns; ``nummern`` are their row numbers. Columns nobody wants are empty."""

    nummern: Sequence[int]
    spalten: list[Sequence[Cell]]


@dataclass
class Table:
    """A list between its source and its consumers. The second half of the fields is complete when all blocks are read.

    ``width`` is the number of columns, ``ausgelassen`` are the rows that could not be taken. ``wanted`` limits all
    blocks after the first to some columns.
    """

    source: Source
    header: Header
    width: int
    vorschau: tuple[tuple[str, ...], ...]
    blocks: Iterator[Block]
    wanted: frozenset[int] | None = None
    zeilen: int = 0
    leerzeilen: int = 0
    ausgelassen: list[Ausgelassen] = field(default_factory=list)
    fusszeilen: list[str] = field(default_factory=list)
    hinweise: list[str] = field(default_factory=list)
    kurz: list[int] = field(default_factory=list)


def open_table(source: Source, optionen: Optionen, progress: Progress) -> Table:
    """Read the first block, find header and width, and prepare the rest; raises UserError for a list without rows."""
    stream = source.blocks()
    head = next(stream, [])
    if all(is_blank(row) for row in head):
        raise refusal("Die Liste enthält keine Zeilen.", "Bitte wählen Sie eine andere Datei oder ein anderes Blatt.")
    width = min(_width(head), MAX_COLUMNS)
    last = optionen.kopfzeile
    if last is not None and not 0 <= last < min(len(head), HEAD_ROWS):
        raise refusal(f"Zeile {last} kann nicht die Kopfzeile sein.", "Bitte nennen Sie eine Zeile am Listenanfang.")
    header = find_header(head[:HEAD_ROWS], width, source.merged, last, optionen.kopfzeilen)
    table = Table(
        source=source,
        header=header,
        width=width,
        vorschau=tuple(tuple(cell_text(cell) for cell in row[:MAX_COLUMNS]) for row in head[:_PREVIEW_ROWS]),
        blocks=iter(()),
        hinweise=list(header.hinweise),
    )
    if width == MAX_COLUMNS and any(len(row) > MAX_COLUMNS for row in head):
        table.hinweise.append(f"Die Liste hat mehr als {MAX_COLUMNS} Spalten; gelesen wurden die ersten.")
    table.blocks = _Body(table, chain([head], stream), progress).blocks()
    return table


def _width(head: list[Row]) -> int:
    """The number of columns most rows have; a wider header counts if it is filled."""
    widths = Counter(len(row) for row in head if not is_blank(row))
    usual = max(widths.items(), key=lambda item: (item[1], item[0]))[0]
    wide = [width for width, times in widths.items() if times >= 0.3 * widths.total()]
    return max(1, usual, *wide)


class _Body:
    """Turns the stream of rows below the header into blocks, holding the last rows back until the end is known."""

    def __init__(self, table: Table, stream: Iterator[list[Row]], progress: Progress) -> None:
        self._table = table
        self._stream = stream
        self._progress = progress
        self._blank_run = 0
        self._seen = 0
        own = [(index, text) for index, text in enumerate(table.header.own) if text]
        self._own = own[-2:] if len(own) > 1 else []

    def blocks(self) -> Iterator[Block]:
        numbers: list[int] = []
        rows: list[Row] = []
        for fresh_numbers, fresh in self._filled():
            numbers += fresh_numbers
            rows += fresh
            if len(rows) > _TAIL:
                yield self._block(numbers[:-_TAIL], rows[:-_TAIL])
                numbers, rows = numbers[-_TAIL:], rows[-_TAIL:]
        self._strip_footers(numbers, rows)
        if numbers:
            self._table.kurz = [number for number in self._table.kurz if number <= numbers[-1]]
        if rows:
            yield self._block(numbers, rows)
        self._report()

    def _filled(self) -> Iterator[tuple[list[int], list[Row]]]:
        """The rows below the header that say something, all of one width, with their numbers."""
        for rows in self._stream:
            start = self._seen + 1
            self._seen += len(rows)
            self._progress(min(self._seen, self._table.source.total), self._table.source.total)
            skip = max(0, self._table.header.body - start)
            numbers = list(range(start + skip, start + len(rows)))
            rows = rows[skip:]
            starts = {row[0] for row in rows if row}
            if not all(rows) or not starts.isdisjoint(_BLANKS):
                numbers, rows = self._without_blanks(numbers, rows)
            if set(map(len, rows)) - {self._table.width}:
                numbers, rows = self._shaped(numbers, rows)
            yield numbers, rows
            if self._blank_run > _MAX_BLANK:
                self._table.hinweise.append(
                    f"Nach {integer(_MAX_BLANK)} leeren Zeilen endet das Lesen bei Zeile {integer(self._seen)}."
                )
                return
            if self._seen >= MAX_ROWS:
                self._table.hinweise.append(
                    f"Gelesen wurden die ersten {integer(MAX_ROWS)} Zeilen, mehr fasst Excel nicht."
                )
                return

    def _without_blanks(self, numbers: list[int], rows: list[Row]) -> tuple[list[int], list[Row]]:
        kept_numbers, kept = [], []
        for number, row in zip(numbers, rows, strict=True):
            if is_blank(row):
                self._blank_run += 1
                if self._blank_run > _MAX_BLANK:
                    break
            else:
                self._table.leerzeilen += self._blank_run
                self._blank_run = 0
                kept_numbers.append(number)
                kept.append(row)
        return kept_numbers, kept

    def _shaped(self, numbers: list[int], rows: list[Row]) -> tuple[list[int], list[Row]]:
        """Rows of another width: short ones are filled up, longer ones cannot be trusted and are left out."""
        width = self._table.width
        kept_numbers, kept = [], []
        for number, row in zip(numbers, rows, strict=True):
            if len(row) > width and (width == MAX_COLUMNS or not any(str(cell).strip() for cell in row[width:])):
                row = row[:width]
            if len(row) > width:
                grund = f"{len(row)} statt {width} Felder; die Werte stehen vermutlich in falschen Spalten"
                self._table.ausgelassen.append(Ausgelassen(number, grund))
                continue
            if len(row) == 1 < width and _RULE.fullmatch(str(row[0]).strip()):
                continue  # a line drawn between the rows, as SAP prints them
            if len(row) == 1 < width and (other := self._other_separator(str(row[0]))):
                self._table.ausgelassen.append(Ausgelassen(number, f"mit {separator_name(other)} getrennt"))
                continue
            if len(row) < width:
                self._table.kurz.append(number)
                row = row + [""] * (width - len(row))
            kept_numbers.append(number)
            kept.append(row)
        return kept_numbers, kept

    def _other_separator(self, text: str) -> str:
        used = self._table.source.trennzeichen
        return next((other for other in SEPARATORS if other != used and text.count(other) == self._table.width - 1), "")

    def _strip_footers(self, numbers: list[int], rows: list[Row]) -> None:
        rule = next((i for i, row in enumerate(rows) if fill(row) == 1 and _RULE.fullmatch(str(row[0]).strip())), None)
        footers: list[str] = []
        if rule is not None and all(self._is_footer(row) for row in rows[rule + 1 :]):
            footers = [_line_text(row) for row in rows[rule + 1 :]]
            del rows[rule:], numbers[rule:]
        while len(rows) > 1 and self._is_footer(rows[-1]):
            footers.insert(0, _line_text(rows.pop()))
            numbers.pop()
        self._table.fusszeilen = [line for line in footers if line]

    def _is_footer(self, row: Row) -> bool:
        """A line below the list: few texts and no number; in narrow lists only by the words it starts with."""
        texts = [cell for cell in row if not isinstance(cell, str) or cell.strip()]
        usual = self._table.header.typical_fill
        first = cell_text(texts[0]).strip() if texts else ""
        if usual <= 2 or len(texts) > max(1, usual // 3):
            return len(texts) <= 2 and len(texts) < max(usual, 2) and bool(_FOOTER.match(first) or _RULE.match(first))
        if any(not isinstance(cell, str) or zahlform(shape(cell.strip())) for cell in texts[1:]):
            return False
        if _FOOTER.match(first) or _RULE.fullmatch(first):
            return True
        is_value = not isinstance(texts[0], str) or bool(zahlform(shape(first)) or datumform(shape(first)))
        return not is_value and (" " in first or not any(c.isdigit() for c in first)) and len(texts) == 1

    def _block(self, numbers: list[int], rows: list[Row]) -> Block:
        if self._own and all(any(row[index] == text for row in rows) for index, text in self._own):
            numbers, rows = self._without_headers(numbers, rows)
        wanted = self._table.wanted if self._table.zeilen else None
        self._table.zeilen += len(rows)
        width = self._table.width
        if wanted is None:
            return Block(numbers, list(zip(*rows, strict=True)) or [()] * width)
        return Block(numbers, [[row[index] for row in rows] if index in wanted else () for index in range(width)])

    def _without_headers(self, numbers: list[int], rows: list[Row]) -> tuple[list[int], list[Row]]:
        kept_numbers, kept = [], []
        for number, row in zip(numbers, rows, strict=True):
            if tuple(cleaned([cell_text(cell) for cell in row])) == self._table.header.own:
                self._table.ausgelassen.append(Ausgelassen(number, "wiederholte Kopfzeile"))
            else:
                kept_numbers.append(number)
                kept.append(row)
        return kept_numbers, kept

    def _report(self) -> None:
        table = self._table
        if table.leerzeilen:
            table.hinweise.append(f"Leere Zeilen übergangen: {integer(table.leerzeilen)}.")
        if table.fusszeilen:
            table.hinweise.append(
                f"Unter der Liste stehen Anmerkungen, sie gehören nicht dazu: {len(table.fusszeilen)}."
            )
        if table.kurz:
            shown = ", ".join(map(str, table.kurz[:8])) + (" …" if len(table.kurz) > 8 else "")
            table.hinweise.append(f"Zeilen mit zu wenigen Feldern, am Ende mit leeren aufgefüllt: {shown}.")
        if table.ausgelassen:
            shown = ", ".join(str(row.zeile) for row in table.ausgelassen[:8])
            table.hinweise.append(
                f"Nicht lesbare oder wiederholte Zeilen ausgelassen: {integer(len(table.ausgelassen))} (Zeile {shown}"
                + (" …)." if len(table.ausgelassen) > 8 else ").")
            )


def _line_text(row: Row) -> str:
    return " ".join(text for text in (cell_text(cell).strip() for cell in row) if text)
