"""The timeline: what it shows, says and does, and its scale against the calendar."""

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from qmapp.ui.style import look, px
from qmapp.ui.widgets.charts import Marke, Zeitbalken, Zeitleiste, Zustand
from qmapp.ui.widgets.charts.zeitachse import Zeitachse
from qmapp.ui.widgets.charts.zeitbild import ROW, TOP
from tests.ui.present import present

NBSP = "\u00a0"
HEUTE = date(2025, 11, 20)
ROWS = (
    Zeitbalken(
        "M-07",
        "M-07 Musterbescheid erstellen",
        "Frau Yıldız, Grundsatz",
        date(2025, 7, 14),
        date(2025, 12, 15),
        0.8,
        (
            Marke(date(2025, 8, 31), "Rohfassung", Zustand.ERLEDIGT),
            Marke(date(2025, 11, 13), "Entwurf abgestimmt", Zustand.UEBERFAELLIG),
            Marke(date(2025, 12, 15), "Frist"),
        ),
        "In Umsetzung",
    ),
    Zeitbalken("M-08", "M-08 Teams schulen", "Herr Okafor", date(2025, 12, 5), date(2026, 6, 20)),
    Zeitbalken("M-09", "M-09 Wirkung nachprüfen", "Frau Weber", date(2025, 9, 1), None),
    Zeitbalken("M-10", "M-10 Merkblatt", bis=date(2025, 10, 10)),
    Zeitbalken("M-11", "M-11 Idee"),
)
MANY = tuple(Zeitbalken(n, f"M-{n}", bis=HEUTE + timedelta(days=n % 90)) for n in range(300))
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.fixture
def leiste(qtbot: QtBot, styled: None) -> Zeitleiste:
    made = Zeitleiste("Maßnahmen")
    made.set_data(ROWS, HEUTE)
    present(qtbot, made, (700, 320))
    made.canvas.setFocus()
    return made


def test_arrows_move_through_the_rows_and_enter_opens(qtbot: QtBot, leiste: Zeitleiste) -> None:
    moved: list[object] = []
    opened: list[object] = []
    leiste.current_changed.connect(moved.append)
    leiste.opened.connect(opened.append)
    keys = Qt.Key
    for key in (keys.Key_Return, keys.Key_Down, keys.Key_Down, keys.Key_Up, keys.Key_End, keys.Key_Down, keys.Key_Home):
        qtbot.keyClick(leiste.canvas, key)
    qtbot.keyClick(leiste.canvas, keys.Key_Enter)
    assert moved == ["M-07", "M-08", "M-07", "M-11", "M-11", "M-07"]
    assert opened == ["M-07"]
    assert leiste.canvas.accessibleDescription() == f"{ROWS[0].said} Zeile 1 von 5."


def test_every_row_says_what_it_shows() -> None:
    assert ROWS[0].said == (
        f"M-07 Musterbescheid erstellen. Frau Yıldız, Grundsatz. In Umsetzung. 14.07.2025 bis 15.12.2025. 80{NBSP}% "
        "erledigt. Rohfassung 31.08.2025 (erledigt). Entwurf abgestimmt 13.11.2025 (überfällig). Frist 15.12.2025 "
        "(offen)."
    )
    assert [row.said for row in ROWS[2:]] == [
        "M-09 Wirkung nachprüfen. Frau Weber. seit 01.09.2025, ohne Frist.",
        "M-10 Merkblatt. bis 10.10.2025.",
        "M-11 Idee. ohne Frist.",
    ]


def test_the_whole_is_described_and_is_a_table_on_t(qtbot: QtBot, leiste: Zeitleiste) -> None:
    assert leiste.describe() == "5 Zeilen, heute ist der 20.11.2025. 1 überfällig."
    qtbot.keyClick(leiste.canvas, Qt.Key.Key_T)
    assert leiste.shows_table()
    head, lines = leiste.table_lines()
    assert head[2:5] == ("Von", "Bis", "Erledigt")
    assert lines[0][1] == "Frau Yıldız, Grundsatz, In Umsetzung"
    assert lines[0][2:5] == ("14.07.2025", "15.12.2025", f"80{NBSP}%")
    assert [line[3] for line in lines[2:]] == ["ohne Frist", "10.10.2025", "ohne Frist"]
    empty = Zeitleiste("Leer")
    empty.set_data((), HEUTE)
    assert empty.describe() == "Noch keine Einträge."


def test_a_click_moves_a_double_click_opens_and_hovering_tells(qtbot: QtBot, leiste: Zeitleiste) -> None:
    opened: list[object] = []
    leiste.opened.connect(opened.append)
    at = QPoint(60, px(TOP + ROW + 10))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(leiste.canvas, left, pos=at)
    assert leiste.current() == "M-08"
    qtbot.mouseDClick(leiste.canvas, left, pos=at)
    assert opened == ["M-08"]
    qtbot.mouseClick(leiste.canvas, left, pos=QPoint(60, 4))
    assert leiste.current() == "M-08"
    qtbot.mouseMove(leiste.canvas, at)
    assert leiste.canvas.toolTip() == ROWS[1].said
    qtbot.mouseMove(leiste.canvas, QPoint(60, 4))
    assert leiste.canvas.toolTip() == "Taste T: Tabelle statt Diagramm"


def test_more_rows_than_room_scroll_under_the_months(qtbot: QtBot, leiste: Zeitleiste) -> None:
    leiste.set_data(MANY, HEUTE)
    bar = leiste.findChild(QScrollBar)
    assert bar is not None
    assert bar.isVisible()
    assert leiste.content_height() < 500
    leiste.canvas.setFocus()
    qtbot.keyClick(leiste.canvas, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert leiste.row_at(leiste.canvas.height() - px(40)) is MANY[-1]
    assert leiste.select_key(150)
    assert leiste.row_at(px(TOP) + 5) is MANY[150]
    qtbot.keyClick(leiste.canvas, Qt.Key.Key_PageDown)
    assert leiste.current() == 154
    before = bar.value()
    none, nothing = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    turn = QWheelEvent(
        QPointF(9, 99), QPointF(9, 99), QPoint(), QPoint(0, 120), nothing, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(leiste.canvas, turn)
    assert bar.value() == before - px(ROW)
    leiste.set_data(ROWS, HEUTE)
    assert not bar.isVisible()
    assert leiste.current() is None
    assert not leiste.select_key("fehlt")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("percent", [90, 200])
@pytest.mark.parametrize("width", [260, 1400])
def test_it_paints_in_every_look(qtbot: QtBot, styled: None, theme: str, percent: int, width: int) -> None:
    leiste = Zeitleiste("Maßnahmen")
    leiste.set_data(
        (*ROWS, Zeitbalken("x", "Lang", "", date(1995, 1, 1), date.max, 0.3, (Marke(date.min, "Weit"),))), HEUTE
    )
    qtbot.addWidget(leiste)
    look.apply(theme, percent)  # type: ignore[arg-type]
    leiste.resize(width, 500)
    leiste.show()
    image = leiste.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 6


@given(st.lists(days, max_size=8), days, st.integers(0, 60))
def test_the_scale_holds_every_day_near_and_its_pieces_follow_without_gap(
    given_days: list[date], heute: date, most: int
) -> None:
    achse = Zeitachse.around(given_days, heute)
    near = [day for day in given_days if abs((day - heute).days) < 5 * 365]
    assert all(0 <= achse.share(day) < 1 for day in (*near, heute))
    assert achse.months <= 60 + 84 + 1
    steps = achse.steps(most)
    assert (steps[0].von, steps[-1].bis) == (0, 1)
    assert all(one.bis == other.von for one, other in pairwise(steps))
    assert len(steps) <= max(1, most) + 1
    assert all(achse.share(step.tag) == pytest.approx(step.von) for step in steps)


@given(days, days)
def test_later_days_lie_further_right_and_months_are_equally_wide(first: date, second: date) -> None:
    achse = Zeitachse.around((first, second), first)
    early, late = sorted((first, second))
    assert achse.share(early) <= achse.share(late)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    width = achse.share(last) - achse.share(first.replace(day=1))
    assert width == pytest.approx((last.day - 1) / last.day / achse.months)


def test_a_year_mistyped_does_not_squeeze_the_others() -> None:
    achse = Zeitachse.around((date(9999, 12, 31), date(1, 1, 1)), HEUTE)
    assert (achse.share(date(2020, 11, 1)), achse.share(date(2032, 12, 1))) == (0, 1)
    assert achse.share(date(9999, 12, 31)) > 1
    assert achse.share(date(1, 1, 1)) < 0


def test_months_are_named_in_short() -> None:
    assert [step.words for step in Zeitachse.around((), HEUTE).steps(12)] == [
        "Nov.", "Dez.", "Jan.", "Feb.", "März", "April",
    ]  # fmt: skip


def test_the_scale_reaches_the_last_year_a_date_can_have() -> None:
    achse = Zeitachse.around((), date(9999, 12, 31))
    assert 0 <= achse.share(date(9999, 12, 31)) < 1
    assert achse.steps(3)[-1].bis == 1
