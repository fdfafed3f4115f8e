"""Paper sheets at the keyboard: few keys, nothing lost, no name kept by accident, two entries compared."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks import befragung as door
from qmapp.checks.befragung.rows import Bogen
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.erfassung import ErfassungSeite
from qmapp.ui.checks.befragung.erfassung.blatt import ENDE
from qmapp.ui.checks.befragung.erfassung.flaeche import Durchgang
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.befragung.mappe import HEUTE, ITEMS, begin, enter
from tests.ui.present import present

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
F1 = "BF-KL-F1"
Open = Callable[..., tuple["Haende", ErfassungSeite]]


class Haende:
    """Somebody at the keyboard; ``pressed`` counts the keys."""

    def __init__(self, qtbot: QtBot, context: Context, key: UUID) -> None:
        self.qtbot, self.context, self.key, self.pressed = qtbot, context, key, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    def type(self, text: str) -> None:
        for sign in text:
            self.pressed += 1
            self.qtbot.keyClicks(QApplication.focusWidget(), sign)

    def sheets(self, erfassung: int = 1) -> tuple[Bogen, ...]:
        return self.context.read(door.boegen, self.key, erfassung)

    def log(self) -> str:
        """Everything the change log has ever been told."""
        words = "SELECT group_concat(neu) FROM protokoll"
        return str(self.context.read(lambda session: session.connection().exec_driver_sql(words).scalar()))

    def begun(self) -> tuple[Bogen, ...]:
        return self.context.read(door.begonnene, self.key, 1)


@pytest.fixture
def open_page(qtbot: QtBot, context: Context) -> Open:
    # A window nobody holds is gone at once.
    kept: list[Shell] = []

    def start(prepare: Callable[[UUID], None] | None = None, **told: object) -> tuple[Haende, ErfassungSeite]:
        key = begin(context.workspace, **told)
        if prepare is not None:
            prepare(key)
        shell = present(qtbot, Shell(context, (ErfassungSeite,), "Amt", "Lokal"), (1366, 768))
        kept.append(shell)
        shell.go(ErfassungSeite.key, (key,))
        page = shell.page()
        assert isinstance(page, ErfassungSeite)
        qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget()))
        return Haende(qtbot, context, key), page

    return start


def test_a_hundred_sheets_take_nineteen_keys_each(open_page: Open) -> None:
    """18 items and Enter; the numbers count up by themselves. Six of the hundred are typed here."""
    hands, page = open_page(ausgegeben=100)
    answers = ["543210543210543210"[place:] + "543210543210543210"[:place] for place in range(6)]
    for said in answers:
        before = hands.pressed
        hands.type(said)
        assert page.blatt.active() == ENDE
        hands.press(K.Key_Return)
        assert hands.pressed - before == len(ITEMS) + 1 <= 20
    found = hands.sheets()
    assert [one.nummer for one in found] == [f"{number:04d}" for number in range(1, 7)]
    assert ["".join(str(one.werte[code]) for code in ITEMS) for one in found] == answers
    assert hands.begun() == ()
    assert page.stapel.words() == "6 Bögen erfasst, 100 ausgegeben"
    assert not any(word in page.stapel.list.as_tsv() for word in ("543210", "%"))


def test_left_out_taken_back_and_answered_again(open_page: Open) -> None:
    hands, page = open_page()
    hands.press(K.Key_Space)
    hands.press(K.Key_Return)
    hands.type("5")
    hands.press(K.Key_Backspace)
    hands.press(K.Key_Backspace)
    hands.type("40")
    assert page.blatt.fragen.werte() == {ITEMS[1]: 4, ITEMS[2]: 0}
    hands.press(K.Key_Up)
    hands.press(K.Key_Return)
    assert page.blatt.fragen.werte() == {ITEMS[1]: 4, ITEMS[2]: 0}, "Enter keeps what is ticked"
    hands.type("789x")
    assert page.blatt.active() == ITEMS[3], "no box has these keys"
    page.blatt.fragen.rows()[ITEMS[9]].kreuze[2].click()
    assert (page.blatt.fragen.werte()[ITEMS[9]], page.blatt.active()) == (3, ITEMS[10])
    hands.press(K.Key_Backspace)
    hands.press(K.Key_Space)
    hands.press(K.Key_A)
    hands.type("2")
    hands.press(K.Key_Space)
    hands.type("6")
    assert (page.blatt.fragen.angaben(), page.blatt.active()) == ({"BF-KL-A1": 2, "BF-KL-A3": 6}, ENDE)
    hands.press(K.Key_Space)
    assert hands.sheets() == (), "a space bar held too long saves nothing"
    hands.press(K.Key_Return)
    assert [(one.werte, one.angaben) for one in hands.sheets()] == [
        ({ITEMS[1]: 4, ITEMS[2]: 0}, {"BF-KL-A1": 2, "BF-KL-A3": 6})
    ]


def test_a_begun_sheet_outlives_the_page_and_undo(open_page: Open, qtbot: QtBot, context: Context) -> None:
    hands, page = open_page()
    hands.type("543")
    assert page.leave()
    (kept,) = hands.begun()
    assert (kept.nummer, list(kept.werte.values())) == ("0001", [5, 4, 3])
    other = present(qtbot, Shell(context, (ErfassungSeite,), "Amt", "Lokal"), (1366, 768))
    other.go(ErfassungSeite.key, (hands.key,))
    again = other.page()
    assert isinstance(again, ErfassungSeite)
    assert (list(again.blatt.fragen.werte().values()), again.blatt.active()) == ([5, 4, 3], ITEMS[3])
    hands.type("1")
    hands.press(K.Key_Return, CTRL)
    assert [one.nummer for one in hands.sheets()] == ["0001"]
    context.undo()
    assert (len(hands.sheets()), again.arbeit.nummer) == (0, "0001")
    assert list(again.blatt.fragen.werte().values()) == [5, 4, 3, 1], "the step taken back is the saving alone"
    hands.press(K.Key_Return, CTRL)
    assert [len(one.werte) for one in hands.sheets()] == [4]


def test_what_is_typed_is_kept_after_two_seconds(open_page: Open, qtbot: QtBot) -> None:
    hands, page = open_page()
    hands.type("5")
    assert hands.begun() == ()
    page.arbeit._timer.start(0)
    qtbot.waitUntil(lambda: len(hands.begun()) == 1)


def test_a_number_used_is_said_and_its_sheet_opened_and_corrected(open_page: Open, context: Context) -> None:
    hands, page = open_page(lambda key: enter(context.workspace, key, "0007", "5" * 18))
    assert page.arbeit.nummer == "0008"
    hands.press(K.Key_N)
    hands.type("0007")
    hands.press(K.Key_Return)
    assert page.karte.nummer.error() == "Bogen 0007 ist schon erfasst."
    page.flaeche.used.button.click()
    assert (page.arbeit.nummer, page.arbeit.berichtigt(), page.blatt.active()) == ("0007", True, ENDE)
    hands.press(K.Key_Home)
    hands.type("1")
    hands.press(K.Key_End)
    hands.press(K.Key_Return)
    assert [one.werte[ITEMS[0]] for one in hands.sheets()] == [1]
    assert (page.arbeit.nummer, page.arbeit.berichtigt()) == ("0008", False)
    hands.press(K.Key_F, CTRL)
    hands.type("4711")
    hands.press(K.Key_Return)
    assert page.stapel.search.error() == "Bogen 4711 ist noch nicht erfasst."
    page.stapel.list.setFocus()
    page.stapel.list.select_key(hands.sheets()[0].id)
    hands.press(K.Key_Delete)
    assert hands.sheets() == ()
    context.undo()
    assert len(hands.sheets()) == 1


def test_names_are_decided_on_before_they_are_kept(open_page: Open) -> None:
    """Marked, asked about, blanked out by Enter; the sheet is then saved as it was wanted."""
    hands, page = open_page()
    hands.type("5")
    hands.press(K.Key_F)
    hands.type("Herr Krause, krause@example.org, BG 12345BG6789012, war gut.")
    text = page.blatt.fragen.text(F1)
    assert [fund.text for fund in text.offen()] == ["Krause", "krause@example.org", "12345BG6789012"]
    hands.press(K.Key_Return, CTRL)
    assert hands.sheets() == ()
    assert text.blacken.hasFocus()
    hands.press(K.Key_Space)
    (kept,) = hands.sheets()
    assert kept.texte == {F1: "Herr [Name], [E-Mail], BG [Aktenzeichen], war gut."}


def test_a_find_may_be_kept_on_purpose_and_stays_so(open_page: Open) -> None:
    hands, page = open_page()
    hands.press(K.Key_F)
    hands.type("Seit 01.02.2020, Frau Sommer.")
    text = page.blatt.fragen.text(F1)
    check = next(check for check, fund in text._boxes if fund.text == "01.02.2020")
    check.setChecked(False)
    text.blacken.click()
    assert (text.text(), text.offen()) == ("Seit 01.02.2020, Frau [Name].", ())
    hands.press(K.Key_Return, CTRL)
    (kept,) = hands.sheets()
    page.gang.open_sheet(kept.nummer)
    assert text.offen() == (), "what was kept on purpose is not asked about again"


def test_whoever_leaves_the_page_keeps_the_text_without_the_name(open_page: Open) -> None:
    hands, page = open_page()
    hands.press(K.Key_F)
    hands.type("Frau Sommer war gut")
    assert page.leave()
    assert [one.texte for one in hands.begun()] == [{F1: "Frau [Name] war gut"}]
    assert "Sommer" not in hands.log()


def test_half_an_account_number_is_never_kept(open_page: Open, qtbot: QtBot) -> None:
    """It looks like nothing until it is whole, and the change log forgets nothing."""
    hands, page = open_page()
    hands.type("5")
    hands.press(K.Key_F)
    hands.type("DE89 3704 0044")
    page.arbeit._timer.start(0)
    qtbot.waitUntil(lambda: len(hands.begun()) == 1)
    assert hands.begun()[0].texte == {}
    steps = hands.context.workspace.undo_label, len(hands.log())
    page.arbeit.touch()
    page.arbeit._on_time()
    assert (hands.context.workspace.undo_label, len(hands.log())) == steps, "nothing new, no step"
    hands.type(" 0532 0130 00")
    assert page.leave()
    assert hands.begun()[0].texte == {F1: "[Kontonummer]"}
    assert "3704" not in hands.log()


def test_a_second_person_enters_blind_and_the_difference_is_settled(open_page: Open, context: Context) -> None:
    def two(key: UUID) -> None:
        enter(context.workspace, key, "0001", "5" * 18)
        enter(context.workspace, key, "0002", "4" * 18, wer="Weber")

    hands, page = open_page(two, doppelt=True)
    page.flaeche.set_durchgang(Durchgang.ZWEITE)
    page.show_durchgang(None)
    assert (page.arbeit.nummer, page.blatt.fragen.werte()) == ("0001", {}), "blind"
    hands.type("5" * 17 + "3")
    hands.press(K.Key_Return)
    assert [one.nummer for one in hands.sheets(2)] == ["0001"]
    assert page.karte.wer.error() == "Weber hat diesen Bogen schon einmal erfasst."
    page.flaeche.set_durchgang(Durchgang.VERGLEICH)
    page.show_durchgang(None)
    assert page.vergleich.list.rows.count() == 1
    hands.press(K.Key_2)
    assert page.vergleich.list.rows.count() == 0
    assert page.vergleich.empty.isVisible()
    assert {one.werte[ITEMS[-1]] for one in (*hands.sheets(), *hands.sheets(2)) if one.nummer == "0001"} == {3}
    context.undo()
    hands.press(K.Key_3)
    page.vergleich.detail.wert.set_value(0)
    page.vergleich.detail.take.click()
    assert {one.werte[ITEMS[-1]] for one in (*hands.sheets(), *hands.sheets(2)) if one.nummer == "0001"} == {0}


def test_a_closed_befragung_takes_nothing(open_page: Open, context: Context) -> None:
    def close(key: UUID) -> None:
        enter(context.workspace, key, "0001", "5")
        context.workspace.execute("Abschließen", door.close_befragung, key, heute=HEUTE)

    hands, page = open_page(close)
    hands.type("444")
    assert page.blatt.fragen.werte() == {ITEMS[0]: 5}, "the sheet entered last, to look at"
    assert page.karte.title.whole_text() == "Bogen 0001"
    assert page.flaeche.closed.isVisible()
    assert not page.primary.isEnabled()
    context.workspace.execute("Öffnen", door.reopen_befragung, hands.key)
    assert (page.karte.title.whole_text(), page.primary.isEnabled()) == ("Bogen 0001 berichtigen", True)


def test_undo_while_typing_loses_neither_sheet(open_page: Open, context: Context) -> None:
    """The saved sheet comes back as a begun one beside the sheet being typed."""
    hands, page = open_page()
    hands.type("5")
    hands.press(K.Key_End)
    hands.press(K.Key_Return)
    hands.type("44")
    context.undo()
    assert (page.arbeit.nummer, list(page.blatt.fragen.werte().values())) == ("0002", [4, 4])
    assert [one.nummer for one in hands.begun()] == ["0001"]
    assert page.leave()
    assert {one.nummer: len(one.werte) for one in hands.begun()} == {"0001": 1, "0002": 2}
    page.gang.open_sheet("0001")
    hands.press(K.Key_Return, CTRL)
    assert [(one.nummer, one.werte) for one in hands.sheets()] == [("0001", {ITEMS[0]: 5})]


def test_a_file_opened_for_reading_shows_its_sheets_and_lets_go(
    qtbot: QtBot, styled: None, workspace: Workspace
) -> None:
    key = begin(workspace)
    enter(workspace, key, "0001", "54")
    workspace.close()
    reading = Context(Workspace.open(workspace.path, None, SCHEMA, wer="Kaya", read_only=True), Settings(), wer="Kaya")
    shell = present(qtbot, Shell(reading, (ErfassungSeite,), "Amt", "Lokal"), (1366, 768))
    shell.go(ErfassungSeite.key, (key,))
    page = shell.page()
    assert isinstance(page, ErfassungSeite)
    page.gang.open_sheet("0001")
    qtbot.keyClicks(page.blatt.focus_target(), "1")
    assert list(page.blatt.fragen.werte().values()) == [5, 4]
    assert "nur zum Lesen" in page.flaeche.closed.words()
    assert page.leave()
    reading.close()
