"""Every view of the page: what can have the focus has a name, Tab comes round, and every size of window holds it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.ui.act.massnahmen import Massnahmen
from qmapp.ui.act.massnahmen.ansichten import Ansicht
from qmapp.ui.context import Context
from qmapp.ui.style import look
from tests.ui.act.massnahmen.conftest import Opened
from tests.ui.test_accessibility import nameless


@pytest.mark.parametrize("ansicht", list(Ansicht))
def test_everything_has_a_name_and_tab_comes_round(qtbot: QtBot, page: Massnahmen, ansicht: Ansicht) -> None:
    page.show_view(ansicht)
    page.ansichten.tafel.toggle_marks()
    assert nameless(page) == []
    first = page.ansichten.view()
    first.setFocus()
    seen: set[QWidget] = {first}
    for _ in range(150):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first:
            break
        seen.add(focused)
    assert QApplication.focusWidget() is first
    assert {page.ansichten.filter.search, page.ansichten.clear, page.detail.kopf.status.combo, page.primary} <= seen


@pytest.mark.parametrize("ansicht", list(Ansicht))
def test_it_is_never_wider_than_its_window(qtbot: QtBot, opened: Opened, context: Context, ansicht: Ansicht) -> None:
    page = opened(context, (1366, 768))
    page.show_view(ansicht)
    shell = page.window()
    for width, percent in ((1366, 100), (1366, 150), (1440, 200), (1920, 100)):
        look.apply("light", percent)
        shell.resize(width, 900)
        qtbot.wait(20)
        assert shell.width() == width
        assert page._body.width() <= page.width(), f"at {width} px and {percent} % the content is wider than the page"
