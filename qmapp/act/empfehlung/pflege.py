"""How an Empfehlung comes about and what happens to it: derived, changed, linked, deleted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, select

from qmapp.act.empfehlung import tables
from qmapp.act.empfehlung.grenzen import (
    Angaben,
    apply,
    released,
    require,
    require_jahr,
    require_unreleased,
    usual_frist,
)
from qmapp.act.empfehlung.rows import Prioritaet, Veroeffentlichung
from qmapp.act.empfehlung.verweise import massnahmen_zu
from qmapp.act.feststellung.grenzen import require as require_feststellung
from qmapp.act.feststellung.rows import Schwere
from qmapp.act.feststellung.tables import Feststellung
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung

_PRESSING = {Schwere.HOCH: Prioritaet.HOCH, Schwere.MITTEL: Prioritaet.MITTEL, Schwere.GERING: Prioritaet.NIEDRIG}


def create_empfehlung(
    session: Session,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    feststellungen: Sequence[UUID] = (),
    kennung: str = "",
    jahr: int | None = None,
    **angaben: Unpack[Angaben],
) -> UUID:
    """Make an Empfehlung, derived from Feststellungen where any are named; its id.

    Without a ``titel`` it takes the first Feststellung's, without a ``prioritaet`` that of the gravest one (mittel
    where none is graded). ``jahr`` is the year of the report it belongs to, unless told that of ``empfohlen_am``;
    ``kennung`` the next free one of it (E-2025-01). ``antwort_frist`` is the usual time after ``empfohlen_am`` (today).
    Raises UserError for texts missing or too long, a deadline before the Empfehlung, a Kennung already used.
    """
    sources = _speaking(session, feststellungen)
    on = angaben.get("empfohlen_am", heute)
    year = require_jahr(on.year if jahr is None else jahr)
    used = tables.Empfehlung.kennung
    row = tables.Empfehlung(
        kennung=free_kennung(session, used, kennung) if kennung else next_kennung(session, used, f"E-{year}-", 2),
        jahr=year,
        titel="",
        prioritaet=_gravest(sources),
        empfohlen_am=on,
        antwort_frist=usual_frist(session, on),
        veroeffentlichung=Veroeffentlichung.INTERN,
        angelegt_um=jetzt,
        angelegt_durch=cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
    )
    given: Angaben = {"titel": sources[0].titel if sources else "", **angaben}
    apply(session, row, given)
    session.add(row)
    session.flush()
    _link(session, row, sources)
    return row.id


def update_empfehlung(session: Session, empfehlung_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken.

    Titel and Text cannot be changed once the answer to them is released.
    """
    apply(session, require(session, empfehlung_id), angaben)
    session.flush()


def link_feststellungen(session: Session, empfehlung_id: UUID, feststellungen: Sequence[UUID]) -> None:
    """Say from which Feststellungen it follows too; one merged into another is counted with that one.

    Naming one twice changes nothing. Raises UserError where nothing is named or one is gone.
    """
    if not feststellungen:
        raise UserError("Es ist keine Feststellung gewählt.", advice="Wählen Sie mindestens eine aus.")
    _link(session, require(session, empfehlung_id), _speaking(session, feststellungen))


def unlink_feststellung(session: Session, empfehlung_id: UUID, feststellung_id: UUID) -> None:
    """Take a Feststellung away from an Empfehlung; both stay."""
    row = session.get(tables.EmpfehlungFeststellung, (empfehlung_id, feststellung_id))
    if row is None:
        raise UserError("Diese Feststellung gehört nicht mehr zu der Empfehlung.")
    session.delete(row)
    session.flush()


def delete_empfehlung(session: Session, empfehlung_id: UUID) -> None:
    """Delete an Empfehlung with a draft of its answer; its Feststellungen stay.

    Raises UserError while Maßnahmen answer it or its answer is released.
    """
    row = require(session, empfehlung_id)
    named = massnahmen_zu(session, empfehlung_id)
    if named:
        which = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} und {named[-1]}"
        raise UserError(
            f"Zu {row.kennung} {'gehört' if len(named) == 1 else 'gehören'} {which}.",
            advice=f"Löschen Sie zuerst {'die Maßnahme' if len(named) == 1 else 'die Maßnahmen'}, oder lösen Sie dort "
            "die Empfehlung.",
        )
    require_unreleased(row, released(session, empfehlung_id))
    session.delete(row)
    session.flush()


def _speaking(session: Session, ids: Sequence[UUID]) -> list[Feststellung]:
    """The Feststellungen that speak for these, each once: the ones themselves, or what they were merged into."""
    found: dict[UUID, Feststellung] = {}
    for key in ids:
        row = require_feststellung(session, key)
        own = row if row.aufgegangen_in_id is None else require_feststellung(session, row.aufgegangen_in_id)
        found[own.id] = own
    return list(found.values())


def _link(session: Session, row: tables.Empfehlung, sources: Sequence[Feststellung]) -> None:
    link = tables.EmpfehlungFeststellung
    there = set(session.exec(select(link.feststellung_id).where(link.empfehlung_id == row.id)))
    for source in sources:
        if source.id not in there:
            session.add(link(empfehlung_id=row.id, feststellung_id=source.id))
    session.flush()


def _gravest(sources: Sequence[Feststellung]) -> Prioritaet:
    grades = [source.schwere for source in sources if source.schwere is not None]
    return next((pressing for grade, pressing in _PRESSING.items() if grade in grades), Prioritaet.MITTEL)
