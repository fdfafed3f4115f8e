"""Charts painted by QPainter: sharp at every factor, readable as tables."""

from qmapp.ui.widgets.charts.base import Chart, ChartRow
from qmapp.ui.widgets.charts.curve import CurveChart, Marker, Series
from qmapp.ui.widgets.charts.interval import IntervalBar
from qmapp.ui.widgets.charts.rates import BarsChart, PointsChart

__all__ = ["BarsChart", "Chart", "ChartRow", "CurveChart", "IntervalBar", "Marker", "PointsChart", "Series"]
