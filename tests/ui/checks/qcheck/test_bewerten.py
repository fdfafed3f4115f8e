"""From key to key: answers in both views, remarks that hold nobody up, evidence and points, several assessors."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.ui.style import look
from qmapp.ui.widgets.answers import AnswerButton
from tests.ui.checks.qcheck import mappe
from tests.ui.checks.qcheck.platz import Platz

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def platz(qtbot: QtBot, styled: None, tmp_path: Path) -> Iterator[Platz]:
    made = Platz(qtbot, mappe.create(tmp_path / "QM.qcheck"))
    yield made
    look.apply("light", 100)
    made.close()


def test_thirty_one_questions_are_thirty_one_keys_in_both_views(platz: Platz) -> None:
    platz.open(mappe.begin(platz.workspace))
    given = "3210zb" * 5 + "3"
    wanted = [Urteil(key) if key.isdecimal() else Urteil.NICHT_ZUTREFFEND if key == "z" else Urteil.NICHT_BEURTEILBAR
              for key in given]  # fmt: skip
    platz.keys(given[:16])
    assert platz.place() == 17
    platz.press(Qt.Key.Key_F4)
    assert platz.page.blatt.fragen.is_single()
    platz.keys(given[16:])
    answers = [platz.stored(number) for number in range(1, 32)]
    assert [None if answer is None else answer.urteil for answer in answers] == wanted
    assert platz.place() == 31, "nothing is open any more: it stays"
    assert platz.page.leiste.bare.words() == "20 Bemerkungen fehlen"
    assert platz.workspace.undo_label == "Frage 31: voll erfüllt"
    assert next(command.label for command in platz.page.commands()) == "Zum Ergebnis"


def test_an_answer_is_taken_back_and_undo_leads_to_its_question(platz: Platz) -> None:
    platz.open(mappe.begin(platz.workspace))
    platz.keys("32")
    platz.press(Qt.Key.Key_Up)
    platz.press(Qt.Key.Key_Delete)
    assert (platz.stored(2), platz.place()) == (None, 2)
    platz.keys("2")
    platz.press(Qt.Key.Key_Up)
    platz.press(Qt.Key.Key_Up)
    platz.keys("2")
    platz.press(Qt.Key.Key_Up)
    platz.press(Qt.Key.Key_Up)
    platz.keys("2")
    assert platz.stored(1) is None, "the same key takes it back too"
    platz.press(Qt.Key.Key_Return)
    assert platz.place() == 2
    platz.context.undo()
    answer = platz.stored(1)
    assert answer is not None
    assert (answer.urteil, platz.place()) == (Urteil.UEBERWIEGEND, 1)
    platz.press(Qt.Key.Key_Home)
    assert platz.place() == 3


def test_a_remark_opens_by_itself_and_holds_nobody_up(platz: Platz) -> None:
    platz.open(mappe.begin(platz.workspace))
    platz.keys("31")
    angaben = platz.page.angaben
    assert (platz.place(), angaben.bemerkung.label) == (3, "Bemerkung zu Frage 2")
    platz.keys("k")
    assert platz.focus() is angaben.bemerkung.area
    platz.keys("Nur Zuruf 3")
    platz.press(Qt.Key.Key_Escape)
    assert platz.place() == 3
    answer = platz.stored(2)
    assert answer is not None
    assert (answer.urteil, answer.bemerkung) == (Urteil.TEILWEISE, "Nur Zuruf 3")
    assert platz.stored(3) is None, "a digit in a text is no answer"
    platz.keys("k")
    assert platz.place() == 3, "nothing to remark on yet"
    platz.keys("0b3f")
    assert (platz.focus(), angaben.bemerkung.label) == (angaben.bemerkung.area, "Bemerkung")
    platz.press(Qt.Key.Key_F8)
    platz.press(Qt.Key.Key_Escape)
    third = platz.stored(3)
    assert third is not None
    assert third.bemerkung == mappe.HZP.punkte[2].textbausteine[1]
    platz.keys("f")
    platz.keys("x" * 3)
    platz.press(Qt.Key.Key_Escape)
    assert platz.page.arbeit.ohne_bemerkung() == ()
    assert platz.page.leiste.bare.isHidden()


def test_what_is_too_long_stays_and_letters_alone_can_be_switched_off(platz: Platz) -> None:
    platz.open(mappe.begin(platz.workspace))
    platz.keys("1k")
    platz.page.angaben.bemerkung.area.setPlainText("x" * 2001)
    platz.press(Qt.Key.Key_Escape)
    assert "zu lang" in platz.page.angaben.bemerkung.error()
    assert platz.focus() is platz.page.angaben.bemerkung.area
    assert not platz.page.leave()
    platz.page.angaben.bemerkung.area.setPlainText("kurz")
    platz.press(Qt.Key.Key_Escape)
    assert platz.place() == 2
    assert platz.stored(1).bemerkung == "kurz"  # type: ignore[union-attr]
    platz.open(mappe.begin(platz.workspace))
    platz.settings.single_letter_keys = False
    platz.keys("3")
    assert platz.stored(1) is None
    platz.press(Qt.Key.Key_3, ALT)
    assert platz.place() == 2
    assert ("Alt+K", "Bemerkung") in platz.page.footer_keys()


def test_evidence_points_and_the_last_verdict_stand_beside_the_question(platz: Platz) -> None:
    ws = platz.workspace
    before = mappe.begin(ws, kennung="QC-2024")
    mappe.answer(ws, before, {mappe.CODES[0]: Urteil.TEILWEISE}, bemerkung="Nur ein Entwurf.")
    ws.execute("M", lambda s: door.add_merkpunkt(s, before, "Freigabe ansehen", code=mappe.CODES[0]))
    platz.open(mappe.begin(ws, kennung="QC-2025", vorgaenger_id=before))
    angaben = platz.page.angaben
    assert angaben.vorjahr.accessibleName() == "Zuletzt: 1 · teilweise erfüllt. Nur ein Entwurf."
    assert "zuletzt 1" in platz.page.blatt.fragen.row(mappe.CODES[0]).line()
    platz.keys("n")
    platz.keys("Prozess HzP 4")
    platz.press(Qt.Key.Key_Escape)
    assert [(one.art, one.text) for one in platz.frage(1).nachweise] == [(Nachweisart.DOKUMENT, "Prozess HzP 4")]
    assert platz.place() == 1
    angaben.merkpunkte.list.setFocus()
    angaben.merkpunkte.list.selectRow(0)
    platz.press(Qt.Key.Key_Return)
    assert platz.frage(1).merkpunkte[0].erledigt_am == mappe.HEUTE
    platz.press(Qt.Key.Key_M, ALT)
    platz.keys("Neu in 2026")
    platz.press(Qt.Key.Key_Return)
    assert sorted(point.text for point in platz.frage(1).merkpunkte) == ["Freigabe ansehen", "Neu in 2026"]
    assert platz.page.angaben.merkpunkte.neu.value() == ""
    platz.press(Qt.Key.Key_Escape)
    platz.keys("3")
    assert platz.place() == 2


def test_little_room_moves_everything_to_the_question(platz: Platz) -> None:
    platz.open(mappe.begin(platz.workspace))
    look.apply("light", 150)
    platz.qtbot.wait(1)
    detail = platz.page.blatt.fragen.detail
    assert detail.isAncestorOf(platz.page.angaben)
    platz.keys("0k")
    assert platz.focus() is platz.page.angaben.bemerkung.area
    platz.keys("leer")
    platz.page.angaben.bemerkung.commit()
    platz.qtbot.wait(1)
    assert platz.focus().visibleRegion().boundingRect().height() == platz.focus().height(), "what is typed is seen"
    platz.keys("n")
    platz.press(Qt.Key.Key_Escape)
    assert platz.stored(1).bemerkung == "leern"  # type: ignore[union-attr]
    assert detail.height() == detail.height_for(detail.width())


def test_what_is_submitted_is_read_and_not_changed(platz: Platz) -> None:
    key = mappe.begin(platz.workspace)
    mappe.answer(platz.workspace, key, mappe.full())
    platz.workspace.execute("V", lambda s: door.submit_qcheck(s, key, heute=mappe.HEUTE, wer=mappe.WER))
    platz.open(key, mappe.CODES[4])
    assert "liegt zur Freigabe vor" in platz.page.anzeige.band.words()
    assert platz.place() == 5
    platz.keys("0")
    platz.press(Qt.Key.Key_Delete)
    assert platz.stored(5).urteil is Urteil.VOLL  # type: ignore[union-attr]
    assert platz.page.angaben.bemerkung.area.isReadOnly()
    platz.workspace.execute("Z", door.take_back, key)
    platz.keys("2")
    assert platz.stored(5).urteil is Urteil.UEBERWIEGEND  # type: ignore[union-attr]


def test_everybody_sees_their_own_answers_and_a_count_of_the_others(platz: Platz) -> None:
    ws = platz.workspace
    key = mappe.begin(ws, team=["Frau Kaya", "weber"], gemeinsam=False)
    mappe.answer(ws, key, {mappe.CODES[0]: Urteil.NICHT, mappe.CODES[1]: Urteil.VOLL}, bewerter="Frau Kaya")
    platz.open(key)
    page = platz.page
    assert (page.arbeit.bewerter, platz.place()) == ("weber", 1), "proposed from who works here"
    assert page.leiste._others.whole_text() == "Frau Kaya: 2 von 31"
    assert page.arbeit.frage(mappe.CODES[0]).bewertung is None  # type: ignore[union-attr]
    platz.keys("3")
    assert (platz.stored(1), platz.stored(1, "weber").wer) == (None, "weber")  # type: ignore[union-attr]
    page.leiste.who.click()
    assert page.flaeche.choosing()
    platz.keys("1")
    assert (page.arbeit.bewerter, platz.place()) == ("Frau Kaya", 3)
    kept = json.dumps(asdict(platz.settings))
    assert "Kaya" not in kept, "the settings are not encrypted"
    platz.context.navigate("qcheck.bewertung", mappe.begin(ws))
    platz.open(key)
    assert page.arbeit.bewerter == "Frau Kaya", "remembered"
    assert page.kopf.next_page.words() == "Zur Konsensrunde"


def test_what_was_agreed_is_locked_and_without_a_team_it_says_where_to_go(platz: Platz) -> None:
    ws = platz.workspace
    key = mappe.begin(ws, team=["Kaya", "Weber"], gemeinsam=False)
    for name in ("Kaya", "Weber"):
        mappe.answer(ws, key, mappe.full(S03=Urteil.VOLL if name == "Kaya" else Urteil.NICHT), bewerter=name)
    ws.execute("K", lambda s: door.adopt_agreed(s, key, jetzt=mappe.NOW, wer=mappe.WER))
    platz.open(key, mappe.CODES[0])
    platz.keys("2")
    assert platz.stored(1, "Weber").urteil is Urteil.VOLL  # type: ignore[union-attr]
    buttons = platz.page.blatt.fragen.row(mappe.CODES[2]).findChildren(AnswerButton)
    assert all(button.isEnabled() for button in buttons)
    platz.open(mappe.begin(platz.workspace, gemeinsam=False))
    assert platz.page.flaeche.away.words() == "Zum Planungsblatt"
    assert platz.page.first_focus() is platz.page.flaeche.away
    went: list[str] = []
    platz.context.navigated.connect(lambda key, _: went.append(key))
    platz.page.flaeche.away.click()
    assert went == ["qcheck.liste"]
