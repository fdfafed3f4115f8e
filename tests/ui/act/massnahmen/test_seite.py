"""The page of the Maßnahmen, worked by keyboard and mouse."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.act import massnahme as act
from qmapp.act.empfehlung import create_empfehlung, draft_stellungnahme
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.act.projekt import add_massnahmen, create_projekt
from qmapp.ui.act.massnahmen import Massnahmen
from qmapp.ui.act.massnahmen.ansichten import Ansicht
from qmapp.ui.act.massnahmen.bestand import Merkmal, Ordnung, Zeigen
from qmapp.ui.act.massnahmen.zuempfehlung import Empfehlungswahl
from qmapp.ui.context import Context
from tests.ui.act.massnahmen.conftest import HEUTE, NOW, Opened
from tests.ui.checks.conftest import InDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NBSP = "\u00a0"


def shown(page: Massnahmen) -> list[str]:
    rows = page.ansichten.tafel.rows
    return [rows.row(place).zeile.kennung for place in range(rows.count())]


def zeilen(context: Context) -> dict[str, MassnahmeZeile]:
    return {row.kennung: row for row in context.read(act.massnahmen, HEUTE)}


def to(page: Massnahmen, kennung: str) -> None:
    row = next(e for e in page.ansichten.bestand().eintraege if e.zeile.kennung == kennung)
    page.ansichten.tafel.select_id(row.id, emit=True)
    page.ansichten.tafel.setFocus()


def choose(page: Massnahmen, zeigen: Zeigen) -> None:
    field = page.ansichten.filter.zeigen
    field.set_value(zeigen)
    field.committed.emit(zeigen)


def test_an_empty_page_says_what_will_stand_here_and_begins(
    qtbot: QtBot, empty_context: Context, opened: Opened
) -> None:
    page = opened(empty_context)
    assert page.empty.isVisible()
    assert not page.primary.isVisible()
    first = page.first_focus()
    assert first is not None
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert not page.empty.isVisible()
    assert shown(page) == ["M-01"]
    assert page.ansichten.current() == zeilen(empty_context)["M-01"]
    empty_context.undo()
    assert page.empty.isVisible()


def test_the_head_counts_and_the_badge_names_the_overdue(page: Massnahmen, context: Context) -> None:
    assert page.header is not None
    assert page.header._context.text() == "7 Maßnahmen, 5 offen, davon 2 überfällig"
    assert Massnahmen.badge(context) == 2


def test_what_is_late_comes_first_and_heads_sort(qtbot: QtBot, page: Massnahmen) -> None:
    assert shown(page) == ["M-01", "M-02", "M-03", "M-04", "M-07", "M-05", "M-06"]
    tafel = page.ansichten.tafel
    qtbot.keyClick(tafel, Qt.Key.Key_Right, ALT)
    assert page.ansichten.ordnung.value() == Ordnung.VERANTWORTLICH
    page.ansichten.ordnung.set_value(Ordnung.FRIST)
    page.ansichten.ordnung.committed.emit(Ordnung.FRIST)
    assert shown(page) == ["M-05", "M-01", "M-06", "M-03", "M-02", "M-04", "M-07"]
    qtbot.keyClick(tafel, Qt.Key.Key_Down, ALT)
    assert shown(page) == ["M-04", "M-02", "M-03", "M-06", "M-01", "M-05", "M-07"]
    assert page.ansichten.ordnung.value() == Ordnung.FRIST
    tafel.order(Ordnung.KENNUNG)
    assert shown(page) == [f"M-0{n}" for n in range(1, 8)]
    tafel.order(Ordnung.VERANTWORTLICH)
    assert shown(page)[0] == "M-02"
    assert shown(page)[-2:] == ["M-04", "M-07"]


@pytest.mark.parametrize(
    ("zeigen", "wanted"),
    [
        (Zeigen.OFFEN, "M-01 M-02 M-03 M-04 M-07"),
        (Zeigen.UEBERFAELLIG, "M-01 M-02"),
        (Zeigen.DIESE_WOCHE, "M-03"),
        (Zeigen.UMGESETZT, "M-05 M-06"),
        (Zeigen.OHNE_FRIST, "M-07"),
        (Zeigen.OHNE_PRUEFUNG, "M-06"),
    ],
)
def test_each_state_is_a_filter(page: Massnahmen, zeigen: Zeigen, wanted: str) -> None:
    choose(page, zeigen)
    assert shown(page) == wanted.split()
    assert page.ansichten.count.text() == f"{len(wanted.split())} von 7"


def test_search_role_and_mark_narrow_down_and_are_reset(qtbot: QtBot, page: Massnahmen) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    search = page.ansichten.filter.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "MUSSIG")
    assert shown(page) == ["M-02"]
    assert page.ansichten.current() is not None
    qtbot.keyClicks(search, "xyz")
    assert shown(page) == []
    assert page.ansichten.nothing.reset.isVisible()
    assert not page.detail.isVisible()
    qtbot.mouseClick(page.ansichten.nothing.reset, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 7
    assert page.detail.isVisible()
    roles = page.ansichten.filter.verantwortlich
    roles.set_value("Grundsatz")
    roles.committed.emit("Grundsatz")
    assert shown(page) == ["M-01", "M-03"]
    page.ansichten.filter.merkmal.set_value(Merkmal.PILOT)
    page.ansichten.filter.merkmal.committed.emit(Merkmal.PILOT)
    assert shown(page) == ["M-03"]


def test_the_massnahmen_of_a_projekt_are_a_filter_too(page: Massnahmen, context: Context) -> None:
    wanted = zeilen(context)["M-04"].id
    made = context.workspace.execute("Projekt", partial(create_projekt, titel="Westen stärken"))
    context.workspace.execute("Bündel", add_massnahmen, made, [wanted])
    page.refresh()
    field = page.ansichten.filter.merkmal
    assert field.combo.itemText(field.combo.count() - 1) == "Projekt P-01"
    field.set_value(made)
    field.committed.emit(made)
    assert shown(page) == ["M-04"]
    context.undo()
    assert shown(page) == []


def test_typing_jumps_to_a_title_and_a_row_speaks(qtbot: QtBot, page: Massnahmen) -> None:
    to(page, "M-01")
    qtbot.keyClicks(page.ansichten.tafel, "ver")
    current = page.ansichten.current()
    assert current is not None
    assert current.titel == "Vertretung regeln"
    index = page.ansichten.tafel.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Vertretung regeln, M-07 · niemand verantwortlich"


def test_a_target_hidden_by_the_filter_is_shown_all_the_same(page: Massnahmen, context: Context) -> None:
    choose(page, Zeigen.UMGESETZT)
    wanted = zeilen(context)["M-07"]
    context.navigate("massnahme.liste", wanted.id)
    assert page.ansichten.current() == wanted
    assert len(shown(page)) == 7


def test_marks_are_kept_through_filters_and_die_with_their_rows(
    qtbot: QtBot, page: Massnahmen, context: Context
) -> None:
    tafel = page.ansichten.tafel
    to(page, "M-01")
    qtbot.keyClick(tafel, Qt.Key.Key_Space)
    choose(page, Zeigen.UMGESETZT)
    qtbot.keyClick(tafel, Qt.Key.Key_A, CTRL)
    rows = zeilen(context)
    assert set(tafel.chosen()) == {rows[key].id for key in ("M-01", "M-05", "M-06")}
    assert page.ansichten.clear.words() == "3 ausgewählt"
    page.ansichten.filter.reset()
    to(page, "M-05")
    qtbot.keyClick(tafel, Qt.Key.Key_Space)
    to(page, "M-06")
    qtbot.keyClick(tafel, Qt.Key.Key_Delete)
    assert tafel.chosen() == (rows["M-01"].id,)
    qtbot.keyClick(tafel, Qt.Key.Key_Escape)
    assert tafel.marks() == 0
    assert not page.ansichten.clear.isVisible()


def test_a_click_on_the_box_marks_and_shift_selects_several(qtbot: QtBot, page: Massnahmen, context: Context) -> None:
    tafel = page.ansichten.tafel
    cell = tafel.visualRect(tafel.rows.index(2, 0))
    box = QPoint(20, cell.center().y())
    qtbot.mouseClick(tafel.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert tafel.chosen() == (zeilen(context)["M-03"].id,)
    qtbot.mouseClick(tafel.viewport(), Qt.MouseButton.LeftButton, pos=box)
    qtbot.mouseClick(tafel.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert tafel.marks() == 0
    to(page, "M-01")
    qtbot.keyClick(tafel, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(tafel.chosen()) == 2
    qtbot.keyClick(tafel, Qt.Key.Key_Space)
    assert tafel.marks() == 2


def test_deleting_is_told_and_undone_and_the_next_row_is_in_hand(
    qtbot: QtBot, page: Massnahmen, context: Context
) -> None:
    to(page, "M-01")
    qtbot.keyClick(page.ansichten.tafel, Qt.Key.Key_Delete)
    assert context.messages[-1].text == "Maßnahme M-01 gelöscht."
    assert context.messages[-1].undo
    row = page.ansichten.current()
    assert row is not None
    assert row.kennung == "M-02"
    context.undo()
    assert "M-01" in shown(page)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_s_opens_the_choice_of_the_status(qtbot: QtBot, page: Massnahmen, context: Context) -> None:
    to(page, "M-03")
    qtbot.keyClick(page.ansichten.tafel, Qt.Key.Key_S)
    combo = page.detail.kopf.status.combo
    assert combo.view().isVisible()
    qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert zeilen(context)["M-03"].status is Status.IN_UMSETZUNG
    context.undo()
    assert zeilen(context)["M-03"].status is Status.NICHT_BEGONNEN


def test_single_letters_can_be_switched_off(qtbot: QtBot, page: Massnahmen, context: Context) -> None:
    context.settings.single_letter_keys = False
    to(page, "M-01")
    qtbot.keyClick(page.ansichten.tafel, Qt.Key.Key_S)
    assert not page.detail.kopf.status.combo.view().isVisible()
    assert page.ansichten.tafel.hasFocus()


def test_enter_leads_to_the_title_and_what_is_typed_there_is_in_the_list(
    qtbot: QtBot, page: Massnahmen, context: Context
) -> None:
    to(page, "M-07")
    qtbot.keyClick(page.ansichten.tafel, Qt.Key.Key_Return)
    line = page.detail.form.titel.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "Vertretung klar regeln")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    current = page.ansichten.current()
    assert current is not None
    assert current.titel == "Vertretung klar regeln"


def test_a_refusal_stands_at_its_field(qtbot: QtBot, page: Massnahmen, context: Context) -> None:
    to(page, "M-07")
    field = page.detail.form.frist
    field.line.setFocus()
    qtbot.keyClicks(field.line, "01.01.2025")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.error()
    assert zeilen(context)["M-07"].frist is None


def test_a_new_one_is_there_at_once_with_its_title_to_be_typed_over(
    qtbot: QtBot, page: Massnahmen, context: Context
) -> None:
    choose(page, Zeigen.UMGESETZT)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    line = page.detail.form.titel.line
    assert line.hasFocus()
    assert line.selectedText() == "Neue Maßnahme"
    assert len(shown(page)) == 8
    qtbot.keyClicks(line, "Merkblatt")
    page.leave()
    assert zeilen(context)["M-08"].titel == "Merkblatt"


def test_the_title_of_the_first_one_is_in_sight(qtbot: QtBot, empty_context: Context, opened: Opened) -> None:
    page = opened(empty_context, (1366, 768))
    page.schritte.new()
    qtbot.wait(20)
    line = page.detail.form.titel.line
    assert line.hasFocus()
    top = line.mapTo(page.right.viewport(), line.rect().topLeft()).y()
    assert top >= 0
    assert top + line.height() <= page.right.viewport().height()


def test_a_new_one_may_answer_an_empfehlung(
    qtbot: QtBot, page: Massnahmen, context: Context, in_dialog: InDialog
) -> None:
    page.schritte.new_for_empfehlung()
    assert "Keine Empfehlung" in context.messages[-1].text
    add = partial(create_empfehlung, heute=HEUTE, jetzt=NOW, wer="Weber")
    wanted = context.workspace.execute("Empfehlung", partial(add, titel="Ein Schreiben"))
    refused = context.workspace.execute("Empfehlung", partial(add, titel="Geht zu weit"))
    context.workspace.execute(
        "Antwort", partial(draft_stellungnahme, wer="Weber", haltung=Haltung.ABGELEHNT, begruendung="Nein."), refused
    )

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Empfehlungswahl)
        assert dialog.empfehlung.combo.count() == 1
        assert "noch keine Maßnahme" in dialog.empfehlung.combo.currentText()
        dialog.submit()

    in_dialog(answer)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert zeilen(context)["M-08"].empfehlung_id == wanted


def test_the_timeline_shows_what_the_list_shows_with_the_same_row_in_hand(qtbot: QtBot, page: Massnahmen) -> None:
    choose(page, Zeigen.UEBERFAELLIG)
    to(page, "M-02")
    qtbot.keyClick(page, Qt.Key.Key_2, ALT)
    leiste = page.ansichten.zeitleiste
    assert leiste.isVisible()
    assert leiste.canvas.hasFocus()
    assert [line[0] for line in leiste.table_lines()[1]] == [
        "M-01 Musterschreiben einführen",
        "M-02 Schulung Müßiggang",
    ]
    row = page.ansichten.current()
    assert row is not None
    assert leiste.current() == row.id
    qtbot.keyClick(leiste.canvas, Qt.Key.Key_Up)
    now = page.ansichten.current()
    assert now is not None
    assert now.kennung == "M-01"
    assert page.detail.kopf.kennung.text() == "M-01"
    page.ansichten.filter.reset()
    assert len(leiste.table_lines()[1]) == 7


def test_the_calendar_leads_from_the_day_to_the_massnahme(qtbot: QtBot, page: Massnahmen, context: Context) -> None:
    qtbot.keyClick(page, Qt.Key.Key_3, ALT)
    karte = page.ansichten.kalender
    assert karte.monat.hasFocus()
    assert karte.monat.tag().said.startswith("Donnerstag, 20. November 2025, heute, 1 Eintrag: M-06 Frist (erledigt)")
    qtbot.keyClick(karte.monat, Qt.Key.Key_Left)
    assert karte.tag.title.text() == "Mittwoch, 19. November 2025"
    assert karte.tag.subtitle.text() == "Buß- und Bettag"
    assert karte.tag.words.isVisible()
    qtbot.keyClick(karte.monat, Qt.Key.Key_Return)
    assert karte.monat.hasFocus()
    karte.monat.select(date(2025, 11, 21))
    rows = karte.tag.list.rows
    assert [rows.row(place).kennung for place in range(rows.count())] == ["M-03", "M-01", "M-04", "RM-9"]
    qtbot.keyClick(karte.monat, Qt.Key.Key_Return)
    assert karte.tag.list.hasFocus()
    assert page.detail.kopf.kennung.text() == "M-03"
    qtbot.keyClick(karte.tag.list, Qt.Key.Key_Down)
    assert page.detail.kopf.kennung.text() == "M-01"
    went: list[tuple[str, object]] = []
    context.navigated.connect(lambda key, target: went.append((key, target)))
    qtbot.keyClick(karte.tag.list, Qt.Key.Key_End)
    qtbot.keyClick(karte.tag.list, Qt.Key.Key_Return)
    assert [key for key, _ in went] == ["wiedervorlage.liste"]
    choose(page, Zeigen.UEBERFAELLIG)
    assert [rows.row(place).kennung for place in range(rows.count())] == ["M-01"]


def test_view_state_and_order_are_remembered_but_no_words_and_names(
    qtbot: QtBot, context: Context, opened: Opened
) -> None:
    page = opened(context)
    choose(page, Zeigen.OFFEN)
    page.ansichten.tafel.order(Ordnung.FRIST, descending=True)
    qtbot.keyClicks(page.ansichten.filter.search, "Springer")
    qtbot.keyClick(page, Qt.Key.Key_2, ALT)
    assert context.settings.views == {
        "massnahme.liste": {"zeigen": "offen", "ordnung": "frist", "absteigend": "ja", "ansicht": "zeitleiste"}
    }
    again = opened(context)
    assert again.ansichten.ansicht() is Ansicht.ZEITLEISTE
    assert shown(again) == ["M-04", "M-02", "M-03", "M-01", "M-07"]
    assert again.ansichten.ordnung.value() == Ordnung.FRIST


def test_settings_that_make_no_sense_are_passed_over(context: Context, opened: Opened) -> None:
    context.settings.views["massnahme.liste"] = {"zeigen": "nichts", "ordnung": "farbe", "ansicht": "kreis"}
    page = opened(context)
    assert len(shown(page)) == 7
    assert page.ansichten.ansicht() is Ansicht.LISTE


@pytest.mark.parametrize("ansicht", list(Ansicht))
def test_it_fits_a_small_screen(context: Context, opened: Opened, ansicht: Ansicht) -> None:
    page = opened(context, (1366, 768))
    page.show_view(ansicht)
    assert page.window().width() == 1366
    view = page.ansichten.view()
    assert view.isVisible()
    assert view.height() >= 250
