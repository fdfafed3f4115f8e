"""The bars around the middle: what they show, say and do, and whether their figures can be read."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.ui.style import look, px
from qmapp.ui.widgets.charts import LikertChart, LikertRow
from qmapp.ui.widgets.charts.likertbild import HEAD, ROW, _contrast, _inks, _mixed, _readable
from tests.ui.present import present

STEPS = ("gar nicht", "eher nicht", "teils", "eher", "voll")
ROWS = (
    LikertRow("A", "Verständlich?", (63, 60, 46, 39, 23), 12, "26,8 %"),
    LikertRow("B", "Respektvoll?", (7, 15, 31, 87, 101), 2, "78,0 %", "gestiegen"),
    LikertRow("C", "Selten gefragt", (0, 0, 0, 0, 0), 0, "–", reason="zu wenige Antworten"),
)


@pytest.fixture
def chart(qtbot: QtBot, styled: None) -> LikertChart:
    made = LikertChart("Antworten")
    made.set_data(STEPS, ROWS)
    return present(qtbot, made, (900, 300))


def test_the_middle_step_stands_half_on_each_side() -> None:
    left, right = ROWS[0].reach
    assert (left, right) == (pytest.approx((63 + 60 + 23) / 231), pytest.approx((39 + 23 + 23) / 231))
    even = LikertRow("D", "Vier Stufen", (1, 2, 3, 4))
    assert even.reach == (pytest.approx(0.3), pytest.approx(0.7))
    assert ROWS[2].reach == (0.0, 0.0)


def test_arrows_move_and_space_chooses(qtbot: QtBot, chart: LikertChart) -> None:
    moved: list[object] = []
    toggled: list[object] = []
    chart.moved.connect(moved.append)
    chart.toggled.connect(toggled.append)
    chart.canvas.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up):
        qtbot.keyClick(chart.canvas, key)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Space)
    assert moved == ["B", "C", "C", "A", "C", "B"]
    assert toggled == ["B"]
    assert chart.canvas.accessibleDescription() == (
        "Respektvoll? Top-2 78,0 %. gar nicht 7, eher nicht 15, teils 31, eher 87, voll 101, 2 nicht gezählt. "
        "gestiegen Zeile 2 von 3."
    )
    assert chart.said(ROWS[2]) == "Selten gefragt zu wenige Antworten."


def test_the_mouse_takes_a_row_and_its_box(qtbot: QtBot, chart: LikertChart) -> None:
    toggled: list[object] = []
    chart.toggled.connect(toggled.append)
    second = px(HEAD) + px(ROW) * 1.5
    qtbot.mouseClick(chart.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, round(second)))
    assert (chart.current(), toggled) == ("B", [])
    qtbot.mouseClick(chart.canvas, Qt.MouseButton.LeftButton, pos=QPoint(px(16), round(second)))
    assert toggled == ["B"]
    qtbot.mouseClick(chart.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 4))
    assert chart.current() == "B"


def test_new_data_keep_the_row_in_hand(chart: LikertChart) -> None:
    chart.select_key("B")
    chart.set_data(STEPS, ROWS[::-1])
    assert chart.current() == "B"
    chart.set_data(STEPS, ROWS[:1])
    assert chart.current() == "A"
    chart.set_data(STEPS, ())
    assert (chart.current(), chart.describe()) == (None, "Noch keine Antworten.")


def test_t_shows_the_counts_as_a_table(qtbot: QtBot, chart: LikertChart) -> None:
    chart.canvas.setFocus()
    qtbot.keyClick(chart.canvas, Qt.Key.Key_T)
    assert chart.shows_table()
    assert chart.isAncestorOf(QApplication.focusWidget())
    assert chart._table is not None
    assert chart._table.horizontalScrollBar().maximum() == 0, "nothing is scrolled sideways"
    assert chart.as_tsv().startswith("Aussage, Stufen\t1\t2\t3\t4\t5\tnicht gezählt\tn\tTop-2")
    assert chart.as_tsv().splitlines()[1] == "Verständlich?\t63\t60\t46\t39\t23\t12\t231\t26,8 %"


def test_the_bars_lie_around_one_line(chart: LikertChart) -> None:
    """Pixels: left of the middle of the picture's line is orange, right of it blue, in both rows."""
    image = chart.canvas.grab().toImage()
    strong = {token: _mixed(token, 1.0) for token in ("chart2", "chart1")}
    for place in (0, 1):
        y = px(HEAD) + px(ROW) * place + px(ROW) / 2 - px(9)
        line = [image.pixelColor(QPointF(x, y).toPoint()) for x in range(image.width() // 3, image.width())]
        left = [x for x, color in enumerate(line) if near(color, strong["chart2"])]
        right = [x for x, color in enumerate(line) if near(color, strong["chart1"])]
        assert max(left) < min(right)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_in_the_bars_stand_out(styled: None, theme: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1 on every step of scales of two to seven steps."""
    look.apply(theme, 100)  # type: ignore[arg-type]
    try:
        for steps in range(2, 8):
            for token, strength in _inks(steps):
                ground = _mixed(token, strength)
                assert _contrast(_readable(ground), ground) >= 4.5, (steps, token, strength)
    finally:
        look.apply("light", 100)


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 8 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[index]
