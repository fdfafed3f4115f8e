from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.footer import FooterBar
from qmapp.ui.widgets.messages import Message
from tests.ui.present import present


def shown(qtbot: QtBot, width: int = 900) -> FooterBar:
    footer = FooterBar()
    footer.set_keys([("1 – 4", "Antwort"), ("N", "Feststellung"), ("Strg+Enter", "Akte abschließen"), ("F1", "Hilfe")])
    footer.set_right("Lokal gespeichert · QM-2025.qcheck")
    # A pointer left here by another test would keep every message.
    QCursor.setPos(0, 600)
    return present(qtbot, footer, (width, 34))


def test_a_message_goes_by_itself_and_counts_down(qtbot: QtBot, styled: None) -> None:
    footer = shown(qtbot)
    footer.tell(Message("Gespeichert."))
    assert footer.message() == "Gespeichert."
    for _ in range(6):
        footer._tick()
    assert footer.message() == ""


def test_a_message_with_undo_stays_ten_seconds(qtbot: QtBot, styled: None) -> None:
    footer = shown(qtbot)
    footer.tell(Message("Gelöscht.", undo=True))
    for _ in range(9):
        footer._tick()
    assert footer.message() == "Gelöscht."
    undo = next(b for b in footer.findChildren(Button) if b.words() == "Rückgängig")
    with qtbot.waitSignal(footer.undo_clicked):
        undo.click()
    assert footer.message() == ""


def test_a_message_waits_while_it_has_the_focus_and_goes_on_escape(qtbot: QtBot, styled: None) -> None:
    footer = shown(qtbot)
    footer.tell(Message("Gelöscht.", undo=True))
    undo = next(b for b in footer.findChildren(Button) if b.words() == "Rückgängig")
    undo.setFocus()
    for _ in range(20):
        footer._tick()
    assert footer.message() == "Gelöscht."
    qtbot.keyClick(undo, Qt.Key.Key_Escape)
    assert footer.message() == ""


def test_in_a_narrow_window_the_last_keys_are_left_out(qtbot: QtBot, styled: None) -> None:
    footer = shown(qtbot, 460)
    pieces = [footer._keys_row.itemAt(i).widget() for i in range(4)]
    assert pieces[0].isVisible()
    assert not pieces[3].isVisible()
    footer.resize(1200, 34)
    assert all(piece.isVisible() for piece in pieces)
