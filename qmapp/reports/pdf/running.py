"""Running text as pieces: headings, leads, paragraphs, lists, lines to sign and to tick."""

from dataclasses import dataclass, field

from qmapp.reports import palette
from qmapp.reports.document import Phase, Span, Text
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.page import BOTTOM, MARGIN_LEFT, MM, TEXT_LEFT, TEXT_WIDTH, Page
from qmapp.reports.pdf.structure import Element, list_numbering
from qmapp.reports.pdf.typeset import Lines, Style
from qmapp.reports.text import clean, plain

_GAP = 2.4 * MM
_ORPHANS = 2
_SIGNATURE = 20 * MM


def draw_flowing(page: Page, lines: Lines, x: float, element: Element) -> None:
    """Draw lines over as many pages as they need, at least two together at every break."""
    rest = lines
    while rest.lines:
        room = int((page.left_over + 0.01) / rest.style.leading)
        count = len(rest.lines)
        take = min(room, count)
        if 0 < count - take < _ORPHANS and take > _ORPHANS:
            take = count - _ORPHANS
        if take < min(_ORPHANS, count) and not page.at_top:
            page.break_page()
            continue
        take = max(take, 1)
        typeset.draw(page.canvas, Lines(rest.lines[:take], rest.style, rest.width), x, page.y, element)
        page.y -= take * rest.style.leading
        rest = Lines(rest.lines[take:], rest.style, rest.width)
        if rest.lines:
            page.break_page()


@dataclass
class ParagraphPiece:
    """A paragraph of any style; ``tag`` is P unless it is something of its own."""

    lines: Lines
    before: float = _GAP
    after: float = 0.0
    keeps_next: bool = False

    @property
    def first(self) -> float:
        return min(len(self.lines.lines), _ORPHANS) * self.lines.style.leading

    def draw(self, page: Page) -> None:
        draw_flowing(page, self.lines, TEXT_LEFT, page.canvas.root.add("P"))


def paragraph(text: Text, *, small: bool = False) -> ParagraphPiece:
    """Body text, or smaller and quieter."""
    return ParagraphPiece(typeset.typeset(text, typeset.SMALL if small else typeset.BODY, TEXT_WIDTH))


def lead(text: str) -> ParagraphPiece:
    """The statement: large and in the accent colour."""
    return ParagraphPiece(typeset.typeset(text, typeset.LEAD, TEXT_WIDTH), before=5 * MM, after=5 * MM)


@dataclass
class HeadingPiece:
    """A heading with its number, its bookmark and, in the margin, the mark of its phase. Level 0 is the title."""

    text: str
    level: int
    number: str = ""
    phase: Phase | None = None
    bookmark: str = ""
    keeps_next: bool = True
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        style = typeset.HEADINGS[self.level]
        self._number = clean(self.number)
        self._indent = typeset.width_of(self._number, self._number_style) + style.size * 0.6 if self.number else 0.0
        self.lines = typeset.typeset(self.text, style, TEXT_WIDTH - self._indent)

    @property
    def _number_style(self) -> Style:
        style = typeset.HEADINGS[self.level]
        return Style("regular", style.size, style.leading, palette.TEXT3)

    @property
    def before(self) -> float:
        return (0.0, 10 * MM, 7 * MM, 5 * MM)[self.level]

    @property
    def after(self) -> float:
        return (1 * MM, 2.6 * MM, 2 * MM, 1 * MM)[self.level]

    @property
    def first(self) -> float:
        return self.lines.height

    def draw(self, page: Page) -> None:
        canvas = page.canvas
        page.pages[self.bookmark] = page.number
        if self.phase:
            self._draw_phase(page, self.phase)
        canvas.bookmark(self.bookmark, page.y + 8, f"{self._number} {plain(self.text)}".strip(), max(self.level - 1, 0))
        element = canvas.root.add(f"H{self.level + 1}")
        if self._number:
            number = typeset.typeset(self._number + "\u00a0", self._number_style, TEXT_WIDTH)
            typeset.draw(canvas, number, TEXT_LEFT, page.y, element)
        draw_flowing(page, self.lines, TEXT_LEFT + self._indent, element)

    def _draw_phase(self, page: Page, phase: Phase) -> None:
        canvas = page.canvas
        word, colour = palette.PHASES[phase]
        middle = page.y - self.lines.ascent + self.lines.style.size * 0.32
        canvas.tag(None)
        canvas.disc(MARGIN_LEFT + 9, middle, 9, colour)
        sign = Style("semibold", 10.5, 12, palette.WHITE)
        width = typeset.width_of(phase, sign)
        canvas.show(MARGIN_LEFT + 9 - width / 2, middle - 3.6, phase, "semibold", 10.5, palette.WHITE)
        canvas.tag(canvas.root.add("P"))
        canvas.show(MARGIN_LEFT + 24, middle - 3, word, "semibold", 8.5, colour)


@dataclass
class ListPiece:
    """A list; every item has its label and its text."""

    items: tuple[tuple[str, Lines], ...]
    numbering: str
    before: float = _GAP
    after: float = _GAP
    keeps_next: bool = False
    indent: float = 14.0

    @property
    def first(self) -> float:
        return min(self.items[0][1].height, 2 * typeset.BODY.leading) if self.items else 0.0

    def draw(self, page: Page) -> None:
        canvas = page.canvas
        if not self.items:
            return
        whole = canvas.root.add("L", A=list_numbering(self.numbering))
        for label, lines in self.items:
            page.reserve(min(lines.height, 2 * lines.style.leading))
            item = whole.add("LI")
            sign = typeset.typeset(label, lines.style, self.indent)
            typeset.draw(canvas, sign, TEXT_LEFT, page.y, item.add("Lbl"))
            draw_flowing(page, lines, TEXT_LEFT + self.indent, item.add("LBody"))
            page.y -= 2.5


def bullets(items: tuple[Text, ...]) -> ListPiece:
    """Points without an order."""
    return _list(tuple(("•", item) for item in items), "Disc", 12.0)


def numbers(items: tuple[Text, ...]) -> ListPiece:
    """Points counted from 1."""
    labels = tuple(f"{position}." for position in range(1, len(items) + 1))
    indent = max([typeset.width_of(label, typeset.BODY) for label in labels], default=0.0) + 7
    return _list(tuple(zip(labels, items, strict=True)), "Decimal", indent)


def _list(items: tuple[tuple[str, Text], ...], numbering: str, indent: float) -> ListPiece:
    width = TEXT_WIDTH - indent
    broken = tuple((label, typeset.typeset(item, typeset.BODY, width)) for label, item in items)
    return ListPiece(broken, numbering, indent=indent)


@dataclass
class PreformattedPiece:
    """Lines in a fixed-width face on an inset ground."""

    lines: Lines
    before: float = 3 * MM
    after: float = 3 * MM
    keeps_next: bool = False

    @property
    def first(self) -> float:
        return min(self.lines.height, 3 * self.lines.style.leading) + 8

    def draw(self, page: Page) -> None:
        element = page.canvas.root.add("P").add("Code")
        rest = self.lines.lines
        style, width = self.lines.style, self.lines.width
        while rest:
            take = max(1, int((page.left_over - 8) / style.leading))
            part = Lines(rest[:take], style, width)
            page.canvas.tag(None)
            page.canvas.area(TEXT_LEFT, page.y - part.height - 8, TEXT_WIDTH, part.height + 8, palette.INSET, 3)
            typeset.draw(page.canvas, part, TEXT_LEFT + 8, page.y - 4, element)
            page.y -= part.height + 8
            rest = rest[take:]
            if rest:
                page.break_page()


def preformatted(lines: tuple[str, ...]) -> PreformattedPiece:
    """Lines as they stand; too long ones are broken."""
    style = Style("mono", 8, 11.5)
    return PreformattedPiece(typeset.typeset("\n".join(lines), style, TEXT_WIDTH - 16))


@dataclass
class SignaturesPiece:
    """For every role a line for place and day and one for the signature."""

    roles: tuple[str, ...]
    before: float = 8 * MM
    after: float = 4 * MM
    keeps_next: bool = False

    @property
    def first(self) -> float:
        return min(len(self.roles), 4) * _SIGNATURE

    def draw(self, page: Page) -> None:
        canvas = page.canvas
        for role in self.roles:
            page.reserve(_SIGNATURE)
            page.y -= 13 * MM
            left = 46 * MM
            canvas.tag(None)
            canvas.rule(TEXT_LEFT, page.y, left - 6 * MM, palette.CONTROL, 0.7)
            canvas.rule(TEXT_LEFT + left, page.y, TEXT_WIDTH - left, palette.CONTROL, 0.7)
            element = canvas.root.add("P")
            place = typeset.typeset("Ort, Datum ", typeset.SMALL, left)
            name = typeset.typeset(role, typeset.SMALL, TEXT_WIDTH - left)
            typeset.draw(canvas, place, TEXT_LEFT, page.y - 2, element)
            typeset.draw(canvas, name, TEXT_LEFT + left, page.y - 2, element)
            page.y = max(page.y - 2 - max(place.height, name.height), BOTTOM)


def checkbox(text: Text, *, checked: bool) -> ParagraphPiece:
    """A box and its text in one paragraph."""
    sign = "☑" if checked else "☐"
    body = ((sign + "\u00a0\u00a0") + text) if isinstance(text, str) else (Span(sign + "\u00a0\u00a0"), *text)
    return ParagraphPiece(typeset.typeset(body, typeset.BODY, TEXT_WIDTH), before=3)
