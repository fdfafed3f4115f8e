"""From the button to the files."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.ui.auftrag import PRUEFBERICHT, ZIEHUNGSPROTOKOLL, pruefung_auftrag
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.context import Context
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.ui.checks.auswertung.opened import CLOSED, InDialog, Open


def test_export_asks_remembers_writes_and_opens(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page(CLOSED)
    folder = tmp_path / "Berichte"
    folder.mkdir()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert dialog.folder.value() == str(tmp_path)
        for check in dialog.boxes.values():
            check.setChecked(False)
        dialog.submit()
        assert dialog._missing_row.isVisible()
        dialog.boxes["pdf"].setChecked(True)
        dialog.folder.line.setText(str(tmp_path / "fehlt"))
        dialog.submit()
        assert dialog.folder.error()
        dialog.folder.line.setText(str(folder))
        dialog.submit()

    in_dialog(choose)
    qtbot.keyClick(page.primary, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    (written,) = page.saved.files
    assert written.parent == folder
    assert written.read_bytes().startswith(b"%PDF")
    assert page.saved.words() == f"Prüfbericht gespeichert: {written.name} {folder}"
    assert context.messages[-1].text == f"Prüfbericht gespeichert: {written}"
    assert context.settings.last_folder == str(folder)
    opened_urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toLocalFile()))
    page.saved.open_folder.click()
    page.saved.open_file.click()
    assert opened_urls == [str(folder), str(written)]


def test_a_file_of_the_same_name_is_replaced_only_after_a_question(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog, tmp_path: Path
) -> None:
    page = open_page(CLOSED)
    page.ausgabe.write(pruefung_auftrag(page.context, ZIEHUNGSPROTOKOLL, ids[CLOSED]), ("json",), tmp_path)
    qtbot.waitUntil(page.saved.isVisible, timeout=10_000)
    (written,) = page.saved.files
    written.write_text("mein Text", "utf-8")
    asked_for: list[str] = []

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        asked_for.append(dialog.action.words())
        dialog.reject()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "json")
        in_dialog(refuse)
        dialog.submit()

    in_dialog(choose)
    page.ausgabe.start(ZIEHUNGSPROTOKOLL, ids[CLOSED])
    assert asked_for == ["Datei ersetzen"]
    assert written.read_text("utf-8") == "mein Text"


def test_a_locked_target_is_said_with_what_to_do(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, tmp_path: Path
) -> None:
    page = open_page(CLOSED)
    page.ausgabe.write(pruefung_auftrag(page.context, ZIEHUNGSPROTOKOLL, ids[CLOSED]), ("json",), tmp_path)
    qtbot.waitUntil(page.saved.isVisible, timeout=10_000)
    (written,) = page.saved.files
    written.unlink()
    written.mkdir()
    page.ausgabe.write(pruefung_auftrag(page.context, ZIEHUNGSPROTOKOLL, ids[CLOSED]), ("json",), tmp_path)
    qtbot.waitUntil(page.problem.isVisible, timeout=10_000)
    assert not page.saved.isVisible()
    assert page.problem.words().startswith(f"{written.name} ist geöffnet oder schreibgeschützt.")


def test_the_dialog_offers_what_a_report_knows(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], tmp_path: Path
) -> None:
    asked_for = [pruefung_auftrag(context, art, ids[CLOSED]) for art in (PRUEFBERICHT, ZIEHUNGSPROTOKOLL)]
    report = AusgabeDialog(None, asked_for[0], tmp_path, ("pdf",))
    protocol = AusgabeDialog(None, asked_for[1], tmp_path, ("pdf", "docx"))
    for dialog in (report, protocol):
        qtbot.addWidget(dialog)
    assert list(report.boxes) == ["pdf", "docx", "xlsx"]
    assert list(protocol.boxes) == ["pdf", "docx", "xlsx", "json"]
    assert protocol.formats() == ("pdf", "docx")
