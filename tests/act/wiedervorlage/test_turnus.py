"""When a recurring Wiedervorlage comes again, with the ends of the months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act.wiedervorlage.rows import Turnus
from qmapp.act.wiedervorlage.turnus import naechster, tag

RECURRING = [turnus for turnus in Turnus if turnus is not Turnus.EINMALIG]
DAYS = st.dates(date(1991, 1, 1), date(2090, 12, 31))


def test_a_short_month_does_not_shift_the_series() -> None:
    got = [tag(date(2025, 1, 31), Turnus.MONATLICH, nr) for nr in range(6)]
    assert got == [
        date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30), date(2025, 5, 31), date(2025, 6, 30)
    ]  # fmt: skip


def test_leap_years_are_kept() -> None:
    assert tag(date(2024, 1, 30), Turnus.MONATLICH, 1) == date(2024, 2, 29)
    assert [tag(date(2024, 2, 29), Turnus.JAEHRLICH, nr) for nr in (1, 2, 3, 4)] == [
        date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("turnus", "following"),
    [
        (Turnus.WOECHENTLICH, date(2026, 1, 7)),
        (Turnus.ZWEIWOECHENTLICH, date(2026, 1, 14)),
        (Turnus.MONATLICH, date(2026, 1, 31)),
        (Turnus.VIERTELJAEHRLICH, date(2026, 3, 31)),
        (Turnus.HALBJAEHRLICH, date(2026, 6, 30)),
        (Turnus.JAEHRLICH, date(2026, 12, 31)),
    ],
)
def test_each_turn_over_the_end_of_a_year(turnus: Turnus, following: date) -> None:
    assert naechster(date(2025, 12, 31), turnus, 0, date(2025, 12, 31)) == (1, following)


def test_turns_missed_are_left_out() -> None:
    assert naechster(date(2026, 1, 14), Turnus.MONATLICH, 0, date(2026, 4, 14)) == (4, date(2026, 5, 14))


def test_once_is_once_and_a_series_ends_with_the_years_known() -> None:
    assert naechster(date(2026, 1, 1), Turnus.EINMALIG, 0, date(2026, 1, 1)) is None
    assert naechster(date(2099, 12, 31), Turnus.WOECHENTLICH, 0, date(2099, 12, 31)) is None


@given(DAYS, st.sampled_from(RECURRING), st.integers(0, 30), st.integers(0, 3000))
def test_the_next_is_the_first_one_after_the_day(anfang: date, turnus: Turnus, nr: int, days: int) -> None:
    after = anfang + timedelta(days=days)
    found = naechster(anfang, turnus, nr, after)
    if found is None:
        assert tag(anfang, turnus, nr + 1).year > 2099 or after.year > 2090
        return
    number, day = found
    assert number > nr
    assert day > after
    assert day == tag(anfang, turnus, number)
    assert number == nr + 1 or tag(anfang, turnus, number - 1) <= after


@given(DAYS, st.sampled_from(RECURRING[2:]), st.integers(0, 24))
def test_the_day_of_the_month_is_the_first_ones_or_the_last_there_is(anfang: date, turnus: Turnus, nr: int) -> None:
    day = tag(anfang, turnus, nr)
    assert day.day == anfang.day or (day.day < anfang.day and (day + timedelta(days=1)).day == 1)
