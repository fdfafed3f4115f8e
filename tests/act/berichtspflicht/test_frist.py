"""Working days after an Eingang: the published examples, and every day of the way told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act.berichtspflicht.frist import anzeige, frist, zwischen
from qmapp.arbeitstage import Bundesland
from qmapp.errors import UserError

SH = Bundesland.SCHLESWIG_HOLSTEIN


def test_the_published_examples() -> None:
    """AB-12: over Easter and without it."""
    assert frist(date(2021, 1, 8), 10, SH).ende == date(2021, 1, 22)
    easter = frist(date(2021, 3, 30), 10, SH)
    assert easter.ende == date(2021, 4, 15)
    assert [(step.tag, step.warum) for step in easter.ausgelassen if step.tag.weekday() < 5] == [
        (date(2021, 4, 2), "Karfreitag"),
        (date(2021, 4, 5), "Ostermontag"),
    ]
    assert anzeige(easter) == "Nicht gezählt: 4 Tage am Wochenende; Karfreitag 02.04.2021, Ostermontag 05.04.2021."
    lines = easter.as_text().splitlines()
    assert lines[0] == "Eingang Dienstag, 30.03.2021, 10 Arbeitstage, Schleswig-Holstein"
    assert lines[1] == "Mittwoch, 31.03.2021: 1. Arbeitstag"
    assert lines[3] == "Freitag, 02.04.2021: zählt nicht, Karfreitag"
    assert lines[-2:] == ["Donnerstag, 15.04.2021: 10. Arbeitstag", "Frist: Donnerstag, 15.04.2021"]


def test_a_short_way_leaves_nothing_out() -> None:
    assert anzeige(frist(date(2021, 1, 4), 1, SH)) == "Alle Tage zählen."


@pytest.mark.parametrize("count", [0, -1, 251])
def test_a_number_of_days_out_of_bounds_is_refused(count: int) -> None:
    with pytest.raises(UserError, match="1 bis 250 Arbeitstage"):
        frist(date(2021, 1, 8), count, SH)


def test_a_year_without_known_feiertage_is_refused() -> None:
    with pytest.raises(UserError, match="keine Feiertage"):
        frist(date(2099, 12, 30), 10, SH)


@given(
    st.dates(date(1992, 1, 1), date(2098, 1, 1)), st.integers(1, 60), st.sampled_from(sorted(Bundesland, key=str.lower))
)
def test_the_steps_are_every_day_once_and_count_to_the_deadline(eingang: date, count: int, land: Bundesland) -> None:
    found = frist(eingang, count, land)
    assert [step.tag for step in found.schritte] == [
        eingang + timedelta(days=n) for n in range(1, (found.ende - eingang).days + 1)
    ]
    assert [step.nummer for step in found.schritte if step.nummer] == list(range(1, count + 1))
    assert all(bool(step.warum) is not bool(step.nummer) for step in found.schritte)
    assert found.schritte[-1].nummer == count
    assert zwischen(eingang, found.ende, land) == count
    assert zwischen(found.ende, eingang, land) == 0
