"""CSV and TSV: separator, quotes that are never closed, rows as lists of texts."""

import csv
from collections import Counter, deque
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.spreadsheets.cells import Row
from qmapp.spreadsheets.encoding import Kodierung, detect_encoding
from qmapp.spreadsheets.liste import Optionen
from qmapp.spreadsheets.source import BLOCK_ROWS, Source, refusal

SEPARATORS = ";\t|,"
_NAMES = {";": "Semikolon", "\t": "Tabulator", "|": "senkrechter Strich", ",": "Komma"}
_SAMPLE_LINES = 300
_SHOWN = 10


def open_delimited(path: Path, optionen: Optionen) -> Source:
    """Recognise encoding and separator of a text file; raises UserError for what is no readable text."""
    kodierung = detect_encoding(path, optionen.kodierung)
    separator = optionen.trennzeichen or detect_separator(_sample(path, kodierung))
    if len(separator) != 1 or separator in '"\r\n':
        raise refusal(
            "Das Trennzeichen muss ein einzelnes Zeichen sein.", "Üblich sind Semikolon, Komma und Tabulator."
        )
    source = Source(
        format="tsv" if separator == "\t" else "csv",
        kodierung=kodierung.name,
        trennzeichen=separator,
        blocks=lambda: records.blocks(),
        total=kodierung.lines,
        hinweise=list(kodierung.hinweise),
    )
    records = _Records(path, kodierung, separator, source.hinweise)
    return source


def detect_separator(lines: list[str]) -> str:
    """The character that cuts the sample into the most regular table; ``sep=;`` in the first line decides at once."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip("\r\n")) == 5:
        return lines[0][4]
    scored = []
    for rank, separator in enumerate(SEPARATORS):
        widths = [len(row) for row in _parsed(lines, separator) if row]
        split = Counter(width for width in widths if width > 1)
        if not split:
            continue
        width, times = max(split.items(), key=lambda item: (item[1], item[0]))
        scored.append((round(times / len(widths), 1), widths[0] == width, width, -rank))
    return SEPARATORS[-max(scored)[3]] if scored else ";"


def separator_name(separator: str) -> str:
    """``;`` → Semikolon."""
    return _NAMES.get(separator, f"„{separator}“")


def _parsed(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return (
            list(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)) if max(map(len, lines)) < 1e5 else []
        )


def _sample(path: Path, kodierung: Kodierung) -> list[str]:
    lines: list[str] = []
    with path.open(encoding=kodierung.codec, errors=kodierung.errors, newline="") as file:
        while len(lines) < _SAMPLE_LINES and (line := file.readline(1 << 22)):
            lines.append(line)
    return lines


def _oversized(line: int) -> UserError:
    return refusal(
        f"In Zeile {line} steht ein Feld mit mehr als {integer(csv.field_size_limit())} Zeichen.",
        "Bitte prüfen Sie diese Zeile; vermutlich ist die Datei beschädigt oder das Trennzeichen ein anderes.",
    )


class _Records:
    """Reads the records of a text file and repairs what a stray quote would swallow."""

    def __init__(self, path: Path, kodierung: Kodierung, separator: str, hinweise: list[str]) -> None:
        self._path = path
        self._kodierung = kodierung
        self._separator = separator
        self._hinweise = hinweise
        self._returned: deque[str] = deque()
        self._held: list[str] = []
        self._line = 0
        self._width = 0
        self._stray: list[int] = []
        self._marks = 0

    def blocks(self) -> Iterator[list[Row]]:
        with self._path.open(encoding=self._kodierung.codec, errors=self._kodierung.errors, newline="") as file:
            yield from self._plain_blocks(file) if self._kodierung.plain else self._careful_blocks(file)
        self._report()

    def _plain_blocks(self, file: Iterator[str]) -> Iterator[list[Row]]:
        """A file without a quotation mark needs no repair: line for line at the speed of the csv module."""
        reader = csv.reader(file, delimiter=self._separator, quoting=csv.QUOTE_NONE)
        first = next(reader, [])
        rest = iter([[]] if first[:1] and first[0].lower() == "sep=" else [first])
        records = chain(rest, reader)
        try:
            while block := list(islice(records, BLOCK_ROWS)):
                yield block  # type: ignore[misc]  # list[str] is a row; list is invariant
        except csv.Error:
            raise _oversized(reader.line_num) from None

    def _careful_blocks(self, file: Iterator[str]) -> Iterator[list[Row]]:
        block: list[Row] = []
        for record in self._records(file):
            block.append(record)  # type: ignore[arg-type]  # list[str] is a row; list is invariant
            if len(block) == BLOCK_ROWS:
                yield block
                block = []
        if block:
            yield block

    def _lines(self, file: Iterator[str]) -> Iterator[str]:
        while True:
            if self._returned:
                line = self._returned.popleft()
            else:
                line = next(file, "")
                if not line:
                    return
                if "\ufeff" in line:
                    self._marks += line.count("\ufeff")
                    line = line.replace("\ufeff", "")
            self._line += 1
            self._held.append(line)
            yield line

    def _records(self, file: Iterator[str]) -> Iterator[list[str]]:
        reader = csv.reader(self._lines(file), delimiter=self._separator)
        widths: Counter[int] = Counter()
        while True:
            try:
                record = next(reader, None)
            except csv.Error:
                record = self._one_line(None)
                reader = csv.reader(self._lines(file), delimiter=self._separator)
            if record is None:
                return
            if len(self._held) > 1 and self._swallowed(record):
                record = self._one_line(record)
                reader = csv.reader(self._lines(file), delimiter=self._separator)
            if self._line == 1 and self._held[0].lower().startswith("sep="):
                record = []
            self._held.clear()
            if self._line < _SAMPLE_LINES:
                widths[len(record)] += 1
                self._width = widths.most_common(1)[0][0]
            yield record

    def _swallowed(self, record: list[str]) -> bool:
        """Whether a field that goes over several lines contains lines that are whole records themselves."""
        needed = max(self._width, len(record), 2) - 1
        if len(self._held) > 2 and any(line.count(self._separator) >= needed for line in self._held[1:-1]):
            return True
        return all(line.count(self._separator) >= needed for line in self._held)

    def _one_line(self, record: list[str] | None) -> list[str]:
        """Take the first held line alone, its quotes as plain text, and give the others back."""
        first, *others = self._held
        if record is None and not others:
            raise _oversized(self._line)
        self._returned.extendleft(reversed(others))
        self._line -= len(others)
        self._stray.append(self._line)
        self._held = [first]
        if len(first) > csv.field_size_limit():
            raise refusal(f"Zeile {self._line} ist zu lang.", "Bitte prüfen Sie diese Zeile in einem Texteditor.")
        return next(csv.reader([first], delimiter=self._separator, quoting=csv.QUOTE_NONE), [])

    def _report(self) -> None:
        if self._stray:
            shown = ", ".join(map(str, self._stray[:_SHOWN])) + (" …" if len(self._stray) > _SHOWN else "")
            self._hinweise.append(
                f"In Zeile {shown} steht ein Anführungszeichen, das nicht geschlossen wird. Es wurde als Teil des "
                "Textes gelesen, damit die folgenden Zeilen nicht verloren gehen; bitte prüfen."
            )
        if self._marks:
            self._hinweise.append(f"Unsichtbare Zeichen (U+FEFF) wurden entfernt: {self._marks}.")
