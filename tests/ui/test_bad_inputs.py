"""Bad inputs of the numbered list that a person types into the window: 51, 54, 56 to 58, and 89."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.settings import Settings
from qmapp.ui.main_window import MainWindow
from qmapp.ui.widgets.number_fields import DateField, EuroField, NumberField, PercentField

TYPED = {
    "51 Arabic digits": (NumberField, "١٢"),
    "51 underscore": (NumberField, "1_000"),
    "51 not a number": (PercentField, "nan"),
    "51 English amount": (EuroField, "1,234.56"),
    "54 negative amount": (EuroField, "-5,00"),
    "56 no such day": (DateField, "31.02.2025"),
    "56 no leap year": (DateField, "29.02.2025"),
    "57 the year nought": (DateField, "01.01.0000"),
    "58 two-digit year": (DateField, "07.03.25"),
}


@pytest.mark.usefixtures("styled")
@pytest.mark.parametrize("case", TYPED)
def test_refused_at_the_field_with_a_sentence(case: str, qtbot: QtBot) -> None:
    kind, text = TYPED[case]
    field = kind("Wert")
    qtbot.addWidget(field)
    heard: list[object] = []
    field.committed.connect(heard.append)
    field.line.setText(text)
    assert not field.commit()
    assert field.error().endswith(".")
    assert heard == []


@pytest.mark.usefixtures("styled")
def test_89_a_window_left_on_a_screen_that_is_gone_comes_back(qtbot: QtBot) -> None:
    first = MainWindow(Settings())
    qtbot.addWidget(first)
    first.show()
    first.move(-20_000, -20_000)
    QApplication.processEvents()
    stored = bytes(first.saveGeometry().toBase64().data()).decode()
    second = MainWindow(Settings(window_geometry=stored))
    qtbot.addWidget(second)
    second.show()
    QApplication.processEvents()
    assert QApplication.primaryScreen().availableGeometry().intersects(second.frameGeometry())
