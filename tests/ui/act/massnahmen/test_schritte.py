"""Many Maßnahmen at once from their page: filter, sort, choose three, postpone them, and take it back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from qmapp.act import massnahme as act
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.massnahme.sammel import Was
from qmapp.ui.act.massnahme.sammel import Sammeldialog
from qmapp.ui.act.massnahme.uebergabe import Uebergabedialog
from qmapp.ui.act.massnahmen import Massnahmen
from qmapp.ui.act.massnahmen.bestand import Ordnung, Zeigen
from qmapp.ui.context import Context
from tests.ui.act.massnahmen.conftest import HEUTE
from tests.ui.checks.conftest import InDialog

CTRL = Qt.KeyboardModifier.ControlModifier
NEW = date(2026, 9, 30)


def zeilen(context: Context) -> dict[str, MassnahmeZeile]:
    return {row.kennung: row for row in context.read(act.massnahmen, HEUTE)}


def postpone(dialog: QDialog) -> None:
    """Move the deadline of those chosen, with a reason."""
    assert isinstance(dialog, Sammeldialog)
    dialog.was.set_value(Was.FRIST)
    dialog.was.committed.emit(Was.FRIST)
    frist = dialog.values[Was.FRIST]
    frist.line.setText("30.09.2026")  # type: ignore[attr-defined]  # a date field
    dialog.grund.line.setText("Haushalt kommt erst im Juli")
    assert frist.commit()
    assert dialog.grund.commit()
    assert dialog.action is not None
    assert dialog.action.words() == "3 Maßnahmen ändern"
    dialog.submit()


def test_filter_sort_choose_three_postpone_and_undo(
    qtbot: QtBot, page: Massnahmen, context: Context, in_dialog: InDialog
) -> None:
    before = zeilen(context)
    field, tafel = page.ansichten.filter.zeigen, page.ansichten.tafel
    field.set_value(Zeigen.OFFEN)
    field.committed.emit(Zeigen.OFFEN)
    page.ansichten.ordnung.set_value(Ordnung.FRIST)
    page.ansichten.ordnung.committed.emit(Ordnung.FRIST)
    tafel.setFocus()
    qtbot.keyClick(tafel, Qt.Key.Key_Home)
    for _ in range(3):
        qtbot.keyClick(tafel, Qt.Key.Key_Space)
        qtbot.keyClick(tafel, Qt.Key.Key_Down)
    assert page.ansichten.clear.words() == "3 ausgewählt"
    in_dialog(postpone)
    qtbot.keyClick(tafel, Qt.Key.Key_M, CTRL)
    moved = {key for key, row in zeilen(context).items() if row.frist == NEW}
    assert moved == {"M-01", "M-02", "M-03"}
    assert {row.verschoben for key, row in zeilen(context).items() if key in moved} == {1}
    assert tafel.marks() == 0
    assert page.window().focusWidget() is tafel
    rows = tafel.rows
    assert rows.row(0).zeile.kennung == "M-04"
    context.undo()
    assert zeilen(context) == before
    context.redo()
    assert {key for key, row in zeilen(context).items() if row.frist == NEW} == moved


def test_without_marks_the_rows_selected_are_changed_and_leaving_changes_nothing(
    qtbot: QtBot, page: Massnahmen, context: Context, in_dialog: InDialog
) -> None:
    before = zeilen(context)
    tafel = page.ansichten.tafel
    tafel.select_id(before["M-04"].id)
    tafel.setFocus()
    qtbot.keyClick(tafel, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, Sammeldialog)
        assert dialog.table.rows.count() == 2
        dialog.reject()

    in_dialog(leave)
    change, _ = page.schritte.menu().actions()
    assert change.text().startswith("2 ausgewählte ändern …")
    change.trigger()
    assert zeilen(context) == before


def test_what_somebody_leaves_behind_goes_to_the_successor(
    qtbot: QtBot, page: Massnahmen, context: Context, in_dialog: InDialog
) -> None:
    roles = page.ansichten.filter.verantwortlich
    roles.set_value("Grundsatz")
    roles.committed.emit("Grundsatz")

    def hand_over(dialog: QDialog) -> None:
        assert isinstance(dialog, Uebergabedialog)
        assert dialog.von.value() == "Grundsatz"
        dialog.auf.line.setText("Widerspruchsstelle")
        dialog.submit()

    in_dialog(hand_over)
    qtbot.keyClick(page, Qt.Key.Key_U, CTRL)
    now = zeilen(context)
    assert {now[key].verantwortlich for key in ("M-01", "M-03")} == {"Widerspruchsstelle"}
    assert roles.value() is None
    context.undo()
    assert zeilen(context)["M-01"].verantwortlich == "Grundsatz"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_button_offers_both(qtbot: QtBot, page: Massnahmen) -> None:
    qtbot.mouseClick(page.schritte.button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().split("\t")[1] for action in menu.actions()] == ["Strg+M", "Strg+U"]
    menu.close()
