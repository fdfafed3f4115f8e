"""A drawn Prüfung with answers, a newer version of its catalogue, and the assistant on the screen."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.checks.katalog import import_katalog
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.katalogwechsel import KatalogwechselSeite
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.desk import HEUTE, KDU, NOW, SCHEMA, WER, build
from tests.ui.present import present

OLD = KDU.punkte
#: 1 asks something else, 2 has another hint, 3 is gone and comes back under a new code, 40 is gone; 99 is new.
NEU = replace(
    KDU,
    version=KDU.version + 1,
    punkte=(
        replace(OLD[0], frage=OLD[0].frage.replace("?", " und datiert?")),
        replace(OLD[1], hinweis=OLD[1].hinweis + " Neu gelesen."),
        replace(OLD[2], code="AP-KDU-98", nummer=3),
        *(p for p in OLD[3:39]),
        replace(OLD[39], code="AP-KDU-99", nummer=40, titel="Digitale Akte vollständig", frage="Ist alles erfasst?"),
    ),
)
NEXT = replace(NEU, version=NEU.version + 1)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("wechsel") / "QM-2025.qcheck"
    key = build(path, files=60, sample=4, reserve=1)
    with Workspace.open(path, None, SCHEMA, wer=WER) as ws:
        first, second, *_ = ws.read(akten.akten, key)
        ws.execute("A", akten.answer, first.id, OLD[0].code, Ergebnis.F1, jetzt=NOW, wer=WER, feststellung="Fehlt.")
        ws.execute("A", akten.answer, first.id, OLD[2].code, Ergebnis.F2, jetzt=NOW, wer=WER)
        ws.execute("R", akten.answer_rest, second.id, Ergebnis.OK, NOW, WER)
        ws.execute("Z", akten.close_akte, second.id, jetzt=NOW, wer=WER)
        ws.execute("K", import_katalog, NEU, heute=HEUTE, wer=WER)
    return path, key


@pytest.fixture
def context(styled: None, written: tuple[Path, UUID], tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "QM-2025.qcheck"
    shutil.copy(written[0], path)
    made = Context(Workspace.open(path, None, SCHEMA, wer=WER), Settings(), wer=WER, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context, written: tuple[Path, UUID]) -> Shell:
    pages = (Aktenpruefungen, Pruefplatz, KatalogwechselSeite)
    made = present(qtbot, Shell(context, pages, "Amt", "Lokal"), (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(qtbot: QtBot, shell: Shell, written: tuple[Path, UUID]) -> KatalogwechselSeite:
    shell.context.navigate(KatalogwechselSeite.key, written[1])
    qtbot.wait(1)
    shown = shell.page()
    assert isinstance(shown, KatalogwechselSeite)
    return shown


@pytest.fixture
def agree(qtbot: QtBot) -> Callable[[bool], list[str]]:
    """Answer the question that is about to be asked; what it said comes back in the list."""

    def prepare(yes: bool) -> list[str]:
        said: list[str] = []

        def later() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            said.append(dialog.accessibleDescription())
            dialog.accept() if yes else dialog.reject()

        QTimer.singleShot(0, later)
        return said

    return prepare
