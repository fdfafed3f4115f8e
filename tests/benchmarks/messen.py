"""The clock of the benchmarks."""

import time
from collections.abc import Callable


def seconds(act: Callable[[], object]) -> float:
    """How long it takes, by the wall."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
