"""The Fristrechner opened from the page (AB-12)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.arbeitstage import Bundesland
from qmapp.ui.act.berichtspflichten import Berichtspflichten
from qmapp.ui.act.berichtspflichten.fristrechner import Fristrechner
from tests.ui.checks.conftest import InDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def type_into(dialog: Fristrechner, text: str) -> None:
    dialog.eingang.line.setFocus()
    dialog.eingang.line.selectAll()
    QTest.keyClicks(dialog.eingang.line, text)


def test_ten_working_days_after_30_03_2021_end_on_15_04_2021(
    qtbot: QtBot, page: Berichtspflichten, in_dialog: InDialog
) -> None:
    seen: list[str] = []

    def count(dialog: QDialog) -> None:
        assert isinstance(dialog, Fristrechner)
        dialog.land.set_value(Bundesland.SCHLESWIG_HOLSTEIN)
        dialog.land.committed.emit(Bundesland.SCHLESWIG_HOLSTEIN)
        type_into(dialog, "30.03.2021")
        seen.append(dialog.ende.text())
        assert dialog.words.text().endswith("Karfreitag 02.04.2021, Ostermontag 05.04.2021.")
        assert dialog.table.rows.count() == 16
        assert dialog.table.rows.row(2).warum == "Karfreitag"
        type_into(dialog, "08.01.2021")
        seen.append(dialog.ende.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert QGuiApplication.clipboard().text().startswith("Eingang Freitag, 08.01.2021, 10 Arbeitstage")
        dialog.reject()

    in_dialog(count)
    qtbot.keyClick(page, Qt.Key.Key_R, CTRL)
    assert seen == ["Donnerstag, 15.04.2021", "Freitag, 22.01.2021"]


def test_what_cannot_be_counted_shows_nothing(page: Berichtspflichten, in_dialog: InDialog) -> None:
    def wrong(dialog: QDialog) -> None:
        assert isinstance(dialog, Fristrechner)
        assert dialog.action is not None
        type_into(dialog, "31.02.2021")
        assert not dialog.table.isVisible()
        assert not dialog.action.isEnabled()
        type_into(dialog, "30.12.2099")
        assert "keine Feiertage" in dialog.eingang.error()
        assert not dialog.table.isVisible()
        type_into(dialog, "04.01.2021")
        assert dialog.table.isVisible()
        dialog.reject()

    in_dialog(wrong)
    page.spalte.frist.click()
