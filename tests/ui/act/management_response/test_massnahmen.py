"""Maßnahmen, what of them is overdue, and Wiedervorlagen on the page of the Management Response."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.act import management_response as mr
from qmapp.act import massnahme as act
from qmapp.act import wiedervorlage as wv
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.massnahme.rows import Status
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.act.management_response.einzelheit import Offen
from qmapp.ui.act.management_response.frist import Fristdialog
from qmapp.ui.context import Context
from tests.ui.act.management_response.conftest import Jahr
from tests.ui.checks.conftest import InDialog

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def go(page: ManagementResponseSeite, key: UUID) -> None:
    page.show_target(key)
    page.refresh()
    page.liste.list.setFocus()


def stand(context: Context, key: UUID) -> Vorgang:
    return context.read(mr.vorgang, key, context.heute())


def test_a_massnahme_is_added_with_its_meilensteine(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    go(page, jahr["E-2025-09"])
    qtbot.keyClick(page.liste.list, K.Key_M)
    form = page.detail.measure
    assert form.titel.line.hasFocus()
    qtbot.keyClicks(form.titel.line, "Quartalsbrief")
    qtbot.keyClick(form.titel.line, K.Key_Tab)
    form.step_titel.line.setFocus()
    for titel, soll in (("Muster liegt vor", "1.5.2026"), ("Erster Brief", "30.6.2026")):
        qtbot.keyClicks(form.step_titel.line, titel)
        qtbot.keyClick(form.step_titel.line, K.Key_Tab)
        qtbot.keyClicks(form.step_soll.line, soll)
        qtbot.keyClick(form.step_soll.line, K.Key_Return)
        assert form.step_titel.line.hasFocus()
    (made,) = stand(context, jahr["E-2025-09"]).massnahmen
    assert [step.titel for step in made.zeile.meilensteine] == ["Muster liegt vor", "Erster Brief"]
    form.steps.selectRow(0)
    qtbot.keyClick(form.steps, K.Key_Return)
    (made,) = stand(context, jahr["E-2025-09"]).massnahmen
    assert made.zeile.meilensteine[0].ist == context.heute()
    qtbot.keyClick(form.steps, K.Key_Return)
    form.steps.selectRow(1)
    qtbot.keyClick(form.steps, K.Key_Delete)
    (made,) = stand(context, jahr["E-2025-09"]).massnahmen
    assert [(step.titel, step.ist) for step in made.zeile.meilensteine] == [("Muster liegt vor", None)]
    form.remove.click()
    assert stand(context, jahr["E-2025-09"]).massnahmen == ()
    assert page.detail.offen is Offen.NICHTS
    context.undo()
    assert len(stand(context, jahr["E-2025-09"]).massnahmen) == 1


def test_the_timeline_opens_a_massnahme_and_its_own_page(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    go(page, jahr["E-2025-02"])
    canvas = page.detail.massnahmen.zeitleiste.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, K.Key_Down)
    qtbot.keyClick(canvas, K.Key_Return)
    form = page.detail.measure
    assert form.title.whole_text() == "Maßnahme M-03"
    assert "3\u00a0×\u00a0verschoben" in form.subtitle.whole_text()
    assert form.frist.line.isReadOnly()
    seen: list[tuple[str, Any]] = []
    context.navigated.connect(lambda key, target: seen.append((key, target)))
    form.more.click()
    assert seen == [("massnahme.liste", (jahr["M-03"],))]


def test_what_is_overdue_is_reported_done(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    go(page, jahr["E-2025-07"])
    first, second, third = page.detail.massnahmen.mahnungen.strips
    assert first.words.text() == "Meilenstein „Alle fünf Standorte benannt“ war am 27.02.2026 fällig."
    assert second.words.text().startswith("M-12 „Feste Ansprechperson")
    assert not third.isVisible()
    first.done_button.click()
    assert stand(context, jahr["E-2025-07"]).massnahmen[1].zeile.meilensteine[0].ist == context.heute()
    assert first.words.text().startswith("M-12")
    first.done_button.click()
    assert stand(context, jahr["E-2025-07"]).massnahmen[1].zeile.status is Status.UMGESETZT
    assert not page.detail.massnahmen.mahnungen.isVisible()
    assert page.detail.kopf.pill.text() == "Umgesetzt"


def test_a_new_deadline_needs_a_reason(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr, in_dialog: InDialog
) -> None:
    go(page, jahr["E-2025-07"])

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, Fristdialog)
        qtbot.keyClicks(dialog.frist.line, "31.02.2026")
        dialog.submit()
        assert "braucht ein Datum" in dialog.frist.error()
        dialog.frist.line.clear()
        qtbot.keyClicks(dialog.frist.line, "1.3.2026")
        dialog.submit()
        assert "aus" in dialog.grund.error()
        qtbot.keyClicks(dialog.grund.line, "Standort West fehlt noch.")
        dialog.submit()
        assert "schon vorbei" in dialog.frist.error()
        dialog.frist.line.clear()
        qtbot.keyClicks(dialog.frist.line, "15.4.2026")
        qtbot.keyClicks(dialog.genehmigt.line, "R-AL")
        dialog.submit()

    in_dialog(fill)
    page.detail.massnahmen.mahnungen.strips[0].later_button.click()
    found = stand(context, jahr["E-2025-07"])
    (moved,) = found.massnahmen[1].verschiebungen
    assert (moved.auf, moved.grund, moved.genehmigt) == (date(2026, 4, 15), "Standort West fehlt noch.", "R-AL")
    assert "verschoben: Standort West fehlt noch." in found.verlauf[0].text

    def cancel(dialog: QDialog) -> None:
        dialog.reject()

    page.detail.open_massnahme(jahr["M-12"])
    in_dialog(cancel)
    page.detail.measure.later.click()
    assert len(stand(context, jahr["E-2025-07"]).massnahmen[1].verschiebungen) == 1


def test_the_wiedervorlage_due_is_the_next_step(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    go(page, jahr["E-2025-07"])
    assert "Alle fünf" not in page.detail.wiedervorlage.headline.whole_text()
    assert page.detail.wiedervorlage.row() is not None
    assert page.primary.words() == "Wiedervorlage erledigen"
    qtbot.keyClick(page, K.Key_Return, CTRL)
    notes = {note.kennung: note for note in context.read(wv.wiedervorlagen)}
    assert notes["WV-02"].erledigt_am == context.heute()
    assert page.primary.words() == "Nächste ohne Antwort"
    qtbot.keyClick(page, K.Key_Return, CTRL)
    row = page.detail.shown()
    assert row is not None
    assert row.empfehlung.zeile.kennung == "E-2025-09"


def test_a_wiedervorlage_is_set_by_a_key(
    qtbot: QtBot, page: ManagementResponseSeite, context: Context, jahr: Jahr
) -> None:
    go(page, jahr["E-2025-01"])
    qtbot.keyClick(page.liste.list, K.Key_W)
    (note,) = context.read(wv.wiedervorlagen, jahr["E-2025-01"])
    assert note.datum > context.heute()
    assert page.detail.wiedervorlage.form.isVisible()


def test_what_is_overdue_beyond_three_is_counted(page: ManagementResponseSeite, context: Context, jahr: Jahr) -> None:
    for number in range(4):
        context.perform("M", act.add_meilenstein, jahr["M-14"], f"Schritt {number}", date(2026, 2, 1 + number))
    go(page, jahr["E-2025-08"])
    assert page.detail.massnahmen.mahnungen._more.text() == "und 1 weitere überfällig"
