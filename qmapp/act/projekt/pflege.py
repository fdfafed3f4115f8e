"""What happens to a Projekt: made, changed, closed, opened again, deleted."""

from datetime import date
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.massnahme.tables import Massnahme
from qmapp.act.projekt import tables
from qmapp.act.projekt.grenzen import Angaben, apply, require, require_open, require_past
from qmapp.eingabe import LONGEST_REASON, cleaned
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung

_PREFIX, _DIGITS = "P-", 2


def create_projekt(session: Session, *, kennung: str = "", **angaben: Unpack[Angaben]) -> UUID:
    """Begin a Projekt; its id. ``titel`` is needed; without a ``kennung`` the next free one is given (P-01).

    Raises UserError for texts too long, an end before the beginning, a Kennung already used.
    """
    column = tables.Projekt.kennung
    row = tables.Projekt(
        kennung=free_kennung(session, column, kennung) if kennung else next_kennung(session, column, _PREFIX, _DIGITS),
        titel="",
        team=[],
    )
    given: Angaben = {"titel": "", **angaben}
    apply(row, given)
    session.add(row)
    session.flush()
    return row.id


def update_projekt(session: Session, projekt_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    apply(require_open(session, projekt_id), angaben)
    session.flush()


def close_projekt(session: Session, projekt_id: UUID, *, am: date, heute: date, grund: str = "") -> None:
    """Close a Projekt on a day.

    Raises UserError for a day to come, and while a Maßnahme or a phase is open unless ``grund`` says why it ends
    nevertheless. The Maßnahmen stay as they are.
    """
    row = require_open(session, projekt_id)
    require_past(am, heute, "Der Abschluss")
    if row.von is not None and am < row.von:
        raise UserError("Das Projekt wäre vor seinem Anfang abgeschlossen.", field="am")
    reason = cleaned(grund, "Der Grund", longest=LONGEST_REASON, field="grund")
    still = _still_open(session, projekt_id)
    if still and not reason:
        raise UserError(
            f"{row.kennung} hat noch Offenes: {still}.",
            advice="Schließen Sie zuerst das Offene ab, oder geben Sie einen Grund an.",
            field="grund",
        )
    row.abgeschlossen_am, row.abschluss_grund = am, reason if still else ""
    session.flush()


def reopen_projekt(session: Session, projekt_id: UUID) -> None:
    """Go on with a closed Projekt; raises UserError where it is open."""
    row = require(session, projekt_id)
    if row.abgeschlossen_am is None:
        raise UserError(f"{row.kennung} ist nicht abgeschlossen.")
    row.abgeschlossen_am, row.abschluss_grund = None, ""
    session.flush()


def delete_projekt(session: Session, projekt_id: UUID) -> None:
    """Delete a Projekt with its phases; its Maßnahmen stay and belong to none."""
    row = require(session, projekt_id)
    for massnahme in session.exec(select(Massnahme).where(Massnahme.projekt_id == projekt_id)):
        massnahme.projekt_id = None
    session.flush()
    session.delete(row)
    session.flush()


def _still_open(session: Session, projekt_id: UUID) -> str:
    """What is not done, in words; empty where everything is."""
    rows = session.exec(select(Massnahme).where(Massnahme.projekt_id == projekt_id).order_by(col(Massnahme.kennung)))
    phase = tables.ProjektPhase
    running = session.exec(
        select(phase.titel)
        .where(phase.projekt_id == projekt_id, col(phase.beendet_am).is_(None))
        .order_by(col(phase.von), col(phase.bis))
    )
    named = [row.kennung for row in rows if row.status.offen] + [f"Phase „{titel}“" for titel in running]
    shown, more = named[:4], len(named) - 4
    return ", ".join(shown) + (f" und {more} weitere" if more > 0 else "")
