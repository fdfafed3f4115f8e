"""Answers on a scale of agreement as stacked bars around the middle: no to the left, yes to the right."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from qmapp.german import decimal
from qmapp.reports import palette
from qmapp.reports.charts.sheet import Sheet, drawable, text_width, wrapped
from qmapp.reports.document import Likert, LikertRow

_SIZE, _SMALL, _LEADING = 8.5, 8.0, 9.8
_ROW, _BAR, _LEGEND = 29.0, 13.5, 13.0
#: What a name of the legend needs besides its words.
_SIGN = 21.0
_MOST_ROWS = 20
_LABELS_SHARE = 0.41
#: From the end of a side to the middle, and what stands in it.
_AGAINST, _FOR, _NEUTRAL = ("#A94A06", "#EDBE93"), ("#14567A", "#9DBFD1"), "#D3D9E0"


def likert(chart: Likert, width: float) -> Figure:
    """One bar per row, its middle step halved by the line; shares stand in the parts wide enough for them."""
    full = width * 72
    rows = chart.rows[:_MOST_ROWS]
    rest = len(chart.rows) - len(rows)
    legend = _lines_of_legend(chart.steps, full)
    sheet = Sheet(full, len(legend) * _LEGEND + 6 + len(rows) * _ROW + (14 if rest else 2))
    colours = tuple(_colour(step, len(chart.steps)) for step in range(len(chart.steps)))
    _draw_legend(sheet, chart.steps, legend, colours)
    words = max((text_width(drawable(row.words), _SIZE, strong=True) for row in rows), default=0.0)
    left, right = full * _LABELS_SHARE + 8, full - words - 10
    sides = [_sides(row.counts) for row in rows]
    lowest, highest = (max((side[end] for side in sides), default=0.0) for end in (0, 1))
    unit = (right - left) / ((lowest + highest) or 1.0)
    middle = left + lowest * unit
    top = sheet.height - len(legend) * _LEGEND - 6
    sheet.line([middle, middle], [top - len(rows) * _ROW, top], palette.TEXT2, 0.8)
    for place, (row, (against, _)) in enumerate(zip(rows, sides, strict=True)):
        y = top - (place + 0.5) * _ROW
        _label(sheet, row, left - 8, y)
        _bar(sheet, row.counts, middle - against * unit, y, unit, colours)
    if rest:
        sheet.say(left, 2, f"und {rest} weitere, siehe Tabelle", _SMALL, palette.TEXT2)
    return sheet.figure


def _sides(counts: Sequence[int]) -> tuple[float, float]:
    """Shares left and right of the middle; the middle step of an odd scale belongs to both by half."""
    total = sum(counts)
    if not total:
        return 0.0, 0.0
    half = len(counts) // 2
    between = counts[half] / 2 if len(counts) % 2 else 0.0
    return (sum(counts[:half]) + between) / total, (sum(counts[-half:] if half else ()) + between) / total


def _bar(sheet: Sheet, counts: Sequence[int], x: float, y: float, unit: float, colours: Sequence[str]) -> None:
    total = sum(counts)
    for count, colour in zip(counts, colours, strict=True):
        if not count:
            continue
        wide = count / total * unit
        sheet.area(x, y - _BAR / 2, max(wide - 0.7, 0.4), _BAR, colour)
        words = decimal(count / total * 100, 0)
        if text_width(words, _SMALL) + 3 < wide:
            sheet.say(x + wide / 2, y - 2.9, words, _SMALL, _ink(colour), "center")
        x += wide


def _label(sheet: Sheet, row: LikertRow, right: float, y: float) -> None:
    lines = wrapped(row.label, _SIZE, right - 4, 3)
    baseline = y + (len(lines) - 1) * _LEADING / 2 - 3
    for place, text in enumerate(lines):
        sheet.say(right, baseline - place * _LEADING, text, _SIZE, palette.TEXT, "right")
    sheet.say(sheet.width - 1, y - 3, drawable(row.words), _SIZE, palette.TEXT, "right", strong=True)


def _lines_of_legend(steps: Sequence[str], width: float) -> list[list[int]]:
    """The steps in as many lines as they need."""
    lines: list[list[int]] = [[]]
    x = 0.0
    for step, name in enumerate(steps):
        wide = _SIGN + text_width(wrapped(name, _SMALL, width - 20, 1)[0], _SMALL)
        if lines[-1] and x + wide > width + 9:
            lines.append([])
            x = 0.0
        lines[-1].append(step)
        x += wide
    return lines


def _draw_legend(sheet: Sheet, steps: Sequence[str], lines: list[list[int]], colours: Sequence[str]) -> None:
    y = sheet.height - 9
    for line in lines:
        x = 0.0
        for step in line:
            name = wrapped(steps[step], _SMALL, sheet.width - 20, 1)[0]
            sheet.area(x, y, 9, 8, colours[step])
            sheet.say(x + 12, y + 0.9, name, _SMALL, palette.TEXT)
            x += _SIGN + text_width(name, _SMALL)
        y -= _LEGEND


def _colour(step: int, steps: int) -> str:
    """Strong at the ends of the scale, pale towards its middle."""
    half = steps // 2
    if steps % 2 and step == half:
        return _NEUTRAL
    strong, pale = _AGAINST if step < half else _FOR
    distance = step if step < half else steps - 1 - step
    return _mixed(strong, pale, distance / max(half - 1, 1))


def _mixed(first: str, second: str, share: float) -> str:
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + bytes(round(one + (other - one) * share) for one, other in pairs).hex()


def _ink(ground: str) -> str:
    """White on a dark ground, else the colour of text."""
    red, green, blue = _channels(ground)
    return palette.WHITE if red * 299 + green * 587 + blue * 114 < 128_000 else palette.TEXT


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])
