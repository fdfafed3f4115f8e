"""The hash chain over the change log: what makes a later change to it visible.

Every step starts from the hash of the step before (the first from the workspace's own id), takes in its number, time,
actor and label, and then its entries one by one. An entry is hashed over the hashes of its fields, each salted with
the entry's random salt. So the values of an entry can be removed later (Art. 17 DSGVO) without breaking the chain:
the values are replaced by their hashes and the salt is deleted, after which nothing can be guessed back from them.

There is no secret in the chain: whoever holds passphrase and program can forge all of it anew. Only an anchor noted
outside the file (in every report) proves that it was not. Manipulation becomes visible, not impossible.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qmapp.workspace.connection import Raw

_SALT_BYTES = 16


@dataclass(frozen=True)
class Anker:
    """Head of the chain: number of the last step and its hash as 64 hexadecimal digits; (0, start value) if none."""

    nr: int
    hash: str


def start(kennung: str) -> bytes:
    """The value the first step continues from, different in every workspace."""
    return hashlib.sha256(b"Q-Check\0" + kennung.encode()).digest()


def head(raw: Raw) -> tuple[int, bytes]:
    """Number and hash of the last sealed step."""
    row = raw.execute("SELECT nr, hash FROM schritt WHERE hash IS NOT NULL ORDER BY nr DESC LIMIT 1").fetchone()
    if row is not None:
        return int(row[0]), bytes(row[1])
    kennung = raw.execute("SELECT kennung FROM arbeitsbereich").fetchone()
    return 0, start("" if kennung is None else kennung[0])


def anchor(raw: Raw) -> Anker:
    """The chain's head as it is printed."""
    nr, value = head(raw)
    return Anker(nr, value.hex())


def contains(raw: Raw, anker: Anker) -> bool:
    """Whether the step ``anker`` names is sealed with the hash it names."""
    row = raw.execute("SELECT hash FROM schritt WHERE nr = ? AND hash IS NOT NULL", (anker.nr,)).fetchone()
    return row is not None and bytes(row[0]).hex() == anker.hash


def seal(raw: Raw, nr: int, previous: bytes) -> frozenset[str]:
    """Seal the open step ``nr`` behind ``previous``; the names of the tables it changed (none: nothing to seal)."""
    rows = raw.execute(
        "SELECT seq, schritt, tabelle, schluessel, art, alt, neu FROM protokoll"
        " WHERE schritt = ? AND hash IS NULL ORDER BY seq",
        (nr,),
    ).fetchall()
    if not rows:
        return frozenset()
    salts = os.urandom(_SALT_BYTES * len(rows))
    value = _step_hash(previous, _step_row(raw, nr))
    sealed = []
    for i, row in enumerate(rows):
        salt = salts[i * _SALT_BYTES : (i + 1) * _SALT_BYTES]
        value = _entry_hash(value, row, salt)
        sealed.append((salt, value, row[0]))
    raw.executemany("UPDATE protokoll SET salz = ?, hash = ? WHERE seq = ?", sealed)
    raw.execute("UPDATE schritt SET hash = ? WHERE nr = ?", (value, nr))
    return frozenset(row[2] for row in rows)


def breaks(raw: Raw) -> Iterator[str]:
    """German sentences on every place where the chain does not hold, the first one only where all after it follow."""
    kennung = raw.execute("SELECT kennung FROM arbeitsbereich").fetchone()
    value = start("" if kennung is None else kennung[0])
    expected = 1
    for step in raw.execute("SELECT nr, zeit, wer, label, hebt_auf, hash FROM schritt ORDER BY nr"):
        nr = step[0]
        if nr != expected:
            yield f"Im Änderungsprotokoll fehlt der Schritt {expected}."
            return
        expected = nr + 1
        value = _step_hash(value, step[:5])
        for row in raw.execute(
            "SELECT seq, schritt, tabelle, schluessel, art, alt, neu, salz, hash FROM protokoll"
            " WHERE schritt = ? AND hash IS NOT NULL ORDER BY seq",
            (nr,),
        ):
            value = _entry_hash(value, row[:7], row[7])
            if value != row[8]:
                yield f"Der Eintrag {row[0]} des Änderungsprotokolls (Schritt {nr}) wurde verändert."
                return
        if value != step[5]:
            yield f"Der Schritt {nr} des Änderungsprotokolls wurde verändert."
            return


def field_hashes(text: str | None, side: str, salt: bytes) -> dict[str, str]:
    """The salted hash of every field of one side of an entry, as it stays when the values are removed."""
    values: Mapping[str, Any] = json.loads(text) if text else {}
    return {name: _field_hash(salt, side, name, value).hex() for name, value in values.items()}


def _step_row(raw: Raw, nr: int) -> tuple[Any, ...]:
    row: tuple[Any, ...] = raw.execute(
        "SELECT nr, zeit, wer, label, hebt_auf FROM schritt WHERE nr = ?", (nr,)
    ).fetchone()
    return row


def _step_hash(previous: bytes, step: tuple[Any, ...]) -> bytes:
    return hashlib.sha256(previous + _canonical(step)).digest()


def _entry_hash(previous: bytes, row: tuple[Any, ...], salt: bytes | None) -> bytes:
    parts = [previous, _canonical(row[:5])]
    for side, text in (("alt", row[5]), ("neu", row[6])):
        parts.append(b"\0" if text is None else b"\1")
        values: dict[str, Any] = json.loads(text) if text else {}
        for name in sorted(values):
            value = values[name]
            parts.append(bytes.fromhex(value) if salt is None else _field_hash(salt, side, name, value))
    return hashlib.sha256(b"".join(parts)).digest()


def _field_hash(salt: bytes, side: str, name: str, value: object) -> bytes:
    return hashlib.sha256(b"%b%s\0%s\0%s" % (salt, side.encode(), name.encode(), _scalar(value))).digest()


def _scalar(value: object) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, str):
        return b"s" + value.encode()
    if isinstance(value, float):
        return b"f" + repr(value).encode()
    return b"i" + str(value).encode()


def _canonical(values: tuple[Any, ...]) -> bytes:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode()
