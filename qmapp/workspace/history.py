"""Reading the change log as people ask for it: what was done, and how one row came to be what it is."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qmapp.workspace.connection import Raw


@dataclass(frozen=True)
class Schritt:
    """A sealed step: number (the order that counts), aware UTC time, actor, label, the step it took back if any."""

    nr: int
    zeit: datetime
    wer: str
    label: str
    hebt_auf: int | None


@dataclass(frozen=True)
class Aenderung:
    """One field of one row changed by a step; values as they are stored, ``entfernt`` if they were removed since."""

    schritt: Schritt
    feld: str
    alt: Any
    neu: Any
    entfernt: bool


def steps(raw: Raw, limit: int, before: int | None) -> tuple[Schritt, ...]:
    """The last ``limit`` sealed steps, those with a number under ``before`` only, newest first."""
    rows = raw.execute(
        "SELECT nr, zeit, wer, label, hebt_auf FROM schritt"
        " WHERE hash IS NOT NULL AND (?1 IS NULL OR nr < ?1) ORDER BY nr DESC LIMIT ?2",
        (before, limit),
    )
    return tuple(_schritt(row) for row in rows)


def changes(raw: Raw, table: str, key: tuple[object, ...]) -> tuple[Aenderung, ...]:
    """Every change of the row with this primary key, oldest first."""
    rows = raw.execute(
        "SELECT s.nr, s.zeit, s.wer, s.label, s.hebt_auf, p.alt, p.neu, p.salz"
        " FROM protokoll p JOIN schritt s ON s.nr = p.schritt"
        " WHERE p.tabelle = ? AND p.schluessel = ? AND p.hash IS NOT NULL ORDER BY p.seq",
        (table, json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))),
    )
    found = []
    for *step, before, after, salt in rows:
        old, new = json.loads(before or "{}"), json.loads(after or "{}")
        removed = salt is None
        for name in dict.fromkeys([*old, *new]):
            alt, neu = (None, None) if removed else (old.get(name), new.get(name))
            found.append(Aenderung(_schritt(tuple(step)), name, alt, neu, removed))
    return tuple(found)


def last_time(raw: Raw) -> datetime | None:
    """When the last step was sealed; None in a workspace without steps."""
    last = steps(raw, 1, None)
    return last[0].zeit if last else None


def _schritt(row: tuple[Any, ...]) -> Schritt:
    nr, zeit, wer, label, hebt_auf = row
    return Schritt(nr, datetime.fromisoformat(zeit), wer, label, hebt_auf)
