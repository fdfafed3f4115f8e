from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.errors import UserError
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.fields import LineField, TextField, show_at_field
from qmapp.ui.widgets.number_fields import DateField, EuroField, MultilineField, NumberField, PercentField
from qmapp.ui.widgets.select_field import SelectField
from tests.ui.present import present

NBSP = "\u00a0"


def typed(qtbot: QtBot, field: LineField[object], text: str) -> list[object]:
    """Type as a user does and leave; what the field committed."""
    got: list[object] = []
    field.committed.connect(got.append)
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    field.committed.disconnect(got.append)
    return got


@pytest.mark.parametrize(
    ("field", "text", "value", "shown"),
    [
        (lambda: NumberField("Akten"), "22082", 22082, "22.082"),
        (lambda: NumberField("Zeit", unit="Std."), "20", 20, f"20{NBSP}Std."),
        (lambda: PercentField("Quote"), "2,50", "2.5", f"2,5{NBSP}%"),
        (lambda: PercentField("Quote"), "10 %", "10", f"10{NBSP}%"),
        (lambda: EuroField("Betrag"), "56,4", 5640, f"56,40{NBSP}€"),
        (lambda: EuroField("Betrag", negative=True), "-3", -300, f"−3,00{NBSP}€"),
        (lambda: DateField("Stand"), "1.2.2025", date(2025, 2, 1), "01.02.2025"),
        (lambda: TextField("Titel"), "  a  ", "a", "a"),
    ],
)
def test_values_are_read_the_german_way(
    qtbot: QtBot, styled: None, field: object, text: str, value: object, shown: str
) -> None:
    made = field()  # type: ignore[operator]
    assert typed(qtbot, made, text) == [value]
    assert (made.value(), made.line.text(), made.error()) == (value, shown, "")


@pytest.mark.parametrize(
    ("field", "text", "word"),
    [
        (lambda: NumberField("Akten", maximum=10), "11", "zwischen 0 und 10"),
        (lambda: NumberField("Akten"), "1,5", "ganze Zahl"),
        (lambda: NumberField("Akten"), "viele", "keine Zahl"),
        (lambda: PercentField("Quote", above_minimum=True), "0", "mehr als 0"),
        (lambda: PercentField("Quote"), "101", "zwischen"),
        (lambda: EuroField("Betrag"), "1,234", "zum Beispiel 56,40"),
        (lambda: EuroField("Betrag"), "-1", "nicht negativ"),
        (lambda: DateField("Stand"), "07.03.25", "zum Beispiel 31.10.2025"),
        (lambda: DateField("Stand"), "31.02.2025", "braucht ein Datum"),
        (lambda: TextField("Titel", required=True), "", "Bitte füllen Sie „Titel“ aus."),
    ],
)
def test_what_is_no_value_is_said_at_the_field(qtbot: QtBot, styled: None, field: object, text: str, word: str) -> None:
    made = field()  # type: ignore[operator]
    assert typed(qtbot, made, text) == []
    assert word in made.error()
    assert made.line.accessibleDescription() == made.error()
    assert made.value() in (None, "")


def test_filling_a_form_emits_nothing(qtbot: QtBot, styled: None) -> None:
    number, select, area = NumberField("Akten"), SelectField("Sicherheit", [("95", "95 %")]), MultilineField("Text")
    for field in (number, select, area):
        qtbot.addWidget(field)
        for signal in (field.committed, field.edited):
            signal.connect(pytest.fail)
    number.set_value(5)
    select.set_value("95")
    area.set_value("Zeile\nZeile")
    area.commit()
    number.commit()


def test_an_emptied_field_is_empty_text_or_no_value(qtbot: QtBot, styled: None) -> None:
    text, number = TextField("Titel"), NumberField("Akten")
    got: list[object] = []
    for field, value in ((text, "alt"), (number, 5)):
        field.committed.connect(got.append)
        qtbot.addWidget(field)
        field.commit()
        field.set_value(value)  # type: ignore[attr-defined]
        field.line.clear()
        field.commit()
    assert got == ["", None]


@pytest.mark.parametrize("make", [lambda: TextField("Titel"), lambda: PercentField("Quote"), lambda: DateField("Am")])
def test_a_field_shown_empty_has_nothing_new_to_say_when_left(
    qtbot: QtBot, styled: None, make: Callable[[], LineField[Any]]
) -> None:
    field = make()
    qtbot.addWidget(field)
    field.committed.connect(pytest.fail)
    for empty in ("", None):
        field.set_value(empty)
        assert field.commit()
        assert (field.line.text(), field.error()) == ("", "")


def test_live_values_come_with_every_keystroke(qtbot: QtBot, styled: None) -> None:
    field = NumberField("Akten")
    got: list[object] = []
    field.edited.connect(got.append)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "12x")
    assert got == [1, 12]


def test_a_pause_saves_without_changing_what_is_being_typed(qtbot: QtBot, styled: None) -> None:
    field = EuroField("Betrag")
    field._timer.setInterval(1)
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClicks(field.line, "56,4")
    assert caught.args == [5640]
    assert field.line.text() == "56,4"


def test_arrows_and_small_buttons_step_within_the_bounds(qtbot: QtBot, styled: None) -> None:
    field = NumberField("Prüfende", minimum=1, maximum=3)
    field.set_value(2)
    qtbot.addWidget(field)
    field.show()
    for _ in range(5):
        qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == 3
    for _ in range(5):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == 1


def test_tab_leaves_a_longer_text_and_saves_it(qtbot: QtBot, styled: None) -> None:
    field, below = MultilineField("Feststellung"), TextField("Bemerkung")
    form = box(vbox(field, below))
    qtbot.addWidget(form)
    form.show()
    field.area.setFocus()
    qtbot.keyClicks(field.area, "Kosten zu hoch")
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClick(field.area, Qt.Key.Key_Tab)
    assert caught.args == ["Kosten zu hoch"]
    assert "\t" not in field.area.toPlainText()
    assert below.line.hasFocus()


def test_choosing_emits_the_value_behind_the_words(qtbot: QtBot, styled: None) -> None:
    field = SelectField("Sicherheit", [("95", "95 %"), ("99", "99 %")])
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    assert caught.args == ["99"]
    field.set_choices([("99", "99 %"), ("90", "90 %")])
    assert field.value() == "99"


def test_a_refusal_goes_to_the_field_it_names(qtbot: QtBot, styled: None) -> None:
    first, second = TextField("Titel", name="title"), TextField("Amt", name="amt")
    for field in (first, second):
        qtbot.addWidget(field)
        field.show()
    assert show_at_field(UserError("Das Amt fehlt.", advice="Bitte eintragen.", field="amt"), (first, second))
    assert (first.error(), second.error()) == ("", "Das Amt fehlt. Bitte eintragen.")
    assert not show_at_field(UserError("Anderes.", field="x"), (first, second))


def test_a_frozen_field_takes_no_input(qtbot: QtBot, styled: None) -> None:
    field = NumberField("Akten")
    field.set_value(5)
    field.set_read_only(True)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "7")
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == 5


@pytest.mark.parametrize("made", [lambda: TextField("Titel"), lambda: MultilineField("Text")])
def test_a_letter_with_alt_belongs_to_the_page_and_what_alt_makes_of_it_is_text(
    qtbot: QtBot, styled: None, made: Callable[[], TextField | MultilineField]
) -> None:
    field = present(qtbot, made(), (300, 120))
    field.editor.setFocus()
    for key, text in ((Qt.Key.Key_A, "a"), (Qt.Key.Key_3, "3"), (Qt.Key.Key_L, "@")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.AltModifier, text)
        QApplication.sendEvent(field.editor, event)
        assert event.isAccepted() is (text == "@")
    assert field.value() == "@"
