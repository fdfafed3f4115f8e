"""F on the Prüfplatz: an answer becomes a Feststellung, the next file an example of it."""

from PySide6.QtCore import Qt

from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import Art
from tests.ui.checks.pruefplatz.conftest import Desk


def mangel(desk: Desk, words: str) -> None:
    """A formal Mangel at the Prüfpunkt in hand, and back to it."""
    desk.keys("21")
    desk.page.form.feststellung.area.setFocus()
    desk.keys(words)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Up)


def test_the_same_point_of_two_files_is_one_with_two_examples(desk: Desk) -> None:
    mangel(desk, "Bescheinigung fehlt")
    desk.keys("f")
    (row,) = desk.workspace.read(fest.feststellungen)
    assert (row.kennung, row.art, row.text, row.akten) == ("FS-001", Art.MANGEL, "Bescheinigung fehlt", 1)
    assert desk.context.messages[-1].text.startswith("FS-001 „")
    assert desk.place() == 1
    desk.keys("f")
    assert desk.context.messages[-1].text == "FS-001 nennt diese Akte schon."
    desk.press(Qt.Key.Key_PageDown)
    mangel(desk, "Blatt zwei fehlt")
    desk.keys("f")
    (row,) = desk.workspace.read(fest.feststellungen)
    assert row.akten == 2
    assert desk.context.messages[-1].text.endswith("jetzt 2 Akten.")
    desk.context.undo()
    assert desk.workspace.read(fest.feststellungen)[0].akten == 1


def test_without_an_answer_there_is_nothing_to_hold(desk: Desk) -> None:
    desk.keys("f")
    assert desk.workspace.read(fest.feststellungen) == ()
    assert "noch nicht bewertet" in desk.context.messages[-1].text


def test_what_is_being_typed_is_taken_over_and_the_key_is_a_letter_there(desk: Desk) -> None:
    desk.keys("21")
    desk.page.form.feststellung.area.setFocus()
    desk.keys("fehlt f")
    assert desk.workspace.read(fest.feststellungen) == ()
    desk.page.feststellen.hold()
    assert desk.workspace.read(fest.feststellungen)[0].text == "fehlt f"
    assert any(c.label.endswith("festhalten") for c in desk.page.commands())
