"""What a profile shows: criteria in groups, each with its value now and before."""

from collections.abc import Sequence
from dataclasses import dataclass

from qmapp import german


@dataclass(frozen=True)
class Profilzeile:
    """A criterion: its step on the scale from 0, None where it was not assessed; ``word`` says why then."""

    key: str
    title: str
    value: int | None
    before: int | None = None
    word: str = ""

    @property
    def change(self) -> int | None:
        """Steps gained or lost; None where one of the two is missing."""
        return None if self.value is None or self.before is None else self.value - self.before

    @property
    def change_words(self) -> str:
        """„+1“, „±0“, „−1“; empty where there is nothing to compare."""
        return "" if self.change is None else steps(self.change)


@dataclass(frozen=True)
class Profilgruppe:
    """Criteria that belong together, with words at the right of their head."""

    title: str
    words: str
    rows: Sequence[Profilzeile]


@dataclass(frozen=True)
class Skalenwort:
    """A step of the scale: its full word, and a short one where room is scarce."""

    word: str
    short: str


def steps(change: int) -> str:
    """„+1“, „±0“, „−1“."""
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{german.integer(abs(change))}"
