"""Charts with one row per item: bars or points with intervals, and one result against its limit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from qmapp.reports import palette
from qmapp.reports.charts.scale import Scale, scale
from qmapp.reports.charts.sheet import Sheet, drawable, text_width, wrapped
from qmapp.reports.document import Bar, BarsWithInterval, PointsWithInterval, RangeAgainstLimit

_SIZE, _SMALL, _LEADING = 8.5, 8.0, 10.4
_AXIS = 20.0
_TALLEST = 560.0
#: More rows than this cannot be read in one drawing; all of them stand in the annex.
_MOST_ROWS = 50
_LABELS_SHARE = 0.43


@dataclass(frozen=True, slots=True)
class _Row:
    bar: Bar
    label: list[str]
    sublabel: str
    words: str
    strong: bool

    @property
    def height(self) -> float:
        lines = len(self.label) + (1 if self.sublabel else 0)
        return max(24.0 if lines == 1 else 27.0, lines * _LEADING + 7)


class _Rows:
    """Labels at the left, an axis with a grid, words at the right; the marks are the caller's."""

    def __init__(self, items: Sequence[tuple[Bar, bool]], unit: str, width: float, above: float, extra: list[float]):
        shown = items[:_MOST_ROWS]
        self.rows = [_row(bar, strong, width * 72 * _LABELS_SHARE) for bar, strong in shown]
        natural = sum(row.height for row in self.rows)
        self._squeeze = min(1.0, _TALLEST / natural) if natural else 1.0
        self._rest = len(items) - len(shown)
        below = _AXIS + (12 if self._rest else 0)
        self.sheet = Sheet(width * 72, above + natural * self._squeeze + below)
        self.bottom = below
        self.top = self.sheet.height - above
        labels = max((_label_width(row) for row in self.rows), default=0.0)
        words = max((text_width(row.words, _SIZE, strong=True) for row in self.rows), default=0.0)
        start = min(labels + 8, width * 72 * (_LABELS_SHARE + 0.02))
        values = [*extra, *(value for row in self.rows for value in _values(row.bar))]
        self.scale: Scale = scale(values, start, self.sheet.width - start - words - 12, unit)

    def grid(self) -> None:
        """Lines and ticks of the axis."""
        for tick in self.scale.ticks:
            x = self.scale.at(tick)
            self.sheet.line([x, x], [self.bottom, self.top], palette.GRID, 0.7)
            self.sheet.say(x, self.bottom - 12, self.scale.words(tick), _SMALL, palette.TEXT2, "center")
        if self._rest:
            note = f"und {self._rest} weitere, siehe Tabelle im Anhang"
            self.sheet.say(self.scale.start, 2, note, _SMALL, palette.TEXT2)

    def draw(self, mark: Callable[[Bar, float], None]) -> Figure:
        """Every row with its mark, then the axis."""
        y = self.top
        for row in self.rows:
            height = row.height * self._squeeze
            middle = y - height / 2
            self._label(row, middle)
            mark(row.bar, middle)
            end = self.sheet.width - 1
            self.sheet.say(end, middle - 3, row.words, _SIZE, palette.TEXT, "right", strong=row.strong)
            y -= height
        zero = self.scale.at(0.0)
        self.sheet.line([zero, zero], [self.bottom, self.top], palette.CONTROL, 0.8)
        return self.sheet.figure

    def _label(self, row: _Row, middle: float) -> None:
        x = self.scale.start - 6
        lines = len(row.label) + (1 if row.sublabel else 0)
        baseline = middle + (lines - 1) * _LEADING / 2 - 3
        for line in row.label:
            self.sheet.say(x, baseline, line, _SIZE, palette.TEXT, "right", strong=row.strong)
            baseline -= _LEADING
        self.sheet.say(x, baseline, row.sublabel, _SMALL, palette.TEXT3, "right")


def bars(chart: BarsWithInterval, width: float) -> Figure:
    """Horizontal bars from 0, in the order given; the highlighted ones are darker and their words stronger."""
    rows = _Rows([(bar, bar.highlight) for bar in chart.bars], chart.unit, width, 2.0, [])
    rows.grid()

    def mark(bar: Bar, y: float) -> None:
        colour = palette.BAR_HIGHLIGHT if bar.highlight else palette.BAR
        zero, end = rows.scale.at(0.0), rows.scale.at(bar.value)
        rows.sheet.area(min(zero, end), y - 6.2, abs(end - zero), 12.4, colour)
        _interval(rows, bar, y)

    return rows.draw(mark)


def points(chart: PointsWithInterval, width: float) -> Figure:
    """Points with intervals in front of the band of the whole, which is the last row."""
    items = [*((point, False) for point in chart.points[: _MOST_ROWS - 1]), (chart.total, True)]
    rows = _Rows(items, chart.unit, width, 2.0, [])
    total = chart.total
    if total.lower is not None and total.upper is not None:
        low, high = rows.scale.at(total.lower), rows.scale.at(total.upper)
        rows.sheet.area(low, rows.bottom, high - low, rows.top - rows.bottom, palette.BAND)
    rows.grid()
    middle = rows.scale.at(total.value)
    rows.sheet.line([middle, middle], [rows.bottom, rows.top], palette.ACCENT, 0.9, (3.0, 2.0))

    def mark(bar: Bar, y: float) -> None:
        _interval(rows, bar, y)
        if bar is total:
            rows.sheet.area(rows.scale.at(bar.value) - 3.6, y - 3.6, 7.2, 7.2, palette.ACCENT)
        else:
            rows.sheet.disc(rows.scale.at(bar.value), y, 3.4, palette.ACCENT)

    return rows.draw(mark)


def against_limit(chart: RangeAgainstLimit, width: float) -> Figure:
    """One result with its range and, if one is agreed, the limit as a line with its name above."""
    above = 20.0
    rows = _Rows([(chart.value, True)], chart.unit, width, above, [] if chart.limit is None else [chart.limit * 1.1])
    value = chart.value
    if value.lower is not None and value.upper is not None:
        low, high = rows.scale.at(value.lower), rows.scale.at(value.upper)
        rows.sheet.area(low, rows.bottom + 2, high - low, rows.top - rows.bottom - 4, palette.BAND)
    rows.grid()
    if chart.limit is not None:
        x = rows.scale.at(chart.limit)
        words = drawable(chart.limit_words)
        half = text_width(words, _SIZE, strong=True) / 2
        rows.sheet.line([x, x], [rows.bottom, rows.top + 4], palette.CHART[2], 1.8)
        centre = min(max(x, half), rows.sheet.width - half)
        rows.sheet.say(centre, rows.top + 8, words, _SIZE, palette.TEXT, "center", strong=True)

    def mark(bar: Bar, y: float) -> None:
        _interval(rows, bar, y)
        rows.sheet.disc(rows.scale.at(bar.value), y, 4.2, palette.ACCENT)

    return rows.draw(mark)


def _row(bar: Bar, strong: bool, width: float) -> _Row:
    sublabel = wrapped(bar.sublabel, _SMALL, width, 1)[0] if bar.sublabel else ""
    return _Row(bar, wrapped(bar.label, _SIZE, width, 2), sublabel, wrapped(bar.words, _SIZE, 110, 1)[0], strong)


def _label_width(row: _Row) -> float:
    widths = [text_width(line, _SIZE, strong=row.strong) for line in row.label]
    return max([*widths, text_width(row.sublabel, _SMALL)], default=0.0)


def _values(bar: Bar) -> list[float]:
    return [value for value in (bar.value, bar.lower, bar.upper) if value is not None]


def _interval(rows: _Rows, bar: Bar, y: float) -> None:
    if bar.lower is not None and bar.upper is not None:
        rows.sheet.interval(rows.scale.at(bar.lower), rows.scale.at(bar.upper), y)
