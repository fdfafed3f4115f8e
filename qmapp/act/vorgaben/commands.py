"""Reading and changing the Vorgaben."""

from dataclasses import asdict
from typing import TypedDict, Unpack

from sqlmodel import Session

from qmapp.act.vorgaben import tables
from qmapp.act.vorgaben.rows import Vorgaben
from qmapp.arbeitstage import Bundesland
from qmapp.errors import UserError

_THE_ROW = 1
#: Field → words, lowest and highest value that makes sense.
_LIMITS = {
    "antwort_wochen": ("Die Antwortfrist in Wochen", 1, 52),
    "kurz_monate": ("Die Grenze für kurzfristig in Monaten", 1, 60),
    "mittel_monate": ("Die Grenze für mittelfristig in Monaten", 1, 120),
    "erinnerung_tage": ("Die Erinnerung in Tagen", 0, 90),
    "kleinste_zelle": ("Die kleinste gezeigte Zahl", 2, 20),
}


class Angaben(TypedDict, total=False):
    """What may be changed."""

    bundesland: Bundesland
    antwort_wochen: int
    kurz_monate: int
    mittel_monate: int
    erinnerung_tage: int
    kleinste_zelle: int


def vorgaben(session: Session) -> Vorgaben:
    """Query: what applies now."""
    row = session.get(tables.Vorgabe, _THE_ROW)
    return Vorgaben() if row is None else Vorgaben(**row.model_dump(exclude={"id"}))


def update_vorgaben(session: Session, **angaben: Unpack[Angaben]) -> None:
    """Change what is named; raises UserError for a value outside its limits and for kurz not below mittel."""
    values = {**asdict(vorgaben(session)), **angaben}
    for field, (what, low, high) in _LIMITS.items():
        if not low <= values[field] <= high:
            raise UserError(f"{what} muss zwischen {low} und {high} liegen.", field=field)
    if values["kurz_monate"] >= values["mittel_monate"]:
        raise UserError("Die Grenze für kurzfristig muss unter der für mittelfristig liegen.", field="kurz_monate")
    row = session.get(tables.Vorgabe, _THE_ROW)
    if row is None:
        session.add(tables.Vorgabe(id=_THE_ROW, **values))
    else:
        row.sqlmodel_update(values)
    session.flush()
