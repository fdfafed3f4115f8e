"""From a path and a passphrase to a workspace file that may be worked in."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from qmapp import german
from qmapp.errors import UserError
from qmapp.workspace import backup, chain, history, integrity, lock, mass, migrate
from qmapp.workspace.backup import Grund
from qmapp.workspace.base import Schema
from qmapp.workspace.connection import APPLICATION_ID, Mode, Raw, connect, writing_engine
from qmapp.workspace.faults import WrongPassphraseError, file_errors, translated
from qmapp.workspace.files import create_private, sync_folder
from qmapp.workspace.key import SALT_BYTES, Key, derive, new_salt
from qmapp.workspace.probe import SIDE_SUFFIXES, salt_of
from qmapp.workspace.writer import open_step


def build(path: Path, passphrase: str | None, schema: Schema, origin: tuple[str, str, str], now: datetime) -> Key:
    """Create a workspace file with its first step; ``origin`` is title, Amt and who creates it. Returns its key.

    A file that could not be finished is removed again.
    """
    key = derive(passphrase, new_salt())
    with file_errors(path):
        create_private(path)
    try:
        _fill(path, key, schema, origin, now)
        with path.open("rb") as file:
            if file.read(SALT_BYTES) != key.salt:
                raise RuntimeError("the new file is not encrypted with the key in use")
        sync_folder(path.parent)
    except BaseException:
        _remove(Path(f"{path}{suffix}") for suffix in ("", *SIDE_SUFFIXES))
        raise
    return key


def _fill(path: Path, key: Key, schema: Schema, origin: tuple[str, str, str], now: datetime) -> None:
    title, amt, wer = (clean(text) for text in origin)
    kennung = str(uuid4())
    engine = writing_engine(path, lambda: key)
    try:
        with translated(), engine.begin() as connection:
            raw: Raw = connection.connection.driver_connection
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate.build(connection, raw, schema)
            step = open_step(raw, "Arbeitsmappe angelegt", wer, now)
            raw.execute(
                "INSERT INTO arbeitsbereich (id, kennung, titel, amt, beispiel, angelegt) VALUES (1, ?, ?, ?, ?, ?)",
                (kennung, title, amt, int(key.sample), now.isoformat(timespec="seconds")),
            )
            chain.seal(raw, step.nr, chain.start(kennung))
    finally:
        engine.dispose()


def clean(text: str) -> str:
    """Text as it is kept; raises UserError for one that cannot be."""
    try:
        return german.clean_text(text).strip()
    except ValueError as error:
        raise UserError("Der Text enthält ein Zeichen, das nicht gespeichert werden kann.") from error


def unlock(path: Path, passphrase: str | None, mode: Mode) -> Key:
    """The key of an existing file, proved by reading from it. A passphrase the example does not need is forgiven."""
    key = derive(passphrase, salt_of(path))
    refused = _refusal(path, key, mode)
    if refused is None:
        return key
    if passphrase is None:
        raise WrongPassphraseError("Diese Arbeitsmappe ist mit einer Passphrase geschützt.", field="passphrase")
    public = derive(None, key.salt)
    if _refusal(path, public, mode) is None:
        return public
    refused.field = "passphrase"
    raise refused


def _refusal(path: Path, key: Key, mode: Mode) -> WrongPassphraseError | None:
    try:
        with translated(), closing(connect(path, key, mode)):
            return None
    except WrongPassphraseError as error:
        return error


def make_ready(path: Path, passphrase: str | None, schema: Schema, wer: str, now: datetime) -> Key:
    """The key of a file that may now be worked in: proved to be ours, up to date, with its change log switched on."""
    with side_files_kept(path):
        key = unlock(path, passphrase, "probe")
        if require_ours(path, key, schema, "probe") < migrate.newest(schema):
            bring_up_to_date(path, key, schema, wer, now)
        orphans = require_structure(path, key, schema)
    if orphans:
        drop_orphans(path, key, schema, wer, now)
    return key


def require_current(path: Path, key: Key, schema: Schema, mode: Mode) -> None:
    """Refuse to read an older file, which would have to be changed first."""
    if require_ours(path, key, schema, mode) < migrate.newest(schema):
        raise UserError(
            f"„{path.name}“ wurde mit einer älteren Version von Q-Check gespeichert und muss einmal umgestellt werden.",
            advice="Bitte öffnen Sie die Arbeitsmappe zum Bearbeiten; vorher wird eine Sicherung angelegt.",
        )


def require_ours(path: Path, key: Key, schema: Schema, mode: Mode) -> int:
    """The version of the file's tables; raises UserError if it is not a workspace or from a newer program."""
    with translated(), closing(connect(path, key, mode)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise UserError(f"„{path.name}“ ist die Datenbank eines anderen Programms und keine Q-Check-Arbeitsmappe.")
        version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    if version > migrate.newest(schema):
        raise UserError(
            f"„{path.name}“ wurde mit einer neueren Version von Q-Check gespeichert; "
            "diese Version kann die Arbeitsmappe nicht öffnen.",
            advice="Bitte aktualisieren Sie Q-Check.",
        )
    return version


def bring_up_to_date(path: Path, key: Key, schema: Schema, wer: str, now: datetime) -> None:
    """Back up and migrate an older file."""
    with translated(), closing(connect(path, key)) as raw:
        backup.make(raw, path, key, Grund.MIGRATION, now)
    migrate.upgrade(path, key, schema, wer, now)


def require_structure(path: Path, key: Key, schema: Schema) -> bool:
    """Refuse to work in a file that brings foreign triggers or views along or whose change log is switched off.

    Whether there are mass rows left behind by an import that was undone.
    """
    with translated(), closing(connect(path, key, "probe")) as raw:
        found = next(integrity.structure(raw, schema), None)
        orphans = found is None and mass.has_orphans(raw, schema)
    if found:
        raise UserError(
            f"Die Arbeitsmappe wurde mit einem anderen Programm verändert: {found}",
            advice="Bitte öffnen Sie sie nur zum Lesen oder stellen Sie die letzte Sicherung wieder her.",
        )
    return orphans


def drop_orphans(path: Path, key: Key, schema: Schema, wer: str, now: datetime) -> None:
    """Delete mass rows left behind by an import that was undone."""
    with translated(), closing(connect(path, key)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        step = open_step(raw, "Zeilen zurückgenommener Einlesevorgänge gelöscht", wer, now)
        mass.delete_orphans(raw, schema)
        chain.seal(raw, step.nr, step.previous)
        raw.execute("COMMIT")


def reading_mode(path: Path) -> Mode:
    """How to open a file only for reading: beside a writer like any reader, without rights in the folder as it lies."""
    if os.access(path.parent, os.W_OK) or lock.read(path.with_name(path.name + lock.SUFFIX)) is not None:
        return "ro"
    if _hot_side_files(path):
        raise UserError(
            "Die Arbeitsmappe wurde nicht ordnungsgemäß geschlossen, und ihr Ordner ist schreibgeschützt.",
            advice="Bitte kopieren Sie alle Dateien der Arbeitsmappe in einen Ordner, in dem Sie schreiben dürfen.",
        )
    return "immutable"


@contextmanager
def side_files_kept(path: Path) -> Iterator[None]:
    """Put file and log back as they were if opening fails.

    After a crash a log lies beside the file and is played into it. If it is the log of another file, because somebody
    has copied one over the other, that would destroy the file for good.
    """
    hot = _hot_side_files(path)
    copies = {original: original.with_name(f".{original.name}.absturz") for original in (path, *hot)} if hot else {}
    try:
        for original, copy in copies.items():
            shutil.copy2(original, copy)
    except OSError:
        # No room for copies: better to open without this safety than not at all.
        _remove(copies.values())
        copies = {}
    try:
        yield
    except BaseException:
        if copies:
            _remove(Path(f"{path}{suffix}") for suffix in SIDE_SUFFIXES)
        for original, copy in copies.items():
            copy.replace(original)
        raise
    _remove(copies.values())


def notices(path: Path, raw: Raw, now: datetime, *, after_crash: bool) -> tuple[str, ...]:
    """German sentences a user should see after opening."""
    found = []
    if after_crash:
        found.append("Q-Check wurde zuletzt nicht ordnungsgemäß beendet. Alle gespeicherten Eingaben sind vorhanden.")
    count = integrity.unsealed(raw)
    if count:
        found.append(
            f"In dieser Arbeitsmappe wurden Angaben an Q-Check vorbei geändert ({german.integer(count)}). "
            "Bitte lassen Sie die Arbeitsmappe prüfen."
        )
    last = history.last_time(raw)
    if last is not None and now < last:
        found.append(
            f"Die Uhr dieses Rechners geht vor dem letzten Eintrag vom {german.day(last.astimezone().date())}. "
            "Bitte stellen Sie sie richtig; für die Reihenfolge zählt die laufende Nummer."
        )
    if shutil.disk_usage(path.parent).free < 3 * path.stat().st_size:
        found.append(
            "Auf dem Datenträger ist nur noch wenig Platz. Bitte schaffen Sie Platz, bevor Sie weiterarbeiten."
        )
    return tuple(found)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _hot_side_files(path: Path) -> list[Path]:
    files = [Path(f"{path}{suffix}") for suffix in ("-wal", "-journal")]
    return [file for file in files if file.is_file() and file.stat().st_size > 0]
