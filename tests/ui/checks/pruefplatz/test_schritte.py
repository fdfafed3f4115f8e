"""What happens to a file as a whole, and going from file to file."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis, Ersatzregel
from qmapp.ui.checks.pruefplatz.grund import GrundDialog
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.desk import NOW, SCHEMA, WER
from tests.ui.checks.pruefplatz.conftest import CODES, CTRL, Desk
from tests.ui.test_accessibility import nameless


def inside(dialog: QDialog) -> QWidget:
    """Where keys go in a dialog."""
    focused = dialog.focusWidget()
    assert focused is not None
    return focused


def accept(dialog: QDialog) -> None:
    assert isinstance(dialog, GrundDialog)
    dialog.submit()


def test_page_keys_turn_the_files(desk: Desk) -> None:
    ids = [row.id for row in desk.rows()]
    desk.press(Qt.Key.Key_PageDown)
    assert desk.held() == ids[1]
    assert desk.place() == 1
    desk.press(Qt.Key.Key_PageUp)
    desk.press(Qt.Key.Key_PageUp)
    assert desk.held() == ids[0]


def test_open_points_keep_the_file_open(desk: Desk) -> None:
    desk.keys("1")
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.page.blatt.problem.words() == (
        "Noch 39 Prüfpunkte offen. Bitte beantworten oder die Akte zurückstellen."
    )
    assert desk.page.blatt.problem.isVisible()
    assert desk.place() == 2
    desk.keys("1")
    assert not desk.page.blatt.problem.isVisible()


def test_a_missing_amount_keeps_the_file_open_and_is_asked_for(desk: Desk) -> None:
    desk.keys("23")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.page.blatt.problem.words().startswith("Der Fehlbetrag bei Prüfpunkt 1 braucht eine Zahl")
    assert desk.focus() is desk.page.form.betrag.line


def test_a_clean_file_needs_one_key_per_point_and_one_to_close(desk: Desk) -> None:
    first, second = (row.id for row in desk.rows()[:2])
    count = 0
    while desk.page.arbeit.akte is not None and desk.page.arbeit.akte.offen:
        desk.keys("1")
        count += 1
    desk.press(Qt.Key.Key_Return, CTRL)
    assert count + 1 <= len(CODES) + 2
    assert desk.rows()[0].stand is Aktenstand.GEPRUEFT
    assert desk.held() == second
    assert desk.place() == 1
    assert "abgeschlossen." in desk.shell.footer.message()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.held() == first, "undo goes where its step was"
    assert desk.rows()[0].stand is Aktenstand.IN_ARBEIT


def test_it_goes_on_at_the_exact_point_after_reopening(qtbot: QtBot, styled: None, workspace: Workspace,
                                                       drawn: tuple[Path, UUID]) -> None:  # fmt: skip
    first = Desk(qtbot, workspace, drawn[1])
    first.press(Qt.Key.Key_PageDown)
    first.press(Qt.Key.Key_Down)
    first.press(Qt.Key.Key_Down)
    first.keys("11")
    akte, place = first.held(), first.place()
    first.close()
    again = Workspace.open(workspace.path, None, SCHEMA, wer=WER)
    second = Desk(qtbot, again, drawn[1])
    assert (second.held(), second.place()) == (akte, place) == (akte, 5)
    second.close()


def test_another_page_and_back_keeps_the_place(desk: Desk) -> None:
    desk.keys("11")
    desk.press(Qt.Key.Key_Down)
    desk.context.navigate("aktenpruefung.liste")
    desk.open()
    assert desk.place() == 4


def test_putting_back_asks_for_a_reason(desk: Desk, in_dialog: InDialog) -> None:
    first = desk.held()

    def choose(dialog: QDialog) -> None:
        desk.qtbot.keyClick(inside(dialog), Qt.Key.Key_Down)
        desk.qtbot.keyClick(inside(dialog), Qt.Key.Key_Return)

    in_dialog(choose)
    desk.press(Qt.Key.Key_B, CTRL)
    row = next(row for row in desk.rows() if row.id == first)
    assert (row.stand, row.grund) == (Aktenstand.ZURUECKGESTELLT, "Akte beim Gericht")
    assert desk.held() != first
    desk.press(Qt.Key.Key_PageUp)
    assert desk.page.blatt.state.words() == "Zurückgestellt: Akte beim Gericht"
    desk.keys("1")
    assert not desk.page.blatt.state.isVisible(), "answering takes it up again"


def test_a_reason_in_own_words_must_have_words(desk: Desk, in_dialog: InDialog) -> None:
    first = desk.held()

    def own_words(dialog: QDialog) -> None:
        assert isinstance(dialog, GrundDialog)
        for _ in range(3):
            desk.qtbot.keyClick(inside(dialog), Qt.Key.Key_Down)
        desk.qtbot.keyClick(inside(dialog), Qt.Key.Key_Return)
        assert inside(dialog) is dialog.other.line
        desk.qtbot.keyClick(dialog.other.line, Qt.Key.Key_Return)
        assert dialog.other.error() == "Bitte füllen Sie „Grund in eigenen Worten“ aus."
        desk.qtbot.keyClicks(dialog.other.line, "Umzug der Registratur")
        desk.qtbot.keyClick(dialog.other.line, Qt.Key.Key_Return)

    in_dialog(own_words)
    desk.page.schritte.defer()
    assert next(row for row in desk.rows() if row.id == first).grund == "Umzug der Registratur"


def test_the_list_says_what_is_stored_after_every_step(desk: Desk, in_dialog: InDialog) -> None:
    """It follows the file in hand without being read again."""
    desk.keys("1v22")
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.liste.rows() == desk.rows()
    desk.press(Qt.Key.Key_R, CTRL)
    for _ in range(2):
        desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.rows()[0].stand is Aktenstand.GEPRUEFT
    assert desk.page.liste.rows() == desk.rows()
    for step in (desk.page.schritte.defer, desk.page.schritte.lose, desk.page.schritte.give_way):
        in_dialog(accept)
        step()
        assert desk.page.liste.rows() == desk.rows()


def test_escape_from_the_reason_changes_nothing(desk: Desk, in_dialog: InDialog) -> None:
    before = desk.rows()
    in_dialog(lambda dialog: dialog.reject())
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.rows() == before
    assert desk.place() == 1


def test_a_file_that_does_not_belong_gives_way_to_the_next_spare(desk: Desk, in_dialog: InDialog) -> None:
    first = desk.rows()[0]
    in_dialog(accept)
    desk.page.schritte.give_way()
    rows = desk.rows()
    assert next(row for row in rows if row.id == first.id).stand is Aktenstand.ERSETZT
    spare = next(row for row in rows if row.ersatz_fuer == first.schluessel)
    assert spare.schicht == first.schicht
    assert desk.held() == spare.id
    assert desk.place() == 1
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.held() == first.id


def test_without_a_spare_it_asks_before_the_sample_gets_smaller(desk: Desk, in_dialog: InDialog) -> None:
    def agree(dialog: QDialog) -> None:
        assert "keine Ersatzakte mehr" in dialog.accessibleDescription()
        dialog.accept()

    def accept_and_expect_a_question(dialog: QDialog) -> None:
        in_dialog(agree)
        accept(dialog)

    for act in (accept, accept_and_expect_a_question):
        row = next(row for row in desk.rows() if row.schicht == "Mitte" and row.stand is Aktenstand.OFFEN)
        desk.page.rundgang.show(row.id)
        in_dialog(act)
        desk.page.schritte.give_way()
        desk.qtbot.wait(1)
    assert sum(row.stand is Aktenstand.ERSETZT for row in desk.rows()) == 2
    assert len(desk.rows()) == 6, "five drawn, one spare moved up"


def with_rule(desk: Desk, rule: Ersatzregel) -> None:
    """As if the plan had said so before the draw."""

    def command(session: Any) -> None:
        session.get(tables.Stichprobenplan, desk.pruefung).ersatzregel = rule

    desk.workspace.execute("Regel", command)
    desk.page.refresh()


def test_without_a_rule_for_spares_the_file_is_taken_out(desk: Desk, in_dialog: InDialog) -> None:
    with_rule(desk, Ersatzregel.KEINE)
    first, said = desk.held(), []

    def read(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        accept(dialog)

    in_dialog(read)
    desk.page.schritte.give_way()
    assert any("rückt keine Akte nach" in words for words in said)
    assert next(row for row in desk.rows() if row.id == first).stand is Aktenstand.ERSETZT
    assert len(desk.rows()) == 5
    assert desk.held() != first


def test_by_the_rule_the_next_file_is_examined_besides_a_lost_one(desk: Desk, in_dialog: InDialog) -> None:
    with_rule(desk, Ersatzregel.AUCH_VERLORENE)
    first = desk.rows()[0]
    in_dialog(accept)
    desk.page.schritte.lose()
    assert len(desk.rows()) == 6
    assert next(row for row in desk.rows() if row.ersatz_fuer).ersatz_fuer == first.schluessel
    assert "wird zusätzlich geprüft" in desk.context.messages[-1].text


def test_a_lost_file_follows_the_rule_fixed_before_the_draw(desk: Desk, in_dialog: InDialog) -> None:
    first, said = desk.held(), []

    def read(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        accept(dialog)

    in_dialog(read)
    desk.page.schritte.lose()
    assert any("zählt nicht in der Quote (Regel vor der Ziehung)" in words for words in said)
    assert next(row for row in desk.rows() if row.id == first).stand is Aktenstand.VERLOREN
    desk.press(Qt.Key.Key_PageUp)
    assert desk.page.blatt.state.words().startswith("Die Akte ist als nicht auffindbar gemeldet.")
    desk.keys("1")
    assert desk.stored(1).ergebnis is None
    desk.page.blatt.state.acted.emit()
    desk.keys("1")
    assert desk.stored(1).ergebnis is Ergebnis.OK


def test_the_rest_is_answered_at_once_and_marked_so(desk: Desk) -> None:
    desk.keys("13")
    desk.press(Qt.Key.Key_R, CTRL)
    akte = desk.workspace.read(akten.akte, desk.held())
    assert akte.offen == ()
    assert not akte.antworten[0].sammelantwort
    assert akte.antworten[20].sammelantwort
    assert desk.page.blatt._open.words() == "Alles beantwortet"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(desk.workspace.read(akten.akte, desk.held()).offen) == 38


def test_a_pause_covers_the_points_and_goes_on_at_the_same_one(desk: Desk) -> None:
    desk.keys("11")
    desk.page.kopf.pause.click()
    assert desk.page.pause.isVisible()
    assert desk.focus() is desk.page.pause.go_on
    desk.keys("1")
    assert desk.stored(3).ergebnis is None
    desk.press(Qt.Key.Key_Space)
    assert desk.place() == 3


def test_the_pause_has_a_key_and_ends_by_one(desk: Desk) -> None:
    for key in (Qt.Key.Key_P, Qt.Key.Key_Return):
        desk.keys("1p")
        assert desk.page.pause.isVisible()
        place = desk.page.blatt.punkte.active()
        desk.press(key)
        assert not desk.page.pause.isVisible()
        assert desk.page.blatt.punkte.active() == place
    assert desk.place() == 3


def test_it_pauses_by_itself_when_nothing_is_done(desk: Desk) -> None:
    desk.page.wege.ruhe._timer.setInterval(5)
    desk.keys("1")
    desk.qtbot.waitUntil(desk.page.pause.isVisible)


def test_when_all_are_done_it_leads_to_the_evaluation(desk: Desk) -> None:
    gone: list[tuple[str, object]] = []
    desk.context.navigated.connect(lambda key, target: gone.append((key, target)))
    for row in desk.rows()[1:]:
        desk.workspace.execute("Rest", akten.answer_rest, row.id, Ergebnis.OK, NOW, WER)
        desk.workspace.execute("Abschließen", akten.close_akte, row.id, jetzt=NOW, wer=WER)
    desk.page.rundgang.show(desk.rows()[0].id)
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    state = desk.page.flaeche._empty
    assert state.accessibleName().startswith("Alle Akten sind geprüft.")
    assert state.isVisible()
    assert desk.focus() is desk.page.flaeche.next_page
    desk.press(Qt.Key.Key_Return, CTRL)
    assert gone[-1] == ("aktenpruefung.auswerten", (desk.pruefung,))
    desk.press(Qt.Key.Key_L, CTRL)
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Return)
    assert desk.page.blatt.state.words().startswith("Die Akte ist abgeschlossen (20.11.2025).")
    desk.keys("1")
    assert desk.stored(1).ergebnis is Ergebnis.OK
    assert not desk.page.kopf.close_file.isEnabled()


def test_opened_when_all_is_done_it_says_so(qtbot: QtBot, styled: None, workspace: Workspace,
                                            drawn: tuple[Path, UUID]) -> None:  # fmt: skip
    for row in workspace.read(akten.akten, drawn[1]):
        workspace.execute("Rest", akten.answer_rest, row.id, Ergebnis.OK, NOW, WER)
        workspace.execute("Abschließen", akten.close_akte, row.id, jetzt=NOW, wer=WER)
    desk = Desk(qtbot, workspace, drawn[1])
    assert desk.page.flaeche._empty.isVisible()
    assert desk.focus() is desk.page.flaeche.next_page
    assert nameless(desk.shell) == []
    desk.close()
