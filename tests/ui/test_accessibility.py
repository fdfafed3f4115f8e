"""Everything that can have the focus has a name a screen reader can say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.settings import Settings
from qmapp.ui.context import Context
from qmapp.ui.opening import Opener
from qmapp.ui.shell import Shell
from qmapp.ui.start import StartPage
from qmapp.ui.start_dialogs import NewDialog, PassphraseDialog
from qmapp.ui.widgets.card import Banner, EmptyState
from tests.ui.demo import Auswertung, Planen
from tests.ui.present import present


def nameless(root: QWidget) -> list[str]:
    """Focusable, visible widgets without a name, asked through QAccessible as a screen reader does."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(root) and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def start(qtbot: QtBot, context: Context) -> QWidget:
    return StartPage(Settings(recent=["/nirgends/QM-2024.qcheck", "/nirgends/QM-2023.qcheck"]), date(2025, 11, 20))


def planning(qtbot: QtBot, context: Context) -> QWidget:
    shell = Shell(context, (Planen, Auswertung), "Amt", "Lokal")
    shell.open_first()
    return shell


def evaluation(qtbot: QtBot, context: Context) -> QWidget:
    shell = Shell(context, (Auswertung,), "Amt", "Lokal")
    shell.open_first()
    shell.context.tell("Maßnahme gelöscht.", undo=True)
    return shell


def new_dialog(qtbot: QtBot, context: Context) -> QWidget:
    return NewDialog(None, Opener(Settings(), parent=context), Settings(), 2025)


def passphrase_dialog(qtbot: QtBot, context: Context) -> QWidget:
    return PassphraseDialog(None, Opener(Settings(), parent=context), Path("QM-2025.qcheck"))


@pytest.mark.parametrize("make", [start, planning, evaluation, new_dialog, passphrase_dialog])
def test_every_focusable_widget_has_a_name(
    qtbot: QtBot, context: Context, make: Callable[[QtBot, Context], QWidget]
) -> None:
    widget = present(qtbot, make(qtbot, context))
    assert nameless(widget) == []


@pytest.mark.parametrize("make", [planning, evaluation, new_dialog])
def test_tab_reaches_every_control_and_comes_round(
    qtbot: QtBot, context: Context, make: Callable[[QtBot, Context], QWidget]
) -> None:
    widget = present(qtbot, make(qtbot, context), (1440, 900))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    first = QApplication.focusWidget()
    assert first is not None
    seen: list[QWidget] = [first]
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
    assert QApplication.focusWidget() is first
    wanted = {
        w for w in widget.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.isEnabled() and w.focusProxy() is None
    }  # fmt: skip
    unreached = {type(w).__name__ for w in wanted - set(seen)}
    assert unreached <= {"_Segment", "QRadioButton", "OptionCard"}, "only the rest of a group of which one is reached"


def test_states_without_focus_have_names_too(qtbot: QtBot, styled: None) -> None:
    banner = Banner("warn", "Vorläufig: 214 von 662 Akten", "Es kann sich noch verschieben.")
    empty = EmptyState("folder-search", "Noch keine Prüfung", "Legen Sie eine an.")
    for widget in (banner, empty):
        qtbot.addWidget(widget)
    assert banner.accessibleName() == "Vorläufig: 214 von 662 Akten Es kann sich noch verschieben."
    assert empty.accessibleName() == "Noch keine Prüfung. Legen Sie eine an."
