"""A workspace that takes no time to open, with a Q-Check in it, and the context pages work in."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.context import Context
from qmapp.workspace import Workspace

HEUTE = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
KATALOG = load("QC-HZP", Katalogart.QCHECK)
CODES = tuple(punkt.code for punkt in KATALOG.punkte)


@pytest.fixture
def workspace(tmp_path: Path, blank_file: Path) -> Iterator[Workspace]:
    path = tmp_path / "QM-2026.qcheck"
    shutil.copy(blank_file, path)
    opened = Workspace.open(path, None, SCHEMA, wer="Weber")
    yield opened
    opened.close()


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace, tmp_path: Path) -> Iterator[Context]:
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def qcheck_id(workspace: Workspace) -> UUID:
    """A Q-Check of the ambulante Pflege, planned and not begun."""
    about = {"katalog": KATALOG, "heute": HEUTE, "prozess": "ambulante Hilfe zur Pflege", "einheit": "Team Pflege"}
    return workspace.execute("Anlegen", door.create_qcheck, titel="Q-Check Pflege", **about)
