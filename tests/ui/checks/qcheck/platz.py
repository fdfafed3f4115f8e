"""A person at the keyboard with a Q-Check before them."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Bewertung, Frage
from qmapp.settings import Settings
from qmapp.ui.checks.qcheck.bewertung import BewertungSeite
from qmapp.ui.context import Context
from qmapp.ui.pages import Page
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.qcheck import mappe
from tests.ui.present import present


class Platz:
    """What a person does and sees; it is shown ``pages`` and nothing else."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, pages: tuple[type[Page], ...] = (BewertungSeite,)) -> None:
        self.qtbot, self.workspace = qtbot, workspace
        self.settings = Settings()
        self.context = Context(workspace, self.settings, wer=mappe.WER, clock=lambda: mappe.NOW)
        self.shell = present(qtbot, Shell(self.context, pages, "Amt", "Lokal"), (1366, 768), owned=False)
        self.key = UUID(int=0)

    def open(self, key: UUID, *target: object, page: str = "qcheck.bewertung") -> None:
        self.key = key
        self.context.navigate(page, key, *target)
        self.qtbot.wait(1)

    @property
    def page(self) -> BewertungSeite:
        shown = self.shell.page()
        assert isinstance(shown, BewertungSeite)
        return shown

    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            self.shell.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def keys(self, text: str) -> None:
        for key in text:
            self.qtbot.keyClicks(self.focus(), key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def place(self) -> int:
        """Number of the question whose row has the focus."""
        fragen = self.page.blatt.fragen
        assert self.focus() is fragen.row(fragen.active())
        return mappe.CODES.index(fragen.active()) + 1

    def frage(self, number: int, bewerter: str = "") -> Frage:
        return self.workspace.read(door.fragen, self.key, bewerter)[number - 1]

    def stored(self, number: int, bewerter: str = "") -> Bewertung | None:
        """The answer as it lies in the file."""
        return self.frage(number, bewerter).bewertung

    def close(self) -> None:
        self.context.close()
        self.shell.close()
        self.shell.deleteLater()
