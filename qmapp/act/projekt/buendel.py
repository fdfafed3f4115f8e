"""Which Maßnahmen a Projekt bundles."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from qmapp.act.massnahme.tables import Massnahme
from qmapp.act.projekt.grenzen import require, require_open
from qmapp.errors import UserError


def add_massnahmen(session: Session, projekt_id: UUID, massnahmen: Sequence[UUID]) -> None:
    """Take Maßnahmen into a Projekt; those already in it stay.

    Raises UserError where none is named, one is gone, or one belongs to another Projekt.
    """
    row = require_open(session, projekt_id)
    if not massnahmen:
        raise UserError("Es ist keine Maßnahme gewählt.", advice="Wählen Sie mindestens eine aus.")
    for massnahme_id in dict.fromkeys(massnahmen):
        massnahme = _require(session, massnahme_id)
        if massnahme.projekt_id not in (None, row.id):
            other = require(session, massnahme.projekt_id)
            raise UserError(
                f"{massnahme.kennung} gehört schon zu {other.kennung}. Es wurde nichts geändert.",
                advice="Nehmen Sie die Maßnahme zuerst dort heraus.",
            )
        massnahme.projekt_id = row.id
    session.flush()


def remove_massnahme(session: Session, projekt_id: UUID, massnahme_id: UUID) -> None:
    """Take a Maßnahme out of a Projekt; it stays as it is. Raises UserError where it does not belong to it."""
    row = require_open(session, projekt_id)
    massnahme = _require(session, massnahme_id)
    if massnahme.projekt_id != row.id:
        raise UserError(f"{massnahme.kennung} gehört nicht zu {row.kennung}.")
    massnahme.projekt_id = None
    session.flush()


def _require(session: Session, massnahme_id: UUID) -> Massnahme:
    massnahme = session.get(Massnahme, massnahme_id)
    if massnahme is None:
        raise UserError("Diese Maßnahme gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return massnahme
