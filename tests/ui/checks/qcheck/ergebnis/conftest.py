"""The example's two Q-Checks, not yet sealed, with two more units, one half done and one not begun; and the page."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.qcheck.ergebnis import QCheckErgebnis
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.qcheck.test_beispiel import entered
from tests.checks.qcheck.test_einheiten import CODES, assessed
from tests.ui.present import present

NOW = datetime(2025, 11, 20, 9, 42, tzinfo=UTC)


@pytest.fixture(scope="session")
def vorlage(tmp_path_factory: pytest.TempPathFactory, blank_file: Path) -> Path:
    path = tmp_path_factory.mktemp("ergebnis") / "QM-2025.qcheck"
    shutil.copy(blank_file, path)
    with Workspace.open(path, None, SCHEMA, wer="QMB") as workspace:
        probe = Probe(workspace)
        before = entered(probe, "QC-2024-HZP")
        key = entered(probe, "QC-2025-HZP", before)
        workspace.execute("Einheit", door.update_qcheck, key, einheit="Pflege Mitte")
        for code, art, text in (
            (CODES[3], Nachweisart.DOKUMENT, "Schulungsliste 2025"),
            (CODES[3], Nachweisart.GESPRAECH, "Gruppenleitung"),
            (CODES[4], Nachweisart.DOKUMENT, "Mappe für neue Kräfte"),
        ):
            workspace.execute("Nachweis", door.add_nachweis, key, code, art, text)
        assessed(probe, "Pflege Süd", dict.fromkeys(CODES, Urteil.TEILWEISE))
        assessed(probe, "Pflege Nord", dict.fromkeys(CODES[:8], Urteil.VOLL))
        half = assessed(probe, "", dict.fromkeys(CODES, Urteil.UEBERWIEGEND))
        workspace.execute("Leer", _empty, half, CODES[12:])
        workspace.execute("Angaben", door.update_qcheck, half, titel="Q-Check halb")
        none = assessed(probe, "", {})
        workspace.execute("Leer", _empty, none, CODES)
        workspace.execute("Angaben", door.update_qcheck, none, titel="Q-Check leer")
    return path


def _empty(session: object, key: UUID, codes: list[str]) -> None:
    for code in codes:
        door.retract(session, key, code)  # type: ignore[arg-type]  # the door gives the session


@pytest.fixture
def workspace(vorlage: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / vorlage.name
    shutil.copy(vorlage, path)
    with Workspace.open(path, None, SCHEMA, wer="QMB") as opened:
        yield opened


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace, tmp_path: Path) -> Iterator[Context]:
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="QMB", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def ids(context: Context) -> dict[str, UUID]:
    """By Kennung, and by title where that is told apart."""
    rows = context.read(door.qchecks)
    return {name: row.id for row in rows for name in (row.kennung, row.titel)}


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = present(qtbot, Shell(context, (QCheckErgebnis,), "Amt für Soziales", "Lokal"), (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell, context: Context, ids: dict[str, UUID]) -> QCheckErgebnis:
    context.navigate("qcheck.ergebnis", ids["QC-2025-HZP"])
    shown = shell.page()
    assert isinstance(shown, QCheckErgebnis)
    return shown
