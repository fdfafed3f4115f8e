"""Out of force in a period: one Aussetzung, several in a row, and what falls away with it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.katalog import Aussetzung
from qmapp.checks.katalog.geltung import ausser_kraft
from qmapp.checks.katalog.katalog import ausgesetzt

D = date
FIRST = D(2020, 3, 1)
PAKETE = (
    Aussetzung(D(2020, 3, 1), D(2020, 12, 31), "Sozialschutzpaket I"),
    Aussetzung(D(2021, 1, 1), D(2022, 12, 31), "Sozialschutzpaket III"),
)


def test_one_pause_covers_a_period_or_only_touches_it() -> None:
    open_ended = Aussetzung(D(2026, 7, 1), None, "Reform 2026")
    assert ausgesetzt(PAKETE, D(2020, 3, 1), D(2020, 12, 31)) == PAKETE[0]
    assert ausgesetzt(PAKETE, D(2020, 2, 29), D(2020, 12, 31)) is None
    assert ausgesetzt(PAKETE[1:], D(2022, 6, 1), D(2023, 1, 1)) is None
    assert ausgesetzt((open_ended,), D(2026, 7, 1), D(2030, 1, 1)) == open_ended
    assert open_ended.satz == "außer Kraft seit 01.07.2026: Reform 2026"


def test_pauses_without_a_day_between_count_together() -> None:
    merged = ausgesetzt(PAKETE[::-1], D(2020, 6, 1), D(2021, 6, 30))
    assert merged is not None
    assert merged.satz == ("außer Kraft vom 01.03.2020 bis 31.12.2022: Sozialschutzpaket I; Sozialschutzpaket III")
    gap = (PAKETE[0], Aussetzung(D(2021, 1, 2), None, "x"))
    assert ausgesetzt(gap, D(2020, 6, 1), D(2021, 6, 30)) is None


days = st.integers(0, 40)
pauses = st.lists(st.tuples(days, st.none() | days), max_size=5)


@given(pauses=pauses, start=days, length=days)
def test_covered_is_every_day_of_the_period(pauses: list[tuple[int, int | None]], start: int, length: int) -> None:
    given_pauses = [
        Aussetzung(FIRST + timedelta(a), None if n is None else FIRST + timedelta(a + n), "x") for a, n in pauses
    ]
    period = [FIRST + timedelta(start + i) for i in range(length + 1)]
    covered = all(any(p.von <= day and (p.bis is None or day <= p.bis) for p in given_pauses) for day in period)
    assert (ausgesetzt(given_pauses, period[0], period[-1]) is not None) == covered


def test_what_it_locks_falls_away_with_it_in_chains() -> None:
    pause = Aussetzung(D(2020, 1, 1), None, "x")
    rules = [("A", ("B",), ()), ("B", ("C", "gone"), (pause,)), ("C", ("D",), ()), ("D", ("B",), ()), ("E", (), ())]
    found = ausser_kraft(rules, D(2024, 1, 1), D(2024, 6, 30))
    assert {code: why.durch for code, why in found.items()} == {"B": "", "C": "B", "D": "B"}
    assert found["B"].satz == "Außer Kraft seit 01.01.2020: x"
    assert found["D"].satz == "Entfällt mit B: außer Kraft seit 01.01.2020: x"
    assert ausser_kraft(rules, D(2019, 1, 1), D(2024, 6, 30)) == {}
