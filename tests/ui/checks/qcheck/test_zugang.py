"""Assessment and consensus without a mouse and on small windows: names, Tab all the way round, no sideways scroll."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.schema import SCHEMA
from qmapp.ui.checks.qcheck.bewertung import BewertungSeite
from qmapp.ui.checks.qcheck.konsens import KonsensSeite
from qmapp.ui.pages import Page
from qmapp.ui.style import look
from qmapp.workspace import Workspace
from tests.ui.checks.qcheck import mappe
from tests.ui.checks.qcheck.platz import Platz
from tests.ui.test_accessibility import nameless


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, UUID, UUID]:
    """A Q-Check with everything a question can have, and one of a team with differences."""
    path = tmp_path / "QM.qcheck"
    with mappe.create(path) as ws:
        last = mappe.begin(ws, kennung="QC-2024")
        mappe.answer(ws, last, mappe.full(), bemerkung="Belegt.")
        ws.execute("M", lambda s: door.add_merkpunkt(s, last, "Noch einmal ansehen", code=mappe.CODES[0]))
        rich = mappe.begin(ws, kennung="QC-2025", vorgaenger_id=last)
        mappe.answer(ws, rich, {mappe.CODES[0]: Urteil.TEILWEISE})
        ws.execute("N", lambda s: door.add_nachweis(s, rich, mappe.CODES[0], Nachweisart.DOKUMENT, "Prozess HzP"))
        team = mappe.begin(ws, kennung="QC-T", team=["Weber", "Kaya"], gemeinsam=False)
        for name in ("Weber", "Kaya"):
            mappe.answer(ws, team, mappe.full(S03=Urteil.VOLL if name == "Kaya" else Urteil.NICHT), bewerter=name)
    return path, rich, team


@pytest.fixture
def platz(qtbot: QtBot, styled: None, made: tuple[Path, UUID, UUID]) -> Iterator[Platz]:
    opened = Workspace.open(made[0], None, SCHEMA, wer=mappe.WER)
    place = Platz(qtbot, opened, (BewertungSeite, KonsensSeite))
    yield place
    look.apply("light", 100)
    place.close()


def form(platz: Platz, ids: tuple[UUID, UUID]) -> None:
    platz.open(ids[0], mappe.CODES[0])


def choice(platz: Platz, ids: tuple[UUID, UUID]) -> None:
    platz.open(ids[1])
    platz.page.ask_person()


def consensus(platz: Platz, ids: tuple[UUID, UUID]) -> None:
    platz.open(ids[1], page="qcheck.konsens")


def test_names_tab_and_width(platz: Platz, made: tuple[Path, UUID, UUID]) -> None:
    for state in (form, choice, consensus):
        state(platz, made[1:])
        page = platz.shell.page()
        assert isinstance(page, Page)
        assert nameless(page) == []
        assert not_reached(platz, page) == set()
        for width, percent in ((1366, 150), (1440, 200), (1366, 100)):
            look.apply("light", percent)
            platz.shell.resize(width, 900)
            platz.qtbot.wait(1)
            assert platz.shell.width() == width
            assert page._body.width() <= page.width(), f"{state.__name__} at {width} px and {percent} %"


def not_reached(platz: Platz, page: Page) -> set[str]:
    first = page.first_focus()
    assert first is not None
    first.setFocus()
    seen: set[QWidget] = {first}
    for _ in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        platz.qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is first:
            break
        assert focused is not None
        seen.add(focused)
    assert QApplication.focusWidget() is first
    wanted = {
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    }
    return {type(widget).__name__ for widget in wanted - seen}
