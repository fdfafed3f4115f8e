"""The example year, opened in a shell; its evaluations by Kennung."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import pruefung
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.checks.auswertung.opened import Open, opened, show


@pytest.fixture
def example(qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path) -> Iterator[tuple[Context, Shell]]:
    path = tmp_path / "QM-2025.qcheck"
    path.write_bytes(example_file.read_bytes())
    yield from opened(qtbot, path, None, tmp_path)


@pytest.fixture
def context(example: tuple[Context, Shell]) -> Context:
    return example[0]


@pytest.fixture
def shell(example: tuple[Context, Shell]) -> Shell:
    return example[1]


@pytest.fixture
def ids(context: Context) -> dict[str, UUID]:
    return {row.kennung: row.id for row in context.read(pruefung.pruefungen)}


@pytest.fixture
def open_page(qtbot: QtBot, context: Context, shell: Shell, ids: dict[str, UUID]) -> Open:
    def run(kennung: str) -> AuswertungSeite:
        return show(qtbot, context, shell, ids[kennung])

    return run
