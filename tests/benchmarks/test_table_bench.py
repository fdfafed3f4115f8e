"""Jumping about in a table of a million rows: time until the jump is painted, and memory above the empty window."""

import random
import statistics
import sys
import time
from array import array
from collections.abc import Sequence

import psutil
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import BlockModel, Column

ROWS = 1_000_000
JUMPS = 200


def fetch(ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Rows as a query would return them."""
    return [(i, f"BG {i:07d}", f"Standort {i % 7}") for i in ids]


def _key(row: tuple[int, str, str]) -> int:
    return row[0]


def test_scrolling_a_million_rows(qtbot: QtBot, styled: None) -> None:
    process = psutil.Process()
    model = BlockModel([Column("Aktenzeichen", lambda r: r[1]), Column("Standort", lambda r: r[2])], _key, fetch)
    table = Table("Grundgesamtheit", model)
    qtbot.addWidget(table)
    table.resize(1100, 700)
    table.show()
    qtbot.wait(20)
    before = process.memory_info().rss
    model.show(array("q", range(ROWS)))
    qtbot.wait(20)
    rng = random.Random(1)
    times = []
    for _ in range(JUMPS):
        target = model.index(rng.randrange(ROWS), 0)
        began = time.perf_counter()
        table.scrollTo(target, Table.ScrollHint.PositionAtTop)
        table.viewport().repaint()
        QApplication.processEvents()
        times.append(time.perf_counter() - began)
    grown = (process.memory_info().rss - before) / 1e6
    p95 = statistics.quantiles(times, n=20)[-1] * 1000
    median = statistics.median(times) * 1000
    sys.stdout.write(f"\njump in {ROWS:,} rows: median {median:.1f} ms, p95 {p95:.1f} ms, {grown:.0f} MB more\n")
    assert median <= 16
    assert grown < 100
