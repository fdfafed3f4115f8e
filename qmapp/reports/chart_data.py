"""What a chart of a report shows, as data: picture, text alternative and annex table are made from the same rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A bar or point with its interval; rates as fractions, ``words`` is the value as printed."""

    label: str
    value: float
    words: str
    lower: float | None = None
    upper: float | None = None
    sublabel: str = ""
    highlight: bool = False


@dataclass(frozen=True)
class BarsWithInterval:
    """Horizontal bars from 0 with the interval as a stroke."""

    bars: tuple[Bar, ...]
    unit: str = "%"


@dataclass(frozen=True)
class PointsWithInterval:
    """Points with intervals, and behind them the band of the whole."""

    points: tuple[Bar, ...]
    total: Bar
    unit: str = "%"


@dataclass(frozen=True)
class RangeAgainstLimit:
    """One value with its range against an agreed limit (None: no limit)."""

    value: Bar
    limit: float | None
    limit_words: str = ""
    unit: str = "%"


@dataclass(frozen=True)
class Series:
    label: str
    values: tuple[float | None, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Vertical columns, one group per category, at most four series."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True)
class Line:
    """Lines over ordered categories, at most four series; None leaves a gap."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True)
class ProfileRow:
    """An answer on a scale, now and before, by the position of its step; None where it is not on the scale.

    ``words`` and ``before_words`` say the two answers ("" for none before), ``change`` stands at the end of the row.
    """

    label: str
    now: int | None
    words: str
    before: int | None = None
    before_words: str = ""
    change: str = ""


@dataclass(frozen=True)
class Profile:
    """Answers on one scale, the worst step first, joined by a line; ``name`` and ``before`` are the two times."""

    steps: tuple[str, ...]
    rows: tuple[ProfileRow, ...]
    name: str
    before: str = ""


@dataclass(frozen=True)
class LikertRow:
    """How often each step was chosen, and what is said of it at the end of the row."""

    label: str
    counts: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class Likert:
    """Shares of the steps of a scale, the worst first, around its middle; ``side`` names what the words say."""

    steps: tuple[str, ...]
    rows: tuple[LikertRow, ...]
    side: str


Chart = BarsWithInterval | PointsWithInterval | RangeAgainstLimit | Columns | Line | Profile | Likert
