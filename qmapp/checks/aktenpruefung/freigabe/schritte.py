"""The way of a sign-off: submitted by one person, released and sealed by another, lifted only with a reason."""

import re
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.freigabe.hindernisse import hindernisse
from qmapp.checks.aktenpruefung.freigabe.siegel import siegel
from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe
from qmapp.eingabe import LONGEST_TITLE, cleaned, reason, same_person
from qmapp.errors import UserError
from qmapp.german import integer

_ANCHOR = re.compile(r"\d+:[0-9a-f]{64}", re.ASCII)


def submit_pruefung(session: Session, pruefung_id: UUID, *, jetzt: datetime, wer: str) -> None:
    """Submit a finished Prüfung for release; from now on nothing in it changes until it is released or sent back.

    Raises UserError with the first of :func:`~qmapp.checks.aktenpruefung.freigabe.hindernisse.hindernisse` (``field``:
    the id of the file to go to, then ``/`` and the code where it is about a Prüfpunkt), and where it lies submitted.
    """
    zustand.require_running(session, pruefung_id)
    _require_finished(session, pruefung_id)
    count = session.exec(select(func.count()).where(Freigabe.pruefung_id == pruefung_id)).one()
    row = Freigabe(pruefung_id=pruefung_id, nummer=count + 1, vorgelegt_um=jetzt, vorgelegt_durch=_name(wer))
    session.add(row)
    session.flush()


def send_back(session: Session, pruefung_id: UUID, *, grund: str, jetzt: datetime, wer: str) -> None:
    """Send a submitted Prüfung back with a reason, so that it can be changed."""
    row = require_submitted(session, pruefung_id)
    _lift(row, grund, jetzt, wer)
    session.flush()


def release_pruefung(session: Session, pruefung_id: UUID, *, anker: str, heute: date, jetzt: datetime, wer: str) -> str:
    """Release a submitted Prüfung: it is closed and sealed; the seal.

    ``anker`` (``number:hash``) is the head of the change log before this step. Raises UserError where it was not
    submitted or is not finished any more, and for the person who submitted it, however the name is spelled.
    """
    row = require_submitted(session, pruefung_id)
    name = _name(wer)
    if same_person(name, row.vorgelegt_durch):
        raise UserError(
            f"{row.vorgelegt_durch} hat die Prüfung vorgelegt und kann sie nicht selbst freigeben.",
            advice="Bitte lassen Sie eine zweite Person freigeben.",
            field="wer",
        )
    if not _ANCHOR.fullmatch(anker):
        raise UserError(
            "Der Anker des Änderungsprotokolls fehlt.", advice="Bitte versuchen Sie es noch einmal.", field="anker"
        )
    _require_finished(session, pruefung_id)
    head = zustand.require(session, pruefung_id)
    head.abgeschlossen_am, head.abgeschlossen_durch = heute, name
    row.akten, row.antworten = _counts(session, pruefung_id)
    row.freigegeben_um, row.freigegeben_durch, row.anker = jetzt, name, anker
    session.flush()
    row.siegel = siegel(session, pruefung_id, row.nummer)
    session.flush()
    return row.siegel


def reopen_pruefung(session: Session, pruefung_id: UUID, *, grund: str, heute: date, jetzt: datetime, wer: str) -> None:
    """Open a released Prüfung again with a reason; the sign-off is lifted and stays in the history."""
    head = zustand.require(session, pruefung_id)
    if head.abgeschlossen_am is None:
        raise UserError("Die Prüfung ist nicht abgeschlossen.")
    head.wiedereroeffnet_grund = f"{heute:%d.%m.%Y}: {reason(grund)}"
    head.abgeschlossen_am = None
    head.abgeschlossen_durch = ""
    row = zustand.freigabe(session, pruefung_id)
    if row is not None:
        _lift(row, grund, jetzt, wer)
    session.flush()


def require_submitted(session: Session, pruefung_id: UUID) -> Freigabe:
    """The sign-off that waits for the second person; raises UserError where there is none."""
    zustand.require(session, pruefung_id)
    row = zustand.freigabe(session, pruefung_id)
    if row is None or row.freigegeben_um is not None:
        raise UserError("Die Prüfung liegt nicht zur Freigabe vor.", advice="Legen Sie sie zuerst zur Freigabe vor.")
    return row


def _require_finished(session: Session, pruefung_id: UUID) -> None:
    found = hindernisse(session, pruefung_id)
    if not found:
        return
    first, more = found[0], len(found) - 1
    rest = f" Dazu {'kommt 1 weiterer Punkt' if more == 1 else f'kommen {integer(more)} weitere'}." if more else ""
    raise UserError(
        first.satz + rest,
        advice="Legen Sie die Prüfung vor, wenn jede Akte geprüft oder als verloren gemeldet und nichts offen ist.",
        field="" if first.akte_id is None else f"{first.akte_id}{'/' if first.code else ''}{first.code}",
    )


def _counts(session: Session, pruefung_id: UUID) -> tuple[int, int]:
    akte, antwort = tables.Akte, tables.Antwort
    files = session.exec(select(func.count()).where(akte.pruefung_id == pruefung_id)).one()
    answers = session.exec(
        select(func.count()).select_from(antwort).join(akte).where(akte.pruefung_id == pruefung_id)
    ).one()
    return files, answers


def _lift(row: Freigabe, grund: str, jetzt: datetime, wer: str) -> None:
    row.aufgehoben_grund, row.aufgehoben_um, row.aufgehoben_durch = reason(grund), jetzt, _name(wer)


def _name(wer: str) -> str:
    return cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
