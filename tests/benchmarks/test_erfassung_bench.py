"""From Enter at the end of a sheet to the next one on the screen, with 10.000 sheets in the file.

Run apart from the suite: ``pytest tests/benchmarks -o addopts= -s``.
"""
# ruff: noqa: T201 - the figures are what it is run for

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from qmapp.checks import befragung as door
from qmapp.checks.befragung import tables
from qmapp.checks.befragung.rows import Bogenquelle
from qmapp.checks.katalog import Katalogart, load
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.erfassung import ErfassungSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds
from tests.benchmarks.test_answer_bench import bare_commit
from tests.ui.present import present

SHEETS, ROUNDS = 10_000, 30
NOW = datetime(2025, 11, 20, 10, tzinfo=UTC)
KATALOG = load("BF-KL", Katalogart.BEFRAGUNG)
ITEMS = [punkt.code for punkt in KATALOG.punkte if KATALOG.dimension(punkt) is not None]


def fill(session: Session, key: UUID) -> None:
    for number in range(1, SHEETS + 1):
        werte = {code: (number + place) % 6 for place, code in enumerate(ITEMS)}
        um = NOW - timedelta(seconds=SHEETS - number)
        session.add(
            tables.Bogen(
                id=uuid4(), befragung_id=key, nummer=f"{number:05d}", quelle=Bogenquelle.ERFASST, werte=werte,
                angaben={"BF-KL-A1": number % 5 + 1}, texte={}, um=um, wer="Weber",
            )
        )  # fmt: skip
    session.flush()


@pytest.fixture
def page(qtbot: QtBot, styled: None, tmp_path: Path) -> Iterator[ErfassungSeite]:
    path = tmp_path / "B.qcheck"
    workspace = Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="Weber", sample=True)
    given = {"titel": "Klientinnen", "katalog": KATALOG, "heute": NOW.date()}
    key = workspace.execute("Anlegen", lambda session: door.create_befragung(session, **given))
    workspace.execute("Bögen", fill, key)
    context = Context(workspace, Settings(), wer="Weber", clock=lambda: NOW)
    shell = present(qtbot, Shell(context, (ErfassungSeite,), "Amt", "Lokal"), (1366, 768))
    shell.go(ErfassungSeite.key, (key,))
    shown = shell.page()
    assert isinstance(shown, ErfassungSeite)
    yield shown
    context.close()


def test_from_enter_to_the_next_sheet(
    qtbot: QtBot, page: ErfassungSeite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digit, saved = [], []

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()

    for number in range(ROUNDS):
        digit += [seconds(lambda: press(Qt.Key.Key_4)) for _ in ITEMS]
        saved.append(seconds(lambda: press(Qt.Key.Key_Return)))
        assert page.arbeit.nummer == f"{SHEETS + number + 2:05d}"
    digit.sort()
    saved.sort()
    reference = bare_commit(tmp_path / "bare.db")
    with capsys.disabled():
        print(
            f"\na digit {digit[len(digit) // 2] * 1e3:.1f} ms, p95 {digit[int(len(digit) * 0.95)] * 1e3:.1f} ms;"
            f" a sheet saved with {SHEETS} present {saved[ROUNDS // 2] * 1e3:.1f} ms, worst {saved[-1] * 1e3:.1f} ms;"
            f" {saved[ROUNDS // 2] / reference:.1f} x a bare encrypted commit ({reference * 1e3:.2f} ms)"
        )
    assert digit[int(len(digit) * 0.95)] < 0.05
    assert saved[ROUNDS // 2] < 0.3
