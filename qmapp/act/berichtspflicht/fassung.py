"""The Fassungen of a Berichtspflicht: a change makes a new one, what was due before stays as it was (S002-7-2)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.frist import MOST
from qmapp.act.berichtspflicht.grenzen import in_known_years
from qmapp.act.berichtspflicht.regel import TEILE, checked_tage, in_kraft, solls
from qmapp.act.berichtspflicht.rows import Fassung, Regel
from qmapp.eingabe import LONGEST_REASON, LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import day


class Fassungsangaben(TypedDict, total=False):
    """What may be told about a Fassung; ``tage`` as ``MM-DD``."""

    regel: Regel
    tage: Sequence[str]
    arbeitstage: int
    je_jahr: int
    bezeichnung: str
    anlass: str


def add_fassung(
    session: Session, berichtspflicht_id: UUID, gueltig_ab: date, **angaben: Unpack[Fassungsangaben]
) -> UUID:
    """Change a Berichtspflicht from a day on; the id of the new Fassung.

    What is not told is as in the Fassung that held on that day. Raises UserError for a day that has a Fassung already
    and where something is known about a delivery that would no longer be due.
    """
    rows = _rows(session, berichtspflicht_id)
    if not rows:
        raise UserError("Diese Berichtspflicht gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    if any(row.gueltig_ab == gueltig_ab for row in rows):
        raise UserError(
            f"Eine Fassung ab dem {day(gueltig_ab)} gibt es schon.",
            advice="Wählen Sie einen anderen Tag, oder ändern Sie diese Fassung.",
            field="gueltig_ab",
        )
    before = [row for row in rows if row.gueltig_ab < gueltig_ab] or rows[:1]
    held = before[-1]
    kept: Fassungsangaben = {
        "regel": held.regel,
        "tage": held.tage,
        "arbeitstage": held.arbeitstage,
        "je_jahr": held.je_jahr,
        "bezeichnung": held.bezeichnung,
    }
    if held.regel is not Regel.EINGANG:
        del kept["arbeitstage"], kept["je_jahr"]
    elif "tage" not in angaben:
        del kept["tage"]
    made = new_fassung(session, berichtspflicht_id, gueltig_ab, {**kept, **angaben})
    require_nothing_lost(session, berichtspflicht_id, field="gueltig_ab")
    return made


def update_fassung(
    session: Session, fassung_id: UUID, *, gueltig_ab: date | None = None, **angaben: Unpack[Fassungsangaben]
) -> None:
    """Correct a Fassung nothing was delivered under; only its ``anlass`` can be changed at any time.

    Raises UserError otherwise, and with the field of what cannot be taken.
    """
    row = _require(session, fassung_id)
    if (gueltig_ab is not None or set(angaben) - {"anlass"}) and _used(session, row):
        raise UserError(
            f"Nach der Fassung ab {day(row.gueltig_ab)} wurde schon geliefert.",
            advice="Legen Sie eine neue Fassung an; die alten Termine bleiben, wie sie waren.",
            field=next(iter(angaben), "gueltig_ab"),
        )
    if gueltig_ab is not None and gueltig_ab != row.gueltig_ab:
        if any(other.gueltig_ab == gueltig_ab for other in _rows(session, row.berichtspflicht_id)):
            raise UserError(f"Eine Fassung ab dem {day(gueltig_ab)} gibt es schon.", field="gueltig_ab")
        row.gueltig_ab = in_known_years(gueltig_ab, "gueltig_ab")
    _apply(row, angaben)
    session.flush()
    require_nothing_lost(session, row.berichtspflicht_id, field="gueltig_ab")


def delete_fassung(session: Session, fassung_id: UUID) -> None:
    """Take a Fassung back, the one before holds on; raises UserError for the only one and where something is lost."""
    row = _require(session, fassung_id)
    if len(_rows(session, row.berichtspflicht_id)) == 1:
        raise UserError(
            "Eine Berichtspflicht braucht mindestens eine Fassung.", advice="Löschen Sie die Berichtspflicht selbst."
        )
    session.delete(row)
    session.flush()
    require_nothing_lost(session, row.berichtspflicht_id, field="gueltig_ab")


def new_fassung(session: Session, berichtspflicht_id: UUID, gueltig_ab: date, angaben: Fassungsangaben) -> UUID:
    """Add a Fassung; raises UserError with the field of what cannot be taken."""
    row = tables.BerichtspflichtFassung(
        berichtspflicht_id=berichtspflicht_id,
        gueltig_ab=in_known_years(gueltig_ab, "gueltig_ab"),
        regel=Regel.TAGE,
        tage=[],
    )
    _apply(row, angaben)
    session.add(row)
    session.flush()
    return row.id


def fassungen(session: Session, berichtspflicht_id: UUID) -> tuple[Fassung, ...]:
    """The Fassungen of a Berichtspflicht, the earliest first."""
    return tuple(frozen(row) for row in _rows(session, berichtspflicht_id))


def frozen(row: tables.BerichtspflichtFassung) -> Fassung:
    """A row as it leaves the door."""
    return Fassung(**{**row.model_dump(exclude={"berichtspflicht_id"}), "tage": tuple(row.tage)})


def require_nothing_lost(session: Session, berichtspflicht_id: UUID, *, field: str) -> None:
    """Raises UserError where something is known about a delivery that is not due any more."""
    duty = session.get_one(tables.Berichtspflicht, berichtspflicht_id)
    now = fassungen(session, berichtspflicht_id)
    keys = session.exec(
        select(tables.Lieferung.schluessel).where(tables.Lieferung.berichtspflicht_id == berichtspflicht_id)
    ).all()
    due = {soll.schluessel for year in {int(key[:4]) for key in keys} for soll in solls(now, duty.endet_am, year)}
    lost = sorted(set(keys) - due)
    if lost:
        raise UserError(
            f"Für {lost[-1][:4]} ist schon eine Lieferung eingetragen, die es dann nicht mehr gäbe.",
            advice="Wählen Sie einen späteren Tag, oder nehmen Sie zuerst die Lieferung zurück.",
            field=field,
        )


def _used(session: Session, row: tables.BerichtspflichtFassung) -> bool:
    duty = session.get_one(tables.Berichtspflicht, row.berichtspflicht_id)
    now = fassungen(session, row.berichtspflicht_id)
    keys = session.exec(
        select(tables.Lieferung.schluessel).where(tables.Lieferung.berichtspflicht_id == row.berichtspflicht_id)
    ).all()
    return any(
        soll.schluessel in keys and (holds := in_kraft(now, soll.ende)) is not None and holds.id == row.id
        for year in {int(key[:4]) for key in keys}
        for soll in solls(now, duty.endet_am, year)
    )


def _rows(session: Session, berichtspflicht_id: UUID) -> list[tables.BerichtspflichtFassung]:
    table = tables.BerichtspflichtFassung
    chosen = select(table).where(table.berichtspflicht_id == berichtspflicht_id)
    return list(session.exec(chosen.order_by(col(table.gueltig_ab))))


def _require(session: Session, fassung_id: UUID) -> tables.BerichtspflichtFassung:
    row = session.get(tables.BerichtspflichtFassung, fassung_id)
    if row is None:
        raise UserError("Diese Fassung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def _apply(row: tables.BerichtspflichtFassung, angaben: Fassungsangaben) -> None:
    values: dict[str, Any] = dict(angaben)
    if "bezeichnung" in values:
        values["bezeichnung"] = cleaned(
            values["bezeichnung"], "Die Bezeichnung", longest=LONGEST_TITLE, field="bezeichnung"
        )
    if "anlass" in values:
        values["anlass"] = cleaned(values["anlass"], "Der Anlass", longest=LONGEST_REASON, field="anlass")
    for name, value in values.items():
        setattr(row, name, list(value) if name == "tage" else value)
    if row.regel is not Regel.EINGANG:
        # A change to another rule begins with the day most offices agree on.
        usual = [] if "tage" in values else ["01-15" if row.regel is Regel.FOLGEJAHR else "12-15"]
        row.tage = list(checked_tage(row.tage or usual))
        row.arbeitstage = row.je_jahr = 0
        return
    row.tage = []
    row.arbeitstage, row.je_jahr = values.get("arbeitstage", row.arbeitstage or 10), row.je_jahr or 4
    if not 1 <= row.arbeitstage <= MOST:
        raise UserError(f"Bitte geben Sie 1 bis {MOST} Arbeitstage an.", field="arbeitstage")
    if row.je_jahr not in TEILE:
        raise UserError("Bitte wählen Sie Jahr, Halbjahr, Quartal oder Monat.", field="je_jahr")
