"""Answering: twelve Empfehlungen by keys alone, counted; what is missing is said and led to; a release is kept."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung as empf
from qmapp.act import management_response as mr
from qmapp.act.empfehlung.rows import EmpfehlungZeile, Grund, Haltung, Stellungnahme
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.act.management_response.einzelheit import Offen
from qmapp.ui.context import Context
from tests.ui.act.management_response.conftest import Jahr

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
K = Qt.Key
MOST = 6


class Hand:
    """Presses keys where the focus is and counts them; text is typed without counting."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.count = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        self._qtbot.keyClick(self._focus(), key, held)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self._focus(), text)

    @staticmethod
    def _focus() -> object:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


def accept(hand: Hand) -> None:
    hand.press(K.Key_A)
    hand.press(K.Key_1)
    hand.type("Wir folgen der Empfehlung.")
    measure(hand)


def accept_partly(hand: Hand) -> None:
    hand.press(K.Key_A)
    hand.press(K.Key_2)
    hand.type("Mehr geben die Stellen nicht her.")
    measure(hand)


def measure(hand: Hand) -> None:
    hand.press(K.Key_Tab)
    hand.type("Rundschreiben an alle Teams")
    hand.press(K.Key_Tab)
    hand.type("Grundsatz")
    hand.press(K.Key_Tab)
    hand.type("30.6.2026")
    hand.press(K.Key_Return, CTRL)


def reject(hand: Hand) -> None:
    hand.press(K.Key_A)
    hand.press(K.Key_3)
    hand.press(K.Key_6, ALT)
    hand.type("Dafür fehlen 3,5 Stellen.".replace("ü", "ue"))
    hand.press(K.Key_Return, CTRL)


def test_twelve_answers_take_at_most_six_steps_each(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context
) -> None:
    told = {"heute": context.heute(), "jetzt": context.jetzt(), "wer": context.wer}
    given = {"text": "Tun.", "adressat": "Grundsatz", "jahr": 2026, **told}
    for number in range(12):
        context.perform("Neu", empf.create_empfehlung, titel=f"Nummer {number}", **given)
    page.show_target(context.read(empf.empfehlungen, 2026)[0].id)
    page.refresh()
    page.liste.list.setFocus()
    ways: tuple[Callable[[Hand], None], ...] = (accept, accept_partly, reject)
    for number in range(12):
        hand = Hand(qtbot)
        ways[number % 3](hand)
        assert hand.count <= MOST, ways[number % 3].__name__
    rows = context.read(empf.empfehlungen, 2026)
    assert [row.haltung for row in rows] == [Haltung.ANGENOMMEN, Haltung.TEILWEISE, Haltung.ABGELEHNT] * 4
    assert all(row.massnahmen == (row.haltung is not Haltung.ABGELEHNT) for row in rows)
    assert answer(rows[2]).grund is Grund.ZU_WEIT
    assert page.header is not None
    assert page.primary.words() == "Maßnahme hinzufügen"


def answer(row: EmpfehlungZeile) -> Stellungnahme:
    assert row.stellungnahme is not None
    return row.stellungnahme


@pytest.fixture
def offen(page: ManagementResponseSeite, jahr: Jahr) -> UUID:
    """The one without an answer, chosen."""
    page.show_target(jahr["E-2025-09"])
    page.refresh()
    page.liste.list.setFocus()
    return jahr["E-2025-09"]


def test_the_light_says_what_is_missing_and_leads_there(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, offen: UUID
) -> None:
    hand = Hand(qtbot)
    assert page.primary.words() == "Antwort erfassen"
    hand.press(K.Key_Return, CTRL)
    assert page.detail.offen is Offen.ANTWORT
    form = page.detail.answer
    assert form.licht.words.text() == "Bis zur Freigabe fehlt noch:"
    hand.press(K.Key_2)
    found = [form.licht.list.rows.row(place).feld for place in range(form.licht.list.rows.count())]
    assert found == ["begruendung", "massnahme"]
    assert form.begruendung.area.hasFocus()
    form.licht.list.selectRow(1)
    qtbot.keyClick(form.licht.list, K.Key_Return)
    assert form.titel.line.hasFocus()
    rect = form.licht.list.visualRect(form.licht.list.rows.index(0, 0))
    qtbot.mouseClick(form.licht.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert form.begruendung.area.hasFocus()
    hand.press(K.Key_Return, CTRL)
    assert page.problem.isVisible() or form.begruendung.error()
    assert not context.read(empf.empfehlung, offen).zeile.beantwortet


def test_a_massnahme_is_entered_beside_the_answer_and_corrected(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, offen: UUID
) -> None:
    hand = Hand(qtbot)
    hand.press(K.Key_A)
    hand.press(K.Key_1)
    hand.press(K.Key_Tab)
    hand.type("Quartalsbrief")
    hand.press(K.Key_Tab)
    hand.type("Widerspruchsstelle")
    hand.press(K.Key_Tab)
    hand.type("1.1.2026")
    hand.press(K.Key_Tab)
    assert "schon vorbei" in page.detail.answer.frist.error()
    page.detail.answer.frist.line.selectAll()
    hand.type("31.02.2026")
    hand.press(K.Key_Tab)
    assert "braucht ein Datum" in page.detail.answer.frist.error()
    page.detail.answer.frist.line.setFocus()
    page.detail.answer.frist.line.selectAll()
    hand.type("30.6.2026")
    hand.press(K.Key_Tab)
    (made,) = context.read(mr.vorgang, offen, context.heute()).massnahmen
    assert (made.zeile.titel, made.zeile.verantwortlich) == ("Quartalsbrief", "Widerspruchsstelle")
    assert made.zeile.frist == date(2026, 6, 30)
    assert [lack.sperrt for lack in context.read(mr.vorgang, offen, context.heute()).fehlt] == [False, False]
    assert "Besser noch" in page.detail.answer.licht.words.text()
    hand.press(K.Key_Return, CTRL)
    row = context.read(mr.vorgang, offen, context.heute())
    assert row.empfehlung.zeile.beantwortet
    assert row.massnahmen[0].zeile.vereinbart_am == date(2026, 3, 12)


def test_the_same_key_takes_the_answer_back(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, offen: UUID
) -> None:
    hand = Hand(qtbot)
    hand.press(K.Key_A)
    hand.press(K.Key_3)
    assert answer(context.read(empf.empfehlung, offen).zeile).haltung is Haltung.ABGELEHNT
    assert page.detail.answer.begruendung.isVisible()
    hand.press(K.Key_3, ALT)
    assert answer(context.read(empf.empfehlung, offen).zeile).haltung is None
    assert not page.detail.answer.begruendung.isVisible()
    context.undo()
    assert page.detail.answer.haltung.value() is Haltung.ABGELEHNT
    hand.press(K.Key_Escape)
    assert page.detail.offen is Offen.NICHTS
    assert page.liste.list.hasFocus()


def test_digits_are_text_in_a_field(qtbot: QtBot, page: ManagementResponseSeite, context: Context, offen: UUID) -> None:
    hand = Hand(qtbot)
    hand.press(K.Key_A)
    hand.press(K.Key_1)
    hand.type("3 Stellen, Anlage M und W")
    hand.press(K.Key_Tab)
    row = context.read(empf.empfehlung, offen).zeile
    assert (answer(row).haltung, answer(row).text) == (Haltung.ANGENOMMEN, "3 Stellen, Anlage M und W")


def test_a_released_answer_is_read_until_it_is_opened_again(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    page.show_target(jahr["E-2025-05"])
    page.refresh()
    page.liste.list.setFocus()
    assert page.detail.antwort.pill.text() == "Abgelehnt"
    assert "3,5 Stellen mehr" in page.detail.antwort.begruendung.text()
    hand = Hand(qtbot)
    hand.press(K.Key_A)
    assert page.detail.offen is Offen.NICHTS
    assert "wieder öffnen" in context.messages[-1].text
    page.detail.antwort.reopen.click()
    assert page.detail.offen is Offen.ANTWORT
    hand.press(K.Key_Return, CTRL)
    row = context.read(empf.empfehlung, jahr["E-2025-05"]).zeile
    assert answer(row).freigegeben_durch == context.wer
    assert answer(row).datum == date(2025, 12, 16)


def test_single_letters_can_be_switched_off(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, offen: UUID
) -> None:
    context.settings.single_letter_keys = False
    hand = Hand(qtbot)
    hand.press(K.Key_A)
    assert page.detail.offen is Offen.NICHTS
    hand.press(K.Key_A, ALT)
    assert page.detail.offen is Offen.ANTWORT
