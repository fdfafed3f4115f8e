"""The window as a person has it before them, on a folder of their own."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.settings import Settings
from qmapp.ui.main_window import MainWindow
from tests.ui.present import present

#: Typed as keys, which have no umlauts here.
PASSPHRASE = "Apfel Dampfer Fenster Lampe"
CTRL = Qt.KeyboardModifier.ControlModifier
PRIMARY = (Qt.Key.Key_Return, CTRL)
_TRIES, _PAUSE_MS = 1000, 10

D = TypeVar("D", bound=QDialog)
OpenWindow = Callable[[], MainWindow]
InDialog = Callable[[type[D], Callable[[D], None]], None]


def running_from(start: datetime) -> Callable[[], datetime]:
    """A clock that is set to ``start`` and runs on."""
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(last_folder=str(tmp_path), examiner="Weber")


@pytest.fixture
def open_window(qtbot: QtBot, styled: None, settings: Settings) -> Iterator[OpenWindow]:
    """Start the program, as often as the day goes."""
    made: list[MainWindow] = []

    def start() -> MainWindow:
        window = MainWindow(settings, clock=running_from(datetime(2025, 11, 20, 9, tzinfo=UTC)))
        made.append(window)
        return present(qtbot, window, (1440, 900), owned=False)

    yield start
    for window in made:
        leave(qtbot, window)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.fixture
def in_dialog(qtbot: QtBot) -> Iterator[InDialog[QDialog]]:
    """Do something in the dialog of this kind that is about to open; what goes wrong closes it and is raised later."""
    wrong: list[Exception] = []

    def prepare(kind: type[QDialog], act: Callable[[QDialog], None], tries: int = _TRIES) -> None:
        def later() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                if tries:
                    prepare(kind, act, tries - 1)
                else:
                    wrong.append(TimeoutError(f"{kind.__name__} has not opened"))
                return
            try:
                qtbot.waitUntil(dialog.isActiveWindow)
                act(dialog)
            except Exception as error:
                wrong.append(error)
                dialog.reject()

        QTimer.singleShot(_PAUSE_MS if tries < _TRIES else 0, later)

    yield prepare
    for error in wrong:
        raise error


def leave(qtbot: QtBot, window: MainWindow) -> None:
    """Close the window; the file is shut and its backup made when this returns."""
    window.close()
    qtbot.waitUntil(lambda: window.shell is None and not window.isVisible(), timeout=20_000)


def shown(window: MainWindow) -> QWidget | None:
    """The page before the user."""
    return window.shell.page() if window.shell is not None else None
