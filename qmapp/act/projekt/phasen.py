"""The phases of a Projekt: planned, changed, ended."""

from datetime import date
from typing import Unpack
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from qmapp.act.projekt import tables
from qmapp.act.projekt.grenzen import Phasendaten, apply_phase, require_end, require_open, require_past, require_phase
from qmapp.errors import UserError

_MOST_PHASES = 60


def add_phase(session: Session, projekt_id: UUID, titel: str, von: date, bis: date) -> UUID:
    """Plan a phase; its id. Phases may overlap. Raises UserError for an end before the beginning, a missing title."""
    require_open(session, projekt_id)
    phase = tables.ProjektPhase
    if session.exec(select(func.count()).where(phase.projekt_id == projekt_id)).one() >= _MOST_PHASES:
        raise UserError(f"Ein Projekt fasst höchstens {_MOST_PHASES} Phasen.")
    row = phase(projekt_id=projekt_id, titel="", von=von, bis=bis)
    apply_phase(row, {"titel": titel})
    session.add(row)
    session.flush()
    return row.id


def update_phase(session: Session, phase_id: UUID, **angaben: Unpack[Phasendaten]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    apply_phase(require_phase(session, phase_id), angaben)
    session.flush()


def end_phase(session: Session, phase_id: UUID, am: date, *, heute: date) -> None:
    """Say on which day a phase was over, earlier or later than planned, or correct that day.

    Raises UserError for a day to come and for one before its beginning.
    """
    row = require_phase(session, phase_id)
    require_past(am, heute, "Das Ende der Phase")
    require_end(row.von, am, field="am")
    row.beendet_am = am
    session.flush()


def reopen_phase(session: Session, phase_id: UUID) -> None:
    """Take the real end of a phase away."""
    require_phase(session, phase_id).beendet_am = None
    session.flush()


def remove_phase(session: Session, phase_id: UUID) -> None:
    """Take a phase out of the Projekt."""
    session.delete(require_phase(session, phase_id))
    session.flush()
