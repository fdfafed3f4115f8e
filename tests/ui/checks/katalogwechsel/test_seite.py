"""The assistant: decided by keys, counted at once, moved in one step, the archive to look at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.freigabe import schritte as freigabe
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog import import_katalog
from qmapp.checks.katalog.wechsel import Entscheidung
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.katalogwechsel import KatalogwechselSeite
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from tests.ui.checks.desk import HEUTE, NOW, WER
from tests.ui.checks.katalogwechsel.conftest import NEU, NEXT
from tests.ui.test_accessibility import nameless

Written = tuple[Path, UUID]
Agree = Callable[[bool], list[str]]


def decided(page: KatalogwechselSeite) -> dict[str, str]:
    return {code: wahl.ziel or wahl.entscheidung.value for code, wahl in page.blatt.assistent.wahlen.all().items()}


def codes(page: KatalogwechselSeite) -> list[str]:
    model = page.blatt.assistent.tafel.table.rows
    return [model.row(i).code for i in range(model.count())]


def figures(page: KatalogwechselSeite) -> tuple[str, ...]:
    strip = page.blatt.assistent.leiste
    return tuple(figure.value() for figure in (strip.stay, strip.aside, strip.new, strip.reopened))


def press(qtbot: QtBot, page: KatalogwechselSeite, keys: str) -> None:
    qtbot.keyClicks(page.blatt.assistent.tafel.table, keys)


def move(qtbot: QtBot, page: KatalogwechselSeite, agree: Agree) -> list[str]:
    said = agree(True)
    page.blatt.primary.click()
    qtbot.waitUntil(lambda: any(message.undo for message in page.context.messages))
    assert page.blatt.archiv.isVisible()
    return said


def test_the_head_of_a_pruefung_leads_there(qtbot: QtBot, shell: Shell) -> None:
    start = shell.page()
    assert isinstance(start, Aktenpruefungen)
    assert start.form.wechsel.accessibleName() == f"Zu Fassung {NEU.version} wechseln …"
    assert f"Zu Fassung {NEU.version} wechseln …" in [command.label for command in start.commands()]
    start.form.wechsel.click()
    qtbot.waitUntil(lambda: isinstance(shell.page(), KatalogwechselSeite))


def test_only_what_changed_is_shown_first_with_a_careful_suggestion(page: KatalogwechselSeite) -> None:
    assert codes(page) == ["AP-KDU-01", "AP-KDU-02", "AP-KDU-98", "AP-KDU-99", "AP-KDU-03", "AP-KDU-40"]
    now = decided(page)
    assert now["AP-KDU-01"] == "oeffnen"
    assert (now["AP-KDU-02"], now["AP-KDU-03"], now["AP-KDU-40"]) == ("uebernehmen", "AP-KDU-98", "archivieren")
    assert figures(page) == ("39 (2 zugeordnet)", "3", "2", "1")
    page.blatt.assistent.tafel.filter._group.button(1).click()
    assert len(codes(page)) == 42


def test_keys_decide_and_go_on(qtbot: QtBot, page: KatalogwechselSeite) -> None:
    table = page.blatt.assistent.tafel.table
    assert QApplication.focusWidget() is table
    press(qtbot, page, "1")
    assert decided(page)["AP-KDU-01"] == "uebernehmen"
    row = table.current()
    assert row is not None
    assert row.code == "AP-KDU-02"
    assert figures(page)[:2] == ("41 (2 zugeordnet)", "1")
    press(qtbot, page, "4")
    assert page.context.messages[-1].text == "Hier passt Taste 1 (Gilt weiter) oder 2 (Neu beantworten)."
    press(qtbot, page, " ")
    assert decided(page)["AP-KDU-02"] == "oeffnen"
    table.select_key("AP-KDU-99", emit=True)
    press(qtbot, page, "1")
    assert page.context.messages[-1].text.startswith("Ein neuer Prüfpunkt")
    table.select_key("AP-KDU-03", emit=True)
    press(qtbot, page, "4")
    assert decided(page)["AP-KDU-03"] == "archivieren"
    press(qtbot, page, "3")
    assert decided(page)["AP-KDU-40"] == "AP-KDU-98"


def test_the_detail_shows_both_texts_and_changes_the_target(qtbot: QtBot, page: KatalogwechselSeite) -> None:
    detail = page.blatt.assistent.detail
    assert "[" in detail.new.text()
    assert detail._given.text() == "Bisher 2 Antworten, davon 1 Mangel."
    page.blatt.assistent.tafel.table.select_key("AP-KDU-03", emit=True)
    assert detail.ziel.isVisible()
    assert detail.ziel.value() == "AP-KDU-98"
    detail.ziel.combo.setCurrentIndex(1)
    detail.ziel.combo.activated.emit(1)
    assert decided(page)["AP-KDU-03"] == "AP-KDU-99"
    detail.ways[Entscheidung.ARCHIVIEREN].click()
    assert decided(page)["AP-KDU-03"] == "archivieren"
    assert not detail.ziel.isVisible()
    page.blatt.assistent.tafel.table.select_key("AP-KDU-98", emit=True)
    assert not any(button.isVisible() for button in detail.ways.values())


def test_moving_asks_once_and_shows_what_lies_aside(
    qtbot: QtBot, page: KatalogwechselSeite, written: Written, agree: Agree
) -> None:
    agree(False)
    page.blatt.primary.click()
    qtbot.wait(1)
    assert page.blatt.moves == ()
    said = move(qtbot, page, agree)
    assert "Antworten ins Archiv: 3." in said[0]
    assert "Geprüfte Akten wieder offen: 1." in said[0]
    last = page.context.messages[-1]
    assert (last.text, last.undo) == (
        f"Zu Fassung {NEU.version} gewechselt: 3 Antworten im Archiv, 1 geprüfte Akte wieder offen.", True,
    )  # fmt: skip
    head = page.context.read(pruefung.pruefung, written[1])
    assert head.katalog_version == NEU.version
    table = page.blatt.archiv.table
    assert table.rows.count() == 3
    assert "Feststellung: Fehlt." in page.blatt.archiv.words.text()
    assert page.blatt.archiv._moves.text().endswith("Weber, 3 im Archiv")
    assert not page.blatt.primary.isVisible()
    page.context.undo()
    assert page.blatt.primary.isVisible() or page.blatt.other.isVisible()
    assert page.context.read(pruefung.pruefung, written[1]).katalog_version == NEU.version - 1


def test_enter_in_the_archive_opens_the_file(
    qtbot: QtBot, page: KatalogwechselSeite, shell: Shell, agree: Agree
) -> None:
    move(qtbot, page, agree)
    qtbot.keyClick(page.blatt.archiv.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(shell.page(), Pruefplatz))


def test_answers_given_meanwhile_are_counted_and_decisions_stay(
    qtbot: QtBot, page: KatalogwechselSeite, written: Written
) -> None:
    press(qtbot, page, "1")
    third = page.context.read(akten.akten, written[1])[2]
    page.context.perform("A", akten.answer, third.id, "AP-KDU-40", Ergebnis.OK, jetzt=NOW, wer=WER)
    assert figures(page)[1] == "2"
    assert decided(page)["AP-KDU-01"] == "uebernehmen"


def test_a_choice_of_versions_begins_anew(qtbot: QtBot, page: KatalogwechselSeite) -> None:
    press(qtbot, page, "1")
    page.context.perform("K", import_katalog, NEXT, heute=HEUTE, wer=WER)
    assert page.blatt.assistent.leiste.ziel.combo.count() == 2
    assert decided(page)["AP-KDU-01"] == "uebernehmen"
    page.blatt.assistent.leiste.ziel.combo.setCurrentIndex(0)
    page.blatt.assistent.leiste.ziel.combo.activated.emit(0)
    assert page.blatt.assistent.wahlen.vorschau is not None
    assert page.blatt.assistent.wahlen.vorschau.nach.version == NEXT.version
    assert decided(page)["AP-KDU-01"] == "oeffnen"


def test_a_refusal_stands_above_the_page(
    qtbot: QtBot, page: KatalogwechselSeite, written: Written, agree: Agree
) -> None:
    for row in page.context.read(akten.akten, written[1]):
        if row.stand is not Aktenstand.GEPRUEFT:
            page.context.perform("W", akten.lose_akte, row.id, "weg", NOW, WER)

    # Someone submits the Prüfung between the question and the move.
    QTimer.singleShot(0, partial(page.context.perform, "V", freigabe.submit_pruefung, written[1], jetzt=NOW, wer=WER))
    agree(True)
    page.blatt.primary.click()
    qtbot.waitUntil(lambda: "liegt zur Freigabe vor" in page.blatt.problem.words())


def test_everything_has_a_name_and_leads_back(qtbot: QtBot, page: KatalogwechselSeite, shell: Shell) -> None:
    assert nameless(page) == []
    page.go_back()
    qtbot.waitUntil(lambda: isinstance(shell.page(), Aktenpruefungen))


def test_without_a_newer_version_the_page_leads_back(
    qtbot: QtBot, page: KatalogwechselSeite, shell: Shell, agree: Agree
) -> None:
    move(qtbot, page, agree)
    assert page.blatt.archiv.isVisible()
    assert page.blatt.other.words() == "Zurück zur Aktenprüfung"
    assert [command.label for command in page.commands()] == ["Zurück zur Aktenprüfung"]
    page.blatt.other.click()
    qtbot.waitUntil(lambda: isinstance(shell.page(), Aktenpruefungen))


def test_a_submitted_pruefung_stays_where_it_is(qtbot: QtBot, page: KatalogwechselSeite, written: Written) -> None:
    for row in page.context.read(akten.akten, written[1]):
        if row.stand is not Aktenstand.GEPRUEFT:
            page.context.perform("W", akten.lose_akte, row.id, "weg", NOW, WER)
    page.context.perform("V", freigabe.submit_pruefung, written[1], jetzt=NOW, wer=WER)
    assert page.blatt.nothing.isVisible()
    assert "liegt zur Freigabe vor" in page.blatt.empty.accessibleName()
    assert not page.blatt.primary.isVisible()
    page.blatt.move_on()
    assert page.blatt.moves == ()


def test_nothing_scrolls_sideways(qtbot: QtBot, page: KatalogwechselSeite, shell: Shell, agree: Agree) -> None:
    for _ in range(2):
        for width, percent in ((1366, 100), (1440, 200)):
            look.apply("light", percent)
            shell.resize(width, 900)
            qtbot.wait(20)
            assert page._body.width() <= page.width()
        if page.blatt.primary.isVisible():
            move(qtbot, page, agree)


def test_tab_reaches_everything_and_comes_round(qtbot: QtBot, page: KatalogwechselSeite, agree: Agree) -> None:
    for wanted in (
        [page.blatt.assistent.leiste.ziel.combo, page.blatt.assistent.tafel.table, page.blatt.primary],
        [page.blatt.archiv.table],
    ):
        # Without a window manager nothing is active after a dialog has closed.
        page.window().activateWindow()
        qtbot.waitUntil(page.window().isActiveWindow)
        first = page.first_focus()
        assert first is not None
        first.setFocus()
        seen: list[object] = []
        while QApplication.focusWidget() is not None and QApplication.focusWidget() not in seen:
            seen.append(QApplication.focusWidget())
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is first
        assert [widget for widget in wanted if widget not in seen] == []
        if page.blatt.primary.isVisible():
            assert any(button in seen for button in page.blatt.assistent.detail.ways.values())
            assert page.blatt.assistent.tafel.filter._group.checkedButton() in seen
            move(qtbot, page, agree)
