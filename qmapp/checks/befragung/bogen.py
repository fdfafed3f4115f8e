"""Sheets: entered one by one, changed, taken away, compared where each is entered twice."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.befragung import tables
from qmapp.checks.befragung.grenzen import fragebogen, require_open
from qmapp.checks.befragung.rows import Abweichung, Bogen, Bogenquelle
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError

LONGEST_NUMBER = 40


def enter_bogen(
    session: Session,
    befragung_id: UUID,
    nummer: str,
    *,
    werte: Mapping[str, int],
    jetzt: datetime,
    wer: str,
    angaben: Mapping[str, int] | None = None,
    texte: Mapping[str, str] | None = None,
    erfassung: int = 1,
    quelle: Bogenquelle = Bogenquelle.ERFASST,
) -> UUID:
    """Enter a sheet; its id.

    ``erfassung`` 2 is the second entry of a sheet that was entered before. Raises UserError for a number already
    entered, an answer the sheet does not offer, a second entry without a first or by who made the first.
    """
    row = require_open(session, befragung_id)
    number = cleaned(nummer, "Die Bogennummer", longest=LONGEST_NUMBER, field="nummer", required=True)
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    _require_turn(session, row, number, erfassung, name)
    sheet = fragebogen(session, row)
    found = tables.Bogen(
        befragung_id=befragung_id,
        nummer=number,
        erfassung=erfassung,
        quelle=quelle,
        werte=sheet.werte(werte),
        angaben=sheet.angaben(angaben or {}),
        texte=sheet.texte(texte or {}),
        um=jetzt,
        wer=name,
    )
    session.add(found)
    session.flush()
    return found.id


def update_bogen(
    session: Session,
    bogen_id: UUID,
    *,
    jetzt: datetime,
    wer: str,
    werte: Mapping[str, int] | None = None,
    angaben: Mapping[str, int] | None = None,
    texte: Mapping[str, str] | None = None,
) -> None:
    """Replace what is named of a sheet; raises UserError as :func:`enter_bogen`."""
    row = _require(session, bogen_id)
    sheet = fragebogen(session, require_open(session, row.befragung_id))
    if werte is not None:
        row.werte = sheet.werte(werte)
    if angaben is not None:
        row.angaben = sheet.angaben(angaben)
    if texte is not None:
        row.texte = sheet.texte(texte)
    row.um, row.wer = jetzt, cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    session.flush()


def delete_bogen(session: Session, bogen_id: UUID) -> None:
    """Take a sheet away; with the first entry goes the second, finished or begun."""
    row = _require(session, bogen_id)
    require_open(session, row.befragung_id)
    again = tables.Bogen
    if row.erfassung == 1:
        for second in session.exec(
            select(again).where(
                again.befragung_id == row.befragung_id, again.nummer == row.nummer, col(again.erfassung).in_((2, -2))
            )
        ):
            session.delete(second)
    session.delete(row)
    session.flush()


def boegen(session: Session, befragung_id: UUID, erfassung: int = 1) -> tuple[Bogen, ...]:
    """The sheets of one entry by number."""
    row = tables.Bogen
    found = session.exec(
        select(row).where(row.befragung_id == befragung_id, row.erfassung == erfassung).order_by(col(row.nummer))
    )
    return tuple(Bogen(**one.model_dump(exclude={"befragung_id"})) for one in found)


def abweichungen(session: Session, befragung_id: UUID) -> tuple[Abweichung, ...]:
    """Where the two entries of a sheet differ, by sheet and question."""
    first = {sheet.nummer: sheet for sheet in boegen(session, befragung_id, 1)}
    return tuple(
        difference
        for second in boegen(session, befragung_id, 2)
        if second.nummer in first
        for difference in _differences(first[second.nummer], second)
    )


def settle_abweichung(
    session: Session, befragung_id: UUID, nummer: str, code: str, wert: int | str | None, *, jetzt: datetime, wer: str
) -> None:
    """Decide what a sheet says at a question; both entries say it from then on. None: nothing."""
    row = tables.Bogen
    require_open(session, befragung_id)
    both = session.exec(
        select(row).where(row.befragung_id == befragung_id, row.nummer == nummer, row.erfassung > 0)
    ).all()
    if len(both) != 2:
        raise UserError(f"Bogen {nummer} ist nicht zweimal erfasst.", field="nummer")
    for one in both:
        kept: dict[str, dict[str, Any]] = {
            "werte": dict(one.werte),
            "angaben": dict(one.angaben),
            "texte": dict(one.texte),
        }
        kind = _kind(session, one, code)
        kept[kind].pop(code, None)
        if wert is not None:
            kept[kind][code] = wert
        update_bogen(session, one.id, jetzt=jetzt, wer=wer, **{kind: kept[kind]})


def _kind(session: Session, row: tables.Bogen, code: str) -> str:
    for kind in ("werte", "angaben", "texte"):
        if any(code in getattr(one, kind) for one in _entries(session, row)):
            return kind
    raise UserError(f"Zu „{code}“ steht auf diesem Bogen nichts.", field="code")


def _entries(session: Session, row: tables.Bogen) -> Iterable[tables.Bogen]:
    sheet = tables.Bogen
    return session.exec(
        select(sheet).where(sheet.befragung_id == row.befragung_id, sheet.nummer == row.nummer, sheet.erfassung > 0)
    ).all()


def _differences(first: Bogen, second: Bogen) -> Iterable[Abweichung]:
    for kind in ("werte", "angaben", "texte"):
        before, after = getattr(first, kind), getattr(second, kind)
        for code in sorted(before.keys() | after.keys()):
            if before.get(code) != after.get(code):
                yield Abweichung(first.nummer, code, before.get(code), after.get(code))


def _require(session: Session, bogen_id: UUID) -> tables.Bogen:
    row = session.get(tables.Bogen, bogen_id)
    if row is None:
        raise UserError("Diesen Bogen gibt es nicht mehr.")
    return row


def _require_turn(session: Session, row: tables.Befragung, number: str, erfassung: int, wer: str) -> None:
    sheet = tables.Bogen
    made = select(sheet.erfassung, sheet.wer).where(sheet.befragung_id == row.id, sheet.nummer == number)
    known: dict[int, str] = dict(session.exec(made).all())
    if erfassung in known:
        raise UserError(f"Bogen {number} ist schon erfasst.", field="nummer")
    if erfassung == 1:
        return
    if not row.doppelt or 1 not in known:
        raise UserError(f"Bogen {number} ist noch kein erstes Mal erfasst.", field="nummer")
    if wer and known[1] == wer:
        raise UserError(
            f"{wer} hat Bogen {number} schon einmal erfasst.",
            advice="Die zweite Erfassung macht eine andere Person.",
            field="wer",
        )
