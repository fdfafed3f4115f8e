"""The assistant for a Q-Check: keys decide, one step moves, the archive shows what lies aside, undo brings it back."""

from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import import_katalog
from qmapp.checks.qcheck.rows import Urteil
from qmapp.ui.checks.qcheck.wechsel import QCheckWechselSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from tests.checks.qcheck.test_katalogwechsel import NEU
from tests.ui.checks.qcheck.conftest import HEUTE, KATALOG, NOW
from tests.ui.present import present
from tests.ui.test_accessibility import nameless


@pytest.fixture
def shell(qtbot: QtBot, context: Context, qcheck_id: UUID) -> Shell:
    for code, urteil in (("S01", Urteil.VOLL), ("S04", Urteil.TEILWEISE), ("S05", Urteil.NICHT)):
        answer(context, qcheck_id, f"QC-HZP-{code}", urteil, f"Grund {code}")
    context.workspace.execute("K", import_katalog, NEU, heute=HEUTE, wer="Weber")
    made = present(qtbot, Shell(context, (QCheckWechselSeite,), "Amt", "Lokal"), (1366, 768))
    made.open_first()
    made.context.navigate(QCheckWechselSeite.key, qcheck_id)
    return made


@pytest.fixture
def page(shell: Shell) -> QCheckWechselSeite:
    shown = shell.page()
    assert isinstance(shown, QCheckWechselSeite)
    return shown


def answer(context: Context, key: UUID, code: str, urteil: Urteil, words: str = "") -> None:
    context.perform("B", door.rate, key, code, urteil, jetzt=NOW, wer="Weber", bemerkung=words)


def agree(yes: bool) -> list[str]:
    """Answer the question that is about to be asked; what it said comes back in the list."""
    said: list[str] = []

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        said.append(dialog.accessibleDescription())
        dialog.accept() if yes else dialog.reject()

    QTimer.singleShot(0, later)
    return said


def figures(page: QCheckWechselSeite) -> tuple[str, ...]:
    strip = page.blatt.assistent.leiste
    return tuple(figure.value() for figure in (strip.stay, strip.aside, strip.new, strip.reopened))


def test_a_running_one_moves_in_one_step_and_comes_back(
    qtbot: QtBot, page: QCheckWechselSeite, qcheck_id: UUID
) -> None:
    assert nameless(page) == []
    table = page.blatt.assistent.tafel.table
    assert figures(page) == ("1 (1 zugeordnet)", "2", "2", "30")
    assert table.current() is not None
    qtbot.keyClicks(table, "1")
    assert figures(page)[:2] == ("2 (1 zugeordnet)", "1")
    said = agree(False)
    page.blatt.primary.click()
    assert "Antworten ins Archiv: 1." in said[0]
    assert page.context.read(door.qcheck, qcheck_id).katalog_id is not None
    assert page.blatt.moves == ()
    qtbot.wait(1)
    agree(True)
    page.blatt.primary.click()
    assert page.blatt.archiv.isVisible()
    assert page.context.messages[-1].text == "Zu Fassung 2 gewechselt: 1 Antwort im Archiv, 29 Fragen sind offen."
    assert page.blatt.archiv.table.rows.count() == 1
    gone = KATALOG.punkt("QC-HZP-S05").frage
    assert page.blatt.archiv.words.text() == f"{gone}\n\nAntwort: 0 · nicht erfüllt\nBemerkung: Grund S05"
    assert not page.blatt.primary.isVisible()
    assert page.footer_keys() == (("F1", "Hilfe"),)
    assert page.blatt.other.words() == "Zurück zum Q-Check"
    with qtbot.waitSignal(page.context.navigated) as gone_to:
        page.blatt.other.click()
    assert gone_to.args == ["qcheck.liste", (qcheck_id,)]
    page.context.undo()
    page.refresh()
    assert page.blatt.primary.isVisible()
    given = {f.punkt.code: f.bewertung for f in page.context.read(door.fragen, qcheck_id) if f.bewertung}
    assert {code: one.urteil for code, one in given.items()} == {
        "QC-HZP-S01": Urteil.VOLL,
        "QC-HZP-S04": Urteil.TEILWEISE,
        "QC-HZP-S05": Urteil.NICHT,
    }


def test_a_submitted_one_stays_and_says_why(qtbot: QtBot, page: QCheckWechselSeite, qcheck_id: UUID) -> None:
    for frage in page.context.read(door.fragen, qcheck_id):
        if frage.bewertung is None:
            answer(page.context, qcheck_id, frage.punkt.code, Urteil.VOLL)
    page.context.perform("V", door.submit_qcheck, qcheck_id, heute=HEUTE, wer="Weber")
    assert page.blatt.nothing.isVisible()
    assert "liegt zur Freigabe vor" in page.blatt.empty.accessibleName()


def test_it_is_never_wider_than_its_window(qtbot: QtBot, page: QCheckWechselSeite) -> None:
    look.apply("dark", 150)
    qtbot.wait(20)
    assert page._body.width() <= page.width()
