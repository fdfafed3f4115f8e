"""The vital few, and the files a MUS draw takes for certain."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.draw import draw_mus
from qmapp.checks.sampling.mus import certain_files
from qmapp.checks.sampling.pareto import MOST, pareto


def test_a_pareto_by_hand() -> None:
    found = pareto([("Frist", 3), ("Berechnung", 10), ("Sachverhalt", 6), ("Mitwirkung", 0), ("Eingabe", 1)])
    assert [(row.name, row.count, row.cumulated) for row in found.rows] == [
        ("Berechnung", 10, Fraction(1, 2)),
        ("Sachverhalt", 6, Fraction(4, 5)),
        ("Frist", 3, Fraction(19, 20)),
        ("Eingabe", 1, 1),
    ]
    assert (found.total, found.few) == (20, 2)


def test_nothing_is_no_pareto() -> None:
    assert (pareto([]).few, pareto([("Frist", 0)]).rows) == (0, ())
    with pytest.raises(ValueError, match="zu klein"):
        pareto([("Frist", -1)])


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 50)))
def test_shares_add_up_and_the_few_are_the_fewest(counts: dict[str, int]) -> None:
    found = pareto(counts.items())
    total = sum(counts.values())
    assert found.total == total
    if total:
        assert found.rows[-1].cumulated == 1
        assert sum(row.share for row in found.rows) == 1
        largest = sorted(counts.values(), reverse=True)
        assert Fraction(sum(largest[: found.few]), total) >= MOST
        assert Fraction(sum(largest[: found.few - 1]), total) < MOST


@given(st.lists(st.integers(0, 400), min_size=3, max_size=30), st.integers(1, 12))
def test_the_certain_files_are_those_of_the_draw(cents: list[int], n: int) -> None:
    positive = [amount for amount in cents if amount]
    if len(positive) < n:
        return
    drawn = draw_mus([f"A{i}" for i in range(len(cents))], cents, n=n, seed="4711")
    found = certain_files(largest=sorted(positive, reverse=True)[:n], total=sum(positive), n=n)
    assert found.certain == len(drawn.certain)
    taken = sum(cents[int(key[1:])] for key in drawn.certain)
    assert (found.n, found.total) == (n - len(drawn.certain), sum(positive) - taken)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="der Größe nach"):
        certain_files(largest=[1, 2], total=10, n=2)
    with pytest.raises(ValueError, match="zu klein"):
        certain_files(largest=[2, 1], total=10, n=0)
