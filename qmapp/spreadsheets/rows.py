"""The rows taken from a list, kept column by column: a million of them must fit beside a running program."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from qmapp.spreadsheets.liste import Liste, ListenRollen
from qmapp.spreadsheets.table import Ausgelassen

#: Stands for "no amount" in the array of cents.
NO_AMOUNT = -(2**63)


class Zeile(NamedTuple):
    """One row: ``betrag_cent`` in integer cents, ``nummer`` the row in the file (1-based)."""

    schluessel: str
    schicht: str
    betrag_cent: int | None
    team: str
    weitere: tuple[str, ...]
    nummer: int


class Zeilen(Sequence[Zeile]):
    """All rows as a sequence of :class:`Zeile`, made when asked for; the columns are open for fast reading.

    ``schichten`` and ``teams`` are empty lists, ``betraege`` an empty array where the role is not taken; an amount
    that could not be read is :data:`NO_AMOUNT`.
    """

    def __init__(
        self,
        schluessel: list[str],
        nummern: "array[int]",
        schichten: list[str],
        betraege: "array[int]",
        teams: list[str],
        weitere: tuple[list[str], ...],
    ) -> None:
        self.schluessel = schluessel
        self.nummern = nummern
        self.schichten = schichten
        self.betraege = betraege
        self.teams = teams
        self.weitere = weitere

    def __len__(self) -> int:
        return len(self.schluessel)

    @overload
    def __getitem__(self, index: int) -> Zeile: ...
    @overload
    def __getitem__(self, index: slice) -> list[Zeile]: ...
    def __getitem__(self, index: int | slice) -> Zeile | list[Zeile]:
        if isinstance(index, slice):
            return [self._row(place) for place in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._row(place)

    def __iter__(self) -> Iterator[Zeile]:
        return map(self._row, range(len(self)))

    def _row(self, place: int) -> Zeile:
        amount = self.betraege[place] if self.betraege else NO_AMOUNT
        return Zeile(
            self.schluessel[place],
            self.schichten[place] if self.schichten else "",
            None if amount == NO_AMOUNT else amount,
            self.teams[place] if self.teams else "",
            tuple(column[place] for column in self.weitere),
            self.nummern[place],
        )


@dataclass(frozen=True)
class Import:
    """What reading a list gave, with everything the user must know before it becomes a population.

    In lists of more than a million cells the columns of ``liste`` without a role are described from their first rows
    only. ``ausgelassen`` are rows that are not in ``zeilen``. Rows with a key that occurs more than once (also after
    trimming, NFC and case folding) are in ``zeilen`` and named in ``doppelte_schluessel`` with their row numbers.
    ``leere_schluessel`` and ``zwischensummen`` are row numbers; suspected totals that are in ``zeilen`` are not part
    of ``summe_cent``, which is None without a column of amounts.
    """

    liste: Liste
    rollen: ListenRollen
    zeilen: Zeilen
    ausgelassen: tuple[Ausgelassen, ...]
    doppelte_schluessel: tuple[tuple[str, tuple[int, ...]], ...]
    leere_schluessel: tuple[int, ...]
    zwischensummen: tuple[int, ...]
    summe_cent: int | None
    hinweise: tuple[str, ...]
