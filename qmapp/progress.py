"""Progress of long work is a callable: it is told how far the work has come and may answer by raising Cancelled."""

from collections.abc import Callable

#: ``progress(done, total)``; ``total`` is 0 while the size is unknown. Raises :class:`qmapp.errors.Cancelled` to stop.
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Report to nobody."""
