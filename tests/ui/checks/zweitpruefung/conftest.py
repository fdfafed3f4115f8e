"""A Prüfung whose twelve files one person has examined, and the page of its Zweitprüfung."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.rows import Aktenart, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen, schritte
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.zweitpruefung import ZweitpruefungSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.desk import NOW, WER, build
from tests.ui.present import present

ZWEIT = "Kern"
POINTS = ("AP-KDU-10", "AP-KDU-31")


def examine(ws: Workspace, key: UUID, wer: str, **answers: Ergebnis) -> None:
    """Examine a file: ``p10`` and so on as told, the rest fulfilled."""
    for name, result in answers.items():
        amount = {"betrag_monat_cent": 5640, "monate": 6} if result.mit_betrag else {}
        code = f"AP-KDU-{name[1:]}"
        ws.execute("Antwort", akte.answer, key, code, result, jetzt=NOW, wer=wer, feststellung="Belegt.", **amount)
    ws.execute("Rest", akte.answer_rest, key, Ergebnis.OK, NOW, wer)
    ws.execute("Fertig", akte.close_akte, key, jetzt=NOW, wer=wer)


@dataclass
class Platz:
    """The page with what a test needs to work it."""

    qtbot: QtBot
    shell: Shell
    context: Context
    pruefung: UUID

    @property
    def page(self) -> ZweitpruefungSeite:
        shown = self.shell.page()
        assert isinstance(shown, ZweitpruefungSeite)
        return shown

    def open(self, *target: object) -> ZweitpruefungSeite:
        self.context.navigate("aktenpruefung.zweit", self.pruefung, *target)
        self.qtbot.wait(1)
        return self.page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClicks(focused, text)

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        return self.context.read(query, self.pruefung, *args)

    def second(self) -> list[UUID]:
        return [row.id for row in self.read(akte.akten, Aktenart.ZWEIT)]

    def begin(self, share: str = "25") -> None:
        told = {"zweitpruefer": ZWEIT, "startwert": "4711", "anteil_prozent": share, "jetzt": NOW, "wer": WER}
        self.context.perform("Beginn", schritte.begin_zweitpruefung, self.pruefung, **told)

    def disagree(self) -> None:
        """Three files twice: Prüfpunkt 31 otherwise in two of them, 10 with an amount in the first."""
        self.begin()
        first, second, third = self.second()
        examine(self.context.workspace, first, ZWEIT, p10=Ergebnis.F3_PLUS, p31=Ergebnis.F1)
        examine(self.context.workspace, second, ZWEIT, p31=Ergebnis.F2)
        examine(self.context.workspace, third, ZWEIT)

    def left(self) -> int:
        return sum(row.konsens is None for row in self.read(abfragen.abweichungen))


@pytest.fixture(scope="session")
def examined(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("zweit") / "QM.qcheck"
    made = build(path, files=60, sample=12)
    with Workspace.open(path, None, SCHEMA, wer=WER) as ws:
        for row in ws.read(akte.akten, made):
            examine(ws, row.id, WER)
    return path, made


@pytest.fixture
def context(qtbot: QtBot, styled: None, examined: tuple[Path, UUID], tmp_path: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(examined[0], path)
    workspace = Workspace.open(path, None, SCHEMA, wer=WER)
    made = Context(workspace, Settings(), wer=WER, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def platz(qtbot: QtBot, context: Context) -> Platz:
    shell = Shell(context, (ZweitpruefungSeite, Pruefplatz), "Amt für Soziales", "Lokal")
    present(qtbot, shell, (1440, 900))
    return Platz(qtbot, shell, context, context.read(pruefung.pruefungen)[0].id)
