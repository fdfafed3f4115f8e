"""The page of the Berichtspflichten, worked by keyboard and buttons."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.act import berichtspflicht as pflicht
from qmapp.act import wiedervorlage
from qmapp.act.berichtspflicht.rows import LieferungZeile, Pflicht, Regel, Stand
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.ui.act.berichtspflichten import Berichtspflichten
from qmapp.ui.act.berichtspflichten.fassungsdialog import Fassungsdialog
from qmapp.ui.act.berichtspflichten.verzichtdialog import Verzichtdialog
from qmapp.ui.act.berichtspflichten.vorschlagswahl import Vorschlagswahl
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.checks.conftest import InDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def due(context: Context, jahr: int = 2025) -> tuple[LieferungZeile, ...]:
    return context.read(pflicht.kalender, jahr, heute=context.heute()).faellige


def duty(context: Context) -> Pflicht:
    return context.read(pflicht.pflichten)[0]


def reports(page: Berichtspflichten, **told: Any) -> UUID:
    given: dict[str, Any] = {"regel": Regel.TAGE, "tage": ("06-15", "11-22"), **told}
    made = page.context.perform(
        "x", pflicht.create_berichtspflicht, gueltig_ab=date(2025, 1, 1), fassung=given, titel="A"
    )
    page.show_target(made)
    page.refresh()
    return made


def typed(qtbot: QtBot, field: Any, text: str) -> None:
    line = field.line if hasattr(field, "line") else field.area
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_the_empty_page_offers_what_is_usual(
    qtbot: QtBot, page: Berichtspflichten, context: Context, in_dialog: InDialog
) -> None:
    assert page.empty.isVisible()
    assert page.first_focus() is page._first
    assert not page.primary.isVisible()
    assert [key for key, _ in page.footer_keys()] == ["Strg+N", "Strg+R", "F1"]

    def none_then_two(dialog: QDialog) -> None:
        assert isinstance(dialog, Vorschlagswahl)
        assert dialog.action is not None
        assert dialog.action.words() == "5 Vorschläge übernehmen"
        for check in dialog.boxes.values():
            check.setChecked(False)
        assert not dialog.action.isEnabled()
        dialog.boxes["sachstand"].setChecked(True)
        assert dialog.action.words() == "1 Vorschlag übernehmen"
        dialog.boxes["dienstbesprechung"].setChecked(True)
        dialog.submit()

    in_dialog(none_then_two)
    page._first.click()
    assert [row.titel for row in due(context)] == ["Bericht zum Sachstand"] * 2
    assert page.spalte.liste.list.rows.count() == 2
    assert page.spalte.besprechungen.list.rows.count() == 1
    context.undo()
    assert page.empty.isVisible()


def test_all_proposals_taken_are_told(page: Berichtspflichten, context: Context, in_dialog: InDialog) -> None:
    in_dialog(lambda dialog: dialog.submit())  # type: ignore[attr-defined]  # the dialog of the proposals
    page.take()
    page.take()
    assert context.messages[-1].text == "Alle Vorschläge sind schon übernommen."


def test_one_key_delivers_and_undo_takes_it_back(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    reports(page)
    rows = page.spalte.liste.list
    rows.select_key(due(context)[1].id, emit=True)
    assert page.detail.pflicht.lieferung.pill.text() == "Bald fällig"
    assert page.detail.pflicht.lieferung.hint.words().startswith("Kein Arbeitstag: Samstag Der Termin bleibt.")
    assert "Freitag, 21.11.2025" in page.detail.pflicht.lieferung.hint.words()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_G)
    assert (due(context)[1].stand, due(context)[1].geliefert_am) == (Stand.GELIEFERT, date(2025, 11, 20))
    assert page.detail.pflicht.lieferung.pill.text() == "Geliefert"
    assert not page.primary.isEnabled()
    qtbot.keyClick(rows, Qt.Key.Key_G)
    assert context.messages[-1].text == "Dieser Termin ist schon erledigt."
    context.undo()
    assert due(context)[1].stand is Stand.FAELLIG
    context.settings.single_letter_keys = False
    page.refresh()
    qtbot.keyClick(rows, Qt.Key.Key_G)
    assert due(context)[1].stand is Stand.FAELLIG
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert due(context)[1].stand is Stand.GELIEFERT


def test_what_presses_most_is_in_hand_first(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    reports(page, tage=("01-15", "06-15", "11-22"))
    page.done()
    page.spalte.liste.list.release()
    page.refresh()
    assert page.detail.pflicht.lieferung.pill.text() == "Überfällig"
    assert page.spalte.liste.list.current() == due(context)[1]


def test_a_late_delivery_asks_for_its_reason(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    reports(page)
    form = page.detail.pflicht.lieferung
    assert form.pill.text() == "Überfällig", "the most pressing one is in hand"
    assert not form.grund.isVisible()
    form.deliver.click()
    assert context.messages[-1].text == "Verspätet geliefert. Bitte tragen Sie den Grund nach."
    assert form.grund.isVisible()
    assert form.grund.label == "Grund der Verspätung"
    typed(qtbot, form.grund, "Daten fehlten")
    typed(qtbot, form.steuerung, "Wiedervorlage")
    typed(qtbot, form.weg, "E-Mail")
    row = due(context)[0]
    assert (row.grund, row.steuerung, row.weg) == ("Daten fehlten", "Wiedervorlage", "E-Mail")
    typed(qtbot, form.geliefert, "13.06.2025")
    assert due(context)[0].stand is Stand.GELIEFERT
    typed(qtbot, form.geliefert, "21.11.2025")
    assert "in der Zukunft" in form.geliefert.error()
    typed(qtbot, form.geliefert, "31.02.2025")
    assert "braucht ein Datum" in form.geliefert.error()
    assert due(context)[0].geliefert_am == date(2025, 6, 13)
    form.geliefert.line.clear()
    form.geliefert.commit()
    assert due(context)[0].stand is Stand.UEBERFAELLIG


def test_a_list_waits_for_its_eingang(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    reports(page, regel=Regel.EINGANG, arbeitstage=10, je_jahr=4, tage=())
    form = page.detail.pflicht.lieferung
    assert form.pill.text() == "Wartet"
    assert not page.primary.isEnabled()
    assert not form.deliver.isEnabled()
    typed(qtbot, form.eingang, "06.10.2025")
    row = next(row for row in due(context) if row.eingang is not None)
    assert row.faellig == date(2025, 10, 20)
    assert form.pill.text() == "Überfällig"
    typed(qtbot, form.geliefert, "23.10.2025")
    assert form.subtitle.text() == "fällig Montag, 20.10.2025 · geliefert am 23.10.2025, 3 Arbeitstage zu spät"
    typed(qtbot, form.eingang, "24.10.2025")
    assert "Geliefert wurde schon" in form.eingang.error()


def test_waived_with_reason_and_taken_back(page: Berichtspflichten, context: Context, in_dialog: InDialog) -> None:
    reports(page)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Verzichtdialog)
        dialog.submit()
        assert dialog.grund.error()
        dialog.grund.line.setText("Träger verzichtet")
        dialog.ersatz.line.setText("Telefonat")
        dialog.submit()

    in_dialog(answer)
    page.detail.pflicht.lieferung.waive.click()
    row = due(context)[0]
    assert (row.stand, row.grund, row.ersatz) == (Stand.VERZICHTET, "Träger verzichtet", "Telefonat")
    form = page.detail.pflicht.lieferung
    assert form.grund.label == "Grund des Verzichts"
    assert not form.geliefert.isVisible()
    form.reopen.click()
    assert due(context)[0].stand is Stand.UEBERFAELLIG


def test_a_duty_is_made_named_and_changed_from_a_day_on(
    qtbot: QtBot, page: Berichtspflichten, context: Context, in_dialog: InDialog
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    title = page.detail.pflicht.pflicht.titel
    assert title.line.hasFocus()
    qtbot.keyClicks(title.line, "Jahresbericht")
    qtbot.keyClick(title.line, Qt.Key.Key_Tab)
    typed(qtbot, page.detail.pflicht.pflicht.grundlage, "ZVP-08")
    assert (duty(context).titel, duty(context).grundlage) == ("Jahresbericht", "ZVP-08")

    def wrong_then_right(dialog: QDialog) -> None:
        assert isinstance(dialog, Fassungsdialog)
        assert dialog.gueltig_ab.value() == date(2026, 1, 1)
        dialog.tage.line.setText("29.02.")
        dialog.submit()
        assert "nicht in jedem Jahr" in dialog.tage.error()
        dialog.tage.line.setText("15.12.")
        dialog.regel.set_value(Regel.FOLGEJAHR)
        dialog.regel.committed.emit(Regel.FOLGEJAHR)
        assert dialog.tage.value() == ("01-15",), "its usual day"
        dialog.gueltig_ab.line.setText("01.01.2025")
        dialog.submit()
        assert "gibt es schon" in dialog.gueltig_ab.error()
        dialog.gueltig_ab.line.setText("01.01.2026")
        dialog.anlass.line.setText("Zielvereinbarung 2026")
        dialog.submit()

    in_dialog(wrong_then_right)
    page.detail.pflicht.fassungen.neu.click()
    words = [page.detail.pflicht.fassungen.list.rows.row(n) for n in range(2)]
    assert [row.gueltig_ab for row in words] == [date(2026, 1, 1), date(2025, 1, 1)], "the newest first"
    assert [row.faellig for row in due(context)] == [date(2025, 12, 15)]
    page.show_jahr(2026)
    page.spalte.liste.zeigen.set_value("zeitraum")
    page.spalte.liste._show()
    assert page.spalte.liste.list.rows.row(0).faellig == date(2027, 1, 15)

    def to_quarters(dialog: QDialog) -> None:
        assert isinstance(dialog, Fassungsdialog)
        dialog.regel.set_value(Regel.EINGANG)
        dialog.regel.committed.emit(Regel.EINGANG)
        assert not dialog.tage.isVisible()
        dialog.arbeitstage.line.setText("5")
        dialog.submit()

    in_dialog(to_quarters)
    page.detail.pflicht.fassungen.opened.emit(words[0])
    assert (duty(context).fassungen[1].arbeitstage, duty(context).fassungen[1].je_jahr) == (5, 4)
    page.detail.pflicht.fassungen.removed.emit(duty(context).fassungen[1])
    assert len(duty(context).fassungen) == 1
    page.detail.pflicht.fassungen.removed.emit(duty(context).fassungen[0])
    assert "mindestens eine Fassung" in page.problem.words()


def test_an_end_that_would_lose_a_delivery_is_refused_at_its_field(
    qtbot: QtBot, page: Berichtspflichten, context: Context
) -> None:
    reports(page)
    page.done()
    typed(qtbot, page.detail.pflicht.pflicht.endet, "01.06.2025")
    assert "Lieferung eingetragen" in page.detail.pflicht.pflicht.endet.error()
    assert duty(context).endet_am is None


def test_who_gets_it_and_when_they_meet(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    reports(page)
    card = page.detail.pflicht.empfaenger
    typed(qtbot, card.neu, "Kreis")
    typed(qtbot, card.neu, "Ausschuss")
    assert [whom.name for whom in duty(context).empfaenger] == ["Ausschuss", "Kreis"]
    card.list.select_key(next(w.id for w in duty(context).empfaenger if w.name == "Kreis"), emit=True)
    typed(qtbot, card.gremium, "Versammlung")
    typed(qtbot, card.termine, "20.03.2025, 1.2.2025")
    (kreis,) = [whom for whom in duty(context).empfaenger if whom.name == "Kreis"]
    assert (kreis.gremium, kreis.termine) == ("Versammlung", (date(2025, 2, 1), date(2025, 3, 20)))
    assert "20.03.2025  Kreis · Versammlung (BP-01)" in page.spalte.termine.words()
    typed(qtbot, card.termine, "irgendwann")
    assert "braucht Tage" in card.termine.error()
    card.list.setFocus()
    qtbot.keyClick(card.list, Qt.Key.Key_Delete)
    assert [whom.name for whom in duty(context).empfaenger] == ["Ausschuss"]


def test_a_duty_is_deleted_without_asking_and_comes_back(
    qtbot: QtBot, page: Berichtspflichten, context: Context
) -> None:
    reports(page)
    qtbot.mouseClick(page.detail.pflicht.pflicht.drop, Qt.MouseButton.LeftButton)
    assert page.empty.isVisible()
    assert context.messages[-1].text == "BP-01 A mit allen Terminen gelöscht."
    context.undo()
    assert len(due(context)) == 2


def test_delete_takes_back_what_was_entered_and_never_the_duty(
    qtbot: QtBot, page: Berichtspflichten, context: Context
) -> None:
    reports(page)
    table = page.spalte.liste.list
    table.setFocus()
    page.done()
    assert sum(row.geliefert_am is not None for row in due(context)) == 1
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert all(row.geliefert_am is None for row in due(context))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(due(context)) == 2
    assert "nur begründet auslassen" in context.messages[-1].text


def test_filters_and_years(page: Berichtspflichten, context: Context) -> None:
    reports(page, regel=Regel.FOLGEJAHR, tage=("01-15",))
    liste = page.spalte.liste
    assert page._jahr == 2025
    assert liste.zeigen.value() == "zeitraum", "the report for 2025 is due in 2026"
    liste.reset()
    assert liste.list.rows.count() == 0
    assert liste._reset.isVisible()
    assert liste._none.text() == "Nichts in diesem Filter."
    assert [liste.jahr._values[n] for n in range(2)] == [2026, 2025]
    liste.jahr.committed.emit(2026)
    assert liste.list.rows.row(0).faellig == date(2026, 1, 15)
    liste.zeigen.set_value("offen")
    liste._show()
    page.done()
    assert liste.list.rows.count() == 0
    assert page.header is not None
    assert page.header._context.text() == "2026: 1 Berichtstermin, keiner überfällig"


def test_navigation_finds_the_year_of_what_is_wanted(shell: Shell, page: Berichtspflichten, context: Context) -> None:
    made = reports(page)
    old = page.context.perform(
        "x", pflicht.create_berichtspflicht, gueltig_ab=date(2020, 1, 1), titel="Alt", endet_am=date(2020, 12, 31)
    )
    serie = page.context.perform("x", pflicht.create_terminserie, ab_jahr=2019, titel="Runde")
    termin = page.context.perform("x", pflicht.add_termin, serie, heute=context.heute(), datum=date(2019, 5, 6))
    for wanted, jahr, titel in ((old, 2020, "Alt"), (termin, 2019, "Runde"), (made, 2025, "A")):
        context.navigate(page.key, wanted)
        row = page.spalte.row()
        assert row is not None
        assert (page._jahr, row.titel) == (jahr, titel)


def test_navigation_takes_what_is_overdue_in_hand(page: Berichtspflichten, context: Context) -> None:
    given: dict[str, Any] = {"regel": Regel.TAGE, "tage": ("11-30",)}
    told = {"gueltig_ab": date(2024, 1, 1), "fassung": given, "titel": "A"}
    made = context.perform("x", pflicht.create_berichtspflicht, **told)
    context.navigate(page.key, made)
    assert page.detail.pflicht.lieferung.pill.text() == "Überfällig"
    assert page._jahr == 2024
    page.done()
    context.navigate(page.key, made)
    assert page.detail.pflicht.lieferung.pill.text() == "Verspätet", "the year in hand comes first"


def test_a_wiedervorlage_is_set_for_the_duty_in_hand(page: Berichtspflichten, context: Context) -> None:
    made = reports(page)
    page.detail.pflicht.wiedervorlage.set_new()
    (row,) = context.read(wiedervorlage.wiedervorlagen, made)
    assert (row.bezug_art, row.bezug_kennung) == (Bezugsart.BERICHTSPFLICHT, "BP-01")


def test_the_badge_counts_what_presses(page: Berichtspflichten, context: Context) -> None:
    assert Berichtspflichten.badge(context) == 0
    reports(page)
    assert Berichtspflichten.badge(context) == 2, "one overdue, one due in two days"
    page.done()
    assert Berichtspflichten.badge(context) == 1


def test_the_calendar_is_written(qtbot: QtBot, page: Berichtspflichten, in_dialog: InDialog) -> None:
    reports(page)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert list(dialog.boxes) == ["pdf", "docx", "xlsx"]
        dialog.boxes["pdf"].setChecked(True)
        dialog.boxes["docx"].setChecked(True)
        dialog.submit()

    in_dialog(choose)
    page.export()
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    assert [Path(path).name for path in page.saved.files] == [
        "Berichtskalender_2025_2025-11-20.pdf",
        "Berichtskalender_2025_2025-11-20.docx",
    ]
    assert QApplication.activeModalWidget() is None
    QTest.qWait(1)


@pytest.mark.parametrize("words", ["Neue Berichtspflicht", "Fristrechner …", "Berichtskalender ausgeben …"])
def test_the_palette_knows_what_the_page_can(page: Berichtspflichten, words: str) -> None:
    assert words in [command.label for command in page.commands()]
