"""A drawn sample of 40 from 240 files, and the page of its draws."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.checks.ziehungen import Ziehungen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.desk import NOW, SCHEMA, WER, build
from tests.ui.present import present

InDialog = Callable[[type[QDialog], Callable[[QDialog], None]], None]


@pytest.fixture(scope="session")
def vorlage(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("ziehungen") / "QM-2025.qcheck"
    return path, build(path, files=240, sample=40)


@pytest.fixture
def workspace(vorlage: tuple[Path, UUID], tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "QM-2025.qcheck"
    shutil.copy(vorlage[0], path)
    opened = Workspace.open(path, None, SCHEMA, wer=WER)
    yield opened
    opened.close()


@pytest.fixture
def drawn(vorlage: tuple[Path, UUID]) -> UUID:
    return vorlage[1]


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace, tmp_path: Path) -> Iterator[Context]:
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer=WER, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (Aktenpruefungen, StichprobePlanen, Ziehungen, Pruefplatz), "Amt", "Lokal")
    present(qtbot, made, (1366, 768))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell, context: Context, drawn: UUID) -> Ziehungen:
    context.navigate("aktenpruefung.ziehungen", drawn)
    shown = shell.page()
    assert isinstance(shown, Ziehungen)
    return shown


@pytest.fixture
def in_dialog(qtbot: QtBot) -> InDialog:
    """Run something on the modal dialog of this kind, as soon as it is there."""

    def prepare(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
        def later() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind):
                act(dialog)
            else:
                QTimer.singleShot(10, later)

        QTimer.singleShot(0, later)

    return prepare
