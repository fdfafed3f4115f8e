"""The page of the Feststellungen, worked by keyboard and buttons."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qmapp.act import feststellung as fest
from qmapp.act import wiedervorlage as wv
from qmapp.act.feststellung.rows import Art, FeststellungZeile, Quelle
from qmapp.checks.aktenpruefung import akte
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.context import Context
from qmapp.ui.widgets.select_field import SelectField
from tests.ui.act.conftest import CODES

CTRL = Qt.KeyboardModifier.ControlModifier


def held(context: Context) -> list[FeststellungZeile]:
    return list(context.read(fest.feststellungen))


def choose(qtbot: QtBot, field: SelectField, words: str) -> None:
    """Take what begins with these words from a combo box."""
    field.combo.setFocus()
    place = field.combo.findText(words)
    assert place >= 0
    field.combo.setCurrentIndex(place)
    field.combo.activated.emit(place)


def derive(qtbot: QtBot, page: Feststellungen) -> None:
    """Take the first suggestion by keys alone."""
    assert page.empty.isVisible()
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Space)
    assert page.vorschlaege.isVisible()
    qtbot.keyClick(page.vorschlaege.list, Qt.Key.Key_Return)


def test_an_empty_page_says_where_they_come_from(page: Feststellungen) -> None:
    assert page.empty.isVisible()
    assert not page.primary.isVisible()
    assert page.first_focus() is page._first


def test_a_result_is_taken_over_by_keys_and_undone(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    (row,) = held(context)
    assert (row.kennung, row.punkte, row.anzahl, row.bewertet) == ("FS-001", (CODES[0],), 2, 6)
    assert page.detail.form.titel.line.hasFocus()
    assert page.detail.beispiele.list.rows.count() == 2
    assert page.detail.beispiele.title.whole_text() == "Beispiele: 2 Akten"
    context.undo()
    assert held(context) == []
    assert page.empty.isVisible()


def test_a_field_saves_itself_and_a_refusal_stands_at_it(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    page.detail.form.titel.line.selectAll()
    qtbot.keyClicks(page.detail.form.titel.line, "Heizkosten ohne Grenzwert")
    qtbot.keyClick(page.detail.form.titel.line, Qt.Key.Key_Tab)
    assert held(context)[0].titel == "Heizkosten ohne Grenzwert"
    page.detail.form.anzahl.line.setFocus()
    page.detail.form.anzahl.line.selectAll()
    qtbot.keyClicks(page.detail.form.anzahl.line, "7")
    qtbot.keyClick(page.detail.form.anzahl.line, Qt.Key.Key_Tab)
    assert "mehr Akten betroffen als bewertet" in page.detail.form.anzahl.error()
    assert held(context)[0].anzahl == 2
    page.detail.form.ursachen.line.setFocus()
    page.detail.form.ursachen.line.selectAll()
    qtbot.keyClicks(page.detail.form.ursachen.line, "Frist, Berechnung, Frist")
    qtbot.keyClick(page.detail.form.ursachen.line, Qt.Key.Key_Tab)
    assert held(context)[0].ursachen == ("Frist", "Berechnung")


def test_one_is_written_freely_settled_and_filtered(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(page.detail.form.titel.line, "Vier Akten nicht auffindbar")
    qtbot.keyClick(page.detail.form.titel.line, Qt.Key.Key_Tab)
    assert [row.titel for row in held(context)] == ["Vier Akten nicht auffindbar"]
    page.detail.settle.click()
    assert held(context)[0].erledigt_am is not None
    assert page.detail.settle.words() == "Wieder öffnen"
    page.liste.stand.set_value("offen")
    page.liste.stand.committed.emit("offen")
    assert page.liste.list.rows.count() == 0
    assert page.liste._reset.isVisible()
    page.liste._reset.click()
    assert page.liste.list.rows.count() == 1
    page.detail.settle.click()
    assert held(context)[0].erledigt_am is None
    qtbot.keyClicks(page.liste.search, "nirgends")
    assert "nirgends" in page.liste._none.text()


def test_a_remark_of_an_auditor_is_written_and_filtered(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    assert not page.detail.form.quelle.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    fields = page.detail.form.quelle
    assert fields.isVisible()
    assert not fields.nummer.isVisible()
    choose(qtbot, fields.quelle, "Prüfungsbemerkung")
    choose(qtbot, fields.stelle, "andere Stelle")
    assert fields.andere.line.hasFocus()
    qtbot.keyClicks(fields.andere.line, "Landesrechnungshof")
    qtbot.keyClick(fields.andere.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(fields.nummer.line, "12")
    qtbot.keyClick(fields.nummer.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(fields.frist.line, "1.1.2020")
    qtbot.keyClick(fields.frist.line, Qt.Key.Key_Tab)
    assert "vor dem Tag der Feststellung" in fields.frist.error()
    fields.frist.line.selectAll()
    qtbot.keyClicks(fields.frist.line, "31.12.2026")
    qtbot.keyClick(fields.frist.line, Qt.Key.Key_Tab)
    row = next(row for row in held(context) if row.quelle is Quelle.BEMERKUNG)
    assert (row.stelle, row.nummer, row.frist) == ("Landesrechnungshof", "12", date(2026, 12, 31))
    assert (fields.stelle.combo.currentText(), fields.andere.value()) == ("andere Stelle", "Landesrechnungshof")
    choose(qtbot, fields.stelle, "Rechnungsprüfung")
    assert not fields.andere.isVisible()
    choose(qtbot, page.liste.quelle, "Prüfungsbemerkung")
    assert page.liste.list.rows.count() == 1
    choose(qtbot, fields.quelle, "Q-Check")
    assert context.messages[-1].text == "Stelle, Nummer und Frist der Bemerkung sind entfernt."
    context.undo()
    assert next(row.stelle for row in held(context) if row.nummer) == "Rechnungsprüfung"


def test_similar_ones_are_merged_and_taken_out_again(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    told = {"heute": context.heute(), "jetzt": context.jetzt(), "wer": context.wer}
    other = context.perform("Neu", fest.create_feststellung, titel="Zweite", punkte=[CODES[0]], **told)
    first = next(row.id for row in held(context) if row.id != other)
    page.liste.list.select_key(first, emit=True)
    assert page.detail.zusammen.similar.rows.count() == 1
    qtbot.keyClick(page.detail.zusammen.similar, Qt.Key.Key_Return)
    assert [row.id for row in held(context)] == [first]
    assert page.detail.zusammen.merged.rows.count() == 1
    page.detail.zusammen.merged.select_key(other)
    qtbot.keyClick(page.detail.zusammen.merged, Qt.Key.Key_Delete)
    assert {row.id for row in held(context)} == {first, other}


def test_examples_are_named_and_taken_away(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    page.detail.beispiele.neu.line.setFocus()
    qtbot.keyClicks(page.detail.beispiele.neu.line, "Az. 12/25")
    qtbot.keyClick(page.detail.beispiele.neu.line, Qt.Key.Key_Return)
    assert page.detail.beispiele.list.rows.count() == 3
    assert page.detail.beispiele.neu.value() == ""
    qtbot.keyClicks(page.detail.beispiele.neu.line, "Az. 12/25")
    qtbot.keyClick(page.detail.beispiele.neu.line, Qt.Key.Key_Return)
    assert "schon als Beispiel" in page.detail.beispiele.neu.error()
    page.detail.beispiele.list.selectRow(0)
    qtbot.keyClick(page.detail.beispiele.list, Qt.Key.Key_Delete)
    assert page.detail.beispiele.list.rows.count() == 2


def test_an_example_leads_to_its_file(qtbot: QtBot, page: Feststellungen, context: Context, pruefung_id: UUID) -> None:
    derive(qtbot, page)
    seen: list[tuple[str, object]] = []
    context.navigated.connect(lambda key, target: seen.append((key, target)))
    page.detail.beispiele.list.selectRow(0)
    qtbot.keyClick(page.detail.beispiele.list, Qt.Key.Key_Return)
    files = {row.id for row in context.read(akte.akten, pruefung_id)}
    (key, target) = seen[0]
    assert key == "aktenpruefung.pruefen"
    assert isinstance(target, tuple)
    assert target[0] == pruefung_id
    assert target[1] in files


def test_one_is_deleted_and_comes_back(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    qtbot.keyClick(page.liste.list, Qt.Key.Key_Delete)
    assert held(context) == []
    assert context.messages[-1].text == "FS-001 gelöscht."
    context.undo()
    assert len(held(context)) == 1


def test_a_strength_and_the_way_back(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    page.detail.form.art.set_value(Art.STAERKE)
    page.detail.form.art.committed.emit(Art.STAERKE)
    assert held(context)[0].art is Art.STAERKE
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page.primary.words() == "Zurück zur Feststellung"
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page.detail.form.isVisible()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []


def test_a_wiedervorlage_is_set_where_the_feststellung_is(qtbot: QtBot, page: Feststellungen, context: Context) -> None:
    derive(qtbot, page)
    (row,) = held(context)
    card = page.detail.wiedervorlage
    qtbot.keyClick(card.neu, Qt.Key.Key_Space)
    (note,) = context.read(wv.wiedervorlagen, row.id)
    assert note.bezug_kennung == row.kennung
    assert card.headline.whole_text().startswith("Wiedervorlage am ")
