"""Sheets filled in on paper, typed one Bogennummer after the other."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.rows import Aktenstand
from qmapp.ui.checks.pruefplatz.papier import NaechsterBogen, Papierangaben
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.desk import HEUTE, NOW
from tests.ui.checks.pruefplatz.conftest import CTRL, Desk
from tests.ui.test_accessibility import nameless

SHIFT = Qt.KeyboardModifier.ShiftModifier
#: The sheets were filled in the day after the draw and are typed three days later.
GEPRUEFT_AM, ERFASST = HEUTE + timedelta(days=1), NOW + timedelta(days=4)


def numbers(desk: Desk) -> list[str]:
    """The Bogennummern in the order of the list."""
    found = desk.workspace.read(akten.bogennummern, desk.pruefung)
    return [str(found[row.id]) for row in desk.rows()]


def sheet(desk: Desk, number: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, NaechsterBogen)
        desk.qtbot.keyClicks(dialog.nummer.line, number)
        desk.qtbot.keyClick(dialog.nummer.line, Qt.Key.Key_Return)

    return act


def stop(dialog: QDialog) -> None:
    assert isinstance(dialog, NaechsterBogen)
    dialog.reject()


def begin(desk: Desk, in_dialog: InDialog, number: str) -> None:
    desk.context._clock = lambda: ERFASST
    drawn = desk.context.read(pruefung.pruefung, desk.pruefung).gezogen_um
    assert drawn is not None

    def told(dialog: QDialog) -> None:
        assert isinstance(dialog, Papierangaben)
        assert nameless(dialog) == []
        desk.qtbot.keyClicks(dialog.wer.line, "Okafor")
        for wrong, sentence in (
            ("01.01.2030", "in der Zukunft"),
            (f"{drawn.date() - timedelta(days=1):%d.%m.%Y}", "Gezogen wurde erst am"),
        ):
            dialog.am.line.setText(wrong)
            dialog.submit()
            assert sentence in dialog.am.error()
        dialog.am.line.setText(f"{GEPRUEFT_AM:%d.%m.%Y}")
        in_dialog(sheet(desk, number))
        dialog.submit()

    in_dialog(told)
    desk.press(Qt.Key.Key_B, CTRL | SHIFT)


def test_sheets_are_typed_one_after_the_other_in_the_name_of_who_examined(desk: Desk, in_dialog: InDialog) -> None:
    third, first = desk.rows()[2], desk.rows()[0]
    begin(desk, in_dialog, numbers(desk)[2])
    assert desk.held() == third.id
    assert desk.page.papier.band.isVisible()
    assert "Okafor" in desk.page.papier.band.words()
    desk.keys("1")
    desk.press(Qt.Key.Key_R, CTRL)
    in_dialog(sheet(desk, numbers(desk)[0]))
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.held() == first.id, "the next number is asked for, not the next file shown"
    done = desk.workspace.read(akten.akte, third.id)
    assert (done.stand, done.geprueft_durch) == (Aktenstand.GEPRUEFT, "Okafor")
    assert done.geprueft_um is not None
    assert done.geprueft_um.astimezone().date() == GEPRUEFT_AM
    assert desk.context.workspace.undo_label == "Akte abgeschlossen (vom Papier)"
    in_dialog(stop)
    desk.press(Qt.Key.Key_B, CTRL | SHIFT)
    assert not desk.page.papier.band.isVisible()
    desk.keys("1")
    assert desk.workspace.read(akten.akte, first.id).antworten[0].ergebnis is not None


def test_wrong_numbers_are_said_and_nothing_changes(desk: Desk, in_dialog: InDialog) -> None:
    good = numbers(desk)[1]
    wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
    seen: list[str] = []

    def slips(dialog: QDialog) -> None:
        assert isinstance(dialog, NaechsterBogen)
        dialog.submit()
        for number in (wrong, "9-01-001-0", numbers(desk)[2]):
            dialog.nummer.line.setText(number)
            dialog.submit()
            seen.append(dialog.nummer.error())
        dialog.reject()

    begin(desk, in_dialog, numbers(desk)[2])
    desk.press(Qt.Key.Key_R, CTRL)
    before = [row.stand for row in desk.rows()]
    in_dialog(slips)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert all(seen)
    assert "ist schon erfasst" in seen[2]
    after = [row.stand for row in desk.rows()]
    assert [a for a, b in zip(after, before, strict=True) if a is not b] == [Aktenstand.GEPRUEFT]


def test_today_keeps_the_hour(desk: Desk, in_dialog: InDialog) -> None:
    def told(dialog: QDialog) -> None:
        assert isinstance(dialog, Papierangaben)
        assert dialog.am.value() == HEUTE == date(2025, 11, 20)
        in_dialog(sheet(desk, numbers(desk)[0]))
        dialog.submit()

    in_dialog(told)
    desk.press(Qt.Key.Key_B, CTRL | SHIFT)
    desk.press(Qt.Key.Key_R, CTRL)
    in_dialog(stop)
    desk.press(Qt.Key.Key_Return, CTRL)
    done = desk.workspace.read(akten.akte, desk.rows()[0].id)
    assert done.geprueft_um == desk.context.jetzt()
