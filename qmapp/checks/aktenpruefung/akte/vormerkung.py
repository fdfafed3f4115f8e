"""Marking Prüfpunkte to come back to, answered or not."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte import bogen as desk
from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.eingabe import LONGEST_REASON, LONGEST_TITLE, cleaned
from qmapp.errors import UserError


def mark(session: Session, akte_id: UUID, code: str, *, jetzt: datetime, wer: str, notiz: str = "") -> None:
    """Mark a Prüfpunkt for later; marking again only changes the note. Closed files can be marked too.

    Raises UserError for a code the catalogue does not have, and once the Prüfung is closed.
    """
    akte = desk.require_akte(session, akte_id)
    punkt = KatalogPunkt
    katalog = zustand.require(session, akte.pruefung_id).katalog_id
    if session.exec(select(punkt.code).where(punkt.katalog_id == katalog, punkt.code == code)).first() is None:
        raise UserError(f"Den Prüfpunkt „{code}“ gibt es in diesem Katalog nicht.", field=code)
    words = cleaned(notiz, "Die Notiz", longest=LONGEST_REASON, field="notiz")
    row = session.get(tables.Vormerkung, (akte_id, code))
    if row is None:
        name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
        row = tables.Vormerkung(akte_id=akte_id, code=code, gesetzt_um=jetzt, gesetzt_durch=name)
    row.notiz = words
    session.add(row)
    session.flush()


def unmark(session: Session, akte_id: UUID, code: str) -> None:
    """Take a mark off; without one nothing happens."""
    desk.require_akte(session, akte_id)
    row = session.get(tables.Vormerkung, (akte_id, code))
    if row is not None:
        session.delete(row)
        session.flush()


def vormerkungen(session: Session, akte_id: UUID) -> set[str]:
    """Codes of the Prüfpunkte of a file that are marked."""
    return set(session.exec(select(tables.Vormerkung.code).where(tables.Vormerkung.akte_id == akte_id)))
