"""The reading door, and what can be read of every workspace: its change log and its health."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from qmapp import progress
from qmapp.workspace import chain, history, integrity
from qmapp.workspace.base import Schema
from qmapp.workspace.chain import Anker
from qmapp.workspace.connection import Raw
from qmapp.workspace.faults import reading
from qmapp.workspace.history import Aenderung, Schritt
from qmapp.workspace.integrity import Pruefergebnis

P = ParamSpec("P")
T = TypeVar("T")


class Reading:
    """The half of a workspace that cannot write."""

    def __init__(self, engine: Engine, schema: Schema):
        self._reader = engine
        self._schema = schema

    def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on one consistent state of the data. What it returns must outlive the session."""
        with reading(), Session(self._reader) as session:
            return query(session, *args, **kwargs)

    def anchor(self) -> Anker:
        """Head of the change log's hash chain, to be printed in every report."""
        return self._raw_read(chain.anchor)

    def contains(self, anker: Anker) -> bool:
        """Whether an anchor noted elsewhere (a report, the last sitting) lies on this workspace's chain.

        False means the file is older than the anchor or its log was written anew.
        """
        return self._raw_read(lambda raw: chain.contains(raw, anker))

    def check(self, report: progress.Progress = progress.silent) -> Pruefergebnis:
        """Check encryption, structure, change log, and the data against the log; ``report`` may raise Cancelled."""
        return self._raw_read(lambda raw: integrity.check(raw, self._schema, report))

    def history(self, limit: int = 200, before: int | None = None) -> tuple[Schritt, ...]:
        """The last steps, newest first; ``before`` is the number from which to page on."""
        return self._raw_read(lambda raw: history.steps(raw, limit, before))

    def changes(self, table: str, *key: object) -> tuple[Aenderung, ...]:
        """How the row with this primary key (as stored) came to be what it is, oldest change first."""
        return self._raw_read(lambda raw: history.changes(raw, table, key))

    def _raw_read(self, query: Callable[[Raw], T]) -> T:
        return self.read(lambda session: query(session.connection().connection.driver_connection))
