"""What people type: cleaned, kept within limits, or refused at its field."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.eingabe import cleaned, cleaned_texts, period, reason, same_person
from qmapp.errors import UserError

TEXTS = {"titel": ("Der Titel", 10), "zweck": ("Der Zweck", 5)}


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_text_is_trimmed_composed_and_stays_as_it_is_when_cleaned_again(typed: str) -> None:
    found = cleaned(typed, "Der Text", longest=1_000, field="text")
    assert found == found.strip()
    assert unicodedata.is_normalized("NFC", found)
    assert cleaned(found, "Der Text", longest=1_000, field="text") == found


def test_what_is_missing_or_too_long_is_refused_at_its_field() -> None:
    with pytest.raises(UserError, match="Der Titel fehlt") as missing:
        cleaned("  ", "Der Titel", longest=10, field="titel", required=True)
    assert missing.value.field == "titel"
    with pytest.raises(UserError, match="mit 11 Zeichen zu lang"):
        cleaned("x" * 11, "Der Titel", longest=10, field="titel")
    assert cleaned("x" * 10, "Der Titel", longest=10, field="titel") == "x" * 10


def test_texts_are_taken_by_name_and_everything_else_is_left() -> None:
    given_: dict[str, Any] = {"titel": " Neu ", "frist": date(2026, 1, 1)}
    assert cleaned_texts(given_, TEXTS) == {"titel": "Neu"}
    assert given_["titel"] == " Neu ", "what was given stays as it was"
    assert cleaned_texts({"zweck": ""}, TEXTS) == {"zweck": ""}
    for wrong, field in (({"titel": " "}, "titel"), ({"zweck": "zu lang"}, "zweck")):
        with pytest.raises(UserError) as refused:
            cleaned_texts(wrong, TEXTS)
        assert refused.value.field == field


def test_a_reason_is_needed() -> None:
    with pytest.raises(UserError) as refused:
        reason(" \n ")
    assert refused.value.field == "grund"
    assert reason(" Akte fehlt ") == "Akte fehlt"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Müller, Anna", "Anna Mueller", True),
        ("WEBER", "weber", True),
        ("Yıldız-Kaya", "yıldız kaya", True),
        ("Weber", "Weger", False),
        ("", "", False),
    ],
)
def test_one_person_however_spelled(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_a_period_ends_where_it_begins_at_the_earliest() -> None:
    period(date(2026, 1, 1), date(2026, 1, 1), "Der Zeitraum", field="bis")
    with pytest.raises(UserError) as refused:
        period(date(2026, 1, 2), date(2026, 1, 1), "Der Zeitraum", field="bis")
    assert refused.value.field == "bis"
