"""The rows of a timeline."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qmapp import german

OHNE_FRIST = "ohne Frist"


class Zustand(StrEnum):
    """How a day to be kept stands: a hollow diamond, one with a check, one with an exclamation mark."""

    OFFEN = "offen"
    ERLEDIGT = "erledigt"
    UEBERFAELLIG = "überfällig"


@dataclass(frozen=True)
class Marke:
    """A day to be kept, and its name."""

    am: date
    words: str
    zustand: Zustand = Zustand.OFFEN

    @property
    def said(self) -> str:
        """``Entwurf abgestimmt 13.11.2025 (überfällig)``."""
        return f"{self.words} {german.day(self.am)} ({self.zustand})"


@dataclass(frozen=True)
class Zeitbalken:
    """A row: two lines of words, a bar whose part ``erledigt`` (0 to 1) is done, and its Marken.

    Without ``von`` the bar is a short one before ``bis``; without ``bis`` it stays open and says so. ``stand`` is a
    word for tooltip and screen reader.
    """

    key: Hashable
    title: str
    sub: str = ""
    von: date | None = None
    bis: date | None = None
    erledigt: float = 0.0
    marken: tuple[Marke, ...] = ()
    stand: str = ""

    @property
    def said(self) -> str:
        """Everything the row shows, in words."""
        if self.bis is None:
            span = f"seit {german.day(self.von)}, {OHNE_FRIST}" if self.von is not None else OHNE_FRIST
        else:
            span = f"{german.day(self.von)} bis {german.day(self.bis)}" if self.von else f"bis {german.day(self.bis)}"
        done = f"{german.percent(self.erledigt, 0)} erledigt" if self.erledigt else ""
        parts = (self.title, self.sub, self.stand, span, done, *(mark.said for mark in self.marken))
        return ". ".join(part for part in parts if part) + "."
