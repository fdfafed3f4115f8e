"""Evidence for the answers, and points to look at again in the next Q-Check."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.grenzen import require_frage, require_open
from qmapp.checks.qcheck.rows import Nachweisart
from qmapp.eingabe import LONGEST_NOTE, cleaned
from qmapp.errors import UserError


def add_nachweis(session: Session, qcheck_id: UUID, code: str, art: Nachweisart, text: str) -> UUID:
    """Name a piece of evidence for a question; its id."""
    row = require_open(session, qcheck_id)
    require_frage(session, row, code)
    words = cleaned(text, "Der Nachweis", longest=LONGEST_NOTE, field="text", required=True)
    found = tables.QCheckNachweis(qcheck_id=qcheck_id, code=code, art=art, text=words)
    session.add(found)
    session.flush()
    return found.id


def update_nachweis(session: Session, nachweis_id: UUID, *, art: Nachweisart, text: str) -> None:
    """Change a piece of evidence."""
    found = _nachweis(session, nachweis_id)
    found.art = art
    found.text = cleaned(text, "Der Nachweis", longest=LONGEST_NOTE, field="text", required=True)
    session.flush()


def remove_nachweis(session: Session, nachweis_id: UUID) -> None:
    """Take a piece of evidence away."""
    session.delete(_nachweis(session, nachweis_id))
    session.flush()


def add_merkpunkt(session: Session, qcheck_id: UUID, text: str, *, code: str = "") -> UUID:
    """Note something to look at again next time, at a question or for the whole; its id."""
    row = require_open(session, qcheck_id)
    if code:
        require_frage(session, row, code)
    words = cleaned(text, "Der Merkpunkt", longest=LONGEST_NOTE, field="text", required=True)
    note = tables.QCheckMerkpunkt(qcheck_id=qcheck_id, code=code, text=words)
    session.add(note)
    session.flush()
    return note.id


def settle_merkpunkt(session: Session, merkpunkt_id: UUID, *, heute: date | None) -> None:
    """Mark a point as looked at on a day, or take the mark away with None."""
    _merkpunkt(session, merkpunkt_id).erledigt_am = heute
    session.flush()


def remove_merkpunkt(session: Session, merkpunkt_id: UUID) -> None:
    """Delete a point."""
    session.delete(_merkpunkt(session, merkpunkt_id))
    session.flush()


def _nachweis(session: Session, nachweis_id: UUID) -> tables.QCheckNachweis:
    row = session.get(tables.QCheckNachweis, nachweis_id)
    if row is None:
        raise UserError("Diesen Nachweis gibt es nicht mehr.")
    require_open(session, row.qcheck_id)
    return row


def _merkpunkt(session: Session, merkpunkt_id: UUID) -> tables.QCheckMerkpunkt:
    row = session.get(tables.QCheckMerkpunkt, merkpunkt_id)
    if row is None:
        raise UserError("Diesen Merkpunkt gibt es nicht mehr.")
    require_open(session, row.qcheck_id)
    return row
