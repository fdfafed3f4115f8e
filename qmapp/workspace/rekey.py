"""Giving a file another key in place."""

from contextlib import closing
from pathlib import Path

from qmapp.workspace.connection import connect
from qmapp.workspace.faults import translated
from qmapp.workspace.key import Key


def rekey(path: Path, old: Key, new: Key) -> None:
    """Encrypt every page anew; no other connection may be open. The salt stays, so ``new`` must be derived with it.

    In one transaction with a rollback journal: after a crash the file opens with the old key or with the new one.
    """
    if new.salt != old.salt:
        raise ValueError("the new key belongs to another salt")
    with translated(), closing(connect(path, old, "probe")) as raw:
        raw.execute("PRAGMA busy_timeout = 300")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute(f"PRAGMA rekey = \"x'{new.secret.hex()}'\"")
    with translated(), closing(connect(path, new)) as raw:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
