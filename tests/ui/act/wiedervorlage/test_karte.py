"""The card of the Wiedervorlage on the page of another object, worked by buttons and keyboard."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qmapp.act import wiedervorlage as wv
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus
from qmapp.arbeitstage import Bundesland
from qmapp.ui.act.wiedervorlage import WiedervorlageKarte
from qmapp.ui.act.wiedervorlage.verschieben import ziele
from qmapp.ui.context import Context
from tests.ui.present import present


@pytest.fixture
def karte(qtbot: QtBot, context: Context, massnahme_id: UUID) -> WiedervorlageKarte:
    made = present(qtbot, WiedervorlageKarte(context), (700, 320))
    made.show_bezug(Bezugsart.MASSNAHME, massnahme_id, rolle="Grundsatz")
    return made


def typed(qtbot: QtBot, line: object, text: str) -> None:
    line.setFocus()  # type: ignore[attr-defined]
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def menu(karte: WiedervorlageKarte) -> QMenu:
    (found,) = karte.move_button.findChildren(QMenu)
    assert isinstance(found, QMenu)
    return found


def test_the_next_one_is_shown(karte: WiedervorlageKarte) -> None:
    assert karte.headline.whole_text() == "Wiedervorlage am 12.03.2026"
    assert karte.words.whole_text() == "Standort West: Ansprechperson benannt? · QMB"
    assert (karte.status.tone(), karte.status.text()) == ("warn", "Heute")
    assert karte.neu.isHidden()
    assert karte.more.isHidden()
    assert karte.form.isHidden()


def test_settling_leaves_the_way_to_a_new_one(qtbot: QtBot, karte: WiedervorlageKarte, context: Context) -> None:
    qtbot.mouseClick(karte.settle_button, Qt.MouseButton.LeftButton)
    assert context.messages[-1].text == "WV-02 erledigt."
    assert karte.headline.whole_text() == "Keine Wiedervorlage"
    assert karte.neu.hasFocus()
    context.undo()
    karte.show_bezug(Bezugsart.MASSNAHME, context.read(wv.find_bezug, "M-12").id or UUID(int=0))
    assert karte.row() is not None


def test_a_new_one_is_there_at_once_and_saves_field_by_field(
    qtbot: QtBot, karte: WiedervorlageKarte, context: Context
) -> None:
    karte.settle()
    qtbot.keyClick(karte.neu, Qt.Key.Key_Space)
    row = karte.row()
    assert row is not None
    # Thursday in a week is a working day.
    assert (row.datum, row.text, row.rolle) == (date(2026, 3, 19), "Stand nachfragen", "Grundsatz")
    assert karte.form.text.area.hasFocus()
    qtbot.keyClicks(karte.form.text.area, "Termin holen")
    qtbot.keyClick(karte.form.text.area, Qt.Key.Key_Tab)
    typed(qtbot, karte.form.datum.line, "31.3.2026")
    combo = karte.form.turnus.combo
    combo.setCurrentIndex(list(Turnus).index(Turnus.MONATLICH))
    combo.activated.emit(combo.currentIndex())
    row = karte.row()
    assert row is not None
    assert (row.datum, row.text, row.turnus) == (date(2026, 3, 31), "Termin holen", Turnus.MONATLICH)
    assert karte.words.whole_text() == "Termin holen · Grundsatz · monatlich"
    qtbot.mouseClick(karte.edit_button, Qt.MouseButton.LeftButton)
    assert karte.form.isHidden()
    karte.settle()
    assert context.messages[-1].text == "WV-07 erledigt. Die nächste kommt am 30.04.2026."


def test_a_day_that_is_no_working_day_is_said_and_a_wrong_one_refused(qtbot: QtBot, karte: WiedervorlageKarte) -> None:
    qtbot.mouseClick(karte.edit_button, Qt.MouseButton.LeftButton)
    typed(qtbot, karte.form.datum.line, "3.4.2026")
    assert karte.form.datum.editor.accessibleDescription().startswith("Karfreitag (Feiertag in Berlin)")
    typed(qtbot, karte.form.datum.line, "1.3.2026")
    assert "sofort als überfällig" in karte.form.datum.editor.accessibleDescription()
    assert karte.status.text() == "Seit 11 Tagen"
    typed(qtbot, karte.form.datum.line, "31.2.2026")
    assert "braucht ein Datum" in karte.form.datum.error()
    qtbot.mouseClick(karte.edit_button, Qt.MouseButton.LeftButton)
    assert not karte.form.isHidden()
    typed(qtbot, karte.form.datum.line, "1.1.2100")
    assert "zwischen 1991 und 2099" in karte.form.datum.error()
    row = karte.row()
    assert row is not None
    assert row.datum == date(2026, 3, 1)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_it_moves_by_the_menu(qtbot: QtBot, karte: WiedervorlageKarte) -> None:
    karte.postpone()
    assert [action.text() for action in menu(karte).actions()] == [
        "Um 1 Tag: Freitag, 13.03.2026",
        "Um 1 Woche: Donnerstag, 19.03.2026",
        "Auf den nächsten Arbeitstag: Freitag, 13.03.2026",
        "Eigenes Datum",
    ]
    qtbot.keyClick(menu(karte), Qt.Key.Key_Down)
    qtbot.keyClick(menu(karte), Qt.Key.Key_Return)
    assert karte.headline.whole_text() == "Wiedervorlage am 19.03.2026"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_own_day_moves_this_one_and_not_its_series(
    qtbot: QtBot, karte: WiedervorlageKarte, context: Context
) -> None:
    monthly = context.read(wv.find_bezug, "M-03").id
    assert monthly is not None
    karte.show_bezug(Bezugsart.MASSNAHME, monthly)
    karte.postpone()
    menu(karte).actions()[-1].trigger()
    assert karte.form.datum.line.hasFocus()
    qtbot.keyClicks(karte.form.datum.line, "20.04.2026")
    qtbot.keyClick(karte.form.datum.line, Qt.Key.Key_Tab)
    assert context.messages[-1].text == "WV-06 auf 20.04.2026 verschoben."
    karte.settle()
    assert context.messages[-1].text == "WV-06 erledigt. Die nächste kommt am 14.05.2026."


def test_further_ones_are_counted_and_lead_to_the_list(
    qtbot: QtBot, karte: WiedervorlageKarte, context: Context, massnahme_id: UUID
) -> None:
    context.perform(
        "WV", wv.create_wiedervorlage, datum=date(2026, 5, 1), text="Später", bezug_art=Bezugsart.MASSNAHME,
        bezug_id=massnahme_id, jetzt=context.jetzt(),
    )  # fmt: skip
    karte.show_bezug(Bezugsart.MASSNAHME, massnahme_id)
    assert karte.more.words() == "1 weitere"
    spy = QSignalSpy(context.navigated)
    qtbot.mouseClick(karte.more, Qt.MouseButton.LeftButton)
    assert spy.at(0)[0] == "wiedervorlage.liste"


def test_the_one_being_changed_stays_on_the_card(
    qtbot: QtBot, karte: WiedervorlageKarte, context: Context, massnahme_id: UUID
) -> None:
    told = {"text": "Später", "bezug_art": Bezugsart.MASSNAHME, "bezug_id": massnahme_id, "jetzt": context.jetzt()}
    context.perform("WV", wv.create_wiedervorlage, datum=date(2026, 5, 1), **told)
    karte.show_bezug(Bezugsart.MASSNAHME, massnahme_id)
    qtbot.mouseClick(karte.edit_button, Qt.MouseButton.LeftButton)
    typed(qtbot, karte.form.datum.line, "01.06.2026")
    assert karte.headline.whole_text() == "Wiedervorlage am 01.06.2026"
    qtbot.mouseClick(karte.edit_button, Qt.MouseButton.LeftButton)
    karte.show_bezug(Bezugsart.MASSNAHME, massnahme_id)
    assert karte.headline.whole_text() == "Wiedervorlage am 01.05.2026"


def test_the_ways_to_move_are_counted_from_today_where_it_is_overdue() -> None:
    found = dict(ziele(date(2026, 1, 5), date(2026, 4, 2), Bundesland.BERLIN))
    # The day after 02.04.2026 is Karfreitag; Easter Monday is the 6th.
    assert found == {
        "Um 1 Tag": date(2026, 4, 3),
        "Um 1 Woche": date(2026, 4, 9),
        "Auf den nächsten Arbeitstag": date(2026, 4, 7),
    }
    assert ziele(date(2099, 12, 30), date(2026, 4, 2), Bundesland.BERLIN) == ()
