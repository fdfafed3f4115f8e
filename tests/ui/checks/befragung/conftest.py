"""An empty workspace and the pages of the Befragung on it, on 20.11.2025."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.context import Context
from qmapp.workspace import Workspace
from tests.ui.checks.befragung.mappe import NOW
from tests.ui.checks.conftest import in_dialog

__all__ = ["in_dialog"]


@pytest.fixture
def workspace(tmp_path: Path, blank_file: Path) -> Workspace:
    path = tmp_path / blank_file.name
    shutil.copy(blank_file, path)
    return Workspace.open(path, None, SCHEMA, wer="Weber")


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace, tmp_path: Path) -> Iterator[Context]:
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()
