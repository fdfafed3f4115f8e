"""All Maßnahmen of the workspace, made ready so that 20.000 of them filter and sort while somebody types."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from qmapp import german
from qmapp.act.massnahme.rows import MassnahmeZeile, Status, Vorbehalt


class Zeigen(StrEnum):
    """Which Maßnahmen are shown, by how they stand."""

    ALLE = "alle"
    OFFEN = "offen"
    UEBERFAELLIG = "ueberfaellig"
    DIESE_WOCHE = "diese_woche"
    UMGESETZT = "umgesetzt"
    OHNE_FRIST = "ohne_frist"
    OHNE_PRUEFUNG = "ohne_pruefung"


class Merkmal(StrEnum):
    """What besides its state may mark a Maßnahme; a Projekt is named by its id instead."""

    VORBEHALT = "vorbehalt"
    PILOT = "pilot"


class Ordnung(StrEnum):
    """What the list may be sorted by."""

    FRIST = "frist"
    KENNUNG = "kennung"
    STAND = "stand"
    VERANTWORTLICH = "verantwortlich"


#: What is late comes first, what is done last.
_STAND: Final = (Status.VERZOEGERT, Status.IN_UMSETZUNG, Status.NICHT_BEGONNEN, Status.UMGESETZT, Status.NICHT_RELEVANT)
_WEEK: Final = 7
_BITS: Final = {value: 1 << place for place, value in enumerate((*Zeigen, *Merkmal))}


@dataclass(frozen=True)
class Auswahl:
    """What is asked for; None and the empty text ask for nothing. ``merkmal``: a Merkmal or the id of a Projekt."""

    text: str = ""
    zeigen: Zeigen = Zeigen.ALLE
    verantwortlich: str | None = None
    merkmal: Merkmal | UUID | None = None


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A Maßnahme with its place among all, what it is searched by, and which filters it passes (as bits)."""

    nr: int
    zeile: MassnahmeZeile
    gesucht: str
    bits: int

    @property
    def id(self) -> UUID:
        """Id of the Maßnahme."""
        return self.zeile.id


def ist_ueberfaellig(row: MassnahmeZeile) -> bool:
    """Whether its own deadline has passed, or that of a Meilenstein while it is still open."""
    return row.ueberfaellig or (row.status.offen and bool(row.ueberfaellige))


def naechste_frist(row: MassnahmeZeile) -> date | None:
    """The next day something is due: the earliest open Meilenstein or the deadline; None where nothing is open."""
    if not row.status.offen:
        return None
    return min(
        (*(m.soll for m in row.meilensteine if m.ist is None), *((row.frist,) if row.frist else ())), default=None
    )


class Bestand:
    """The entries, and their order by each way to sort (worked out when first asked for)."""

    def __init__(self, rows: Sequence[MassnahmeZeile] = (), heute: date = date.min) -> None:
        monday = heute - timedelta(days=heute.weekday()) if heute != date.min else heute
        self.eintraege = tuple(Eintrag(nr, row, _searched(row), _bits(row, monday)) for nr, row in enumerate(rows))
        self._raenge: dict[Ordnung, list[int]] = {}

    def verantwortliche(self) -> list[str]:
        """The roles that have something to do, in the order of the alphabet."""
        return sorted({e.zeile.verantwortlich for e in self.eintraege if e.zeile.verantwortlich}, key=german.folded)

    def waehle(self, auswahl: Auswahl) -> list[Eintrag]:
        """Those that pass all filters, in the order they were given."""
        bits = _BITS[auswahl.zeigen]
        projekt = None
        if isinstance(auswahl.merkmal, Merkmal):
            bits |= _BITS[auswahl.merkmal]
        else:
            projekt = auswahl.merkmal
        wanted, who = german.folded(auswahl.text.strip()), auswahl.verantwortlich
        return [
            e
            for e in self.eintraege
            if e.bits & bits == bits
            and (who is None or e.zeile.verantwortlich == who)
            and (projekt is None or e.zeile.projekt_id == projekt)
            and (not wanted or wanted in e.gesucht)
        ]

    def rang(self, ordnung: Ordnung) -> Callable[[Eintrag], int]:
        """The sort key of an entry: its place when all are sorted so; equal ones follow by Kennung."""
        ranks = self._raenge.get(ordnung)
        if ranks is None:
            key = _KEYS[ordnung]
            order = sorted(self.eintraege, key=lambda e: (key(e.zeile), _kennung(e.zeile)))
            ranks = [0] * len(order)
            for rank, entry in enumerate(order):
                ranks[entry.nr] = rank
            self._raenge[ordnung] = ranks
        found = ranks
        return lambda e: found[e.nr]

    def __len__(self) -> int:
        return len(self.eintraege)


def _searched(row: MassnahmeZeile) -> str:
    parts = (
        row.kennung, row.titel, row.text, row.messgroesse, row.verantwortlich, row.person, row.empfehlung_kennung,
        *row.feststellungen, row.herkunft, *(step.titel for step in row.meilensteine),
    )  # fmt: skip
    return german.folded(" ".join(part for part in parts if part))


def _bits(row: MassnahmeZeile, monday: date) -> int:
    offen, done = row.status.offen, row.status is Status.UMGESETZT
    passes = {
        Zeigen.ALLE: True,
        Zeigen.OFFEN: offen,
        Zeigen.UEBERFAELLIG: ist_ueberfaellig(row),
        Zeigen.DIESE_WOCHE: _due_in_week(row, monday),
        Zeigen.UMGESETZT: done,
        Zeigen.OHNE_FRIST: offen and row.frist is None,
        Zeigen.OHNE_PRUEFUNG: done and row.wirkung is None,
        Merkmal.VORBEHALT: row.vorbehalt is not Vorbehalt.KEIN,
        Merkmal.PILOT: row.pilot,
    }
    return sum(bit for value, bit in _BITS.items() if passes[value])


def _due_in_week(row: MassnahmeZeile, monday: date) -> bool:
    """Whether a day of the week from ``monday`` has something of it still to be done, the Wirksamkeitsprüfung too."""
    days: list[date | None] = []
    if row.status.offen:
        days = [row.frist, *(step.soll for step in row.meilensteine if step.ist is None)]
    if row.wirkung is None and row.status is not Status.NICHT_RELEVANT:
        days.append(row.wirksamkeit_geplant)
    return any(day is not None and 0 <= (day - monday).days < _WEEK for day in days)


def _kennung(row: MassnahmeZeile) -> tuple[Any, ...]:
    """M-2 before M-10."""
    return tuple((part.isdigit(), int(part) if part.isdigit() else part) for part in re.split(r"(\d+)", row.kennung))


_KEYS: Final[dict[Ordnung, Callable[[MassnahmeZeile], Any]]] = {
    Ordnung.FRIST: lambda row: (row.frist is None, row.frist or date.max),
    Ordnung.KENNUNG: _kennung,
    Ordnung.STAND: lambda row: (not ist_ueberfaellig(row), _STAND.index(row.status), row.frist or date.max),
    Ordnung.VERANTWORTLICH: lambda row: (not row.verantwortlich, german.folded(row.verantwortlich)),
}
