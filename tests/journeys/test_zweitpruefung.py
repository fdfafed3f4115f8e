"""A second opinion in the window: begun by one person, examined blind by another, settled, reported."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.freigabe.hindernisse import hindernisse
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.nochoffen import NochOffen
from qmapp.ui.checks.zweitpruefung import ZweitpruefungSeite
from qmapp.ui.widgets.dialogs import ConfirmDialog
from qmapp.workspace import Workspace
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, OpenWindow, leave, shown
from tests.journeys.person import Person
from tests.ui.checks import desk

ALT = Qt.KeyboardModifier.AltModifier
SAMPLE = 8


@pytest.fixture
def examined(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    """Eight files, all examined by Weber without a finding."""
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=60, sample=SAMPLE, passphrase=desk.PASSPHRASE)
    with Workspace.open(path, desk.PASSPHRASE, SCHEMA, wer="Weber") as ws:
        for row in ws.read(akten.akten, made):
            ws.execute("Rest", akten.answer_rest, row.id, Ergebnis.OK, desk.NOW, "Weber")
            ws.execute("Fertig", akten.close_akte, row.id, jetzt=desk.NOW, wer="Weber")
    settings.recent = [str(path)]
    return path, made


def test_from_the_choice_to_the_consensus(
    qtbot: QtBot,
    open_window: OpenWindow,
    examined: tuple[Path, UUID],
    settings: Settings,
    in_dialog: InDialog[QDialog],
) -> None:
    path, pruefung_id = examined
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    begin(person)
    the_first_examiner_is_refused(person)
    leave(qtbot, person.window)
    settings.examiner = "Kern"
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    examine_blind(person)
    read_agreement(person)
    settle(person)
    sign_off(person)


def page(person: Person) -> ZweitpruefungSeite:
    found = shown(person.window)
    assert isinstance(found, ZweitpruefungSeite)
    return found


def open_second(person: Person) -> ZweitpruefungSeite:
    """From the steps of the Prüfung, by Enter."""
    found = shown(person.window)
    assert isinstance(found, Aktenpruefungen)
    found.weg.list.setFocus()
    person.press(Qt.Key.Key_Home)
    for _ in range(3):
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    return page(person)


def begin(person: Person) -> None:
    """Who is the second examiner, how many files, and the Startwert."""
    form = open_second(person).beginn
    assert person.focus() is form.zweitpruefer.line
    person.keys("Kern")
    person.press(Qt.Key.Key_Tab)
    form.anteil.line.selectAll()
    person.keys("25")
    person.press(Qt.Key.Key_Tab)
    assert form.preview().replace("\u00a0", " ") == "2 Akten von 8 geprüften"
    person.press(Qt.Key.Key_Tab)
    person.keys("4711")
    person.press(*PRIMARY)
    assert len(second(person)) == 2
    assert person.workspace.undo_label == "Zweitprüfung begonnen"


def the_first_examiner_is_refused(person: Person) -> None:
    """Weber may look, but an answer of hers is not taken."""
    person.press(*PRIMARY)
    assert person.desk.kopf._title.whole_text() == "Zweitprüfung"
    file = second(person)[0]
    person.desk.rundgang.show(file)
    before = person.workspace.anchor()
    person.keys("1")
    assert person.workspace.anchor() == before
    assert person.workspace.read(akten.akte, file).antworten[0].ergebnis is None
    assert person.window.shell is not None
    assert "Weber hat diese Akte schon in der Erstprüfung geprüft" in person.window.shell.context.messages[-1].text


def examine_blind(person: Person) -> None:
    """Kern sees no answer of Weber's; one Prüfpunkt is another for her, with an amount."""
    open_second(person)
    person.press(*PRIMARY)
    assert person.desk.band.words().startswith("Zweitprüfung, verdeckt")
    first, last = second(person)
    assert person.held() == first
    assert {line.ergebnis for line in person.workspace.read(akten.akte, first).antworten} == {None}
    person.keys("23")
    person.keys("56,4")
    person.press(Qt.Key.Key_Tab)
    person.keys("6")
    person.press(Qt.Key.Key_Escape)
    for file in (first, last):
        assert person.held() == file
        person.press(Qt.Key.Key_R, CTRL)
        person.press(*PRIMARY)
    assert all(row.stand is Aktenstand.GEPRUEFT for row in person.workspace.read(akten.akten, *_zweit(person)))
    assert person.focus() is person.desk.flaeche.next_page
    person.press(*PRIMARY)


def read_agreement(person: Person) -> None:
    """One of two files alike, and the table kappa comes from."""
    found = page(person)
    assert person.focus() is found.klaeren.list
    person.press(Qt.Key.Key_U, ALT)
    assert [figure.replace("\u00a0", " ") for figure in found.guete.figures()] == [
        "50,0 %", "0,00", "1 von 2", "50,0 %"
    ]  # fmt: skip
    person.press(Qt.Key.Key_R, ALT)
    assert "davon gleich (Diagonale): 1" in found.panel.as_text()
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_A, ALT)


def settle(person: Person) -> None:
    """What both agree on counts in the sample; undo takes both back."""
    found = page(person)
    (row,) = person.workspace.read(abfragen.abweichungen, person.pruefung)
    assert (row.erst, row.zweit) == (Ergebnis.OK, Ergebnis.F3_PLUS)
    assert [h.abweichung for h in person.workspace.read(hindernisse, person.pruefung)] == [True]
    person.press(Qt.Key.Key_2)
    person.keys("Mietvertrag gemeinsam gelesen")
    person.press(*PRIMARY)
    assert person.workspace.read(akten.akte, row.akte_id).antworten[0].betrag_cent == 33_840
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.workspace.read(akten.akte, row.akte_id).antworten[0].ergebnis is Ergebnis.OK
    person.press(Qt.Key.Key_Y, CTRL)
    assert person.workspace.read(abfragen.abweichungen, person.pruefung)[0].konsens is not None
    assert "1 von 1" in found.flaeche.stand.words()


def sign_off(person: Person) -> None:
    """Nothing stands in the way any more; what is taken back does, and the dialog leads to the disagreement."""
    assert person.workspace.read(hindernisse, person.pruefung) == ()
    person.press(Qt.Key.Key_Z, CTRL)

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, NochOffen)
        person.qtbot.keyClick(dialog.ways[0], Qt.Key.Key_Space)

    person.window.shell.context.navigate("aktenpruefung.auswerten", person.pruefung)
    person.settled()
    person.in_dialog(NochOffen, go)
    person.command("vorlegen")
    person.qtbot.waitUntil(lambda: isinstance(shown(person.window), ZweitpruefungSeite), timeout=10_000)
    assert page(person).klaeren.list.current() is not None
    person.press(Qt.Key.Key_Y, CTRL)
    person.window.shell.context.navigate("aktenpruefung.auswerten", person.pruefung)
    result = person.settled()
    assert result._found is not None
    assert result._found.auswertung.mit_material == 1

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(ConfirmDialog, agree)
    person.command("vorlegen")
    person.qtbot.waitUntil(lambda: person.head().stand == "Zur Freigabe", timeout=10_000)


def second(person: Person) -> list[UUID]:
    return [row.id for row in person.workspace.read(akten.akten, *_zweit(person))]


def _zweit(person: Person) -> tuple[UUID, Aktenart]:
    return person.pruefung, Aktenart.ZWEIT
