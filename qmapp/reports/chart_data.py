"""What a chart shows, as data: drawn by ``charts``, told by ``alt``, tabulated by ``annex``; nobody draws by hand.

Rates and bounds are fractions (0.109 = 10,9 %); the ``text`` beside a value is what the reader sees and is the same
in every format.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One bar or point: its value between the bounds of its interval."""

    label: str
    value: float
    lower: float
    upper: float
    text: str
    sublabel: str = ""
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class BarsWithInterval:
    """Horizontal bars with their intervals as strokes, most important on top; ``subtitle`` names measure and unit."""

    rows: tuple[IntervalRow, ...]
    subtitle: str = ""
    label_header: str = "Prüfpunkt"
    value_header: str = "Anteil"
    level: str = "95-%-Bereich"


@dataclass(frozen=True, slots=True)
class PointsWithInterval:
    """Strata as points with intervals beside the band of the overall result."""

    rows: tuple[IntervalRow, ...]
    overall: IntervalRow
    subtitle: str = ""
    label_header: str = "Schicht"
    value_header: str = "Fehlerquote"
    level: str = "95-%-Bereich"


@dataclass(frozen=True, slots=True)
class RangeAgainstLimit:
    """One result with its interval against an agreed limit; ``limit_text`` names it (»Höchstwert 10 %«)."""

    row: IntervalRow
    limit: float
    limit_text: str
    subtitle: str = ""
    value_header: str = "Fehlerquote"
    level: str = "95-%-Bereich"


@dataclass(frozen=True, slots=True)
class Column:
    """One upright column with the text above it."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Upright columns, for counts or amounts in an order of their own."""

    columns: tuple[Column, ...]
    subtitle: str = ""
    label_header: str = "Gruppe"
    value_header: str = "Anzahl"


@dataclass(frozen=True, slots=True)
class Series:
    """One line over the periods; a missing period is None."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """At most four series over the same periods, labelled at their ends."""

    periods: tuple[str, ...]
    series: tuple[Series, ...]
    subtitle: str = ""
    label_header: str = "Zeitraum"
    limit: float | None = None
    limit_text: str = ""
    percent: bool = True

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= 4:
            raise ValueError("a line chart holds one to four series")
        if any(len(s.values) != len(self.periods) or len(s.texts) != len(self.periods) for s in self.series):
            raise ValueError("every series needs one value and one text per period")


Chart = BarsWithInterval | PointsWithInterval | RangeAgainstLimit | Columns | Line
