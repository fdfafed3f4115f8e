"""Opening the evaluation of a workspace in a shell, and asking what it should show."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Auswertung
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW
from tests.ui.present import present

InDialog = Callable[[Callable[[QDialog], None]], None]
Open = Callable[[str], AuswertungSeite]
CLOSED, KEPT, RUNNING = "AP-2025-1", "AP-2025-2", "AP-2026-1"
PAGES = (Aktenpruefungen, StichprobePlanen, Pruefplatz, AuswertungSeite)


def opened(qtbot: QtBot, path: Path, passphrase: str | None, folder: Path) -> Iterator[tuple[Context, Shell]]:
    with Workspace.open(path, passphrase, SCHEMA, wer="Weber") as workspace:
        context = Context(workspace, Settings(last_folder=str(folder)), wer="Weber", clock=lambda: NOW)
        shell = present(qtbot, Shell(context, PAGES, "Amt für Soziales", "Lokal"), (1440, 900))
        shell.open_first()
        yield context, shell
        context.close()


def show(qtbot: QtBot, context: Context, shell: Shell, pruefung_id: UUID) -> AuswertungSeite:
    context.navigate("aktenpruefung.auswerten", pruefung_id)
    page = shell.page()
    assert isinstance(page, AuswertungSeite)
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: AuswertungSeite) -> None:
    qtbot.waitUntil(lambda: page._found is not None and page._found.frage == page._asked, timeout=10_000)
    qtbot.wait(1)


def asked(context: Context, pruefung_id: UUID) -> Auswertung:
    return context.read(auswertung, pruefung_id)


def status(page: AuswertungSeite) -> str:
    assert page.header is not None
    return page.header._pill.text()
