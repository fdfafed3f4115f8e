"""The list of Aktenprüfungen: create, change, delete, and the next step."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.act.wiedervorlage import wiedervorlagen
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.checks.aktenpruefung import pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.rows import Plan
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.kopfdaten import half_year_before
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import HEUTE, NOW
from tests.ui.present import present


@pytest.fixture
def page(shell: Shell) -> Aktenpruefungen:
    shown = shell.page()
    assert isinstance(shown, Aktenpruefungen)
    return shown


def titles(context: Context) -> list[str]:
    return [row.titel for row in context.read(pruefung.pruefungen)]


def test_an_empty_workspace_offers_the_first_one(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "leer.qcheck"
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="Weber", sample=True) as workspace:
        context = Context(workspace, Settings(), wer="Weber", clock=lambda: NOW)
        page = present(qtbot, Aktenpruefungen(context), (1200, 800))
        assert page.empty.isVisible()
        qtbot.keyClick(page.first_focus(), Qt.Key.Key_Space)
        assert page.form.titel.isVisible()
        assert page.form.titel.line.hasFocus()
        assert (page.form.von.value(), page.form.bis.value()) == (date(2025, 1, 1), date(2025, 6, 30))
        context.close()


def test_a_new_one_is_asked_for_in_the_detail_area_and_can_be_undone(
    qtbot: QtBot, page: Aktenpruefungen, context: Context
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.form.titel.line, "Erstausstattung")
    qtbot.keyClicks(page.form.hoechstwert.line, "7,5")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert titles(context)[0] == "Erstausstattung"
    current = page.list.current()
    assert current is not None
    assert (current.titel, page.primary.words()) == ("Erstausstattung", "Liste einlesen")
    assert context.read(pruefung.pruefung, current.id).hoechstwert_prozent == "7.5"
    assert context.messages[-1].text == "Aktenprüfung „Erstausstattung“ angelegt."
    context.undo()
    assert "Erstausstattung" not in titles(context)


def test_a_new_one_without_a_title_says_so_at_the_field(qtbot: QtBot, page: Aktenpruefungen, context: Context) -> None:
    before = titles(context)
    page.new()
    page.primary.click()
    assert page.form.titel.error() == "Bitte füllen Sie „Titel“ aus."
    assert page.form.titel.line.hasFocus()
    page.secondary.click()
    assert page.weg.isVisible()
    assert titles(context) == before


def test_a_changed_field_saves_itself(qtbot: QtBot, page: Aktenpruefungen, context: Context, full: UUID) -> None:
    page.list.select_key(full, emit=True)
    page.form.titel.line.setFocus()
    page.form.titel.line.selectAll()
    qtbot.keyClicks(page.form.titel.line, "KdU 2. Halbjahr")
    qtbot.keyClick(page.form.titel.line, Qt.Key.Key_Tab)
    assert context.read(pruefung.pruefung, full).titel == "KdU 2. Halbjahr"
    current = page.list.current()
    assert current is not None
    assert current.titel == "KdU 2. Halbjahr"


def test_a_refused_change_stands_at_its_field(
    qtbot: QtBot, page: Aktenpruefungen, context: Context, full: UUID, empty: UUID
) -> None:
    taken = context.read(pruefung.pruefung, empty).kennung
    page.list.select_key(full, emit=True)
    page.form.kennung.line.setFocus()
    page.form.kennung.line.selectAll()
    qtbot.keyClicks(page.form.kennung.line, taken)
    page.form.kennung.commit()
    assert "schon vergeben" in page.form.kennung.error()
    assert context.read(pruefung.pruefung, full).kennung != taken


def test_delete_asks_nothing_and_can_be_undone(qtbot: QtBot, page: Aktenpruefungen, context: Context) -> None:
    before = titles(context)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert titles(context) == before[1:]
    assert context.messages[-1].text == f"Aktenprüfung „{before[0]}“ gelöscht."
    assert context.messages[-1].undo
    assert page.list.current() is not None
    context.undo()
    assert titles(context) == before


@pytest.mark.parametrize(("which", "words", "key"), [
    ("empty", "Liste einlesen", "aktenpruefung.einlesen"),
    ("full", "Stichprobe planen", "aktenpruefung.planen"),
])  # fmt: skip
def test_enter_goes_to_the_next_step(
    qtbot: QtBot,
    page: Aktenpruefungen,
    context: Context,
    request: pytest.FixtureRequest,
    which: str,
    words: str,
    key: str,
) -> None:
    wanted = request.getfixturevalue(which)
    page.list.select_key(wanted, emit=True)
    assert page.primary.words() == words
    with qtbot.waitSignal(context.navigated) as signal:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert signal.args == [key, (wanted,)]


def test_after_the_draw_the_next_step_is_auditing_and_nothing_deletes_it(
    qtbot: QtBot, page: Aktenpruefungen, context: Context, full: UUID
) -> None:
    context.perform("Plan", stichprobe.save_plan, full, Plan(startwert="4711"))
    context.perform("Ziehen", ziehung.draw, full, wer="Weber", jetzt=NOW, version="1")
    page.list.select_key(full, emit=True)
    assert page.primary.words() == "Akten prüfen"
    beside = {"Ziehungen und weitere Akten", "Akten zuteilen", "Vollständigkeit der Prüfung"}
    assert beside <= {command.label for command in page.commands()}
    assert not page.form.delete.isVisible()
    assert not page.form.katalog.editor.isEnabled()
    before = titles(context)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert titles(context) == before
    assert "festgeschrieben" in context.messages[-1].text


def test_the_badge_counts_what_is_not_closed(page: Aktenpruefungen, context: Context) -> None:
    assert Aktenpruefungen.badge(context) == 2


def test_the_half_year_before() -> None:
    assert half_year_before(HEUTE) == (date(2025, 1, 1), date(2025, 6, 30))
    assert half_year_before(date(2026, 3, 1)) == (date(2025, 7, 1), date(2025, 12, 31))


def test_state_of_the_law_and_validity_stand_below_the_catalogue(
    page: Aktenpruefungen, context: Context, full: UUID
) -> None:
    page.list.select_key(full, emit=True)
    hint = page.form.katalog._hint
    assert hint.text() == (
        "Fassung 1, Rechtsstand 29.04.2026, gültig ab 01.01.2026. Der geprüfte Zeitraum beginnt früher."
    )
    for field, day in ((page.form.bis, "30.06.2026"), (page.form.von, "01.01.2026")):
        field.line.setText(day)
        field.commit()
    assert hint.text() == "Fassung 1, Rechtsstand 29.04.2026, gültig ab 01.01.2026"
    page.new()
    assert hint.text() == "Fassung 1, Rechtsstand 29.04.2026, gültig ab 01.01.2026"


def test_a_wiedervorlage_belongs_to_the_pruefung_shown(
    qtbot: QtBot, page: Aktenpruefungen, context: Context, full: UUID
) -> None:
    page.list.select_key(full, emit=True)
    qtbot.mouseClick(page.wiedervorlage.neu, Qt.MouseButton.LeftButton)
    (row,) = context.read(wiedervorlagen, full)
    assert (row.bezug_art, row.bezug_id) == (Bezugsart.PRUEFUNG, full)
    assert page.wiedervorlage.row() == row
    qtbot.mouseClick(page.wiedervorlage.settle_button, Qt.MouseButton.LeftButton)
    (row,) = context.read(wiedervorlagen, full)
    assert row.erledigt_am == NOW.date()
    context.undo()
    assert page.wiedervorlage.row() is not None
    page.new()
    assert page.wiedervorlage.isHidden()
