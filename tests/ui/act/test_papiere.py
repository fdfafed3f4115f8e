"""The button that offers the papers of ACT, each with its version in its name."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.massnahmen import Massnahmen
from qmapp.ui.act.papiere import MANAGEMENT_RESPONSE, MASSNAHMENPLAN, Bestellung, bestellbar
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW, in_dialog
from tests.ui.present import present

__all__ = ["in_dialog"]

MENU = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path) -> Iterator[Massnahmen]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(example_file, path)
    with Workspace.open(path, None, SCHEMA, wer="Weber") as workspace:
        context = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
        shell = present(qtbot, Shell(context, (Massnahmen,), "Amt für Soziales", "Lokal"), (1440, 900))
        shell.open_first()
        page = shell.page()
        assert isinstance(page, Massnahmen)
        yield page
        context.close()


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def words(found: QMenu) -> list[str]:
    return [action.text() for action in found.actions() if not action.isSeparator()]


@MENU
def test_the_menu_offers_every_paper_in_both_versions(qtbot: QtBot, page: Massnahmen) -> None:
    page.papiere.button.click()
    papers = [
        f"{name}, {version} …"
        for version in ("Interne Fassung", "Öffentliche Fassung")
        for name in ("Maßnahmenplan", "Maßnahmenplan, nur offene", "Umsetzungsbericht")
    ]
    assert words(menu()) == [*papers, "Excel-Liste schreiben …", "Ausgefüllte Excel-Liste einlesen …"]
    assert menu().accessibleName() == "Papier ausgeben"
    qtbot.keyClick(menu(), Qt.Key.Key_Escape)
    assert "Papier ausgeben …" in [command.label for command in page.commands()]


@MENU
def test_by_keyboard_to_the_file(
    qtbot: QtBot, page: Massnahmen, in_dialog: Callable[[Callable[[QDialog], None]], None], tmp_path: Path
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "xlsx")
        dialog.submit()

    qtbot.keyClick(page.ansichten.view(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        qtbot.keyClick(menu(), Qt.Key.Key_Down)
    in_dialog(choose)
    qtbot.keyClick(menu(), Qt.Key.Key_Return)
    qtbot.waitUntil(page.papiere.saved.isVisible, timeout=20_000)
    (written,) = page.papiere.saved.files
    assert written.name == f"Massnahmenplan_Oeffentliche-Fassung_alle-Jahre_{NOW:%Y-%m-%d}.xlsx"
    assert written.parent == tmp_path


def test_an_empty_workspace_offers_nothing(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "leer.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="Weber", sample=True) as workspace:
        context = Context(workspace, Settings(), wer="Weber", clock=lambda: NOW)
        shell = present(qtbot, Shell(context, (Massnahmen,), "Amt", "Lokal"), (1440, 900))
        shell.open_first()
        found = shell.page()
        assert isinstance(found, Massnahmen)
        assert bestellbar(context) == ()
        found.papiere.offer()
        assert QApplication.activePopupWidget() is None
        context.close()


def test_orders_are_named() -> None:
    assert Bestellung(MANAGEMENT_RESPONSE, 2025).name == "Management Response 2025"
    assert Bestellung(MASSNAHMENPLAN, nur_offene=True).name == "Maßnahmenplan, nur offene"
    assert Bestellung(MASSNAHMENPLAN, oeffentlich=True).fassung == "Öffentliche Fassung"
