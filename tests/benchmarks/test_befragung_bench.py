"""An export of 10.000 answers × 100 columns: read, checked, written and evaluated beside the barest way to do it.

The bare way of reading is csv.reader over the file, which takes 0,13 s where the whole may take 3 s; that of
evaluating is counting the same answers in a loop, 0,2 s where 1 s is allowed. The best of several runs counts.
"""

import csv
import random
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from qmapp.checks import befragung as door
from qmapp.checks.befragung import einlesen
from qmapp.checks.katalog import Katalog, Katalogart, load
from qmapp.schema import SCHEMA
from qmapp.spreadsheets import read_tabelle
from qmapp.workspace import Workspace
from tests.benchmarks.messen import seconds

ROWS, ITEMS, ROUNDS = 10_000, 98, 3
WORDS = (
    "stimme gar nicht zu", "stimme eher nicht zu", "teils, teils", "stimme eher zu", "stimme voll zu",
    "kann ich nicht beurteilen", "",
)  # fmt: skip
IMPORT_LIMIT, EVALUATION_LIMIT = 20, 4


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "export.csv"
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow(
            ["id. Antwort-ID", "submitdate. Datum", *(f"q[SQ{n:03d}]. [Aussage {n}]" for n in range(1, ITEMS + 1))]
        )
        for number in range(ROWS):
            out.writerow([number + 1, "2026-01-01 10:00:00", *chance.choices(WORDS, k=ITEMS)])
    return path


@pytest.fixture(scope="module")
def katalog() -> Katalog:
    shipped = load("BF-KL", Katalogart.BEFRAGUNG)
    first = shipped.punkte[0]
    items = (
        replace(first, code=f"BFX-{n:02d}", nummer=n, frage=f"Aussage {n}", frage_einfach="")
        for n in range(1, ITEMS + 1)
    )
    return replace(shipped, code="BFX", punkte=tuple(items))


@pytest.fixture
def workspace(tmp_path: Path, blank_file: Path, katalog: Katalog):  # type: ignore[no-untyped-def]
    path = tmp_path / blank_file.name
    shutil.copy(blank_file, path)
    with Workspace.open(path, None, SCHEMA, wer="QMB") as opened:
        yield opened


def _read(workspace: Workspace, key: UUID, katalog: Katalog, path: Path) -> None:
    file = read_tabelle(path)
    how = einlesen.vorschlag(katalog, file)
    jetzt = datetime(2026, 1, 2, tzinfo=UTC)
    found = workspace.execute("Einlesen", einlesen.read_boegen, key, file, how, jetzt=jetzt, wer="QMB")
    assert found.boegen == ROWS


def _bare(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == ROWS + 1


def _counted(sheets: list[dict[str, int]]) -> dict[str, Counter[int]]:
    counts = {f"BFX-{n:02d}": Counter[int]() for n in range(1, ITEMS + 1)}
    for werte in sheets:
        for code, value in werte.items():
            counts[code][value] += 1
    return counts


def test_an_export_beside_the_csv_module_and_its_result_beside_counting(
    workspace: Workspace, katalog: Katalog, export: Path
) -> None:
    def begin() -> UUID:
        return workspace.execute(
            "Anlegen", door.create_befragung, katalog=katalog, heute=date(2026, 1, 1), titel="Klienten"
        )

    keys = [begin() for _ in range(ROUNDS)]
    bare = min(seconds(lambda: _bare(export)) for _ in range(ROUNDS))
    ours = min(seconds(lambda key=key: _read(workspace, key, katalog, export)) for key in keys)  # type: ignore[misc]
    sheets = [dict(row.werte) for row in workspace.read(door.boegen, keys[0])]
    workspace.read(door.auswertung, keys[0])
    counting = min(seconds(lambda: _counted(sheets)) for _ in range(ROUNDS))
    evaluating = min(seconds(lambda: workspace.read(door.auswertung, keys[0])) for _ in range(ROUNDS))
    print(f"\n10.000 × 100: csv.reader {bare:.2f} s, einlesen {ours:.2f} s (höchstens das {IMPORT_LIMIT}-Fache)")  # noqa: T201
    print(f"zählen {counting:.2f} s, auswerten {evaluating:.2f} s (höchstens das {EVALUATION_LIMIT}-Fache)")  # noqa: T201
    result = workspace.read(door.auswertung, keys[0])
    counted = _counted(sheets)
    assert all(
        item.verteilung == tuple(counted[item.punkt.code][step] for step in range(1, 6)) for item in result.items
    )
    assert ours <= IMPORT_LIMIT * bare
    assert evaluating <= EVALUATION_LIMIT * counting
