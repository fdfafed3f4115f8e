import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qmapp.ui.style import look
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import ConfirmDialog, ProgressDialog, TextDialog, confirm
from tests.ui.present import present

FACTS = [("Umfang", "662 von 22.082 Akten"), ("Startwert", "2025-11-20-KdU")]


@pytest.fixture
def window(qtbot: QtBot, styled: None) -> QWidget:
    return present(qtbot, QWidget(), (1366, 768))


def question(window: QWidget, *, harmless: bool) -> ConfirmDialog:
    made = ConfirmDialog(
        window, "Akten ziehen?", "Danach gesperrt.", FACTS, action="662 Akten ziehen", harmless=harmless
    )
    made.open()
    return made


@pytest.mark.parametrize(
    ("harmless", "key", "agreed"),
    [(False, Qt.Key.Key_Return, False), (True, Qt.Key.Key_Return, True), (True, Qt.Key.Key_Escape, False)],
)
def test_enter_does_only_what_is_harmless(
    qtbot: QtBot, window: QWidget, harmless: bool, key: Qt.Key, agreed: bool
) -> None:
    dialog = question(window, harmless=harmless)
    qtbot.keyClick(dialog, key)
    assert not dialog.isVisible()
    assert (dialog.result() == QDialog.DialogCode.Accepted) is agreed


def test_buttons_name_the_action(qtbot: QtBot, window: QWidget) -> None:
    dialog = question(window, harmless=False)
    qtbot.waitUntil(dialog.isActiveWindow)
    words = [button.words() for button in dialog.findChildren(Button)]
    assert words == ["Abbrechen", "662 Akten ziehen"]
    assert dialog.cancel.hasFocus()
    assert "Umfang: 662 von 22.082 Akten." in dialog.accessibleDescription()
    dialog.reject()


def test_the_focus_returns_to_where_it_was(qtbot: QtBot, window: QWidget) -> None:
    button = Button("Ziehen")
    button.setParent(window)
    button.show()
    button.setFocus()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        dialog.action.click()

    QTimer.singleShot(0, answer)
    assert confirm(window, "Akten ziehen?", "Danach gesperrt.", FACTS, action="662 Akten ziehen")
    assert window.focusWidget() is button


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_dialogs_fit_a_small_laptop(qtbot: QtBot, window: QWidget, percent: int) -> None:
    look.apply(percent=percent)
    dialog = question(window, harmless=False)
    qtbot.wait(1)
    assert dialog.height() <= 768
    assert dialog.width() <= 1366
    assert dialog.action is not None
    bottom = dialog.action.mapTo(dialog, dialog.action.rect().bottomRight())
    assert dialog.rect().contains(bottom)
    dialog.reject()


def test_a_short_work_shows_no_progress_dialog(qtbot: QtBot, window: QWidget) -> None:
    dialog = ProgressDialog(window, "Liste wird eingelesen")
    dialog.finish()
    qtbot.wait(1)
    assert not window.findChildren(ProgressDialog)


@pytest.mark.parametrize(
    ("unit", "total", "words"),
    [
        ("", 1000, "50\u00a0%"),
        ("Zeilen", 1000, "500 von 1.000 Zeilen"),
        ("Zeilen", 0, "500 Zeilen"),
        ("", 0, "Beginnt …"),
    ],
)
def test_progress_counts_only_what_has_a_name(qtbot: QtBot, window: QWidget, unit: str, total: int, words: str) -> None:
    dialog = ProgressDialog(window, "Prüfbericht wird erstellt", unit)
    dialog.open()
    dialog.show_progress(500, total)
    assert dialog._words.text() == words
    dialog.finish()


def test_cancelling_waits_for_the_work(qtbot: QtBot, window: QWidget) -> None:
    dialog = ProgressDialog(window, "Liste wird eingelesen")
    dialog.open()
    dialog.show_progress(500, 22082)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.cancel.isEnabled()
    dialog.finish()
    assert not dialog.isVisible()


def test_a_text_can_be_copied(qtbot: QtBot, window: QWidget) -> None:
    dialog = TextDialog(window, "Rechenweg", "n = 662", "So wurde gerechnet.")
    dialog.open()
    assert dialog.action is not None
    dialog.action.click()
    assert QGuiApplication.clipboard().text() == "n = 662"
    assert dialog.findChild(QPlainTextEdit) is not None
    dialog.reject()
