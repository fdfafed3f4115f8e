"""Going to a number, filtering by keyboard, and the view of one Prüfpunkt with the same keys."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from qmapp import settings as settings_file
from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile, Ergebnis
from qmapp.ui.checks.pruefplatz.gehezu import GeheZu, ziele
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.desk import KDU
from tests.ui.checks.pruefplatz.conftest import ALT, CODES, CTRL, Desk
from tests.ui.test_accessibility import nameless

SHIFT = Qt.KeyboardModifier.ShiftModifier


def zeile(position: int, schluessel: str) -> AkteZeile:
    return AkteZeile(uuid4(), position, schluessel, "Nord", "", Aktenstand.OFFEN, 0, 40, 0, position, None, "")


def nothing(text: str) -> UUID | None:
    return None


def typing(desk: Desk, text: str, *more: Qt.Key) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, GeheZu)
        assert nameless(dialog) == []
        desk.qtbot.keyClicks(dialog.line, text)
        for key in (*more, Qt.Key.Key_Return):
            desk.qtbot.keyClick(dialog.line, key)

    return act


def test_a_number_goes_to_the_file_at_that_place(desk: Desk, in_dialog: InDialog) -> None:
    in_dialog(typing(desk, "4"))
    desk.press(Qt.Key.Key_G, CTRL)
    assert desk.held() == desk.rows()[3].id
    assert desk.place() == 1


def test_p_and_a_number_goes_to_the_point(desk: Desk, in_dialog: InDialog) -> None:
    in_dialog(typing(desk, "p17"))
    desk.press(Qt.Key.Key_G, CTRL)
    assert desk.place() == 17
    in_dialog(typing(desk, "3", Qt.Key.Key_Down))
    desk.press(Qt.Key.Key_G, CTRL)
    assert desk.place() == 3, "the second meaning of a number, by the arrow key"


def test_the_number_on_a_paper_sheet_and_the_end_of_an_aktenzeichen(desk: Desk, in_dialog: InDialog) -> None:
    numbers = desk.workspace.read(akten.bogennummern, desk.pruefung)
    wanted = desk.rows()[2]
    in_dialog(typing(desk, str(numbers[wanted.id])))
    desk.press(Qt.Key.Key_G, CTRL)
    assert (desk.held(), desk.place()) == (wanted.id, 1)
    other = desk.rows()[4]
    in_dialog(typing(desk, other.schluessel[-4:]))
    desk.press(Qt.Key.Key_G, CTRL)
    assert desk.held() == other.id


def test_what_is_nowhere_is_said_and_escape_changes_nothing(desk: Desk, in_dialog: InDialog) -> None:
    before = desk.held()

    def act(dialog: QDialog) -> None:
        typing(desk, "ZZ 9")(dialog)
        assert isinstance(dialog, GeheZu)
        assert dialog._none.text() == "Keine Akte und kein Prüfpunkt zu „ZZ 9“."
        assert dialog.isVisible()
        desk.qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)

    in_dialog(act)
    desk.press(Qt.Key.Key_G, CTRL)
    assert (desk.held(), desk.place()) == (before, 1)


@given(st.text(max_size=12))
def test_whatever_is_typed_every_target_is_a_file_or_a_point(text: str) -> None:
    rows = [zeile(number, f"BG {number * 7}") for number in range(1, 12)]
    found = ziele(text, rows, KDU.punkte, nothing)
    assert len(found) <= 8
    assert len({(ziel.akte_id, ziel.code) for ziel in found}) == len(found)
    for ziel in found:
        assert (ziel.akte_id in {row.id for row in rows}) != (ziel.code in CODES)


def test_meanings_of_a_number_best_first() -> None:
    rows = [zeile(1, "A-12"), zeile(2, "A-2"), zeile(3, "2-99")]
    found = ziele("2", rows, KDU.punkte, nothing)
    assert [ziel.titel for ziel in found] == ["A-2", "Prüfpunkt 2 dieser Akte", "A-12", "2-99"]
    assert found[0].worte == "Akte 2 von 3 · Nord · offen"
    assert ziele("0", rows, KDU.punkte, nothing) == ()
    assert ziele("p41", rows, KDU.punkte, nothing) == ()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_filter_opens_and_chooses_by_keys(desk: Desk) -> None:
    desk.keys("v")
    desk.press(Qt.Key.Key_F, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(6):
        desk.qtbot.keyClick(menu, Qt.Key.Key_Down)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert desk.page.liste.filter.words() == "Vorgemerkt"
    assert [row.id for row in desk.page.liste.list.rows.rows()] == [desk.held()]  # type: ignore[attr-defined]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_the_file_leads_to_the_pages_of_all_files(desk: Desk) -> None:
    desk.page.blatt.menu.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert {"Vollständigkeit der Prüfung", "Alle vorgemerkten Prüfpunkte", "Akten zuteilen"} <= set(words)
    menu.close()


def test_own_files_can_be_filtered_once_files_are_assigned(desk: Desk) -> None:
    def names() -> list[str]:
        menu = desk.page.liste.filter_menu()
        words = [action.text() for action in menu.actions()]
        menu.deleteLater()
        return words

    assert not any("Meine" in words for words in names())
    mine, other = desk.rows()[0], desk.rows()[1]
    desk.workspace.execute("Zuteilen", akten.assign, [mine.id], "Weber")
    desk.workspace.execute("Zuteilen", akten.assign, [other.id], "Adler")
    assert names()[-1] == "Meine Akten (1)"
    desk.page.rundgang.show(other.id)
    assert desk.page.blatt._more.whole_text().endswith("zugeteilt an Adler")


def test_one_point_at_a_time_takes_the_same_keys(desk: Desk) -> None:
    punkte = desk.page.blatt.punkte
    desk.press(Qt.Key.Key_F4)
    shown = [code for code in CODES if punkte.row(code).isVisible()]
    assert shown == CODES[:1]
    assert punkte.detail._hinweis.isVisible(), "legal basis and hint stand open"
    assert desk.page.blatt.band.accessibleName() == "Prüfpunkt 1 von 40, 40 offen"
    desk.keys("1")
    assert (desk.stored(1).ergebnis, desk.place()) == (Ergebnis.OK, 2)
    assert [code for code in CODES if punkte.row(code).isVisible()] == CODES[1:2]
    desk.keys("22")
    desk.keys("Fehlt.")
    desk.press(Qt.Key.Key_Escape)
    assert (desk.stored(2).ergebnis, desk.stored(2).feststellung, desk.place()) == (Ergebnis.F2, "Fehlt.", 3)
    desk.press(Qt.Key.Key_Up)
    assert desk.place() == 2
    desk.keys("v")
    desk.press(Qt.Key.Key_3, ALT)
    assert desk.stored(2).ergebnis is Ergebnis.ENTFAELLT
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (desk.stored(2).ergebnis, desk.place()) == (Ergebnis.F2, 2)
    desk.press(Qt.Key.Key_F2)
    assert not punkte.detail._hinweis.isVisible()
    assert nameless(desk.shell) == []
    desk.press(Qt.Key.Key_F4)
    assert all(punkte.row(code).isVisible() for code in CODES)


def test_a_click_on_the_strip_goes_to_its_point(desk: Desk) -> None:
    desk.page.blatt.view.click()
    band = desk.page.blatt.band
    rect = band._fields()[9][0].center().toPoint()
    desk.qtbot.mouseClick(band, Qt.MouseButton.LeftButton, pos=rect)
    assert desk.place() == 10


def test_the_view_is_remembered(qtbot: QtBot, styled: None, workspace: Workspace, drawn: tuple[Path, UUID]) -> None:
    desk = Desk(qtbot, workspace, drawn[1])
    desk.page.wege.switch_view()
    assert settings_file.load().one_point
    desk.page.wege.switch_view()
    assert not settings_file.load().one_point
    desk.close()


@pytest.mark.parametrize(("alone", "first"), [(True, "1 – 4"), (False, "Alt+1 – 4")])
def test_the_footer_names_the_keys_as_they_work(desk: Desk, alone: bool, first: str) -> None:
    desk.context.settings.single_letter_keys = alone
    assert desk.page.footer_keys()[0] == (first, "Antwort")
