"""Making and changing a Berichtspflicht and who gets it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlmodel import Session

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.fassung import Fassungsangaben, new_fassung, require_nothing_lost
from qmapp.act.berichtspflicht.grenzen import in_known_years
from qmapp.act.berichtspflicht.rows import Regel
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, cleaned_texts
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung

#: Field → subject of the sentence, longest text.
_TEXTS = {
    "titel": ("Der Titel", LONGEST_TITLE),
    "grundlage": ("Die Grundlage", LONGEST_TITLE),
    "rolle": ("Die Zuständigkeit", LONGEST_TITLE),
    "inhalt": ("Der Inhalt", LONGEST_NOTE),
}
_MOST_DAYS = 60


class Angaben(TypedDict, total=False):
    """What may be told about a Berichtspflicht."""

    titel: str
    grundlage: str
    rolle: str
    inhalt: str
    endet_am: date | None


class Empfaengerangaben(TypedDict, total=False):
    """What may be told about who gets a report."""

    name: str
    gremium: str
    termine: Sequence[date]


def create_berichtspflicht(
    session: Session,
    *,
    gueltig_ab: date,
    fassung: Fassungsangaben | None = None,
    kennung: str = "",
    **angaben: Unpack[Angaben],
) -> UUID:
    """Make a Berichtspflicht with its first Fassung; its id. Without ``fassung`` it is due on 15.12. of every year.

    Raises UserError with the field of what cannot be taken.
    """
    column = tables.Berichtspflicht.kennung
    given = free_kennung(session, column, kennung) if kennung else next_kennung(session, column, "BP-", 2)
    row = tables.Berichtspflicht(kennung=given, titel="")
    _apply(row, {"titel": "", **angaben})
    session.add(row)
    session.flush()
    new_fassung(session, row.id, gueltig_ab, fassung or {"regel": Regel.TAGE, "tage": ("12-15",)})
    session.flush()
    return row.id


def update_berichtspflicht(session: Session, berichtspflicht_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named, nothing else.

    Raises UserError with the field of what cannot be taken, also where an end would leave a delivery without its due
    date.
    """
    _apply(require(session, berichtspflicht_id), angaben)
    session.flush()
    if "endet_am" in angaben:
        require_nothing_lost(session, berichtspflicht_id, field="endet_am")


def delete_berichtspflicht(session: Session, berichtspflicht_id: UUID) -> None:
    """Delete a Berichtspflicht with everything known about its deliveries."""
    session.delete(require(session, berichtspflicht_id))
    session.flush()


def add_empfaenger(session: Session, berichtspflicht_id: UUID, **angaben: Unpack[Empfaengerangaben]) -> UUID:
    """Name somebody who gets the report; the id."""
    require(session, berichtspflicht_id)
    row = tables.BerichtspflichtEmpfaenger(berichtspflicht_id=berichtspflicht_id, name="", termine=[])
    _apply_empfaenger(row, {"name": "", **angaben})
    session.add(row)
    session.flush()
    return row.id


def update_empfaenger(session: Session, empfaenger_id: UUID, **angaben: Unpack[Empfaengerangaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    _apply_empfaenger(_empfaenger(session, empfaenger_id), angaben)
    session.flush()


def remove_empfaenger(session: Session, empfaenger_id: UUID) -> None:
    """Take somebody out who gets the report."""
    session.delete(_empfaenger(session, empfaenger_id))
    session.flush()


def require(session: Session, berichtspflicht_id: UUID) -> tables.Berichtspflicht:
    """The row; raises UserError where it is gone."""
    row = session.get(tables.Berichtspflicht, berichtspflicht_id)
    if row is None:
        raise UserError("Diese Berichtspflicht gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def _empfaenger(session: Session, empfaenger_id: UUID) -> tables.BerichtspflichtEmpfaenger:
    row = session.get(tables.BerichtspflichtEmpfaenger, empfaenger_id)
    if row is None:
        raise UserError("Diesen Empfänger gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return row


def _apply(row: tables.Berichtspflicht, angaben: Angaben) -> None:
    values: dict[str, Any] = dict(angaben)
    values |= cleaned_texts(values, _TEXTS)
    if values.get("endet_am") is not None:
        in_known_years(values["endet_am"], "endet_am")
    for name, value in values.items():
        setattr(row, name, value)


def _apply_empfaenger(row: tables.BerichtspflichtEmpfaenger, angaben: Empfaengerangaben) -> None:
    if "name" in angaben:
        row.name = cleaned(angaben["name"], "Der Name", longest=LONGEST_TITLE, field="name", required=True)
    if "gremium" in angaben:
        row.gremium = cleaned(angaben["gremium"], "Das Gremium", longest=LONGEST_TITLE, field="gremium")
    if "termine" in angaben:
        days = sorted(set(angaben["termine"]))
        if len(days) > _MOST_DAYS:
            raise UserError(f"Bitte nennen Sie höchstens {_MOST_DAYS} Termine.", field="termine")
        for day in days:
            in_known_years(day, "termine")
        row.termine = [day.isoformat() for day in days]
