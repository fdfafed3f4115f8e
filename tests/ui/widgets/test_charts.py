import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qmapp.ui.style import look
from qmapp.ui.widgets.charts import (
    BarsChart,
    Chart,
    ChartRow,
    CurveChart,
    IntervalBar,
    Marker,
    ParetoBar,
    ParetoChart,
    PointsChart,
    Series,
    TrendChart,
    TrendPoint,
)
from qmapp.ui.widgets.charts.base import percent_tick, ticks
from qmapp.ui.widgets.table import Table
from tests.ui.present import present

NBSP = "\u00a0"
ROWS = (
    ChartRow("Mitte", "14 von 190", 0.074, 0.045, 0.12),
    ChartRow("Süd", "keine Akte", None),
    ChartRow("West", "11 von 64", 0.172, 0.1, 0.28),
)


def curve() -> CurveChart:
    chart = CurveChart("Genauigkeit", "Akten")
    points = tuple((float(n), 100 / n**0.5) for n in range(10, 1201, 10))
    markers = [Marker(662, 3.9, "662 Akten", "±3,9", selected=True), Marker(296, 5.8, "296 Akten", "±5,8")]
    chart.set_data([Series("erwartet", points)], markers, x_max=1200, y_max=10)
    return chart


def interval(limit: float | None = 0.1) -> IntervalBar:
    chart = IntervalBar("Fehlerquote")
    chart.set_data(0.109, 0.086, 0.135, limit=limit)
    return chart


def bars() -> BarsChart:
    chart = BarsChart("Mängel")
    chart.set_data(ROWS)
    return chart


def points() -> PointsChart:
    chart = PointsChart("Standorte")
    chart.set_data(ROWS, ChartRow("Gesamt", "71 von 653", 0.109, 0.086, 0.135))
    return chart


def trend() -> TrendChart:
    chart = TrendChart("Verlauf")
    made = [
        TrendPoint("1/25", "Januar bis Juni", 0.109, 0.086, 0.135),
        TrendPoint("2/25", "Juli bis Dezember", None),
        TrendPoint("1/26", "Januar bis Juni", 0.066, 0.04, 0.11, open=True),
    ]
    chart.set_data(made, limit=0.1, limit_words="Höchstwert 10 %")
    return chart


def pareto() -> ParetoChart:
    chart = ParetoChart("Ursachen")
    bars = [ParetoBar("Frist", 6, 0.6, 0.6), ParetoBar("Berechnung", 4, 0.4, 1.0)]
    chart.show_bars(bars, what="Ursache", unit="Nennungen")
    return chart


@pytest.mark.parametrize("make", [curve, interval, bars, points, trend, pareto])
def test_every_chart_is_a_table_on_t_and_back(qtbot: QtBot, styled: None, make: object) -> None:
    chart: Chart = make()  # type: ignore[operator]
    present(qtbot, chart, (600, 300))
    chart.canvas.setFocus()
    assert chart.canvas.accessibleName()
    assert "Taste T" in chart.canvas.accessibleDescription()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_T)
    table = chart.currentWidget()
    assert isinstance(table, Table)
    assert table.hasFocus()
    assert table.rows.count() == len(chart.table_lines()[1])
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert chart.currentWidget() is chart.canvas
    assert chart.canvas.hasFocus()


@pytest.mark.parametrize("make", [curve, interval, bars, points, trend, pareto])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("percent", [90, 200])
def test_charts_paint_in_every_look(qtbot: QtBot, styled: None, make: object, theme: str, percent: int) -> None:
    chart: Chart = make()  # type: ignore[operator]
    qtbot.addWidget(chart)
    look.apply(theme, percent)  # type: ignore[arg-type]
    chart.resize(600, 300)
    chart.show()
    image = chart.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 3


def test_trend_and_pareto_say_what_they_show(qapp: object) -> None:
    assert trend().describe() == f"1/25: 10,9{NBSP}%. 2/25: keine Angabe. 1/26: 6,6{NBSP}%. Höchstwert 10 %."
    head, lines = trend().table_lines()
    assert head[0] == ""
    assert lines[0] == ("1/25", f"10,9{NBSP}%", f"8,6 bis 13,5{NBSP}%", "Januar bis Juni")
    assert lines[1][1:3] == ("keine Angabe", "")
    assert lines[-1][0] == "Höchstwert 10 %"
    assert pareto().describe().startswith(f"Frist: 6, 60,0{NBSP}%, zusammen 60,0{NBSP}%.")
    assert pareto().table_lines()[1][1] == ("Berechnung", "4", f"40,0{NBSP}%", f"100,0{NBSP}%")
    empty = TrendChart("Leer")
    empty.set_data()
    assert empty.describe() == "Noch keine Werte."


def test_charts_say_what_they_show(qapp: object) -> None:
    assert interval().describe() == (f"10,9{NBSP}%, 95-%-Bereich 8,6 bis 13,5{NBSP}%. Höchstwert 10{NBSP}%.")
    assert "Höchstwert" not in interval(None).describe()
    assert points().describe() == f"Mitte: 7,4{NBSP}%. Süd: keine Angabe. West: 17,2{NBSP}%."
    assert points().table_lines()[1][-1] == ("Gesamt", f"10,9{NBSP}%", f"8,6 bis 13,5{NBSP}%", "71 von 653")
    assert curve().describe().startswith("662 Akten: ±3,9.")


def test_copying_a_chart_gives_its_numbers(qtbot: QtBot, styled: None) -> None:
    chart = bars()
    qtbot.addWidget(chart)
    chart.show()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Mitte\t7,4")


@pytest.mark.parametrize("kind", [CurveChart, IntervalBar, BarsChart, PointsChart])
def test_a_chart_without_data_says_so(qtbot: QtBot, styled: None, kind: type[Chart]) -> None:
    chart = CurveChart("Kurve", "Akten") if kind is CurveChart else kind("Quote")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    chart.grab()
    assert chart.describe().startswith("Noch kein")


@given(st.floats(1e-6, 1e6), st.integers(2, 9))
def test_ticks_reach_the_highest_value_in_few_round_steps(highest: float, most: int) -> None:
    marks = ticks(highest, most)
    assert marks[0] == 0
    assert marks[-1] >= highest * (1 - 1e-6)
    assert 2 <= len(marks) <= most + 1


@pytest.mark.parametrize(("value", "words"), [(0.05, "5"), (0.025, "2,5"), (0.0025, "0,25"), (0, "0")])
def test_axis_labels_have_no_more_decimals_than_needed(value: float, words: str) -> None:
    assert percent_tick(value) == f"{words}{NBSP}%"
