"""Working days against independent oracles: the Easter of the calendar reform, the laws of the Länder, known cases."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.arbeitstage import (
    FIRST_YEAR,
    LAST_YEAR,
    NAMEN,
    Bundesland,
    add_arbeitstage,
    feiertag,
    ist_arbeitstag,
    naechster_arbeitstag,
    note,
    voriger_arbeitstag,
)
from qmapp.errors import UserError

L = Bundesland
LAENDER = st.sampled_from(list(L))
TAGE = st.dates(date(1992, 1, 1), date(2098, 12, 31))
JAHRE = range(FIRST_YEAR, LAST_YEAR + 1)
OST = {L.BRANDENBURG, L.MECKLENBURG_VORPOMMERN, L.SACHSEN, L.SACHSEN_ANHALT, L.THUERINGEN}
NORD = {L.BREMEN, L.HAMBURG, L.NIEDERSACHSEN, L.SCHLESWIG_HOLSTEIN}


def ostern(year: int) -> date:
    """Easter Sunday by the formula of Gauss as Lichtenberg completed it (PTB), another one than the program's."""
    century = year // 100
    m = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    s = 2 - (3 * century + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    return date(year, 3, 1) + timedelta(days=og + 7 - (og - sz) % 7 - 1)


def mit(day: date) -> set[Bundesland]:
    return {land for land in L if feiertag(day, land)}


def test_the_oracle_knows_published_easter_days() -> None:
    known = [date(1991, 3, 31), date(2000, 4, 23), date(2008, 3, 23), date(2021, 4, 4), date(2025, 4, 20)]
    assert [ostern(day.year) for day in known] == known
    assert (ostern(2038), ostern(2049), ostern(2076)) == (date(2038, 4, 25), date(2049, 4, 18), date(2076, 4, 19))


@pytest.mark.parametrize(
    ("eingang", "erledigt"), [(date(2021, 1, 8), date(2021, 1, 22)), (date(2021, 3, 30), date(2021, 4, 15))]
)
def test_ten_working_days_in_schleswig_holstein(eingang: date, erledigt: date) -> None:
    """AB-12, the second one over Karfreitag and Ostermontag."""
    assert add_arbeitstage(eingang, 10, L.SCHLESWIG_HOLSTEIN) == erledigt


def test_the_fifteenth_of_january_2022_is_a_saturday() -> None:
    """AB-13."""
    assert note(date(2022, 1, 15), L.BERLIN) == (
        "Samstag · Arbeitstag davor: Freitag, 14.01.2022, danach: Montag, 17.01.2022"
    )


@pytest.mark.parametrize("land", list(L))
def test_the_days_that_hang_on_easter(land: Bundesland) -> None:
    for year in JAHRE:
        easter = ostern(year)
        for offset, name in (
            (-2, "Karfreitag"),
            (1, "Ostermontag"),
            (39, "Christi Himmelfahrt"),
            (50, "Pfingstmontag"),
        ):
            # In 2008 Himmelfahrt is the first of May: both names stand there.
            assert name in feiertag(easter + timedelta(days=offset), land).split("; ")


@pytest.mark.parametrize("land", list(L))
def test_the_fixed_days_every_land_has(land: Bundesland) -> None:
    for year in JAHRE:
        for month, day in ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)):
            assert feiertag(date(year, month, day), land)


def test_days_that_were_free_once_only() -> None:
    assert mit(date(2017, 10, 31)) == set(L)
    assert mit(date(2016, 10, 31)) == OST
    assert mit(date(2020, 5, 8)) == mit(date(2025, 5, 8)) == {L.BERLIN}
    assert mit(date(2024, 5, 8)) == mit(date(2026, 5, 8)) == set()


def test_corpus_christi_is_free_in_the_south_and_west() -> None:
    assert mit(ostern(2025) + timedelta(days=60)) == {
        L.BADEN_WUERTTEMBERG, L.BAYERN, L.HESSEN, L.NORDRHEIN_WESTFALEN, L.RHEINLAND_PFALZ, L.SAARLAND,
    }  # fmt: skip


def test_repentance_day_is_free_in_sachsen_only_since_1995() -> None:
    for year in range(1995, LAST_YEAR + 1):
        # The Wednesday before the 23rd of November.
        day = max(date(year, 11, d) for d in range(16, 23) if date(year, 11, d).weekday() == 2)
        assert mit(day) == {L.SACHSEN}


@pytest.mark.parametrize(
    ("month", "day", "since", "lands"),
    [
        (3, 8, 2019, {L.BERLIN}),
        (3, 8, 2023, {L.MECKLENBURG_VORPOMMERN}),
        (9, 20, 2019, {L.THUERINGEN}),
        (10, 31, 2018, NORD),
    ],
)
def test_days_a_land_took_up_later(month: int, day: int, since: int, lands: set[Bundesland]) -> None:
    for land in lands:
        free = [year for year in JAHRE if feiertag(date(year, month, day), land) and year != 2017]
        assert free == list(range(since, LAST_YEAR + 1))


def test_other_differences_between_the_laender() -> None:
    assert mit(date(2025, 1, 6)) == {L.BADEN_WUERTTEMBERG, L.BAYERN, L.SACHSEN_ANHALT}
    assert mit(date(2025, 11, 1)) == {
        L.BADEN_WUERTTEMBERG, L.BAYERN, L.NORDRHEIN_WESTFALEN, L.RHEINLAND_PFALZ, L.SAARLAND,
    }  # fmt: skip
    # Mariä Himmelfahrt: in Bayern it depends on the municipality, so it is not taken as free there.
    assert mit(date(2025, 8, 15)) == {L.SAARLAND}
    assert mit(date(2025, 12, 24)) == mit(date(2025, 12, 31)) == set()


def test_every_land_has_a_name() -> None:
    assert set(NAMEN) == set(L)
    assert list(NAMEN.values()) == sorted(NAMEN.values())


def test_a_note_names_the_feiertag_and_its_land() -> None:
    assert note(date(2021, 4, 2), L.SCHLESWIG_HOLSTEIN) == (
        "Karfreitag (Feiertag in Schleswig-Holstein) · Arbeitstag davor: Donnerstag, 01.04.2021, "
        "danach: Dienstag, 06.04.2021"
    )
    assert note(date(2021, 4, 1), L.SCHLESWIG_HOLSTEIN) == ""
    # The same day is an Arbeitstag in one Land and none in another.
    assert note(date(2025, 6, 19), L.BERLIN) == ""
    assert note(date(2025, 6, 19), L.HESSEN).startswith("Fronleichnam (Feiertag in Hessen)")


@given(st.dates(), LAENDER)
def test_a_note_never_fails(day: date, land: Bundesland) -> None:
    told = note(day, land)
    if FIRST_YEAR < day.year < LAST_YEAR:
        assert (told == "") is ist_arbeitstag(day, land)
    else:
        assert told == ""


@given(TAGE, st.integers(0, 200), LAENDER)
def test_exactly_so_many_working_days_lie_between(day: date, count: int, land: Bundesland) -> None:
    end = add_arbeitstage(day, count, land)
    between = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(ist_arbeitstag(d, land) for d in between) == count
    assert end == day if count == 0 else ist_arbeitstag(end, land)


@given(TAGE, st.integers(0, 60), st.integers(0, 60), LAENDER)
def test_two_terms_after_each_other_are_one(day: date, one: int, other: int, land: Bundesland) -> None:
    assert add_arbeitstage(add_arbeitstage(day, one, land), other, land) == add_arbeitstage(day, one + other, land)


@given(TAGE, LAENDER)
def test_the_neighbours_are_working_days_and_find_back(day: date, land: Bundesland) -> None:
    before, after = voriger_arbeitstag(day, land), naechster_arbeitstag(day, land)
    assert before < day < after
    assert ist_arbeitstag(before, land)
    assert ist_arbeitstag(after, land)
    assert naechster_arbeitstag(before, land) == (day if ist_arbeitstag(day, land) else after)
    # The longest row of free days: Karfreitag to Ostermontag, or Christmas around a week end.
    assert (after - before).days <= 6


@pytest.mark.parametrize("count", [-1, 2001])
def test_an_impossible_count_is_refused(count: int) -> None:
    with pytest.raises(UserError, match=r"0 bis 2\.000 Arbeitstage"):
        add_arbeitstage(date(2025, 1, 1), count, L.BERLIN)


@pytest.mark.parametrize("year", [1990, 2100])
def test_years_nobody_knows_the_feiertage_of_are_refused(year: int) -> None:
    with pytest.raises(UserError, match=f"Für das Jahr {year} kennt Q-Check keine Feiertage") as caught:
        feiertag(date(year, 6, 1), L.BERLIN)
    assert caught.value.field == "datum"
