"""The page of the Vorgaben: saved field by field, undoable, reachable from everywhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.act.vorgaben import Vorgaben, vorgaben
from qmapp.arbeitstage import Bundesland
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.berichtspflichten import Berichtspflichten
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.act.vorgaben import VorgabenSeite
from qmapp.ui.command_list import all_commands
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW
from tests.ui.present import present


@pytest.fixture
def context(qtbot: QtBot, styled: None, tmp_path: Path, blank_file: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    pages = (Feststellungen, Berichtspflichten, VorgabenSeite)
    made = present(qtbot, Shell(context, pages, "Amt für Soziales", "Lokal"), (1440, 900))
    made.open_first()
    return made


def shown(shell: Shell) -> VorgabenSeite:
    page = shell.page()
    assert isinstance(page, VorgabenSeite)
    return page


def test_every_page_of_act_leads_there(shell: Shell, context: Context) -> None:
    for key in (Feststellungen.key, Berichtspflichten.key):
        shell.go(key)
        found = [
            command for command in all_commands(context, shell.page(), shell.classes()) if "Vorgaben" in command.label
        ]
        assert [command.label for command in found] == ["Vorgaben: Bundesland, Fristen, Erinnerung"]
        found[0].run()
        assert shown(shell).crumbs()[0].key == Berichtspflichten.key
    shell.go(Berichtspflichten.key)
    page = shell.page()
    assert isinstance(page, Berichtspflichten)
    page.new()
    page.spalte.vorgaben.click()
    assert shown(shell).first_focus() is shown(shell).bundesland.combo


def test_every_field_saves_itself_and_can_be_undone(qtbot: QtBot, shell: Shell, context: Context) -> None:
    shell.go(VorgabenSeite.key)
    page = shown(shell)
    page.bundesland.set_value(Bundesland.BAYERN)
    page.bundesland.committed.emit(Bundesland.BAYERN)
    values = ((page.antwort, "6"), (page.erinnerung, "14"), (page.kurz, "4"), (page.mittel, "18"), (page.zelle, "5"))
    for field, text in values:
        field.line.setFocus()
        field.line.selectAll()
        qtbot.keyClicks(field.line, text)
        qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert context.read(vorgaben) == Vorgaben(Bundesland.BAYERN, 6, 4, 18, 14, 5)
    for _ in range(6):
        context.undo()
    assert context.read(vorgaben) == Vorgaben()
    assert page.antwort.value() == 4, "what is shown follows"


def test_a_refusal_stands_at_its_field(qtbot: QtBot, shell: Shell, context: Context) -> None:
    shell.go(VorgabenSeite.key)
    page = shown(shell)
    for field, text, words in (
        (page.kurz, "12", "unter der für mittelfristig"),
        (page.antwort, "0", "zwischen 1 und 52"),
        (page.zelle, "1", "zwischen 2 und 20"),
    ):
        field.line.setFocus()
        field.line.selectAll()
        qtbot.keyClicks(field.line, text)
        field.commit()
        assert words in field.error()
    assert context.read(vorgaben) == Vorgaben()
    page.erinnerung.line.clear()
    page.erinnerung.commit()
    assert page.erinnerung.value() == 7, "an empty field leaves it as it was"
