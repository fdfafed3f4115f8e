"""Meetings with a minimum on the page of the Berichtspflichten."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import Serienstand, SerieZeile, Terminstand
from qmapp.ui.act.berichtspflichten import Berichtspflichten
from qmapp.ui.context import Context


def row(context: Context, jahr: int = 2025) -> SerieZeile:
    (found,) = context.read(pflicht.serien, jahr, heute=context.heute())
    return found


def typed(qtbot: QtBot, field: Any, text: str) -> None:
    line = field.line if hasattr(field, "line") else field.area
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_a_series_is_made_and_its_meetings_entered(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    page.new_meeting()
    flaeche = page.detail.besprechung
    assert flaeche.serie.titel.line.hasFocus()
    qtbot.keyClicks(flaeche.serie.titel.line, "Dienstbesprechung")
    qtbot.keyClick(flaeche.serie.titel.line, Qt.Key.Key_Tab)
    flaeche.serie.pflicht.area.setPlainText("Leitung Grundsatz, stellvertretende Amtsleitung\nKoordinierungsstelle")
    flaeche.serie.pflicht.commit()
    assert row(context).pflicht == ("Leitung Grundsatz, stellvertretende Amtsleitung", "Koordinierungsstelle")
    assert page.footer_keys()[0] == ("G", "Termin heute gehalten")
    typed(qtbot, flaeche.termine.neu, "12.03.2025")
    rows = page.spalte.besprechungen.list
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_G)
    typed(qtbot, flaeche.termine.neu, "10.12.2025")
    found = row(context)
    assert (found.titel, found.ist, found.geplant, found.stand) == ("Dienstbesprechung", 2, 1, Serienstand.ERFUELLT)
    assert [(one.datum, one.stand) for one in found.termine] == [
        (date(2025, 3, 12), Terminstand.GEHALTEN),
        (date(2025, 11, 20), Terminstand.GEHALTEN),
        (date(2025, 12, 10), Terminstand.GEPLANT),
    ]
    assert flaeche.termine.list.current() == found.termine[2], "the one just entered is in hand"


def test_a_meeting_says_who_was_missing(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    page.new_meeting()
    flaeche = page.detail.besprechung
    flaeche.serie.pflicht.area.setPlainText("Leitung\nKreis")
    flaeche.serie.pflicht.commit()
    flaeche.add(date(2025, 6, 18))
    form = flaeche.termine.form
    form.teilnehmende.area.setPlainText("Kreis\nGast")
    form.teilnehmende.commit()
    typed(qtbot, form.protokoll, "Az. 12")
    (termin,) = row(context).termine
    assert (termin.teilnehmende, termin.fehlend, termin.protokoll) == (("Kreis", "Gast"), ("Leitung",), "Az. 12")
    assert form.subtitle.text() == "Es fehlten: Leitung"
    form.stand.committed.emit(Terminstand.AUSGEFALLEN)
    assert row(context).ist == 0
    typed(qtbot, form.datum, "21.11.2025")
    form.stand.committed.emit(Terminstand.GEHALTEN)
    assert "in der Zukunft" in form.datum.error()
    flaeche.termine.list.setFocus()
    qtbot.keyClick(flaeche.termine.list, Qt.Key.Key_Delete)
    assert row(context).termine == ()


def test_the_minimum_holds_from_the_year_shown(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    page.new_meeting()
    page.show_jahr(2026)
    typed(qtbot, page.detail.besprechung.serie.soll, "3")
    assert [row(context, jahr).soll for jahr in (2025, 2026, 2027)] == [2, 3, 3]
    assert page.detail.besprechung.serie.soll._hint.text() == "ab 2025: 2, ab 2026: 3"


def test_a_missed_year_asks_why(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    made = context.perform("x", pflicht.create_terminserie, ab_jahr=2024, titel="Runde")
    context.navigate(page.key, made)
    form = page.detail.besprechung.serie
    assert not form.grund.isVisible(), "2025 is not over"
    page.show_jahr(2024)
    assert form.pill.text() == "Verfehlt"
    typed(qtbot, form.ersatz, "E-Mail und Telefon")
    assert "Grund fehlt" in form.grund.error()
    typed(qtbot, form.grund, "Pandemie")
    found = row(context, 2024)
    assert (found.stand, found.grund, found.ersatz) == (Serienstand.BEGRUENDET, "Pandemie", "E-Mail und Telefon")


def test_only_one_list_has_something_in_hand(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    page.new()
    page.new_meeting()
    lists = (page.spalte.liste.list, page.spalte.besprechungen.list)
    assert [one.current() is not None for one in lists] == [False, True]
    page.refresh()
    assert [one.current() is not None for one in lists] == [False, True]
    lists[0].setFocus()
    qtbot.keyClick(lists[0], Qt.Key.Key_Down)
    assert [one.current() is not None for one in lists] == [True, False]
    assert page.detail.pflicht.isVisible()


def test_a_series_is_deleted_and_comes_back(qtbot: QtBot, page: Berichtspflichten, context: Context) -> None:
    page.new_meeting()
    page.spalte.besprechungen.list.setFocus()
    qtbot.keyClick(page.spalte.besprechungen.list, Qt.Key.Key_Delete)
    assert page.empty.isVisible()
    context.undo()
    assert row(context).titel == "Neue Besprechung"
