"""Four eyes and the seal in the window: what is open, refused to oneself, sealed, broken, opened again, sealed anew."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from sqlmodel import Session, text

from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben
from qmapp.checks.aktenpruefung.rows import Aktenstand
from qmapp.settings import Settings
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.checks.auswertung.siegelbild import Siegelbild
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.checks.nochoffen import NochOffen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, OpenWindow, shown
from tests.journeys.person import Person
from tests.reports.test_documents_agree import pdf_words, squeezed
from tests.ui.checks import desk

SAMPLE = 3


@pytest.fixture
def drawn(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=60, sample=SAMPLE, passphrase=desk.PASSPHRASE)
    settings.recent = [str(path)]
    return path, made


def test_a_pruefung_is_sealed_by_two_and_any_change_is_found(
    qtbot: QtBot, open_window: OpenWindow, drawn: tuple[Path, UUID], tmp_path: Path, in_dialog: InDialog[QDialog]
) -> None:
    path, pruefung_id = drawn
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    person.press(*PRIMARY)
    for _ in range(SAMPLE - 1):
        person.finish_file()
    what_is_open_leads_to_its_file(person)
    submit(person)
    release(person, refused_first=True)
    answers_are_locked(person)
    assert seal(person).startswith("Das Siegel stimmt Akten")
    seals = reported(person, tmp_path / "eins")
    assert len(seals) == 1
    open_again(person)
    submit(person)
    release(person)
    seals = reported(person, tmp_path / "zwei")
    assert len(seals) == 2
    assert len(set(seals)) == 2, "the second sign-off is part of what is sealed"
    break_it(person)
    assert seal(person).startswith("Das Siegel stimmt nicht mit den Akten und Antworten überein")


def to_evaluation(person: Person) -> None:
    assert person.window.shell is not None
    person.window.shell.context.navigate("aktenpruefung.auswerten", person.pruefung)
    person.settled()


def what_is_open_leads_to_its_file(person: Person) -> None:
    last = person.held()
    to_evaluation(person)

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, NochOffen)
        assert dialog.ways
        dialog.ways[0].setFocus()
        person.qtbot.keyClick(dialog.ways[0], Qt.Key.Key_Space)

    person.in_dialog(NochOffen, go)
    person.command("vorlegen")
    person.qtbot.waitUntil(lambda: isinstance(shown(person.window), Pruefplatz), timeout=10_000)
    assert person.held() == last
    person.finish_file()
    to_evaluation(person)


def submit(person: Person) -> None:
    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(ConfirmDialog, agree)
    person.command("vorlegen")
    person.qtbot.waitUntil(lambda: person.head().stand == "Zur Freigabe", timeout=10_000)
    person.settled()


def release(person: Person, *, refused_first: bool = False) -> None:
    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, Freigeben)
        assert dialog.action is not None
        if refused_first:
            person.qtbot.keyClicks(dialog.name.line, "WEBER")
            person.qtbot.keyClick(dialog.action, Qt.Key.Key_Space)
            assert "nicht selbst freigeben" in dialog.name.error()
            dialog.name.line.clear()
        person.qtbot.keyClicks(dialog.name.line, "Amtsleitung")
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(Freigeben, sign)
    person.command("freigeben und")
    person.qtbot.waitUntil(lambda: person.head().abgeschlossen_am is not None, timeout=10_000)
    person.settled()
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.head().abgeschlossen_am is not None, "what is sealed is not undone"


def answers_are_locked(person: Person) -> None:
    assert person.window.shell is not None
    first = person.rows()[0].id
    person.window.shell.context.navigate("aktenpruefung.pruefen", person.pruefung, first)
    before = person.stored(1).ergebnis
    person.keys("1")
    assert person.stored(1).ergebnis is before
    assert all(row.stand is Aktenstand.GEPRUEFT for row in person.rows())
    to_evaluation(person)


def seal(person: Person) -> str:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, Siegelbild)
        said.append(dialog.said.words())
        person.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    person.in_dialog(Siegelbild, read)
    person.command("siegel und")
    person.qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    return said[0]


def reported(person: Person, folder: Path) -> list[str]:
    """The seals in force or lifted, as the Prüfbericht prints them, with their anchors."""
    folder.mkdir()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "pdf")
        dialog.folder.set_value(str(folder))
        dialog.submit()

    person.in_dialog(AusgabeDialog, choose)
    person.press(Qt.Key.Key_E, CTRL)
    person.qtbot.waitUntil(lambda: any(folder.iterdir()) and person.evaluation.saved.isVisible(), timeout=30_000)
    words = squeezed(pdf_words(next(folder.iterdir())))
    rows = person.workspace.read(freigaben, person.pruefung)
    for row in rows:
        assert squeezed(row.siegel.partition(":")[2]) in words
        assert squeezed(row.anker) in words
    return [row.siegel for row in rows]


def open_again(person: Person) -> None:
    def tell(dialog: QDialog) -> None:
        assert isinstance(dialog, Begruenden)
        person.qtbot.keyClicks(dialog.grund.line, "Nachtrag der Teamleitung")
        person.qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    person.in_dialog(Begruenden, tell)
    person.command("wieder offnen")
    person.qtbot.waitUntil(lambda: person.head().abgeschlossen_am is None, timeout=10_000)
    person.settled()


def break_it(person: Person) -> None:
    """A change that no command makes: written into the file itself."""

    def past_the_program(session: Session) -> None:
        session.execute(text("UPDATE antwort SET ergebnis = 'F2' WHERE rowid = (SELECT min(rowid) FROM antwort)"))

    person.workspace.execute("vorbei", past_the_program)
    person.settled()
