"""The strip that signs a Q-Check off: what is missing leads there, two people seal, a change is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Stand, Urteil
from qmapp.settings import Settings
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.checks.nochoffen import NochOffen
from qmapp.ui.checks.qcheck.abschluss import Abschluss
from qmapp.ui.checks.qcheck.siegelbild import Siegelbild
from qmapp.ui.context import Context
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.qcheck import mappe
from tests.ui.present import present

CTRL = Qt.KeyboardModifier.ControlModifier


class Blatt:
    """A page with nothing but the strip."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.workspace = mappe.create(path)
        self.key = mappe.begin(self.workspace)
        mappe.answer(self.workspace, self.key, mappe.full(S03=Urteil.TEILWEISE))
        self.context = Context(self.workspace, Settings(), wer=mappe.WER, clock=lambda: mappe.NOW)
        self.page = QWidget()
        self.strip = Abschluss(self.page, self.context)
        column = QVBoxLayout(self.page)
        column.addWidget(self.strip)
        present(qtbot, self.page, (1000, 300))
        self.strip.show_qcheck(self.key)

    def stand(self) -> Stand:
        (row,) = self.context.read(door.qchecks)
        return row.stand


@pytest.fixture
def blatt(qtbot: QtBot, styled: None, tmp_path: Path) -> Iterator[Blatt]:
    made = Blatt(qtbot, tmp_path / "QM.qcheck")
    yield made
    made.context.close()


def test_from_what_is_missing_to_a_seal_that_is_checked(qtbot: QtBot, blatt: Blatt, in_dialog: InDialog) -> None:
    went = missing_leads_to_its_question(qtbot, blatt, in_dialog)
    assert went == [("qcheck.bewertung", (blatt.key, "QC-HZP-S03"))]
    blatt.context.perform(
        "Bemerkung", lambda s: door.remark(s, blatt.key, "QC-HZP-S03", "Zwei Fassungen.", jetzt=mappe.NOW, wer="W")
    )
    blatt.strip.show_qcheck(blatt.key)
    submit_and_take_back(qtbot, blatt, in_dialog)
    release(qtbot, blatt, in_dialog)
    assert verified(qtbot, blatt, in_dialog) == "Das Siegel stimmt"
    forge = text("UPDATE qcheck_bewertung SET urteil = '3' WHERE code = 'QC-HZP-S03'")
    blatt.workspace.execute("Fälschung", lambda session: session.connection().execute(forge))
    assert verified(qtbot, blatt, in_dialog) == "Das Siegel stimmt nicht mit dem Q-Check überein"


def missing_leads_to_its_question(qtbot: QtBot, blatt: Blatt, in_dialog: InDialog) -> list[tuple[str, object]]:
    went: list[tuple[str, object]] = []
    blatt.context.navigated.connect(lambda key, target: went.append((key, target)))
    assert "1 Punkt offen" in blatt.strip.words()

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, NochOffen)
        qtbot.keyClick(dialog.ways[0], Qt.Key.Key_Space)

    in_dialog(go)
    blatt.strip.button.click()
    return went


def submit_and_take_back(qtbot: QtBot, blatt: Blatt, in_dialog: InDialog) -> None:
    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert "Erfüllungsgrad" in dialog.accessibleDescription()
        assert dialog.action is not None
        dialog.action.click()

    assert blatt.strip.button.words() == "Zur Freigabe vorlegen"
    for wanted in (True, False):
        in_dialog(agree)
        blatt.strip.button.click()
        assert blatt.stand() is Stand.VORGELEGT
        assert blatt.strip.words().startswith("Liegt zur Freigabe vor: Weber, 20.11.2025.")
        if wanted:
            blatt.strip.back.click()
            assert blatt.stand() is Stand.BEWERTET
            assert not blatt.strip.back.isVisible()


def release(qtbot: QtBot, blatt: Blatt, in_dialog: InDialog) -> None:
    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, Freigeben)
        assert dialog.action is not None
        qtbot.keyClicks(dialog.name.line, "weber")
        dialog.action.click()
        assert "nicht selbst freigeben" in dialog.name.error()
        dialog.name.line.clear()
        qtbot.keyClicks(dialog.name.line, "Brandt")
        dialog.action.click()

    in_dialog(sign)
    blatt.strip.button.click()
    assert blatt.stand() is Stand.VERSIEGELT
    blatt.context.undo()
    assert blatt.stand() is Stand.VERSIEGELT, "what is sealed is not undone"
    head = blatt.context.read(door.qcheck, blatt.key)
    assert (
        f"versiegelt am 20.11.2025 von Brandt, vorgelegt von Weber. Siegel {head.siegel[2:14]}" in blatt.strip.words()
    )


def verified(qtbot: QtBot, blatt: Blatt, in_dialog: InDialog) -> str:
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, Siegelbild)
        said.append(dialog.said._title.text())
        dialog.reject()

    in_dialog(look)
    blatt.strip.button.click()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    return said[0]


def test_a_file_that_may_only_be_read_offers_no_step(qtbot: QtBot, blatt: Blatt) -> None:
    blatt.workspace.read_only = True
    blatt.strip.show_qcheck(blatt.key)
    assert [command.label for command in blatt.strip.commands()] == []
