"""On the way from what a review found to a measure that has worked every gap opens and closes; undo opens it again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from qmapp.act import feststellung as fest
from qmapp.act import management_response as mr
from qmapp.act.management_response.faden import Gliedart, Gliedstand
from qmapp.act.management_response.rows import Lueckenart
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.act.luecken import OffeneFaeden
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.act.massnahmen import Massnahmen
from tests.journeys.conftest import CTRL, PRIMARY, InDialog
from tests.journeys.test_wirksam import FINDING, Jahr, answer, carry_out, jahr, prove, recommend

__all__ = ["jahr"]

L = Lueckenart
Gaps = set[tuple[Lueckenart, str]]


def gaps(jahr: Jahr) -> Gaps:
    return {(gap.art, gap.kennung) for gap in jahr.context.read(mr.luecken, jahr.heute)}


def test_every_step_closes_a_gap_and_undo_opens_it_again(jahr: Jahr, in_dialog: InDialog[QDialog]) -> None:
    told = gaps(jahr)
    take_up(jahr)
    assert gaps(jahr) - told == {(L.OHNE_EMPFEHLUNG, FINDING)}
    recommend(jahr)
    (advice,) = gaps(jahr) - told
    assert advice[0] is L.OHNE_ANTWORT
    led_to_the_answer(jahr, advice[1])
    answer(jahr)
    assert gaps(jahr) == told
    carry_out(jahr, in_dialog)
    (measure,) = gaps(jahr) - told
    assert measure[0] is L.OHNE_WIRKSAMKEIT
    led_to_the_measure(jahr, measure[1])
    prove(jahr, in_dialog)
    assert gaps(jahr) == told
    closed(jahr)
    undone(jahr, told, measure, advice)


def take_up(jahr: Jahr) -> None:
    """The Feststellung was thought to be settled; it is opened again, and its thread begins anew."""
    jahr.context.navigate(Feststellungen.key)
    page = jahr.page(Feststellungen)
    assert isinstance(page, Feststellungen)
    page.liste.list.select_key(source(jahr).id, emit=True)
    assert not page.detail.faden.isVisible()
    page.detail.settle.click()
    assert page.detail.faden.step.words() == "Empfehlung ableiten"


def source(jahr: Jahr) -> fest.rows.FeststellungZeile:
    return next(row for row in jahr.context.read(fest.feststellungen) if row.kennung == FINDING)


def led_to(jahr: Jahr, art: Lueckenart, kennung: str) -> None:
    """On the page of the open threads: the row, and Strg+Enter takes its step."""
    jahr.context.navigate(OffeneFaeden.key)
    page = jahr.page(OffeneFaeden)
    assert isinstance(page, OffeneFaeden)
    rows = page.gruppen[art].list
    rows.setFocus()
    rows.selectRow(next(place for place in range(rows.rows.count()) if rows.rows.row(place).kennung == kennung))
    jahr.press(*PRIMARY)


def led_to_the_answer(jahr: Jahr, kennung: str) -> None:
    led_to(jahr, L.OHNE_ANTWORT, kennung)
    page = jahr.page(ManagementResponseSeite)
    assert isinstance(page, ManagementResponseSeite)
    row = page.detail.shown()
    assert row is not None
    assert row.empfehlung.zeile.kennung == kennung
    assert page.detail.answer.isVisible()


def led_to_the_measure(jahr: Jahr, kennung: str) -> None:
    led_to(jahr, L.OHNE_WIRKSAMKEIT, kennung)
    page = jahr.page(Massnahmen)
    assert isinstance(page, Massnahmen)
    row = page.detail.row()
    assert row is not None
    assert row.kennung == kennung


def closed(jahr: Jahr) -> None:
    """The strip of the Feststellung shows the whole way; nothing is missing, and it can be settled."""
    jahr.press(Qt.Key.Key_5, CTRL)
    page = jahr.page(Feststellungen)
    assert isinstance(page, Feststellungen)
    page.liste.list.select_key(source(jahr).id, emit=True)
    stations = page.detail.faden.stations
    assert [stations[art].word() for art in (Gliedart.ANTWORT, Gliedart.MASSNAHME, Gliedart.WIRKUNG)] == [
        "angenommen",
        "umgesetzt",
        "wirksam",
    ]
    assert not page.detail.faden.step.isVisible()
    page.detail.settle.click()
    assert {link.stand for link in page.detail.faden.faden().glieder} == {Gliedstand.ERREICHT}


def undone(jahr: Jahr, told: Gaps, measure: tuple[Lueckenart, str], advice: tuple[Lueckenart, str]) -> None:
    """Strg+Z, step by step: every gap comes back in turn, until all is as it was told; Strg+Y closes them again."""
    seen: list[Gaps] = []
    for _ in range(60):
        jahr.press(Qt.Key.Key_Z, CTRL)
        now = gaps(jahr) - told
        if not seen or seen[-1] != now:
            seen.append(now)
        if now == {(L.OHNE_EMPFEHLUNG, FINDING)}:
            break
    # For a moment the Maßnahme had a title and no deadline yet.
    assert [gap for gap in seen if gap] == [
        {measure},
        {advice},
        {advice, (L.OHNE_FRIST, measure[1])},
        {advice},
        {(L.OHNE_EMPFEHLUNG, FINDING)},
    ]
    jahr.press(Qt.Key.Key_Z, CTRL)
    assert gaps(jahr) == told
    for _ in range(2):
        jahr.press(Qt.Key.Key_Y, CTRL)
    assert gaps(jahr) - told == {advice}
