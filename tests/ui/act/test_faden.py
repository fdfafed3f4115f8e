"""The strip of the thread: what it shows, where it leads, and the step it offers."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung, massnahme
from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.feststellung.rows import Art
from qmapp.act.management_response.faden import Gliedart
from qmapp.act.massnahme.rows import Status
from qmapp.checks import qcheck
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck.rows import Urteil
from qmapp.ui.act.faden import Fadenkarte
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.context import Context
from tests.ui.present import present

G = Gliedart


@pytest.fixture
def went(context: Context) -> list[tuple[Any, ...]]:
    """Where the pages have asked to go."""
    seen: list[tuple[Any, ...]] = []

    def note(key: str, target: tuple[object, ...]) -> None:
        seen.append((key, *target))

    context.navigated.connect(note)
    return seen


def told(context: Context) -> dict[str, Any]:
    return {"heute": context.heute(), "jetzt": context.jetzt(), "wer": context.wer}


@pytest.fixture
def found(context: Context) -> UUID:
    return context.perform("Neu", fest.create_feststellung, titel="Abrechnung fehlt", **told(context))


def advise(context: Context, *sources: UUID) -> UUID:
    given = {"adressat": "Standorte", "text": "Anfordern."}
    return context.perform("Neu", empfehlung.create_empfehlung, feststellungen=sources, **given, **told(context))


def agree(context: Context, advice: UUID, titel: str) -> UUID:
    today = context.heute()
    given = {"verantwortlich": "Grundsatz", "vereinbart_am": today, "frist": today + timedelta(days=60)}
    return context.perform(
        "Neu", massnahme.create_massnahme, empfehlung_id=advice, titel=titel, **given, **told(context)
    )


def answer(context: Context, advice: UUID) -> None:
    given = {"haltung": Haltung.ANGENOMMEN, "rolle": "Amtsleitung"}
    context.perform("Antwort", empfehlung.draft_stellungnahme, advice, wer="QMB", **given)
    context.perform("Frei", mr.release_stellungnahme, advice, heute=context.heute(), wer="Frau Brandt")


def names(card: Fadenkarte) -> list[str]:
    return [station.accessibleName() for station in card.stations.values()]


def test_an_empty_thread_says_what_is_missing_and_begins_it(
    qtbot: QtBot, page: Feststellungen, context: Context, found: UUID, went: list[tuple[Any, ...]]
) -> None:
    card = page.detail.faden
    assert names(card) == [
        "Feststellung, FS-001, Mangel",
        "Empfehlung, fehlt",
        "Antwort, noch nicht",
        "Maßnahme, noch nicht",
        "Wirkung, noch nicht",
    ]
    # What is not there cannot be opened, and where one is already neither.
    assert not any(station.isEnabled() for station in card.stations.values())
    assert card.step.words() == "Empfehlung ableiten"
    card.step.setFocus()
    qtbot.keyClick(card.step, Qt.Key.Key_Space)
    (row,) = context.read(empfehlung.empfehlungen)
    assert (row.titel, row.feststellungen) == ("Abrechnung fehlt", ("FS-001",))
    assert went == [("management_response", row.id, "empfehlung")]
    assert card.stations[G.EMPFEHLUNG].isEnabled()
    context.undo()
    assert context.read(empfehlung.empfehlungen) == ()
    assert card.step.words() == "Empfehlung ableiten"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_stations_lead_to_what_stands_there(
    qtbot: QtBot, page: Feststellungen, context: Context, found: UUID, went: list[tuple[Any, ...]]
) -> None:
    advice = advise(context, found)
    one, two = agree(context, advice, "Liste führen"), agree(context, advice, "Nachholen")
    card = page.detail.faden
    assert card.step.words() == "Antwort eintragen"
    card.step.click()
    assert went.pop() == ("management_response", advice, "antwort")
    answer(context, advice)
    assert not card.step.isVisible()
    card.stations[G.ANTWORT].click()
    assert went.pop() == ("management_response", advice)
    assert names(card)[3] == "Maßnahmen, M-01, M-02, nicht begonnen"
    card.stations[G.MASSNAHME].click()
    (menu,) = card.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "M-01 Liste führen: nicht begonnen",
        "M-02 Nachholen: nicht begonnen",
    ]
    menu.actions()[1].trigger()
    assert went.pop() == ("massnahme.liste", two)
    done = {"am": context.heute(), "jetzt": context.jetzt(), "wer": "QMB"}
    context.perform("Fertig", massnahme.set_status, one, Status.UMGESETZT, **done)
    assert names(card)[3:] == [
        "Maßnahmen, M-01, M-02, 1 × umgesetzt, 1 × nicht begonnen",
        "Wirkung, M-01, noch nicht geprüft",
    ]
    card.step.click()
    assert went.pop() == ("massnahme.liste", one)


def test_one_empfehlung_from_several_and_a_massnahme_from_one(
    qtbot: QtBot, page: Feststellungen, context: Context, found: UUID, went: list[tuple[Any, ...]]
) -> None:
    context.perform("Neu", fest.create_feststellung, titel="Ebenso", **told(context))
    page.liste.list.selectAll()
    assert page.weiter.button.words() == "Empfehlung aus 2 ableiten"
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    (row,) = context.read(empfehlung.empfehlungen)
    assert set(row.feststellungen) == {"FS-001", "FS-002"}
    context.undo()
    page.liste.list.select_key(found, emit=True)
    assert page.weiter.button.words() == "Empfehlung ableiten"
    qtbot.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    (measure,) = context.read(massnahme.massnahmen, context.heute())
    assert (measure.titel, measure.feststellungen) == ("Abrechnung fehlt", ("FS-001",))
    assert went[-1] == ("massnahme.liste", measure.id)
    # Now that something follows from it, it is not deleted, and the page says why.
    qtbot.keyClick(page.liste.list, Qt.Key.Key_Delete)
    assert page.problem.isVisible()
    assert "Aus FS-001 folgt M-01." in page.problem.words()
    assert len(context.read(fest.feststellungen)) == 2


def test_a_strength_alone_needs_no_thread(page: Feststellungen, context: Context, found: UUID) -> None:
    assert page.detail.faden.isVisible()
    context.perform("Art", fest.update_feststellung, found, art=fest.rows.Art.STAERKE)
    assert not page.detail.faden.isVisible()


def test_where_it_is_narrow_the_stations_stand_below_each_other(qtbot: QtBot, context: Context, found: UUID) -> None:
    card = Fadenkarte(context)
    card.show_objekt(G.FESTSTELLUNG, found)
    present(qtbot, card, (900, 300))
    first, second = (card.stations[art] for art in (G.FESTSTELLUNG, G.EMPFEHLUNG))
    assert first.y() == second.y()
    card.resize(420, 420)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert first.x() == second.x()
    assert first.height() < 80


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_a_feststellung_rests_on_is_named_and_opened(
    qtbot: QtBot, page: Feststellungen, context: Context, found: UUID, went: list[tuple[Any, ...]]
) -> None:
    assert not page.detail.source.isVisible()
    katalog = load("QC-HZP", Katalogart.QCHECK)
    day = {"heute": context.heute()}
    checks = [
        context.perform("Neu", qcheck.create_qcheck, katalog=katalog, titel="Q-Check", kennung=name, **day)
        for name in ("QC-1", "QC-2")
    ]
    made = []
    for key in checks:
        context.perform("Bewertet", qcheck.rate, key, "QC-HZP-S01", Urteil.VOLL, jetzt=context.jetzt(), wer="QMB")
        codes = ["QC-HZP-S01"]
        made.append(context.perform("Neu", fest.from_qcheck, key, codes, art=Art.STAERKE, **told(context)))
    page.liste.list.select_key(made[0], emit=True)
    # A strength needs no thread; where it comes from stands in its form, and its source is no choice there.
    assert not page.detail.faden.isVisible()
    assert not page.detail.form.quelle.isVisible()
    assert page.detail.source.words() == "Q-Check QC-1"
    page.detail.source.click()
    assert went.pop() == ("qcheck.ergebnis", checks[0])
    advice = advise(context, *made)
    card = Fadenkarte(context)
    card.show_objekt(G.EMPFEHLUNG, advice)
    present(qtbot, card, (900, 300))
    assert card.source.words() == "2 Quellen"
    card.source.click()
    (menu,) = card.source.findChildren(QMenu)
    menu.actions()[1].trigger()
    assert went.pop() == ("qcheck.ergebnis", checks[1])
