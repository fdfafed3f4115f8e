"""The example's Feststellungen: what the program counts is what the folder states."""

from pathlib import Path

import pytest

from qmapp.act import feststellung as fest
from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import FeststellungZeile, Quelle
from qmapp.beispiel import quelle
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

TOLD = {story["id"]: story for pruefung in quelle.pruefungen() for story in pruefung.feststellungen}


@pytest.fixture(scope="module")
def held(example_file: Path) -> dict[str, FeststellungZeile]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        return {row.kennung: row for row in opened.read(fest.feststellungen)}


def test_all_of_them_are_held(held: dict[str, FeststellungZeile]) -> None:
    assert len(TOLD) == 25
    assert set(held) == set(TOLD)
    assert sum(row.erledigt_am is None for row in held.values()) == 7


@pytest.mark.parametrize("name", TOLD)
def test_numbers_and_words_are_the_told_ones(name: str, held: dict[str, FeststellungZeile]) -> None:
    row, story = held[name], TOLD[name]
    assert (row.anzahl, row.bewertet, row.zaehlt) == (story["anzahl"], story["bewertet"], story["zaehlt"])
    assert (row.titel, row.text) == (story["titel"], story["text"].strip())
    assert (row.pruefung_kennung, list(row.punkte)) == (story["pruefung"], story["punkte"])
    assert worte.ARTEN[row.art] == story["art"]
    assert (row.erledigt_am is not None) == (story["status"] == "erledigt")


def test_most_numbers_are_counted_and_not_typed(held: dict[str, FeststellungZeile]) -> None:
    assert sum(row.quelle is Quelle.ERGEBNIS for row in held.values()) == 20
    assert held["FS-001"].akten == 5
