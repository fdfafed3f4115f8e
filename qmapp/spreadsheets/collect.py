"""Takes the chosen columns of a list, cleans them, and notes what speaks against a row."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from math import isfinite
from operator import is_not

from qmapp.german import integer
from qmapp.spreadsheets.cells import ERRORS, MISSING, NOTHING, Cell, cell_text, cleaned, loses_digits
from qmapp.spreadsheets.formats import Zahlform, cents_at_once, cents_reader
from qmapp.spreadsheets.liste import ListenRollen
from qmapp.spreadsheets.rows import NO_AMOUNT, Zeilen
from qmapp.spreadsheets.subtotals import is_total, is_total_alone
from qmapp.spreadsheets.table import Ausgelassen, Block

_SHOWN = 8
_BLOCK = 4096
_MAX_CENTS = 10**15
_MOST_KNOWN = 200_000


class Collector:
    """The columns with a role, block by block; :meth:`zeilen` at the end."""

    def __init__(self, rollen: ListenRollen) -> None:
        self.rollen = rollen
        self._keys: list[str] = []
        self._numbers: array[int] = array("q")
        self._amounts: list[Cell] = []
        self._groups: dict[int, list[str]] = {}
        for index in (rollen.schicht, rollen.team, *rollen.weitere):
            if index is not None:
                self._groups[index] = []
        self._known: dict[str, str] = {}
        self._numeric_keys = 0
        self._cut_keys = 0
        self._strange: Counter[str] = Counter()
        self._unread: list[int] = []
        self._inexact = 0
        self.ausgelassen: list[Ausgelassen] = []
        self.leere: list[int] = []
        self.summen: list[int] = []
        self.speaks_of_totals = False

    def add(self, block: Block) -> None:
        """Take one block; rows without a key and pure total rows are left out with the reason."""
        assert self.rollen.schluessel is not None
        raw = block.spalten[self.rollen.schluessel]
        texts = self._texts(raw)
        if any(map(is_not, texts, raw)):
            self._count_numeric(raw)
        keys = cleaned(texts)
        keep = self._kept(keys, block)
        numbers: Iterable[int] = block.nummern
        if keep is not None:
            keys, numbers = list(compress(keys, keep)), compress(numbers, keep)
        self._keys += keys
        self._numbers.extend(numbers)
        if self.rollen.betrag is not None:
            column = block.spalten[self.rollen.betrag]
            self._amounts.extend(column if keep is None else compress(column, keep))
        for index, taken in self._groups.items():
            shared = self._shared(self._texts(block.spalten[index]))
            taken.extend(shared if keep is None else compress(shared, keep))

    def zeilen(self, stil: Zahlform) -> Zeilen:
        """The rows; amounts in text are read in the number format of their column."""
        rollen = self.rollen
        amounts = self._cents(stil) if rollen.betrag is not None else array("q")
        return Zeilen(
            self._keys,
            self._numbers,
            self._groups[rollen.schicht] if rollen.schicht is not None else [],
            amounts,
            self._groups[rollen.team] if rollen.team is not None else [],
            tuple(self._groups[index] for index in rollen.weitere),
        )

    def hinweise(self) -> list[str]:
        """What should be known about keys and amounts."""
        hints = []
        if self._numeric_keys:
            hints.append(
                f"Aktenzeichen, die in der Datei als Zahl stehen: {integer(self._numeric_keys)}. "
                "Führende Nullen können verloren sein; bitte prüfen."
            )
        if self._cut_keys:
            hints.append(
                f"Aktenzeichen mit mehr als 15 Stellen: {integer(self._cut_keys)}. Excel hat die letzten Stellen durch "
                "Nullen ersetzt; bitte die Spalte vor dem Export als Text formatieren."
            )
        if self._unread:
            rows = ", ".join(map(str, self._unread[:_SHOWN])) + (" …" if len(self._unread) > _SHOWN else "")
            hints.append(f"Beträge, die nicht lesbar sind: {integer(len(self._unread))} (Zeile {rows}).")
        if self._strange:
            signs = ", ".join(f"„{sign}“ ({integer(times)})" for sign, times in self._strange.most_common(4))
            hints.append(
                f"Zeichen an Stelle eines Betrags: {signs}. Ein Strich gilt als 0, alles andere als unbekannt."
            )
        if self._inexact:
            hints.append(f"Beträge mit Bruchteilen eines Cents wurden gerundet: {integer(self._inexact)}.")
        return hints

    def _shared(self, texts: list[str]) -> Iterable[str]:
        """The cleaned texts; equal ones are one object, cleaned once."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        fresh = [text for text in set(texts) if text not in self._known]
        self._known.update(zip(fresh, cleaned(fresh), strict=True))
        return map(self._known.__getitem__, texts)

    @staticmethod
    def _texts(values: Sequence[Cell]) -> list[str]:
        if set(map(type, values)) <= {str}:
            return list(values)  # type: ignore[arg-type]  # every value is a str
        return list(map(cell_text, values))

    def _count_numeric(self, raw: Sequence[Cell]) -> None:
        self._numeric_keys += sum(1 for value in raw if isinstance(value, float | int))
        self._cut_keys += sum(map(loses_digits, raw))

    def _kept(self, keys: list[str], block: Block) -> list[bool] | None:
        """Which rows stay, None for all of them (the usual case, decided without looking at each)."""
        joined = "\n".join(keys).casefold()
        totals = any(word in joined for word in ("summe", "gesamt", "zusammen", "total", "ergebnis", "übertrag"))
        self.speaks_of_totals = self.speaks_of_totals or totals
        if "" not in keys and not totals:
            return None
        keep = []
        for place, key in enumerate(keys):
            number = block.nummern[place]
            keep.append(bool(key) and not (totals and is_total_alone(key)))
            if keep[-1]:
                continue
            if key or any(is_total(cell) for column in block.spalten if isinstance(cell := column[place], str)):
                self.summen.append(number)
                self.ausgelassen.append(Ausgelassen(number, "Summenzeile"))
            else:
                self.leere.append(number)
                self.ausgelassen.append(Ausgelassen(number, "ohne Aktenzeichen"))
        return keep

    def _cents(self, stil: Zahlform) -> "array[int]":
        if set(map(type, self._amounts)) == {float}:
            numbers: list[float] = self._amounts  # type: ignore[assignment]  # every one is a float
            if max(numbers) < _MAX_CENTS > -min(numbers):
                return array("q", [round(number * 100) for number in numbers])
        read = cents_reader(stil)
        amounts: array[int] = array("q")
        for start in range(0, len(self._amounts), _BLOCK):
            values = self._amounts[start : start + _BLOCK]
            texts = [value for value in values if isinstance(value, str) and value]
            at_once = cents_at_once(texts, stil) if len(texts) == len(values) else None
            amounts.extend(at_once or self._one_by_one(start, values, read))
        self._amounts = []
        return amounts

    def _one_by_one(
        self, start: int, values: list[Cell], read: Callable[[str], tuple[int, bool] | None]
    ) -> Iterator[int]:
        for place, value in enumerate(values, start):
            if type(value) is float:
                cents = round(value * 100) if isfinite(value) else _MAX_CENTS
                if abs(value * 100 - cents) > 1e-4:
                    self._inexact += 1
            elif isinstance(value, str):
                cents = self._cents_of_text(value, read, place)
            else:
                cents = value * 100 if type(value) is int else self._unreadable(place)
            yield cents if cents == NO_AMOUNT or abs(cents) < _MAX_CENTS else self._unreadable(place)

    def _cents_of_text(self, value: str, read: Callable[[str], tuple[int, bool] | None], place: int) -> int:
        text = value.strip()
        if not text:
            return NO_AMOUNT
        found = read(text)
        if found is not None:
            self._inexact += not found[1]
            return found[0]
        if text in NOTHING or text in MISSING or text in ERRORS:
            self._strange[text] += 1
            return 0 if text in NOTHING else NO_AMOUNT
        return self._unreadable(place)

    def _unreadable(self, place: int) -> int:
        self._unread.append(self._numbers[place])
        return NO_AMOUNT


def duplicates(keys: Sequence[str], numbers: Sequence[int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Keys that occur more than once when case is ignored, each as first written, with the row numbers."""
    folded = "\n".join(keys).casefold().split("\n")
    if len(set(folded)) == len(keys):
        return ()
    counts = Counter(folded)
    rows: dict[str, tuple[str, list[int]]] = {}
    for key, fold, number in zip(keys, folded, numbers, strict=True):
        if counts[fold] > 1:
            rows.setdefault(fold, (key, []))[1].append(number)
    return tuple((key, tuple(found)) for key, found in rows.values())
