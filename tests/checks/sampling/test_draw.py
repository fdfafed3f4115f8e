"""The ticket draw: recomputed by hand, independent of order, extensible."""

import hashlib
import random
import unicodedata
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.draw import (
    Draw,
    draw,
    draw_mus,
    draw_strata,
    draw_systematic,
    population_digest,
    start_position,
    systematic_positions,
    ticket,
)

BG = [f"BG-{i:05d}" for i in range(1, 201)]
KEYS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=6),
    min_size=1,
    max_size=40,
    unique_by=lambda key: unicodedata.normalize("NFC", key),
)


def test_the_published_test_vector() -> None:
    drawn = draw(BG, n=6, seed="4711", spares=4)
    assert drawn.sample == tuple(f"BG-{i}" for i in ("00186", "00090", "00098", "00034", "00108", "00048"))
    assert drawn.spares == tuple(f"BG-{i}" for i in ("00125", "00126", "00066", "00094"))


def test_a_ticket_is_the_sha256_of_seed_comma_key() -> None:
    assert ticket("4711", "BG-00186") == hashlib.sha256(b"4711,BG-00186").hexdigest()
    assert ticket("4711", "  BG-00186 ") == ticket("4711", "BG-00186")
    assert ticket("4711", "Mu\u0308ller") == ticket("4711", "Müller")


def test_the_seed_is_text() -> None:
    """Arlo #208: a seed stored as a number draws another sample."""
    assert ticket("04711", "BG-00001") != ticket("4711", "BG-00001")


def test_the_recipe_needs_no_program(tmp_path: Path) -> None:
    recipe = 'while read k; do echo "$(printf "%s,%s" 4711 "$k" | sha256sum | cut -c1-64) $k"; done | LC_ALL=C sort'
    listed = run(["bash", "-c", recipe], input="\n".join(BG[:40]) + "\n", capture_output=True, text=True, check=True)
    assert tuple(line[65:] for line in listed.stdout.splitlines()) == draw(BG[:40], n=40, seed="4711").sample


@given(KEYS, st.text(st.characters(codec="utf-8"), min_size=1), st.randoms(use_true_random=False), st.data())
def test_a_draw_is_exact_unique_and_independent_of_order(
    keys: list[str], seed: str, shuffler: random.Random, data: st.DataObject
) -> None:
    n = data.draw(st.integers(1, len(keys)))
    spares = data.draw(st.integers(0, len(keys) - n))
    drawn = draw(keys, n=n, seed=seed, spares=spares)
    shuffled = list(keys)
    shuffler.shuffle(shuffled)
    assert draw(shuffled, n=n, seed=seed, spares=spares) == drawn
    both = drawn.sample + drawn.spares
    assert (len(drawn.sample), len(drawn.spares), len(set(both))) == (n, spares, n + spares)
    assert set(both) <= set(keys)
    assert list(both) == sorted(keys, key=lambda key: (ticket(seed, key), key))[: n + spares]


@given(KEYS, st.data())
def test_extending_a_sample_keeps_the_files_already_drawn(keys: list[str], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(keys)))
    more = data.draw(st.integers(n, len(keys)))
    assert draw(keys, n=more, seed="S").sample[:n] == draw(keys, n=n, seed="S").sample


def test_keys_come_back_as_they_stood_in_the_list() -> None:
    assert set(draw([" A ", "Mu\u0308ller"], n=2, seed="1").sample) == {" A ", "Mu\u0308ller"}


def test_strata_are_drawn_by_the_same_tickets() -> None:
    strata = {"Mitte": BG[:120], "Nord": BG[120:], "leer": []}
    drawn = draw_strata(strata, n={"Mitte": 12, "Nord": 78, "leer": 0}, seed="x", spares=5)
    for name in ("Mitte", "Nord"):
        assert drawn[name].sample == draw(strata[name], n=len(drawn[name].sample), seed="x").sample
    assert [len(drawn[name].sample) for name in strata] == [12, 78, 0]
    assert [len(drawn[name].spares) for name in strata] == [5, 2, 0]


def test_systematic_positions_by_hand() -> None:
    assert systematic_positions(population=10, n=4, start=9) == (9, 1, 4, 6)


@given(st.integers(1, 300), st.data())
def test_every_position_has_the_same_chance(population: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, population))
    hits = [0] * population
    for start in range(1, population + 1):
        positions = systematic_positions(population=population, n=n, start=start)
        assert len(set(positions)) == n
        for position in positions:
            hits[position - 1] += 1
    assert set(hits) == {n}


def test_a_systematic_draw_recomputed_by_hand() -> None:
    """Keys in byte order, every 200/7-th of them from SHA-256(seed) mod 200; the spares by ticket."""
    start = int(hashlib.sha256(b"4711").hexdigest(), 16) % 200
    ordered = sorted(BG, key=str.encode)
    sample = tuple(ordered[(start + i * 200 // 7) % 200] for i in range(7))
    spares = tuple(k for k in sorted(BG, key=lambda k: ticket("4711", k)) if k not in sample)[:3]
    assert draw_systematic(BG[::-1], n=7, seed="4711", spares=3) == Draw(sample, spares, start=start + 1)


def test_the_order_of_a_systematic_draw_is_that_of_sort() -> None:
    keys = ["b", "Z", "ä", "a", "10", "9", "\U0001f600", "\uffee"]
    listed = run(
        ["sort"], input="\n".join(keys) + "\n", capture_output=True, text=True, env={"LC_ALL": "C"}, check=True
    )
    drawn = draw_systematic(keys, n=len(keys), seed="x")
    first = (drawn.start or 0) - 1
    assert list(drawn.sample) == listed.stdout.split()[first:] + listed.stdout.split()[:first]


def test_strata_start_at_places_of_their_own() -> None:
    starts = {name: start_position("4711", population=10**9, stratum=name) for name in ("Mitte", "Nord", "")}
    assert starts["Nord"] == int(hashlib.sha256(b"4711,Nord").hexdigest(), 16) % 10**9 + 1
    assert starts[""] == int(hashlib.sha256(b"4711,").hexdigest(), 16) % 10**9 + 1
    assert len({*starts.values(), start_position("4711", population=10**9)}) == 4
    drawn = draw_strata({"Mitte": BG[:120], "Nord": BG[120:]}, n={"Mitte": 6, "Nord": 80}, seed="x", systematic=True)
    assert drawn["Mitte"] == draw_systematic(BG[:120], n=6, seed="x", stratum="Mitte")
    assert set(drawn["Nord"].sample) == set(BG[120:])


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20), st.data())
def test_a_mus_draw_never_loses_or_repeats_a_file(cents: list[int], data: st.DataObject) -> None:
    """Cell selection in a peer loses files whose amount spans several cells."""
    positive = sum(1 for value in cents if value)
    if positive == 0:
        return
    keys = [f"A{i}" for i in range(len(cents))]
    n = data.draw(st.integers(1, positive))
    drawn = draw_mus(keys, cents, n=n, seed=data.draw(st.sampled_from(["a", "b", "c"])))
    amounts = dict(zip(keys, cents, strict=True))
    assert len(set(drawn.sample)) == n
    assert all(amounts[key] > 0 for key in drawn.sample)
    assert drawn.sample[: len(drawn.certain)] == drawn.certain
    rest = sum(cents) - sum(amounts[key] for key in drawn.certain)
    remaining = n - len(drawn.certain)
    assert all(key in drawn.certain for key in keys if remaining and amounts[key] * remaining >= rest)


def test_mus_hits_recomputed_by_hand() -> None:
    """Every cent as one entry of a list in ticket order; the hits are the systematic positions in it."""
    keys, cents = BG[:30], [10 + i % 7 for i in range(30)]
    line = [key for key in sorted(keys, key=lambda key: ticket("2025", key)) for _ in range(cents[keys.index(key)])]
    start = int(hashlib.sha256(b"2025").hexdigest(), 16) % len(line) + 1
    positions = systematic_positions(population=len(line), n=5, start=start)
    expected = Draw(sample=tuple(line[p - 1] for p in positions), start=start)
    assert draw_mus(keys, cents, n=5, seed="2025") == expected


def test_large_amounts_are_certain() -> None:
    drawn = draw_mus(["klein", "groß", "mittel"], [1, 1000, 20], n=2, seed="s")
    assert drawn.certain[0] == "groß"
    assert len(drawn.sample) == 2


def test_the_population_digest_is_sort_and_sha256sum() -> None:
    lines = "".join(f"{key}\n" for key in sorted(BG))
    assert population_digest(reversed(BG)) == hashlib.sha256(lines.encode()).hexdigest()


def test_the_population_of_the_example_year() -> None:
    """First half of 2025: digest, and the first files drawn in Mitte, recomputed there without this program."""
    sites = {"MI": 6412, "NO": 5208, "OS": 4377, "SU": 3905, "WE": 2180}
    keys = [f"{site}-{j:05d}" for site, count in sites.items() for j in range(1, count + 1)]
    assert population_digest(keys) == "be1c0fddbdcedc1b7b92d446f2b287775b6934067f4a5990eb77f552659d4cb0"


@pytest.mark.parametrize("keys", [["A", "A"], ["A", " A"], ["Mu\u0308", "Mü"]])
def test_a_file_may_stand_in_the_list_only_once(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="mehrfach"):
        draw(keys, n=1, seed="1")
