from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from qmapp.german import folded
from qmapp.ui.widgets.table import ItemList, Table
from qmapp.ui.widgets.table_cells import Cell, shortened
from qmapp.ui.widgets.table_model import BLOCK, KEPT_BLOCKS, BlockModel, Column, TableModel
from tests.ui.present import present


@dataclass(frozen=True)
class Ort:
    id: int
    name: str
    akten: int


ORTE = (Ort(1, "Süd", 117), Ort(2, "Mitte", 192), Ort(3, "Österreich", 5), Ort(4, "Nord", 156))


def columns() -> list[Column[Ort]]:
    return [
        Column("Standort", lambda ort: ort.name, sort=lambda ort: folded(ort.name), sub=lambda ort: f"Nr. {ort.id}"),
        Column("Akten", lambda ort: str(ort.akten), width=80, right=True, sort=lambda ort: ort.akten),
        Column("Stand", lambda ort: "", pill=lambda ort: ("ok", "Fertig")),
    ]


def key(ort: Ort) -> int:
    return ort.id


@pytest.fixture
def table(qtbot: QtBot, styled: None) -> Table[Ort]:
    made = Table("Standorte", TableModel(columns(), key))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_rows(ORTE)
    made.show()
    return made


def names(table: Table[Ort]) -> list[str]:
    return [table.rows.row(i).name for i in range(table.rows.count())]


def test_the_model_keeps_qts_rules(qtbot: QtBot, styled: None) -> None:
    model = TableModel(columns(), key)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(ORTE)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "Mitte"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Mitte, Nr. 2"
    assert model.index(0, 2).data() == "Fertig"
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_german_names_sort_as_in_the_dictionary(table: Table[Ort]) -> None:
    table.sort_by(0)
    assert names(table) == ["Mitte", "Nord", "Österreich", "Süd"]
    table.sort_by(1, descending=True)
    assert names(table) == ["Mitte", "Nord", "Süd", "Österreich"]


def test_new_rows_keep_selection_and_order_and_tell_no_one(qtbot: QtBot, table: Table[Ort]) -> None:
    table.sort_by(1)
    table.select_key(4)
    table.current_changed.connect(pytest.fail)
    table.show_rows((*ORTE, Ort(5, "Ost", 131)))
    current = table.current()
    assert current is not None
    assert current.id == 4
    assert names(table) == ["Österreich", "Süd", "Ost", "Nord", "Mitte"]


def test_after_a_deletion_the_bar_stands_on_the_next_row(table: Table[Ort]) -> None:
    table.select_key(2)
    table.show_rows([ort for ort in ORTE if ort.id != 2])
    current = table.current()
    assert current is not None
    assert current.id == 3


def test_the_keyboard_alone_does_everything(qtbot: QtBot, table: Table[Ort]) -> None:
    table.setFocus()
    table.select_key(1)
    with qtbot.waitSignal(table.current_changed) as moved:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert moved.args == [ORTE[1]]
    with qtbot.waitSignal(table.activated_row) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ORTE[1]]
    with qtbot.waitSignal(table.marked):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.delete_requested):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current() == ORTE[3]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current() == ORTE[0]
    qtbot.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert names(table)[0] == "Mitte"
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(table)[0] == "Süd"
    qtbot.keyClicks(table, "n")
    assert table.current() == ORTE[3]


def test_tab_is_no_trap(qtbot: QtBot, table: Table[Ort]) -> None:
    assert not table.tabKeyNavigation()


def test_copying_gives_a_table_for_excel(qtbot: QtBot, table: Table[Ort]) -> None:
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["Standort\tAkten\tStand", "Süd\t117\t"]
    assert len(lines) == 5


def test_a_million_rows_are_fetched_in_blocks(qtbot: QtBot, styled: None) -> None:
    asked: list[int] = []

    def fetch(ids: Sequence[int]) -> list[Ort]:
        asked.append(len(ids))
        return [Ort(i, f"BG {i}", i) for i in ids]

    model = BlockModel(columns(), key, fetch)
    table = Table("Liste", model)
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    model.show(array("q", range(1_000_000)))
    qtbot.wait(1)
    table.scrollTo(model.index(999_999, 0))
    qtbot.wait(1)
    assert model.index(999_999, 0).data() == "BG 999999"
    assert max(asked) == BLOCK
    assert len(asked) <= 4
    assert model.position(500_000) == 500_000
    assert model.position("fremd") == -1
    for block in range(KEPT_BLOCKS * 2):
        model.row(block * BLOCK)
    assert len(model._blocks) == KEPT_BLOCKS
    with qtbot.waitSignal(model.sort_requested) as sorting:
        table.sort_by(1, descending=True)
    assert sorting.args == [1, True]


def test_fitting_follows_the_look(table: Table[Ort]) -> None:
    from qmapp.ui.style import look

    table.fit()
    before = table.height()
    look.apply(percent=200)
    assert table.height() == pytest.approx(before * 2, abs=4)


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_words_that_do_not_fit_are_shown_whole_under_the_mouse(qtbot: QtBot, styled: None) -> None:
    long = "Nebenkostenabrechnung jedes Jahr anfordern und innerhalb von vier Wochen auswerten"
    cell = Cell(long, sub="E-2025-01")
    assert shortened(cell, 120) == f"{long}\nE-2025-01"
    assert shortened(cell, 2_000) == ""
    assert shortened(Cell("M-01", sub=long), 120) == f"M-01\n{long}"
    assert shortened(Cell(long, pill=("ok", "Umgesetzt")), 20) == ""
    listed: ItemList[str] = ItemList("Liste", key=str, title=str, subtitle=lambda _: "E-2025-01")
    present(qtbot, listed, (240, 120))
    listed.show_rows([long])
    at = listed.visualRect(listed.rows.index(0, 0)).center()
    QApplication.sendEvent(listed.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, listed.viewport().mapToGlobal(at)))
    assert QToolTip.text() == f"{long}\nE-2025-01"
    QToolTip.hideText()
