"""The month: its days against the calendar module, its keys, and what each day says."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from qmapp.arbeitstage import Bundesland, feiertag
from qmapp.ui.style import look
from qmapp.ui.widgets.kalendermonat import (
    FIRST_DAY,
    LAST_DAY,
    Kalendermonat,
    Monatsmodell,
    day_words,
    month_words,
    next_month,
)
from qmapp.ui.widgets.kalendertag import Kalendereintrag, shown
from tests.ui.present import present

HEUTE = date(2025, 11, 20)
BUSSTAG = date(2025, 11, 19)
FULL = date(2025, 11, 28)
EINTRAEGE = {
    HEUTE: [Kalendereintrag("M-07", "M-07 Frist (offen): Musterbescheid", "flag", "info")],
    FULL: [Kalendereintrag(f"M-{n:02d}", f"M-{n:02d} Frist", "flag", "bad") for n in range(1, 8)],
}
days = st.dates(FIRST_DAY, LAST_DAY)


def saxon(day: date) -> str:
    return feiertag(day, Bundesland.SACHSEN)


@pytest.fixture
def monat(qtbot: QtBot, styled: None) -> Kalendermonat:
    made = Kalendermonat("Kalendermonat")
    made.set_data(EINTRAEGE, saxon, HEUTE)
    present(qtbot, made, (700, 480))
    made.setFocus()
    return made


def accessible(monat: Kalendermonat, day: date) -> object:
    model = monat.model()
    assert isinstance(model, Monatsmodell)
    return model.data(model.cell(day), Qt.ItemDataRole.AccessibleTextRole)


def test_it_opens_on_today_and_every_day_speaks(monat: Kalendermonat) -> None:
    assert monat.day() == HEUTE
    assert accessible(monat, HEUTE) == (
        "Donnerstag, 20. November 2025, heute, 1 Eintrag: M-07 Frist (offen): Musterbescheid"
    )
    assert accessible(monat, BUSSTAG) == "Mittwoch, 19. November 2025, Buß- und Bettag, keine Einträge"
    said = str(accessible(monat, FULL))
    assert said.startswith("Freitag, 28. November 2025, 7 Einträge: M-01 Frist; ")
    assert said.endswith("M-07 Frist")
    heads = [monat.model().headerData(place, Qt.Orientation.Horizontal) for place in range(7)]
    assert heads == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]


def test_the_keys_move_by_day_and_month(qtbot: QtBot, monat: Kalendermonat) -> None:
    moved: list[date] = []
    months: list[date] = []
    monat.day_changed.connect(moved.append)
    monat.month_changed.connect(months.append)
    keys = Qt.Key
    for key in (keys.Key_Left, keys.Key_Up, keys.Key_Right, keys.Key_Down, keys.Key_End, keys.Key_Right):
        qtbot.keyClick(monat, key)
    assert moved == [
        date(2025, 11, 19), date(2025, 11, 12), date(2025, 11, 13), date(2025, 11, 20), date(2025, 11, 30),
        date(2025, 12, 1),
    ]  # fmt: skip
    assert months == [date(2025, 12, 1)]
    monat.select(date(2026, 1, 31))
    qtbot.keyClick(monat, keys.Key_PageDown)
    assert monat.day() == date(2026, 2, 28)
    qtbot.keyClick(monat, keys.Key_PageUp)
    qtbot.keyClick(monat, keys.Key_Home)
    assert monat.day() == date(2026, 1, 1)
    monat.to_today()
    assert monat.day() == HEUTE


def test_enter_and_double_click_open_a_day_and_a_click_moves(qtbot: QtBot, monat: Kalendermonat) -> None:
    opened: list[date] = []
    monat.opened.connect(opened.append)
    qtbot.keyClick(monat, Qt.Key.Key_Return)
    model = monat.model()
    assert isinstance(model, Monatsmodell)
    at = monat.visualRect(model.cell(FULL)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(monat.viewport(), left, pos=at)
    assert monat.day() == FULL
    qtbot.mouseDClick(monat.viewport(), left, pos=at)
    assert opened == [HEUTE, FULL]
    qtbot.mouseClick(monat.viewport(), left, pos=QPoint(5, 5))
    assert monat.day() == date(2025, 10, 27)


def test_it_ends_where_no_feiertag_is_known(qtbot: QtBot, monat: Kalendermonat) -> None:
    monat.select(date(2150, 1, 1))
    assert monat.day() == LAST_DAY
    qtbot.keyClick(monat, Qt.Key.Key_PageDown)
    qtbot.keyClick(monat, Qt.Key.Key_Right)
    assert monat.day() == LAST_DAY
    monat.select(date(1900, 1, 1))
    qtbot.keyClick(monat, Qt.Key.Key_PageUp)
    assert monat.day() == FIRST_DAY


def test_new_entries_leave_the_day_where_it_is(monat: Kalendermonat) -> None:
    monat.select(date(2026, 3, 4))
    monat.set_data({}, saxon, HEUTE)
    assert monat.day() == date(2026, 3, 4)
    assert monat.tag().eintraege == ()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("percent", [90, 200])
def test_it_paints_in_every_look(qtbot: QtBot, monat: Kalendermonat, theme: str, percent: int) -> None:
    look.apply(theme, percent)  # type: ignore[arg-type]
    image = monat.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 6


@pytest.mark.parametrize(
    ("count", "room", "wanted"),
    [(0, 3, (0, 0)), (3, 3, (3, 0)), (4, 3, (2, 2)), (7, 1, (0, 7)), (1, 1, (1, 0)), (2, 0, (0, 2))],
)
def test_a_day_too_full_names_how_many_more_there_are(count: int, room: int, wanted: tuple[int, int]) -> None:
    assert shown(count, room) == wanted


@given(days)
def test_the_weeks_are_those_of_the_calendar(day: date) -> None:
    model = Monatsmodell()
    model.show(day, {}, lambda _: "", HEUTE)
    cells = [model.day(model.index(row, column)) for row in range(model.rowCount()) for column in range(7)]
    assert cells == list(calendar.Calendar(calendar.MONDAY).itermonthdates(day.year, day.month))
    assert all(model.day(model.cell(cell)) == cell for cell in cells)
    assert not model.cell(cells[0] - timedelta(days=1)).isValid()


@given(days, st.integers(-30, 30))
def test_a_month_on_keeps_the_day_if_that_month_has_it(day: date, step: int) -> None:
    after = next_month(day, step)
    assert FIRST_DAY <= after <= LAST_DAY
    if (after.year - day.year) * 12 + after.month - day.month == step:
        assert after.day == min(day.day, calendar.monthrange(after.year, after.month)[1])


def test_days_in_words() -> None:
    assert day_words(date(2026, 3, 1)) == "Sonntag, 1. März 2026"
    assert month_words(date(2026, 3, 1)) == "März 2026"
