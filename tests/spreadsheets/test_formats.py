"""Number and date formats: decided per column, exact to the cent, checked against the program's German parser."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp import german
from qmapp.spreadsheets.formats import (
    Datumform,
    Zahlform,
    cents_at_once,
    cents_reader,
    datumform,
    is_day,
    shape,
    slash_order,
    zahlform,
    zahlstil,
)

CENTS = st.integers(-(10**13), 10**13)
STYLES = st.sampled_from([Zahlform.DEUTSCH, Zahlform.ENGLISCH])


def _written(cents: int, stil: Zahlform, grouped: bool) -> str:
    text = f"{Decimal(cents) / 100:,.2f}" if grouped else f"{Decimal(cents) / 100:.2f}"
    return text.translate(str.maketrans(",.", ".,")) if stil is Zahlform.DEUTSCH else text


@given(CENTS, STYLES, st.booleans(), st.sampled_from(["", " €", "\u00a0€", " EUR"]))
def test_every_amount_comes_back_to_the_cent(cents: int, stil: Zahlform, grouped: bool, sign: str) -> None:
    assert cents_reader(stil)(_written(cents, stil, grouped) + sign) == (cents, True)


@given(st.lists(CENTS, min_size=1, max_size=8), STYLES, st.booleans())
def test_many_at_once_are_the_same_as_one_by_one(amounts: list[int], stil: Zahlform, grouped: bool) -> None:
    texts = [_written(cents, stil, grouped) for cents in amounts]
    at_once = cents_at_once(texts, stil)
    assert at_once is None or at_once == amounts
    if min(amounts) >= 0:
        assert at_once == amounts


@given(st.text("0123456789.,€ -", min_size=1, max_size=14))
def test_whatever_is_read_the_german_parser_reads_the_same(text: str) -> None:
    found = cents_reader(Zahlform.DEUTSCH)(text.strip())
    try:
        expected = german.parse_decimal(text)
    except ValueError:
        return
    if found is not None and found[1]:
        assert found[0] == expected * 100
    at_once = cents_at_once([text], Zahlform.DEUTSCH)
    assert at_once is None or at_once == [expected * 100]


@pytest.mark.parametrize(
    ("text", "cents"),
    [("40.000,00 €", 4_000_000), ("123,45-", -12_345), ("−3", -300), ("€ 1.234,5", 123_450), ("1 234,56", 123_456),
     ("0,005", 1), ("1'234,50", 123_450), ("80%", 8_000)],
)  # fmt: skip
def test_german_amounts_as_offices_write_them(text: str, cents: int) -> None:
    found = cents_reader(Zahlform.DEUTSCH)(text)
    assert found is not None
    assert found[0] == cents


@pytest.mark.parametrize("text", ["", "-", "abc", "1,2,3", "12.34.56", "--5", "1.23,4", "1_000", "١٢٣", "1e5", "nan"])
def test_no_number(text: str) -> None:
    assert cents_reader(Zahlform.DEUTSCH)(text) is None


@pytest.mark.parametrize(
    ("values", "stil"),
    [
        (["1.234,56", "3.456"], Zahlform.DEUTSCH),
        (["1,234.56", "3,456"], Zahlform.ENGLISCH),
        (["1.234.567"], Zahlform.DEUTSCH),
        (["1,234,567"], Zahlform.ENGLISCH),
        (["12.5"], Zahlform.ENGLISCH),
        (["1.234", "5.678"], None),
        (["17", "4"], None),
    ],
)
def test_one_sure_value_decides_for_the_column(values: list[str], stil: Zahlform | None) -> None:
    counts: dict[Zahlform, int] = {}
    for value in values:
        form = zahlform(shape(value))
        assert form is not None
        counts[form] = counts.get(form, 0) + 1
    assert zahlstil(counts) is stil


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("7.3.2025", Datumform.DEUTSCH),
        ("07.03.2025 12:30", Datumform.DEUTSCH),
        ("07.03.25", Datumform.KURZ),
        ("2025-03-07T10:00:00Z", Datumform.ISO),
        ("3/7/2025", Datumform.SCHRAEG_TAG),
        ("07-03-2025", Datumform.STRICH),
        ("1234-5", None),
    ],
)
def test_days_by_their_shape(text: str, form: Datumform | None) -> None:
    assert datumform(shape(text)) is form


def test_days_that_do_not_exist() -> None:
    assert not is_day("31.02.2025", Datumform.DEUTSCH)
    assert not is_day("29.02.2025", Datumform.DEUTSCH)
    assert is_day("29.02.2024", Datumform.DEUTSCH)
    assert not is_day("13/25/2024", Datumform.SCHRAEG_MONAT)


def test_day_or_month_first() -> None:
    assert slash_order(["1/13/2024", "2/2/2024"]) == (Datumform.SCHRAEG_MONAT, True)
    assert slash_order(["13/1/2024"]) == (Datumform.SCHRAEG_TAG, True)
    assert slash_order(["1/2/2024"]) == (Datumform.SCHRAEG_TAG, False)
