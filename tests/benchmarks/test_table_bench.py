"""The table of a population of 1.000.000 rows in an encrypted workspace: time per jump and memory above the window."""

import gc
import time
from array import array
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from statistics import quantiles
from uuid import UUID

import psutil
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import grundgesamtheit, pruefung, zeilen
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Zeile
from qmapp.checks.katalog import shipped
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.grundgesamtheit import GrundgesamtheitSeite
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace

ROWS = 1_000_000
JUMPS = 200
PASSPHRASE = "Apfel Dampfer Fenster Lampe"


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID, UUID]:
    path = tmp_path_factory.mktemp("million") / "QM.qcheck"
    rows = (Zeile(f"BG-{n:07d}", f"Standort {n % 5}", n % 90_000) for n in range(ROWS))
    with Workspace.create(path, PASSPHRASE, SCHEMA, title="QM", amt="Amt", wer="Weber") as made:
        given = {"katalog": shipped()[0], "zeitraum_von": date(2025, 1, 1), "zeitraum_bis": date(2025, 6, 30)}
        heute = date(2025, 11, 20)
        full = made.execute("Anlegen", pruefung.create_pruefung, titel="Groß", heute=heute, **given)
        empty = made.execute("Anlegen", pruefung.create_pruefung, titel="Leer", heute=heute, **given)
        angaben = ListenAngaben("Groß.csv", spalte_schluessel="BG", spalte_schicht="Standort", spalte_betrag="KdU")
        made.execute("Einlesen", grundgesamtheit.import_grundgesamtheit, full, angaben, rows)
    return path, full, empty


@pytest.fixture
def context(qtbot: QtBot, styled: None, million: tuple[Path, UUID, UUID]) -> Iterator[Context]:
    gc.collect()
    with Workspace.open(million[0], PASSPHRASE, SCHEMA, wer="Weber") as workspace:
        made = Context(workspace, Settings(), wer="Weber")
        yield made
        made.close()


def resident() -> int:
    gc.collect()
    return int(psutil.Process().memory_info().rss)


def test_a_jump_in_a_million_rows(qtbot: QtBot, context: Context, million: tuple[Path, UUID, UUID]) -> None:
    shell = Shell(context, (GrundgesamtheitSeite,), "Amt", "Lokal")
    qtbot.addWidget(shell)
    shell.resize(1440, 900)
    shell.show()
    context.navigate("aktenpruefung.einlesen", million[2])
    QApplication.processEvents()
    before = resident()
    context.navigate("aktenpruefung.einlesen", million[1])
    page = shell.page()
    assert isinstance(page, GrundgesamtheitSeite)
    table = page.bestand.table
    qtbot.waitUntil(lambda: table.rows.count() == ROWS, timeout=30_000)
    bar, random = table.verticalScrollBar(), Random(4711)
    bare, jumps = [], []
    first = table.rows.row(0).nr
    for _ in range(JUMPS):
        position = random.randrange(ROWS - 200)
        start = time.perf_counter()
        context.read(zeilen.zeilen_block, array("q", range(first + position, first + position + 200)))
        bare.append(time.perf_counter() - start)
        start = time.perf_counter()
        bar.setValue(int(bar.maximum() * random.random()))
        table.viewport().repaint()
        jumps.append(time.perf_counter() - start)
    used = (resident() - before) / 1e6
    p95, reference = quantiles(jumps, n=20)[-1] * 1000, quantiles(bare, n=20)[-1] * 1000
    print(  # noqa: T201 - a benchmark's result
        f"\nscrolling 1.000.000 rows: {p95:.1f} ms per jump (p95), {p95 / reference:.2f} x reading one block bare "
        f"({reference:.1f} ms); {used:.0f} MB above the empty window"
    )
    assert p95 <= 16
    assert used < 100
