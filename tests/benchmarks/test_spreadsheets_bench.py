"""Reading a list of 200.000 rows must cost at most half as much again as the library that parses it, alone.

Processor time is measured, the best of several runs taken in turns, so that other programs do not disturb the ratio.
"""

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from qmapp.spreadsheets import ListenRollen, inspect, read

ROWS = 200_000
ROUNDS = 5


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "bestand.xlsx"
    chance = random.Random(1)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Bestand")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        names = ["Aktenzeichen", "Standort", "Team", "Zahlbetrag", "Beginn", "Personen", "Leistungsart", "Bemerkung"]
        sheet.write_row(0, 0, names)
        for row in range(1, ROWS + 1):
            sheet.write_string(row, 0, f"BG {row:07d}")
            sheet.write_string(row, 1, chance.choice(["Nord", "Süd", "West", "Ost"]))
            sheet.write_string(row, 2, f"T{chance.randint(1, 30)}")
            sheet.write_number(row, 3, round(chance.random() * 2000, 2))
            sheet.write_datetime(row, 4, datetime(2020, 1, 1) + timedelta(days=chance.randint(0, 1800)), day)
            sheet.write_number(row, 5, chance.randint(1, 6))
            sheet.write_string(row, 6, chance.choice(["KdU", "Heizung"]))
    return path


def _bare(path: Path) -> None:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert len(rows) == ROWS + 1


def _ours(path: Path) -> None:
    taken = read(path, ListenRollen(schluessel=0, schicht=1, betrag=3, team=2))
    assert len(taken.zeilen) == ROWS


def _cost(work: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def test_reading_xlsx_beside_the_bare_library(big: Path) -> None:
    rounds = [(_cost(_bare, big), _cost(_ours, big), _cost(inspect, big)) for _ in range(ROUNDS)]
    bare, ours, looking = (min(costs) for costs in zip(*rounds, strict=True))
    print(f"\n200.000 Zeilen XLSX: calamine {bare:.2f} s, lesen {ours:.2f} s, ansehen {looking:.2f} s")  # noqa: T201
    print(f"Verhältnis lesen {ours / bare:.2f}, ansehen {looking / bare:.2f} (höchstens 1,5)")  # noqa: T201
    assert ours <= 1.5 * bare
