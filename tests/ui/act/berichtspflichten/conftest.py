"""An empty workspace and the page of the Berichtspflichten on it, on 20.11.2025."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.berichtspflichten import Berichtspflichten
from qmapp.ui.act.vorgaben import VorgabenSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW, in_dialog
from tests.ui.present import present

__all__ = ["in_dialog"]


@pytest.fixture
def context(qtbot: QtBot, styled: None, tmp_path: Path, blank_file: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    pages = (Berichtspflichten, VorgabenSeite)
    made = present(qtbot, Shell(context, pages, "Amt für Soziales", "Lokal"), (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> Berichtspflichten:
    shown = shell.page()
    assert isinstance(shown, Berichtspflichten)
    return shown
