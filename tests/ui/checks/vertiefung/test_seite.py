"""The page in its states, with the keyboard alone; rules and Höchstwerte are changed, undone and redone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.hoechstwert import hoechstwerte
from qmapp.checks.aktenpruefung.rows import KleineSchichten
from qmapp.checks.katalog import load
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.vertiefung import VertiefungSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from tests.ui.test_accessibility import nameless

Open = Callable[[str], VertiefungSeite]
Settled = Callable[[VertiefungSeite], None]
FIRST, SECOND, RUNNING = "AP-2025-1", "AP-2025-2", "AP-2026-1"


def test_the_second_half_year_beside_the_first(open_page: Open) -> None:
    page = open_page(SECOND)
    course = page.result.verlauf
    assert course.chart.describe() == ("AP-2025-1: 10,9\u00a0%. AP-2025-2: 6,9\u00a0%. Höchstwert 10\u00a0%.")
    assert course.said.words().startswith("Belegter Unterschied Gegenüber AP-2025-1: Veränderung um −4,0\u00a0Punkte")
    assert "p\u00a0=\u00a00,010" in course.differences.rows()[0][2]
    first = course.table.rows.row(0)
    assert first.unterschied is not None
    assert first.unterschied.belegt
    assert page.result.abdeckung.value.text() == "3,0\u00a0%"
    assert page.result.regeln.accessibleName() == "Regeln für kleine Gruppen"
    assert not page.preliminary.isVisible()


def test_without_an_earlier_one_it_says_so(open_page: Open) -> None:
    page = open_page(FIRST)
    assert page.result.verlauf._alone.text().startswith("Zu diesem Katalog gibt es noch keine frühere")
    assert page.result.verlauf._alone.isVisible()
    assert not page.result.verlauf.chart.isVisible()
    *single, joined = [row.title for row in page.result.teams.chart._rows]
    assert single == sorted(single)
    assert joined.startswith("Übrige (")
    assert "ohne Rangliste" in page.result.teams.said.text()


def test_a_running_one_is_shown_but_not_compared(open_page: Open) -> None:
    page = open_page(RUNNING)
    assert page.preliminary.isVisible()
    assert page.result.verlauf.said.words().startswith("Noch kein Vergleich")
    assert not page.result.verlauf.table.isVisible()
    assert page.result.verlauf.chart._points[-1].open


def test_t_turns_every_chart_into_a_table_and_back(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(SECOND)
    charts = page.result.shown_charts()
    assert len(charts) == 5
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert all(chart.shows_table() for chart in charts)
    assert charts[0].isAncestorOf(QApplication.focusWidget())
    for chart in charts:
        head, lines = chart.table_lines()
        assert all(len(line) == len(head) for line in lines)
        assert lines
    page.toggle_tables()
    assert not any(chart.shows_table() for chart in charts)


def test_each_card_opens_its_own_rechenweg(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(SECOND)
    for card, title in (
        (page.result.verlauf, "Veränderung von AP-2025-1 zu AP-2025-2"),
        (page.result.haeufung, "Pareto der Arten der Mängel"),
        (page.result.zweifel, "Nicht auffindbare Akten fehlerhaft"),
        (page.result.abdeckung, "Prüfabdeckung (P3)"),
    ):
        card.way.click()
        assert page.panel.as_text().startswith(title)
    assert not page.result.hoechstwerte.way.isVisible()
    page.result.teams.way.click()
    assert page.panel.as_text().startswith("Team Mitte 1")
    page.toggle_way()
    assert not page.panel.isVisible()
    page.toggle_way()
    assert "Hochrechnung in Euro" in page.panel.as_text()


def test_the_pareto_is_chosen_above(open_page: Open) -> None:
    card = open_page(SECOND).result.haeufung
    assert card.said.text().startswith("4 von 6 Ursachen bringen mindestens vier Fünftel der 195 Nennungen.")
    card.choice._group.button(1).click()
    assert card.chart.table_lines()[0] == ("Art des Mangels", "Mängel", "Anteil", "Aufsummiert")
    card.choice._group.button(2).click()
    assert card.said.text() == "Alle 195 Mängel: ohne Angabe."
    card.choice._group.button(3).click()
    assert "Gezeigt sind die ersten 12." in card.said.text()


def test_the_way_to_the_page_and_back(qtbot: QtBot, context: Context, shell: Shell, ids: dict[str, UUID]) -> None:
    context.navigate("aktenpruefung.auswerten", ids[SECOND])
    before = shell.page()
    assert isinstance(before, AuswertungSeite)
    qtbot.waitUntil(before.head.deeper.isVisible, timeout=15_000)
    before.head.deeper.click()
    page = shell.page()
    assert isinstance(page, VertiefungSeite)
    assert [crumb.label for crumb in page.crumbs()][-2:] == ["Auswertung", "Vertiefung"]
    page.back.click()
    assert shell.page() is before


def test_the_whole_page_by_keyboard(
    qtbot: QtBot, context: Context, shell: Shell, ids: dict[str, UUID], settled: Settled
) -> None:
    """From the result to the Vertiefung, a Höchstwert agreed on by Tab and Enter, charts as tables, and back."""

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget() or shell, key, modifier)

    context.navigate("aktenpruefung.auswerten", ids[RUNNING])
    result = shell.page()
    assert isinstance(result, AuswertungSeite)
    qtbot.waitUntil(result.head.deeper.isVisible, timeout=15_000)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    page = shell.page()
    assert isinstance(page, VertiefungSeite)
    settled(page)
    line = page.result.hoechstwerte.percent.line
    for _ in range(60):
        if QApplication.focusWidget() is line:
            break
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, "2,5")
    press(Qt.Key.Key_Return)
    settled(page)
    assert context.read(hoechstwerte, ids[RUNNING]) == {"F": "2.5"}
    for _ in range(60):
        if QApplication.focusWidget() is page.back:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_T)
    assert page.result.haeufung.chart.shows_table()
    press(Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert shell.page() is result


def test_every_figure_can_be_copied(open_page: Open) -> None:
    page = open_page(SECOND)
    page.copy()
    text = QGuiApplication.clipboard().text()
    for part in (
        "Prüfabdeckung\t2,98",
        "AP-2025-1 bis AP-2025-2\t−4,0",
        "Rechtsanwendung\t78",
        "Regression\t\trund 4",
    ):
        assert part in text


def test_rules_are_changed_undone_and_redone(
    context: Context, ids: dict[str, UUID], open_page: Open, settled: Settled
) -> None:
    page = open_page(RUNNING)
    rules = page.result.regeln

    def head() -> tuple[bool, int, KleineSchichten]:
        row = context.read(pruefung.pruefung, ids[RUNNING])
        return row.team_auswertung, row.team_mindestgroesse, row.kleine_schichten

    before = head()
    rules.least.line.setText("50")
    rules.least.commit()
    assert head() == (True, 50, before[2])
    settled(page)
    rules.small._group.button(1).click()
    assert head() == (True, 50, KleineSchichten.ZUSAMMEN)
    settled(page)
    rules.by_team.click()
    assert head()[0] is False
    settled(page)
    assert "abgeschaltet" in page.result.teams.said.text()
    assert not rules.least.isEnabled()
    for _ in range(3):
        context.undo()
    settled(page)
    assert head() == before
    assert rules.by_team.isChecked()
    context.redo()
    assert head() == (True, 50, before[2])
    rules.least.line.setText("3")
    assert not rules.least.commit()
    assert rules.least.error()


def test_a_höchstwert_is_agreed_changed_and_taken_back(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, settled: Settled
) -> None:
    page = open_page(RUNNING)
    card = page.result.hoechstwerte
    assert card.none.isVisible()
    card.what.set_value("AP-KDU-21")
    card.agree.click()
    assert "Bitte tragen Sie einen Höchstwert ein" in card.percent.error()
    card.percent.line.setText("2,5")
    qtbot.keyClick(card.percent.line, Qt.Key.Key_Return)
    settled(page)
    assert context.read(hoechstwerte, ids[RUNNING]) == {"AP-KDU-21": "2.5"}
    row = card.table.rows.row(0)
    assert (row.titel, row.urteil) == ("Betriebs- und Heizkostenabrechnung gefordert", None)
    assert card.percent.line.text() == ""
    card.what.set_value("F")
    card.percent.line.setText("10")
    card.agree.click()
    settled(page)
    assert [card.table.rows.row(i).schluessel for i in (0, 1)] == ["F", "AP-KDU-21"]
    card.table.setFocus()
    card.table.selectRow(1)
    assert card.what.value() == "AP-KDU-21"
    qtbot.keyClick(card.table, Qt.Key.Key_Delete)
    settled(page)
    assert context.read(hoechstwerte, ids[RUNNING]) == {"F": "10"}
    context.undo()
    assert context.read(hoechstwerte, ids[RUNNING]) == {"AP-KDU-21": "2.5", "F": "10"}
    settled(page)


def test_a_closed_prüfung_keeps_its_rules(open_page: Open) -> None:
    page = open_page(SECOND)
    assert not page.result.regeln.by_team.isEnabled()
    assert not page.result.regeln.small.isEnabled()
    assert "abgeschlossen" in page.result.regeln._fixed.text()
    assert not page.result.hoechstwerte.editor.isVisible()


def test_before_the_draw_it_says_what_will_stand_here(context: Context, shell: Shell) -> None:
    day = date(2026, 1, 1)
    key = context.perform(
        "Anlegen", pruefung.create_pruefung, titel="Neu", katalog=load("AP-KDU"), zeitraum_von=day, zeitraum_bis=day,
        heute=day,
    )  # fmt: skip
    context.navigate("aktenpruefung.vertiefen", key)
    page = shell.page()
    assert isinstance(page, VertiefungSeite)
    assert page.empty.isVisible()
    assert page._empty_words.accessibleName().startswith("Noch keine Stichprobe gezogen")
    assert not page.way.isVisible()


@pytest.mark.parametrize("kennung", [FIRST, SECOND, RUNNING])
def test_everything_has_a_name(open_page: Open, kennung: str) -> None:
    assert nameless(open_page(kennung)) == []


@pytest.mark.parametrize(("theme", "percent"), [("dark", 150), ("light", 200)])
def test_nothing_is_scrolled_sideways(open_page: Open, theme: str, percent: int, tmp_path: Path) -> None:
    page = open_page(SECOND)
    look.apply(theme, percent)  # type: ignore[arg-type]
    QApplication.processEvents()
    page.result.verlauf.adjustSize()
    scroll = page._body.parentWidget()
    assert scroll is not None
    assert page._body.minimumSizeHint().width() <= scroll.width()
