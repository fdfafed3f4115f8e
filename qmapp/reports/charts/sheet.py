"""The paper a chart is drawn on: points from the lower left corner, in the documents' faces."""

import threading
import unicodedata
from functools import lru_cache

from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from qmapp.reports import fonts, palette
from qmapp.reports.text import clean

_lock = threading.Lock()
_REPLACEMENT = "\ufffd"
#: No line of a chart holds more characters.
_LONGEST_LINE = 200


@lru_cache(maxsize=1)
def _characters() -> tuple[frozenset[int], frozenset[int]]:
    """Code points of our face and of all faces; the faces are made known to matplotlib on the way."""
    found: dict[str, frozenset[int]] = {}
    for name, path in fonts.files().items():
        if name in {"regular", "semibold"}:
            font_manager.fontManager.addfont(str(path))
        if name in {"regular", "fallback"}:
            found[name] = frozenset(font_manager.get_font(str(path)).get_charmap())
    return found["regular"], found["regular"] | found["fallback"]


def drawable(text: str) -> str:
    """One line of text without characters no face can show and without invisible ones."""
    with _lock:
        known = _characters()[1]
    line = clean(text).replace("\n", " ")
    visible = (each for each in line if unicodedata.category(each) != "Cf")
    return "".join(each if ord(each) in known else _REPLACEMENT for each in visible)


@lru_cache(maxsize=32)
def _properties(size: float, strong: bool, fallback: bool) -> FontProperties:
    """The fallback face is asked for only where it is needed, and then unemphasised: it has no such weight."""
    if fallback:
        return FontProperties(family=[fonts.FAMILY, fonts.FALLBACK_FAMILY], size=size)
    return FontProperties(family=fonts.FAMILY, size=size, weight=600 if strong else 400)


def _face(text: str, size: float, strong: bool) -> FontProperties:
    own = _characters()[0]
    return _properties(size, strong, any(ord(each) not in own for each in text))


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """Width in points of a drawable text."""
    if not text:
        return 0.0
    width, _, _ = text_to_path.get_text_width_height_descent(text, _face(text, size, strong), ismath=False)
    return float(width)


def wrapped(text: str, size: float, width: float, most: int) -> list[str]:
    """A drawable text in at most ``most`` lines; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    words = drawable(text[: most * _LONGEST_LINE]).split(" ")
    while words:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        if words and len(lines) == most - 1:
            line = f"{line} {' '.join(words)}"
            words = []
        lines.append(_cut(line, size, width))
    return lines


def _cut(line: str, size: float, width: float) -> str:
    if text_width(line, size) <= width:
        return line
    keep = max(1, int(len(line) * width / text_width(line, size)))
    while keep > 1 and text_width(line[:keep] + "…", size) > width:
        keep -= 1
    return line[:keep].rstrip() + "…"


class Sheet:
    """A figure measured in points; what is drawn later lies above."""

    def __init__(self, width: float, height: float):
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), facecolor="none")
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        self._order = 0

    def _add(self, artist: Artist) -> None:
        self._order += 1
        artist.set_zorder(self._order)
        artist.set_transform(self._points)
        self.figure.add_artist(artist)

    def area(self, x: float, y: float, width: float, height: float, colour: str, hatch: str = "") -> None:
        """A filled rectangle, or a framed and hatched one."""
        if hatch:
            self._add(Rectangle((x, y), width, height, facecolor="white", edgecolor=colour, lw=0.9, hatch=hatch))
        else:
            self._add(Rectangle((x, y), width, height, facecolor=colour, linewidth=0))

    def disc(self, x: float, y: float, radius: float, colour: str, *, hollow: bool = False) -> None:
        """A filled or hollow circle."""
        self._add(Circle((x, y), radius, facecolor="white" if hollow else colour, edgecolor=colour, linewidth=1.3))

    def square(self, x: float, y: float, half: float, colour: str) -> None:
        """A hollow square around its middle."""
        side = 2 * half
        self._add(Rectangle((x - half, y - half), side, side, facecolor="white", edgecolor=colour, linewidth=1.2))

    def line(
        self,
        xs: list[float],
        ys: list[float],
        colour: str,
        thickness: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """A line through points; ``dashes`` are lengths on and off in points, none for a solid line."""
        self._add(Line2D(xs, ys, color=colour, linewidth=thickness, linestyle=(0.0, dashes) if dashes else "solid"))

    def interval(self, low: float, high: float, y: float, cap: float = 3.6) -> None:
        """A horizontal stroke with ends across."""
        self.line([low, high], [y, y], palette.TEXT)
        for x in (low, high):
            self.line([x, x], [y - cap, y + cap], palette.TEXT)

    def say(
        self, x: float, y: float, text: str, size: float, colour: str, align: str = "left", *, strong: bool = False
    ) -> None:
        """One line of drawable text with its baseline at ``y``; never read as a formula."""
        if not text:
            return
        self._order += 1
        self.figure.text(
            x,
            y,
            text,
            fontproperties=_face(text, size, strong),
            color=colour,
            horizontalalignment=align,
            verticalalignment="baseline",
            transform=self._points,
            parse_math=False,
            zorder=self._order,
        )
