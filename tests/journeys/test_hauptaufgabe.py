"""The main job in the window, as a QM-Beauftragte does it: from the start screen to the drawn sample."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung.protokoll import nachrechnen
from qmapp.checks.aktenpruefung.rows import Zeile
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.grundgesamtheit import GrundgesamtheitSeite
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.main_window import MainWindow
from qmapp.ui.start_dialogs import NewDialog
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.journeys.conftest import PASSPHRASE, PRIMARY, InDialog, shown

STANDORTE = {"Mitte": 6412, "Nord": 5208, "Ost": 4377, "Süd": 3905, "West": 2180}


@pytest.fixture
def fallliste(tmp_path: Path) -> Path:
    """22.082 Bedarfsgemeinschaften in five Standorte, with columns that are nobody's business here."""
    path = tmp_path / "BG-Bestand 31.10.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Bestand")
    sheet.write_row(0, 0, ["BG-Nummer", "Standort", "Name", "KdU-Betrag"])
    for number, (key, ort) in enumerate(bestand(), 1):
        sheet.write_row(number, 0, [key, ort, "Mustermann", 412.5])
    book.close()
    return path


def bestand() -> Iterator[tuple[str, str]]:
    number = 0
    for ort, count in STANDORTE.items():
        for _ in range(count):
            number += 1
            yield f"BG 08-{number:06d}", ort


def test_from_the_start_screen_to_the_drawn_sample(
    qtbot: QtBot,
    window: MainWindow,
    fallliste: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_dialog: InDialog[QDialog],
) -> None:
    create_workspace(qtbot, window, tmp_path, in_dialog)
    create_pruefung(qtbot, window)
    read_list(qtbot, window, fallliste, monkeypatch)
    plan_and_draw(qtbot, window, in_dialog)
    export_protocol(qtbot, window, tmp_path, monkeypatch)


def create_workspace(qtbot: QtBot, window: MainWindow, folder: Path, in_dialog: InDialog[QDialog]) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewDialog)
        for field, text in (
            (dialog.title_field, "QM 2025"),
            (dialog.amt, "Jobcenter Neustadt"),
            (dialog.file, str(folder / "QM-2025.qcheck")),
            (dialog.passphrase, PASSPHRASE),
            (dialog.again, PASSPHRASE),
        ):
            field.line.selectAll()
            qtbot.keyClicks(field.line, text)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(NewDialog, fill)
    qtbot.keyClick(window.start, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(shown(window), Aktenpruefungen), timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert (folder / "QM-2025.qcheck").read_bytes()[:6] != b"SQLite", "the file is encrypted"


def create_pruefung(qtbot: QtBot, window: MainWindow) -> None:
    page = shown(window)
    assert isinstance(page, Aktenpruefungen)
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Space)
    qtbot.keyClicks(page.form.titel.line, "Kosten der Unterkunft, 2. Halbjahr 2025")
    qtbot.keyClicks(page.form.hoechstwert.line, "10")
    qtbot.keyClick(page, *PRIMARY)
    assert page.primary.words() == "Liste einlesen"
    qtbot.keyClick(page, *PRIMARY)
    assert isinstance(shown(window), GrundgesamtheitSeite)


def press_primary(qtbot: QtBot, window: MainWindow, page: QWidget) -> None:
    """Strg+Enter. On a slow machine a progress has been shown; without a window manager nothing is active after it."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page, *PRIMARY)


def read_list(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(window)
    assert isinstance(page, GrundgesamtheitSeite)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    before = path.read_bytes()
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(page.zuordnung.isVisible, timeout=20_000)
    assert page.zuordnung.form.schluessel.combo.currentText() == "A · BG-Nummer"
    assert page.zuordnung.form.schicht.combo.currentText() == "B · Standort"
    assert "„Name“" not in page.zuordnung.stored.words()
    press_primary(qtbot, window, page)
    qtbot.waitUntil(page.bericht.isVisible, timeout=20_000)
    assert page.primary.words() == "22.082 Akten einlesen"
    press_primary(qtbot, window, page)
    qtbot.waitUntil(lambda: page.bestand.isVisible() and page.bestand.table.rows.count() == 22082, timeout=20_000)
    assert path.read_bytes() == before
    press_primary(qtbot, window, page)
    assert isinstance(shown(window), StichprobePlanen)


def plan_and_draw(qtbot: QtBot, window: MainWindow, in_dialog: InDialog[QDialog]) -> None:
    page = shown(window)
    assert isinstance(page, StichprobePlanen)
    cards = page.ergebnis.cards
    options = [card.option for card in cards.findChildren(type(cards._cards[0]))]
    assert [option.figure for option in options] == ["662", "378", "296"]
    assert [words for _, words in options[0].lines][:2] == ["±2,3 Punkte", "662–1.324 Std."]
    method = page.angaben.schichtung.combo
    method.setFocus()
    qtbot.keyClick(method, Qt.Key.Key_Down)
    assert method.currentText() == "Geschichtet nach Standort"
    page.angaben.startwert.line.setFocus()
    qtbot.keyClicks(page.angaben.startwert.line, "2025-11-20-KdU")

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        assert dialog.action.words() == "662 Akten ziehen"
        dialog.action.click()

    in_dialog(ConfirmDialog, agree)
    qtbot.keyClick(page, *PRIMARY)
    qtbot.waitUntil(page.frozen.isVisible, timeout=20_000)
    assert window.shell is not None
    messages = window.shell.context.messages
    qtbot.waitUntil(lambda: messages[-1].text.startswith("662 Akten gezogen."), timeout=20_000)
    assert page.primary.words() == "Akten prüfen"


def export_protocol(qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(window)
    assert isinstance(page, StichprobePlanen)
    target = folder / "Ziehungsprotokoll.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.recipe.click()
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    written = json.loads(target.read_text("utf-8"))
    assert nachrechnen(written, [Zeile(key, ort) for key, ort in bestand()]).identisch
