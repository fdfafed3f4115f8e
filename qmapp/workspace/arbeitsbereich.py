"""Whose workspace this is."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from qmapp.workspace import tables


@dataclass(frozen=True)
class Arbeitsbereich:
    """Title and Amt as given when the workspace was made; ``beispiel`` marks the example without passphrase."""

    titel: str
    amt: str
    beispiel: bool


def arbeitsbereich(session: Session) -> Arbeitsbereich:
    """Query: the one row of the workspace's own head."""
    head = tables.arbeitsbereich.c
    row = session.connection().execute(select(head.titel, head.amt, head.beispiel)).one()
    return Arbeitsbereich(row.titel, row.amt, bool(row.beispiel))
