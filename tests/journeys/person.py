"""Someone at the keyboard of the window."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile, AntwortZeile, Pruefung
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.pruefplatz.grund import GrundDialog
from qmapp.ui.main_window import MainWindow
from qmapp.ui.palette import CommandPalette
from qmapp.ui.start_dialogs import PassphraseDialog
from qmapp.workspace import Workspace
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, shown
from tests.ui.checks import desk


class Person:
    """Someone who has nothing but the keyboard, and what lies in the file to compare with."""

    def __init__(self, qtbot: QtBot, window: MainWindow, pruefung_id: UUID, in_dialog: InDialog[QDialog]) -> None:
        self.qtbot, self.window, self.pruefung, self.in_dialog = qtbot, window, pruefung_id, in_dialog

    def open(self, file: Path) -> None:
        """Enter on the start screen opens the workspace of last time."""

        def unlock(dialog: QDialog) -> None:
            assert isinstance(dialog, PassphraseDialog)
            dialog.passphrase.line.setText(desk.PASSPHRASE)
            self.qtbot.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)

        self.in_dialog(PassphraseDialog, unlock)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: isinstance(shown(self.window), Aktenpruefungen), timeout=20_000)
        assert self.workspace.path == file

    @property
    def workspace(self) -> Workspace:
        assert self.window.shell is not None
        return self.window.shell.context.workspace

    @property
    def desk(self) -> Pruefplatz:
        page = shown(self.window)
        assert isinstance(page, Pruefplatz)
        return page

    @property
    def evaluation(self) -> AuswertungSeite:
        page = shown(self.window)
        assert isinstance(page, AuswertungSeite)
        return page

    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # Without a window manager nothing is active after a dialog has closed.
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def keys(self, text: str) -> None:
        for key in text:
            self.qtbot.keyClicks(self.focus(), key)

    def command(self, words: str) -> None:
        """Strg+K, some letters, Enter."""

        def run(dialog: QDialog) -> None:
            assert isinstance(dialog, CommandPalette)
            self.qtbot.keyClicks(dialog._line, words)
            assert len(dialog.shown()) == 1
            self.qtbot.keyClick(dialog._line, Qt.Key.Key_Return)

        self.in_dialog(CommandPalette, run)
        self.press(Qt.Key.Key_K, CTRL)

    def confirm_reason(self) -> None:
        """Enter takes the first of the reasons offered."""

        def agree(dialog: QDialog) -> None:
            focused = dialog.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, Qt.Key.Key_Return)

        self.in_dialog(GrundDialog, agree)

    def held(self) -> UUID:
        akte = self.desk.arbeit.akte
        assert akte is not None
        return akte.id

    def place(self) -> int:
        """Number of the Prüfpunkt that has the focus."""
        punkte = self.desk.blatt.punkte
        assert self.focus() is punkte.row(punkte.active())
        return [punkt.code for punkt in desk.KDU.punkte].index(punkte.active()) + 1

    def stored(self, number: int) -> AntwortZeile:
        return self.workspace.read(akten.akte, self.held()).antworten[number - 1]

    def rows(self) -> tuple[AkteZeile, ...]:
        return self.workspace.read(akten.akten, self.pruefung)

    def row(self, akte: UUID) -> AkteZeile:
        return next(row for row in self.rows() if row.id == akte)

    def finish_file(self) -> None:
        """Strg+R answers the rest, Strg+Enter closes the file and takes up the next."""
        file = self.held()
        self.press(Qt.Key.Key_R, CTRL)
        self.press(*PRIMARY)
        assert self.row(file).stand is Aktenstand.GEPRUEFT

    def settled(self) -> AuswertungSeite:
        """The evaluation, once its figures are there."""
        page = self.evaluation
        self.qtbot.waitUntil(lambda: page._found is not None and page._found.frage == page._asked, timeout=20_000)
        self.qtbot.waitUntil(page.result.isVisible)
        return page

    def head(self) -> Pruefung:
        return self.workspace.read(pruefung.pruefung, self.pruefung)
