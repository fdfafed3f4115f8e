"""Höchstwerte of single Prüfpunkte and Bereiche, agreed beside that of the whole Prüfung."""

from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.eingabe import percent_text
from qmapp.errors import UserError


def set_hoechstwert(session: Session, pruefung_id: UUID, schluessel: str, prozent: str) -> None:
    """Agree on a highest rate of a Prüfpunkt (its code) or a Bereich (its key), typed as per cent ("2,5").

    Raises UserError for a key the catalogue of the Prüfung does not have, for a per cent outside 0…100, and while the
    Prüfung lies submitted or is closed.
    """
    head = zustand.require_running(session, pruefung_id)
    katalog = katalog_door.katalog(session, head.katalog_id)
    if schluessel not in {p.code for p in katalog.punkte} | {b.schluessel for b in katalog.bereiche}:
        raise UserError(
            f"Den Prüfpunkt „{schluessel}“ gibt es im Katalog dieser Prüfung nicht.",
            advice="Bitte wählen Sie einen anderen.",
            field="schluessel",
        )
    row = session.get(tables.Hoechstwert, (pruefung_id, schluessel))
    text = percent_text(prozent, "Der Höchstwert", field="prozent")
    if row is None:
        session.add(tables.Hoechstwert(pruefung_id=pruefung_id, schluessel=schluessel, prozent=text))
    else:
        row.prozent = text


def remove_hoechstwert(session: Session, pruefung_id: UUID, schluessel: str) -> None:
    """Agree on none for this key any more; nothing happens where there is none. Raises UserError as above."""
    zustand.require_running(session, pruefung_id)
    row = session.get(tables.Hoechstwert, (pruefung_id, schluessel))
    if row is not None:
        session.delete(row)


def hoechstwerte(session: Session, pruefung_id: UUID) -> dict[str, str]:
    """Key (code of a Prüfpunkt or key of a Bereich) → per cent as decimal text."""
    table = tables.Hoechstwert
    rows = session.exec(select(table).where(table.pruefung_id == pruefung_id).order_by(col(table.schluessel)))
    return {row.schluessel: row.prozent for row in rows}
