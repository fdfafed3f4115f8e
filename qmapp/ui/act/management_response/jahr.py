"""Which year's Empfehlungen are shown."""

from collections.abc import Sequence


class Jahrwahl:
    """A year, or all of them; the newest one unless another was chosen."""

    def __init__(self) -> None:
        self._jahr: int | None = None
        self._every = False

    def value(self) -> int | None:
        """The year shown, None for all."""
        return None if self._every else self._jahr

    def choose(self, jahr: int | None) -> None:
        """Show a year, or all with None."""
        self._every = jahr is None
        self._jahr = self._jahr if jahr is None else jahr

    def reach(self, jahr: int) -> None:
        """Show a year unless all are shown anyway."""
        if not self._every:
            self._jahr = jahr

    def update(self, years: Sequence[int]) -> None:
        """These years have something, the newest first."""
        if self._jahr not in years:
            self._jahr = next(iter(years), None)
