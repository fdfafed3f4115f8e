"""The consensus round at the keyboard: take over what is alike, settle the rest with a reason, take it back."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Urteil
from qmapp.ui.checks.qcheck.bewertung import BewertungSeite
from qmapp.ui.checks.qcheck.konsens import KonsensSeite
from qmapp.ui.style import look
from tests.ui.checks.qcheck import mappe
from tests.ui.checks.qcheck.platz import Platz

CTRL = Qt.KeyboardModifier.ControlModifier
TEAM = ["Weber", "Kaya"]
NEXT = (Qt.Key.Key_Return, CTRL)


@pytest.fixture
def platz(qtbot: QtBot, styled: None, tmp_path: Path) -> Iterator[Platz]:
    made = Platz(qtbot, mappe.create(tmp_path / "QM.qcheck"), (KonsensSeite, BewertungSeite))
    yield made
    look.apply("light", 100)
    made.close()


def shown(platz: Platz) -> KonsensSeite:
    page = platz.shell.page()
    assert isinstance(page, KonsensSeite)
    return page


def assessed(platz: Platz) -> UUID:
    key = mappe.begin(platz.workspace, team=TEAM, gemeinsam=False)
    mappe.answer(platz.workspace, key, mappe.full(S05=Urteil.UEBERWIEGEND), bewerter="Weber", bemerkung="24 Akten.")
    mappe.answer(platz.workspace, key, mappe.full(S03=Urteil.NICHT), bewerter="Kaya", bemerkung="Zwei Fassungen.")
    return key


def test_alike_is_taken_over_and_different_is_settled_with_a_reason(platz: Platz) -> None:
    platz.open(assessed(platz), page="qcheck.konsens")
    page = shown(platz)
    assert page.primary.words() == "29 Übereinstimmungen übernehmen"
    platz.press(*NEXT)
    assert platz.stored(1).bemerkung == "Weber: 24 Akten.\nKaya: Zwei Fassungen."  # type: ignore[union-attr]
    assert page.primary.words() == "Festhalten und weiter"
    platz.keys("1")
    assert platz.focus() is page.detail.grund.area
    platz.press(*NEXT)
    assert "weichen voneinander ab" in page.detail.grund.error()
    assert platz.stored(3) is None
    platz.press(Qt.Key.Key_F7)
    platz.press(*NEXT)
    third = platz.stored(3)
    assert third is not None
    assert (third.urteil, third.bemerkung) == (Urteil.TEILWEISE, "Weber: 24 Akten.\nKaya: Zwei Fassungen.")
    assert page.unterschiede.list.current().punkt.code == mappe.CODES[4]  # type: ignore[union-attr]
    platz.keys("2")
    platz.keys("Zwei von drei belegt 1")
    platz.press(*NEXT)
    assert platz.stored(5).bemerkung == "Zwei von drei belegt 1"  # type: ignore[union-attr]
    assert platz.context.read(door.hindernisse, platz.key) == ()
    assert page.primary.words() == "Zum Ergebnis"
    went: list[tuple[str, object]] = []
    platz.context.navigated.connect(lambda key, target: went.append((key, target)))
    platz.press(*NEXT)
    assert went == [("qcheck.ergebnis", (platz.key,))]


def test_a_settlement_is_changed_taken_back_and_undone(platz: Platz) -> None:
    key = assessed(platz)
    told = {"jetzt": mappe.NOW, "wer": mappe.WER}
    platz.workspace.execute("Ü", lambda s: door.adopt_agreed(s, key, **told))
    for code in (mappe.CODES[2], mappe.CODES[4]):
        platz.workspace.execute("E", door.agree, key, code, Urteil.TEILWEISE, "Besprochen.", **told)
    platz.open(key, mappe.CODES[4], page="qcheck.konsens")
    page = shown(platz)
    assert page.detail.line is not None
    assert page.detail.line.punkt.code == mappe.CODES[4]
    platz.keys("2")
    assert page.primary.words() == "Festhalten und weiter"
    platz.press(*NEXT)
    assert platz.stored(5).urteil is Urteil.UEBERWIEGEND  # type: ignore[union-attr]
    platz.press(Qt.Key.Key_Delete)
    assert platz.stored(5) is None
    assert page.detail.wahl.urteil() is None
    platz.context.undo()
    assert platz.stored(5).urteil is Urteil.UEBERWIEGEND  # type: ignore[union-attr]
    assert page.detail.wahl.urteil() is Urteil.UEBERWIEGEND


def test_nobody_sees_the_others_answers_while_somebody_assesses(platz: Platz) -> None:
    ws = platz.workspace
    key = mappe.begin(ws, team=TEAM, gemeinsam=False)
    mappe.answer(ws, key, mappe.full(), bewerter="Weber")
    platz.open(key, page="qcheck.konsens")
    page = shown(platz)
    assert not page.flaeche.lines_shown()
    assert "Kaya hat noch 31 Fragen offen" in page.flaeche._state.accessibleName()
    assert page.flaeche.anyway.isHidden()
    mappe.answer(ws, key, {mappe.CODES[0]: Urteil.NICHT}, bewerter="Kaya")
    page.flaeche.anyway.click()
    assert page.flaeche.lines_shown()
    assert len(page.unterschiede.lines()) == 31
    for code in (mappe.CODES[0], mappe.CODES[1]):
        page.unterschiede.select(code)
        assert page.detail.line is not None
    assert platz.focus() is page.unterschiede.list
    look.apply("light", 200)
    platz.qtbot.wait(1)
    platz.keys("1")
    assert platz.focus() is page.detail.grund.area
    assert not platz.focus().visibleRegion().isEmpty(), "the page scrolls to what is typed"


def test_where_there_is_nothing_to_do_it_says_so_and_leads_on(platz: Platz) -> None:
    ws = platz.workspace
    platz.open(mappe.begin(ws), page="qcheck.konsens")
    page = shown(platz)
    assert page.flaeche._state.accessibleName().startswith("Nichts abzugleichen.")
    key = mappe.begin(ws, team=TEAM, gemeinsam=False)
    for name in TEAM:
        mappe.answer(ws, key, mappe.full(), bewerter=name)
    ws.execute("Ü", lambda s: door.adopt_agreed(s, key, jetzt=mappe.NOW, wer=mappe.WER))
    platz.open(key, page="qcheck.konsens")
    assert page.flaeche._state.accessibleName().startswith("Alles geklärt.")
    assert (page.flaeche.go.words(), page.first_focus()) == ("Zum Ergebnis", page.flaeche.go)
    platz.workspace.execute("V", lambda s: door.submit_qcheck(s, key, heute=mappe.HEUTE, wer=mappe.WER))
    assert page.commands()[-1].label == "Ergebnis ansehen"
