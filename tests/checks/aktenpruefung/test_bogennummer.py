"""The number on a Prüfbogen: one per file, found again, and no typing slip goes unnoticed."""

import string
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung import akte, stichprobe, ziehung
from qmapp.checks.aktenpruefung.akte import bogennummer
from qmapp.checks.aktenpruefung.akte.bogennummer import BEISPIEL, Bogennummer, find_bogen, parse_bogennummer
from qmapp.checks.aktenpruefung.rows import Aktenart, Plan, Schichtung, Verfahren
from qmapp.errors import UserError

NUMMERN = st.builds(
    Bogennummer,
    pruefung_nr=st.integers(1, 300),
    schicht_nr=st.integers(0, 998),
    rang=st.one_of(st.integers(1, 999), st.integers(1, 999_999)),
    art=st.sampled_from(list(Aktenart)),
)


def refused(text: str) -> bool:
    try:
        parse_bogennummer(text)
    except UserError as error:
        return error.field == "bogennummer"
    return False


def test_the_check_digit_is_damms_as_published() -> None:
    # The worked example that accompanies the published table: 572 gets the digit 4.
    assert bogennummer._check_digit(Aktenart.STICHPROBE, 0, "572") == "4"


def test_the_table_is_totally_anti_symmetric_as_the_source_requires() -> None:
    op = [[int(digit) for digit in row] for row in bogennummer._DAMM]
    digits = range(10)
    for c in digits:
        assert op[c][c] == 0
        assert sorted(op[c]) == list(digits) == sorted(row[c] for row in op)
        for x in digits:
            for y in digits:
                assert x == y or op[op[c][x]][y] != op[op[c][y]][x]


@given(NUMMERN)
@example(Bogennummer(1, 2, 14))
def test_what_is_printed_is_understood(number: Bogennummer) -> None:
    assert parse_bogennummer(str(number)) == number
    assert parse_bogennummer(f"  {str(number).lower().replace('-', ' – ')} ") == number


@given(NUMMERN)
def test_every_wrong_character_is_found(number: Bogennummer) -> None:
    printed = str(number)
    for place, right in enumerate(printed):
        for wrong in string.digits + "BZ":
            if wrong != right:
                assert refused(printed[:place] + wrong + printed[place + 1 :]), (printed, place, wrong)


@given(NUMMERN)
def test_every_swap_of_neighbours_is_found(number: Bogennummer) -> None:
    printed = str(number)
    for place in range(len(printed) - 1):
        left, right = printed[place : place + 2]
        if left != right:
            assert refused(printed[:place] + right + left + printed[place + 2 :]), (printed, place)
        before = printed[place - 1] if place else ""
        if left == "-" and before != right:
            # The neighbours as the eye sees them: the characters on both sides of a hyphen.
            assert refused(printed[: place - 1] + right + "-" + before + printed[place + 2 :])


@given(st.integers(1, 300), st.integers(0, 98), st.integers(1, 999))
def test_digits_alone_are_enough_and_as_well_guarded(pruefung: int, schicht: int, rang: int) -> None:
    number = Bogennummer(pruefung, schicht, rang)
    digits = str(number).replace("-", "")
    assert parse_bogennummer(digits) == number
    for place, right in enumerate(digits):
        assert all(refused(digits[:place] + w + digits[place + 1 :]) for w in string.digits if w != right)
        swapped = digits[:place] + digits[place + 1 : place + 2] + right + digits[place + 2 :]
        assert swapped == digits or refused(swapped)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "AKZ-4711", "1-3-14-1", "0-03-014-1", "1-03-014", "1-03-014-11", "1-00-014-3", "²-03-014-1",
     "١-03-014-1", "=1-03-014-1", "1" * 5000, "\u202e1-03-014-1"],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    assert refused(text)


def test_a_file_no_sheet_has_room_for_is_told_so() -> None:
    with pytest.raises(UserError, match="höchstens 999 Schichten"):
        str(Bogennummer(1, 999, 1))
    with pytest.raises(UserError, match="höchstens 999 Schichten"):
        str(Bogennummer(1, 0, 1_000_000))


def test_every_file_of_the_workspace_has_its_own_number(probe: Any) -> None:
    first, second = probe.gezogen(), _later(probe)
    numbers = {**probe.read(bogennummer.bogennummern, first), **probe.read(bogennummer.bogennummern, second)}
    assert len({str(n) for n in numbers.values()}) == len(numbers) == 2 * (8 + 4)
    for key, row in {r.id: r for p in (first, second) for r in probe.read(akte.akten, p)}.items():
        found, owner = probe.read(find_bogen, str(numbers[key]))
        assert (found, owner) == (key, first if numbers[key].pruefung_nr == 1 else second)
        assert numbers[key].rang == row.rang


def test_numbers_stay_when_another_review_is_drawn(probe: Any) -> None:
    first = probe.gezogen()
    before = probe.read(bogennummer.bogennummern, first)
    _later(probe)
    assert probe.read(bogennummer.bogennummern, first) == before


def test_a_number_of_no_file_and_of_another_review_is_told(probe: Any) -> None:
    first, second = probe.gezogen(), _later(probe)
    with pytest.raises(UserError, match="gibt es in dieser Arbeitsmappe nicht"):
        probe.read(find_bogen, str(Bogennummer(3, 0, 1)))
    with pytest.raises(UserError, match="gibt es in dieser Arbeitsmappe nicht"):
        probe.read(find_bogen, str(Bogennummer(1, 0, 900)))
    with pytest.raises(UserError, match="gehört zu AP-2025-2"):
        probe.read(find_bogen, str(Bogennummer(2, 0, 1)), first)
    assert probe.read(find_bogen, str(Bogennummer(2, 0, 1)), second)[1] == second


def test_a_spare_is_found_once_it_has_moved_up(probe: Any) -> None:
    key = probe.gezogen()
    row = probe.read(akte.akten, key)[0]
    spare = next(
        n
        for n in probe.read(bogennummer.bogennummern, key).values()
        if n.schicht_nr == 0 and n.rang == _size(probe, key)
    )
    with pytest.raises(UserError, match="noch nicht nachgerückt"):
        probe.read(find_bogen, str(spare))
    moved = probe.tu(akte.replace_akte, row.id, "doppelt", probe.uhr(), probe.WER)
    assert probe.read(find_bogen, str(spare)) == (moved, key)


def test_before_the_draw_there_are_no_numbers(probe: Any) -> None:
    with pytest.raises(UserError, match="erst, wenn die Akten gezogen sind"):
        probe.read(bogennummer.bogennummern, probe.pruefung())


def test_the_example_in_the_messages_is_a_number() -> None:
    assert parse_bogennummer(BEISPIEL) == Bogennummer(1, 2, 14)


def _size(probe: Any, key: Any) -> int:
    """Rank of the first spare of the first stratum."""
    rows = probe.read(akte.akten, key)
    return 1 + sum(row.schicht == rows[0].schicht for row in rows)


def _later(probe: Any) -> Any:
    """A second Prüfung, drawn an hour after the first."""
    key = probe.pruefung()
    probe.liste(key, probe.zeilen(mitte=25, süd=15))
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=8, schichtung=Schichtung.ANTEILIG, startwert="4712", reserve=2)
    probe.tu(stichprobe.save_plan, key, plan)
    probe.tu(ziehung.draw, key, wer=probe.WER, jetzt=probe.JETZT + timedelta(hours=1), version="1.0")
    return key
