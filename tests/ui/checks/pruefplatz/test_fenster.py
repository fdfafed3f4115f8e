"""List, look, room and names of the Prüfplatz."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.ui.style import look
from qmapp.ui.widgets.answers import AnswerButton
from qmapp.workspace import Workspace
from tests.ui.checks.desk import KDU
from tests.ui.checks.pruefplatz.conftest import CODES, CTRL, Desk
from tests.ui.test_accessibility import nameless


def test_searching_and_filtering_the_sample(desk: Desk) -> None:
    last = desk.rows()[-1]
    desk.press(Qt.Key.Key_F, CTRL)
    desk.keys(last.schluessel[-6:])
    desk.press(Qt.Key.Key_Return)
    assert desk.held() == last.id
    assert desk.place() == 1
    desk.press(Qt.Key.Key_F, CTRL)
    desk.keys("gibt es nicht")
    desk.qtbot.waitUntil(desk.page.liste._none.isVisible)
    assert desk.page.liste._none.text() == "Keine Akte mit „gibt es nicht“."
    desk.page.liste.reset()
    menu = desk.page.liste.filter_menu()
    words = [action.text() for action in menu.actions()]
    assert words[:3] == ["Alle Akten (5)", "Noch zu prüfen (5)", "Zurückgestellt (0)"]
    menu.actions()[3].trigger()
    assert desk.page.liste.filter.words() == "Fertig"
    assert desk.page.liste.list.rows.count() == 0
    menu.deleteLater()


def test_moving_in_the_list_shows_the_file_and_enter_goes_to_its_points(desk: Desk) -> None:
    ids = [row.id for row in desk.rows()]
    desk.press(Qt.Key.Key_L, CTRL)
    desk.press(Qt.Key.Key_Down)
    assert desk.held() == ids[1]
    assert desk.focus() is desk.page.liste.list
    desk.press(Qt.Key.Key_Return)
    assert desk.place() == 1
    desk.press(Qt.Key.Key_L, CTRL)
    desk.press(Qt.Key.Key_Escape)
    assert desk.place() == 1


def test_in_a_narrow_window_the_mangel_stands_at_its_point(qtbot: QtBot, styled: None, workspace: Workspace,
                                                           drawn: tuple[Path, UUID]) -> None:  # fmt: skip
    desk = Desk(qtbot, workspace, drawn[1], (900, 760))
    page = desk.page
    assert not page.liste.isVisible()
    assert not page.karte.isVisible()
    desk.keys("22")
    detail = page.blatt.punkte.detail
    assert detail.isAncestorOf(desk.focus())
    desk.keys("Fehlt.")
    desk.press(Qt.Key.Key_Escape)
    assert (desk.place(), desk.stored(1).feststellung) == (2, "Fehlt.")
    desk.press(Qt.Key.Key_L, CTRL)
    assert page.liste.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert not page.liste.isVisible()
    assert desk.held() == desk.rows()[1].id
    desk.shell.resize(1440, 900)
    qtbot.wait(1)
    assert page.karte.isVisible()
    assert page.karte.isAncestorOf(page.form)
    desk.close()


def test_everything_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    desk.keys("23")
    assert nameless(desk.shell) == []
    row = desk.page.blatt.punkte.row(CODES[0])
    assert row.accessibleName() == "Prüfpunkt 1: Mietvertrag und Wohnfläche geklärt, Mangel, zu viel gezahlt"
    assert row.accessibleDescription().startswith(KDU.punkte[0].frage)


def test_tab_goes_through_the_point_in_hand_only_and_comes_round(desk: Desk) -> None:
    start, seen = desk.focus(), []
    for _ in range(60):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.focus())
        if desk.focus() is start:
            break
    assert desk.focus() is start
    answers = [widget for widget in seen if isinstance(widget, AnswerButton)]
    assert len(answers) == 4
    for wanted in (desk.page.blatt.punkte.detail.toggle, desk.page.blatt.remark.line, desk.page.liste.search,
                   desk.page.liste.list, desk.page.kopf.close_file, desk.page.blatt.menu):  # fmt: skip
        assert wanted in seen


@pytest.mark.parametrize(("theme", "percent"), [("dark", 100), ("light", 150), ("light", 200)])
def test_it_survives_every_look(desk: Desk, theme: str, percent: int) -> None:
    desk.keys("123")
    look.apply(theme, percent)  # type: ignore[arg-type]  # one of the themes
    desk.qtbot.wait(1)
    desk.press(Qt.Key.Key_Escape)
    desk.keys("1")
    assert desk.stored(3).ergebnis is Ergebnis.OK
    assert desk.place() == 4


def test_progress_shows_own_figures_and_what_is_behind(desk: Desk) -> None:
    leiste = desk.page.leiste
    assert leiste._words.text() == "Akte 0 von 5"
    assert leiste._pill.text() == "2 Akten hinter Plan"
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert leiste._words.text() == "Akte 1 von 5"
    assert leiste._today.value() == "1 Akte"
    assert leiste._daily.value() == "1,0, nötig 1"
