"""Totals among the rows are found on every level, and ordinary files are not mistaken for totals."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.spreadsheets.subtotals import is_total, is_total_alone, totals_by_key, totals_by_sum, totals_by_word


def _hierarchy(seed: int) -> tuple[list[str], list[list[int]], set[int]]:
    """A table like GENESIS exports: country, then each Land before its Kreise; returns the true totals' places."""
    chance = random.Random(seed)
    keys, rows, totals = ["DG"], [[0, 0]], {0}
    for land in range(1, 5):
        place = len(keys)
        kreise = [
            [chance.randint(10_000, 900_000), chance.randint(10_000, 900_000)] for _ in range(chance.randint(2, 9))
        ]
        keys += [f"{land:02d}", *[f"{land:02d}{kreis:03d}" for kreis in range(1, len(kreise) + 1)]]
        rows += [[sum(column) for column in zip(*kreise, strict=True)], *kreise]
        totals.add(place)
    rows[0] = [sum(rows[place][column] for place in totals if place) for column in (0, 1)]
    return keys, rows, totals


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("below", [False, True], ids=["totals_above", "totals_below"])
def test_both_levels_are_found(seed: int, below: bool) -> None:
    _keys, rows, totals = _hierarchy(seed)
    if below:
        rows.reverse()
        totals = {len(rows) - 1 - place for place in totals}
    assert set(totals_by_sum([list(column) for column in zip(*rows, strict=True)])) == totals


@pytest.mark.parametrize("seed", range(8))
def test_one_column_and_the_shape_of_the_keys(seed: int) -> None:
    keys, rows, totals = _hierarchy(seed)
    assert set(totals_by_key(keys, [row[0] for row in rows])) == totals


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(20, 400))
def test_a_population_of_files_has_no_totals(seed: int, size: int) -> None:
    chance = random.Random(seed)
    persons = [chance.randint(1, 6) * 100 for _ in range(size)]
    rents = [chance.randint(20, 160) * 500 for _ in range(size)]
    assert totals_by_sum([persons, rents]) == []
    assert totals_by_key([f"BG-{number:05d}" for number in range(size)], rents) == []


@pytest.mark.parametrize(
    "text", ["Summe", "Zwischensumme Nord", "Insgesamt", "Team 1 gesamt", "Gesamtergebnis", "Nord Ergebnis"]
)
def test_words_of_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text", ["Gesamtschule", "Summerfield", "Ergebnisse liegen vor", "Zusammenleben", "BG 0815", "Total-Tankstelle"]
)
def test_other_words(text: str) -> None:
    assert not is_total_alone(text)


def test_a_word_on_every_row_means_something_else() -> None:
    assert totals_by_word(["Miete gesamt"] * 50) == []
    assert totals_by_word([*["Nord"] * 50, "Summe Nord"]) == [50]
