"""Charts from data, as matplotlib figures: the same drawing for window, PDF (as vectors) and DOCX (as picture).

Nothing is told by colour alone: values stand beside their marks, series differ in line, mark or hatching.
"""

from typing import TYPE_CHECKING

from qmapp.reports.document import (
    BarsWithInterval,
    Chart,
    Columns,
    Likert,
    Line,
    PointsWithInterval,
    Profile,
    RangeAgainstLimit,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Width of a chart in the text column of a report, in inches.
WIDTH = 130 / 25.4


def draw(chart: Chart, width: float = WIDTH) -> "Figure":
    """A chart as a figure of ``width`` inches and the height it needs; nothing of pyplot is involved."""
    from qmapp.reports.charts import likert, profile, rows, series

    match chart:
        case BarsWithInterval():
            return rows.bars(chart, width)
        case PointsWithInterval():
            return rows.points(chart, width)
        case RangeAgainstLimit():
            return rows.against_limit(chart, width)
        case Columns():
            return series.columns(chart, width)
        case Line():
            return series.line(chart, width)
        case Profile():
            return profile.profile(chart, width)
        case Likert():
            return likert.likert(chart, width)
