"""From the start of the process to the first paint, against a bare window of the same toolkit."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from qmapp.beispiel import example_version

RUNS = 7
_BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time())
        QTimer.singleShot(0, QApplication.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(app.exec())
"""
_OURS = """
import sys, time
from qmapp.ui import app
from qmapp.ui.main_window import MainWindow
original = MainWindow.paintEvent
def paint(self, event):
    original(self, event)
    print(time.time())
MainWindow.paintEvent = paint
sys.exit(app.run(["--selbsttest"]))
"""
_FILLED = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qmapp.ui import app
from qmapp.ui.main_window import MainWindow
def look():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.shell is not None]
    if windows:
        timer.stop()
        QApplication.processEvents()
        print(time.time())
        windows[0].close()
original = app.create_app
def create():
    global timer
    made = original()
    timer = QTimer(made)
    timer.timeout.connect(look)
    timer.start(5)
    return made
app.create_app = create
sys.exit(app.run(["--beispiel"]))
"""


def first_paint(code: str, home: Path) -> float:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    # As for an installed program, the compiled modules of both are kept between two starts.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = str(home / "pyc")
    began = time.time()
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=True)
    return float(run.stdout.split()[0]) - began


def test_first_paint(tmp_path: Path) -> None:
    """Both are started in turn, so that a busy machine slows both; the first pair warms the disk and is left out."""
    pairs = [(first_paint(_BARE, tmp_path), first_paint(_OURS, tmp_path)) for _ in range(RUNS + 1)][1:]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(
        f"\nfirst paint: {ours * 1000:.0f} ms, bare window {bare * 1000:.0f} ms, ratio {ours / bare:.2f}\n"
    )
    assert ours <= 2 * bare


def test_filled_with_the_example(example_file: Path, tmp_path: Path) -> None:
    """From the start of the process to the painted list of Prüfungen of the example workspace."""
    place = tmp_path / "Q-Check" / "Beispiel" / example_version() / "Beispieljahr.qcheck"
    place.parent.mkdir(parents=True)
    shutil.copy(example_file, place)
    bare = [first_paint(_BARE, tmp_path) for _ in range(3)]
    times = [first_paint(_FILLED, tmp_path) for _ in range(RUNS + 1)][1:]
    filled = statistics.median(times)
    sys.stdout.write(f"\nfilled: {filled * 1000:.0f} ms, {filled / statistics.median(bare):.1f} x a bare window\n")
    assert filled <= 1
