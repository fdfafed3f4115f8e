"""Recurring meetings with a minimum a year: what is planned, what was held, and why one was missed (S002-2-1, -2-2)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlmodel import Session

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.grenzen import in_known_years, known_year, not_later
from qmapp.act.berichtspflicht.rows import Terminstand
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, cleaned_texts, reason
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung

_TEXTS = {
    "titel": ("Der Titel", LONGEST_TITLE),
    "grundlage": ("Die Grundlage", LONGEST_TITLE),
    "rolle": ("Die Zuständigkeit", LONGEST_TITLE),
    "inhalt": ("Der Inhalt", LONGEST_NOTE),
}
_TERMIN_TEXTS = {"protokoll": ("Das Protokoll", LONGEST_TITLE), "notiz": ("Die Notiz", LONGEST_NOTE)}
_MOST_A_YEAR = 366
_MOST_ROLES = 60


class Serienangaben(TypedDict, total=False):
    """What may be told about a series; ``pflicht``: roles that have to take part."""

    titel: str
    grundlage: str
    rolle: str
    inhalt: str
    pflicht: Sequence[str]


class Terminangaben(TypedDict, total=False):
    """What may be told about a meeting; ``protokoll``: where the minutes are."""

    datum: date
    stand: Terminstand
    teilnehmende: Sequence[str]
    protokoll: str
    notiz: str


def create_terminserie(
    session: Session, *, ab_jahr: int, mindestens: int = 2, kennung: str = "", **angaben: Unpack[Serienangaben]
) -> UUID:
    """Make a series with its minimum a year from ``ab_jahr`` on; its id. Raises UserError with the field at fault."""
    column = tables.Terminserie.kennung
    given = free_kennung(session, column, kennung) if kennung else next_kennung(session, column, "TS-", 2)
    row = tables.Terminserie(kennung=given, titel="", pflicht=[])
    _apply_serie(row, {"titel": "", **angaben})
    session.add(row)
    session.flush()
    set_mindestens(session, row.id, ab_jahr, mindestens)
    return row.id


def update_terminserie(session: Session, serie_id: UUID, **angaben: Unpack[Serienangaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken."""
    _apply_serie(_serie(session, serie_id), angaben)
    session.flush()


def delete_terminserie(session: Session, serie_id: UUID) -> None:
    """Delete a series with its meetings."""
    session.delete(_serie(session, serie_id))
    session.flush()


def set_mindestens(session: Session, serie_id: UUID, ab_jahr: int, mindestens: int) -> None:
    """Say the minimum a year from ``ab_jahr`` on; earlier years keep theirs. 0: there is none."""
    _serie(session, serie_id)
    known_year(ab_jahr, "ab_jahr")
    if not 0 <= mindestens <= _MOST_A_YEAR:
        raise UserError(f"Die Mindestzahl muss zwischen 0 und {_MOST_A_YEAR} liegen.", field="mindestens")
    row = session.get(tables.TerminserieFassung, (serie_id, ab_jahr))
    if row is None:
        session.add(tables.TerminserieFassung(serie_id=serie_id, ab_jahr=ab_jahr, mindestens=mindestens))
    else:
        row.mindestens = mindestens
    session.flush()


def explain_jahr(session: Session, serie_id: UUID, jahr: int, grund: str, *, ersatz: str = "") -> None:
    """Say why the minimum of a year was missed and what took its place; without a reason the note goes."""
    _serie(session, serie_id)
    known_year(jahr, "jahr")
    row = session.get(tables.TerminserieJahr, (serie_id, jahr))
    instead = cleaned(ersatz, "Der Ersatz", longest=LONGEST_NOTE, field="ersatz")
    if not grund.strip() and not instead:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(tables.TerminserieJahr(serie_id=serie_id, jahr=jahr, grund=reason(grund), ersatz=instead))
    else:
        row.grund, row.ersatz = reason(grund), instead
    session.flush()


def add_termin(session: Session, serie_id: UUID, *, heute: date, **angaben: Unpack[Terminangaben]) -> UUID:
    """Enter a meeting; its id. Without a ``stand`` one up to ``heute`` was held and a later one is planned.

    Raises UserError without a day and for a later one that is said to have been held.
    """
    _serie(session, serie_id)
    datum = angaben.get("datum", heute)
    usual = Terminstand.GEHALTEN if datum <= heute else Terminstand.GEPLANT
    row = tables.Termin(serie_id=serie_id, datum=datum, stand=usual, teilnehmende=[])
    _apply_termin(row, {"datum": datum, **angaben}, heute)
    session.add(row)
    session.flush()
    return row.id


def update_termin(session: Session, termin_id: UUID, *, heute: date, **angaben: Unpack[Terminangaben]) -> None:
    """Change what is named, nothing else; raises UserError as :func:`add_termin`."""
    _apply_termin(_termin(session, termin_id), angaben, heute)
    session.flush()


def remove_termin(session: Session, termin_id: UUID) -> None:
    """Delete a meeting."""
    session.delete(_termin(session, termin_id))
    session.flush()


def _serie(session: Session, serie_id: UUID) -> tables.Terminserie:
    row = session.get(tables.Terminserie, serie_id)
    if row is None:
        raise UserError("Diese Terminserie gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def _termin(session: Session, termin_id: UUID) -> tables.Termin:
    row = session.get(tables.Termin, termin_id)
    if row is None:
        raise UserError("Diesen Termin gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return row


def _apply_serie(row: tables.Terminserie, angaben: Serienangaben) -> None:
    values: dict[str, Any] = dict(angaben)
    values |= cleaned_texts(values, _TEXTS)
    if "pflicht" in values:
        values["pflicht"] = _names(values["pflicht"], "pflicht")
    for name, value in values.items():
        setattr(row, name, value)


def _apply_termin(row: tables.Termin, angaben: Terminangaben, heute: date) -> None:
    values: dict[str, Any] = dict(angaben)
    for name, (what, longest) in _TERMIN_TEXTS.items():
        if name in values:
            values[name] = cleaned(values[name], what, longest=longest, field=name)
    if "teilnehmende" in values:
        values["teilnehmende"] = _names(values["teilnehmende"], "teilnehmende")
    for name, value in values.items():
        setattr(row, name, value)
    in_known_years(row.datum, "datum")
    if row.stand is Terminstand.GEHALTEN:
        not_later(row.datum, heute, "Der Termin", "datum")


def _names(values: Sequence[str], field: str) -> list[str]:
    found = [cleaned(value, "Der Name", longest=LONGEST_TITLE, field=field) for value in values]
    names = list(dict.fromkeys(name for name in found if name))
    if len(names) > _MOST_ROLES:
        raise UserError(f"Bitte nennen Sie höchstens {_MOST_ROLES} Rollen.", field=field)
    return names
