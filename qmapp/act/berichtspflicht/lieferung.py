"""What happens to a due date: its Eingang, its delivery, late with the reason, or waived with what took its place."""

from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID, uuid5

from sqlmodel import Session

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.fassung import fassungen
from qmapp.act.berichtspflicht.grenzen import not_later
from qmapp.act.berichtspflicht.pflege import require
from qmapp.act.berichtspflicht.regel import Soll, solls
from qmapp.act.berichtspflicht.rows import Regel
from qmapp.act.vorgaben import vorgaben
from qmapp.arbeitstage import add_arbeitstage
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, reason
from qmapp.errors import UserError
from qmapp.german import day

#: Field → subject of the sentence, longest text.
_TEXTS = {
    "weg": ("Der Weg", LONGEST_TITLE),
    "notiz": ("Die Notiz", LONGEST_NOTE),
    "steuerung": ("Die Steuerungsmaßnahme", LONGEST_NOTE),
    "grund": ("Der Grund", LONGEST_NOTE),
    "ersatz": ("Der Ersatz", LONGEST_NOTE),
}


class Lieferangaben(TypedDict, total=False):
    """What may be told about a delivery: how or where it went, notes, why late, what took its place."""

    weg: str
    notiz: str
    steuerung: str
    grund: str
    ersatz: str


def lieferung_id(berichtspflicht_id: UUID, schluessel: str) -> UUID:
    """The id of a due date: the same for the same duty and key on every machine."""
    return uuid5(berichtspflicht_id, schluessel)


def enter_eingang(
    session: Session, berichtspflicht_id: UUID, schluessel: str, eingang: date | None, *, heute: date
) -> None:
    """Say when what the deadline runs from came in (None: not yet); the deadline is kept as it is computed now.

    Raises UserError where no deadline runs from an Eingang, for a day after ``heute``, and where it was delivered.
    """
    soll = _soll(session, berichtspflicht_id, schluessel)
    if soll.fassung.regel is not Regel.EINGANG:
        raise UserError("Dieser Termin steht fest und hängt an keinem Eingang.", field="eingang")
    row = _row(session, berichtspflicht_id, soll)
    if row.geliefert_am is not None and (eingang is None or eingang > row.geliefert_am):
        raise UserError(
            f"Geliefert wurde schon am {day(row.geliefert_am)}.",
            advice="Bitte berichtigen Sie zuerst den Tag der Lieferung.",
            field="eingang",
        )
    row.eingang = row.faellig = None
    if eingang is not None:
        row.eingang = not_later(eingang, heute, "Der Eingang", "eingang")
        row.faellig = add_arbeitstage(eingang, soll.fassung.arbeitstage, vorgaben(session).bundesland)
    _keep(session, row)


def deliver(
    session: Session,
    berichtspflicht_id: UUID,
    schluessel: str,
    *,
    am: date,
    heute: date,
    **angaben: Unpack[Lieferangaben],
) -> None:
    """Say that it was delivered on ``am``; a day after the due date makes it late, and ``grund`` says why.

    Raises UserError for a day after ``heute`` or before the Eingang, while the Eingang is missing, and where it was
    waived.
    """
    soll = _soll(session, berichtspflicht_id, schluessel)
    row = _row(session, berichtspflicht_id, soll)
    if row.verzichtet:
        raise UserError(
            "Auf diese Lieferung wurde verzichtet.", advice="Nehmen Sie zuerst den Verzicht zurück.", field="grund"
        )
    if soll.fassung.regel is Regel.EINGANG:
        if row.eingang is None:
            raise UserError(
                f"Für {soll.zeitraum} fehlt noch der Eingang.",
                advice="Bitte tragen Sie zuerst ein, wann die Unterlagen eingegangen sind.",
                field="eingang",
            )
        if am < row.eingang:
            raise UserError(
                f"Die Lieferung liegt vor dem Eingang am {day(row.eingang)}.",
                advice="Bitte berichtigen Sie eines der beiden Daten.",
                field="geliefert_am",
            )
    row.geliefert_am = not_later(am, heute, "Die Lieferung", "geliefert_am")
    _apply(row, angaben)
    _keep(session, row)


def update_lieferung(
    session: Session, berichtspflicht_id: UUID, schluessel: str, **angaben: Unpack[Lieferangaben]
) -> None:
    """Change what is told about a due date, delivered or not.

    Raises UserError for texts too long, and where a waiver would lose its reason.
    """
    row = _row(session, berichtspflicht_id, _soll(session, berichtspflicht_id, schluessel))
    _apply(row, angaben)
    if row.verzichtet:
        row.grund = reason(row.grund)
    _keep(session, row)


def waive(session: Session, berichtspflicht_id: UUID, schluessel: str, grund: str, *, ersatz: str = "") -> None:
    """Let a due date go undelivered, with the reason and what took its place (S002-2-2).

    Raises UserError without a reason and for what was delivered.
    """
    row = _row(session, berichtspflicht_id, _soll(session, berichtspflicht_id, schluessel))
    if row.geliefert_am is not None:
        raise UserError(
            f"Geliefert wurde schon am {day(row.geliefert_am)}.", advice="Nehmen Sie zuerst die Lieferung zurück."
        )
    row.verzichtet = True
    _apply(row, {"grund": reason(grund), "ersatz": ersatz})
    _keep(session, row)


def reopen_lieferung(session: Session, berichtspflicht_id: UUID, schluessel: str) -> None:
    """Take a delivery or a waiver back; Eingang and notes stay, the reason goes.

    Raises UserError where there is neither.
    """
    row = _row(session, berichtspflicht_id, _soll(session, berichtspflicht_id, schluessel))
    if row.geliefert_am is None and not row.verzichtet:
        raise UserError("Hier ist weder eine Lieferung noch ein Verzicht eingetragen.")
    row.geliefert_am, row.verzichtet, row.grund, row.ersatz = None, False, "", ""
    _keep(session, row)


def _soll(session: Session, berichtspflicht_id: UUID, schluessel: str) -> Soll:
    duty = require(session, berichtspflicht_id)
    year = schluessel[:4]
    due = solls(fassungen(session, duty.id), duty.endet_am, int(year)) if year.isdecimal() else ()
    found = next((soll for soll in due if soll.schluessel == schluessel), None)
    if found is None:
        raise UserError("Diesen Berichtstermin gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return found


def _row(session: Session, berichtspflicht_id: UUID, soll: Soll) -> tables.Lieferung:
    key = lieferung_id(berichtspflicht_id, soll.schluessel)
    row = session.get(tables.Lieferung, key)
    if row is None:
        row = tables.Lieferung(
            id=key, berichtspflicht_id=berichtspflicht_id, schluessel=soll.schluessel, faellig=soll.faellig
        )
    return row


def _apply(row: tables.Lieferung, angaben: Lieferangaben) -> None:
    values: dict[str, Any] = dict(angaben)
    for name, value in values.items():
        what, longest = _TEXTS[name]
        setattr(row, name, cleaned(value, what, longest=longest, field=name))


def _keep(session: Session, row: tables.Lieferung) -> None:
    """Keep a row as long as it says something; one that says nothing any more would only stand in the way."""
    told = (row.eingang, row.geliefert_am, row.verzichtet, row.weg, row.notiz, row.steuerung, row.grund, row.ersatz)
    if any(told):
        session.add(row)
    elif row in session:
        session.delete(row)
    session.flush()
