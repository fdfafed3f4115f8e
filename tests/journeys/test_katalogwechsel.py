"""A running Prüfung moves to a newer version made in the same window, by keys, and not an answer is lost."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.katalogwechsel.abfragen import archiv
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.german import day
from qmapp.reports import wortlaut
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.katalog import Kataloge
from qmapp.ui.checks.katalogwechsel import KatalogwechselSeite
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, OpenWindow, leave, shown
from tests.journeys.person import Person
from tests.ui.checks import desk

POINTS = len(desk.KDU.punkte)


@pytest.fixture
def drawn(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=40, sample=3, reserve=1, passphrase=desk.PASSPHRASE)
    settings.recent = [str(path)]
    return path, made


def test_a_running_pruefung_moves_to_a_newer_version(
    qtbot: QtBot, open_window: OpenWindow, drawn: tuple[Path, UUID], in_dialog: InDialog[QDialog]
) -> None:
    path, pruefung_id = drawn
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    person.press(*PRIMARY)
    first, second = audit_one_and_a_half(person)
    before = every_answer(person)
    publish_a_newer_version(person)
    move(person)
    kept_or_aside(person, before)
    undo_and_redo(person, before)
    answer_what_is_open_again(person, first)
    assert person.row(second).stand is Aktenstand.IN_ARBEIT
    assert person.workspace.check().befunde == ()
    leave(qtbot, person.window)


def audit_one_and_a_half(person: Person) -> tuple[UUID, UUID]:
    """The first file whole, with a Mangel at the first Prüfpunkt; the second half."""
    first = person.held()
    person.keys("21")
    person.keys("Mietvertrag fehlt.")
    person.press(Qt.Key.Key_Escape)
    person.finish_file()
    second = person.held()
    person.keys("11" + "23")
    person.press(Qt.Key.Key_Escape)
    return first, second


def every_answer(person: Person) -> dict[tuple[UUID, str], Ergebnis]:
    """What is answered now, by file and code."""
    return {
        (row.id, a.punkt.code): a.ergebnis
        for row in person.rows()
        for a in person.workspace.read(akten.akte, row.id).antworten
        if a.ergebnis is not None
    }


def publish_a_newer_version(person: Person) -> None:
    """The first question is another one, the last Prüfpunkt goes, a new one comes."""
    page = go(person, "Kataloge", Kataloge)
    assert isinstance(page, Kataloge)
    while (row := page.list.current()) is not None and row.code != "AP-KDU":
        person.press(Qt.Key.Key_Down)
    person.press(*PRIMARY)
    points = page.ansicht.punkte
    points.setFocus()
    person.press(Qt.Key.Key_Home)
    page.ansicht.form.frage.area.setFocus()
    person.press(Qt.Key.Key_A, CTRL)
    person.keys("Liegt der Mietvertrag unterschrieben vor?")
    points.setFocus()
    person.press(Qt.Key.Key_End)
    person.press(Qt.Key.Key_Insert)
    for text in ("Digitale Akte", "Ist alles erfasst?", "Aktenordnung"):
        person.keys(text)
        person.press(Qt.Key.Key_Tab)
    points.setFocus()
    points.select_key(desk.KDU.punkte[-1].code, emit=True)
    person.press(Qt.Key.Key_Delete)
    person.in_dialog(ConfirmDialog, lambda dialog: dialog.accept())
    person.press(*PRIMARY)
    row = page.list.current()
    assert row is not None
    assert (row.version, row.entwurf, row.punkte) == (2, False, POINTS)


def move(person: Person) -> None:
    """From the Prüfung to the assistant, one decision changed, Strg+Enter, the archive."""
    go(person, "Aktenpr", Aktenpruefungen)
    page = go(person, "Fassung 2 wechseln", KatalogwechselSeite)
    assert isinstance(page, KatalogwechselSeite)
    table = page.blatt.assistent.tafel.table
    assert person.focus() is table
    assert [page.blatt.assistent.wahlen.all()[code].entscheidung.value for code in ("AP-KDU-01", "AP-KDU-40")] == [
        "oeffnen", "archivieren",
    ]  # fmt: skip
    person.keys("12")
    assert page.blatt.assistent.wahlen.all()["AP-KDU-01"].entscheidung.value == "uebernehmen"
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Space)
    assert page.blatt.assistent.wahlen.all()["AP-KDU-01"].entscheidung.value == "oeffnen"
    said: list[str] = []

    def agree(dialog: QDialog) -> None:
        said.append(dialog.accessibleDescription())
        dialog.accept()

    person.in_dialog(ConfirmDialog, agree)
    person.press(*PRIMARY)
    person.qtbot.waitUntil(lambda: person.head().katalog_version == 2, timeout=20_000)
    person.qtbot.waitUntil(page.blatt.archiv.isVisible)
    assert "Antworten ins Archiv: 3." in said[0]
    assert "Geprüfte Akten wieder offen: 1." in said[0]


def kept_or_aside(person: Person, before: dict[tuple[UUID, str], Ergebnis]) -> None:
    """Every answer of before is there, or in the archive as it was."""
    aside = {(row.akte_id, row.code): row.ergebnis for row in person.workspace.read(archiv, person.pruefung)}
    assert every_answer(person) | aside == before
    assert {code for _, code in aside} == {"AP-KDU-01", "AP-KDU-40"}
    head = person.head()
    assert wortlaut.fassung(head).startswith("AP-KDU, Version 2, Rechtsstand")
    (made,) = head.wechsel
    assert f"; bis {day(made.am)} Version 1, Rechtsstand" in wortlaut.fassung(head)


def undo_and_redo(person: Person, before: dict[tuple[UUID, str], Ergebnis]) -> None:
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.head().katalog_version == 1
    assert every_answer(person) == before
    person.press(Qt.Key.Key_Y, CTRL)
    assert person.head().katalog_version == 2


def answer_what_is_open_again(person: Person, first: UUID) -> None:
    """Enter in the archive opens the file; its two open Prüfpunkte are answered and it is closed again."""
    page = shown(person.window)
    assert isinstance(page, KatalogwechselSeite)
    page.blatt.archiv.table.setFocus()
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: isinstance(shown(person.window), Pruefplatz))
    assert person.held() == first
    held = person.workspace.read(akten.akte, first)
    assert held.offen == ("AP-KDU-01", "AP-KDU-41")
    person.press(Qt.Key.Key_Home)
    person.keys("11")
    person.press(*PRIMARY)
    assert person.row(first).stand is Aktenstand.GEPRUEFT


def go(person: Person, words: str, kind: type[QWidget]) -> QWidget:
    """By Strg+K to a page."""
    person.command(words)
    person.qtbot.waitUntil(lambda: isinstance(shown(person.window), kind))
    page = shown(person.window)
    assert page is not None
    return page
