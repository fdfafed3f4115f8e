"""The page of the catalogues, worked by keyboard: drafts, points, order, pasted rows, files, publishing."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks import katalog as door
from qmapp.checks.katalog import Katalog, load, toml_text
from qmapp.ui.checks.gegenueber import side_by_side
from qmapp.ui.checks.katalog import Kataloge
from qmapp.ui.context import Context
from tests.checks.aktenpruefung.conftest import KATALOG

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
InDialog = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def draft(page: Kataloge, context: Context) -> UUID:
    """A draft of the small catalogue, in hand."""
    key: UUID = context.perform("Entwurf", door.begin_entwurf, KATALOG)
    context.navigate("katalog.liste", key)
    assert page.primary.words() == "Veröffentlichen"
    return key


def content(context: Context, key: UUID) -> Katalog:
    return context.read(door.katalog, key)


def codes(context: Context, key: UUID) -> list[str]:
    return [punkt.code for punkt in content(context, key).punkte]


def test_a_shipped_one_is_read_and_a_draft_begun_by_keys(qtbot: QtBot, page: Kataloge, context: Context) -> None:
    assert page.first_focus() is page.list
    page.list.select_key(next(r.key for r in context.read(door.kataloge) if r.code == "AP-GRU"), emit=True)
    assert page.ansicht.form.titel.line.isReadOnly()
    assert page.ansicht.form.mark.isVisible()
    assert "§ 46b" in page.ansicht.form.mark.words() or "Trägerbestimmung" in page.ansicht.form.mark.words()
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    current = page.list.current()
    assert current is not None
    assert (current.code, current.version, current.entwurf) == ("AP-GRU", 2, True)
    assert not page.ansicht.form.titel.line.isReadOnly()
    context.undo()
    assert [r.version for r in context.read(door.kataloge) if r.code == "AP-GRU"] == [1]


def test_a_field_saves_itself_and_is_undone(qtbot: QtBot, page: Kataloge, context: Context, draft: UUID) -> None:
    line = page.ansicht.form.titel.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Anders")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert content(context, draft).punkte[0].titel == "Anders"
    context.undo()
    assert content(context, draft).punkte[0].titel == "Punkt 1"
    assert page.ansicht.form.titel.value() == "Punkt 1"


def test_points_are_ordered_added_and_deleted_by_keys(
    qtbot: QtBot, page: Kataloge, context: Context, draft: UUID
) -> None:
    rows = page.ansicht.punkte
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert codes(context, draft)[:2] == ["T-02", "T-01"]
    current = rows.current()
    assert current is not None
    assert (current.code, current.nummer) == ("T-01", 2)
    qtbot.keyClick(rows, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(rows, Qt.Key.Key_Insert)
    assert codes(context, draft)[:3] == ["T-01", "T-07", "T-02"]
    assert page.ansicht.form.titel.line.hasFocus()
    rows.select_key("T-07")
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert "T-07" not in codes(context, draft)
    context.undo()
    assert "T-07" in codes(context, draft)


def test_rows_from_a_spreadsheet_are_pasted_and_what_is_left_out_is_said(
    qtbot: QtBot, page: Kataloge, context: Context, draft: UUID
) -> None:
    QGuiApplication.clipboard().setText("Neu eins\tFrage?\t§ 1\n\n\tohne\t§ 2\nNeu zwei\t=1+1\t§ 3")
    page.ansicht.punkte.setFocus()
    qtbot.keyClick(page.ansicht.punkte, Qt.Key.Key_V, CTRL)
    assert codes(context, draft)[:3] == ["T-01", "T-07", "T-08"]
    assert "Zeile 3: Der Titel fehlt." in page.problem.words()
    QGuiApplication.clipboard().setText("")
    qtbot.keyClick(page.ansicht.punkte, Qt.Key.Key_V, CTRL)
    assert "kein Prüfpunkt" in page.problem.words()


def test_periods_out_of_force_are_typed_as_lines(page: Kataloge, context: Context, draft: UUID) -> None:
    field = page.ansicht.form.aussetzungen
    field.area.setPlainText("01.03.2020 – 31.12.2022: Sozialschutzpaket\n01.01.2026 – : Erlass")
    field.commit()
    first, second = content(context, draft).punkte[0].aussetzungen
    assert (first.grund, first.bis is None, second.bis is None) == ("Sozialschutzpaket", False, True)
    field.area.setPlainText("irgendwann")
    field.commit()
    assert "Bitte als" in field.error()
    assert len(content(context, draft).punkte[0].aussetzungen) == 2


def test_publishing_asks_once_and_freezes(
    qtbot: QtBot, page: Kataloge, context: Context, draft: UUID, in_dialog: InDialog
) -> None:
    context.perform("Ändern", door.update_punkt, draft, "T-01", frage="Stimmt das noch?")
    in_dialog(lambda dialog: dialog.accept())
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page.primary.words() == "Neue Fassung beginnen"
    assert page.ansicht.changes() == "1 geändert"
    page.ansicht.view.set_value("vergleich")
    page.ansicht._show()
    row = page.ansicht.vergleich.list.current()
    assert row is not None
    assert side_by_side(row) == ("Frage: Stimmt [das?]", "Frage: Stimmt [das noch?]")


def test_publishing_can_be_thought_over(
    qtbot: QtBot, page: Kataloge, context: Context, draft: UUID, in_dialog: InDialog
) -> None:
    in_dialog(lambda dialog: dialog.reject())
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page.primary.words() == "Veröffentlichen"


def test_what_is_missing_is_shown_at_its_point(
    qtbot: QtBot, page: Kataloge, context: Context, draft: UUID, in_dialog: InDialog
) -> None:
    added = context.perform("Neu", door.add_punkt, draft, titel="Ohne Frage")
    in_dialog(lambda dialog: dialog.accept())
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert "Frage fehlt" in page.problem.words()
    assert page.ansicht.code() == added


def test_a_copy_gets_an_own_code(qtbot: QtBot, page: Kataloge, context: Context) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert page.kopie.code.line.hasFocus()
    qtbot.keyClicks(page.kopie.code.line, "AP-KDU")
    page.primary.click()
    assert "gibt es schon" in page.kopie.code.error()
    page.kopie.code.line.clear()
    qtbot.keyClicks(page.kopie.code.line, "EIG-1")
    page.primary.click()
    current = page.list.current()
    assert current is not None
    assert (current.code, current.entwurf) == ("EIG-1", True)


def test_a_file_goes_out_and_comes_in(
    page: Kataloge, context: Context, draft: UUID, tmp_path: Path, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "aus"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.write_file()
    assert load(tmp_path / "aus.toml") == content(context, draft)
    other = tmp_path / "neu.toml"
    other.write_text(toml_text(KATALOG).replace('"T"', '"X"').replace("T-0", "X-0"), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    in_dialog(lambda dialog: dialog.accept())
    page.read_file()
    current = page.list.current()
    assert current is not None
    assert current.code == "X"
    (tmp_path / "kaputt.toml").write_text("[katalog", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "kaputt.toml"), ""))
    page.read_file()
    assert "kein gültiger Prüfkatalog" in page.problem.words()


def test_a_running_review_is_named(page: Kataloge, context: Context, draft: UUID) -> None:
    from datetime import date

    from qmapp.checks.aktenpruefung import pruefung

    context.perform(
        "Prüfung", pruefung.create_pruefung, titel="Probe", katalog=KATALOG, zeitraum_von=date(2025, 1, 1),
        zeitraum_bis=date(2025, 6, 30), heute=date(2025, 7, 1),
    )  # fmt: skip
    assert "Wird in 1 laufenden Prüfung verwendet." in page.used.words()


def test_everything_that_takes_the_focus_has_a_name(page: Kataloge, draft: UUID) -> None:
    for view in ("punkte", "kopf", "vergleich"):
        page.ansicht.view.set_value(view)
        page.ansicht._show()
        nameless = [
            type(widget).__name__
            for widget in page.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
        ]
        assert nameless == [], view
