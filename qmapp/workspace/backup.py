"""Verified backups beside the working file, and which of them are kept.

A backup is a complete workspace file: same key, same salt, so it opens with the passphrase of its time.
"""
# ruff: noqa: S608 - table names come from the database's own catalogue; SQL has no placeholders for names

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from qmapp import __version__
from qmapp.errors import UserError
from qmapp.workspace import chain
from qmapp.workspace.chain import Anker
from qmapp.workspace.connection import Raw, connect
from qmapp.workspace.faults import file_errors, translated
from qmapp.workspace.files import create_private, sync_file, sync_folder, write_text
from qmapp.workspace.journal import quoted
from qmapp.workspace.key import Key
from qmapp.workspace.probe import SUFFIX, salt_of

INDEX = "sicherungen.json"
_SAFE = "Die Arbeitsmappe selbst ist gespeichert."
_STAMP = "%Y-%m-%d_%H%M%S"


class Grund(StrEnum):
    """Why a backup was made."""

    SCHLIESSEN = "schliessen"
    MIGRATION = "migration"
    IMPORT = "import"
    HAND = "hand"
    ZEIT = "zeit"
    PASSPHRASE = "passphrase"  # noqa: S105 - a reason, not a secret


@dataclass(frozen=True)
class Sicherung:
    """A verified backup: its file, when (aware UTC) and why it was made, size in bytes, head of its change log."""

    path: Path
    zeit: datetime
    grund: Grund
    groesse: int
    sha256: str
    anker: Anker
    programm: str


def folder_of(path: Path) -> Path:
    """The folder that holds the backups of the workspace at ``path``."""
    return path.with_name(f"{path.stem}-Sicherungen")


def make(raw: Raw, path: Path, key: Key, grund: Grund, now: datetime) -> Sicherung:
    """Back up the workspace ``raw`` is connected to; nobody may write into it meanwhile.

    The copy only gets its name after it has been opened by the salt it carries itself and found complete. Raises
    UserError if the source is damaged (a backup of damage helps nobody) or the copy cannot be made.
    """
    folder = folder_of(path)
    temporary = folder / f"{path.stem}.neu"
    with file_errors(folder, _SAFE), translated(_SAFE):
        folder.mkdir(mode=0o700, exist_ok=True)
        _require_space(path, folder)
        if raw.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise UserError(
                "Die Arbeitsmappe ist beschädigt; sie wurde deshalb nicht gesichert.",
                safe="Die vorhandenen Sicherungen bleiben erhalten.",
                advice="Bitte stellen Sie die letzte Sicherung wieder her.",
            )
        temporary.unlink(missing_ok=True)
        create_private(temporary)
        try:
            raw.execute("VACUUM INTO ?", (str(temporary),))
            sync_file(temporary)
            anker = _verified(temporary, key, raw)
            target = _free_name(folder, path.stem, now, grund)
            size, digest = temporary.stat().st_size, sha256_of(temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(folder)
        made = Sicherung(target, now.astimezone(UTC), grund, size, digest, anker, __version__)
        _write_index(folder, [*listed(path), made])
        thin(path, now)
    return made


def make_if_changed(raw: Raw, path: Path, key: Key, grund: Grund, now: datetime) -> Sicherung | None:
    """Back up unless the newest backup holds the same steps already, or the workspace is the example."""
    last = listed(path)[-1:]
    if key.sample or (last and last[0].anker == chain.anchor(raw)):
        return None
    return make(raw, path, key, grund, now)


def verify(path: Path, key: Key) -> Anker:
    """Open a closed workspace file by the salt it carries and check every page; the head of its change log.

    Raises UserError if it is not what ``key`` opens or not whole.
    """
    with translated():
        try:
            with closing(connect(path, Key(key.secret, salt_of(path)), "immutable")) as copy:
                if (
                    copy.execute("PRAGMA cipher_integrity_check").fetchone() is None
                    and copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                ):
                    return chain.anchor(copy)
        except dbapi2.DatabaseError as error:
            if not error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
                raise
    raise UserError("Die Sicherung ist beschädigt.", advice="Bitte wählen Sie eine andere Sicherung.")


def listed(path: Path) -> list[Sicherung]:
    """The backups the index of the workspace at ``path`` knows and that are still there, in the order of making."""
    folder = folder_of(path)
    try:
        entries = json.loads((folder / INDEX).read_text("utf-8"))
        known = [_from_json(folder, entry) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return []
    return [s for s in known if s.path.is_file()]


def thin(path: Path, now: datetime) -> None:
    """Delete the backups that need not be kept, judged by the date in their names."""
    folder = folder_of(path)
    pattern = re.compile(re.escape(path.stem) + r"_(\d{4}-\d\d-\d\d_\d{6})_([a-z]+)(?:-\d+)?" + re.escape(SUFFIX))
    found: dict[str, tuple[datetime, str]] = {}
    for file in folder.iterdir():
        match = pattern.fullmatch(file.name)
        if match:
            try:
                found[file.name] = (datetime.strptime(match[1], _STAMP), match[2])  # noqa: DTZ007 - local time
            except ValueError:
                continue
    kept = keep(found, now.astimezone().replace(tzinfo=None))
    for name in found.keys() - kept:
        (folder / name).unlink(missing_ok=True)
    _write_index(folder, listed(path))


def keep(found: dict[str, tuple[datetime, str]], now: datetime) -> set[str]:
    """Of backups (name → local time and reason) the ones to keep.

    All of the last two days, then the newest of each of 14 days, 8 weeks and 12 months; before a migration one year;
    the newest five whatever the clock says. Periods are counted among those that have a backup, not by the clock.
    """
    newest_first = sorted(found, key=lambda name: (found[name][0], len(name), name), reverse=True)
    kept = set(newest_first[:5])
    kept |= {name for name in newest_first if found[name][0] >= now - timedelta(days=2)}
    kept |= {
        name
        for name in newest_first
        if found[name][1] == Grund.MIGRATION and found[name][0] >= now - timedelta(days=366)
    }
    periods: list[tuple[int, Callable[[datetime], object]]] = [
        (14, datetime.date),
        (8, lambda t: t.isocalendar()[:2]),
        (12, lambda t: (t.year, t.month)),
    ]
    for count, period in periods:
        newest_of: dict[object, str] = {}
        for name in newest_first:
            newest_of.setdefault(period(found[name][0]), name)
        kept |= set(list(newest_of.values())[:count])
    return kept


def sha256_of(path: Path) -> str:
    """SHA-256 of a file as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _verified(copy: Path, key: Key, source: Raw) -> Anker:
    if salt_of(copy) != key.salt:
        raise RuntimeError("the copy has another salt: it would not open with the passphrase")
    anker = verify(copy, key)
    with closing(connect(copy, key, "immutable")) as raw:
        if anker != chain.anchor(source) or _counts(raw) != _counts(source):
            raise RuntimeError("the copy differs from its source")
    return anker


def _counts(raw: Raw) -> dict[str, int]:
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: raw.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0] for name in names}


def _require_space(path: Path, folder: Path) -> None:
    if shutil.disk_usage(folder).free < path.stat().st_size * 3 // 2:
        raise UserError(
            "Auf dem Datenträger ist nicht genug Platz für eine Sicherung.",
            safe=_SAFE,
            advice="Bitte schaffen Sie Platz und sichern Sie dann erneut.",
        )


def _free_name(folder: Path, stem: str, now: datetime, grund: Grund) -> Path:
    base = f"{stem}_{now.astimezone().strftime(_STAMP)}_{grund}"
    target, number = folder / f"{base}{SUFFIX}", 1
    while target.exists():
        number += 1
        target = folder / f"{base}-{number}{SUFFIX}"
    return target


def _write_index(folder: Path, backups: list[Sicherung]) -> None:
    entries = [asdict(b) | {"path": b.path.name, "zeit": b.zeit.isoformat(timespec="seconds")} for b in backups]
    write_text(folder / INDEX, json.dumps(entries, ensure_ascii=False, indent=1))


def _from_json(folder: Path, entry: dict[str, Any]) -> Sicherung:
    name = str(entry["path"])
    if Path(name).name != name:
        raise ValueError(name)
    return Sicherung(
        path=folder / name,
        zeit=datetime.fromisoformat(entry["zeit"]),
        grund=Grund(entry["grund"]),
        groesse=int(entry["groesse"]),
        sha256=str(entry["sha256"]),
        anker=Anker(int(entry["anker"]["nr"]), str(entry["anker"]["hash"])),
        programm=str(entry["programm"]),
    )
