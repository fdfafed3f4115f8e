"""Starting the program: quick, German, and never a windowless process for ever."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from qmapp.ui import crash

HEAVY = (
    "matplotlib",
    "scipy",
    "reportlab",
    "docx",
    "python_calamine",
    "xlsxwriter",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
)
_PAINTED = f"""
import sys
from qmapp.ui import app
from qmapp.ui.main_window import MainWindow
loaded = []
def run():
    original = MainWindow.paintEvent
    def paint(self, event):
        original(self, event)
        if not loaded:
            loaded.append(sorted(set({HEAVY!r}) & set(sys.modules)))
    MainWindow.paintEvent = paint
    code = app.run(["--selbsttest"])
    print(loaded[0])
    return code
sys.exit(run())
"""


def started(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    run = started(_PAINTED, tmp_path)
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr


def test_the_self_test_gives_up_on_a_window_that_does_not_come(tmp_path: Path) -> None:
    run = started(
        "import sys; from qmapp.ui import app; from qmapp.ui.main_window import MainWindow\n"
        "app._SELF_TEST_MS = 50; MainWindow.show = lambda self: None\n"
        "sys.exit(app.run(['--selbsttest']))",
        tmp_path,
    )
    assert run.returncode == 1
    assert "nicht erschienen" in run.stderr


def test_numbers_days_and_qts_own_words_are_german(qtbot: QtBot) -> None:
    assert QLocale().toString(22082) == "22.082"
    assert QLocale().decimalPoint() == ","
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def fail_with(name: str) -> None:
    raise ValueError(name)


def test_an_unexpected_error_is_logged_without_its_contents(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qmapp.ui.widgets import dialogs

    shown: list[str] = []
    monkeypatch.setattr(dialogs, "show_crash", shown.append)
    try:
        fail_with("Müller, Hans")
    except ValueError as error:
        crash._caught(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert "ValueError" in caplog.text
    assert "fail_with" in caplog.text
    assert "Müller" not in caplog.text + shown[0]
