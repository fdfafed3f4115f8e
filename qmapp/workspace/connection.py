"""Connections to a workspace file: encrypted, durable, distrustful of what the file brings along."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from qmapp.workspace.key import Key

#: A connection of the driver. The driver ships no types.
Raw = Any

#: ``probe`` looks at a file without changing its journal mode; ``immutable`` trusts that nobody writes.
Mode = Literal["rw", "probe", "ro", "immutable"]

PAGE_SIZE = 4096
APPLICATION_ID = 0x51436865  # "QChe"
PLAIN_MAGIC = b"SQLite format 3\0"

_BUSY_SECONDS = 5
_CACHE_KIB = 24 * 1024


def connect(path: Path, key: Key, mode: Mode = "rw") -> Raw:
    """Open an existing file; the first read proves the key.

    Never creates a file. Raises the driver's errors, for :mod:`qmapp.workspace.faults` to translate.
    """
    query = {"rw": "mode=rw", "probe": "mode=rw", "ro": "mode=ro", "immutable": "mode=ro&immutable=1"}[mode]
    raw = dbapi2.connect(
        f"{path.resolve().as_uri()}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )
    try:
        _prepare(raw, key, mode)
    except BaseException:
        raw.close()
        raise
    return raw


def _prepare(raw: Raw, key: Key, mode: Mode) -> None:
    raw.execute(f'PRAGMA key = "{key.pragma}"')
    if not raw.execute("PRAGMA cipher_version").fetchone():
        # A driver linked to plain SQLite accepts the key pragma and writes in the clear.
        raise RuntimeError("the SQLite driver in use does not encrypt")
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in (
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        f"cache_size = -{_CACHE_KIB}",
        "synchronous = FULL",
    ):
        raw.execute(f"PRAGMA {setting}")
    if mode == "rw":
        raw.execute("PRAGMA journal_mode = WAL")


def writing_engine(path: Path, key: Callable[[], Key]) -> Engine:
    """An engine of one connection whose transactions take the write lock at once. ``key`` may change its answer.

    A deferred transaction that turns into a writing one fails without waiting when somebody has written meanwhile.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key()),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path, key: Callable[[], Key], mode: Mode) -> Engine:
    """An engine whose connections cannot write and whose transactions see one state from first read to last."""

    def creator() -> Raw:
        raw = connect(path, key(), mode)
        raw.execute("PRAGMA query_only = ON")
        return raw

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=6,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_deferred)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
