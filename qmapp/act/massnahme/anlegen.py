"""How a Maßnahme comes about and what it answers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Unpack
from uuid import UUID, uuid4

from sqlmodel import Session

from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.empfehlung.tables import Empfehlung
from qmapp.act.feststellung.grenzen import require_own
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.grenzen import Angaben, apply, require
from qmapp.act.massnahme.rows import Status, Vorbehalt
from qmapp.act.vorgaben import vorgaben
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung


def create_massnahme(
    session: Session,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    empfehlung_id: UUID | None = None,
    feststellungen: Iterable[UUID] = (),
    kennung: str = "",
    massnahme_id: UUID | None = None,
    **angaben: Unpack[Angaben],
) -> UUID:
    """Agree on a Maßnahme; its id. ``titel`` is needed; without a ``kennung`` the next free one is given (M-01).

    ``massnahme_id`` is for one that was written down elsewhere under an id of its own, as in a form.

    It is what an Empfehlung or Feststellungen give occasion for, or something else (``herkunft``). The Horizont is
    proposed from the day of agreement and the deadline by the limits of the Vorgaben. Raises UserError for texts too
    long, days that cannot be (a deadline before today or before the agreement), a Kennung already used, and where what
    it answers, waits for or belongs to is gone.
    """
    used = tables.Massnahme.kennung
    row = tables.Massnahme(
        id=massnahme_id or uuid4(),
        kennung=free_kennung(session, used, kennung) if kennung else next_kennung(session, used, "M-", 2),
        titel="",
        beteiligte=[],
        status=Status.NICHT_BEGONNEN,
        vorbehalt=Vorbehalt.KEIN,
        veroeffentlichung=Veroeffentlichung.INTERN,
        angelegt_um=jetzt,
        angelegt_durch=cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
    )
    row.empfehlung_id = None if empfehlung_id is None else _empfehlung(session, empfehlung_id).id
    given: Angaben = {"titel": "", **angaben}
    apply(session, row, given, heute, vorgaben(session))
    session.add(row)
    session.flush()
    link_feststellungen(session, row.id, feststellungen)
    return row.id


def link_empfehlung(session: Session, massnahme_id: UUID, empfehlung_id: UUID | None) -> None:
    """Say which Empfehlung it answers, or that it answers none; raises UserError where the Empfehlung is gone."""
    row = require(session, massnahme_id)
    row.empfehlung_id = None if empfehlung_id is None else _empfehlung(session, empfehlung_id).id
    session.flush()


def link_feststellungen(session: Session, massnahme_id: UUID, feststellungen: Iterable[UUID]) -> None:
    """Name Feststellungen it answers directly; naming one twice changes nothing. UserError for one that is gone."""
    row = require(session, massnahme_id)
    for feststellung_id in dict.fromkeys(feststellungen):
        own = require_own(session, feststellung_id)
        if session.get(tables.MassnahmeFeststellung, (row.id, own.id)) is None:
            session.add(tables.MassnahmeFeststellung(massnahme_id=row.id, feststellung_id=own.id))
    session.flush()


def unlink_feststellung(session: Session, massnahme_id: UUID, feststellung_id: UUID) -> None:
    """Take a Feststellung away again; raises UserError where it was not named."""
    found = session.get(tables.MassnahmeFeststellung, (massnahme_id, feststellung_id))
    if found is None:
        raise UserError("Diese Feststellung steht nicht bei der Maßnahme.")
    session.delete(found)
    session.flush()


def _empfehlung(session: Session, empfehlung_id: UUID) -> Empfehlung:
    found = session.get(Empfehlung, empfehlung_id)
    if found is None:
        raise UserError(
            "Diese Empfehlung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.", field="empfehlung_id"
        )
    return found
