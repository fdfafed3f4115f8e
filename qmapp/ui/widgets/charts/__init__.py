"""Charts painted by QPainter: sharp at every factor, readable as tables."""

from qmapp.ui.widgets.charts.base import Chart, ChartRow
from qmapp.ui.widgets.charts.curve import CurveChart, Marker, Series
from qmapp.ui.widgets.charts.interval import IntervalBar
from qmapp.ui.widgets.charts.likert import LikertChart, LikertRow
from qmapp.ui.widgets.charts.pareto import ParetoBar, ParetoChart
from qmapp.ui.widgets.charts.profil import ProfilChart, Profillegende
from qmapp.ui.widgets.charts.profilzeile import Profilgruppe, Profilzeile, Skalenwort
from qmapp.ui.widgets.charts.rates import BarsChart, PointsChart
from qmapp.ui.widgets.charts.trend import TrendChart, TrendPoint
from qmapp.ui.widgets.charts.zeitbalken import Marke, Zeitbalken, Zustand
from qmapp.ui.widgets.charts.zeitleiste import Zeitleiste

__all__ = [
    "BarsChart",
    "Chart",
    "ChartRow",
    "CurveChart",
    "IntervalBar",
    "LikertChart",
    "LikertRow",
    "Marke",
    "Marker",
    "ParetoBar",
    "ParetoChart",
    "PointsChart",
    "ProfilChart",
    "Profilgruppe",
    "Profillegende",
    "Profilzeile",
    "Series",
    "Skalenwort",
    "TrendChart",
    "TrendPoint",
    "Zeitbalken",
    "Zeitleiste",
    "Zustand",
]
