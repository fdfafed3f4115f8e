"""A profile: one row per question, its answer on the scale joined to the next, and what it was before."""

from collections.abc import Callable

from matplotlib.figure import Figure

from qmapp.reports import palette
from qmapp.reports.charts.sheet import Sheet, drawable, text_width, wrapped
from qmapp.reports.document import Profile, ProfileRow

_SIZE, _SMALL, _LEADING = 8.5, 8.0, 9.8
_HEAD = 27.0
_TALLEST = 600.0
#: More rows than this cannot be read in one drawing; all of them stand in the table.
_MOST_ROWS = 40
_LABELS_SHARE = 0.44
_BEFORE = palette.TEXT3


class _Drawing:
    def __init__(self, chart: Profile, width: float):
        full = width * 72
        self.chart = chart
        self.rows = chart.rows[:_MOST_ROWS]
        self.labels = [wrapped(row.label, _SIZE, full * _LABELS_SHARE - 8, 2) for row in self.rows]
        heights = [16.5 if len(lines) == 1 else 2 * _LEADING + 4 for lines in self.labels]
        legend = 16.0 if chart.before else 0.0
        rest = len(chart.rows) - len(self.rows)
        squeeze = min(1.0, _TALLEST / sum(heights)) if heights else 1.0
        below = 16.0 if rest else 4.0
        self.sheet = Sheet(full, legend + _HEAD + sum(heights) * squeeze + below)
        self.start = full * _LABELS_SHARE
        changes = [text_width(drawable(row.change), _SIZE, strong=True) for row in self.rows]
        self.room = full - self.start - max([*changes, 0.0]) - 8
        y = self.sheet.height - legend - _HEAD
        self.middles = []
        for height in heights:
            self.middles.append(y - height * squeeze / 2)
            y -= height * squeeze
        if legend:
            self._legend()
        if rest:
            self.sheet.say(self.start, 2, f"und {rest} weitere, siehe Tabelle", _SMALL, palette.TEXT2)

    def at(self, step: int) -> float:
        """The place of a step."""
        return self.start + (step + 0.5) * self.room / len(self.chart.steps)

    def frame(self) -> None:
        """The names of the steps, a line per row and a label before it."""
        top = self.middles[0] + 10 if self.middles else 0.0
        for step, name in enumerate(self.chart.steps):
            lines = wrapped(name, _SMALL, self.room / len(self.chart.steps) - 1, 2)
            for line, text in enumerate(reversed(lines)):
                self.sheet.say(self.at(step), top + 2 + line * 9.2, text, _SMALL, palette.TEXT2, "center")
        for row, lines, y in zip(self.rows, self.labels, self.middles, strict=True):
            self.sheet.line([self.at(0), self.at(len(self.chart.steps) - 1)], [y, y], palette.GRID, 0.8)
            for step in range(len(self.chart.steps)):
                self.sheet.disc(self.at(step), y, 1.6, palette.LINE, hollow=True)
            baseline = y + (len(lines) - 1) * _LEADING / 2 - 3
            for place, text in enumerate(lines):
                self.sheet.say(self.start - 6, baseline - place * _LEADING, text, _SIZE, palette.TEXT, "right")
            words = drawable(row.change)
            self.sheet.say(self.sheet.width - 1, y - 3, words, _SIZE, palette.TEXT, "right", strong=True)

    def path(
        self, step: Callable[[ProfileRow], int | None], colour: str, thickness: float, dashes: tuple[float, ...]
    ) -> None:
        """A line through the rows that have an answer on the scale; the others part it."""
        part: list[tuple[float, float]] = []
        for row, y in (*zip(self.rows, self.middles, strict=True), (None, 0.0)):
            place = None if row is None else step(row)
            if place is not None:
                part.append((self.at(place), y))
                continue
            if len(part) > 1:
                self.sheet.line([x for x, _ in part], [level for _, level in part], colour, thickness, dashes)
            part = []

    def _legend(self) -> None:
        x, y = self.start, self.sheet.height - 9
        for now, name in ((True, self.chart.name), (False, self.chart.before)):
            colour, dashes = (palette.ACCENT, ()) if now else (_BEFORE, (3.0, 2.0))
            self.sheet.line([x, x + 18], [y, y], colour, 1.4, dashes)
            if now:
                self.sheet.disc(x + 9, y, 3.2, colour)
            else:
                self.sheet.square(x + 9, y, 3.4, colour)
            text = wrapped(name, _SIZE, 90, 1)[0]
            self.sheet.say(x + 22, y - 3, text, _SIZE, palette.TEXT)
            x += 22 + text_width(text, _SIZE) + 14


def profile(chart: Profile, width: float) -> Figure:
    """The rows in the order given: filled discs now, hollow squares and a dashed line before."""
    drawing = _Drawing(chart, width)
    drawing.frame()
    drawing.path(lambda row: row.before, _BEFORE, 1.0, (3.0, 2.0))
    drawing.path(lambda row: row.now, palette.ACCENT, 1.5, ())
    for row, y in zip(drawing.rows, drawing.middles, strict=True):
        if row.before is not None:
            drawing.sheet.square(drawing.at(row.before), y, 4.4, _BEFORE)
        if row.now is not None:
            drawing.sheet.disc(drawing.at(row.now), y, 3.4, palette.ACCENT)
    return drawing.sheet.figure
