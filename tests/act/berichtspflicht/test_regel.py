"""Due dates from Fassungen: fixed days, the following year, parts of a year, and a change from a day on."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act.berichtspflicht.regel import in_kraft, read_tage, solls
from qmapp.act.berichtspflicht.rows import Fassung, Regel
from qmapp.act.berichtspflicht.worte import gilt, rhythmus, tage
from qmapp.errors import UserError


def fassung(ab: date, regel: Regel, *days: str, arbeitstage: int = 0, je_jahr: int = 0) -> Fassung:
    return Fassung(uuid4(), ab, regel, days, arbeitstage, je_jahr, "", "")


HALBJAHRE = fassung(date(2019, 1, 1), Regel.TAGE, "06-15", "12-15")
FOLGEJAHR = fassung(date(2021, 1, 1), Regel.FOLGEJAHR, "01-15")
LISTEN = fassung(date(2021, 1, 1), Regel.EINGANG, arbeitstage=10, je_jahr=4)


def test_two_reports_a_year_until_2020_and_one_from_2021() -> None:
    """S002-7-2 and AB-13: the annual report of 2021 is due on 15.01.2022; nothing is due on 15.01.2021."""
    both = (HALBJAHRE, FOLGEJAHR)
    assert [soll.faellig for soll in solls(both, None, 2020)] == [date(2020, 6, 15), date(2020, 12, 15)]
    assert [soll.zeitraum for soll in solls(both, None, 2020)] == ["1. Halbjahr 2020", "2. Halbjahr 2020"]
    (annual,) = solls(both, None, 2021)
    assert (annual.faellig, annual.jahr, annual.zeitraum) == (date(2022, 1, 15), 2021, "2021")
    assert solls(both, None, 2018) == ()


def test_a_change_within_the_year_holds_from_its_day() -> None:
    changed = (HALBJAHRE, fassung(date(2019, 7, 1), Regel.TAGE, "03-01", "11-30"))
    assert [soll.faellig for soll in solls(changed, None, 2019)] == [date(2019, 6, 15), date(2019, 11, 30)]


def test_quarters_wait_for_their_eingang() -> None:
    found = solls((LISTEN,), None, 2021)
    assert [(soll.zeitraum, soll.ende, soll.faellig) for soll in found] == [
        ("1. Quartal 2021", date(2021, 3, 31), None),
        ("2. Quartal 2021", date(2021, 6, 30), None),
        ("3. Quartal 2021", date(2021, 9, 30), None),
        ("4. Quartal 2021", date(2021, 12, 31), None),
    ]
    monthly = solls((fassung(date(2021, 2, 15), Regel.EINGANG, arbeitstage=5, je_jahr=12),), None, 2021)
    assert [soll.zeitraum for soll in monthly][:2] == ["Februar 2021", "März 2021"]
    assert [soll.ende for soll in solls((fassung(date(2020, 1, 1), Regel.EINGANG, je_jahr=1),), None, 2020)] == [
        date(2020, 12, 31)
    ]


def test_nothing_is_due_for_what_is_reported_on_after_the_end() -> None:
    assert [soll.faellig for soll in solls((HALBJAHRE,), date(2020, 6, 30), 2020)] == [date(2020, 6, 15)]
    assert solls((FOLGEJAHR,), date(2021, 12, 30), 2021) == ()


def test_the_same_day_under_two_rules_is_two_due_dates() -> None:
    both = (
        fassung(date(2019, 1, 1), Regel.FOLGEJAHR, "01-15"),
        fassung(date(2021, 1, 1), Regel.TAGE, "01-15"),
    )
    keys = [soll.schluessel for year in (2020, 2021) for soll in solls(both, None, year)]
    assert keys == ["2020/2021-01-15", "2021/2021-01-15"]


@given(
    st.lists(st.tuples(st.dates(date(2015, 1, 1), date(2025, 12, 31)), st.sampled_from([1, 2, 4, 12])), max_size=5),
    st.integers(2016, 2026),
)
def test_every_day_reported_on_belongs_to_the_fassung_in_force(told: list[tuple[date, int]], jahr: int) -> None:
    versions = tuple(
        fassung(ab, Regel.EINGANG, arbeitstage=1, je_jahr=parts) for ab, parts in sorted(dict(told).items())
    )
    found = solls(versions, None, jahr)
    assert len({soll.schluessel for soll in found}) == len(found)
    assert all(in_kraft(versions, soll.ende) is soll.fassung for soll in found)
    assert all(soll.ende.year == jahr for soll in found)
    if versions and versions[-1].gueltig_ab.year < jahr:
        assert len(found) == versions[-1].je_jahr


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15.06., 15.12.", ("06-15", "12-15")),
        ("15.12. und 15.6.", ("06-15", "12-15")),
        ("1.1.;1.1", ("01-01",)),
        (" 31. 12. ", ("12-31",)),
    ],
)
def test_days_are_read_as_they_are_written(text: str, days: tuple[str, ...]) -> None:
    assert read_tage(text) == days
    assert read_tage(tage(days)) == days


@pytest.mark.parametrize("text", ["", "Juni", "15.06.2025", "31.02.", "29.02.", "0.1.", "15.13.", "15.06.x", "15"])
def test_what_is_no_day_of_every_year_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_tage(text)
    assert refused.value.field == "tage"
    assert refused.value.advice


def test_the_rhythm_in_words() -> None:
    assert rhythmus(HALBJAHRE) == "zum 15.06. und 15.12."
    assert gilt(FOLGEJAHR) == "gilt ab 01.01.2021: zum 15.01. des Folgejahres"
    assert rhythmus(LISTEN) == "je Quartal, 10 Arbeitstage nach Eingang"
