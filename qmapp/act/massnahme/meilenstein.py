"""The steps on the way: planned, done, moved, removed."""

from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID, uuid4

from sqlalchemy import func
from sqlmodel import Session, select

from qmapp.act.massnahme import tables
from qmapp.act.massnahme.grenzen import check_frist, not_after, plausible, require, require_meilenstein
from qmapp.act.massnahme.pflege import approval
from qmapp.eingabe import LONGEST_TITLE, cleaned, reason
from qmapp.errors import UserError
from qmapp.german import day

_SOLL = "Der geplante Tag"


class Angaben(TypedDict, total=False):
    """What may be changed about a Meilenstein."""

    titel: str
    soll: date


def add_meilenstein(
    session: Session, massnahme_id: UUID, titel: str, soll: date, *, meilenstein_id: UUID | None = None
) -> UUID:
    """Plan a step; its id, which is ``meilenstein_id`` where it was written down elsewhere under one.

    Raises UserError without a title and for a day before the agreement.
    """
    owner = require(session, massnahme_id)
    row = tables.Meilenstein(
        id=meilenstein_id or uuid4(), massnahme_id=owner.id, titel=_titel(titel), soll=_soll(soll, owner)
    )
    session.add(row)
    session.flush()
    return row.id


def update_meilenstein(session: Session, meilenstein_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named; once the Maßnahme is agreed the day is moved only by :func:`postpone_meilenstein`."""
    row = require_meilenstein(session, meilenstein_id)
    owner = require(session, row.massnahme_id)
    if "soll" in angaben and angaben["soll"] != row.soll:
        if owner.vereinbart_am is not None:
            raise UserError(
                "Der Termin ist vereinbart und wird nur mit einem Grund geändert.",
                advice="Bitte wählen Sie „Termin ändern“.",
                field="soll",
            )
        row.soll = _soll(angaben["soll"], owner)
    if "titel" in angaben:
        row.titel = _titel(angaben["titel"])
    session.flush()


def complete_meilenstein(session: Session, meilenstein_id: UUID, ist: date, *, heute: date | None = None) -> None:
    """Say on which day it was reached; UserError for a day in the future (where ``heute`` is told)."""
    row = require_meilenstein(session, meilenstein_id)
    not_after(ist, heute, "Der Tag", field="ist")
    row.ist = ist
    session.flush()


def reopen_meilenstein(session: Session, meilenstein_id: UUID) -> None:
    """It is not reached yet after all."""
    require_meilenstein(session, meilenstein_id).ist = None
    session.flush()


def postpone_meilenstein(
    session: Session, meilenstein_id: UUID, auf: date, grund: str, *, heute: date, genehmigt: str = ""
) -> None:
    """Move the planned day with a reason, which is kept; UserError as :func:`~.pflege.postpone`."""
    row = require_meilenstein(session, meilenstein_id)
    owner = require(session, row.massnahme_id)
    why = reason(grund)
    if row.ist is not None:
        raise UserError(f"„{row.titel}“ ist schon erreicht; der Termin bleibt stehen.", field="soll")
    if auf == row.soll:
        raise UserError(f"Der Termin ist schon der {day(row.soll)}.", field="soll")
    check_frist(auf, owner.vereinbart_am, heute, field="soll")
    kept: Any = tables.Verschiebung
    last = session.exec(select(func.max(kept.nr)).where(kept.meilenstein_id == row.id)).one()
    session.add(
        tables.Verschiebung(
            massnahme_id=owner.id,
            meilenstein_id=row.id,
            nr=(last or 0) + 1,
            am=heute,
            von=row.soll,
            auf=auf,
            grund=why,
            genehmigt=approval(genehmigt),
        )
    )
    row.soll = auf
    session.flush()


def remove_meilenstein(session: Session, meilenstein_id: UUID) -> None:
    """Take a step away with its history."""
    session.delete(require_meilenstein(session, meilenstein_id))
    session.flush()


def _titel(titel: str) -> str:
    return cleaned(titel, "Der Meilenstein", longest=LONGEST_TITLE, field="titel", required=True)


def _soll(soll: date, owner: tables.Massnahme) -> date:
    plausible(soll, _SOLL, field="soll")
    if owner.vereinbart_am is not None and soll < owner.vereinbart_am:
        raise UserError(
            f"{_SOLL} liegt vor der Vereinbarung ({day(owner.vereinbart_am)}).",
            advice="Bitte wählen Sie einen späteren Tag.",
            field="soll",
        )
    return soll
