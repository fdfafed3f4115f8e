"""Every draw in the window: what there is, and the four ways to further files."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import ziehungen, zweite_ziehungen
from qmapp.checks.aktenpruefung.rows import Aktenart, Auswahl, Ergebnis, Ziehungsart
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.checks.ziehungen import Ziehungen
from qmapp.ui.checks.ziehungen.erweitern import ErweiternDialog
from qmapp.ui.checks.ziehungen.liste import Weg
from qmapp.ui.checks.ziehungen.nochmals import NochmalsDialog
from qmapp.ui.checks.ziehungen.waehlen import WaehlenDialog
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from tests.ui.checks.desk import NOW, zeilen
from tests.ui.test_accessibility import nameless

InDialog = Callable[[type[QDialog], Callable[[Any], None]], None]


def type_into(qtbot: QtBot, line: Any, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def take(qtbot: QtBot, page: Ziehungen, weg: Weg) -> None:
    page.ways.setFocus()
    page.ways.select_key(weg)
    qtbot.keyClick(page.ways, Qt.Key.Key_Return)


def undrawn(context: Context, drawn: UUID) -> list[str]:
    known = {row.schluessel for row in context.read(akte.pruefliste, drawn)}
    return [row.schluessel for row in zeilen(240) if row.schluessel not in known]


def test_the_first_draw_and_the_ways(page: Ziehungen, qtbot: QtBot) -> None:
    assert [page.list.rows.columns[0].text(page.list.rows.row(0))] == ["1 · Erste Ziehung · 40 Akten"]
    assert [page.ways.rows.row(i).weg for i in range(page.ways.rows.count())] == [
        Weg.ERWEITERN, Weg.ERSETZEN, Weg.WAEHLEN, Weg.NOCHMALS
    ]  # fmt: skip
    assert page.first_focus() is page.ways
    assert not page.detail.hinweis.isVisible()
    assert not page.related.isVisible()


def test_an_extension_is_asked_for_with_its_figures(
    page: Ziehungen, qtbot: QtBot, context: Context, drawn: UUID, in_dialog: InDialog
) -> None:
    def fill(dialog: ErweiternDialog) -> None:
        assert dialog.action is not None
        assert not dialog.warnung.isVisible(), "nothing is examined yet"
        assert dialog.gesamt.value() == 50
        type_into(qtbot, dialog.gesamt.line, "300")
        assert "noch 200 übrig" in dialog.aufteilung.text()
        qtbot.keyClick(dialog.gesamt.line, Qt.Key.Key_Return)
        assert "noch 200 übrig" in dialog.gesamt.error()
        type_into(qtbot, dialog.gesamt.line, "60")
        assert dialog.action.words() == "20 Akten dazuziehen"
        assert dialog.aufteilung.text() == "Dazu kommen: Mitte +13, Nord +7."
        figures = [dialog.stufen.rows.row(i) for i in range(dialog.stufen.rows.count())]
        assert [(row.name, row.stufe.akten) for row in figures] == [
            ("Jetzt", 40), ("Danach", 60), ("Zum Vergleich", 50), ("Zum Vergleich", 80), ("Zum Vergleich", 120)
        ]  # fmt: skip
        qtbot.keyClick(dialog.gesamt.line, Qt.Key.Key_Return)
        assert dialog.grund.error(), "without a reason nothing is drawn"
        type_into(qtbot, dialog.grund.line, "Der Bereich ist zu breit")
        qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    in_dialog(ErweiternDialog, fill)
    page.primary.click()
    qtbot.waitUntil(lambda: page.list.rows.count() == 2, timeout=10_000)
    first, second = context.read(ziehungen, drawn)
    assert (second.art, second.umfang, second.grund) == (Ziehungsart.ERWEITERUNG, 20, "Der Bereich ist zu breit")
    assert len(context.read(akte.akten, drawn)) == 60
    page.list.select_key(2, emit=True)
    assert page.detail.grund.text() == "Der Bereich ist zu breit"
    page.recompute.click()
    qtbot.waitUntil(page.checked.isVisible, timeout=10_000)
    assert "stimmen mit dem Protokoll überein" in page.checked.words()
    context.undo()
    assert context.read(ziehungen, drawn) == (first,)
    assert page.list.rows.count() == 1


def test_after_a_look_the_dialog_warns_and_strata_can_be_chosen(
    page: Ziehungen, qtbot: QtBot, context: Context, drawn: UUID, in_dialog: InDialog
) -> None:
    first = context.read(akte.akten, drawn)[0]
    context.perform("Rest", akte.answer_rest, first.id, Ergebnis.OK, NOW, "Weber")
    context.perform("Fertig", akte.close_akte, first.id, jetzt=NOW, wer="Weber")

    def fill(dialog: ErweiternDialog) -> None:
        assert "Von 40 gezogenen Akten ist 1 schon geprüft." in dialog.warnung.words()
        dialog.wie.setFocus()
        dialog.wie.set_value(True)
        dialog.wie.chosen.emit(True)
        assert not dialog.gesamt.isVisible()
        type_into(qtbot, dialog.schichten["Nord"].line, "500")
        qtbot.keyClick(dialog.schichten["Nord"].line, Qt.Key.Key_Return)
        assert dialog.schichten["Nord"].error()
        type_into(qtbot, dialog.schichten["Nord"].line, "5")
        assert dialog.aufteilung.text() == "Dazu kommen: Nord +5."
        shown = [dialog.stufen.rows.row(i) for i in range(dialog.stufen.rows.count())]
        assert [(row.name, row.stufe.akten) for row in shown] == [
            ("Jetzt", 40), ("Danach", 45), ("Nord jetzt", 13), ("Nord danach", 18)
        ]  # fmt: skip
        type_into(qtbot, dialog.grund.line, "Nord reicht nicht")
        qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    in_dialog(ErweiternDialog, fill)
    qtbot.keyClick(page.ways, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.rows.count() == 2, timeout=10_000)
    page.list.select_key(2, emit=True)
    assert page.detail.hinweis.isVisible()
    assert "war 1 Akte von 40 schon geprüft" in page.detail.hinweis.words()


def test_files_are_picked_and_examined_in_a_group_of_their_own(
    page: Ziehungen, qtbot: QtBot, context: Context, shell: Shell, drawn: UUID, in_dialog: InDialog
) -> None:
    one, two, *_ = undrawn(context, drawn)

    def fill(dialog: WaehlenDialog) -> None:
        dialog.schluessel.area.setPlainText(f"{one}\nBG 99-000000\n{two}")
        assert dialog.action is not None
        dialog.action.click()
        assert dialog.grund.error()
        type_into(qtbot, dialog.grund.line, "Beschwerden")
        dialog.action.click()
        assert "nicht in der Liste" in dialog.schluessel.error()
        dialog.schluessel.area.setPlainText(f"{one}\n\n{two}\n")
        dialog.action.click()

    in_dialog(WaehlenDialog, fill)
    take(qtbot, page, Weg.WAEHLEN)
    assert [row.schluessel for row in context.read(akte.akten, drawn, Aktenart.BEWUSST)] == [one, two]
    assert page.list.rows.count() == 2
    take(qtbot, page, Weg.GEWAEHLTE)
    desk = shell.page()
    assert isinstance(desk, Pruefplatz)
    assert desk.band.isVisible()
    assert len(desk.liste.rows()) == 2
    context.navigate("aktenpruefung.ziehungen", drawn)
    page.list.setFocus()
    page.list.select_key(2)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert isinstance(shell.page(), Pruefplatz)


def test_a_file_is_replaced_at_the_pruefplatz(page: Ziehungen, qtbot: QtBot, shell: Shell) -> None:
    take(qtbot, page, Weg.ERSETZEN)
    assert isinstance(shell.page(), Pruefplatz)


def test_a_second_draw_is_a_new_pruefung_and_both_name_each_other(
    page: Ziehungen, qtbot: QtBot, context: Context, shell: Shell, drawn: UUID, in_dialog: InDialog
) -> None:
    def fill(dialog: NochmalsDialog) -> None:
        qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)
        assert dialog.grund.error()
        type_into(qtbot, dialog.grund.line, "Startwert war bekannt")
        qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    in_dialog(NochmalsDialog, fill)
    take(qtbot, page, Weg.NOCHMALS)
    qtbot.waitUntil(lambda: isinstance(shell.page(), StichprobePlanen), timeout=10_000)
    (made,) = context.read(zweite_ziehungen, drawn)
    assert context.read(pruefung.pruefung, made.pruefung_id).ziehung_von_id == drawn
    context.navigate("aktenpruefung.ziehungen", drawn)
    assert "gibt es eine zweite Ziehung: AP-2025-2." in page.related.words()
    page.related.acted.emit()
    assert "Zweite Ziehung zu AP-2025-1." in page.related.words()
    assert page.empty.isVisible(), "not drawn yet"
    assert page.commands() == ()
    page._plan.click()
    assert isinstance(shell.page(), StichprobePlanen)


def test_the_way_from_the_plan(shell: Shell, context: Context, drawn: UUID) -> None:
    context.navigate("aktenpruefung.planen", drawn)
    planning = shell.page()
    assert isinstance(planning, StichprobePlanen)
    planning.frozen.acted.emit()
    assert isinstance(shell.page(), Ziehungen)


def test_equal_steps_are_refused_before_anything_is_asked(page: Ziehungen, context: Context, drawn: UUID) -> None:
    def steps(session: Any) -> None:
        from qmapp.checks.aktenpruefung import tables

        session.get(tables.Stichprobenplan, drawn).auswahl = Auswahl.SYSTEMATISCH

    context.perform("Schritte", steps)
    page.primary.click()
    assert "gleichen Schritten" in page.problem.words()


def test_a_prüfung_that_is_gone_leads_to_the_list(page: Ziehungen, context: Context, shell: Shell) -> None:
    from uuid import uuid4

    context.navigate("aktenpruefung.ziehungen", uuid4())
    assert shell.page() is not page


def test_everything_has_a_name_tab_comes_round_and_nothing_scrolls_sideways(
    page: Ziehungen, qtbot: QtBot, shell: Shell
) -> None:
    assert nameless(page) == []
    first = page.first_focus()
    assert first is not None
    first.setFocus()
    seen: set[QWidget] = {first}
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first:
            break
        seen.add(focused)
    assert {page.list, page.ways, page.primary, page.protocol, page.recompute} <= seen
    for width, percent in ((1366, 100), (1440, 200)):
        look.apply("light", percent)
        shell.resize(width, 900)
        qtbot.wait(20)
        assert page._body.width() <= page.width()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialogs_name_everything_and_fit(page: Ziehungen, qtbot: QtBot, in_dialog: InDialog, percent: int) -> None:
    look.apply("light", percent)

    seen: list[type[QDialog]] = []

    def look_at(dialog: QDialog) -> None:
        seen.append(type(dialog))
        try:
            assert nameless(dialog) == []
            assert dialog.width() <= page.window().width()
        finally:
            dialog.reject()

    for kind, act in ((ErweiternDialog, page.vorgaenge.extend), (WaehlenDialog, page.vorgaenge.pick)):
        in_dialog(kind, look_at)
        act()
        qtbot.waitUntil(lambda kind=kind: seen[-1:] == [kind] and QApplication.activeModalWidget() is None)
        page.window().activateWindow()
        qtbot.waitUntil(page.window().isActiveWindow)


def test_while_submitted_only_a_second_draw_is_offered(
    page: Ziehungen, qtbot: QtBot, context: Context, drawn: UUID
) -> None:
    def submitted(session: Any) -> None:
        from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe

        session.add(Freigabe(pruefung_id=drawn, nummer=1, vorgelegt_um=NOW, vorgelegt_durch="Weber"))

    context.perform("Vorgelegt", submitted)
    assert [page.ways.rows.row(i).weg for i in range(page.ways.rows.count())] == [Weg.NOCHMALS]
    assert not page.primary.isVisible()
    assert "Stichprobe erweitern …" not in [command.label for command in page.commands()]
