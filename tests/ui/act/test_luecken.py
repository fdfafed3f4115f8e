"""The page of the open threads: what it shows, and that a key or a button takes the step that is missing."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung, massnahme
from qmapp.act import feststellung as fest
from qmapp.act.management_response.rows import Lueckenart
from qmapp.act.massnahme.rows import Status
from qmapp.ui.act.luecken import OffeneFaeden
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.act.test_faden import advise, agree, answer, told, went
from tests.ui.present import present

__all__ = ["went"]

L = Lueckenart
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def found(context: Context) -> list[UUID]:
    return [
        context.perform("Neu", fest.create_feststellung, titel=titel, **told(context)) for titel in ("Erste", "Zweite")
    ]


@pytest.fixture
def fenster(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (OffeneFaeden,), "Amt für Soziales", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def seite(fenster: Shell) -> OffeneFaeden:
    shown = fenster.page()
    assert isinstance(shown, OffeneFaeden)
    return shown


def counts(seite: OffeneFaeden) -> dict[Lueckenart, int]:
    return {art: group.list.rows.count() for art, group in seite.gruppen.items() if group.list.isVisible()}


def test_without_gaps_the_page_says_what_would_stand_there(seite: OffeneFaeden, went: list[tuple[Any, ...]]) -> None:
    assert seite.empty.isVisible()
    assert not seite.primary.isVisible()
    assert seite.first_focus() is seite._first
    seite._first.click()
    assert went == [("feststellung.liste",)]
    assert OffeneFaeden.badge(seite.context) == 0


def test_every_kind_stands_in_its_group_with_its_step(
    qtbot: QtBot, context: Context, found: list[UUID], seite: OffeneFaeden
) -> None:
    accepted = advise(context, found[1])
    one, two = agree(context, accepted, "Liste führen"), agree(context, accepted, "Nachholen")
    answer(context, accepted)
    context.perform("Neu", empfehlung.create_empfehlung, titel="Freie", **told(context))
    done = {"am": context.heute(), "jetzt": context.jetzt(), "wer": "QMB"}
    context.perform("Fertig", massnahme.set_status, one, Status.UMGESETZT, **done)
    context.perform("Neu", massnahme.create_massnahme, titel="Ohne Frist", **told(context))
    assert counts(seite) == {L.OHNE_EMPFEHLUNG: 1, L.OHNE_ANTWORT: 1, L.OHNE_FRIST: 1, L.OHNE_WIRKSAMKEIT: 1}
    assert OffeneFaeden.badge(context) == 4
    context.perform("Fertig", massnahme.delete_massnahme, two)
    context.perform("Fertig", massnahme.delete_massnahme, one)
    assert counts(seite) == {L.OHNE_EMPFEHLUNG: 1, L.OHNE_ANTWORT: 1, L.OHNE_MASSNAHME: 1, L.OHNE_FRIST: 1}
    # The bar stands on one row only, and the button names the step of that row.
    for art, words in (
        (L.OHNE_EMPFEHLUNG, "Empfehlung ableiten"),
        (L.OHNE_ANTWORT, "Antwort eintragen"),
        (L.OHNE_MASSNAHME, "Maßnahme anlegen"),
        (L.OHNE_FRIST, "Frist eintragen"),
    ):
        seite.gruppen[art].list.setFocus()
        assert seite.primary.words() == words
        assert [art for art, group in seite.gruppen.items() if group.list.selected()] == [art]


def test_keys_open_and_take_the_step_and_undo_brings_the_gap_back(
    qtbot: QtBot, context: Context, found: list[UUID], seite: OffeneFaeden, went: list[tuple[Any, ...]]
) -> None:
    rows = seite.gruppen[L.OHNE_EMPFEHLUNG].list
    assert seite.first_focus() is rows
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert went == [("feststellung.liste", found[1])]
    assert seite.faden.faden().glieder[0].kennung == "FS-002"
    qtbot.keyClick(seite, Qt.Key.Key_Return, CTRL)
    (advice,) = context.read(empfehlung.empfehlungen)
    assert (advice.feststellungen, went[-1]) == (("FS-002",), ("management_response", advice.id, "empfehlung"))
    assert counts(seite) == {L.OHNE_EMPFEHLUNG: 1, L.OHNE_ANTWORT: 1}
    context.undo()
    assert counts(seite) == {L.OHNE_EMPFEHLUNG: 2}


def test_each_group_leads_where_its_step_is_taken(
    context: Context, found: list[UUID], seite: OffeneFaeden, went: list[tuple[Any, ...]]
) -> None:
    advice = advise(context, *found)
    seite.gruppen[L.OHNE_ANTWORT].step.click()
    assert went.pop() == ("management_response", advice, "antwort")
    measure = agree(context, advice, "Liste führen")
    answer(context, advice)
    context.perform("Weg", massnahme.delete_massnahme, measure)
    seite.gruppen[L.OHNE_MASSNAHME].step.click()
    (made,) = context.read(massnahme.massnahmen, context.heute())
    assert (made.empfehlung_id, made.titel) == (advice, "Erste")
    assert went.pop() == ("massnahme.liste", made.id)
    assert counts(seite) == {L.OHNE_FRIST: 1}
    seite.gruppen[L.OHNE_FRIST].step.click()
    assert went.pop() == ("massnahme.liste", made.id)


def test_age_and_deadline_stand_beside_the_title(context: Context, found: list[UUID], seite: OffeneFaeden) -> None:
    group = seite.gruppen[L.OHNE_EMPFEHLUNG]
    pill = group.list.rows.columns[1].pill
    assert pill is not None
    row = group.list.current()
    assert row is not None
    assert pill(row) == ("neutral", "Seit heute")
    context.perform("Datum", fest.update_feststellung, found[0], datum=context.heute().replace(year=2020))
    first = group.list.rows.row(0)
    tone, words = pill(first)[:2]
    assert tone == "warn"
    assert words.startswith("Seit ")
    assert words.endswith(" Tagen")
    given = {"quelle": fest.rows.Quelle.BEMERKUNG, "frist": context.heute().replace(year=2021)}
    context.perform("Frist", fest.update_feststellung, found[0], **given)
    assert pill(group.list.rows.row(0))[:2] == ("bad", "Überfällig")


def test_everything_that_takes_the_focus_has_a_name(context: Context, found: list[UUID], seite: OffeneFaeden) -> None:
    nameless = [
        type(widget).__name__
        for widget in seite.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []
