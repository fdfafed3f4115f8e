"""The page of the Management Response, worked by keyboard and buttons."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qmapp import settings as settings_file
from qmapp.act import empfehlung as empf
from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act import massnahme as act
from qmapp.act.empfehlung.rows import Prioritaet
from qmapp.act.management_response.rows import Vorgang
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.act.management_response.befehle import Antwortbefehle
from qmapp.ui.act.management_response.einzelheit import Offen
from qmapp.ui.act.management_response.flaeche import Antwortflaeche
from qmapp.ui.act.management_response.liste import Zeigen
from qmapp.ui.context import Context
from qmapp.ui.widgets.select_field import SelectField
from tests.ui.act.management_response.conftest import Jahr

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def go(page: ManagementResponseSeite, key: UUID) -> None:
    page.show_target(key)
    page.refresh()
    page.liste.list.setFocus()


def stand(context: Context, key: UUID) -> Vorgang:
    return context.read(mr.vorgang, key, context.heute())


def choose(field: SelectField, words: str) -> None:
    """Take what begins with these words from a combo box."""
    place = field.combo.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0
    field.combo.setCurrentIndex(place)
    field.combo.activated.emit(place)


def show(page: ManagementResponseSeite, zeigen: Zeigen) -> list[str]:
    """Filter with a click; the Kennungen shown."""
    button = page.liste.zeigen._group.button(list(Zeigen).index(zeigen))
    assert button is not None
    button.click()
    return shown(page)


def shown(page: ManagementResponseSeite) -> list[str]:
    rows = page.liste.list.rows
    return [rows.row(place).empfehlung.zeile.kennung[-2:] for place in range(rows.count())]


def test_the_list_shows_how_far_everything_is(page: ManagementResponseSeite, context: Context) -> None:
    assert shown(page) == [f"0{n}" for n in range(1, 10)]
    assert page.liste.answered() == "8 von 9 beantwortet"
    assert ManagementResponseSeite.badge(context) == 1
    rows = page.liste.list.rows
    pills = [rows.index(place, 1).data(Qt.ItemDataRole.DisplayRole) for place in range(9)]
    assert pills[0] == "Umgesetzt"
    assert pills[4] == "Abgelehnt"
    assert pills[8] == "Antwort fehlt"


def test_filters_search_and_the_year(qtbot: QtBot, page: ManagementResponseSeite, context: Context) -> None:
    assert show(page, Zeigen.OHNE_ANTWORT) == ["09"]
    assert show(page, Zeigen.OFFEN) == ["02", "03", "04", "07", "08", "09"]
    assert show(page, Zeigen.UMGESETZT) == ["01", "05", "06"]
    qtbot.keyClick(page, K.Key_F, CTRL)
    qtbot.keyClicks(page.liste.search, "nirgends")
    assert shown(page) == []
    assert "nirgends" in page.liste._none.text()
    assert not page.detail.isVisible()
    page.liste._reset.click()
    qtbot.keyClicks(page.liste.search, "M-06")
    assert shown(page) == ["03"]
    page.liste.search.clear()
    told = {"heute": context.heute(), "jetzt": context.jetzt(), "wer": context.wer}
    context.perform("Neu", empf.create_empfehlung, titel="Neu", jahr=2026, **told)
    assert shown(page) == [f"0{n}" for n in range(1, 10)]
    choose(page.liste.jahr, "2026")
    assert shown(page) == ["01"]
    choose(page.liste.jahr, "Alle")
    assert len(shown(page)) == 10
    assert not page.liste.gesamt.isVisible()


def test_the_filter_is_remembered(page: ManagementResponseSeite, context: Context, qtbot: QtBot) -> None:
    show(page, Zeigen.OFFEN)
    assert settings_file.load().views["management_response"] == {"zeigen": "offen"}
    befehle = Antwortbefehle(page, context)
    other = Antwortflaeche(context, befehle)
    qtbot.addWidget(other)
    assert other.liste.zeigen.value() == Zeigen.OFFEN
    context.settings.views["management_response"] = {"zeigen": "unbekannt"}
    third = Antwortflaeche(context, befehle)
    qtbot.addWidget(third)
    assert third.liste.zeigen.value() == Zeigen.ALLE


def test_arrows_change_everything_at_the_right(qtbot: QtBot, page: ManagementResponseSeite) -> None:
    page.liste.list.setFocus()
    qtbot.keyClick(page.liste.list, K.Key_Down)
    row = page.detail.shown()
    assert row is not None
    assert row.empfehlung.zeile.kennung == "E-2025-02"
    assert page.detail.massnahmen.zeitleiste.describe().startswith("2 Zeilen")
    assert page.detail.verlauf.table.rows.count() == len(row.verlauf)
    qtbot.keyClick(page.detail.massnahmen.zeitleiste.canvas, K.Key_T)
    assert page.detail.massnahmen.zeitleiste.shows_table()


def test_one_is_written_freely_and_saves_itself(qtbot: QtBot, page: ManagementResponseSeite, context: Context) -> None:
    qtbot.keyClick(page, K.Key_N, CTRL)
    form = page.detail.form
    assert form.titel.line.hasFocus()
    qtbot.keyClicks(form.titel.line, "Posteingang stempeln")
    qtbot.keyClick(form.titel.line, K.Key_Tab)
    qtbot.keyClicks(form.text.area, "Jeder Eingang wird gestempelt.")
    qtbot.keyClick(form.text.area, K.Key_Tab)
    choose(form.prioritaet, "hoch")
    form.antwort_frist.line.setFocus()
    form.antwort_frist.line.selectAll()
    qtbot.keyClicks(form.antwort_frist.line, "1.3.2026")
    qtbot.keyClick(form.antwort_frist.line, K.Key_Tab)
    assert "liegt vor dem Tag der Empfehlung" in form.antwort_frist.error()
    form.antwort_frist.line.selectAll()
    qtbot.keyClicks(form.antwort_frist.line, "31.3.2026")
    qtbot.keyClick(form.antwort_frist.line, K.Key_Tab)
    (row,) = (row for row in context.read(empf.empfehlungen) if row.kennung == "E-2025-10")
    assert (row.titel, row.text) == ("Posteingang stempeln", "Jeder Eingang wird gestempelt.")
    assert (row.prioritaet, row.antwort_frist) == (Prioritaet.HOCH, date(2026, 3, 31))
    assert page.primary.words() == "Antwort erfassen"
    qtbot.keyClick(form, K.Key_Escape)
    assert page.detail.offen is Offen.NICHTS
    assert page.liste.list.hasFocus()
    qtbot.keyClick(page.liste.list, K.Key_Delete)
    assert context.messages[-1].text == "E-2025-10 gelöscht."
    context.undo()
    assert "10" in shown(page)


def test_what_has_massnahmen_is_not_deleted(qtbot: QtBot, page: ManagementResponseSeite, context: Context) -> None:
    page.liste.list.setFocus()
    qtbot.keyClick(page.liste.list, K.Key_Delete)
    assert page.problem.isVisible()
    assert "gehören M-01 und M-02" in page.problem.words()
    assert len(shown(page)) == 9
    qtbot.keyClick(page.liste.list, K.Key_Down)
    assert not page.problem.isVisible()


def test_feststellungen_are_read_added_and_taken_away(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    go(page, jahr["E-2025-09"])
    seen: list[tuple[str, Any]] = []
    context.navigated.connect(lambda key, target: seen.append((key, target)))
    rows = page.detail.empfehlung.grundlage
    assert rows.rows.count() == 1
    rows.selectRow(0)
    qtbot.keyClick(rows, K.Key_Return)
    (source,) = stand(context, jahr["E-2025-09"]).empfehlung.feststellungen
    assert seen == [("feststellung.liste", (source.id,))]
    qtbot.keyClick(page.liste.list, K.Key_E)
    form = page.detail.form
    choose(form.feststellung, "FS-003")
    assert form.grundlage.rows.count() == 2
    form.grundlage.select_key(source.id)
    qtbot.keyClick(form.grundlage, K.Key_Delete)
    assert stand(context, jahr["E-2025-09"]).empfehlung.zeile.feststellungen == ("FS-003",)
    context.undo()
    assert form.grundlage.rows.count() == 2


def test_title_and_text_stand_once_answered(qtbot: QtBot, page: ManagementResponseSeite, context: Context) -> None:
    page.liste.list.setFocus()
    qtbot.keyClick(page.liste.list, K.Key_Return)
    form = page.detail.form
    assert page.detail.offen is Offen.EMPFEHLUNG
    assert form.titel.line.isReadOnly()
    assert not form.adressat.line.isReadOnly()


def test_the_whole_year_is_answered(qtbot: QtBot, page: ManagementResponseSeite, context: Context) -> None:
    page.liste.gesamt.click()
    assert page.gesamt.isVisible()
    assert not page.detail.isVisible()
    assert page.gesamt.text.area.isReadOnly()
    assert page.primary.words() == "Zurück zur Empfehlung"
    page.gesamt.reopen.click()
    assert not page.gesamt.text.area.isReadOnly()
    page.gesamt.text.area.setFocus()
    page.gesamt.text.area.selectAll()
    qtbot.keyClicks(page.gesamt.text.area, "Wir haben viel vor.")
    qtbot.keyClick(page, K.Key_Return, CTRL)
    found = context.read(empf.gesamtstellungnahme, 2025)
    assert found is not None
    assert (found.text, found.freigegeben_durch) == ("Wir haben viel vor.", context.wer)
    qtbot.keyClick(page, K.Key_Return, CTRL)
    assert page.detail.isVisible()
    assert page.liste.list.hasFocus()


def test_a_refusal_of_the_year_stands_at_its_field(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context
) -> None:
    page.open_gesamt()
    page.gesamt.reopen.click()
    page.gesamt.rolle.line.clear()
    page.gesamt.rolle.commit()
    qtbot.keyClick(page, K.Key_Return, CTRL)
    assert "fehlt noch die Rolle" in page.gesamt.rolle.error()
    qtbot.keyClick(page.gesamt, K.Key_Escape)
    assert page.detail.isVisible()


def test_a_page_leads_straight_to_a_part(page: ManagementResponseSeite, context: Context, jahr: Jahr) -> None:
    context.navigate("management_response", jahr["E-2025-09"], "antwort")
    assert page.detail.offen is Offen.ANTWORT
    context.navigate("management_response", jahr["E-2025-03"], "empfehlung")
    assert page.detail.offen is Offen.EMPFEHLUNG
    row = page.detail.shown()
    assert row is not None
    assert row.empfehlung.zeile.kennung == "E-2025-03"


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, page: ManagementResponseSeite, jahr: Jahr) -> None:
    go(page, jahr["E-2025-07"])
    for step in (page.detail.open_empfehlung, lambda: page.detail.open_massnahme(jahr["M-12"]), page.open_gesamt):
        step()
        nameless = [
            type(widget).__name__
            for widget in page.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
        ]
        assert nameless == []


class TestEmpty:
    @pytest.fixture
    def empty_file(self) -> bool:
        return True

    def test_an_empty_page_says_where_they_come_from(
        self, qtbot: QtBot, page: ManagementResponseSeite, context: Context
    ) -> None:
        assert page.empty.isVisible()
        assert not page.primary.isVisible()
        assert page.first_focus() is page.empty.neu
        seen: list[str] = []
        context.navigated.connect(lambda key, target: seen.append(key))
        page.empty.findings.click()
        assert seen == ["feststellung.liste"]
        qtbot.keyClick(page.empty.neu, K.Key_Space)
        assert not page.empty.isVisible()
        assert page.detail.form.titel.line.hasFocus()
        assert page.detail.form.titel.value() == "Neue Empfehlung"
        assert [row.kennung for row in context.read(empf.empfehlungen)] == ["E-2026-01"]
        context.undo()
        assert page.empty.isVisible()

    def test_keys_do_nothing_while_it_is_empty(
        self, qtbot: QtBot, page: ManagementResponseSeite, context: Context
    ) -> None:
        for key in (K.Key_A, K.Key_M, K.Key_W, K.Key_E, K.Key_1, K.Key_Escape):
            qtbot.keyClick(page, key)
        qtbot.keyClick(page, K.Key_Return, CTRL)
        assert context.read(act.massnahmen, context.heute()) == ()
        assert context.read(fest.feststellungen) == ()
