"""A small workspace with Maßnahmen, an Empfehlung without answer and Wiedervorlagen around 12.03.2026."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qmapp.act import wiedervorlage as wv
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.context import Context
from qmapp.workspace import Workspace
from tests.act.wiedervorlage import faden
from tests.act.wiedervorlage.faden import HEUTE
from tests.ui.checks.conftest import in_dialog

__all__ = ["in_dialog"]

#: Thursday, 12.03.2026, in the office.
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
#: Days from today, text, what it is about, role and turnus of each.
NOTES = (
    (-9, "Antwort der Leitung anmahnen, Frist war der 20.02.", "E-2025-09", "QMB", Turnus.EINMALIG),
    (0, "Standort West: Ansprechperson benannt?", "M-12", "QMB", Turnus.EINMALIG),
    (0, "Zwischenstand: 214 von 661 Akten, Tempo reicht bis 22.05.?", "AP-2026-1", "QMB-V", Turnus.EINMALIG),
    (1, "Eingang bestätigen", "RM-2026-006", "Beschwerdestelle", Turnus.EINMALIG),
    (5, "Antwort abstimmen", "RM-2026-005", "Beschwerdestelle", Turnus.EINMALIG),
    (33, "Monatlich nachfragen: Musterschreiben für die neue Rechtslage", "M-03", "QMB", Turnus.MONATLICH),
)


@pytest.fixture
def empty(qtbot: QtBot, styled: None, tmp_path: Path, blank_file: Path) -> Iterator[Context]:
    """A workspace in which nothing falls due."""
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    workspace = Workspace.open(path, None, SCHEMA, wer="Weber")
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def context(empty: Context) -> Context:
    rows = faden.massnahme("M-03"), faden.massnahme("M-12", HEUTE + timedelta(days=2), titel="Schulung West")
    missing = faden.empfehlung("E-2025-09", HEUTE - timedelta(days=20), titel="Abrechnung anfordern")
    step = faden.meilenstein(rows[1], HEUTE - timedelta(days=2), titel="Termin abgestimmt")
    empty.perform("Zeilen", faden.put, missing, *rows, step)
    for days, text, about, rolle, turnus in NOTES:
        bezug = empty.read(wv.find_bezug, about)
        told = {"bezug_art": bezug.art, "bezug_id": bezug.id, "bezug_kennung": about}
        datum = HEUTE + timedelta(days=days)
        empty.perform(
            "WV", wv.create_wiedervorlage, datum=datum, text=text, rolle=rolle, turnus=turnus, jetzt=NOW, **told
        )
    return empty


@pytest.fixture
def massnahme_id(context: Context) -> object:
    """M-12."""
    found = context.read(wv.find_bezug, "M-12")
    assert found.art is Bezugsart.MASSNAHME
    return found.id
