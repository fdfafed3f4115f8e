"""What scrolls on its own beside a list and with the page below it."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qmapp.ui.style import box, look, sized, vbox
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.rollflaeche import Rollflaeche
from tests.ui.present import present


def tall() -> QWidget:
    return sized(QWidget(), min_width=300, min_height=900)


def test_its_width_is_the_same_folded_or_not(qtbot: QtBot, styled: None) -> None:
    area = Rollflaeche(box(vbox(tall())))
    qtbot.addWidget(area)
    beside = area.minimumSizeHint()
    area.set_folded(True)
    below = area.minimumSizeHint()
    assert beside.width() == below.width() > 300
    assert beside.height() < 300 < 900 <= below.height()


@pytest.mark.parametrize("percent", [100, 150])
def test_columns_with_it_settle_at_every_width(qtbot: QtBot, styled: None, percent: int) -> None:
    area = Rollflaeche(box(vbox(tall())))
    columns = Columns((tall(), 1), (area, 1), fold=500)
    columns.folded.connect(area.set_folded)
    window = QWidget()
    window.setLayout(vbox(columns))
    present(qtbot, window, (1000, 400))
    look.apply("light", percent)
    states = []
    for width in range(400, 1300, 7):
        columns.resize(width, 400)
        states.append(columns.is_folded)
    assert states == sorted(states, reverse=True)
    assert set(states) == {True, False}
