"""The calendar file, from the button to what another program reads in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite
from qmapp.ui.context import Context
from tests.ui.act.wiedervorlagen.handgriffe import go_to, last_said, press

MENU = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Chooser = Callable[[Path], None]


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    """Answer the system's file dialog."""

    def answer(target: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    return answer


def summaries(path: Path) -> list[str]:
    return [event.summary.value for event in vobject.readOne(path.read_text("utf-8")).vevent_list]


@MENU
def test_the_calendar_file_holds_what_was_chosen(
    qtbot: QtBot, page: WiedervorlagenSeite, context: Context, saving: Chooser, tmp_path: Path
) -> None:
    go_to(page, "WV-02")
    press(qtbot, page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    saving(tmp_path / "zwei")
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (offered,) = page.export_button.findChildren(QMenu)
    assert [action.text() for action in offered.actions()] == [
        "Die 2 ausgewählten", "Die 8 gezeigten", "Alles Offene und zuletzt Erledigte"
    ]  # fmt: skip
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert last_said(context) == f"2 Termine gespeichert: {tmp_path / 'zwei.ics'}"
    assert [text[:10] for text in summaries(tmp_path / "zwei.ics")] == ["M-12: Stan", "AP-2026-1:"]


def test_everything_goes_in_with_what_was_settled_lately(
    page: WiedervorlagenSeite, context: Context, saving: Chooser, tmp_path: Path
) -> None:
    go_to(page, "WV-02")
    page.schritte.settle()
    saving(tmp_path / "alles.ics")
    page.ausgabe.write(page._whole())
    found = summaries(tmp_path / "alles.ics")
    assert len(found) == 9
    assert sum(text.startswith("Erledigt – M-12") for text in found) == 1


def test_a_folder_that_cannot_be_written_is_said(
    page: WiedervorlagenSeite, context: Context, saving: Chooser, tmp_path: Path
) -> None:
    saving(tmp_path / "fehlt" / "x.ics")
    assert page.ausgabe.write(page.liste.shown()) is None
    assert "„x.ics“ lässt sich nicht schreiben." in page.problem.words()
