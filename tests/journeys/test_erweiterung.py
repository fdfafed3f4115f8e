"""What may follow a draw, in the window: extended after a look, a file replaced, files picked, drawn a second time."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import ziehungen, zweite_ziehungen
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ziehungsart
from qmapp.cli import run_verbs
from qmapp.settings import Settings
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.checks.ziehungen import Ziehungen
from qmapp.ui.checks.ziehungen.erweitern import ErweiternDialog
from qmapp.ui.checks.ziehungen.liste import Weg
from qmapp.ui.checks.ziehungen.nochmals import NochmalsDialog
from qmapp.ui.checks.ziehungen.waehlen import WaehlenDialog
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.journeys.conftest import PRIMARY, InDialog, OpenWindow, shown
from tests.journeys.person import Person
from tests.ui.checks import desk

FILES, SAMPLE, EXTENDED = 60, 6, 9


@pytest.fixture
def drawn(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=FILES, sample=SAMPLE, passphrase=desk.PASSPHRASE)
    settings.recent = [str(path)]
    return path, made


def test_everything_that_may_follow_a_draw(
    qtbot: QtBot,
    open_window: OpenWindow,
    drawn: tuple[Path, UUID],
    tmp_path: Path,
    in_dialog: InDialog[QDialog],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, pruefung_id = drawn
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    person.press(*PRIMARY)
    person.finish_file()
    page = go_to_the_draws(person)
    extend_after_a_look(person, page)
    pick_two(person, page)
    replace_one_and_examine_the_sample(person)
    before = person.workspace.read(auswertung, pruefung_id)
    examine_the_picked(person)
    assert person.workspace.read(auswertung, pruefung_id) == before, "picked files move no figure"
    evaluate(person)
    recompute_in_the_window_and_outside(person, tmp_path, monkeypatch, capsys)
    draw_a_second_time(person)


def draws(person: Person) -> Ziehungen:
    page = shown(person.window)
    assert isinstance(page, Ziehungen)
    return page


def go_to_the_draws(person: Person) -> Ziehungen:
    """From the Prüfplatz over the list to the frozen plan, and there on."""
    assert person.window.shell is not None
    person.window.shell.context.navigate("aktenpruefung.planen", person.pruefung)
    assert isinstance(shown(person.window), StichprobePlanen)
    person.command("weitere zieh")
    return draws(person)


def extend_after_a_look(person: Person, page: Ziehungen) -> None:
    """Asked with its figures and the warning; the files are those a larger draw would have given."""
    first = [row.schluessel for row in person.rows()]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ErweiternDialog)
        assert dialog.focusWidget() is dialog.gesamt.line
        assert "ist 1 schon geprüft" in dialog.warnung.words()
        person.qtbot.keyClicks(dialog.gesamt.line, str(EXTENDED))
        assert dialog.action is not None
        assert dialog.action.words() == "3 Akten dazuziehen"
        dialog.grund.line.setFocus()
        person.qtbot.keyClicks(dialog.grund.line, "Der Bereich ist zu breit")
        person.qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    person.in_dialog(ErweiternDialog, fill)
    person.press(*PRIMARY)
    person.qtbot.waitUntil(lambda: page.list.rows.count() == 2, timeout=20_000)
    _, extension = person.workspace.read(ziehungen, person.pruefung)
    assert (extension.art, extension.umfang) == (Ziehungsart.ERWEITERUNG, EXTENDED - SAMPLE)
    assert "war 1 Akte von 6 schon geprüft" in extension.hinweis
    found = [row.schluessel for row in person.rows()]
    assert [key for key in found if key in first] == first
    at_once = desk_draw(EXTENDED)
    assert found == at_once


def desk_draw(count: int) -> list[str]:
    """The files a draw of this size gives, in working order."""
    from qmapp.checks.aktenpruefung.auslosung import zieh
    from qmapp.checks.aktenpruefung.rows import Plan, Schichtung, Verfahren

    plan = Plan(
        verfahren=Verfahren.ANZAHL, anzahl=count, schichtung=Schichtung.ANTEILIG, startwert="2025-11-20-KdU", reserve=2
    )
    return [akte.schluessel for akte in zieh(desk.zeilen(FILES), plan).akten]


def pick_two(person: Person, page: Ziehungen) -> None:
    known = {row.schluessel for row in person.workspace.read(akten.pruefliste, person.pruefung)}
    one, two, *_ = (row.schluessel for row in desk.zeilen(FILES) if row.schluessel not in known)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, WaehlenDialog)
        dialog.schluessel.area.setPlainText(f"{one}\n{two}")
        dialog.grund.line.setFocus()
        person.qtbot.keyClicks(dialog.grund.line, "Beschwerden im Quartal")
        person.qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    person.in_dialog(WaehlenDialog, fill)
    person.command("bewusst")
    person.qtbot.waitUntil(lambda: page.list.rows.count() == 3, timeout=20_000)


def replace_one_and_examine_the_sample(person: Person) -> None:
    """The next spare of the stratum moves up, behind the files of the extension."""
    page = draws(person)
    page.ways.setFocus()
    page.ways.select_key(Weg.ERSETZEN)
    person.press(Qt.Key.Key_Return)
    gone = person.row(person.held())
    assert gone.stand.zu_tun
    person.confirm_reason()
    person.command("dazu")
    person.qtbot.waitUntil(lambda: person.row(gone.id).stand is Aktenstand.ERSETZT, timeout=10_000)
    spare = person.row(person.held())
    assert spare.ersatz_fuer == gone.schluessel
    assert spare.rang > max(row.rang for row in person.rows() if row.schicht == spare.schicht and row.id != spare.id)
    while person.desk.arbeit.akte is not None and person.row(person.held()).stand.zu_tun:
        person.finish_file()
    stands = [row.stand for row in person.rows()]
    assert (stands.count(Aktenstand.GEPRUEFT), stands.count(Aktenstand.ERSETZT)) == (EXTENDED, 1)


def examine_the_picked(person: Person) -> None:
    """At the same Prüfplatz in a group of their own."""
    assert person.window.shell is not None
    person.window.shell.context.navigate("aktenpruefung.ziehungen", person.pruefung)
    page = draws(person)
    page.ways.setFocus()
    page.ways.select_key(Weg.GEWAEHLTE)
    person.press(Qt.Key.Key_Return)
    assert person.desk.band.isVisible()
    person.keys("1")
    person.keys("23")
    person.keys("56,4")
    person.press(Qt.Key.Key_Tab)
    person.keys("6")
    person.press(Qt.Key.Key_Escape)
    for _ in range(2):
        person.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        person.press(*PRIMARY)
    picked = person.workspace.read(akten.akten, person.pruefung, Aktenart.BEWUSST)
    assert [row.stand for row in picked] == [Aktenstand.GEPRUEFT] * 2
    assert [row.mangel for row in picked] == [1, 0]


def evaluate(person: Person) -> None:
    """Nine of nine without a Mangel; the picked ones with theirs stand in a card of their own."""
    assert person.window.shell is not None
    person.window.shell.context.navigate("aktenpruefung.auswerten", person.pruefung)
    page = person.settled()
    result = person.workspace.read(auswertung, person.pruefung)
    assert (result.fallquote.zaehler, result.fallquote.nenner) == (0, EXTENDED)
    card = page.result.bewusst
    assert card.isVisible()
    row = card.table.rows.row(0)
    assert (row.akten, row.geprueft, row.mit_material, row.zu_viel_cent) == (2, 2, 1, 33_840)
    assert "nach Bonferroni für 2 Blicke" in page.result.hinweise.words()


def recompute_in_the_window_and_outside(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The chain holds; a changed entry is seen by whoever recomputes."""
    assert person.window.shell is not None
    person.window.shell.context.navigate("aktenpruefung.ziehungen", person.pruefung)
    page = draws(person)
    person.command("ziehungen nachr")
    person.qtbot.waitUntil(page.checked.isVisible, timeout=20_000)
    assert "stimmen mit dem Protokoll überein" in page.checked.words()

    target, liste = folder / "Ziehungsprotokoll.json", folder / "Liste.csv"
    lines = [f"{row.schluessel};{row.schicht}" for row in desk.zeilen(FILES)]
    liste.write_text("\n".join(["BG-Nummer;Standort", *lines]), "utf-8-sig")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    person.command("zum nachrechnen speichern")
    person.qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    assert run_verbs(["stichprobe", "nachrechnen", str(target), str(liste)]) == 0
    assert "Weitere Ziehungen nachgerechnet: 2." in capsys.readouterr().out
    told = json.loads(target.read_text("utf-8"))
    told["weitere_ziehungen"][0]["grund"] = "anders"
    target.write_text(json.dumps(told), "utf-8")
    assert run_verbs(["stichprobe", "nachrechnen", str(target), str(liste)]) == 1
    assert "Ziehung 2 stimmt nicht mit ihrer Prüfsumme überein." in capsys.readouterr().out


def draw_a_second_time(person: Person) -> None:
    """A new Prüfung with a new seed; both name each other."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NochmalsDialog)
        person.qtbot.keyClicks(dialog.grund.line, "Startwert war bekannt")
        person.qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    person.in_dialog(NochmalsDialog, fill)
    person.command("zweite")
    person.qtbot.waitUntil(lambda: isinstance(shown(person.window), StichprobePlanen), timeout=20_000)
    page = shown(person.window)
    assert isinstance(page, StichprobePlanen)
    page.angaben.startwert.line.setFocus()
    person.qtbot.keyClicks(page.angaben.startwert.line, "3-5-1-6")

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        dialog.action.click()

    person.in_dialog(ConfirmDialog, agree)
    person.press(*PRIMARY)
    person.qtbot.waitUntil(page.frozen.isVisible, timeout=20_000)
    (second,) = person.workspace.read(zweite_ziehungen, person.pruefung)
    assert (second.grund, second.gezogen_um is not None) == ("Startwert war bekannt", True)
    page.frozen.acted.emit()
    assert "Zweite Ziehung zu AP-2025-1." in draws(person).related.words()
    assert len(person.workspace.read(ziehungen, person.pruefung)) == 3, "the first stays as it is"
