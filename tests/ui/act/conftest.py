"""A workspace whose Prüfung has findings, and the page of the Feststellungen on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.desk import NOW, WER, build
from tests.ui.present import present

CODES = ("AP-KDU-10", "AP-KDU-21")


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    """Six files examined; two with a material error at Prüfpunkt 10, one with a formal one at 21."""
    path = tmp_path_factory.mktemp("befund") / "QM.qcheck"
    made = build(path, files=60, sample=6)
    with Workspace.open(path, None, SCHEMA, wer=WER) as ws:
        for place, row in enumerate(ws.read(akte.akten, made)):
            for code, kind in zip(CODES, (Ergebnis.F2, Ergebnis.F1), strict=True):
                if place < (2 if kind is Ergebnis.F2 else 1):
                    ws.execute("Antwort", akte.answer, row.id, code, kind, jetzt=NOW, wer=WER, ursachen=("Frist",))
            ws.execute("Rest", akte.answer_rest, row.id, Ergebnis.OK, NOW, WER)
            ws.execute("Fertig", akte.close_akte, row.id, jetzt=NOW, wer=WER)
    return path, made


@pytest.fixture
def context(qtbot: QtBot, styled: None, audited: tuple[Path, UUID], tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(audited[0], path)
    workspace = Workspace.open(path, None, SCHEMA, wer=WER)
    made = Context(workspace, Settings(), wer=WER, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def pruefung_id(context: Context) -> UUID:
    return context.read(pruefung.pruefungen)[0].id


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (Feststellungen,), "Amt für Soziales", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> Feststellungen:
    shown = shell.page()
    assert isinstance(shown, Feststellungen)
    return shown
