"""Sharing out files by keys: evenly, by marking, handing over, each undone by one step."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.ui.checks.zuteilung import Zuteilung
from tests.ui.checks.desk import NOW, WER
from tests.ui.checks.pruefplatz.conftest import ALT, CTRL, Desk
from tests.ui.test_accessibility import nameless

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk) -> Zuteilung:
    desk.page.spruenge.to_shares()
    shown = desk.shell.page()
    assert isinstance(shown, Zuteilung)
    return shown


def whose(desk: Desk) -> list[str]:
    return [row.zugeteilt_an for row in desk.rows()]


def add(desk: Desk, page: Zuteilung, name: str) -> None:
    page.personen.name.line.setFocus()
    desk.keys(name)
    desk.press(Qt.Key.Key_Return)


def test_names_are_typed_and_files_shared_out_evenly(desk: Desk, page: Zuteilung) -> None:
    assert page.personen.names() == [WER], "whoever works here stands there first"
    assert nameless(desk.shell) == []
    add(desk, page, "Okafor")
    add(desk, page, "Adler")
    add(desk, page, "Okafor")
    assert page.personen.names() == ["Adler", "Okafor", WER]
    assert whose(desk) == [""] * 5, "a name alone stores nothing"
    desk.press(Qt.Key.Key_Return, CTRL)
    assert Counter(whose(desk)) == {"Adler": 2, "Okafor": 2, WER: 1}
    assert desk.shell.footer.message() == "5 Akten verteilt."
    desk.press(Qt.Key.Key_Z, CTRL)
    assert whose(desk) == [""] * 5
    desk.press(Qt.Key.Key_Y, CTRL)
    assert Counter(whose(desk)) == {"Adler": 2, "Okafor": 2, WER: 1}
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.shell.footer.message() == "Alle Akten, die noch niemand begonnen hat, sind schon zugeteilt."


def test_digits_assign_what_is_marked(desk: Desk, page: Zuteilung) -> None:
    add(desk, page, "Adler")
    page.akten.table.setFocus()
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.keys("1")
    assert whose(desk) == ["Adler", "Adler", "", "", ""]
    assert desk.shell.footer.message() == "2 Akten an Adler gegeben."
    page.akten.table.selectRow(3)
    desk.keys("2")
    assert whose(desk)[3] == WER
    assert page.akten.table.currentIndex().row() == 4, "on to the next file"
    desk.keys("9")
    assert whose(desk)[4] == "", "a digit that stands for nobody"
    page.akten.table.selectRow(0)
    desk.keys("0")
    assert whose(desk)[0] == ""
    desk.press(Qt.Key.Key_Z, CTRL)
    assert whose(desk)[0] == "Adler"


def test_digits_alone_can_be_switched_off(desk: Desk, page: Zuteilung) -> None:
    desk.context.settings.single_letter_keys = False
    assert ("Alt+1 – 9", "Zuteilen") in page.footer_keys()
    page.akten.table.setFocus()
    desk.keys("1")
    assert whose(desk) == [""] * 5
    desk.press(Qt.Key.Key_1, ALT)
    assert whose(desk)[0] == WER


def test_the_button_assigns_what_is_marked_in_a_filtered_list(desk: Desk, page: Zuteilung) -> None:
    page.akten.schicht.combo.setFocus()
    desk.keys("N")
    shown = [page.akten.table.rows.row(i).schicht for i in range(page.akten.table.rows.count())]
    assert set(shown) == {"Nord"}
    page.akten.table.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    page.akten.assign.click()
    assert {row.schicht for row in desk.rows() if row.zugeteilt_an == WER} == {"Nord"}
    assert whose(desk).count(WER) == len(shown)


def test_a_whole_stratum_goes_to_one_person_without_taking_files_away(desk: Desk, page: Zuteilung) -> None:
    add(desk, page, "Adler")
    mine = next(row for row in desk.rows() if row.schicht == "Mitte")
    desk.workspace.execute("Z", akten.assign, [mine.id], WER)
    assert not page.akten.stratum.isVisible()
    page.akten.schicht.combo.setFocus()
    desk.keys("M")
    page.akten.person.set_value("Adler")
    page.akten.stratum.click()
    shares = {(row.schicht, row.zugeteilt_an) for row in desk.rows() if row.id != mine.id}
    assert shares == {("Mitte", "Adler"), ("Nord", "")}
    assert next(row for row in desk.rows() if row.id == mine.id).zugeteilt_an == WER
    page.akten.stratum.click()
    assert desk.shell.footer.message() == "In dieser Schicht ist keine Akte ohne Zuteilung."
    page.akten.person.set_value("")
    page.akten.stratum.click()
    assert desk.shell.footer.message() == "Bitte wählen Sie, an wen die Schicht gehen soll."


def test_what_is_left_of_one_person_goes_to_the_others(desk: Desk, page: Zuteilung) -> None:
    add(desk, page, "Adler")
    rows = desk.rows()
    desk.workspace.execute("Z", akten.assign, [row.id for row in rows], "Adler")
    desk.workspace.execute("L", akten.lose_akte, rows[0].id, "weg", NOW, "Adler")
    assert not page.personen.hand_over.isEnabled() or page.personen.table.current() is not None
    page.personen.table.select_key("Adler", emit=True)
    page.personen.hand_over.click()
    assert whose(desk) == ["Adler", WER, WER, WER, WER], "what is done keeps its name"
    page.personen.table.select_key("", emit=True)
    assert not page.personen.hand_over.isEnabled()


def test_a_name_too_long_is_said_at_the_field(desk: Desk, page: Zuteilung) -> None:
    page.add("x" * 201)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "zu lang" in page.personen.name.error()
    assert whose(desk) == [""] * 5


def test_own_files_come_first_at_the_desk(desk: Desk, page: Zuteilung) -> None:
    rows = desk.rows()
    desk.workspace.execute("Z", akten.assign, [row.id for row in rows[:3]], "Adler")
    desk.workspace.execute("Z", akten.assign, [rows[4].id], WER)
    page.to_desk()
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.held() == rows[4].id
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.held() == rows[3].id, "then those of nobody, never those of others"
