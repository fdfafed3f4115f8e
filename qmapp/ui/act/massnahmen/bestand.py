"""All Maßnahmen of the workspace, made ready so that 20.000 of them filter and sort while somebody types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
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
_STAND: Final = {
    Status.VERZOEGERT: 0, Status.IN_UMSETZUNG: 1, Status.NICHT_BEGONNEN: 2, Status.UMGESETZT: 3,
    Status.NICHT_RELEVANT: 4,
}  # fmt: skip
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
    """A Maßnahme with what it is searched by and which filters it passes (as bits); ``key`` is its id as a number."""

    zeile: MassnahmeZeile
    key: int
    gesucht: str
    bits: int

    @property
    def id(self) -> UUID:
        """Id of the Maßnahme."""
        return self.zeile.id


def ist_ueberfaellig(row: MassnahmeZeile) -> bool:
    """Whether its own deadline has passed, or that of a Meilenstein while it is still open."""
    return row.ueberfaellig or (row.status.offen and bool(row.ueberfaellige))


class Bestand:
    """The entries; in each order once it was asked for, so that filtering never sorts.

    Of ``before`` the entries of the same day are taken over whose Maßnahme has not changed.
    """

    def __init__(
        self, rows: Sequence[MassnahmeZeile] = (), heute: date = date.min, before: "Bestand | None" = None
    ) -> None:
        monday = heute - timedelta(days=heute.weekday()) if heute != date.min else heute
        self._heute = heute
        known = {e.key: e for e in before.eintraege} if before is not None and before._heute == heute else {}
        made = (_eintrag(row, monday, known.get(row.id.int)) for row in rows)
        # By Kennung first: every other order keeps it among equals.
        self.eintraege: tuple[Eintrag, ...] = tuple(sorted(made, key=_kennung))
        self._geordnet: dict[tuple[Ordnung, bool], Sequence[Eintrag]] = {(Ordnung.KENNUNG, False): self.eintraege}

    def verantwortliche(self) -> list[str]:
        """The roles that have something to do, in the order of the alphabet."""
        return sorted({e.zeile.verantwortlich for e in self.eintraege if e.zeile.verantwortlich}, key=german.folded)

    def waehle(
        self, auswahl: Auswahl, ordnung: Ordnung = Ordnung.KENNUNG, *, absteigend: bool = False
    ) -> list[Eintrag]:
        """Those that pass all filters, in an order."""
        bits = _BITS[auswahl.zeigen]
        projekt = None
        if isinstance(auswahl.merkmal, Merkmal):
            bits |= _BITS[auswahl.merkmal]
        else:
            projekt = auswahl.merkmal
        wanted, who = german.folded(auswahl.text.strip()), auswahl.verantwortlich
        return [
            e
            for e in self.geordnet(ordnung, absteigend=absteigend)
            if e.bits & bits == bits
            and (who is None or e.zeile.verantwortlich == who)
            and (projekt is None or e.zeile.projekt_id == projekt)
            and (not wanted or wanted in e.gesucht)
        ]

    def geordnet(self, ordnung: Ordnung, *, absteigend: bool = False) -> Sequence[Eintrag]:
        """All of them in an order; what lacks a deadline or somebody responsible comes last in both directions."""
        wanted = (ordnung, absteigend)
        if wanted not in self._geordnet:
            key, lacks = _KEYS[ordnung], _LACKS.get(ordnung)
            there = self.eintraege if lacks is None else [e for e in self.eintraege if not lacks(e.zeile)]
            missing = [] if lacks is None else [e for e in self.eintraege if lacks(e.zeile)]
            self._geordnet[wanted] = [*sorted(there, key=key, reverse=absteigend), *missing]
        return self._geordnet[wanted]

    def __len__(self) -> int:
        return len(self.eintraege)


def _eintrag(row: MassnahmeZeile, monday: date, before: Eintrag | None) -> Eintrag:
    if before is not None and before.zeile == row:
        return before
    return Eintrag(row, row.id.int, _searched(row), _bits(row, monday))


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


def _kennung(entry: Eintrag) -> tuple[int, str]:
    """M-9 before M-10, as the Kennungen were given."""
    kennung = entry.zeile.kennung
    return len(kennung), kennung


@lru_cache(maxsize=1024)
def _folded(role: str) -> str:
    """The same few roles are asked for again and again."""
    return german.folded(role)


def _stand(entry: Eintrag) -> tuple[bool, int, date]:
    late = bool(entry.bits & _BITS[Zeigen.UEBERFAELLIG])
    return not late, _STAND[entry.zeile.status], entry.zeile.frist or date.max


_KEYS: Final[dict[Ordnung, Callable[[Eintrag], Any]]] = {
    Ordnung.FRIST: lambda entry: entry.zeile.frist,
    Ordnung.KENNUNG: _kennung,
    Ordnung.STAND: _stand,
    Ordnung.VERANTWORTLICH: lambda entry: _folded(entry.zeile.verantwortlich),
}
_LACKS: Final[dict[Ordnung, Callable[[MassnahmeZeile], bool]]] = {
    Ordnung.FRIST: lambda row: row.frist is None,
    Ordnung.VERANTWORTLICH: lambda row: not row.verantwortlich,
}
