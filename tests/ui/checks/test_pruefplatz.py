"""The Prüfplatz by keyboard alone, on a real encrypted workspace."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile, AntwortZeile, Ergebnis
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.pruefplatz.grund import GrundDialog
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from qmapp.ui.widgets.answers import AnswerButton
from qmapp.workspace import Workspace
from tests.ui.checks.desk import KDU, NOW, PASSPHRASE, SCHEMA, WER, build
from tests.ui.present import present
from tests.ui.test_accessibility import nameless

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CODES = [punkt.code for punkt in KDU.punkte]
InDialog = Callable[[Callable[[QDialog], None]], None]


class Desk:
    """What a person at the Prüfplatz does and sees."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, pruefung: UUID, size: tuple[int, int] = (1440, 900)) -> None:
        self.qtbot, self.workspace, self.pruefung = qtbot, workspace, pruefung
        self.context = Context(workspace, Settings(), wer=WER, clock=lambda: NOW)
        self.shell = present(
            qtbot, Shell(self.context, (Aktenpruefungen, Pruefplatz), "Amt", "Lokal"), size, owned=False
        )
        self.shell.open_first()
        self.open()

    def open(self) -> None:
        self.context.navigate("aktenpruefung.pruefen", self.pruefung)
        self.qtbot.wait(1)

    @property
    def page(self) -> Pruefplatz:
        shown = self.shell.page()
        assert isinstance(shown, Pruefplatz)
        return shown

    def keys(self, text: str) -> None:
        for key in text:
            self.qtbot.keyClicks(self.focus(), key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # Without a window manager nothing is active after a dialog has closed.
            self.shell.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def place(self) -> int:
        """Number of the Prüfpunkt whose row has the focus."""
        assert self.focus() is self.page.blatt.punkte.row(self.page.blatt.punkte.active())
        return CODES.index(self.page.blatt.punkte.active()) + 1

    def stored(self, number: int, akte: UUID | None = None) -> AntwortZeile:
        """The answer as it lies in the file."""
        held = akte or self.held()
        return self.workspace.read(akten.akte, held).antworten[number - 1]

    def held(self) -> UUID:
        akte = self.page.arbeit.akte
        assert akte is not None
        return akte.id

    def rows(self) -> tuple[AkteZeile, ...]:
        return self.workspace.read(akten.akten, self.pruefung)

    def close(self) -> None:
        self.context.close()
        self.shell.close()
        self.shell.deleteLater()


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("platz") / "QM-2025.qcheck"
    return path, build(path, files=60, sample=5, reserve=1)


@pytest.fixture
def workspace(drawn: tuple[Path, UUID], tmp_path: Path) -> Workspace:
    path = tmp_path / "QM-2025.qcheck"
    shutil.copy(drawn[0], path)
    return Workspace.open(path, PASSPHRASE, SCHEMA, wer=WER)


@pytest.fixture
def desk(qtbot: QtBot, styled: None, workspace: Workspace, drawn: tuple[Path, UUID]) -> Iterator[Desk]:
    made = Desk(qtbot, workspace, drawn[1])
    yield made
    made.close()


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
        desk.page.start_pause()
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
    cause = desk.page.form._causes[1]
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


def test_page_keys_turn_the_files(desk: Desk) -> None:
    ids = [row.id for row in desk.rows()]
    desk.press(Qt.Key.Key_PageDown)
    assert desk.held() == ids[1]
    assert desk.place() == 1
    desk.press(Qt.Key.Key_PageUp)
    desk.press(Qt.Key.Key_PageUp)
    assert desk.held() == ids[0]


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


def test_undo_and_redo_keep_the_place(desk: Desk) -> None:
    desk.keys("111")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (desk.place(), desk.stored(3).ergebnis) == (3, None)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (desk.place(), desk.stored(2).ergebnis) == (2, None)
    desk.press(Qt.Key.Key_Y, CTRL)
    assert (desk.place(), desk.stored(2).ergebnis) == (3, Ergebnis.OK)
    assert desk.page.blatt.punkte.row(CODES[1]).buttons.value() == Ergebnis.OK


def test_it_goes_on_at_the_exact_point_after_reopening(qtbot: QtBot, styled: None, workspace: Workspace,
                                                       drawn: tuple[Path, UUID]) -> None:  # fmt: skip
    first = Desk(qtbot, workspace, drawn[1])
    first.press(Qt.Key.Key_PageDown)
    first.press(Qt.Key.Key_Down)
    first.press(Qt.Key.Key_Down)
    first.keys("11")
    akte, place = first.held(), first.place()
    first.close()
    again = Workspace.open(workspace.path, PASSPHRASE, SCHEMA, wer=WER)
    second = Desk(qtbot, again, drawn[1])
    assert (second.held(), second.place()) == (akte, place) == (akte, 5)
    second.close()


def test_another_page_and_back_keeps_the_place(desk: Desk) -> None:
    desk.keys("11")
    desk.press(Qt.Key.Key_Down)
    desk.context.navigate("aktenpruefung.liste")
    desk.open()
    assert desk.place() == 4


def inside(dialog: QDialog) -> QWidget:
    """Where keys go in a dialog."""
    focused = dialog.focusWidget()
    assert focused is not None
    return focused


@pytest.fixture
def in_dialog(qtbot: QtBot) -> Iterator[InDialog]:
    """Run something on the modal dialog that is about to open; what goes wrong closes it and is raised afterwards."""
    wrong: list[Exception] = []

    def prepare(act: Callable[[QDialog], None]) -> None:
        def later() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            try:
                qtbot.waitUntil(dialog.isActiveWindow)
                act(dialog)
            except Exception as error:
                wrong.append(error)
                dialog.reject()

        QTimer.singleShot(0, later)

    yield prepare
    for error in wrong:
        raise error


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


def test_escape_from_the_reason_changes_nothing(desk: Desk, in_dialog: InDialog) -> None:
    before = desk.rows()
    in_dialog(lambda dialog: dialog.reject())
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.rows() == before
    assert desk.place() == 1


def accept(dialog: QDialog) -> None:
    assert isinstance(dialog, GrundDialog)
    dialog.submit()


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
    desk.page.pause_button.click()
    assert desk.page.pause.isVisible()
    assert desk.focus() is desk.page.pause.go_on
    desk.keys("1")
    assert desk.stored(3).ergebnis is None
    desk.press(Qt.Key.Key_Space)
    assert desk.place() == 3


def test_it_pauses_by_itself_when_nothing_is_done(desk: Desk) -> None:
    desk.page._ruhe._timer.setInterval(5)
    desk.keys("1")
    desk.qtbot.waitUntil(desk.page.pause.isVisible)


def test_searching_and_filtering_the_sample(desk: Desk) -> None:
    last = desk.rows()[-1]
    desk.press(Qt.Key.Key_F, CTRL)
    desk.keys(last.schluessel[-6:])
    desk.press(Qt.Key.Key_Return)
    assert desk.held() == last.id
    assert desk.place() == 1
    desk.press(Qt.Key.Key_F, CTRL)
    desk.keys("gibt es nicht")
    desk.qtbot.waitUntil(desk.page.liste._none.isVisible)
    assert desk.page.liste._none.text() == "Keine Akte mit „gibt es nicht“."
    desk.page.liste.reset()
    menu = desk.page.liste.filter_menu()
    words = [action.text() for action in menu.actions()]
    assert words[:3] == ["Alle Akten (5)", "Noch zu prüfen (5)", "Zurückgestellt (0)"]
    menu.actions()[3].trigger()
    assert desk.page.liste.filter.words() == "Fertig"
    assert desk.page.liste.list.rows.count() == 0
    menu.deleteLater()


def test_moving_in_the_list_shows_the_file_and_enter_goes_to_its_points(desk: Desk) -> None:
    ids = [row.id for row in desk.rows()]
    desk.press(Qt.Key.Key_L, CTRL)
    desk.press(Qt.Key.Key_Down)
    assert desk.held() == ids[1]
    assert desk.focus() is desk.page.liste.list
    desk.press(Qt.Key.Key_Return)
    assert desk.place() == 1
    desk.press(Qt.Key.Key_L, CTRL)
    desk.press(Qt.Key.Key_Escape)
    assert desk.place() == 1


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
    assert not desk.page.close_button.isEnabled()


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


def test_in_a_narrow_window_the_mangel_stands_at_its_point(qtbot: QtBot, styled: None, workspace: Workspace,
                                                           drawn: tuple[Path, UUID]) -> None:  # fmt: skip
    desk = Desk(qtbot, workspace, drawn[1], (900, 760))
    page = desk.page
    assert not page.liste.isVisible()
    assert not page.karte.isVisible()
    desk.keys("22")
    detail = page.blatt.punkte.detail
    assert detail.isAncestorOf(desk.focus())
    desk.keys("Fehlt.")
    desk.press(Qt.Key.Key_Escape)
    assert (desk.place(), desk.stored(1).feststellung) == (2, "Fehlt.")
    desk.press(Qt.Key.Key_L, CTRL)
    assert page.liste.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert not page.liste.isVisible()
    assert desk.held() == desk.rows()[1].id
    desk.shell.resize(1440, 900)
    qtbot.wait(1)
    assert page.karte.isVisible()
    assert page.karte.isAncestorOf(page.form)
    desk.close()


def test_everything_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    desk.keys("23")
    assert nameless(desk.shell) == []
    row = desk.page.blatt.punkte.row(CODES[0])
    assert row.accessibleName() == "Prüfpunkt 1: Mietvertrag und Wohnfläche geklärt, Mangel, zu viel gezahlt"
    assert row.accessibleDescription().startswith(KDU.punkte[0].frage)


def test_tab_goes_through_the_point_in_hand_only_and_comes_round(desk: Desk) -> None:
    start, seen = desk.focus(), []
    for _ in range(60):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.focus())
        if desk.focus() is start:
            break
    assert desk.focus() is start
    answers = [widget for widget in seen if isinstance(widget, AnswerButton)]
    assert len(answers) == 4
    for wanted in (desk.page.blatt.punkte.detail.toggle, desk.page.blatt.remark.line, desk.page.liste.search,
                   desk.page.liste.list, desk.page.close_button, desk.page.blatt.menu):  # fmt: skip
        assert wanted in seen


@pytest.mark.parametrize(("theme", "percent"), [("dark", 100), ("light", 150), ("light", 200)])
def test_it_survives_every_look(desk: Desk, theme: str, percent: int) -> None:
    desk.keys("123")
    look.apply(theme, percent)  # type: ignore[arg-type]  # one of the themes
    desk.qtbot.wait(1)
    desk.press(Qt.Key.Key_Escape)
    desk.keys("1")
    assert desk.stored(3).ergebnis is Ergebnis.OK
    assert desk.place() == 4


def test_progress_shows_own_figures_and_what_is_behind(desk: Desk) -> None:
    leiste = desk.page.leiste
    assert leiste._words.text() == "Akte 0 von 5"
    assert leiste._pill.text() == "2 Akten hinter Plan"
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert leiste._words.text() == "Akte 1 von 5"
    assert leiste._today.value() == "1 Akte"
