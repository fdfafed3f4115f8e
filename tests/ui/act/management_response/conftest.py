"""The example year's Management Response, and its page on it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.act import beispieljahr
from tests.ui.checks.conftest import in_dialog
from tests.ui.present import present

NOW = datetime(2026, 3, 12, 9, 42, tzinfo=UTC)
WER = "Weber"
Jahr = dict[str, UUID]

__all__ = ["in_dialog"]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Jahr]:
    """The file, copied for every test, and Kennung → id."""
    path = tmp_path_factory.mktemp("antworten") / "QM.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM 2025", amt="Amt", wer=WER, sample=True) as ws:
        return path, beispieljahr.write(ws)


@pytest.fixture
def jahr(written: tuple[Path, Jahr]) -> Jahr:
    return written[1]


@pytest.fixture
def empty_file() -> bool:
    """Overridden where a workspace without any Empfehlung is wanted."""
    return False


@pytest.fixture
def context(
    qtbot: QtBot, styled: None, written: tuple[Path, Jahr], empty_file: bool, blank_file: Path, tmp_path: Path
) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file if empty_file else written[0], path)
    made = Context(Workspace.open(path, None, SCHEMA, wer=WER), Settings(), wer=WER, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (ManagementResponseSeite,), "Amt für Soziales", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> ManagementResponseSeite:
    shown = shell.page()
    assert isinstance(shown, ManagementResponseSeite)
    return shown
