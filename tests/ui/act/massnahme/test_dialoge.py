"""The Wirksamkeitsprüfung, the Übergabe and the change of many, asked in dialogs."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from qmapp.act import feststellung as fest
from qmapp.act import massnahme as mass
from qmapp.act import wiedervorlage as wv
from qmapp.act.massnahme.rows import Horizont, Status, Wirkung
from qmapp.act.massnahme.sammel import Was
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.checks.aktenpruefung import akte, grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.rows import Ergebnis, ListenAngaben, Plan, Verfahren
from qmapp.ui.act.massnahme.sammel import Sammeldialog, offer_sammel
from qmapp.ui.act.massnahme.uebergabe import Uebergabedialog, offer_uebergabe
from qmapp.ui.act.massnahme.wirkungsdialog import Wirkungsdialog
from qmapp.ui.context import Context
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.number_fields import DateField
from qmapp.ui.widgets.select_field import SelectField
from tests.ui.act.conftest import CODES
from tests.ui.act.massnahme.conftest import WANN, Halter
from tests.ui.act.massnahme.test_blatt import choose, held
from tests.ui.checks.conftest import InDialog, in_dialog
from tests.ui.checks.desk import HEUTE, KDU, NOW, WER, zeilen

__all__ = ["in_dialog"]


def umgesetzt(context: Context, key: UUID) -> None:
    done = partial(mass.set_status, am=date(2025, 8, 15), jetzt=NOW, wer="QMB")
    context.perform("Umgesetzt", done, key, Status.UMGESETZT)


def test_without_a_later_review_the_user_decides_and_a_follower_is_made(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog
) -> None:
    umgesetzt(context, massnahme)

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, Wirkungsdialog)
        assert dialog.gegenueber.isHidden()
        assert not dialog.punkt.isVisible()
        choose(dialog.ergebnis, Wirkung.WIRKSAM)
        assert dialog.folge.isHidden()
        choose(dialog.ergebnis, Wirkung.NICHT_WIRKSAM)
        dialog.am.line.selectAll()
        qtbot.keyClicks(dialog.am.line, "01.08.2025")
        dialog.submit()
        assert "nach der Umsetzung" in dialog.am.error()
        dialog.am.line.selectAll()
        qtbot.keyClicks(dialog.am.line, "20.11.2025")
        qtbot.keyClicks(dialog.folge.line, "Schreiben ins Fachverfahren")
        dialog.submit()

    in_dialog(decide)
    halter.blatt.wirkung.check.click()
    found = held(context, massnahme)
    (check,) = found.wirksamkeiten
    assert (check.ergebnis, check.durch, check.vorher) == (Wirkung.NICHT_WIRKSAM, WER, None)
    follower = held(context, halter.key or massnahme).zeile
    assert (follower.id, follower.titel) == (check.folgemassnahme_id, "Schreiben ins Fachverfahren")
    context.undo()
    assert held(context, massnahme).wirksamkeiten == ()
    assert len(context.read(mass.kennungen)) == 1


def test_a_later_review_is_compared_and_proposes(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, pruefung_id: UUID, in_dialog: InDialog
) -> None:
    found = context.perform("F", partial(fest.from_ergebnis, **WANN), pruefung_id, CODES[0])
    context.perform("L", mass.link_feststellungen, massnahme, [found])
    umgesetzt(context, massnahme)
    later = second(context)

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, Wirkungsdialog)
        assert (dialog.vorher.value(), dialog.nachher.value(), dialog.punkt.value()) == (pruefung_id, later, CODES[0])
        assert dialog.gegenueber.isVisible()
        # Six files say nothing: no proposal, the rates are there all the same.
        assert "zu wenige" in dialog.gegenueber.notes.text()
        assert dialog.gegenueber.said.words().startswith("Keine Aussage möglich")
        dialog.gegenueber.way_button.click()
        assert dialog.gegenueber.way.isVisible()
        assert "Grundgesamtheit N" in dialog.gegenueber.way.toPlainText()
        choose(dialog.vorher, later)
        assert "zwei verschiedene" in dialog.nachher.error()
        choose(dialog.vorher, pruefung_id)
        choose(dialog.punkt, CODES[0])
        choose(dialog.ergebnis, Wirkung.TEILWEISE)
        dialog.submit()

    in_dialog(decide)
    halter.blatt.wirkung.check.click()
    (check,) = held(context, massnahme).wirksamkeiten
    assert (check.vorher, check.nachher, check.punkt) == ((2, 6), (0, 6), CODES[0])
    assert halter.blatt.wirkung.list.rows.row(0).ergebnis is Wirkung.TEILWEISE
    halter.blatt.wirkung.list.selectRow(0)
    qtbot.keyClick(halter.blatt.wirkung.list, Qt.Key.Key_Delete)
    assert held(context, massnahme).wirksamkeiten == ()


def second(context: Context) -> UUID:
    """A later Prüfung of the same catalogue, six files drawn and all fulfilled."""

    def draw(session: Session) -> UUID:
        made = pruefung.create_pruefung(
            session, titel="Kosten der Unterkunft, 1. Halbjahr 2026", katalog=KDU, zeitraum_von=date(2026, 1, 1),
            zeitraum_bis=date(2026, 6, 30), heute=HEUTE,
        )  # fmt: skip
        angaben = ListenAngaben("Bestand.xlsx", spalte_schluessel="BG-Nummer", spalte_schicht="Standort")
        grundgesamtheit.import_grundgesamtheit(session, made, angaben, zeilen(60))
        stichprobe.save_plan(session, made, Plan(verfahren=Verfahren.ANZAHL, anzahl=6, startwert="4711"))
        ziehung.draw(session, made, wer=WER, jetzt=NOW, version="1.0")
        return made

    later = context.perform("Zweite", draw)
    for row in context.read(akte.akten, later):
        context.perform("Rest", akte.answer_rest, row.id, Ergebnis.OK, NOW, WER)
        context.perform("Fertig", partial(akte.close_akte, jetzt=NOW, wer=WER), row.id)
    return later


def answered(dialog: QDialog, field: TextField | DateField, text: str, qtbot: QtBot) -> None:
    """Type into a field of a dialog and leave it."""
    assert dialog.isVisible()
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)


def test_everything_goes_to_a_successor_after_a_look(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog
) -> None:
    note: dict[str, Any] = {
        "datum": date(2025, 12, 1),
        "text": "Nachfragen",
        "bezug_art": Bezugsart.SONST,
        "rolle": "R-GRU",
    }
    context.perform("WV", partial(wv.create_wiedervorlage, jetzt=NOW, **note))
    context.perform("MS", mass.add_meilenstein, massnahme, "Rohfassung", date(2025, 8, 22))

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, Uebergabedialog)
        assert dialog.von.value() == "R-GRU"
        assert dialog.summary.text() == "1 Maßnahme mit 1 offenen Meilenstein, 1 Wiedervorlage"
        assert dialog.table.rows.count() == 2
        choose(dialog.als, dialog.als._values[2])
        assert dialog.summary.text() == "In dieser Eigenschaft ist nichts offen."
        assert dialog.action is not None
        assert not dialog.action.isEnabled()
        choose(dialog.als, dialog.als._values[0])
        dialog.submit()
        assert dialog.auf.error()
        answered(dialog, dialog.auf, "r-gru", qtbot)
        dialog.submit()
        assert "derselbe Name" in dialog.auf.error()
        answered(dialog, dialog.auf, "R-KOS", qtbot)
        dialog.submit()

    in_dialog(hand)
    assert offer_uebergabe(halter, context, "R-GRU")
    assert held(context, massnahme).zeile.verantwortlich == "R-KOS"
    assert [row.rolle for row in context.read(wv.wiedervorlagen)] == ["R-KOS"]
    assert context.messages[-1].text == "2 Vorgänge von R-GRU an R-KOS übergeben."
    context.undo()
    assert held(context, massnahme).zeile.verantwortlich == "R-GRU"


def test_with_nothing_open_there_is_nothing_to_hand_over(halter: Halter, context: Context, massnahme: UUID) -> None:
    context.perform("Weg", mass.delete_massnahme, massnahme)
    assert not offer_uebergabe(halter, context)
    assert "nichts offen" in context.messages[-1].text


def test_many_get_a_deadline_with_one_reason(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog
) -> None:
    other = context.perform("M", partial(mass.create_massnahme, titel="Zweite", **WANN))
    done = context.perform("M", partial(mass.create_massnahme, titel="Dritte", vereinbart_am=WANN["heute"],
                                        frist=date(2025, 9, 1), **WANN))  # fmt: skip
    umgesetzt(context, done)

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, Sammeldialog)
        choose(dialog.was, Was.FRIST)
        assert dialog.table.isHidden()
        frist = dialog.values[Was.FRIST]
        assert isinstance(frist, DateField)
        answered(dialog, frist, "01.02.2026", qtbot)
        assert dialog.summary.text() == "1 Maßnahme ändert sich, bei 2 geht es nicht."
        answered(dialog, dialog.grund, "Neue Rechtslage", qtbot)
        assert dialog.summary.text() == "2 Maßnahmen ändern sich, bei 1 geht es nicht."
        assert "nicht mehr offen" in dialog.table.rows.row(0).hindernis
        assert dialog.action is not None
        assert dialog.action.words() == "2 Maßnahmen ändern"
        dialog.submit()

    in_dialog(change)
    assert offer_sammel(halter, context, [massnahme, other, done]) == 2
    assert held(context, massnahme).verschiebungen[0].grund == "Neue Rechtslage"
    assert held(context, other).zeile.frist == date(2026, 2, 1)
    assert held(context, done).zeile.frist == date(2025, 9, 1)
    assert context.messages[-1].text == "2 Maßnahmen geändert. 1 Maßnahme bleibt unverändert."
    context.undo()
    assert held(context, massnahme).zeile.frist == date(2025, 9, 30)


@pytest.mark.parametrize(
    ("was", "wert", "read"),
    [
        (Was.STATUS, Status.IN_UMSETZUNG, "status"),
        (Was.HORIZONT, Horizont.LANG, "horizont"),
        (Was.VERANTWORTLICH, "R-NEU", "verantwortlich"),
    ],
)
def test_one_field_of_many(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, in_dialog: InDialog,
    was: Was, wert: object, read: str,
) -> None:  # fmt: skip
    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, Sammeldialog)
        choose(dialog.was, was)
        field = dialog.values[was]
        if isinstance(field, SelectField):
            choose(field, wert)
        else:
            assert isinstance(field, TextField)
            answered(dialog, field, str(wert), qtbot)
        assert dialog.grund.isHidden()
        dialog.submit()

    in_dialog(change)
    assert offer_sammel(halter, context, [massnahme]) == 1
    assert getattr(held(context, massnahme).zeile, read) == wert


def test_no_choice_is_no_change(halter: Halter, context: Context) -> None:
    assert offer_sammel(halter, context, []) == 0
    assert "keine Maßnahme gewählt" in context.messages[-1].text


@pytest.mark.parametrize(
    "make",
    [
        lambda h, c, key: Wirkungsdialog(h, c, h.blatt.row(), print),
        lambda h, c, key: Uebergabedialog(h, c, "R-GRU"),
        lambda h, c, key: Sammeldialog(h, c, [key]),
    ],
    ids=["wirkung", "uebergabe", "sammel"],
)
def test_everything_in_a_dialog_that_takes_the_focus_has_a_name(
    qtbot: QtBot, halter: Halter, context: Context, massnahme: UUID, make: Callable[..., QDialog]
) -> None:
    umgesetzt(context, massnahme)
    context.perform("M", partial(mass.create_massnahme, titel="Offen", verantwortlich="R-GRU", **WANN))
    dialog = make(halter, context, massnahme)
    dialog.open()
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    dialog.reject()
    assert nameless == []
