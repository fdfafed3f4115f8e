from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp import german


def test_numbers_as_the_reader_knows_them() -> None:
    assert german.integer(22082) == "22.082"
    assert german.integer(-1204000) == "−1.204.000"
    assert german.decimal(Decimal("1234.565"), 2) == "1.234,57"
    assert german.percent(71 / 653) == "10,9\u00a0%"
    assert german.percent(Fraction(45, 292)) == "15,4\u00a0%"
    assert german.percent_range(0.086224, 0.13477) == "8,6 bis 13,5\u00a0%"
    assert german.points(0.0225) == "±2,3"
    assert german.euro(33840) == "338,40\u00a0€"
    assert german.euro(2527300, always_cents=False) == "25.273\u00a0€"
    assert german.day(date(2025, 11, 20)) == "20.11.2025"


def test_half_is_rounded_up_in_decimal_not_in_binary() -> None:
    assert german.decimal(0.125, 2) == "0,13"
    assert german.decimal(2.675, 2) == "2,68"
    assert german.decimal(-0.04, 1) == "0,0"


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (85463765, "855.000"),
        (120412345, "1.200.000"),
        (50612345, "506.000"),
        (4999, "50"),
        (0, "0"),
        (-85463765, "−855.000"),
    ],
)
def test_projected_amounts_keep_three_digits(cents: int, said: str) -> None:
    assert german.euro_rounded(cents) == f"{said}\u00a0€"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("56,40", "56.40"), ("1.234,56 €", "1234.56"), (" 10 % ", "10"), ("−3", "-3"), ("1.234", "1234"), ("0,5", "0.5")],
)
def test_typed_numbers_are_read_exactly(typed: str, meant: str) -> None:
    assert german.parse_decimal(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed",
    ["", "1,234.56", "1.23", "12.34,5", "1_000", "nan", "inf", "1e999", "9" * 5000, "١٢٣", "½", "5²", "1,2,3", "1 000"],
)
def test_what_could_mean_two_things_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        german.parse_decimal(typed)


def test_cents_are_whole() -> None:
    assert german.parse_cents("56,40") == 5640
    with pytest.raises(ValueError):
        german.parse_cents("1,234")


@pytest.mark.parametrize("typed", ["31.02.2025", "29.02.2025", "07.03.25", "2025-03-07", "0.1.2025", "1.1.0000", ""])
def test_impossible_days_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        german.parse_day(typed)


@given(st.dates())
def test_every_day_written_is_read_again(day: date) -> None:
    assert german.parse_day(german.day(day)) == day


@given(st.integers(-(10**17), 10**17))
def test_every_amount_written_is_read_again(cents: int) -> None:
    assert german.parse_cents(german.euro(cents)) == cents


def test_text_is_kept_normalised_and_free_of_control_characters() -> None:
    assert german.clean_text("Mu\u0308ller\x00\r\nzwei\x1b") == "Müller\nzwei"
    assert german.clean_text("\ufeffBG\u200b-\u202e1\u00ad") == "BG-1"
    assert german.clean_text("👨\u200d👩") == "👨\u200d👩"
    with pytest.raises(UnicodeEncodeError):
        german.clean_text("\ud800")


def test_folding_follows_din_5007_1() -> None:
    assert german.folded("MÜßIG Straße") == "mussig strasse"
