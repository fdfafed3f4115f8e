"""What the assistant needs to know of the thing that moves: how it is read and what it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.wechsel import Punktwechsel, Wahl, Wechselart
from qmapp.ui.style import Tone


class Vorschau(Protocol):
    """A move before it is made."""

    @property
    def von(self) -> Katalog:
        """The version so far."""

    @property
    def nach(self) -> Katalog:
        """The newer one."""

    @property
    def punkte(self) -> tuple[Punktwechsel, ...]:
        """Every point of either."""

    @property
    def vorschlaege(self) -> dict[str, Wahl]:
        """The suggested decisions."""

    @property
    def ziele(self) -> tuple[Pruefpunkt, ...]:
        """Where answers of a point that is gone may go."""


class Folgen(Protocol):
    """What decisions come to."""

    @property
    def bleiben(self) -> int:
        """Answers in force at the same point."""

    @property
    def zugeordnet(self) -> int:
        """Answers in force at another one."""

    @property
    def beiseite(self) -> int:
        """Answers put aside."""


@dataclass(frozen=True)
class Wortlaut:
    """The words for one kind of thing, and what reckons.

    ``punkt`` and ``punkte`` name a point and several. ``folgen`` takes a preview and its decisions, ``offen`` its
    result and gives the number beside the heading ``offene``. ``gegeben`` says what was answered at a row, ``warum``
    what a decision means, ``neu_gefragt`` that a new point cannot be decided.
    """

    punkt: str
    punkte: str
    neue: str
    offene: str
    neu_gefragt: str
    arten: Mapping[Wechselart, tuple[Tone, str]]
    gegeben: Callable[[Any], str]
    warum: Callable[[Any, Wahl | None], str]
    folgen: Callable[[Any, Mapping[str, Wahl]], Any]
    offen: Callable[[Any], int]
    titel: Callable[[Pruefpunkt], str] = lambda punkt: punkt.titel
