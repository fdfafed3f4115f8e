"""Charts over ordered categories: upright columns and lines, at most four series."""

from itertools import groupby

from matplotlib.figure import Figure

from qmapp.reports import palette
from qmapp.reports.charts.scale import Scale, scale
from qmapp.reports.charts.sheet import Sheet, drawable, text_width, wrapped
from qmapp.reports.document import Columns, Line, Series

_SIZE, _SMALL = 8.5, 8.0
_HEIGHT = 165.0
_HATCHES = ("", "////", "....", "xxxx")
_DASHES: tuple[tuple[float, ...], ...] = ((), (4.0, 2.0), (1.2, 1.6), (6.0, 2.0, 1.2, 2.0))
_LINE_HEIGHT = 10.0


def columns(chart: Columns, width: float) -> Figure:
    """Groups of columns from 0 with their words above; series after the first are hatched."""
    sheet = Sheet(width * 72, _HEIGHT)
    labels = 26.0
    legend = 16.0 if len(chart.series) > 1 else 0.0
    values = [value for one in chart.series for value in one.values if value is not None]
    axis = scale(values, labels, _HEIGHT - labels - legend - 14, chart.unit, whole=True)
    left = _grid(sheet, axis, sheet.width)
    group = (sheet.width - left) / max(len(chart.categories), 1)
    thick = min(group * 0.72 / max(len(chart.series), 1), 38.0)
    for position, category in enumerate(chart.categories):
        middle = left + (position + 0.5) * group
        start = middle - thick * len(chart.series) / 2
        for index, one in enumerate(chart.series):
            _column(sheet, axis, one, position, (start + index * thick, thick - 1.5), index)
        _category(sheet, category, middle, group - 4)
    zero = axis.at(0.0)
    sheet.line([left, sheet.width], [zero, zero], palette.CONTROL, 0.8)
    if legend:
        _legend(sheet, chart.series, left)
    return sheet.figure


def line(chart: Line, width: float) -> Figure:
    """Lines with marks, named with their last value at the right end; a missing value leaves a gap."""
    sheet = Sheet(width * 72, _HEIGHT)
    values = [value for one in chart.series for value in one.values if value is not None]
    axis = scale(values, 26.0, _HEIGHT - 26.0 - 12, chart.unit, whole=True)
    names = [_end_label(one) for one in chart.series]
    room = min(max((text_width(name, _SIZE, strong=True) for name in names), default=0.0) + 10, sheet.width * 0.35)
    left = _grid(sheet, axis, sheet.width - room)
    step = (sheet.width - left - room) / max(len(chart.categories), 1)
    middles = [left + (position + 0.5) * step for position in range(len(chart.categories))]
    for middle, category in zip(middles, chart.categories, strict=True):
        _category(sheet, category, middle, step - 4)
    ends: list[tuple[float, int]] = []
    for index, one in enumerate(chart.series):
        _line(sheet, axis, one, middles, index)
        last = [value for value in one.values if value is not None]
        ends.append((axis.at(last[-1]) if last else axis.start, index))
    for y, index in _apart(ends):
        text = wrapped(names[index], _SIZE, room - 6, 1)[0]
        sheet.say(sheet.width - room + 6, y - 3, text, _SIZE, _colour(index), strong=True)
    return sheet.figure


def _grid(sheet: Sheet, axis: Scale, right: float) -> float:
    """Lines with their values at the left; returns where the drawing begins."""
    words = [axis.words(tick) for tick in axis.ticks]
    left = max((text_width(word, _SMALL) for word in words), default=0.0) + 6
    for tick, word in zip(axis.ticks, words, strict=True):
        y = axis.at(tick)
        sheet.line([left, right], [y, y], palette.GRID, 0.7)
        sheet.say(left - 6, y - 2.8, word, _SMALL, palette.TEXT2, "right")
    return left


def _column(sheet: Sheet, axis: Scale, one: Series, position: int, place: tuple[float, float], index: int) -> None:
    value = one.values[position]
    if value is None:
        return
    zero, end = axis.at(0.0), axis.at(value)
    sheet.area(place[0], min(zero, end), place[1], abs(end - zero), _colour(index), _HATCHES[index % 4])
    words = drawable(one.words[position])
    sheet.say(place[0] + place[1] / 2, max(zero, end) + 3, words, _SMALL, palette.TEXT, "center")


def _line(sheet: Sheet, axis: Scale, one: Series, middles: list[float], index: int) -> None:
    colour = _colour(index)
    points = [(x, value) for x, value in zip(middles, one.values, strict=True)]
    for present, part in groupby(points, key=lambda point: point[1] is not None):
        if not present:
            continue
        placed = [(x, axis.at(value)) for x, value in part if value is not None]
        sheet.line(
            [x for x, _ in placed], [y for _, y in placed], colour, 1.8 if index == 0 else 1.4, _DASHES[index % 4]
        )
        for x, y in placed:
            sheet.disc(x, y, 2.8, colour, hollow=index > 0)


def _category(sheet: Sheet, category: str, middle: float, width: float) -> None:
    for row, text in enumerate(wrapped(category, _SMALL, width, 2)):
        sheet.say(middle, 15 - row * 9.6, text, _SMALL, palette.TEXT, "center")


def _legend(sheet: Sheet, series: tuple[Series, ...], left: float) -> None:
    x, y = left, sheet.height - 11
    for index, one in enumerate(series):
        name = wrapped(one.label, _SIZE, (sheet.width - left) / len(series) - 24, 1)[0]
        sheet.area(x, y, 11, 8, _colour(index), _HATCHES[index % 4])
        sheet.say(x + 15, y + 0.8, name, _SIZE, palette.TEXT)
        x += 15 + text_width(name, _SIZE) + 16


def _end_label(one: Series) -> str:
    words = [word for word, value in zip(one.words, one.values, strict=True) if value is not None]
    return drawable(f"{one.label} {words[-1] if words else ''}".strip())


def _apart(ends: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Labels pushed up where they would lie on one another."""
    placed: list[tuple[float, int]] = []
    for y, index in sorted(ends):
        if placed and y < placed[-1][0] + _LINE_HEIGHT:
            y = placed[-1][0] + _LINE_HEIGHT
        placed.append((y, index))
    return placed


def _colour(index: int) -> str:
    return palette.CHART[index % len(palette.CHART)]
