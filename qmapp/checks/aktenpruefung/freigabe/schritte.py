"""The way of a sign-off: submitted by one person, released and sealed by another, lifted only with a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.abfragen import auf_dem_tisch
from qmapp.checks.aktenpruefung.eingabe import LONGEST_TITLE, cleaned, reason
from qmapp.checks.aktenpruefung.freigabe.siegel import siegel
from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand
from qmapp.errors import UserError
from qmapp.german import folded, integer

_KINDS = {
    Aktenart.STICHPROBE: "zu prüfen",
    Aktenart.BEWUSST: "unter den bewusst ausgewählten zu prüfen",
    Aktenart.ZWEIT: "in der Zweitprüfung offen",
}


def submit_pruefung(session: Session, pruefung_id: UUID, *, jetzt: datetime, wer: str) -> None:
    """Submit a finished Prüfung for release; from now on nothing in it changes until it is released or sent back.

    Raises UserError while a file is open, where none was examined, and where it lies submitted already.
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
    submitted, and for the person who submitted it (names compared without case, umlauts and spaces).
    """
    row = require_submitted(session, pruefung_id)
    name = _name(wer)
    if _same(name, row.vorgelegt_durch):
        raise UserError(
            f"{row.vorgelegt_durch} hat die Prüfung vorgelegt und kann sie nicht selbst freigeben.",
            advice="Bitte lassen Sie eine zweite Person freigeben.",
            field="wer",
        )
    head = zustand.require(session, pruefung_id)
    head.abgeschlossen_am, head.abgeschlossen_durch = heute, name
    session.flush()
    row.akten, row.antworten = _counts(session, pruefung_id)
    row.freigegeben_um, row.freigegeben_durch, row.anker = jetzt, name, anker
    row.siegel = siegel(session, pruefung_id)
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
    akte = tables.Akte
    for art, words in _KINDS.items():
        rows = session.exec(
            select(akte.stand, func.count())
            .where(akte.pruefung_id == pruefung_id, auf_dem_tisch(art))
            .group_by(col(akte.stand))
        ).all()
        states = {Aktenstand(stand): count for stand, count in rows}
        left = sum(count for stand, count in states.items() if stand.zu_tun)
        if left:
            raise UserError(
                f"Noch {'ist 1 Akte' if left == 1 else f'sind {integer(left)} Akten'} {words}.",
                advice="Legen Sie die Prüfung vor, wenn jede Akte geprüft oder als verloren gemeldet ist.",
            )
        if art is Aktenart.STICHPROBE and not states.get(Aktenstand.GEPRUEFT):
            raise UserError("Noch ist keine Akte geprüft.", advice="Ein Ergebnis braucht mindestens eine Akte.")


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


def _same(one: str, other: str) -> bool:
    return "".join(folded(one).split()) == "".join(folded(other).split())
