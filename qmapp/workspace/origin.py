"""Whom a workspace belongs to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import Session

from qmapp.errors import UserError
from qmapp.workspace.opening import clean
from qmapp.workspace.tables import arbeitsbereich


@dataclass(frozen=True)
class Arbeitsbereich:
    """Title and Amt of a workspace, its id for life, whether it is the example, and when it was created (UTC)."""

    kennung: UUID
    titel: str
    amt: str
    beispiel: bool
    angelegt: datetime


def bereich(session: Session) -> Arbeitsbereich:
    """Query: whom this workspace belongs to."""
    row = session.connection().execute(select(arbeitsbereich)).one()
    return Arbeitsbereich(
        UUID(row.kennung), row.titel, row.amt, bool(row.beispiel), datetime.fromisoformat(row.angelegt)
    )


def benennen(session: Session, titel: str, amt: str) -> None:
    """Command: give the workspace another title and Amt."""
    if not clean(titel):
        raise UserError("Bitte geben Sie der Arbeitsmappe einen Titel.", field="titel")
    session.connection().execute(update(arbeitsbereich).values(titel=clean(titel), amt=clean(amt)))
