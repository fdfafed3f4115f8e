"""Reminders ordered from the page: offered only where somebody else is late, written where the user says."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.checks.conftest import InDialog
from tests.ui.present import present


def opened(qtbot: QtBot, context: Context) -> tuple[Shell, WiedervorlagenSeite]:
    shell = present(qtbot, Shell(context, (WiedervorlagenSeite,), "Amt", "Lokal"), (1440, 900))
    shell.open_first()
    page = shell.page()
    assert isinstance(page, WiedervorlagenSeite)
    return shell, page


def test_the_letters_are_written_into_the_folder_asked_for(
    qtbot: QtBot, context: Context, tmp_path: Path, in_dialog: InDialog
) -> None:
    _, page = opened(qtbot, context)

    def order(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        dialog.boxes["docx"].setChecked(True)
        dialog.submit()

    in_dialog(order)
    QTest.mouseClick(page.remind_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    assert [path.name for path in page.saved.files] == [
        "Erinnerung_offene-Zusagen_2026-03-12.pdf",
        "Erinnerung_offene-Zusagen_2026-03-12.docx",
    ]
    assert all(path.parent == tmp_path and path.stat().st_size > 2_000 for path in page.saved.files)


def test_where_nothing_is_overdue_no_reminder_is_offered(qtbot: QtBot, empty: Context) -> None:
    _, page = opened(qtbot, empty)
    assert page.remind_button.isHidden()
