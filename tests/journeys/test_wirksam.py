"""The thread that does not break: from a Feststellung of the example's review to a Maßnahme that has worked."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung as empf
from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act import massnahme as mass
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.faden import Gliedart, Gliedstand
from qmapp.act.massnahme.rows import Status, Wirkung
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.act.massnahme.dialoge import Erreicht, Statusfrage
from qmapp.ui.act.massnahme.wirkungsdialog import Wirkungsdialog
from qmapp.ui.act.massnahmen import Massnahmen
from qmapp.ui.main_window import MainWindow
from qmapp.ui.pages import Page
from qmapp.workspace import Workspace
from tests.journeys.conftest import CTRL, InDialog, leave
from tests.ui.present import present

#: Formal errors at this Prüfpunkt: 31 of 652 files before, 14 of 655 after; nobody has recommended anything yet.
FINDING, CODE = "FS-004", "AP-KDU-01"
K = Qt.Key


class Jahr:
    """The window on the example, and the calendar on the wall."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.heute = date(2025, 6, 11)
        settings = Settings(last_folder=str(path.parent), examiner="Weber")
        self.window = present(qtbot, MainWindow(settings, clock=self._now), (1366, 768), owned=False)
        self.window.show_workspace(Workspace.open(path, None, SCHEMA, wer="Weber"))
        assert self.window.shell is not None
        self.shell = self.window.shell
        self.context = self.shell.context

    def _now(self) -> datetime:
        return datetime(self.heute.year, self.heute.month, self.heute.day, 10, tzinfo=UTC)

    def page(self, kind: type[Page]) -> Page:
        shown = self.shell.page()
        assert isinstance(shown, kind)
        return shown

    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            self.shell.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, held)

    def keys(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)


@pytest.fixture
def jahr(qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path) -> Iterator[Jahr]:
    path = tmp_path / "Beispiel.qcheck"
    shutil.copy(example_file, path)
    made = Jahr(qtbot, path)
    yield made
    leave(qtbot, made.window)


def test_from_a_feststellung_to_a_massnahme_that_has_worked(jahr: Jahr, in_dialog: InDialog[QDialog]) -> None:
    recommend(jahr)
    answer(jahr)
    carry_out(jahr, in_dialog)
    prove(jahr, in_dialog)
    row = next(row for row in jahr.context.read(mass.massnahmen, jahr.heute) if row.titel == "Vordruck je Antrag")
    thread = jahr.context.read(mr.faden, Gliedart.MASSNAHME, row.id, jahr.heute)
    assert [(link.art, link.stand) for link in thread.glieder] == [(art, Gliedstand.ERREICHT) for art in Gliedart]
    assert (thread.glieder[0].kennung, thread.fehlt) == (FINDING, None)


def recommend(jahr: Jahr) -> None:
    """The Feststellung, searched and taken further by its button; title, text and addressee are typed."""
    jahr.context.navigate("feststellung.liste")
    page = jahr.page(Feststellungen)
    assert isinstance(page, Feststellungen)
    page.liste.list.setFocus()
    jahr.press(K.Key_F, CTRL)
    jahr.keys(FINDING)
    jahr.press(K.Key_Down)
    row = next(row for row in jahr.context.read(fest.feststellungen) if row.kennung == FINDING)
    page.liste.list.select_key(row.id, emit=True)
    page.weiter.button.setFocus()
    jahr.press(K.Key_Space)
    response = jahr.page(ManagementResponseSeite)
    assert isinstance(response, ManagementResponseSeite)
    form = response.detail.form
    for line, text in ((form.titel.line, "Jeder Antrag bekommt einen Vordruck"), (form.adressat.line, "Grundsatz")):
        line.setFocus()
        line.selectAll()
        jahr.keys(text)
        jahr.press(K.Key_Tab)
    form.text.area.setFocus()
    jahr.keys("Ein Vordruck je Antrag, an allen Standorten gleich.")
    jahr.press(K.Key_Tab)
    made = next(row for row in jahr.context.read(empf.empfehlungen, 2025) if FINDING in row.feststellungen)
    assert (made.titel, made.adressat) == ("Jeder Antrag bekommt einen Vordruck", "Grundsatz")
    jahr.press(K.Key_Escape)


def answer(jahr: Jahr) -> None:
    """A: accepted, with a first Maßnahme, released with Strg+Enter."""
    jahr.heute = date(2025, 7, 1)
    jahr.press(K.Key_A)
    jahr.press(K.Key_1)
    jahr.keys("Wir folgen der Empfehlung.")
    for text in ("Vordruck je Antrag", "R-GRU", "31.7.2025"):
        jahr.press(K.Key_Tab)
        jahr.keys(text)
    jahr.press(K.Key_Return, CTRL)
    made = next(row for row in jahr.context.read(empf.empfehlungen, 2025) if FINDING in row.feststellungen)
    assert (made.haltung, made.massnahmen) == (Haltung.ANGENOMMEN, 1)


def carry_out(jahr: Jahr, in_dialog: InDialog[QDialog]) -> None:
    """On the page of the Maßnahmen: what the light misses is entered, a step reached, all of it reported done."""
    jahr.heute = date(2025, 7, 18)
    row = next(row for row in jahr.context.read(mass.massnahmen, jahr.heute) if row.titel == "Vordruck je Antrag")
    jahr.context.navigate("massnahme.liste", row.id)
    page = jahr.page(Massnahmen)
    assert isinstance(page, Massnahmen)
    blatt = page.detail
    assert blatt.kopf.kennung.text() == row.kennung
    for light in blatt.kopf.smart.lights.values():
        if not light.accessibleName().endswith("erfüllt"):
            light.click()
            jahr.keys("Formale Fehler bei " + CODE if blatt.form.messgroesse.line.hasFocus() else "Ein Blatt")
            jahr.press(K.Key_Tab)
    assert all(met for _, met, _ in mass.smart(jahr.context.read(mass.massnahme, row.id, jahr.heute).zeile))
    blatt.meilensteine.titel.line.setFocus()
    jahr.keys("An allen Standorten")
    jahr.press(K.Key_Return)
    jahr.keys("25.7.2025")
    jahr.press(K.Key_Return)

    def reached(dialog: QDialog) -> None:
        assert isinstance(dialog, Erreicht)
        jahr.qtbot.keyClick(dialog.ist.line, K.Key_Return)

    in_dialog(Erreicht, reached)
    blatt.meilensteine.list.setFocus()
    jahr.press(K.Key_Space)

    def done(dialog: QDialog) -> None:
        assert isinstance(dialog, Statusfrage)
        jahr.qtbot.keyClick(dialog.am.line, K.Key_Return)

    in_dialog(Statusfrage, done)
    blatt.ask_status(Status.UMGESETZT)
    assert jahr.context.read(mass.massnahme, row.id, jahr.heute).zeile.umgesetzt_am == date(2025, 7, 18)


def prove(jahr: Jahr, in_dialog: InDialog[QDialog]) -> None:
    """Half a year later the next review has asked the same Prüfpunkt."""
    jahr.heute = date(2025, 12, 9)
    page = jahr.page(Massnahmen)
    assert isinstance(page, Massnahmen)

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, Wirkungsdialog)
        said = dialog.gegenueber.said.words().replace("\u00a0", " ")
        assert "31 von 652 (4,8 %" in said
        assert "14 von 655 (2,1 %" in said
        assert "größer, als Zufall erklärt" in said
        assert dialog.ergebnis.value() is Wirkung.WIRKSAM
        assert dialog.action is not None
        dialog.action.setFocus()
        jahr.qtbot.keyClick(dialog.action, K.Key_Return)

    in_dialog(Wirkungsdialog, decide)
    page.detail.wirkung.check.setFocus()
    jahr.press(K.Key_Space)
    row = page.detail.row()
    assert row is not None
    (kept,) = jahr.context.read(mass.massnahme, row.id, jahr.heute).wirksamkeiten
    assert (kept.ergebnis, kept.punkt, kept.zaehlt) == (Wirkung.WIRKSAM, CODE, "F1")
    assert (kept.vorher, kept.nachher) == ((31, 652), (14, 655))
