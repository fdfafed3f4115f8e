"""Puts a drawn file on the desk again under another kind, as the commands of the other parts do."""

from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand


def noch_einmal(session: Session, akte_id: UUID, art: Aktenart = Aktenart.ZWEIT, wer: str = "") -> UUID:
    """A row of its own for the same file, open and without answers; its id."""
    first = session.get(tables.Akte, akte_id)
    assert first is not None
    kept = first.model_dump(include={
        "pruefung_id", "ziehung_id", "schicht_nr", "rang", "ticket", "schluessel", "schicht", "team", "betrag_cent",
        "weitere",
    })  # fmt: skip
    row = tables.Akte(**kept, stand=Aktenstand.OFFEN, art=art, zweit_zu_id=akte_id, zugeteilt_an=wer)
    session.add(row)
    session.flush()
    return row.id
