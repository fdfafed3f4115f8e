"""Planning the sample in the window: every change is computed at once, the draw freezes everything."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from docx import Document as Word
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import pruefung, stichprobe
from qmapp.checks.aktenpruefung.protokoll import nachrechnen
from qmapp.checks.aktenpruefung.rows import Plan, Rundung, Schichtung, Startwertherkunft, Verfahren
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.checks.planergebnis import weeks_words
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.ui.checks.conftest import zeilen

InDialog = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def page(shell: Shell, context: Context, full: UUID) -> StichprobePlanen:
    context.navigate("aktenpruefung.planen", full)
    shown = shell.page()
    assert isinstance(shown, StichprobePlanen)
    return shown


def figures(page: StichprobePlanen) -> list[str]:
    return [card.option.figure for card in page.ergebnis.cards._cards]


def type_into(qtbot: QtBot, line: Any, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.wait(1)


def choose(qtbot: QtBot, field: Any, position: int) -> None:
    field.combo.setFocus()
    qtbot.keyClick(field.combo, Qt.Key.Key_Home)
    for _ in range(position):
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    qtbot.wait(1)


def test_without_a_list_it_says_what_is_needed(qtbot: QtBot, shell: Shell, context: Context, empty: UUID) -> None:
    context.navigate("aktenpruefung.planen", empty)
    page = shell.page()
    assert isinstance(page, StichprobePlanen)
    assert page.empty.isVisible()
    assert not page.primary.isVisible()
    with qtbot.waitSignal(context.navigated) as signal:
        qtbot.keyClick(page.first_focus(), Qt.Key.Key_Space)
    assert signal.args == ["aktenpruefung.einlesen", (empty,)]


def test_the_figures_of_the_design(page: StichprobePlanen) -> None:
    assert figures(page) == ["662", "378", "296"]
    cards = [card.option for card in page.ergebnis.cards._cards]
    assert [line for _, line in cards[0].lines] == ["±2,3 Punkte", "662–1.324 Std.", "25 Wochen zu zweit"]
    assert [card.lines[0][1] for card in cards[1:]] == ["±3,0 Punkte", "1\u00a0% wird entdeckt"]
    assert "3\u00a0% von 22.082 sind 662,46, kaufmännisch gerundet 662." in cards[0].text
    assert page.primary.words() == "662 Akten ziehen"
    assert page.ergebnis.sentence.words().startswith("662 Akten zeigen die Fehlerquote auf ±2,3 Prozentpunkte genau.")
    assert "662 Akten" in page.ergebnis.curve.describe()


def test_the_rounding_rule_is_a_choice(qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID) -> None:
    choose(qtbot, page.angaben.rundung, 1)
    assert figures(page)[0] == "663"
    assert context.read(stichprobe.plan, full).rundung is Rundung.MINDESTENS
    context.undo()
    assert figures(page)[0] == "662"
    assert page.angaben.rundung.value() is Rundung.KAUFMAENNISCH


def test_digits_choose_the_method_but_not_while_typing(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    qtbot.keyClick(page, "2")
    assert page.primary.words() == "378 Akten ziehen"
    assert context.read(stichprobe.plan, full).verfahren is Verfahren.MINDESTGROESSE
    type_into(qtbot, page.angaben.quote.line, "3")
    assert page.primary.words() == "378 Akten ziehen"
    context.settings.single_letter_keys = False
    qtbot.keyClick(page, "1")
    assert page.primary.words() == "378 Akten ziehen"


def test_every_change_is_computed_within_a_tenth_of_a_second(qtbot: QtBot, page: StichprobePlanen) -> None:
    plan = page.angaben.plan()
    took = []
    for quote in ("2", "4", "5", "7.5", "11"):
        start = time.perf_counter()
        page.angaben.changed.emit(replace(plan, quote_prozent=quote))
        took.append(time.perf_counter() - start)
    assert sorted(took)[len(took) // 2] < 0.1


def test_typing_computes_at_once_and_leaving_saves(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    type_into(qtbot, page.angaben.quote.line, "5")
    assert figures(page)[0] == "1.104"
    assert context.read(stichprobe.plan, full).quote_prozent == "3"
    qtbot.keyClick(page.angaben.quote.line, Qt.Key.Key_Tab)
    assert context.read(stichprobe.plan, full).quote_prozent == "5"
    assert page.angaben.quote.line.text() == "5\u00a0%"


def test_what_cannot_be_read_pales_the_result(qtbot: QtBot, page: StichprobePlanen) -> None:
    type_into(qtbot, page.angaben.erwartet.line, "viel")
    qtbot.keyClick(page.angaben.erwartet.line, Qt.Key.Key_Tab)
    qtbot.wait(1)
    assert "keine Zahl" in page.angaben.erwartet.error()
    assert page.ergebnis.is_pale()
    assert not page.primary.isEnabled()
    assert figures(page) == ["662", "378", "296"]
    type_into(qtbot, page.angaben.erwartet.line, "10")
    assert not page.ergebnis.is_pale()
    assert page.primary.isEnabled()


def test_what_cannot_be_computed_stands_at_its_field(qtbot: QtBot, page: StichprobePlanen) -> None:
    type_into(qtbot, page.angaben.erwartet.line, "100")
    assert "unter 100 Prozent" in page.angaben.erwartet.error()
    assert page.ergebnis.is_pale()


def test_stratified_allocates_to_every_standort(qtbot: QtBot, page: StichprobePlanen) -> None:
    choose(qtbot, page.angaben.schichtung, 1)
    rows = [page.ergebnis.shares.rows.row(i) for i in range(page.ergebnis.shares.rows.count())]
    assert [(row.name, row.akten) for row in rows] == [
        ("Mitte", 192),
        ("Nord", 156),
        ("Ost", 131),
        ("Süd", 117),
        ("West", 66),
        ("Gesamt", 662),
    ]


def test_a_generated_seed_names_its_origin_until_it_is_typed_over(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    page.angaben.generate.click()
    plan = context.read(stichprobe.plan, full)
    assert plan.startwert.startswith("2025-11-20-")
    assert (plan.startwert_herkunft, plan.startwert_von) == (Startwertherkunft.ERZEUGT, "Weber")
    type_into(qtbot, page.angaben.startwert.line, "4711")
    qtbot.keyClick(page.angaben.startwert.line, Qt.Key.Key_Tab)
    plan = context.read(stichprobe.plan, full)
    assert (plan.startwert, plan.startwert_herkunft, plan.startwert_von) == ("4711", Startwertherkunft.GETIPPT, "")


def test_without_a_seed_nothing_is_asked(qtbot: QtBot, page: StichprobePlanen) -> None:
    page.primary.click()
    assert "Startwert" in page.angaben.startwert.error()
    assert page.angaben.startwert.line.hasFocus()
    assert not page.frozen.isVisible()


def test_the_question_can_be_refused(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID, in_dialog: InDialog
) -> None:
    type_into(qtbot, page.angaben.startwert.line, "4711")
    asked: list[str] = []

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        asked.append(dialog.accessibleDescription())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(refuse)
    page.primary.click()
    assert "Umfang: 662 von 22.082 Akten." in asked[0]
    assert "Startwert: 4711." in asked[0]
    assert context.read(pruefung.pruefung, full).gezogen_um is None


@pytest.fixture
def drawn(qtbot: QtBot, page: StichprobePlanen, in_dialog: InDialog, context: Context, full: UUID) -> StichprobePlanen:
    choose(qtbot, page.angaben.schichtung, 1)
    type_into(qtbot, page.angaben.startwert.line, "2025-11-20-KdU")
    in_dialog(lambda dialog: dialog.action.click())  # type: ignore[attr-defined]
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.frozen.isVisible)
    return page


def test_the_draw_freezes_everything_and_cannot_be_taken_back(
    qtbot: QtBot, drawn: StichprobePlanen, context: Context, full: UUID
) -> None:
    head = context.read(pruefung.pruefung, full)
    assert head.gezogen_durch == "Weber"
    assert (head.plan.startwert, head.plan.schichtung) == ("2025-11-20-KdU", Schichtung.ANTEILIG)
    assert context.messages[-1].text == "662 Akten gezogen. Das Ziehungsprotokoll liegt bei dieser Aktenprüfung."
    assert "Gezogen am 20.11.2025" in drawn.frozen.words()
    assert drawn.angaben.quote.line.isReadOnly()
    assert not drawn.angaben.rundung.editor.isEnabled()
    qtbot.keyClick(drawn, "2")
    assert drawn.primary.words() == "Akten prüfen"
    context.undo()
    assert context.read(pruefung.pruefung, full).gezogen_um is not None


def test_the_protocol_recomputes_the_draw(
    qtbot: QtBot, drawn: StichprobePlanen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Protokoll"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    drawn.recipe.click()
    written = target.with_name("Protokoll.json")
    qtbot.waitUntil(lambda: drawn.saved.isVisible())
    found = json.loads(written.read_text("utf-8"))
    assert nachrechnen(found, list(zeilen())).identisch
    assert str(written.name) in drawn.saved.words()


def test_the_protocol_is_written_as_a_document(
    qtbot: QtBot, drawn: StichprobePlanen, tmp_path: Path, in_dialog: InDialog
) -> None:
    in_dialog(lambda dialog: dialog.action.click())  # type: ignore[attr-defined]
    drawn.protocol.click()
    qtbot.waitUntil(lambda: drawn.saved.isVisible() or drawn.problem.isVisible(), timeout=20_000)
    assert drawn.saved.isVisible(), drawn.problem.words()
    assert [path.suffix for path in drawn.saved.files] == [".pdf"]
    assert drawn.saved.files[0].read_bytes().startswith(b"%PDF")


def test_the_plan_is_printed_with_what_was_just_typed(
    qtbot: QtBot, page: StichprobePlanen, in_dialog: InDialog, tmp_path: Path
) -> None:
    assert page.protocol.words() == "Prüfplan …"
    type_into(qtbot, page.angaben.quote.line, "5")

    def choose_word(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "docx")
        dialog.submit()

    in_dialog(choose_word)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    (written,) = page.saved.files
    assert written.name.startswith("Pruefplan_AP-")
    cells = [cell.text for table in Word(str(written)).tables for row in table.rows for cell in row.cells]
    assert "5\u00a0%" in cells
    assert "1.104\u00a0Akten" in cells


def test_a_folder_that_is_gone_is_said(
    qtbot: QtBot, drawn: StichprobePlanen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "weg" / "p.json"), ""))
    drawn.recipe.click()
    qtbot.waitUntil(drawn.problem.isVisible)
    assert drawn.problem.words().startswith("Den Ordner weg gibt es nicht.")


def test_a_plan_made_elsewhere_is_shown_as_it_is(
    qtbot: QtBot, page: StichprobePlanen, context: Context, full: UUID
) -> None:
    plan = Plan(Verfahren.ANZAHL, anzahl=120, sicherheit_prozent="97.5", stunden_je_woche="19.5", pruefende=1)
    context.perform("Plan", stichprobe.save_plan, full, plan)
    assert page.primary.words() == "120 Akten ziehen"
    assert page.angaben.stunden.line.text() == "19,5\u00a0Std."
    assert page.angaben.sicherheit.combo.currentText() == "97,5\u00a0%"
    assert page.angaben.plan() == plan
    chosen = stichprobe.berechne(plan, (("", 22082),)).gewaehlt
    assert chosen is not None
    assert weeks_words(chosen, 1).endswith("Wochen für eine Person")
