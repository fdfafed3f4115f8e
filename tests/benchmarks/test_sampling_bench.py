"""Speed of the draw and of the exact interval, each against a bare reference measured in the same run."""

import gc
import hashlib
import time
from collections.abc import Callable

import pytest

from qmapp.checks.sampling.draw import draw
from qmapp.checks.sampling.estimate import hypergeometric_interval

MILLION = 1_000_000


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def report(line: str) -> None:
    print("\n" + line)  # noqa: T201 - the figure is what a benchmark is run for


def test_drawing_three_per_cent_of_a_million_keys() -> None:
    """At most twice hashlib over the same keys plus a sort; the leanest form of both, digests without their keys."""
    keys = [f"BG-{i:07d}" for i in range(MILLION)]
    bare = seconds(lambda: sorted([hashlib.sha256(key.encode()).digest() for key in keys]))
    ours = seconds(lambda: draw(keys, n=30_000, seed="4711"))
    report(f"Ziehung 3 % von 1.000.000: {ours:.2f} s, hashlib und sort {bare:.2f} s, Verhältnis {ours / bare:.2f}")
    assert ours <= 2 * bare


@pytest.mark.parametrize(("n", "x"), [(30_000, 3_000), (30_000, 15_000), (30_000, 0), (500_000, 250_000), (662, 20)])
def test_the_exact_interval_of_a_million_files(n: int, x: int) -> None:
    """At most 10 ms, beside a million additions in the same interpreter."""
    bare = seconds(lambda: sum(range(MILLION)))
    ours = seconds(lambda: hypergeometric_interval(population=MILLION, n=n, x=x, confidence=0.95))
    report(
        f"Bereich für N = 1.000.000, n = {n}, x = {x}: {ours * 1e3:.2f} ms, {ours / bare:.3f} einer Million Additionen"
    )
    assert ours <= 0.010
