"""A table of answers as a survey program exports it: one line of heads, then every row as it stands, all of it text.

A list of files is searched for its header, and notes below it are taken away. A row of answers may be nearly empty and
no row may be lost, so nothing is guessed here: rows that do not fit are named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from qmapp.german import integer
from qmapp.progress import Progress, silent
from qmapp.spreadsheets.cells import Row, cell_text, cleaned, fill, is_blank
from qmapp.spreadsheets.liste import Optionen
from qmapp.spreadsheets.reading import open_source
from qmapp.spreadsheets.source import (
    MAX_COLUMNS,
    Source,
    check_unchanged,
    fingerprint,
    lock_hint,
    refusal,
)
from qmapp.spreadsheets.table import Ausgelassen

MOST_ROWS = 200_000
_HEAD_ROWS = 20
#: A line of heads has at least this share of the cells of the fullest line.
_FULL = 0.6
_DEFAULT = Optionen()


@dataclass(frozen=True)
class Tabelle:
    """A table by columns: ``spalten[i]`` are the cells below ``kopf[i]``, ``nummern`` their rows as Excel counts.

    ``kopfzeile`` is the line of the heads (1-based); a head may be empty or occur twice. ``ausgelassen`` are rows with
    more cells than there are heads.
    """

    datei: str
    sha256: str
    format: str
    kodierung: str
    trennzeichen: str
    blaetter: tuple[str, ...]
    blatt: str
    kopfzeile: int
    kopf: tuple[str, ...]
    spalten: tuple[tuple[str, ...], ...]
    nummern: tuple[int, ...]
    ausgelassen: tuple[Ausgelassen, ...] = ()
    hinweise: tuple[str, ...] = ()

    @property
    def zeilen(self) -> int:
        """Rows of answers."""
        return len(self.nummern)


def read_tabelle(path: Path, optionen: Optionen = _DEFAULT, progress: Progress = silent) -> Tabelle:
    """Read a table of answers; ``optionen.kopfzeile`` names the line of the heads, else the first full one is it.

    Raises UserError for every file that is no readable table or has no line of heads, Cancelled if ``progress`` does.
    """
    before = fingerprint(path)
    progress(0, 0)
    source = open_source(path, optionen)
    blocks = _told(source, progress)
    first = next(blocks, [])
    line = optionen.kopfzeile or _heads(first)
    if not 1 <= line <= len(first) or is_blank(first[line - 1]):
        raise refusal(
            f"In Zeile {line} stehen keine Spaltenköpfe." if line else "Die Tabelle enthält keine Zeilen.",
            "Bitte nennen Sie die Zeile mit den Fragen oder wählen Sie ein anderes Blatt.",
        )
    texts = cleaned([cell_text(cell) for cell in first[line - 1]])
    while texts and not texts[-1]:
        texts.pop()
    kopf = tuple(texts[:MAX_COLUMNS])
    rows = _Rows(len(kopf))
    columns = rows.columns(chain([first[line:]], blocks), line + 1)
    check_unchanged(path, before)
    hints = [*source.hinweise, *rows.hints(), *([lock] if (lock := lock_hint(path)) else [])]
    if len(texts) > MAX_COLUMNS:
        hints.append(f"Die Tabelle hat mehr als {MAX_COLUMNS} Spalten; gelesen wurden die ersten.")
    return Tabelle(
        datei=path.name,
        sha256=before.sha256,
        format=source.format,
        kodierung=source.kodierung,
        trennzeichen=source.trennzeichen,
        blaetter=source.blaetter,
        blatt=source.blatt,
        kopfzeile=line,
        kopf=kopf,
        spalten=columns,
        nummern=tuple(rows.numbers),
        ausgelassen=tuple(rows.left_out),
        hinweise=tuple(hints),
    )


def _told(source: Source, progress: Progress) -> Iterator[list[Row]]:
    seen = 0
    for block in source.blocks():
        seen += len(block)
        if seen > MOST_ROWS:
            raise refusal(f"Die Tabelle hat mehr als {integer(MOST_ROWS)} Zeilen.", "Bitte teilen Sie die Datei auf.")
        progress(min(seen, source.total), source.total)
        yield block


def _heads(rows: Sequence[Row]) -> int:
    """The first line (1-based) about as full as the fullest, 0 where all are blank: titles fill a cell or two."""
    fills = [fill(row) for row in rows[:_HEAD_ROWS]]
    least = max(1, _FULL * max(fills, default=0))
    return next((number for number, filled in enumerate(fills, 1) if filled >= least), 0)


class _Rows:
    """Rows below the heads, all made as wide as these."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.numbers: list[int] = []
        self.left_out: list[Ausgelassen] = []
        self._short = 0

    def columns(self, blocks: Iterator[list[Row]], number: int) -> tuple[tuple[str, ...], ...]:
        """The cells of each column; ``number`` is the row the first block begins with."""
        kept: list[Row] = []
        for block in blocks:
            for row in block:
                if not is_blank(row) and (fitting := self._fitting(row, number)) is not None:
                    kept.append(fitting)
                    self.numbers.append(number)
                number += 1
        if not kept:
            return ((),) * self._width
        return tuple(_texts(column) for column in zip(*kept, strict=True))

    def hints(self) -> Iterator[str]:
        """What is to be told of rows that do not fit."""
        if self._short:
            yield f"Zeilen mit zu wenigen Feldern, am Ende mit leeren aufgefüllt: {integer(self._short)}."

    def _fitting(self, row: Row, number: int) -> Row | None:
        width = self._width
        if len(row) == width:
            return row
        if len(row) < width:
            self._short += 1
            return row + [""] * (width - len(row))
        if width < MAX_COLUMNS and not is_blank(row[width:]):
            self.left_out.append(Ausgelassen(number, f"{len(row)} statt {width} Felder"))
            return None
        return row[:width]


def _texts(column: Sequence[object]) -> tuple[str, ...]:
    if set(map(type, column)) <= {str}:
        return tuple(column)  # type: ignore[arg-type]  # every value is a str
    # True equals 1 and 1 equals 1.0, so a cell is known by its type too.
    known: dict[tuple[type, object], str] = {}
    for cell in column:
        key = (type(cell), cell)
        if key not in known:
            known[key] = cell_text(cell)  # type: ignore[arg-type]  # the sources yield cells only
    return tuple(known[(type(cell), cell)] for cell in column)
