"""Reading a list in the window: choose, correct, see the report, store; then search, sort and exclude."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import grundgesamtheit, stichprobe, zeilen, ziehung
from qmapp.checks.aktenpruefung.rows import Grundgesamtheit, Plan
from qmapp.spreadsheets import Rolle
from qmapp.ui.checks.grundgesamtheit import GrundgesamtheitSeite
from qmapp.ui.context import Context
from qmapp.ui.jobs import Job
from qmapp.ui.shell import Shell
from tests.ui.checks.conftest import NOW, write_list


@pytest.fixture
def page(shell: Shell, context: Context, empty: UUID) -> GrundgesamtheitSeite:
    context.navigate("aktenpruefung.einlesen", empty)
    shown = shell.page()
    assert isinstance(shown, GrundgesamtheitSeite)
    return shown


@pytest.fixture
def stored(qtbot: QtBot, shell: Shell, context: Context, full: UUID) -> GrundgesamtheitSeite:
    context.navigate("aktenpruefung.einlesen", full)
    shown = shell.page()
    assert isinstance(shown, GrundgesamtheitSeite)
    qtbot.waitUntil(lambda: shown.bestand.table.rows.count() == 22082)
    return shown


@pytest.fixture
def choose(
    qtbot: QtBot, page: GrundgesamtheitSeite, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path], GrundgesamtheitSeite]:
    """Choose a file with the button and wait until its columns are shown."""

    def run(path: Path) -> GrundgesamtheitSeite:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        page.wahl.button.click()
        qtbot.waitUntil(page.zuordnung.isVisible)
        return page

    return run


def in_store(context: Context, pruefung_id: UUID) -> Grundgesamtheit:
    found = context.read(grundgesamtheit.grundgesamtheit, pruefung_id)
    assert found is not None
    return found


def store(qtbot: QtBot, page: GrundgesamtheitSeite) -> None:
    """From the assignment to the stored list, with Strg+Enter alone."""
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.bericht.isVisible)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.bestand.isVisible)


def test_it_begins_with_one_button_and_three_steps(page: GrundgesamtheitSeite) -> None:
    assert page.wahl.isVisible()
    assert page.first_focus() is page.wahl.button
    assert not page.primary.isVisible()


def test_what_was_recognised_is_shown(choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx", messy=True))
    form = page.zuordnung.form
    assert (form.kopfzeile.value(), form.kopfzeilen.value()) == (3, 1)
    assert form.schluessel.combo.currentText() == "A · BG-Nummer"
    assert form.schicht.combo.currentText() == "B · Standort"
    rows = [page.zuordnung.rohzeilen.rows.row(i) for i in range(4)]
    assert [row.kopf for row in rows] == [False, False, True, False]
    assert page.zuordnung.rohzeilen.rows.columns[1].title == "A · Aktenzeichen"
    amount = next(row for i in range(5) if (row := page.zuordnung.spalten.rows.row(i)).spalte.name == "Betrag KdU")
    assert page.zuordnung.spalten.rows.columns[1].text(amount).startswith("Betrag")


def test_only_chosen_columns_are_stored_and_that_is_said(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path, context: Context, empty: UUID
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx"))
    page.zuordnung.spalten.select_key(4)
    qtbot.keyClick(page.zuordnung.spalten, Qt.Key.Key_Space)
    assert page.zuordnung.rollen().rolle(4) is Rolle.WEITERE
    assert "„Sachbearbeitung“" in page.zuordnung.stored.words()
    qtbot.keyClick(page.zuordnung.spalten, Qt.Key.Key_Space)
    assert "„Sachbearbeitung“" not in page.zuordnung.stored.words()
    store(qtbot, page)
    liste = in_store(context, empty)
    assert liste.anzahl == 40
    assert liste.angaben.spalte_schluessel == "BG-Nummer"
    assert "Sachbearbeitung" not in (*liste.angaben.weitere, liste.angaben.spalte_team)
    assert liste.pruefsumme == hashlib.sha256("".join(f"BG-{n:05d}\n" for n in range(1, 41)).encode()).hexdigest()
    assert context.messages[-1].text == "40 Akten eingelesen."


def test_the_import_is_one_step_to_undo(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path, context: Context, empty: UUID
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx"))
    store(qtbot, page)
    assert context.workspace.undo_label == "Liste einlesen"
    context.undo()
    assert context.read(grundgesamtheit.grundgesamtheit, empty) is None
    assert page.wahl.isVisible()


def test_another_header_line_is_read_anew_and_keeps_the_columns(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx"))
    line = page.zuordnung.form.kopfzeile.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.zuordnung.liste() is not None and page.zuordnung.liste().kopfzeile == 0)  # type: ignore[union-attr]
    assert not page.zuordnung.form.kopfzeilen.isEnabled()


def test_roles_are_checked_before_reading(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx"))
    form = page.zuordnung.form
    key = form.schluessel.combo
    key.setFocus()
    qtbot.keyClick(key, Qt.Key.Key_Home)
    page.primary.click()
    assert form.schluessel.error() == "Wählen Sie die Spalte mit dem Aktenzeichen."
    assert key.hasFocus()
    qtbot.keyClick(key, Qt.Key.Key_Down)
    qtbot.keyClick(key, Qt.Key.Key_Down)
    page.primary.click()
    assert form.schicht.error() == "Diese Spalte ist schon als Aktenzeichen gewählt."
    assert not page.bericht.isVisible()


def test_the_report_names_what_stays_outside_and_asks_about_doubles(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path, context: Context, empty: UUID
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx", messy=True))
    page.primary.click()
    qtbot.waitUntil(page.bericht.isVisible)
    report = page.bericht
    assert report.problem.words().startswith("Ein Aktenzeichen kommt mehrfach vor.")
    assert not page.primary.isEnabled()
    assert report.only_first.hasFocus()
    qtbot.keyClick(report.only_first, Qt.Key.Key_Space)
    assert not report.problem.isVisible()
    assert page.primary.words() == "40 Akten einlesen"
    rows = [report.draussen.rows.row(i) for i in range(report.draussen.rows.count())]
    assert [(row.zeile, row.grund) for row in rows] == [(44, "Aktenzeichen kommt schon vor"), (45, "ohne Aktenzeichen")]
    page.primary.click()
    qtbot.waitUntil(page.bestand.isVisible)
    assert in_store(context, empty).angaben.ausgelassen == (
        (44, "Aktenzeichen kommt schon vor"),
        (45, "ohne Aktenzeichen"),
    )


def test_the_way_back_keeps_the_assignment(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx"))
    page.primary.click()
    qtbot.waitUntil(page.bericht.isVisible)
    page.back.click()
    assert page.zuordnung.isVisible()
    assert page.zuordnung.form.schluessel.combo.currentText() == "A · BG-Nummer"


@pytest.mark.parametrize(("name", "contents", "said"), [
    ("leer.xlsx", b"", "leer"),
    ("bild.csv", b"%PDF-1.7 \x00", "PDF"),
    ("kaputt.xlsx", b"PK\x03\x04kaputt", ""),
])  # fmt: skip
def test_a_file_that_is_no_list_changes_nothing(
    qtbot: QtBot,
    page: GrundgesamtheitSeite,
    tmp_path: Path,
    context: Context,
    empty: UUID,
    name: str,
    contents: bytes,
    said: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(contents)
    page.open_file(path)
    qtbot.waitUntil(page.problem.isVisible)
    assert said in page.problem.words()
    assert "Traceback" not in page.problem.words()
    assert path.read_bytes() == contents
    assert context.read(grundgesamtheit.grundgesamtheit, empty) is None
    assert page.wahl.isVisible()


def test_a_cancelled_import_stores_nothing(
    qtbot: QtBot, choose: Callable[[Path], GrundgesamtheitSeite], tmp_path: Path, context: Context, empty: UUID
) -> None:
    page = choose(write_list(tmp_path / "Bestand.xlsx"))
    page.primary.click()
    qtbot.waitUntil(page.bericht.isVisible)
    jobs: list[Job] = []

    def cancel(job: Job) -> None:
        jobs.append(job)
        job.cancel()

    context.job_started.connect(cancel)
    page.primary.click()
    with qtbot.waitSignal(jobs[0].ended):
        pass
    assert context.read(grundgesamtheit.grundgesamtheit, empty) is None
    assert page.bericht.isVisible()
    assert page.primary.isEnabled()


def test_a_file_can_be_dropped(qtbot: QtBot, page: GrundgesamtheitSeite, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_list(tmp_path / "Bestand.xlsx")))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(page.zuordnung.isVisible)


def test_the_stored_list_is_searched_and_sorted(qtbot: QtBot, stored: GrundgesamtheitSeite) -> None:
    table, search = stored.bestand.table, stored.bestand.search.line
    qtbot.keyClick(stored, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    qtbot.keyClicks(search, "bg-0001")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.rows.count() == 10)
    table.sort_by(0, descending=True)
    qtbot.waitUntil(lambda: table.rows.row(0).schluessel == "BG-00019")
    search.selectAll()
    qtbot.keyClicks(search, "gibt es nicht")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.rows.count() == 0)
    assert stored.bestand._found.text() == "Nichts gefunden zu „gibt es nicht“"


def test_marked_rows_are_excluded_with_a_reason_and_taken_back(
    qtbot: QtBot, stored: GrundgesamtheitSeite, context: Context, full: UUID
) -> None:
    table, form = stored.bestand.table, stored.bestand.ausschliessen
    assert not form.button.isEnabled()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert form.button.words() == "2 markierte Akten ausschließen"
    form.button.click()
    liste = in_store(context, full)
    assert [(row.schluessel, row.grund) for row in liste.ausschluesse] == [
        ("BG-00001", "Akte einer oder eines Beschäftigten (§ 35 Abs. 1 S. 3 SGB I)"),
        ("BG-00002", "Akte einer oder eines Beschäftigten (§ 35 Abs. 1 S. 3 SGB I)"),
    ]
    assert stored.bestand._figures[2].value() == "22.080"
    assert context.messages[-1].text == "2 Akten ausgeschlossen."
    out = stored.bestand.ausschluesse
    out.setFocus()
    qtbot.keyClick(out, Qt.Key.Key_Home)
    qtbot.keyClick(out, Qt.Key.Key_Delete)
    assert in_store(context, full).ohne_ausgeschlossene == 22081


def test_a_pasted_list_is_excluded_and_a_stranger_is_said(
    qtbot: QtBot, stored: GrundgesamtheitSeite, context: Context, full: UUID
) -> None:
    form = stored.bestand.ausschliessen
    form.keys.insert("BG-00012\nBG-99999\n")
    assert form.button.words() == "2 Akten ausschließen"
    form.button.click()
    assert "stehen nicht in der Liste" in form.keys.error()
    assert in_store(context, full).ausschluesse == ()
    form.keys.area.selectAll()
    form.keys.insert("BG-00012\nBG-00400\nBG-00012")
    reason = form.reason.combo
    reason.setFocus()
    qtbot.keyClick(reason, Qt.Key.Key_End)
    form.button.click()
    assert form.other.error()
    qtbot.keyClicks(form.other.line, "Umzug vor dem Stichtag")
    form.button.click()
    assert {row.grund for row in in_store(context, full).ausschluesse} == {"Umzug vor dem Stichtag"}
    assert form.pasted() == ()


def test_after_the_draw_the_list_is_only_read(
    qtbot: QtBot, stored: GrundgesamtheitSeite, context: Context, full: UUID
) -> None:
    context.perform("Plan", stichprobe.save_plan, full, Plan(startwert="4711"))
    context.perform("Ziehen", ziehung.draw, full, wer="Weber", jetzt=NOW, version="1")
    assert not stored.bestand.ausschliessen.isVisible()
    assert not stored.other.isVisible()
    assert stored.primary.isVisible()
    with qtbot.waitSignal(context.navigated) as signal:
        stored.primary.click()
    assert signal.args == ["aktenpruefung.planen", (full,)]
    assert len(context.read(zeilen.zeilen_ids, full)) == 22082
