"""The page of the Jahresprüfplan, worked by keyboard and buttons."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks import jahresplan as plaene
from qmapp.checks.jahresplan.rows import Eintragstand, Jahresplan, Turnus
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.checks.jahresplan import JahresplanSeite
from qmapp.ui.checks.jahresplan.jahrwahl import Jahrwahl
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.widgets.dialogs import ConfirmDialog, TextDialog
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW, InDialog
from tests.ui.present import present

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def context(qtbot: QtBot, styled: None, tmp_path: Path, blank_file: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = present(qtbot, Shell(context, (JahresplanSeite,), "Amt für Soziales", "Lokal"), (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> JahresplanSeite:
    shown = shell.page()
    assert isinstance(shown, JahresplanSeite)
    return shown


def plan(context: Context, jahr: int = 2025) -> Jahresplan:
    found = context.read(plaene.jahresplan, jahr, heute=context.heute())
    assert found is not None
    return found


def begin(page: JahresplanSeite, in_dialog: InDialog, jahr: str = "2025") -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Jahrwahl)
        dialog.jahr.line.setText(jahr)
        dialog.submit()

    in_dialog(answer)
    page.begin()
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())


def typed(qtbot: QtBot, field: object, text: str) -> None:
    line = field.line  # type: ignore[attr-defined]  # one of the form's line fields
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_an_empty_page_says_what_will_stand_here(page: JahresplanSeite) -> None:
    assert page.empty.isVisible()
    assert not page.primary.isVisible()
    assert page.first_focus() is page._first


def test_a_year_is_planned_by_keys(qtbot: QtBot, page: JahresplanSeite, context: Context, in_dialog: InDialog) -> None:
    begin(page, in_dialog)
    assert page.header is not None
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page.form.titel.line.hasFocus()
    qtbot.keyClicks(page.form.titel.line, "KdU 2025")
    qtbot.keyClick(page.form.titel.line, Qt.Key.Key_Tab)
    typed(qtbot, page.form.bestand, "22082")
    typed(qtbot, page.form.umfang, "662")
    (entry,) = plan(context).eintraege
    assert (entry.titel, entry.umfang, entry.bestand) == ("KdU 2025", 662, 22082)
    assert page.stunden.bedarf.value() == "662 bis 1.324\u00a0Std."
    assert page.stunden.stellen.value() == "0,41 bis 0,83 Stellen"
    assert page.stunden.pill.text() == "Die Stunden reichen"
    assert page.form._cost.text() == "662 von 22.082 Akten (3,0\u00a0%) · 662 bis 1.324\u00a0Std."
    typed(qtbot, page.stunden.anteil, "50")
    assert page.stunden.pill.text() == "Die Stunden sind knapp"
    assert page.abdeckung.words.text() == "Der eine fällige Prüfbereich ist abgedeckt."
    page.form.turnus.committed.emit(Turnus.HALBJAEHRLICH)
    assert page.abdeckung.table.rows.row(0).soll == 2
    assert page.abdeckung.words.text() == "0 von 1 fälligen Prüfbereichen sind abgedeckt."
    context.undo()
    assert plan(context).eintraege[0].turnus is Turnus.JAEHRLICH


def test_a_refusal_stands_at_its_field(
    qtbot: QtBot, page: JahresplanSeite, context: Context, in_dialog: InDialog
) -> None:
    begin(page, in_dialog)
    page.add()
    typed(qtbot, page.form.bestand, "10")
    typed(qtbot, page.form.umfang, "11")
    assert "mehr Akten zu prüfen" in page.form.umfang.error()
    assert plan(context).eintraege[0].umfang is None
    typed(qtbot, page.form.bis, "31.12.2026")
    assert "liegt nicht im Jahr 2025" in page.form.bis.error()
    typed(qtbot, page.stunden.vzae, "viele")
    assert "muss über 0" in page.stunden.vzae.error()


def test_order_and_delete_by_keys(qtbot: QtBot, page: JahresplanSeite, context: Context, in_dialog: InDialog) -> None:
    begin(page, in_dialog)
    for name in ("A", "B"):
        page.add()
        typed(qtbot, page.form.titel, name)
    page.liste.list.setFocus()
    qtbot.keyClick(page.liste.list, Qt.Key.Key_Up, ALT)
    assert [entry.titel for entry in plan(context).eintraege] == ["B", "A"]
    qtbot.keyClick(page.liste.list, Qt.Key.Key_Delete)
    assert [entry.titel for entry in plan(context).eintraege] == ["A"]
    context.undo()
    assert [entry.titel for entry in plan(context).eintraege] == ["B", "A"]


def test_an_audit_is_left_out_with_its_reason_and_taken_up(
    page: JahresplanSeite, context: Context, in_dialog: InDialog
) -> None:
    begin(page, in_dialog)
    page.add()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Begruenden)
        dialog.submit()
        assert dialog.grund.error()
        dialog.grund.line.setText("Der Kreis prüft selbst")
        dialog.submit()

    in_dialog(answer)
    page.form.leave_out.click()
    (entry,) = plan(context).eintraege
    assert (entry.stand, entry.verzicht_grund) == (Eintragstand.VERZICHTET, "Der Kreis prüft selbst")
    assert page.form._left_out.text() == "Entfällt dieses Jahr: Der Kreis prüft selbst"
    assert page.form.leave_out.words() == "Wieder einplanen"
    page.form.leave_out.click()
    assert plan(context).eintraege[0].stand is Eintragstand.GEPLANT


def test_the_next_year_takes_over_and_a_plan_is_deleted_after_a_question(
    page: JahresplanSeite, context: Context, in_dialog: InDialog
) -> None:
    begin(page, in_dialog)
    page.add()

    def wrong_then_right(dialog: QDialog) -> None:
        assert isinstance(dialog, Jahrwahl)
        assert dialog.jahr.value() == "2026"
        assert dialog.vorlage.value() == 2025
        dialog.jahr.line.setText("nächstes")
        dialog.submit()
        assert "vier Ziffern" in dialog.jahr.error()
        dialog.jahr.line.setText("2025")
        dialog.submit()
        assert "schon einen Jahresprüfplan" in dialog.jahr.error()
        dialog.jahr.line.setText("2026")
        dialog.submit()

    in_dialog(wrong_then_right)
    page.begin()
    assert page.jahr.value() == 2026
    assert len(plan(context, 2026).eintraege) == 1

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        dialog.accept()

    in_dialog(agree)
    page.drop.click()
    assert context.read(plaene.jahre) == (2025,)
    assert page.jahr.value() == 2025


def test_the_way_of_the_hours_is_shown(page: JahresplanSeite, context: Context, in_dialog: InDialog) -> None:
    begin(page, in_dialog)
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, TextDialog)
        seen.append(dialog._text.toPlainText())
        dialog.reject()

    in_dialog(read)
    page.stunden.way.click()
    assert "1 · 1.600 Std. · 100 % = 1.600 Std." in seen[0]


def test_the_plan_is_written(qtbot: QtBot, page: JahresplanSeite, in_dialog: InDialog, tmp_path: Path) -> None:
    begin(page, in_dialog)
    page.add()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert list(dialog.boxes) == ["pdf", "docx", "xlsx"]
        dialog.boxes["pdf"].setChecked(True)
        dialog.boxes["xlsx"].setChecked(True)
        dialog.submit()

    in_dialog(choose)
    page.export()
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    day = f"{date(2025, 11, 20):%Y-%m-%d}"
    assert [path.name for path in page.saved.files] == [
        f"Jahrespruefplan_2025_{day}.pdf",
        f"Jahrespruefplan_2025_{day}.xlsx",
    ]
    assert all(path.stat().st_size > 2_000 for path in page.saved.files)
    assert QApplication.activeModalWidget() is None
