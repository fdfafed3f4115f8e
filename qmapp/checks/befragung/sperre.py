"""Which groups are not shown, so that nobody's answers follow from what is.

A group is the unit of protection: it is shown as a whole or not at all. Protected against is somebody who subtracts
what is shown from the total, within one breakdown and between two of them. Not protected against is what somebody knows
from elsewhere, say that all who answered from a small area have been in touch for less than six months.
"""

from collections.abc import Mapping
from itertools import permutations

#: People as bits: the n-th sheet is the n-th bit.
Bits = int


def hidden_groups(sizes: Mapping[int, int], smallest: int, also: frozenset[int] = frozenset()) -> frozenset[int]:
    """The groups not to be shown: those under ``smallest`` that have anybody, and as many more as protect them.

    Whoever subtracts the groups shown from the total learns what the hidden ones said together; so these are never one
    alone and never fewer than ``smallest`` people. ``also``: groups hidden for another reason.
    """
    hidden = {group for group, size in sizes.items() if 0 < size < smallest or (size and group in also)}
    left = sorted((group for group in sizes if group not in hidden and sizes[group]), key=lambda g: (sizes[g], g))
    while hidden and left and (len(hidden) < 2 or sum(sizes[group] for group in hidden) < smallest):
        hidden.add(left.pop(0))
    return frozenset(hidden)


def hidden_across(
    breakdowns: Mapping[str, Mapping[int, Bits]], smallest: int, before: Mapping[str, frozenset[int]] | None = None
) -> dict[str, frozenset[int]]:
    """As :func:`hidden_groups` for several breakdowns of the same people (name → group → its people).

    Where a group shown here contains one shown there, and fewer than ``smallest`` people besides, their answers would
    follow by subtracting; then more is hidden in the breakdown named later. The hidden groups of a breakdown, taken
    together, count as shown: they follow from the total. What three or more breakdowns give away together is not
    looked for. ``before``: groups hidden already, for another reason.
    """
    also: dict[str, frozenset[int]] = {name: (before or {}).get(name, frozenset()) for name in breakdowns}
    while True:
        hidden = {
            name: hidden_groups({g: people.bit_count() for g, people in groups.items()}, smallest, also[name])
            for name, groups in breakdowns.items()
        }
        found = _given_away(breakdowns, hidden, smallest)
        if found is None:
            return hidden
        name, group = found
        also[name] = hidden[name] | {group}


def hidden_at(
    breakdowns: Mapping[str, Mapping[int, Bits]],
    answered: Bits,
    smallest: int,
    hidden: Mapping[str, frozenset[int]],
) -> dict[str, frozenset[int]]:
    """The groups not shown at an item, among those who ``answered`` it: the ``hidden`` ones, and more where few did."""
    among = {name: {g: people & answered for g, people in groups.items()} for name, groups in breakdowns.items()}
    found = hidden_across(among, smallest, hidden)
    return {name: hidden[name] | found[name] for name in breakdowns}


def _given_away(
    breakdowns: Mapping[str, Mapping[int, Bits]], hidden: Mapping[str, frozenset[int]], smallest: int
) -> tuple[str, int] | None:
    """A breakdown and the group to hide there too, because a difference of two known sets is too small."""
    order = list(breakdowns)
    known = {name: _known(breakdowns[name], hidden[name]) for name in order}
    for one, other in permutations(order, 2):
        for inner, outer in ((a, b) for a in known[one] for b in known[other]):
            rest = known[other][outer] & ~known[one][inner]
            if known[one][inner] & ~known[other][outer] or not 0 < rest.bit_count() < smallest:
                continue
            later, group = max((order.index(one), inner), (order.index(other), outer))
            name = order[later]
            return name, group if group is not None else _smallest_left(breakdowns[name], hidden[name])
    return None


def _known(groups: Mapping[int, Bits], hidden: frozenset[int]) -> dict[int | None, Bits]:
    """What is known of a breakdown: each group shown, and under None the hidden ones together."""
    shown: dict[int | None, Bits] = {g: people for g, people in groups.items() if people and g not in hidden}
    together = 0
    for group in hidden:
        together |= groups[group]
    return {**shown, None: together} if together and shown else shown


def _smallest_left(groups: Mapping[int, Bits], hidden: frozenset[int]) -> int:
    return min((g for g in groups if groups[g] and g not in hidden), key=lambda g: (groups[g].bit_count(), g))
