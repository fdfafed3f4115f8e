import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from qmapp.ui.style import look
from qmapp.ui.widgets.answers import Answer, AnswerButtons
from qmapp.ui.widgets.choices import Option, OptionCards, RadioList, SegmentedControl
from tests.ui.present import present

ANSWERS = (
    Answer("ok", "1", "Erfüllt", "check", "ok"),
    Answer("F2", "2", "Mangel", "x", "bad"),
    Answer("ent", "3", "Entfällt", "minus", "neutral"),
)
OPTIONS = (
    Option("quote", "3 %-Quote", "1", "662", "Akten", (("clock", "993 Std."),), "Feste Quote."),
    Option("entdeckung", "Entdeckung", "2", "296", "Akten", (("clock", "444 Std."),), "Findet Fehler."),
)


@pytest.mark.parametrize("kind", [SegmentedControl, RadioList])
def test_one_of_few_with_arrow_keys(qtbot: QtBot, styled: None, kind: type[SegmentedControl] | type[RadioList]) -> None:
    choice = kind("Ansicht", [("zahl", "Häufigkeit"), ("euro", "Betrag")])
    present(qtbot, choice)
    assert choice.value() == "zahl"
    first, second = choice.findChildren(QAbstractButton)
    first.setFocus()
    with qtbot.waitSignal(choice.chosen) as caught:
        qtbot.keyClick(first, Qt.Key.Key_Right if kind is SegmentedControl else Qt.Key.Key_Down)
    assert caught.args == ["euro"]
    assert second.isChecked()
    choice.chosen.connect(pytest.fail)
    choice.set_value("zahl")
    assert choice.value() == "zahl"


def test_option_cards_are_radio_buttons_with_keys(qtbot: QtBot, styled: None) -> None:
    cards = OptionCards("Verfahren", OPTIONS)
    qtbot.addWidget(cards)
    cards.resize(700, 200)
    cards.show()
    with qtbot.waitSignal(cards.chosen) as caught:
        assert cards.choose_key("2")
    assert caught.args == ["entdeckung"]
    assert not cards.choose_key("9")
    cards.show_options([OPTIONS[0], Option("entdeckung", "Entdeckung", "2", "300", "Akten")])
    names = [button.accessibleName() for button in cards.findChildren(QAbstractButton)]
    assert names == ["3 %-Quote, 662 Akten, 993 Std.", "Entdeckung, 300 Akten"]
    assert cards.value() == "entdeckung"


def test_option_cards_stand_below_each_other_when_narrow(qtbot: QtBot, styled: None) -> None:
    cards = OptionCards("Verfahren", OPTIONS)
    qtbot.addWidget(cards)
    cards.resize(700, 300)
    cards.show()
    first, second = cards.findChildren(QAbstractButton)
    assert first.y() == second.y()
    look.apply(percent=200)
    cards.resize(500, 900)
    qtbot.waitUntil(lambda: second.y() > first.y())


def test_the_same_answer_again_takes_it_back(qtbot: QtBot, styled: None) -> None:
    answers = AnswerButtons("Angemessenheit geprüft", ANSWERS)
    got: list[object] = []
    answers.answered.connect(got.append)
    qtbot.addWidget(answers)
    answers.show()
    assert answers.press_key("2")
    assert answers.press_key("2")
    assert not answers.press_key("7")
    button = answers.findChildren(QAbstractButton)[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert got == ["F2", None, "ok", None]
    answers.set_value("ent")
    assert [b.isChecked() for b in answers.findChildren(QAbstractButton)] == [False, False, True]
    assert len(got) == 4


def test_locked_answers_take_no_key(qtbot: QtBot, styled: None) -> None:
    answers = AnswerButtons("Angemessenheit geprüft", ANSWERS)
    qtbot.addWidget(answers)
    answers.answered.connect(pytest.fail)
    answers.set_value("ok")
    answers.set_locked(True)
    assert not answers.press_key("2")
    assert answers.value() == "ok"


def test_answers_name_themselves_and_their_question(qtbot: QtBot, styled: None) -> None:
    answers = AnswerButtons("Angemessenheit geprüft", ANSWERS)
    qtbot.addWidget(answers)
    button = answers.findChildren(QAbstractButton)[1]
    assert button.accessibleName() == "Mangel, Taste 2"
    assert button.accessibleDescription() == "Angemessenheit geprüft"
