"""The blocks of a printed questionnaire: each knows its height and draws itself below a line of the page."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from qmapp.german import NBSP
from qmapp.reports import palette
from qmapp.reports.fragebogen.inhalt import Antwort
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.canvas import TaggedCanvas
from qmapp.reports.pdf.page import MM, PAGE_WIDTH
from qmapp.reports.pdf.structure import Element, table_header
from qmapp.reports.pdf.typeset import Lines, Style

LEFT = 20 * MM
WIDTH = PAGE_WIDTH - 2 * LEFT
_BOX, _BOX_PLAIN = 14.0, 15.0
_CELL = 13.6 * MM
_PAD = 4.6
_NUMBER = 9 * MM
_WRITE_LINE, _WRITE_LINE_PLAIN = 7.6 * MM, 9 * MM
_WRITE_LINES = 3
_ROW, _ROW_PLAIN = 19.0, 23.0

HEADING = Style("semibold", 13, 17)
HEADING_PLAIN = Style("semibold", 16, 21)
TEXT = Style("regular", 10.5, 14.2)
TEXT_PLAIN = Style("regular", 13, 19)
STRONG = Style("semibold", 10.5, 14.2)
STRONG_PLAIN = Style("semibold", 13, 18)
_COLUMN = Style("regular", 7.8, 9.4, palette.TEXT)
HINT = Style("regular", 9, 12, palette.TEXT2)
_DIGIT = Style("regular", 7, 8, palette.TEXT3)


class Baustein(Protocol):
    """``keeps`` says that the next block begins on the same page."""

    @property
    def height(self) -> float:
        """In points, with the space below."""

    @property
    def keeps(self) -> bool:
        """Whether the next one belongs to it."""

    def draw(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """Draw below ``top``."""


@dataclass(frozen=True)
class Absatz:
    """Running text under a tag of the structure."""

    text: str
    style: Style
    tag: str = "P"
    after: float = 6.0
    keeps: bool = False

    @cached_property
    def _lines(self) -> Lines:
        return typeset.typeset(self.text, self.style, WIDTH)

    @property
    def height(self) -> float:
        """Text and space below."""
        return self._lines.height + self.after

    def draw(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """One element of its own."""
        typeset.draw(canvas, self._lines, LEFT, top, root.add(self.tag))


class Raster:
    """The table of items: what its rows share."""

    def __init__(self, antworten: tuple[Antwort, ...]) -> None:
        self.antworten = antworten
        self.table: Element | None = None
        self.text_width = WIDTH - _NUMBER - len(antworten) * _CELL - 3 * MM
        self._words = [typeset.typeset(answer.wort, _COLUMN, _CELL - 4) for answer in antworten]

    @property
    def head_height(self) -> float:
        """Of the words above the columns."""
        return max(lines.height for lines in self._words) + 2 * _PAD

    def column(self, place: int) -> float:
        """Left edge of the column of an answer."""
        return LEFT + WIDTH - (len(self.antworten) - place) * _CELL

    def draw_head(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """The header row; on later pages its repetition is no content."""
        row: Element | None = None
        if self.table is None:
            self.table = root.add("Table")
            row = self.table.add("TR")
            number = row.add("TH", A=table_header("Column"))
            typeset.draw(canvas, typeset.typeset("Aussage", _COLUMN, 30 * MM), LEFT, top - _PAD, number)
        for place, lines in enumerate(self._words):
            cell = None if row is None else row.add("TH", A=table_header("Column"))
            bottom = self.head_height - 2 * _PAD
            typeset.draw(canvas, lines, self.column(place) + 2, top - _PAD - bottom + lines.height, cell, "center")
        canvas.tag(None)
        canvas.rule(LEFT, top - self.head_height, WIDTH, palette.CONTROL, 0.8)


@dataclass(frozen=True)
class Rasterzeile:
    """An item with a box per answer; every other row lies on a tint, so that the eye keeps the line."""

    raster: Raster
    nummer: int
    text: str
    keeps: bool = False

    @cached_property
    def _lines(self) -> Lines:
        return typeset.typeset(self.text, TEXT, self.raster.text_width)

    @property
    def height(self) -> float:
        """At least a box."""
        return max(self._lines.height, _BOX) + 2 * _PAD

    def draw(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """A row of the table."""
        assert self.raster.table is not None, "the head is drawn first"
        canvas.tag(None)
        if self.nummer % 2:
            canvas.area(LEFT, top - self.height, WIDTH, self.height, palette.INSET)
        row = self.raster.table.add("TR")
        name = row.add("TH", A=table_header("Row"))
        base = top - (self.height - self._lines.height) / 2
        typeset.draw(canvas, typeset.typeset(f"{self.nummer}. ", STRONG, _NUMBER), LEFT + 4, base, name)
        typeset.draw(canvas, self._lines, LEFT + _NUMBER, base, name)
        bottom = top - self.height / 2 - _BOX / 2
        for place, answer in enumerate(self.raster.antworten):
            left = self.raster.column(place) + (_CELL - _BOX) / 2
            _draw_digit_box(canvas, row.add("TD"), left, bottom, answer)


@dataclass(frozen=True)
class Satz:
    """An item in plain language: the sentence, below it every answer in words beside its box."""

    nummer: int
    text: str
    antworten: tuple[Antwort, ...]
    keeps: bool = False

    @cached_property
    def _lines(self) -> Lines:
        return typeset.typeset(f"{self.nummer}.  {self.text}", STRONG_PLAIN, WIDTH)

    @property
    def height(self) -> float:
        """With the space below."""
        return self._lines.height + 4 + _rows(self.antworten, 3) * _ROW_PLAIN + 8

    def draw(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """A heading-like paragraph and a list of answers."""
        typeset.draw(canvas, self._lines, LEFT, top, root.add("P"))
        _draw_choices(canvas, root, self.antworten, top - self._lines.height - 4, 3, STRONG_PLAIN)


@dataclass(frozen=True)
class Auswahl:
    """A question about oneself with its choices."""

    frage: str
    optionen: tuple[str, ...]
    einfach: bool
    keeps: bool = False

    @cached_property
    def _lines(self) -> Lines:
        return typeset.typeset(self.frage, STRONG_PLAIN if self.einfach else STRONG, WIDTH)

    @property
    def _across(self) -> int:
        longest = max((len(option) for option in self.optionen), default=0)
        return 1 if longest > 40 else 2 if longest > 26 or self.einfach else 3

    @property
    def _answers(self) -> tuple[Antwort, ...]:
        return tuple(Antwort(str(place), option) for place, option in enumerate(self.optionen, 1))

    @property
    def height(self) -> float:
        """With the space below."""
        return self._lines.height + 4 + _rows(self._answers, self._across) * (_ROW_PLAIN if self.einfach else _ROW) + 8

    def draw(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """The question and a list of its choices."""
        typeset.draw(canvas, self._lines, LEFT, top, root.add("P"))
        style = STRONG_PLAIN if self.einfach else TEXT
        _draw_choices(canvas, root, self._answers, top - self._lines.height - 4, self._across, style)


@dataclass(frozen=True)
class Schreibfeld:
    """A question in words with lines to write on."""

    frage: str
    hinweis: str
    einfach: bool
    keeps: bool = False

    @cached_property
    def _lines(self) -> Lines:
        return typeset.typeset(self.frage, STRONG_PLAIN if self.einfach else STRONG, WIDTH)

    @cached_property
    def _hint(self) -> Lines:
        return typeset.typeset(self.hinweis, TEXT_PLAIN if self.einfach else HINT, WIDTH)

    @property
    def _line(self) -> float:
        return _WRITE_LINE_PLAIN if self.einfach else _WRITE_LINE

    @property
    def height(self) -> float:
        """With the space below."""
        return self._lines.height + self._hint.height + _WRITE_LINES * self._line + 12

    def draw(self, canvas: TaggedCanvas, root: Element, top: float) -> None:
        """Question, hint, lines; the lines are told as a place to write."""
        element = root.add("P")
        typeset.draw(canvas, self._lines, LEFT, top, element)
        y = top - self._lines.height
        if self._hint.lines:
            typeset.draw(canvas, self._hint, LEFT, y, root.add("P"))
            y -= self._hint.height
        canvas.tag(None)
        for _ in range(_WRITE_LINES):
            y -= self._line
            canvas.rule(LEFT, y, WIDTH, palette.CONTROL, 0.6)


def _rows(answers: tuple[Antwort, ...], across: int) -> int:
    return -(-len(answers) // across)


def _draw_choices(
    canvas: TaggedCanvas, root: Element, answers: tuple[Antwort, ...], top: float, across: int, style: Style
) -> None:
    """Boxes with their words behind them, in columns, read row by row."""
    column, row = WIDTH / across, _ROW_PLAIN if style is STRONG_PLAIN else _ROW
    words = Style("regular", style.size, style.leading)
    for place, answer in enumerate(answers):
        x = LEFT + place % across * column
        y = top - place // across * row - row + 6
        canvas.tag(None)
        canvas.box(x + 2, y, _BOX_PLAIN, _BOX_PLAIN, palette.TEXT2, 0.9)
        element = root.add("P")
        canvas.tag(element)
        # The sign of a box is read before the words; it is drawn as an outline, since no letter is large enough.
        canvas.show(x + 3, y + 3.4, NBSP, words.face, words.size, palette.TEXT, actual="☐ ")
        fitting = typeset.shortened(answer.wort, words, column - _BOX_PLAIN - 12)
        lines = typeset.typeset(fitting, words, column)
        typeset.draw(canvas, lines, x + _BOX_PLAIN + 8, y + 3.4 + lines.ascent, element)


def _draw_digit_box(canvas: TaggedCanvas, element: Element, x: float, y: float, answer: Antwort) -> None:
    """A box with the digit that enters it, small and pale; read as a box to tick and its answer."""
    canvas.tag(None)
    canvas.box(x, y, _BOX, _BOX, palette.TEXT2, 0.9)
    canvas.tag(element)
    left = x + (_BOX - typeset.width_of(answer.ziffer, _DIGIT)) / 2
    base = y + _BOX / 2 - _DIGIT.size * 0.34
    actual = f"☐ {answer.wort} "
    canvas.show(left, base, answer.ziffer, _DIGIT.face, _DIGIT.size, _DIGIT.colour, actual=actual)
