"""The application: language, style and error handling before the first widget, then the window."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QStyleFactory

from qmapp import __version__
from qmapp import settings as settings_file
from qmapp.ui import crash
from qmapp.ui.collector import MainThreadCollector
from qmapp.ui.main_window import MainWindow
from qmapp.ui.style import look
from qmapp.ui.style.look import Theme

_SELF_TEST_MS = 20_000


def create_app(arguments: Sequence[str] = ()) -> QApplication:
    """The one application, German before the first widget is made; an existing one is used."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["q-check", *arguments])
    if not app.findChildren(MainThreadCollector):
        MainThreadCollector(app)
    app.setApplicationName("Q-Check")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("q-check")
    app.setStyle(QStyleFactory.create("Fusion"))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def run(arguments: Sequence[str]) -> int:
    """Open the window; returns the program's exit code.

    ``arguments``: a workspace to open, ``--beispiel`` for the example year, ``--selbsttest`` to open the window,
    paint it once and leave (exit code 1 if that has not happened within 20 s).
    """
    crash.install()
    app = create_app()
    settings = settings_file.load()
    theme = settings.theme if settings.theme in ("light", "dark") else "system"
    look.start(cast("Theme", theme), settings.font_percent)
    window = MainWindow(settings)
    files = [argument for argument in arguments if not argument.startswith("--")]
    if "--selbsttest" in arguments:
        _watch(app, window)
    window.show()
    if "--beispiel" in arguments:
        window.open_example()
    elif files:
        QTimer.singleShot(0, _OpenLater(window, Path(files[0])))
    return app.exec()


def _watch(app: QApplication, window: MainWindow) -> None:
    """End the program after its first paint, and with an error if that does not come."""
    timer = QTimer(app)
    timer.setSingleShot(True)
    timer.timeout.connect(_give_up)
    timer.start(_SELF_TEST_MS)
    window.first_painted.connect(_quit_soon)


def _quit_soon() -> None:
    QTimer.singleShot(0, QApplication.quit)


def _give_up() -> None:
    sys.stderr.write("Das Fenster ist nach 20 Sekunden nicht erschienen.\n")
    QApplication.exit(1)


class _OpenLater:
    """Opens a file once the window is shown, because the passphrase dialog stands on it."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        self._window = window
        self._path = path

    def __call__(self) -> None:
        self._window.open_path(self._path)
