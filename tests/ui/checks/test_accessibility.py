"""Every page in each of its states: what can have the focus has a name, and Tab reaches it and comes round."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import stichprobe
from qmapp.checks.aktenpruefung.rows import Plan, Schichtung, Startwertherkunft
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.grundgesamtheit import GrundgesamtheitSeite
from qmapp.ui.context import Context
from qmapp.ui.pages import Page
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from tests.ui.checks.conftest import write_list
from tests.ui.test_accessibility import nameless

Ids = tuple[UUID, UUID]


def shown(shell: Shell) -> Page:
    page = shell.page()
    assert page is not None
    return page


def listed(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    return shown(shell)


def created(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    page = shown(shell)
    assert isinstance(page, Aktenpruefungen)
    page.new()
    return page


def chosen(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    shell.context.navigate("aktenpruefung.einlesen", ids[1])
    return shown(shell)


def assigned(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    page = chosen(qtbot, shell, ids, folder)
    assert isinstance(page, GrundgesamtheitSeite)
    page.open_file(write_list(folder / "Liste.xlsx", messy=True))
    qtbot.waitUntil(page.zuordnung.isVisible)
    return page


def reported(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    page = assigned(qtbot, shell, ids, folder)
    assert isinstance(page, GrundgesamtheitSeite)
    page.primary.click()
    qtbot.waitUntil(page.bericht.isVisible)
    return page


def stored(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    shell.context.navigate("aktenpruefung.einlesen", ids[0])
    page = shown(shell)
    assert isinstance(page, GrundgesamtheitSeite)
    qtbot.waitUntil(lambda: page.bestand.table.rows.count() > 0)
    page.bestand.table.selectRow(0)
    return page


def planned(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    shell.context.navigate("aktenpruefung.planen", ids[0])
    return shown(shell)


def planned_in_full(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    """Neyman, the rarer Angaben open, a seed of two people: everything the form can show at once."""
    plan = Plan(schichtung=Schichtung.NEYMAN, mindest_je_schicht=3, startwert_herkunft=Startwertherkunft.ZWEI_PERSONEN)
    shell.context.perform("Plan", stichprobe.save_plan, ids[0], plan)
    return planned(qtbot, shell, ids, folder)


def unplanned(qtbot: QtBot, shell: Shell, ids: Ids, folder: Path) -> Page:
    shell.context.navigate("aktenpruefung.planen", ids[1])
    return shown(shell)


STATES = [listed, created, chosen, assigned, reported, stored, planned, planned_in_full, unplanned]


@pytest.mark.parametrize("state", STATES)
def test_everything_has_a_name_and_is_reached_by_tab(
    qtbot: QtBot,
    shell: Shell,
    context: Context,
    full: UUID,
    empty: UUID,
    tmp_path: Path,
    state: Callable[[QtBot, Shell, Ids, Path], Page],
) -> None:
    page = state(qtbot, shell, (full, empty), tmp_path)
    assert nameless(page) == []
    first = page.first_focus()
    assert first is not None
    first.setFocus()
    seen: set[QWidget] = {first}
    for _ in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is first:
            break
        assert focused is not None
        seen.add(focused)
    assert QApplication.focusWidget() is first
    wanted = {
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    }
    assert {type(widget).__name__ for widget in wanted - seen} <= {"OptionCard"}, "the rest of a group of radio buttons"


@pytest.mark.parametrize("state", STATES)
def test_no_page_scrolls_sideways(
    qtbot: QtBot,
    shell: Shell,
    context: Context,
    full: UUID,
    empty: UUID,
    tmp_path: Path,
    state: Callable[[QtBot, Shell, Ids, Path], Page],
) -> None:
    page = state(qtbot, shell, (full, empty), tmp_path)
    for width, percent in ((1366, 100), (1440, 200)):
        look.apply("light", percent)
        shell.resize(width, 900)
        qtbot.wait(20)
        assert shell.width() == width
        assert page._body.width() <= page.width(), f"at {width} px and {percent} % the content is wider than the page"
