"""What is due in an office with 20.000 Maßnahmen, beside reading their bare columns."""

import gc
from pathlib import Path
from statistics import median

from qmapp.act import wiedervorlage as wv
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds
from tests.benchmarks.test_massnahmen_bench import ROUNDS, START, bare, many

__all__ = ["many"]


def test_heute_and_its_number(many: Path) -> None:
    """Some 19.000 rows are overdue in this office: the number is counted without reading them."""
    gc.disable()
    with Workspace.open(many, None, SCHEMA, wer="QMB") as workspace:
        assert workspace.read(wv.zahl_faellige, START) == sum(row.tage <= 0 for row in workspace.read(wv.heute, START))
        reference = median(seconds(lambda: workspace.read(bare)) for _ in range(ROUNDS))
        took = median(seconds(lambda: workspace.read(wv.heute, START)) for _ in range(ROUNDS))
        counted = median(seconds(lambda: workspace.read(wv.zahl_faellige, START)) for _ in range(ROUNDS))
    gc.enable()
    words = f"Heute {took:.2f} s, {took / reference:.2f} x bare; counted {counted:.3f} s, {counted / reference:.2f} x"
    print(f"\n{words}")  # noqa: T201 - a benchmark's result
    assert took <= 2 * reference
    assert counted <= 0.5 * reference
