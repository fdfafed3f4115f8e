"""The page of the Zweitprüfung, worked by keyboard and buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Aktenart, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from tests.ui.checks.desk import WER
from tests.ui.checks.zweitpruefung.conftest import ZWEIT, Platz, examine

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RETURN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def test_it_is_begun_by_keys_alone(platz: Platz) -> None:
    page = platz.open()
    assert page.primary.words() == "Zweitprüfung beginnen"
    assert page.beginn.zweitpruefer.line.hasFocus()
    platz.type(ZWEIT)
    platz.press(TAB)
    assert page.beginn.preview() == "1\u00a0Akte von 12 geprüften"
    page.beginn.anteil.line.selectAll()
    platz.type("25")
    platz.press(TAB)
    assert page.beginn.preview() == "3\u00a0Akten von 12 geprüften"
    page.beginn.startwert.line.setFocus()
    platz.type("4711")
    platz.press(RETURN, CTRL)
    assert len(platz.second()) == 3
    assert "0 von 3 Akten" in page.flaeche.stand.words()
    assert "25\u00a0% von 12, Startwert 4711" in page.flaeche.stand.words()
    assert page.primary.words() == "Akten zweitprüfen"
    platz.context.undo()
    assert platz.second() == []
    assert page.beginn.isVisible()


def test_what_is_missing_and_who_may_not_stand_at_the_field(platz: Platz) -> None:
    page = platz.open()
    page.primary.click()
    assert page.beginn.zweitpruefer.error()
    page.beginn.zweitpruefer.line.setFocus()
    platz.type(f" {WER.upper()}")
    platz.press(TAB)
    assert page.beginn.preview().startswith("Keine Akte wählbar")
    page.beginn.generate.click()
    assert page.beginn.startwert.value().startswith("2025-11-20-")
    page.primary.click()
    assert "jede geprüfte Akte selbst geprüft" in page.beginn.zweitpruefer.error()
    assert platz.read(abfragen.zweitpruefung) is None


def test_without_examined_files_the_page_says_what_it_needs(platz: Platz) -> None:
    for row in platz.read(akte.akten):
        platz.context.perform("Auf", akte.reopen_akte, row.id)
    page = platz.open()
    assert page.flaeche.empty.isVisible()
    assert page.first_focus() is page.flaeche.go
    page.flaeche.go.click()
    assert isinstance(platz.shell.page(), Pruefplatz)


def test_the_files_are_examined_at_the_pruefplatz_and_lead_back(platz: Platz) -> None:
    platz.begin(share="8")
    platz.context.wer = ZWEIT
    page = platz.open()
    page.primary.click()
    desk = platz.shell.page()
    assert isinstance(desk, Pruefplatz)
    assert desk.arbeit.akte is not None
    assert desk.arbeit.akte.art is Aktenart.ZWEIT
    platz.press(Qt.Key.Key_R, CTRL)
    platz.press(RETURN, CTRL)
    assert desk.flaeche.empty_shown()
    desk.flaeche.next_page.click()
    assert "1 von 1 Akten" in platz.page.flaeche.stand.words()
    assert "keine Abweichung" in platz.page.flaeche.stand.words()


def test_agreement_by_point_answer_and_file(platz: Platz) -> None:
    platz.disagree()
    page = platz.open()
    platz.press(Qt.Key.Key_U, ALT)
    assert page.guete.figures() == ("33,3\u00a0%", "0,00", "1 von 3", "33,3\u00a0%")
    assert page.guete.tafel.words() == (
        "Erstprüfung mit materiellem Fehler, Zweitprüfung mit materiellem Fehler: 0. "
        "Erstprüfung ohne materiellen Fehler, Zweitprüfung mit materiellem Fehler: 2. "
        "Erstprüfung ohne materiellen Fehler, Zweitprüfung ohne materiellen Fehler: 1"
    )
    table = page.flaeche.gleich.punkte.table
    table.select_key("AP-KDU-31", emit=True)
    assert page.guete.figures() == ("33,3\u00a0%", "0,00", "1 von 3", "33,3\u00a0%")
    assert page.guete.words() == "Prüfpunkt 31: Entscheidung im Vermerk nachvollziehbar"
    table.select_key("AP-KDU-01", emit=True)
    assert page.guete.figures()[:2] == ("100,0\u00a0%", "–")
    assert "ein und dieselbe Antwort" in page.guete.words()
    assert not page.way.isVisible() or page.guete.ways() == ()


def test_the_rechenweg_shows_where_kappa_comes_from(platz: Platz) -> None:
    platz.disagree()
    page = platz.open()
    platz.press(Qt.Key.Key_U, ALT)
    page.guete.what.set_value("antworten")
    page.guete.what.chosen.emit("antworten")
    platz.press(Qt.Key.Key_R, ALT)
    assert page.panel.isVisible()
    assert "Doppelt beurteilt n: 120" in page.panel.as_text()
    assert "davon gleich (Diagonale): 117" in page.panel.as_text()
    platz.press(Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_disagreements_are_settled_by_keys_alone(platz: Platz) -> None:
    platz.disagree()
    page = platz.open()
    assert page.klaeren.list.hasFocus(), "finished, with disagreements: these come first"
    assert page.primary.words() == "Klären und weiter"
    assert "zu viel" in page.klaeren.detail.zweit.words()
    assert "56,40\u00a0€ je Monat, 6 Monate" in page.klaeren.detail.zweit.words()
    platz.press(RETURN, CTRL)
    assert "1, 2 oder 3" in page.klaeren.detail.problem()
    platz.press(Qt.Key.Key_2)
    platz.press(RETURN, CTRL)
    assert "Die Begründung fehlt" in page.klaeren.detail.grund.error()
    platz.type("Mietvertrag gemeinsam gelesen")
    platz.press(RETURN, CTRL)
    assert platz.left() == 2
    assert page.klaeren.list.hasFocus()
    first = next(row for row in platz.read(akte.akten) if row.mangel)
    assert platz.context.read(akte.akte, first.id).antworten[9].betrag_cent == 33_840
    platz.press(Qt.Key.Key_1)
    platz.type("Vermerk liegt vor")
    platz.press(RETURN, CTRL)
    platz.press(Qt.Key.Key_3)
    assert page.klaeren.detail.ergebnis.combo.hasFocus()
    page.klaeren.detail.ergebnis.set_value(Ergebnis.F1)
    page.klaeren.detail.grund.area.setFocus()
    platz.type("Nur die Form 1 2 3")
    platz.press(RETURN, CTRL)
    assert platz.left() == 0
    assert platz.context.messages[-1].text == "Alle Abweichungen sind geklärt."
    assert "3 von 3" in page.flaeche.stand.words()
    assert not page.flaeche.discard.isVisible()
    for expected in (1, 2, 3):
        platz.context.undo()
        assert platz.left() == expected


def test_another_result_with_an_amount(platz: Platz) -> None:
    platz.disagree()
    page = platz.open()
    row = page.klaeren.rows()[-1]
    page.klaeren.list.select_key(row.key, emit=True)
    platz.press(Qt.Key.Key_3, ALT)
    form = page.klaeren.detail
    assert not form.betrag.isVisible()
    form.ergebnis.set_value(Ergebnis.F3_MINUS)
    form.ergebnis.committed.emit(Ergebnis.F3_MINUS)
    assert form.betrag.isVisible()
    form.grund.area.setFocus()
    platz.type("Zu wenig gezahlt")
    page.primary.click()
    assert "Betrag und Monate" in form.betrag.error()
    form.betrag.line.setFocus()
    platz.type("10")
    form.monate.line.setFocus()
    platz.type("3")
    page.primary.click()
    settled = next(found for found in platz.read(abfragen.abweichungen) if found.key == row.key)
    assert settled.konsens is not None
    assert settled.konsens.ergebnis is Ergebnis.F3_MINUS


def test_it_opens_at_the_disagreement_asked_for(platz: Platz) -> None:
    platz.disagree()
    last = platz.read(abfragen.abweichungen)[-1]
    page = platz.open(last.akte_id, last.punkt.code)
    shown = page.klaeren.list.current()
    assert shown is not None
    assert shown.key == last.key


def test_an_unclear_point_goes_to_the_catalogue(platz: Platz) -> None:
    platz.disagree()
    page = platz.open()
    platz.press(Qt.Key.Key_U, ALT)
    points = page.flaeche.gleich.punkte
    assert points.words() == "2 Prüfpunkte liegen unter 75\u00a0%."
    assert points.note.words() == "Punkt 10 für den Katalog vermerken"
    points.note.click()
    draft = next(row for row in platz.context.read(katalog.kataloge) if row.entwurf)
    noted = platz.context.read(katalog.katalog, draft.id).punkt("AP-KDU-10")
    assert "2 von 3 Akten gleich beantwortet" in noted.pruefen_grund
    assert points.note.words() == "Punkt 31 für den Katalog vermerken"
    points.note.click()
    assert not points.note.isVisible()
    platz.context.undo()
    assert points.note.isVisible()


def test_begun_without_a_file_done_both_views_say_what_will_stand_there(platz: Platz) -> None:
    platz.begin()
    page = platz.open()
    assert page.flaeche.gleich.empty.isVisible()
    assert not page.flaeche.gleich.punkte.isVisible()
    assert page.first_focus() is page.primary
    platz.press(Qt.Key.Key_A, ALT)
    assert page.klaeren.empty.isVisible()
    assert page.primary.words() == "Akten zweitprüfen"
    examine(platz.context.workspace, platz.second()[0], ZWEIT)
    platz.press(Qt.Key.Key_U, ALT)
    assert page.flaeche.gleich.punkte.table.hasFocus()
    assert page.first_focus() is page.flaeche.gleich.punkte.table


def test_it_ends_early_or_as_if_it_had_never_been(platz: Platz) -> None:
    platz.begin()
    page = platz.open()
    assert not page.flaeche.end.isVisible()
    examine(platz.context.workspace, platz.second()[0], ZWEIT)
    assert page.flaeche.end.isVisible()
    page.flaeche.end.click()
    assert "1 von 1 Akten" in page.flaeche.stand.words()
    assert page.klaeren.rows() == []
    platz.context.undo()
    assert len(platz.second()) == 3
    page.flaeche.discard.click()
    assert page.beginn.isVisible()
    platz.context.undo()
    assert "1 von 3 Akten" in page.flaeche.stand.words()


def test_everything_that_takes_the_focus_has_a_name(platz: Platz) -> None:
    page = platz.open()
    _all_named(page)
    platz.disagree()
    for _ in range(2):
        _all_named(page)
        platz.press(Qt.Key.Key_A, ALT)


def _all_named(page: QWidget) -> None:
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []
