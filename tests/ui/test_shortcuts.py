"""Every key the window names does something, and only one thing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks import befragung, qcheck
from qmapp.checks.aktenpruefung import pruefung
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.command_list import all_commands
from qmapp.ui.context import Context
from qmapp.ui.main_window import MainWindow
from qmapp.ui.pages import Page
from qmapp.ui.register import page_classes
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.present import present

GERMAN = (("Strg", "Ctrl"), ("Umschalt", "Shift"), ("Enter", "Return"), ("Bild ab", "PgDown"))
#: What has the focus copies what it holds: a key of the widgets, not of the page.
OF_WIDGETS = frozenset({"Ctrl+C"})
#: Bound as a shortcut it would fire in every text field: the page takes it when no field has.
LETTER_ALONE = re.compile(r"(Shift\+)?[A-Z]")


@pytest.fixture
def shell(qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path) -> Iterator[Shell]:
    path = tmp_path / "QM-2025.qcheck"
    path.write_bytes(example_file.read_bytes())
    window = present(
        qtbot, MainWindow(Settings(), clock=lambda: datetime(2025, 11, 20, 9, tzinfo=UTC)), (1440, 900), owned=False
    )
    window.show_workspace(Workspace.open(path, None, SCHEMA, wer="Weber"))
    assert window.shell is not None
    yield window.shell
    window.close()
    qtbot.waitUntil(lambda: window.shell is None and not window.isVisible(), timeout=10_000)


def in_force(shell: Shell) -> Counter[str]:
    """The sequences that are bound and can be reached now: those of hidden pages cannot."""
    found = shell.window().findChildren(QShortcut)
    keys = Counter(
        shortcut.key().toString()
        for shortcut in found
        if shortcut.isEnabled() and shortcut.parent().isVisible()  # type: ignore[attr-defined]  # parents are widgets
    )
    buttons = [b for b in shell.window().findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    keys.update(b.shortcut().toString() for b in buttons if not b.shortcut().isEmpty())
    return keys


def sequence(shown: str) -> str:
    for german, english in GERMAN:
        shown = shown.replace(german, english)
    return QKeySequence(shown).toString()


def target_of(context: Context, page_class: type[Page]) -> UUID:
    """Something of the example the page can show."""
    rooms = {"qcheck": qcheck.qchecks, "befragung": befragung.befragungen}
    rows: Sequence[Any] = context.read(rooms.get(page_class.key.split(".")[0], pruefung.pruefungen))
    return rows[0].id


def test_keys_named_are_bound_once(qtbot: QtBot, shell: Shell) -> None:
    """On every page, when all of them have been shown: keys bound twice, and keys named that nothing is bound to."""
    context = shell.context
    for page_class in page_classes():
        context.navigate(page_class.key, target_of(context, page_class))
    twice: dict[str, list[str]] = {}
    unbound: dict[str, set[str]] = {}
    for page_class in page_classes():
        context.navigate(page_class.key, target_of(context, page_class))
        page = shell.page()
        assert isinstance(page, page_class)
        qtbot.waitUntil(lambda shown=page: bool(shown.commands()), timeout=10_000)
        bound = in_force(shell)
        named = {sequence(c.shortcut) for c in all_commands(context, page, page_classes()) if c.shortcut}
        others = {keys for keys in named if not LETTER_ALONE.fullmatch(keys)}
        twice[page.key] = [keys for keys, count in bound.items() if count > 1]
        unbound[page.key] = others - OF_WIDGETS - set(bound)
    assert {key: found for key, found in twice.items() if found} == {}
    assert {key: found for key, found in unbound.items() if found} == {}


def test_a_key_of_the_page_works_from_the_sidebar(qtbot: QtBot, shell: Shell) -> None:
    page = shell.page()
    assert isinstance(page, Aktenpruefungen)
    shell.sidebar.focus_entry()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shell.sidebar.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.form.titel.line.hasFocus()
