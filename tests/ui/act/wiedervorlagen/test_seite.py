"""The page of the Wiedervorlagen, worked by keyboard and buttons."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from qmapp.act import wiedervorlage as wv
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart, Faelligkeitsart, Gruppe, Turnus
from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite
from qmapp.ui.act.wiedervorlagen.notiz import Erledigungsnotiz
from qmapp.ui.act.wiedervorlagen.ziele import SEITEN, ziel
from qmapp.ui.context import Context
from qmapp.ui.register import page_classes
from tests.ui.act.wiedervorlagen.conftest import Opener
from tests.ui.act.wiedervorlagen.handgriffe import current, go_to, kennungen, last_said, press
from tests.ui.checks.conftest import InDialog

MENU = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_an_empty_page_says_what_will_stand_here(qtbot: QtBot, opened: Opener, empty: Context) -> None:
    page = opened(empty)
    assert page.empty.isVisible()
    assert not page.primary.isVisible()
    assert WiedervorlagenSeite.badge(empty) == 0
    assert page.first_focus() is page._first
    qtbot.keyClick(page._first, Qt.Key.Key_Space)
    assert not page.empty.isVisible()
    assert current(page) == "WV-01"
    assert page.detail.form.text.area.hasFocus()


def test_heute_stands_in_its_groups_and_the_badge_counts_what_is_due(
    page: WiedervorlagenSeite, context: Context
) -> None:
    table = page.liste.list
    texts = [str(table.rows.index(i, 0).data()) for i in range(table.rows.count())]
    assert texts == [
        "Überfällig · 3",
        "Abrechnung anfordern",
        "Antwort der Leitung anmahnen, Frist war der 20.02.",
        "Termin abgestimmt",
        "Heute · 2",
        "Standort West: Ansprechperson benannt?",
        "Zwischenstand: 214 von 661 Akten, Tempo reicht bis 22.05.?",
        "Diese Woche · 2",
        "Eingang bestätigen",
        "Schulung West",
        "Demnächst · 1",
        "Antwort abstimmen",
    ]
    assert WiedervorlagenSeite.badge(context) == 5
    assert page.header is not None
    assert "Donnerstag, 12.03.2026 · 3 überfällig · 2 heute fällig" in page.header._context.whole_text()


def test_arrows_home_and_end_pass_the_headings_over(qtbot: QtBot, page: WiedervorlagenSeite) -> None:
    table = page.liste.list
    seen = [current(page)]
    for _ in range(10):
        press(qtbot, page, Qt.Key.Key_Down)
        if current(page) != seen[-1]:
            seen.append(current(page))
    assert seen == kennungen(page)
    press(qtbot, page, Qt.Key.Key_Home)
    assert table.eintrag() == page.liste.shown()[0]
    press(qtbot, page, Qt.Key.Key_End)
    assert table.eintrag() == page.liste.shown()[-1]


def test_e_settles_and_the_next_row_is_in_hand(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    go_to(page, "WV-02")
    press(qtbot, page, Qt.Key.Key_E)
    assert last_said(context) == "WV-02 erledigt."
    assert current(page) == "WV-03"
    assert WiedervorlagenSeite.badge(context) == 4
    context.undo()
    assert "WV-02" in kennungen(page)


def test_a_note_may_be_told(qtbot: QtBot, page: WiedervorlagenSeite, context: Context, in_dialog: InDialog) -> None:
    key = go_to(page, "WV-01").id

    def tell(dialog: QDialog) -> None:
        assert isinstance(dialog, Erledigungsnotiz)
        qtbot.keyClicks(dialog.notiz.area, "Antwort liegt vor")
        dialog.submit()

    in_dialog(tell)
    press(qtbot, page, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert context.read(wv.wiedervorlage, key).erledigt_notiz == "Antwort liegt vor"
    page.liste._to_all()
    row = go_to(page, "WV-01")
    assert row.gruppe is Gruppe.ERLEDIGT
    assert page.detail.words.text().splitlines()[-1] == "Antwort liegt vor"
    assert page.detail.form.isHidden()
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    qtbot.mouseClick(page.detail.reopen, Qt.MouseButton.LeftButton)
    assert last_said(context) == "WV-01 wieder geöffnet."
    assert context.read(wv.wiedervorlage, key).erledigt_am is None


def test_a_meilenstein_is_reported_and_what_is_settled_elsewhere_says_so(
    qtbot: QtBot, page: WiedervorlagenSeite, context: Context
) -> None:
    row = next(row for row in page.liste.shown() if row.titel == "Termin abgestimmt")
    page.liste.list.select_key((row.art, row.id), emit=True)
    assert page.detail.words.text().splitlines() == [
        "Fällig: Dienstag, 10.03.2026", "Zuständig: Grundsatz", "Gehört zu: M-12 Schulung West"
    ]  # fmt: skip
    press(qtbot, page, Qt.Key.Key_E)
    assert last_said(context) == "Meilenstein „Termin abgestimmt“ erledigt."
    assert row.id not in {other.id for other in page.liste.shown()}
    go_to(page, "E-2025-09")
    press(qtbot, page, Qt.Key.Key_E)
    assert last_said(context).startswith("Antwort der Leitung E-2025-09 wird auf der eigenen Seite erledigt")
    press(qtbot, page, Qt.Key.Key_V)
    assert "auf der Seite von E-2025-09 geändert" in last_said(context)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert last_said(context) == "Hier lassen sich nur Wiedervorlagen löschen."


def menu(page: WiedervorlagenSeite) -> QMenu:
    (found,) = page.detail.postpone.findChildren(QMenu)
    assert isinstance(found, QMenu)
    return found


@MENU
def test_v_moves_by_the_menu_counted_from_today(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    key = go_to(page, "WV-01").id
    press(qtbot, page, Qt.Key.Key_V)
    qtbot.keyClick(menu(page), Qt.Key.Key_Return)
    assert last_said(context) == "WV-01 auf 13.03.2026 verschoben."
    assert context.read(wv.wiedervorlage, key).datum == date(2026, 3, 13)


@MENU
def test_an_own_day_is_typed_in_the_form(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    key = go_to(page, "WV-02").id
    press(qtbot, page, Qt.Key.Key_V)
    menu(page).actions()[-1].trigger()
    line = page.detail.form.datum.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "31.02.2026")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert "braucht ein Datum" in page.detail.form.datum.error()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "14.03.2026")
    assert page.detail.form.datum.editor.accessibleDescription().startswith("Samstag")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert context.read(wv.wiedervorlage, key).datum == date(2026, 3, 14)


def test_letters_alone_can_be_switched_off(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    context.settings.single_letter_keys = False
    assert page.footer_keys()[0] == ("Alt+E", "Erledigen")
    go_to(page, "WV-02")
    press(qtbot, page, Qt.Key.Key_E)
    assert "WV-02" in kennungen(page)
    press(qtbot, page, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert "WV-02" not in kennungen(page)


def test_a_letter_in_a_field_is_a_letter(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    key = go_to(page, "WV-02").id
    page.detail.form.to_text()
    qtbot.keyClicks(page.detail.form.text.area, "eve")
    qtbot.keyClick(page.detail.form.text.area, Qt.Key.Key_Tab)
    row = context.read(wv.wiedervorlage, key)
    assert (row.text, row.erledigt_am) == ("eve", None)


def test_enter_leads_to_what_it_is_about(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    spy = QSignalSpy(context.navigated)
    row = go_to(page, "WV-02")
    press(qtbot, page, Qt.Key.Key_Return)
    assert spy.at(0) == ["massnahme.liste", (row.bezug.id,)]
    go_to(page, "WV-04")
    press(qtbot, page, Qt.Key.Key_Return)
    assert last_said(context) == "„RM-2026-006“ liegt nicht in diesem Arbeitsbereich."
    assert page.detail.open.isHidden()


def test_every_way_leads_to_a_page_there_is(page: WiedervorlagenSeite, context: Context) -> None:
    assert set(SEITEN.values()) <= {one.key for one in page_classes()}
    answer = go_to(page, "E-2025-09")
    assert ziel(answer) == ("management_response", (answer.bezug.id, "antwort"))
    meeting = replace(answer, art=Faelligkeitsart.TERMIN, bezug=Bezug(Bezugsart.BERICHTSPFLICHT, UUID(int=1), "TS-01"))
    assert ziel(meeting) == ("berichtspflicht.liste", (answer.id,))
    survey = Bezug(Bezugsart.BEFRAGUNG, UUID(int=2), "BF-2025-KL")
    assert ziel(replace(answer, art=Faelligkeitsart.WIEDERVORLAGE, bezug=survey)) == ("befragung.liste", (survey.id,))
    gone = Bezug(Bezugsart.PROJEKT, None, "P-01")
    assert ziel(replace(answer, art=Faelligkeitsart.WIEDERVORLAGE, bezug=gone)) is None


@MENU
def test_a_new_one_is_filled_field_by_field(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.detail.form
    assert form.text.area.hasFocus()
    qtbot.keyClicks(form.text.area, "Raum buchen")
    qtbot.keyClick(form.text.area, Qt.Key.Key_Tab)
    for field, text in ((form.rolle, "QMB"), (form.bezug, "RM-1")):
        field.line.setFocus()
        qtbot.keyClicks(field.line, text)
        qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    row = next(row for row in context.read(wv.wiedervorlagen) if row.text == "Raum buchen")
    assert (row.rolle, row.bezug_kennung, row.turnus) == ("QMB", "RM-1", Turnus.EINMALIG)
    form.text.area.clear()
    form.text.commit()
    assert "Der Text fehlt" in form.text.error()


@MENU
@pytest.mark.parametrize("by_popup", [True, False])
def test_what_it_belongs_to_is_suggested(
    qtbot: QtBot, page: WiedervorlagenSeite, context: Context, by_popup: bool
) -> None:
    key = go_to(page, "WV-04").id
    line = page.detail.form.bezug.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "west" if by_popup else "m-12")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    if by_popup:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert context.read(wv.wiedervorlage, key).bezug_kennung == "M-12"
    assert line.text() == "M-12 · Schulung West"


def test_what_is_being_changed_stays_in_hand(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    """A day far ahead takes the row out of „Heute“: the next field must not belong to another one."""
    key = go_to(page, "WV-02").id
    form = page.detail.form
    for line, text in ((form.datum.line, "31.12.2026"), (form.rolle.line, "Teamleitung West")):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    row = context.read(wv.wiedervorlage, key)
    assert (row.datum, row.rolle) == (date(2026, 12, 31), "Teamleitung West")
    assert page.liste.is_whole()
    assert current(page) == "WV-02"


def test_entf_deletes_with_the_way_back(qtbot: QtBot, page: WiedervorlagenSeite, context: Context) -> None:
    go_to(page, "WV-03")
    press(qtbot, page, Qt.Key.Key_Delete)
    assert last_said(context) == "WV-03 gelöscht."
    assert current(page) == "WV-04"
    context.undo()
    assert "WV-03" in kennungen(page)


def test_filters_by_role_kind_and_word(page: WiedervorlagenSeite) -> None:
    combo = page.liste.rolle.combo
    combo.setCurrentIndex(combo.findText("Beschwerdestelle"))
    combo.activated.emit(combo.currentIndex())
    assert kennungen(page) == ["WV-04", "WV-05"]
    combo = page.liste.art.combo
    combo.setCurrentIndex(combo.findText("Meilenstein"))
    combo.activated.emit(combo.currentIndex())
    assert kennungen(page) == []
    assert page.liste._none.text() == "Nichts in diesem Filter."
    page.liste.reset()
    page.liste.search.setText("schulung")
    assert kennungen(page) == ["M-12", "WV-02", "M-12"]


def test_nothing_due_names_the_next_day(qtbot: QtBot, opened: Opener, context: Context) -> None:
    for row in context.read(wv.wiedervorlagen):
        if row.kennung != "WV-06":
            context.perform("Löschen", wv.delete_wiedervorlage, row.id)
    page = opened(context)
    for art in ("Antwort der Leitung", "Maßnahme", "Meilenstein"):
        assert page.liste.art.combo.findText(art) >= 0
    page.liste.show_rows((), context.read(wv.alle, context.heute())[-1])
    assert page.liste._none.text() == (
        "Heute ist nichts fällig. Nächster Termin: 14.04.2026, "
        "Monatlich nachfragen: Musterschreiben für die neue Rechtslage."
    )
    qtbot.mouseClick(page.liste.show_all, Qt.MouseButton.LeftButton)
    assert "WV-06" in kennungen(page)


def test_a_target_that_comes_later_is_shown_among_all(page: WiedervorlagenSeite, context: Context) -> None:
    (later,) = (row.id for row in context.read(wv.wiedervorlagen) if row.kennung == "WV-06")
    page.show_target(later)
    page.refresh()
    assert page.liste.is_whole()
    assert current(page) == "WV-06"


def test_a_refusal_without_a_field_stands_above(page: WiedervorlagenSeite, context: Context) -> None:
    go_to(page, "E-2025-09")
    page._befehle.reopen(UUID(int=9), "WV-99")
    assert "gibt es nicht mehr" in page.problem.words()
