"""The example year, opened in a shell with the Auswertung and the Vertiefung."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import pruefung
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.vertiefung import VertiefungSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW
from tests.ui.present import present


@pytest.fixture
def context(qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "QM-2025.qcheck"
    path.write_bytes(example_file.read_bytes())
    with Workspace.open(path, None, SCHEMA, wer="Weber") as opened:
        made = Context(opened, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
        yield made
        made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (Aktenpruefungen, AuswertungSeite, VertiefungSeite), "Amt für Soziales", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def ids(context: Context) -> dict[str, UUID]:
    return {row.kennung: row.id for row in context.read(pruefung.pruefungen)}


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[VertiefungSeite], None]:
    """Wait until the page shows what it asked for last."""

    def run(page: VertiefungSeite) -> None:
        qtbot.waitUntil(lambda: page._found is not None and page._found.frage == page._asked, timeout=15_000)
        qtbot.wait(1)

    return run


@pytest.fixture
def open_page(
    context: Context, shell: Shell, ids: dict[str, UUID], settled: Callable[[VertiefungSeite], None]
) -> Callable[[str], VertiefungSeite]:
    def run(kennung: str) -> VertiefungSeite:
        context.navigate("aktenpruefung.vertiefen", ids[kennung])
        page = shell.page()
        assert isinstance(page, VertiefungSeite)
        settled(page)
        return page

    return run
