"""How far a Maßnahme is: every change with its day, its reason and who entered it."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from qmapp.act.massnahme import tables
from qmapp.act.massnahme.grenzen import not_after, require
from qmapp.act.massnahme.rows import Status
from qmapp.eingabe import LONGEST_REASON, LONGEST_TITLE, cleaned
from qmapp.errors import UserError

#: These need a reason.
MIT_GRUND = frozenset({Status.VERZOEGERT, Status.NICHT_RELEVANT})


def set_status(
    session: Session, massnahme_id: UUID, status: Status, *, am: date, grund: str = "", jetzt: datetime, wer: str
) -> None:
    """Say how far it is, on the day ``am``; for ``umgesetzt`` that is the day it was done.

    Delayed and no longer relevant need a reason. The same again, with nothing new, changes nothing. Raises UserError
    without the reason, for a day in the future and one before the agreement.
    """
    change = changed(require(session, massnahme_id), status, am=am, grund=grund, jetzt=jetzt, wer=wer)
    if change is not None:
        session.add(change)
    session.flush()


def changed(
    row: tables.Massnahme, status: Status, *, am: date, grund: str, jetzt: datetime, wer: str
) -> tables.Statuswechsel | None:
    """Change the status of ``row`` and give the line that tells of it, None where nothing is new."""
    why = cleaned(grund, "Der Grund", longest=LONGEST_REASON, field="grund", required=status in MIT_GRUND)
    not_after(am, jetzt.astimezone().date(), "Der Tag", field="am")
    if status is Status.UMGESETZT and row.vereinbart_am is not None and am < row.vereinbart_am:
        raise UserError(
            "Der Tag der Umsetzung liegt vor der Vereinbarung.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field="am",
        )
    done = am if status is Status.UMGESETZT else None
    if (row.status, row.status_grund, row.umgesetzt_am) == (status, why, done):
        return None
    row.status, row.status_grund, row.umgesetzt_am = status, why, done
    return tables.Statuswechsel(
        massnahme_id=row.id,
        status=status,
        am=am,
        grund=why,
        wer=cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
        um=jetzt,
    )
