"""The page of the catalogues on an empty workspace."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.katalog import Kataloge
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW
from tests.ui.present import present


@pytest.fixture
def context(qtbot: QtBot, styled: None, blank_file: Path, tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (Kataloge,), "Amt", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> Kataloge:
    shown = shell.page()
    assert isinstance(shown, Kataloge)
    return shown
