"""Whether a workspace is whole and whether its change log tells the truth."""
# ruff: noqa: S608 - names come from the program's own table definitions; values are always bound

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table
from sqlcipher3 import dbapi2

from qmapp import german
from qmapp.progress import Progress
from qmapp.workspace import chain, journal, mass, tables
from qmapp.workspace.base import Schema
from qmapp.workspace.chain import Anker
from qmapp.workspace.connection import Raw

State = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Pruefergebnis:
    """Outcome of a check: what was found (German sentences), and the head of the change log for comparison."""

    in_ordnung: bool
    befunde: tuple[str, ...]
    anker: Anker


def check(raw: Raw, schema: Schema, progress: Progress) -> Pruefergebnis:
    """Check encryption, structure, hash chain and the state of the rows against what the log says of them."""
    steps: list[Callable[[Raw, Schema], Iterator[str]]] = [_cipher, _pages, structure, _chain, _unsealed]
    logged = schema.logged
    found: list[str] = []
    total = len(steps) + len(logged) + len(schema.mass)
    try:
        for done, step in enumerate(steps):
            progress(done, total)
            found += step(raw, schema)
        for done, table in enumerate(logged):
            progress(len(steps) + done, total)
            found += _rows_against_log(raw, table)
        for done, name in enumerate(schema.mass):
            progress(len(steps) + len(logged) + done, total)
            found += mass.deviations(raw, schema, name)
        progress(total, total)
        anker = chain.anchor(raw)
    except dbapi2.DatabaseError:
        found.append("Die Arbeitsmappe ist beschädigt und nicht vollständig lesbar.")
        anker = Anker(0, "")
    return Pruefergebnis(not found, tuple(found), anker)


def structure(raw: Raw, schema: Schema) -> Iterator[str]:
    """What is in the database that does not belong there, and what is missing."""
    expected = journal.expected_triggers(schema)
    present = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name in sorted(present.keys() - expected.keys()):
        yield f"Die Datei enthält einen fremden Auslöser („{name}“)."
    for name in sorted(expected):
        if name not in present:
            yield f"Der Auslöser „{name}“ des Änderungsprotokolls fehlt."
        elif present[name] != expected[name]:
            yield f"Der Auslöser „{name}“ des Änderungsprotokolls wurde verändert."
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"):
        yield f"Die Datei enthält eine fremde Sicht („{name}“)."
    own = {t.name for t in [*tables.METADATA.sorted_tables, *schema.domain]}
    there = {r[0] for r in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in sorted(own - there):
        yield f"Die Tabelle „{name}“ fehlt."
    for name in sorted(n for n in there - own if not n.startswith("sqlite_")):
        yield f"Die Datei enthält eine fremde Tabelle („{name}“)."


def _cipher(raw: Raw, _schema: Schema) -> Iterator[str]:
    if raw.execute("PRAGMA cipher_integrity_check").fetchone():
        yield "Die Verschlüsselung einzelner Seiten ist beschädigt."


def _pages(raw: Raw, _schema: Schema) -> Iterator[str]:
    if raw.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        yield "Der Aufbau der Datei ist beschädigt."
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        yield "Einzelne Angaben verweisen auf Angaben, die es nicht gibt."


def _chain(raw: Raw, _schema: Schema) -> Iterator[str]:
    return chain.breaks(raw)


def unsealed(raw: Raw) -> int:
    """Number of changes made past the program."""
    return int(raw.execute("SELECT count(*) FROM protokoll WHERE hash IS NULL").fetchone()[0])


def _unsealed(raw: Raw, _schema: Schema) -> Iterator[str]:
    count = unsealed(raw)
    if count == 1:
        yield "Eine Änderung wurde an Q-Check vorbei vorgenommen."
    elif count:
        yield f"{german.integer(count)} Änderungen wurden an Q-Check vorbei vorgenommen."


def _rows_against_log(raw: Raw, table: Table) -> Iterator[str]:
    """Play the log forward and compare: finds what was changed while the triggers were away."""
    logged = _logged_state(raw, table)
    different = 0
    for key, text in raw.execute(
        f"SELECT {journal.key_of(table)}, {journal.image_of(table)} FROM {journal.quoted(table.name)}"
    ):
        before = logged.pop(key, None)
        row = json.loads(text)
        if before is None or any(
            row[name] != before.get(name) for name in row if not isinstance(before.get(name), _Gone)
        ):
            different += 1
    different += len(logged)
    if different == 1:
        yield f"Eine Zeile der Tabelle „{table.name}“ stimmt nicht mit dem Änderungsprotokoll überein."
    elif different:
        yield (
            f"{german.integer(different)} Zeilen der Tabelle „{table.name}“ "
            "stimmen nicht mit dem Änderungsprotokoll überein."
        )


class _Gone:
    """Stands for a value that was removed from the log and cannot be compared."""


def _logged_state(raw: Raw, table: Table) -> State:
    state: State = {}
    keys = [c.name for c in table.primary_key]
    entries = raw.execute(
        "SELECT schluessel, art, alt, neu, salz FROM protokoll WHERE tabelle = ? AND hash IS NOT NULL ORDER BY seq",
        (table.name,),
    )
    for key, kind, before, after, salt in entries:
        new = json.loads(after) if after else {}
        if salt is None:
            new = {name: _Gone() for name in new}
        if kind == "I":
            state[key] = new
        elif kind == "D":
            state.pop(key, None)
        elif kind == "U":
            old_key = _key_before(key, keys, json.loads(before)) if salt is not None else key
            state[key] = state.pop(old_key, {}) | new
        elif kind == "V":
            for row in state.values():
                row.update(new)
    return state


def _key_before(key: str, names: list[str], old: dict[str, Any]) -> str:
    if not any(name in old for name in names):
        return key
    values = [old.get(name, value) for name, value in zip(names, json.loads(key), strict=True)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
