"""The workspace of the card's tests, and the page on it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.ui.act.wiedervorlage.conftest import context, empty, in_dialog
from tests.ui.present import present

__all__ = ["context", "empty", "in_dialog"]

Opener = Callable[[Context], WiedervorlagenSeite]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    """Open the window on a workspace; it is kept until the test is over."""
    kept = []

    def open_page(context: Context) -> WiedervorlagenSeite:
        shell = present(qtbot, Shell(context, (WiedervorlagenSeite, Feststellungen), "Amt", "Lokal"), (1440, 900))
        kept.append(shell)
        shell.open_first()
        shown = shell.page()
        assert isinstance(shown, WiedervorlagenSeite)
        return shown

    return open_page


@pytest.fixture
def page(opened: Opener, context: Context) -> WiedervorlagenSeite:
    return opened(context)
