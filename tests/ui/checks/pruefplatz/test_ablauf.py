"""From key to key: answers, Mängel, texts, and that nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.ui.widgets.answers import AnswerButton
from tests.ui.checks.desk import KDU
from tests.ui.checks.pruefplatz.conftest import ALT, CODES, CTRL, Desk


@pytest.mark.parametrize(("key", "ergebnis"), [("1", "ok"), ("3", "ent"), ("4", "np")])
def test_a_key_answers_and_goes_to_the_next_open_point(desk: Desk, key: str, ergebnis: str) -> None:
    assert desk.place() == 1
    desk.keys(key)
    assert desk.stored(1).ergebnis == ergebnis
    assert desk.place() == 2
    words = {"1": "erfüllt", "3": "entfällt", "4": "nicht prüfbar"}[key]
    assert desk.context.workspace.undo_label == f"Prüfpunkt 1 {words}"


def test_the_same_key_takes_the_answer_back(desk: Desk) -> None:
    desk.keys("1")
    desk.press(Qt.Key.Key_Up)
    desk.keys("1")
    assert desk.stored(1).ergebnis is None
    assert desk.place() == 1
    desk.keys("3")
    assert desk.stored(1).ergebnis is Ergebnis.ENTFAELLT


@pytest.mark.parametrize(
    ("key", "ergebnis", "field"),
    [("1", "F1", "Feststellung"), ("2", "F2", "Feststellung"), ("3", "F3+", "Betrag je Monat"),
     ("4", "F3-", "Betrag je Monat"), ("+", "F3+", "Betrag je Monat"), ("-", "F3-", "Betrag je Monat")],
)  # fmt: skip
def test_a_mangel_asks_for_its_kind_then_for_what_it_needs(desk: Desk, key: str, ergebnis: str, field: str) -> None:
    desk.keys("2")
    assert desk.page.form.art.isAncestorOf(desk.focus())
    assert desk.stored(1).ergebnis is None, "nothing is stored before the kind is known"
    desk.keys(key)
    assert desk.stored(1).ergebnis == ergebnis
    assert desk.focus().accessibleName() == field
    desk.press(Qt.Key.Key_Escape)
    assert desk.place() == 2


def test_the_kind_is_reached_with_arrows_and_enter_too(desk: Desk) -> None:
    desk.keys("2")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(1).ergebnis is Ergebnis.F2


def test_escape_before_the_kind_leaves_the_answer_as_it_was(desk: Desk) -> None:
    desk.keys("1")
    desk.press(Qt.Key.Key_Up)
    desk.keys("2")
    desk.press(Qt.Key.Key_Escape)
    assert desk.place() == 1
    assert desk.stored(1).ergebnis is Ergebnis.OK
    assert desk.page.blatt.punkte.row(CODES[0]).buttons.value() == Ergebnis.OK


def test_amount_times_months(desk: Desk) -> None:
    desk.keys("23")
    desk.keys("56,4")
    desk.press(Qt.Key.Key_Tab)
    desk.keys("6")
    form = desk.page.form
    assert form._sum_words.text() == "Überzahlung zusammen"
    assert form._sum.text() == "338,40\u00a0€"
    desk.press(Qt.Key.Key_Escape)
    assert desk.stored(1).betrag_cent == 33_840
    desk.press(Qt.Key.Key_Up)
    desk.keys("n")
    desk.press(Qt.Key.Key_Escape)
    assert desk.place() == 1, "not on the way through the answers: back to the same Prüfpunkt"


def test_what_is_no_amount_is_said_at_the_field_and_nothing_is_lost(desk: Desk) -> None:
    desk.keys("24")
    desk.keys("viel")
    desk.press(Qt.Key.Key_PageDown)
    assert desk.focus() is desk.page.form.betrag.line
    assert desk.page.form.betrag.line.text() == "viel"
    assert desk.page.form.betrag.error() == "„Betrag je Monat“ braucht eine Zahl, zum Beispiel 56,40."
    assert not desk.page.leave()


@pytest.mark.parametrize("way", ["escape", "page down", "pause", "leave", "two seconds", "click elsewhere"])
def test_no_keystroke_is_lost(desk: Desk, way: str) -> None:
    akte = desk.held()
    desk.keys("21")
    desk.keys("Der Vertrag fehlt.")
    if way == "escape":
        desk.press(Qt.Key.Key_Escape)
    elif way == "page down":
        desk.press(Qt.Key.Key_PageDown)
        assert desk.held() != akte
    elif way == "pause":
        desk.page.wege.start_pause()
    elif way == "leave":
        desk.context.navigate("aktenpruefung.liste")
    elif way == "two seconds":
        desk.qtbot.waitUntil(lambda: bool(desk.stored(1, akte).feststellung), timeout=4000)
        assert desk.focus() is desk.page.form.feststellung.area, "typing goes on"
    else:
        button = desk.page.blatt.punkte.row(CODES[1]).findChildren(AnswerButton)[0]
        desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert desk.stored(2).ergebnis is Ergebnis.OK
    assert desk.stored(1, akte).feststellung == "Der Vertrag fehlt."


def test_textbausteine_select_their_placeholders_for_typing(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F7)
    assert desk.shell.footer.message() == "Taste 2 hält den Mangel fest."
    desk.keys("21")
    desk.press(Qt.Key.Key_F7)
    desk.keys("der Mietbescheinigung")
    desk.press(Qt.Key.Key_F8)
    assert desk.page.form.feststellung._hint.text() == "Noch auszufüllen: quelle"
    desk.keys("Mietvertrag")
    desk.press(Qt.Key.Key_Escape)
    first, second = KDU.punkte[0].textbausteine[:2]
    wanted = first.replace("{quelle}", "der Mietbescheinigung")
    before, after = wanted.split("der Mietbescheinigung")
    said = desk.stored(1).feststellung
    assert said.startswith(before + "der Mietbescheinigung")
    assert second.replace("{quelle}", "Mietvertrag") in said
    assert after.strip() in said


def test_tab_goes_to_the_next_placeholder(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.keys("21")
    desk.press(Qt.Key.Key_F7)
    for word in ("310", "dem Mietvertrag", "340"):
        desk.keys(word)
        desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Escape)
    text = "Berücksichtigt wurden 310 EUR, nach dem Mietvertrag geschuldet sind 340 EUR monatlich."
    assert desk.stored(2).feststellung == text


def test_causes_are_ticked_with_the_space_bar(desk: Desk) -> None:
    desk.keys("21")
    cause = desk.page.form.ursachen.boxes[1]
    cause.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.stored(1).ursachen == (KDU.punkte[0].ursachen[1],)


def test_n_goes_to_the_feststellung_of_an_answer(desk: Desk) -> None:
    desk.keys("n")
    assert desk.place() == 1
    assert desk.shell.footer.message() == "Bitte beantworten Sie zuerst den Prüfpunkt."
    desk.keys("4")
    desk.press(Qt.Key.Key_Up)
    desk.keys("n")
    desk.keys("Bescheid liegt beim Gericht")
    desk.press(Qt.Key.Key_Escape)
    assert desk.stored(1).feststellung == "Bescheid liegt beim Gericht"
    assert desk.stored(1).ergebnis is Ergebnis.NICHT_PRUEFBAR


def test_f2_opens_legal_basis_and_hint_and_leaves_them_open(desk: Desk) -> None:
    detail = desk.page.blatt.punkte.detail
    assert not detail._norm.isVisible()
    desk.press(Qt.Key.Key_F2)
    assert detail._norm.isVisible()
    assert detail._hinweis._words.text() == KDU.punkte[0].hinweis
    desk.keys("11111")
    assert desk.place() == 6
    assert detail._reform.isVisible()
    assert detail._pruefen._words.text().startswith("Quelle noch zu prüfen:")
    desk.press(Qt.Key.Key_F2)
    assert not detail._hinweis.isVisible()


def test_arrows_and_pos1_move_without_answering(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert desk.place() == 3
    desk.keys("1")
    desk.press(Qt.Key.Key_Home)
    assert desk.place() == 1
    desk.press(Qt.Key.Key_Up)
    assert desk.place() == 1
    assert len(desk.workspace.read(akten.akte, desk.held()).offen) == len(CODES) - 1


def test_a_point_that_falls_away_takes_its_own_with_it(desk: Desk) -> None:
    desk.keys("11111")
    desk.keys("3")
    locked = desk.page.blatt.punkte.row("AP-KDU-07")
    assert locked.line() == "Entfällt wegen Prüfpunkt 06"
    assert locked.buttons.value() == Ergebnis.ENTFAELLT
    assert desk.place() == 8
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    desk.keys("3")
    assert desk.stored(7).ergebnis is None
    assert locked.line().startswith("Reform 2026 · ")


def test_undo_and_redo_keep_the_place(desk: Desk) -> None:
    desk.keys("111")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (desk.place(), desk.stored(3).ergebnis) == (3, None)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (desk.place(), desk.stored(2).ergebnis) == (2, None)
    desk.press(Qt.Key.Key_Y, CTRL)
    assert (desk.place(), desk.stored(2).ergebnis) == (3, Ergebnis.OK)
    assert desk.page.blatt.punkte.row(CODES[1]).buttons.value() == Ergebnis.OK


def test_letters_and_digits_can_be_switched_off(desk: Desk) -> None:
    desk.context.settings.single_letter_keys = False
    desk.keys("1n")
    assert desk.stored(1).ergebnis is None
    desk.press(Qt.Key.Key_1, ALT)
    assert desk.stored(1).ergebnis is Ergebnis.OK
    assert desk.place() == 2


def test_keys_typed_into_fields_answer_nothing(desk: Desk) -> None:
    desk.press(Qt.Key.Key_M, CTRL)
    desk.keys("Akte 1 von 2, n")
    desk.press(Qt.Key.Key_Escape)
    akte = desk.workspace.read(akten.akte, desk.held())
    assert akte.bemerkung == "Akte 1 von 2, n"
    assert len(akte.offen) == len(CODES)
    assert desk.place() == 1
