"""The sidebar when the window is too low for it: it says that it goes on, and the lit entry is in sight."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qmapp.ui.widgets.nav import NavItem, Sidebar
from tests.ui.present import present

ITEMS = [NavItem(f"seite.{n}", f"Seite {n}", "list-check") for n in range(12)]


def shown(qtbot: QtBot, height: int) -> Sidebar:
    sidebar = Sidebar()
    sidebar.set_items(ITEMS, [NavItem("hilfe", "Hilfe", "help-circle")])
    return present(qtbot, sidebar, (262, height))


def in_sight(sidebar: Sidebar, key: str) -> bool:
    return not sidebar.button(key).visibleRegion().isEmpty()


def test_where_all_entries_fit_nothing_is_announced(qtbot: QtBot, styled: None) -> None:
    assert shown(qtbot, 900).more.isHidden()


def test_a_click_leads_to_the_entries_below_and_the_end_is_the_end(qtbot: QtBot, styled: None) -> None:
    sidebar = shown(qtbot, 320)
    assert sidebar.more.isVisible()
    assert not in_sight(sidebar, "seite.11")
    for _ in range(4):
        if sidebar.more.isVisible():
            QTest.mouseClick(sidebar.more, Qt.MouseButton.LeftButton)
    assert in_sight(sidebar, "seite.11")
    assert sidebar.more.isHidden()


def test_the_entry_of_the_page_shown_comes_into_sight(qtbot: QtBot, styled: None) -> None:
    sidebar = shown(qtbot, 320)
    sidebar.set_current("seite.11")
    assert in_sight(sidebar, "seite.11")
    sidebar.set_current("seite.0")
    assert in_sight(sidebar, "seite.0")
