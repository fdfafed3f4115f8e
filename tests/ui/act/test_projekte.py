"""The page of the Change-Projekte, worked by keyboard and buttons."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.act import massnahme, projekt, wiedervorlage
from qmapp.act.massnahme.rows import Status
from qmapp.act.projekt.rows import Projekt, Projektstand
from qmapp.ui.act.projekte import Projekte
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.act.test_faden import told
from tests.ui.present import present

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def fenster(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (Projekte,), "Amt für Soziales", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def seite(fenster: Shell) -> Projekte:
    shown = fenster.page()
    assert isinstance(shown, Projekte)
    return shown


def typed(qtbot: QtBot, line: QWidget, text: str, end: Qt.Key = Qt.Key.Key_Tab) -> None:
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]  # every line has it
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, end)


def kept(context: Context) -> Projekt:
    (row,) = context.read(projekt.projekte, context.heute())
    return context.read(projekt.projekt, row.id, context.heute())


def measure(context: Context, titel: str) -> UUID:
    return context.perform("Neu", massnahme.create_massnahme, titel=titel, **told(context))


def done(context: Context, key: UUID) -> None:
    given = {"am": context.heute(), "jetzt": context.jetzt(), "wer": "QMB"}
    context.perform("Fertig", massnahme.set_status, key, Status.UMGESETZT, **given)


def test_a_projekt_is_begun_and_told_by_keys(qtbot: QtBot, seite: Projekte, context: Context) -> None:
    assert seite.empty.isVisible()
    assert seite.first_focus() is seite._first
    qtbot.keyClick(seite, Qt.Key.Key_N, CTRL)
    form = seite.detail.form
    assert form.titel.line.hasFocus()
    typed(qtbot, form.titel.line, "Digitale Akte")
    typed(qtbot, form.leitung.line, "Grundsatz")
    typed(qtbot, form.team.line, "Personalrat, IT, Personalrat")
    typed(qtbot, form.von.line, "1.2.2026")
    typed(qtbot, form.bis.line, "31.1.2026")
    assert "endet vor dem Beginn" in form.bis.error()
    typed(qtbot, form.bis.line, "30.6.2026")
    row = kept(context).zeile
    assert (row.titel, row.leitung, row.team) == ("Digitale Akte", "Grundsatz", ("Personalrat", "IT"))
    assert (row.von, row.bis) == (date(2026, 2, 1), date(2026, 6, 30))
    for _ in range(6):
        context.undo()
    assert seite.empty.isVisible()


def test_phases_follow_each_other_and_end_on_a_day(qtbot: QtBot, seite: Projekte, context: Context) -> None:
    seite._first.click()
    phasen = seite.detail.phasen
    assert not phasen.zeitleiste.isVisible()
    qtbot.keyClick(seite, Qt.Key.Key_P, ALT)
    assert phasen.titel.line.hasFocus()
    typed(qtbot, phasen.titel.line, "Vorbereitung")
    phasen.neu.click()
    first, second = kept(context).phasen
    assert (first.titel, second.von) == ("Vorbereitung", first.bis + timedelta(days=1))
    assert phasen.titel.value() == "Neue Phase"
    # Arrows on the timeline take a phase in hand, Enter goes to its form.
    phasen.zeitleiste.setFocus()
    qtbot.keyClick(phasen.zeitleiste, Qt.Key.Key_Home)
    assert phasen.titel.value() == "Vorbereitung"
    qtbot.keyClick(phasen.zeitleiste, Qt.Key.Key_Return)
    assert phasen.titel.line.hasFocus()
    phasen.end_button.click()
    assert kept(context).phasen[0].beendet_am == context.heute()
    assert phasen.end_button.words() == "Doch nicht beendet"
    typed(qtbot, phasen.am.line, "1.1.2031")
    assert "Zukunft" in phasen.am.error()
    assert kept(context).phasen[0].beendet_am == context.heute()
    phasen.am.set_value(context.heute())
    phasen.end_button.click()
    assert kept(context).phasen[0].beendet_am is None
    phasen.remove_button.click()
    assert [phase.titel for phase in kept(context).phasen] == ["Neue Phase"]
    assert context.messages[-1].text == "„Vorbereitung“ entfernt."


def test_measures_are_taken_in_by_kennung_opened_and_taken_out(qtbot: QtBot, seite: Projekte, context: Context) -> None:
    one = measure(context, "Scanstelle einrichten")
    measure(context, "Schulung")
    seite._first.click()
    qtbot.keyClick(seite, Qt.Key.Key_M, ALT)
    field = seite.detail.buendel.neu
    assert field.line.hasFocus()
    typed(qtbot, field.line, "M-77", Qt.Key.Key_Return)
    assert "gibt es nicht" in field.error()
    typed(qtbot, field.line, "scan", Qt.Key.Key_Return)
    assert [row.kennung for row in kept(context).massnahmen] == ["M-01"]
    assert field.value() is None
    typed(qtbot, field.line, "M-01", Qt.Key.Key_Return)
    assert "gibt es nicht" in field.error()
    went: list[tuple[object, ...]] = []

    def note(key: str, target: tuple[object, ...]) -> None:
        went.append((key, *target))

    context.navigated.connect(note)
    rows = seite.detail.buendel.list
    rows.setFocus()
    rows.selectRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert went == [("massnahme.liste", one)]
    assert "0 von 1 Maßnahme umgesetzt" in seite.detail.form._words.text()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert kept(context).massnahmen == ()
    context.undo()
    assert len(kept(context).massnahmen) == 1


def test_closing_asks_why_only_while_something_is_open(qtbot: QtBot, seite: Projekte, context: Context) -> None:
    one = measure(context, "Scanstelle einrichten")
    seite._first.click()
    key = kept(context).zeile.id
    context.perform("Auf", projekt.add_massnahmen, key, (one,))
    asked: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Begruenden)
        asked.append(dialog.windowTitle())
        dialog.grund.line.setText("Geht in P-02 auf.")
        dialog.submit()

    QTimer.singleShot(0, agree)
    seite.close_button.click()
    assert len(asked) == 1
    row = kept(context).zeile
    assert (row.stand, row.abschluss_grund) == (Projektstand.ABGESCHLOSSEN, "Geht in P-02 auf.")
    assert "Geht in P-02 auf." in seite.detail.form._closed.text()
    assert seite.detail.form.titel.line.isReadOnly()
    assert not seite.detail.phasen.neu.isVisible()
    assert seite.close_button.words() == "Wieder öffnen"
    seite.close_button.click()
    done(context, one)
    seite.close_button.click()
    assert kept(context).zeile.stand is Projektstand.ABGESCHLOSSEN
    assert len(asked) == 1


def test_one_is_deleted_and_comes_back(qtbot: QtBot, seite: Projekte, context: Context) -> None:
    seite._first.click()
    seite.list.setFocus()
    qtbot.keyClick(seite.list, Qt.Key.Key_Delete)
    assert seite.empty.isVisible()
    assert context.messages[-1].text == "P-01 gelöscht."
    context.undo()
    assert seite.list.rows.count() == 1


def test_everything_that_takes_the_focus_has_a_name(seite: Projekte, context: Context) -> None:
    measure(context, "Scanstelle einrichten")
    seite._first.click()
    seite.detail.phasen.neu.click()
    nameless = [
        type(widget).__name__
        for widget in seite.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []


def test_a_wiedervorlage_is_set_where_the_projekt_is(qtbot: QtBot, seite: Projekte, context: Context) -> None:
    seite.new()
    key = kept(context).zeile.id
    card = seite.detail.wiedervorlage
    qtbot.keyClick(card.neu, Qt.Key.Key_Space)
    (note,) = context.read(wiedervorlage.wiedervorlagen, key)
    assert note.bezug_kennung == "P-01"
    assert card.headline.whole_text().startswith("Wiedervorlage am ")
