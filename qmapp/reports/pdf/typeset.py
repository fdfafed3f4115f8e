"""Breaking text into lines: words at spaces, after hyphens between long parts, and anywhere as a last resort."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qmapp.reports import palette
from qmapp.reports.document import Span, Text
from qmapp.reports.pdf import faces
from qmapp.reports.pdf.blank import BlankCanvas
from qmapp.reports.pdf.structure import Element
from qmapp.reports.text import clean, is_web_address, spans

#: A break may follow a space (but not the one behind §), a zero-width space, or a hyphen or slash between parts of
#: three letters and more.
_BREAK = re.compile(r"(?<!§)[ \u200b\u2003]+|\n|(?<=[^\W\d_]{3})[-–/](?=[^\W\d_]{3})")


#: No single line of a page holds more characters.
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class Style:
    """A face, its size and line distance in points, and a colour."""

    face: str
    size: float
    leading: float
    colour: str = palette.TEXT


BODY = Style("regular", 10, 14.4)
BODY_STRONG = Style("semibold", 10, 14.4)
SMALL = Style("regular", 8.5, 11.8, palette.TEXT2)
SMALL_STRONG = Style("semibold", 8.5, 11.8, palette.TEXT)
SMALL_LABEL = Style("semibold", 8.5, 11.8, palette.TEXT2)
CELL = Style("regular", 9.5, 12.2)
CELL_STRONG = Style("semibold", 9.5, 12.2)
CAPTION = Style("semibold", 10.5, 13.5)
LEAD = Style("semibold", 12.5, 17.5, palette.ACCENT)
TITLE = Style("semibold", 19, 24)
SUBTITLE = Style("regular", 10.5, 14.4, palette.TEXT2)
HEADINGS = (TITLE, Style("semibold", 15, 20), Style("semibold", 12.5, 17), Style("semibold", 10.5, 14.4))


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs at their place in a line."""

    x: float
    glyphs: faces.Glyphs
    colour: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line with its runs from left to right."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken to a width; ``height`` is the sum of its line distances."""

    lines: tuple[Line, ...]
    style: Style
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def ascent(self) -> float:
        """From the top of the first line to its baseline, so that equal tops give equal baselines per style."""
        return self.style.leading * 0.5 + self.style.size * 0.33


@dataclass(frozen=True, slots=True)
class _Atom:
    """What stays together: the pieces of one word, by span, and whether the line must end behind it."""

    parts: tuple[tuple[str, Span], ...]
    ends: bool


def typeset(text: Text, style: Style, width: float) -> Lines:
    """Break a text to lines of at most ``width`` points; a word that is wider is broken between its characters."""
    parts = spans(text)
    if len(parts) == 1 and "\n" not in parts[0].text and not parts[0].link:
        # Most cells of a long table: one look, one line.
        whole = parts[0].text
        if faces.width(whole.rstrip(" "), face_of(parts[0], style), style.size) <= width:
            return Lines((_line(list(_runs(_Atom(((whole, parts[0]),), True), style, 0.0))),), style, width)
    lines: list[Line] = []
    runs: list[Run] = []
    x = 0.0
    for atom in _fitting(parts, style, width):
        solid, total = _measure(atom, style)
        if runs and x + solid > width + 0.01:
            lines.append(_line(runs))
            runs, x = [], 0.0
        runs += _runs(atom, style, x)
        x += total
        if atom.ends:
            lines.append(_line(runs))
            runs, x = [], 0.0
    if runs:
        lines.append(_line(runs))
    return Lines(tuple(lines), style, width)


def face_of(span: Span, style: Style) -> str:
    """The face of a span inside a text of this style."""
    if style.face == "mono":
        return "mono"
    bold = span.bold or style.face.startswith("semibold")
    return {(True, True): "semibold-italic", (True, False): "semibold", (False, True): "italic"}.get(
        (bold, span.italic), style.face
    )


def width_of(text: str, style: Style) -> float:
    """Width of a cleaned text on one line."""
    return faces.width(text, style.face, style.size)


def shortened(text: str, style: Style, width: float) -> str:
    """The text on one line, cut with an ellipsis if it is too wide."""
    line = clean(text[:_LONGEST_LINE]).replace("\n", " ")
    if width_of(line, style) <= width:
        return line
    while line and width_of(line + "…", style) > width:
        line = line[: max(0, len(line) - 1 - len(line) // 50)]
    return line.rstrip() + "…"


def words(text: str) -> Iterator[str]:
    """The unbreakable parts of a cleaned text, without the spaces between them."""
    places = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    return (text[start:end].strip() for start, end in pairwise(places))


def _atoms(parts: tuple[Span, ...]) -> Iterator[_Atom]:
    """The unbreakable parts with the spaces that follow them, over the borders of the spans."""
    full = "".join(span.text for span in parts)
    starts = [0]
    for span in parts:
        starts.append(starts[-1] + len(span.text))
    places = [0, *(match.end() for match in _BREAK.finditer(full)), len(full)]
    for start, end in pairwise(places):
        if start == end:
            continue
        inside = tuple(
            (full[max(start, low) : min(end, high)].replace("\n", " "), span)
            for span, low, high in zip(parts, starts, starts[1:], strict=False)
            if low < end and high > start
        )
        yield _Atom(inside, full[end - 1] == "\n")


def _fitting(parts: tuple[Span, ...], style: Style, width: float) -> Iterator[_Atom]:
    """Atoms no wider than the line."""
    for atom in _atoms(parts):
        if _measure(atom, style)[0] <= width:
            yield atom
            continue
        pieces = [_Atom((piece,), False) for piece in _chopped(atom, style, width)]
        yield from pieces[:-1]
        yield _Atom(pieces[-1].parts, atom.ends)


def _chopped(atom: _Atom, style: Style, width: float) -> Iterator[tuple[str, Span]]:
    """A word too wide for any line, cut where the line is full, never before a combining mark."""
    for text, span in atom.parts:
        name = face_of(span, style)
        piece, used = "", 0.0
        for character in text:
            more = faces.width(character, name, style.size)
            if piece and more and used + more > width:
                yield piece, span
                piece, used = "", 0.0
            piece += character
            used += more
        yield piece, span


def _measure(atom: _Atom, style: Style) -> tuple[float, float]:
    """Width without and with the spaces at the end."""
    total = sum(faces.width(text, face_of(span, style), style.size) for text, span in atom.parts)
    text, span = atom.parts[-1]
    trailing = text[len(text.rstrip(" \u200b")) :]
    return total - faces.width(trailing, face_of(span, style), style.size), total


def _runs(atom: _Atom, style: Style, x: float) -> Iterator[Run]:
    for text, span in atom.parts:
        linked = span.link if is_web_address(span.link) or span.link.startswith("#") else ""
        for glyphs in faces.glyphs(text, face_of(span, style)):
            yield Run(x, glyphs, palette.ACCENT if linked else style.colour, linked)
            x += faces.face(glyphs.face).width(glyphs.text, style.size)


def _line(runs: list[Run]) -> Line:
    """Neighbouring runs of one look are joined, so that a line is drawn with few operators."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last
            and (last.glyphs.face, last.colour, last.link) == (run.glyphs.face, run.colour, run.link)
            and not last.glyphs.actual
            and not run.glyphs.actual
        ):
            glyphs = faces.Glyphs(last.glyphs.text + run.glyphs.text, run.glyphs.face)
            joined[-1] = Run(last.x, glyphs, run.colour, run.link)
        else:
            joined.append(run)
    return Line(tuple(joined))


def draw(canvas: BlankCanvas, lines: Lines, x: float, top: float, element: Element | None, align: str = "left") -> None:
    """Draw lines below ``top`` as content of an element, links as Link elements inside it; None draws an artifact."""
    baseline = top - lines.ascent
    target, link = "", None
    for line in lines.lines:
        left = x + _indent(line, lines, align)
        for run in line.runs:
            if run.link != target:
                target, link = run.link, None
                if target and element is not None:
                    link = element.add("Link")
            canvas.tag(link or element)
            _draw_run(canvas, run, left, baseline, lines.style)
            if link is not None:
                _draw_link(canvas, run, link, left, baseline, lines.style)
        baseline -= lines.style.leading


def _indent(line: Line, lines: Lines, align: str) -> float:
    if align == "left" or not line.runs:
        return 0.0
    last = line.runs[-1]
    end = last.x + faces.face(last.glyphs.face).width(last.glyphs.text.rstrip(" "), lines.style.size)
    return (lines.width - end) / (1 if align == "right" else 2)


def _draw_run(canvas: BlankCanvas, run: Run, left: float, baseline: float, style: Style) -> None:
    canvas.show(left + run.x, baseline, run.glyphs.text, run.glyphs.face, style.size, run.colour, run.glyphs.actual)


def _draw_link(canvas: BlankCanvas, run: Run, owner: Element, left: float, baseline: float, style: Style) -> None:
    width = faces.face(run.glyphs.face).width(run.glyphs.text.rstrip(" "), style.size)
    start = left + run.x
    box = (start, baseline - style.size * 0.25, start + width, baseline + style.size * 0.8)
    canvas.link(owner, box, run.link, f"Verweis auf {run.link}")
    canvas.area(start, baseline - style.size * 0.16, width, 0.5, run.colour)


def line_width(lines: Lines) -> float:
    """Width of the last line."""
    if not lines.lines or not lines.lines[-1].runs:
        return 0.0
    last = lines.lines[-1].runs[-1]
    return last.x + faces.face(last.glyphs.face).width(last.glyphs.text.rstrip(" "), lines.style.size)
