"""A real encrypted workspace with a drawn sample, and a person at the Prüfplatz."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import AkteZeile, AntwortZeile
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.vollstaendigkeit import Vollstaendigkeit
from qmapp.ui.checks.zuteilung import Zuteilung
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.desk import KDU, NOW, SCHEMA, WER, build
from tests.ui.present import present

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAGES = (Aktenpruefungen, Pruefplatz, Vollstaendigkeit, Zuteilung)
CODES = [punkt.code for punkt in KDU.punkte]


class Desk:
    """What a person at the Prüfplatz does and sees."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, pruefung: UUID, size: tuple[int, int] = (1440, 900)) -> None:
        self.qtbot, self.workspace, self.pruefung = qtbot, workspace, pruefung
        self.context = Context(workspace, Settings(), wer=WER, clock=lambda: NOW)
        self.shell = present(qtbot, Shell(self.context, PAGES, "Amt", "Lokal"), size, owned=False)
        self.shell.open_first()
        self.open()

    def open(self) -> None:
        self.context.navigate("aktenpruefung.pruefen", self.pruefung)
        self.qtbot.wait(1)

    @property
    def page(self) -> Pruefplatz:
        shown = self.shell.page()
        assert isinstance(shown, Pruefplatz)
        return shown

    def keys(self, text: str) -> None:
        for key in text:
            self.qtbot.keyClicks(self.focus(), key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # Without a window manager nothing is active after a dialog has closed.
            self.shell.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def place(self) -> int:
        """Number of the Prüfpunkt whose row has the focus."""
        assert self.focus() is self.page.blatt.punkte.row(self.page.blatt.punkte.active())
        return CODES.index(self.page.blatt.punkte.active()) + 1

    def stored(self, number: int, akte: UUID | None = None) -> AntwortZeile:
        """The answer as it lies in the file."""
        held = akte or self.held()
        return self.workspace.read(akten.akte, held).antworten[number - 1]

    def held(self) -> UUID:
        akte = self.page.arbeit.akte
        assert akte is not None
        return akte.id

    def rows(self) -> tuple[AkteZeile, ...]:
        return self.workspace.read(akten.akten, self.pruefung)

    def close(self) -> None:
        self.context.close()
        self.shell.close()
        self.shell.deleteLater()


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("platz") / "QM-2025.qcheck"
    return path, build(path, files=60, sample=5, reserve=1)


@pytest.fixture
def workspace(drawn: tuple[Path, UUID], tmp_path: Path) -> Workspace:
    path = tmp_path / "QM-2025.qcheck"
    shutil.copy(drawn[0], path)
    return Workspace.open(path, None, SCHEMA, wer=WER)


@pytest.fixture
def desk(qtbot: QtBot, styled: None, workspace: Workspace, drawn: tuple[Path, UUID]) -> Iterator[Desk]:
    made = Desk(qtbot, workspace, drawn[1])
    yield made
    made.close()
