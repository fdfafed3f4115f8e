"""A workspace with seven Maßnahmen and three Wiedervorlagen, and their page on it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from qmapp.act import massnahme as act
from qmapp.act.massnahme.rows import Status, Vorbehalt, Wirkung
from qmapp.act.vorgaben import update_vorgaben
from qmapp.act.wiedervorlage import create_wiedervorlage
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.arbeitstage import Bundesland
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.massnahmen import Massnahmen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import in_dialog
from tests.ui.present import present

__all__ = ["in_dialog"]

#: A Thursday.
NOW = datetime(2025, 11, 20, 10, 42, tzinfo=UTC)
HEUTE = NOW.date()
BEFORE = datetime(2025, 7, 1, 9, tzinfo=UTC)
Opened = Callable[..., Massnahmen]
AGREED = {"heute": BEFORE.date(), "jetzt": BEFORE, "wer": "Weber", "vereinbart_am": BEFORE.date()}


def massnahmen(session: Session) -> dict[str, UUID]:
    """M-01 is late, M-02 has a late Meilenstein, M-03 is due this week, M-05 has worked, M-07 has no deadline."""
    add = partial(act.create_massnahme, session, **AGREED)
    lines: tuple[dict[str, Any], ...] = (
        {"titel": "Musterschreiben einführen", "frist": date(2025, 11, 13), "verantwortlich": "Grundsatz"},
        {"titel": "Schulung Müßiggang", "frist": date(2026, 3, 31), "verantwortlich": "Fortbildung"},
        {"titel": "Rechenblatt verteilen", "frist": date(2025, 11, 21), "verantwortlich": "Grundsatz", "pilot": True},
        {"titel": "Springerpool", "frist": date(2026, 6, 30), "vorbehalt": Vorbehalt.RESSOURCEN},
        {"titel": "Wiedervorlagen setzen", "frist": date(2025, 7, 31), "verantwortlich": "IT"},
        {"titel": "Beilage drucken", "frist": date(2025, 11, 20), "verantwortlich": "IT"},
        {"titel": "Vertretung regeln"},
    )
    made = {f"M-{number:02d}": add(**line) for number, line in enumerate(lines, 1)}
    act.add_meilenstein(session, made["M-02"], "Termine stehen", date(2025, 11, 14))
    for kennung, day in (("M-05", date(2025, 7, 18)), ("M-06", date(2025, 11, 19))):
        act.set_status(session, made[kennung], Status.UMGESETZT, am=day, jetzt=NOW, wer="Weber")
    act.check_wirksamkeit(
        session, made["M-05"], geprueft_am=date(2025, 11, 4), durch="Weber", ergebnis=Wirkung.WIRKSAM, text="Ja."
    )
    about = Bezugsart.MASSNAHME
    for day, kennung in ((date(2025, 11, 21), "M-01"), (date(2025, 11, 21), "M-04")):
        create_wiedervorlage(
            session, datum=day, text=f"Stand {kennung}", bezug_art=about, bezug_id=made[kennung], jetzt=NOW
        )
    create_wiedervorlage(
        session, datum=date(2025, 11, 21), text="Brief", bezug_art=Bezugsart.SONST, bezug_kennung="RM-9", jetzt=NOW
    )
    update_vorgaben(session, bundesland=Bundesland.SACHSEN)
    return made


@pytest.fixture
def empty_context(qtbot: QtBot, styled: None, tmp_path: Path, blank_file: Path) -> Iterator[Context]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def context(empty_context: Context) -> Context:
    empty_context.workspace.execute("Maßnahmen", massnahmen)
    return empty_context


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Open the page in a window, which lives as long as the test."""
    shells: list[Shell] = []

    def show(context: Context, size: tuple[int, int] = (1440, 900)) -> Massnahmen:
        shell = Shell(context, (Massnahmen,), "Amt für Soziales", "Lokal")
        shells.append(shell)
        present(qtbot, shell, size)
        shell.open_first()
        page = shell.page()
        assert isinstance(page, Massnahmen)
        return page

    return show


@pytest.fixture
def page(opened: Opened, context: Context) -> Massnahmen:
    return opened(context)
