"""A Befragung through the window, from its catalogue to its figures, by somebody who has nothing but the keyboard."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks import befragung as door
from qmapp.checks.befragung.rows import BefragungZeile
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.auswertung import BefragungsauswertungSeite
from qmapp.ui.checks.befragung.erfassung import ErfassungSeite
from qmapp.ui.checks.befragung.erfassung.flaeche import Durchgang
from qmapp.ui.checks.befragung.liste import BefragungsListe
from qmapp.ui.checks.befragung.liste.neu import NeueBefragung
from qmapp.ui.main_window import MainWindow
from qmapp.workspace import Workspace
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, leave, running_from
from tests.ui.present import present

K = Qt.Key
#: Six sheets: the answers to the 18 items in turn; the last item of the last sheet is left out.
SHEETS = ("5" + "3" * 17, "4" + "3" * 17, "4" + "3" * 17, "2" + "3" * 17, "1" + "3" * 17, "0" + "3" * 16 + " ")
FIRST, LAST = "BF-KL-01", "BF-KL-18"


class Amt:
    """The window and the hands on its keyboard; ``pressed`` counts the keys."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot, self.pressed = qtbot, 0
        clock = running_from(datetime(2025, 11, 20, 9, tzinfo=UTC))
        settings = Settings(last_folder=str(path.parent), examiner="Weber")
        self.window = present(qtbot, MainWindow(settings, clock=clock), (1366, 768), owned=False)
        self.window.show_workspace(Workspace.open(path, None, SCHEMA, wer="Weber"))
        assert self.window.shell is not None
        self.shell = self.window.shell
        self.context = self.shell.context

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        self.qtbot.keyClick(self.focus(), key, held)

    def keys(self, text: str) -> None:
        for sign in text:
            self.pressed += 1
            self.qtbot.keyClicks(self.focus(), sign)

    def focus(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # Without a window manager nothing is active after a dialog has closed.
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def row(self) -> BefragungZeile:
        (row,) = self.context.read(door.befragungen)
        return row

    def list_page(self) -> BefragungsListe:
        page = self.shell.page()
        assert isinstance(page, BefragungsListe)
        return page

    def entry_page(self) -> ErfassungSeite:
        page = self.shell.page()
        assert isinstance(page, ErfassungSeite)
        self.qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget()))
        return page


@pytest.fixture
def amt(qtbot: QtBot, styled: None, blank_file: Path, tmp_path: Path) -> Iterator[Amt]:
    path = tmp_path / blank_file.name
    shutil.copy(blank_file, path)
    made = Amt(qtbot, path)
    yield made
    leave(qtbot, made.window)


def test_from_the_catalogue_to_the_figures(amt: Amt, in_dialog: InDialog[QDialog]) -> None:
    create(amt, in_dialog)
    enter(amt)
    enter_again(amt)
    close(amt)
    read(amt)


def create(amt: Amt, in_dialog: InDialog[QDialog]) -> None:
    """Strg+N: the questionnaire of the clients, 20 sheets handed out, entered twice."""

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, NeueBefragung)
        place = [str(value) for value in dialog._kataloge].index("BF-KL")
        amt.press(K.Key_Home)
        for _ in range(place):
            amt.press(K.Key_Down)
        dialog.katalog.combo.activated.emit(place)
        dialog.ausgegeben.line.setFocus()
        amt.keys("20")
        amt.press(K.Key_Return)

    amt.context.navigate(BefragungsListe.key)
    in_dialog(NeueBefragung, agree)
    amt.press(K.Key_N, CTRL)
    row = amt.row()
    assert (row.kennung, row.katalog_code, row.ausgegeben) == ("BF-2025-1", "BF-KL", 20)
    form = amt.list_page().detail.planung
    form.doppelt.combo.setFocus()
    amt.press(K.Key_Down)
    form.doppelt.combo.activated.emit(1)
    assert amt.context.read(door.befragung, row.id).doppelt


def enter(amt: Amt) -> None:
    """Strg+Enter goes to the sheets; each of them takes 19 keys."""
    amt.list_page().spalte.table.setFocus()
    amt.press(*PRIMARY)
    amt.entry_page()
    for number, said in enumerate(SHEETS, 1):
        amt.pressed = 0
        amt.keys(said)
        amt.press(K.Key_Return)
        assert amt.pressed == 19 <= 20
        assert amt.row().boegen == number


def enter_again(amt: Amt) -> None:
    """Kaya enters the first two sheets again, the second one with a slip; the paper says what the first entry said."""
    page = amt.entry_page()
    page.flaeche.wahl._group.button(1).click()
    assert page.karte.wer.line.hasFocus(), "Weber has entered them first"
    page.karte.wer.line.selectAll()
    amt.keys("Kaya")
    amt.press(K.Key_Return)
    for said in (SHEETS[0], SHEETS[1][:-1] + "4"):
        amt.keys(said)
        amt.press(K.Key_Return)
    page.flaeche.wahl._group.button(2).click()
    assert page.flaeche.durchgang() is Durchgang.VERGLEICH
    (slip,) = amt.context.read(door.abweichungen, amt.row().id)
    assert (slip.nummer, slip.code, slip.erste, slip.zweite) == ("0002", LAST, 3, 4)
    amt.press(K.Key_1)
    assert amt.context.read(door.abweichungen, amt.row().id) == ()


def close(amt: Amt) -> None:
    """Back in the list it is closed."""
    amt.context.navigate(BefragungsListe.key, amt.row().id)
    button = amt.list_page().detail.stand.close_button
    button.setFocus()
    amt.press(K.Key_Space)
    assert amt.row().abgeschlossen_am is not None


def read(amt: Amt) -> None:
    """By hand: 5, 4, 4, 2 and 1 answer the first item, one cannot judge it; five of six answer the last one."""
    row = amt.row()
    assert row.ruecklaufquote == Fraction(6, 20)
    found = {one.punkt.code: one for one in amt.context.read(door.auswertung, row.id).items}
    first, last = found[FIRST], found[LAST]
    assert (first.verteilung, first.nicht_beurteilbar, first.gueltig) == ((1, 1, 0, 2, 1), 1, 5)
    assert (first.top2, first.top2_quote) == (3, Fraction(3, 5))
    assert first.lage is not None
    assert (first.lage.mean, first.lage.median) == (Fraction(16, 5), 4)
    assert (last.verteilung, last.keine_angabe, last.top2) == ((0, 0, 5, 0, 0), 1, 0)
    amt.list_page().spalte.table.setFocus()
    amt.press(*PRIMARY)
    page = amt.shell.page()
    assert isinstance(page, BefragungsauswertungSeite)
    amt.qtbot.waitUntil(page._shows, timeout=10_000)
    amt.press(K.Key_C, CTRL)
    copied = QApplication.clipboard().text().replace("\u00a0", " ").splitlines()
    assert "Ich habe schnell eine erste Rückmeldung erhalten.\t1\t1\t0\t2\t1\t1\t5\t60,0 %" in copied
