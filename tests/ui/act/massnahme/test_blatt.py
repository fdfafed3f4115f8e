"""The pane of a Maßnahme, worked by keyboard and buttons."""

from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qmapp.act import massnahme as mass
from qmapp.act.massnahme.rows import Horizont, Massnahme, Status, Vorbehalt
from qmapp.act.projekt import create_projekt
from qmapp.ui.act.massnahme.dialoge import Erreicht, Statusfrage, Umbenennen, Verschieben
from qmapp.ui.context import Context
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.select_field import SelectField
from tests.ui.act.massnahme.conftest import WANN, Halter
from tests.ui.checks.conftest import InDialog, in_dialog

__all__ = ["in_dialog"]


def held(context: Context, key: UUID) -> Massnahme:
    return context.read(mass.massnahme, key, context.heute())


def typed(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def choose(field: SelectField, value: object) -> None:
    field.set_value(value)
    field.committed.emit(value)


def test_it_says_what_is_late_and_what_is_missing(halter: Halter) -> None:
    kopf = halter.blatt.kopf
    assert kopf.pill.text() == "Überfällig"
    assert kopf.late.words() == "Die Frist 30.09.2025 ist seit 51 Tagen vorbei."
    assert "R-GRU · Frist 30.09.2025" in kopf.line.text()
    assert kopf.smart.words().startswith("Es fehlt, was genau geschieht")
    assert halter.blatt.verlauf.lines()[-1].text == "Vereinbart mit R-GRU"


def test_fields_save_themselves(qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID) -> None:
    form = halter.blatt.form
    typed(qtbot, form.bedarf_cent.line, "18.500")
    typed(qtbot, form.bedarf_vzae.line, "1,5")
    typed(qtbot, form.beteiligte.line, "R-WID; Leitung Grundsatz, Vertretung")
    choose(form.vorbehalt, Vorbehalt.FINANZIERUNG)
    choose(form.horizont, Horizont.LANG)
    row = held(context, massnahme).zeile
    assert (row.bedarf_cent, row.bedarf_vzae, row.beteiligte) == (
        1_850_000, Decimal("1.5"), ("R-WID", "Leitung Grundsatz, Vertretung"),
    )  # fmt: skip
    assert (row.vorbehalt, row.horizont) == (Vorbehalt.FINANZIERUNG, Horizont.LANG)
    assert "18.500\u00a0€ · 1,5\u00a0VZÄ" in halter.blatt.kopf.line.text()
    assert form.bedarf_cent.line.text() == "18.500,00\u00a0€"
    form.pilot.click()
    assert held(context, massnahme).zeile.pilot
    context.undo()
    assert not held(context, massnahme).zeile.pilot
    assert not form.pilot.isChecked()


def test_a_refusal_stands_at_its_field(qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID) -> None:
    form = halter.blatt.form
    typed(qtbot, form.vereinbart_am.line, "01.10.2025")
    assert "vor dem Tag der Vereinbarung" in form.vereinbart_am.error()
    typed(qtbot, form.bedarf_vzae.line, "viel")
    assert "zum Beispiel 1,5" in form.bedarf_vzae.error()
    typed(qtbot, form.abhaengig.line, "M-77")
    assert "gibt es nicht" in form.abhaengig.error()
    typed(qtbot, form.abhaengig.line, "M-01")
    assert "nicht von sich selbst" in form.abhaengig.error()
    assert held(context, massnahme).zeile.abhaengig_von_id is None


def test_another_one_is_chosen_by_its_kennung_and_reached_from_here(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID
) -> None:
    other = context.perform("M", mass.create_massnahme, titel="Schulung mit Muster", **WANN)
    field = halter.blatt.form.abhaengig
    field.line.setFocus()
    qtbot.keyClicks(field.line, "muster")
    assert field.editor.accessibleDescription() == "M-01 Musterschreiben einführen; M-02 Schulung mit Muster"
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.error().startswith("Mehrere passen: M-01")
    typed(qtbot, field.line, "schulung")
    assert held(context, massnahme).zeile.abhaengig_von_id == other
    assert field.line.text() == "M-02"
    halter.blatt.kopf.waits.click()
    assert halter.key == other
    assert halter.blatt.kopf.kennung.text() == "M-02"


def test_it_joins_a_projekt(halter: Halter, context: Context, massnahme: UUID) -> None:
    made = context.perform("P", partial(create_projekt, titel="Verständliche Bescheide"))
    assert list(map(halter.blatt.form.projekt.combo.itemText, range(2))) == [
        "kein Projekt",
        "P-01 · Verständliche Bescheide",
    ]
    choose(halter.blatt.form.projekt, made)
    assert held(context, massnahme).zeile.projekt_id == made
    choose(halter.blatt.form.projekt, None)
    assert held(context, massnahme).zeile.projekt_id is None


def test_the_light_leads_to_the_field(qtbot: QtBot, halter: Halter) -> None:
    lights = list(halter.blatt.kopf.smart.lights.values())
    lights[1].setFocus()
    qtbot.keyClick(lights[1], Qt.Key.Key_Space)
    assert halter.blatt.form.messgroesse.line.hasFocus()
    typed(qtbot, halter.blatt.form.messgroesse.line, "Fehlerquote AP-KDU-01")
    assert lights[1].accessibleName() == "messbar: erfüllt"


def test_the_deadline_moves_with_a_reason(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog
) -> None:
    assert halter.blatt.form.frist.line.isReadOnly()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Verschieben)
        qtbot.keyClicks(dialog.auf.line, "30.10.2025")
        qtbot.keyClicks(dialog.grund.line, "Rechtslage")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert "schon vorbei" in dialog.auf.error()
        dialog.auf.line.selectAll()
        qtbot.keyClicks(dialog.auf.line, "30.06.2026")
        qtbot.keyClicks(dialog.genehmigt.line, "R-AL")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(answer)
    halter.blatt.kopf.postpone.click()
    row = held(context, massnahme).zeile
    assert (row.frist, row.verschoben) == (date(2026, 6, 30), 1)
    assert halter.blatt.form.frist.line.text() == "30.06.2026"
    assert "zuerst 30.09.2025" in halter.blatt.form.frist.editor.accessibleDescription()
    assert halter.blatt.kopf.pill.text() == "Nicht begonnen"
    assert "verschoben vom 30.09.2025" in halter.blatt.verlauf.lines()[0].text


def test_a_status_asks_for_what_it_needs(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog
) -> None:
    choose(halter.blatt.kopf.status, Status.IN_UMSETZUNG)
    assert held(context, massnahme).zeile.status is Status.IN_UMSETZUNG

    def without_reason(dialog: QDialog) -> None:
        assert isinstance(dialog, Statusfrage)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.grund.error()
        dialog.reject()

    in_dialog(without_reason)
    choose(halter.blatt.kopf.status, Status.VERZOEGERT)
    assert held(context, massnahme).zeile.status is Status.IN_UMSETZUNG
    assert halter.blatt.kopf.status.value() is Status.IN_UMSETZUNG

    def done(dialog: QDialog) -> None:
        assert isinstance(dialog, Statusfrage)
        dialog.am.line.selectAll()
        qtbot.keyClicks(dialog.am.line, "15.08.2025")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(done)
    choose(halter.blatt.kopf.status, Status.UMGESETZT)
    assert held(context, massnahme).zeile.umgesetzt_am == date(2025, 8, 15)
    assert halter.blatt.kopf.pill.text() == "Umgesetzt"
    assert halter.blatt.kopf.postpone.isHidden()
    assert halter.blatt.wirkung.check.isVisible()


def test_meilensteine_by_keys_alone(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog
) -> None:
    steps = halter.blatt.meilensteine
    steps.titel.line.setFocus()
    qtbot.keyClicks(steps.titel.line, "Rohfassung")
    qtbot.keyClick(steps.titel.line, Qt.Key.Key_Return)
    assert steps.soll.line.hasFocus()
    qtbot.keyClicks(steps.soll.line, "22.08.2025")
    qtbot.keyClick(steps.soll.line, Qt.Key.Key_Return)
    assert [m.titel for m in held(context, massnahme).zeile.meilensteine] == ["Rohfassung"]
    assert (steps.titel.value(), steps.soll.value()) == ("", None)
    assert steps.list.rows.columns[1].cell(steps.list.rows.row(0)).pill == ("bad", "Überfällig")

    def reached(dialog: QDialog) -> None:
        assert isinstance(dialog, Erreicht)
        qtbot.keyClicks(dialog.ist.line, "27.08.2025")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    steps.list.selectRow(0)
    in_dialog(reached)
    qtbot.keyClick(steps.list, Qt.Key.Key_Space)
    assert held(context, massnahme).zeile.meilensteine[0].ist == date(2025, 8, 27)
    assert steps.list.rows.columns[1].cell(steps.list.rows.row(0)).pill == ("ok", "5 Tage später")
    qtbot.keyClick(steps.list, Qt.Key.Key_Space)
    assert held(context, massnahme).zeile.meilensteine[0].ist is None

    def move(dialog: QDialog) -> None:
        assert isinstance(dialog, Verschieben)
        qtbot.keyClicks(dialog.auf.line, "01.12.2025")
        qtbot.keyClicks(dialog.grund.line, "Urlaub")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(move)
    qtbot.keyClick(steps.list, Qt.Key.Key_Return)
    assert held(context, massnahme).zeile.meilensteine[0].soll == date(2025, 12, 1)
    assert "1\u00a0×\u00a0verschoben" in steps.list.rows.columns[0].cell(steps.list.rows.row(0)).sub

    def rename(dialog: QDialog) -> None:
        assert isinstance(dialog, Umbenennen)
        qtbot.keyClicks(dialog.titel.line, "Entwurf")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(rename)
    steps.rename_button.click()
    assert held(context, massnahme).zeile.meilensteine[0].titel == "Entwurf"
    qtbot.keyClick(steps.list, Qt.Key.Key_Delete)
    assert held(context, massnahme).zeile.meilensteine == ()
    context.undo()
    assert len(held(context, massnahme).zeile.meilensteine) == 1


def test_another_one_stands_on_its_first_open_step(halter: Halter, context: Context, massnahme: UUID) -> None:
    other = context.perform("M", mass.create_massnahme, titel="Zweite", **WANN)
    for key in (massnahme, other):
        steps = [context.perform("MS", mass.add_meilenstein, key, f"Schritt {n}", date(2025, 8, n)) for n in (1, 2, 3)]
        context.perform("Ist", mass.complete_meilenstein, steps[0], date(2025, 8, 1))
    halter.blatt.meilensteine.list.selectRow(0)
    halter.show_key(other)
    row = halter.blatt.meilensteine.list.current()
    assert row is not None
    assert row.titel == "Schritt 2"


def test_the_day_of_the_check_is_planned_here(qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID) -> None:
    typed(qtbot, halter.blatt.wirkung.geplant.line, "15.10.2026")
    assert held(context, massnahme).zeile.wirksamkeit_geplant == date(2026, 10, 15)


def test_a_wiedervorlage_is_set_for_who_is_responsible(halter: Halter, massnahme: UUID) -> None:
    halter.blatt.set_wiedervorlage()
    row = halter.blatt.wiedervorlage.row()
    assert row is not None
    assert (row.bezug_id, row.rolle) == (massnahme, "R-GRU")


@pytest.mark.parametrize("kind", [QWidget])
def test_everything_that_takes_the_focus_has_a_name(halter: Halter, kind: type[QWidget]) -> None:
    nameless = [
        type(widget).__name__
        for widget in halter.blatt.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []
    named = [field.name for field in halter.blatt.findChildren(Field) if field.name]
    assert {"titel", "frist", "vorbehalt_stelle", "abhaengig_von_id"} <= set(named)
