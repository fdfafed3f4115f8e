"""Marks for later, the next open Prüfpunkt, collective answers that can be seen, and what a Mangel leads to."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Aktenstand, Lueckenart, Zurechenbarkeit
from qmapp.checks.aktenpruefung.ursachen import URSACHEN
from qmapp.ui.checks.pruefplatz.notiz import NotizDialog
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.pruefplatz.conftest import ALT, CODES, CTRL, Desk
from tests.ui.test_accessibility import nameless

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_v_marks_for_later_and_takes_the_mark_off(desk: Desk) -> None:
    desk.keys("v")
    row = desk.page.blatt.punkte.row(CODES[0])
    assert desk.stored(1).vorgemerkt
    assert row.line().startswith("Vorgemerkt · ")
    assert "Vorgemerkt" in row.accessibleDescription()
    assert desk.place() == 1, "the work goes on where it is"
    assert desk.page.liste.list.rows.row(0).vorgemerkt == 1
    desk.press(Qt.Key.Key_Z, CTRL)
    assert not desk.stored(1).vorgemerkt
    assert not row.line().startswith("Vorgemerkt")
    desk.press(Qt.Key.Key_Y, CTRL)
    assert (desk.stored(1).vorgemerkt, desk.place()) == (True, 1)
    desk.keys("v")
    assert not desk.stored(1).vorgemerkt


def test_a_mark_can_say_what_is_to_be_looked_up(desk: Desk, in_dialog: InDialog) -> None:
    def say(dialog: QDialog) -> None:
        assert isinstance(dialog, NotizDialog)
        assert nameless(dialog) == []
        desk.qtbot.keyClicks(dialog.notiz.line, "Mietspiegel nachsehen")
        desk.qtbot.keyClick(dialog.notiz.line, Qt.Key.Key_Return)

    desk.keys("1")
    in_dialog(say)
    desk.page.spruenge.mark_with_note()
    assert desk.stored(2).vorgemerkt
    (gap,) = [gap for gap in desk.workspace.read(akten.luecken, desk.pruefung) if gap.art is Lueckenart.VORGEMERKT]
    assert (gap.nummer, gap.grund) == (2, "Mietspiegel nachsehen")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert not desk.stored(2).vorgemerkt
    in_dialog(lambda dialog: dialog.reject())
    desk.page.spruenge.mark_with_note()
    assert not desk.stored(2).vorgemerkt


def test_shift_v_goes_round_the_marks(desk: Desk) -> None:
    desk.press(Qt.Key.Key_V, SHIFT)
    assert desk.shell.footer.message() == "In dieser Akte ist kein Prüfpunkt vorgemerkt."
    desk.press(Qt.Key.Key_Down)
    desk.keys("v")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.keys("v")
    desk.press(Qt.Key.Key_V, SHIFT)
    assert desk.place() == 2
    desk.press(Qt.Key.Key_V, SHIFT | ALT)
    assert desk.place() == 4


def test_marks_are_said_once_before_the_file_is_closed(desk: Desk) -> None:
    file = desk.held()
    desk.keys("1v")
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    problem = desk.page.blatt.problem
    assert problem.words() == (
        "Ein Prüfpunkt ist noch vorgemerkt: 2. Noch einmal Strg+Enter schließt die Akte trotzdem ab."
    )
    assert desk.place() == 2
    assert desk.held() == file
    desk.press(Qt.Key.Key_Return, CTRL)
    closed = next(row for row in desk.rows() if row.id == file)
    assert (closed.stand, closed.vorgemerkt) == (Aktenstand.GEPRUEFT, 1)
    assert desk.held() != file


def test_open_points_are_said_first_and_marks_do_not_hide_them(desk: Desk) -> None:
    desk.keys("v")
    for _ in range(2):
        desk.press(Qt.Key.Key_Return, CTRL)
        assert desk.page.blatt.problem.words() == (
            "Noch 40 Prüfpunkte offen. Bitte beantworten oder die Akte zurückstellen."
        )


def test_o_goes_to_the_next_open_point_then_to_the_next_file(desk: Desk) -> None:
    first = desk.held()
    desk.keys("11")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    desk.keys("o")
    assert desk.place() == 3
    desk.keys("o")
    assert desk.place() == 4
    desk.press(Qt.Key.Key_R, CTRL)
    desk.keys("o")
    assert desk.held() != first
    assert desk.place() == 1
    assert len(desk.workspace.read(akten.akte, first).offen) == 0


def test_o_says_that_only_closing_is_left(desk: Desk) -> None:
    for row in desk.rows()[1:]:
        desk.workspace.execute("Zurück", akten.lose_akte, row.id, "weg", desk.context.jetzt(), "Weber")
    desk.page.rundgang.show(desk.rows()[0].id)
    desk.press(Qt.Key.Key_R, CTRL)
    desk.keys("o")
    assert desk.shell.footer.message() == "Alle Prüfpunkte beantwortet. Strg+Enter schließt die Akte ab."


def test_collective_answers_can_be_seen(desk: Desk) -> None:
    desk.keys("1")
    desk.press(Qt.Key.Key_R, CTRL)
    rows = [desk.page.blatt.punkte.row(code).line() for code in CODES[:2]]
    assert ["gemeinsam beantwortet" in line for line in rows] == [False, True]
    desk.keys("3")
    assert "gemeinsam beantwortet" not in desk.page.blatt.punkte.row(CODES[1]).line(), "an answer of its own"


def test_all_nine_causes_are_offered_the_points_own_first(desk: Desk) -> None:
    desk.keys("21")
    shown = [box.text() for box in desk.page.form.ursachen.boxes if box.isVisible()]
    own = desk.stored(1).punkt.ursachen
    assert tuple(shown[: len(own)]) == own
    assert set(shown) == set(URSACHEN)


def test_to_whom_it_is_due_and_until_when_it_is_made_up_for(desk: Desk) -> None:
    desk.keys("22")
    form = desk.page.form
    form.zurechenbarkeit.combo.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.keys("L")
    assert desk.stored(1).zurechenbarkeit is Zurechenbarkeit.LEISTUNGSBERECHTIGTE
    desk.press(Qt.Key.Key_Tab)
    desk.keys("31.01.2026")
    desk.press(Qt.Key.Key_Escape)
    assert desk.stored(1).nachholung_bis == date(2026, 1, 31)
    assert desk.place() == 2
    desk.press(Qt.Key.Key_Up)
    desk.keys("n")
    desk.keys("Spaeter ergaenzt.")
    desk.press(Qt.Key.Key_Escape)
    said = desk.stored(1)
    assert (said.zurechenbarkeit, said.nachholung_bis) == (
        Zurechenbarkeit.LEISTUNGSBERECHTIGTE, date(2026, 1, 31)
    ), "what was said before stays"  # fmt: skip


def test_a_day_before_the_answer_is_refused_at_its_field(desk: Desk) -> None:
    desk.keys("21")
    field = desk.page.form.nachholung
    field.line.setFocus()
    desk.keys("19.11.2025")
    desk.press(Qt.Key.Key_Escape)
    assert field.error() == "Die Nachholung kann nicht vor dem Tag der Prüfung (20.11.2025) liegen."
    assert desk.focus() is field.line
    assert desk.stored(1).nachholung_bis is None
    field.line.selectAll()
    desk.keys("bald")
    desk.press(Qt.Key.Key_PageDown)
    assert field.error() == "„Nachholung bis“ braucht ein Datum, zum Beispiel 31.10.2025."
    assert field.line.text() == "bald"
