"""Groups that stay hidden, within one breakdown and between two, attacked by subtracting everything from everything."""

from collections.abc import Mapping
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.befragung.sperre import hidden_across, hidden_at, hidden_groups


def people(choices: list[int], groups: int) -> dict[int, int]:
    found = dict.fromkeys(range(groups), 0)
    for place, choice in enumerate(choices):
        found[choice] |= 1 << place
    return found


def known(groups: Mapping[int, int], hidden: frozenset[int]) -> list[set[int]]:
    """What a reader can know of a breakdown: the groups shown, and the rest to the total."""
    members = {g: {n for n in range(bits.bit_length()) if bits >> n & 1} for g, bits in groups.items()}
    shown = [one for g, one in members.items() if one and g not in hidden]
    rest = set().union(*(members[g] for g in hidden))
    return [*shown, rest] if rest and shown else shown


def test_a_group_hidden_for_another_reason_is_protected_too() -> None:
    assert hidden_groups({1: 12, 2: 9, 3: 30}, 5, frozenset({3})) == {2, 3}
    assert hidden_groups({1: 12, 2: 0}, 5, frozenset({2})) == frozenset(), "nobody is in it"


def test_a_difference_of_two_breakdowns_is_hidden() -> None:
    """All ten of an area but one came by telephone: who did not would follow by subtracting."""
    area = people([1] * 10 + [2] * 10, 3)
    contact = people([1] * 9 + [2] * 11, 3)
    hidden = hidden_across({"A1": area, "A3": contact}, 5)
    assert hidden["A1"] == frozenset()
    assert hidden["A3"] == {1, 2}
    assert hidden_across({"A1": area, "A3": area}, 5) == {"A1": frozenset(), "A3": frozenset()}


@given(st.lists(st.tuples(*(st.integers(0, 3) for _ in range(3))), max_size=24), st.integers(2, 6))
def test_no_two_breakdowns_give_away_a_few(sheets: list[tuple[int, int, int]], smallest: int) -> None:
    breakdowns = {f"A{n}": people([one[n] for one in sheets], 4) for n in range(3)}
    hidden = hidden_across(breakdowns, smallest)
    sets = {name: known(groups, hidden[name]) for name, groups in breakdowns.items()}
    for name, groups in breakdowns.items():
        for group, bits in groups.items():
            assert not 0 < bits.bit_count() < smallest or group in hidden[name]
        alone = [one for one in sets[name] if len(one) < smallest]
        assert not alone
    for one, other in permutations(sets, 2):
        for inner in sets[one]:
            for outer in sets[other]:
                assert not (inner < outer and len(outer - inner) < smallest)


def test_a_difference_at_an_item_is_hidden_though_the_groups_are_not() -> None:
    """Fifteen came by telephone, ten of them from the area; of the other five two answered the item."""
    area = people([1] * 10 + [2] * 20, 3)
    contact = people([1] * 15 + [2] * 15, 3)
    whole = hidden_across({"A1": area, "A3": contact}, 5)
    assert whole == {"A1": frozenset(), "A3": frozenset()}
    answered = sum(1 << place for place in range(30) if place not in (12, 13, 14))
    assert hidden_at({"A1": area, "A3": contact}, answered, 5, whole)["A3"] == {1, 2}


@given(st.lists(st.tuples(*(st.integers(0, 3) for _ in range(2)), st.booleans()), max_size=24), st.integers(2, 6))
def test_no_two_breakdowns_give_away_a_few_at_an_item(sheets: list[tuple[int, int, bool]], smallest: int) -> None:
    breakdowns = {f"A{n}": people([int(one[n]) for one in sheets], 4) for n in range(2)}
    answered = sum(1 << place for place, one in enumerate(sheets) if one[2])
    whole = hidden_across(breakdowns, smallest)
    hidden = hidden_at(breakdowns, answered, smallest, whole)
    among = {name: {g: bits & answered for g, bits in groups.items()} for name, groups in breakdowns.items()}
    sets = {name: known(groups, hidden[name]) for name, groups in among.items()}
    assert all(whole[name] <= hidden[name] for name in breakdowns)
    for one, other in permutations(sets, 2):
        assert all(len(alone) >= smallest for alone in sets[one])
        assert not any(a < b and len(b - a) < smallest for a in sets[one] for b in sets[other])
