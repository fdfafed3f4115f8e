"""What may be written into a Maßnahme, and the rules of its days."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import Uuid, column, table
from sqlmodel import Session, select

from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.rows import Horizont, Vorbehalt
from qmapp.act.vorgaben.rows import Vorgaben
from qmapp.arbeitstage import FIRST_YEAR, LAST_YEAR
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, cleaned_texts
from qmapp.errors import UserError
from qmapp.german import day

LONGEST_TEXT = 4_000
_LONGEST_ROLE = 120
_MOST_INVOLVED = 30
_MOST_CENTS = 100_000_000_000
_MOST_VZAE = Decimal(1_000)
#: Field → (subject of a sentence, longest).
_TEXTS = {
    "titel": ("Der Titel", LONGEST_TITLE),
    "text": ("Der Text", LONGEST_TEXT),
    "messgroesse": ("Die Messgröße", LONGEST_NOTE),
    "herkunft": ("Die Herkunft", _LONGEST_ROLE),
    "verantwortlich": ("Die verantwortliche Stelle", _LONGEST_ROLE),
    "person": ("Der Name", _LONGEST_ROLE),
    "vorbehalt_stelle": ("Die Stelle des Vorbehalts", _LONGEST_ROLE),
    "anforderung": ("Die Anforderung", _LONGEST_ROLE),
    "bemerkung": ("Die Bemerkung", LONGEST_NOTE),
}
_DAYS = {
    "vereinbart_am": "Der Tag der Vereinbarung",
    "frist": "Die Frist",
    "wirksamkeit_geplant": "Der Tag der Wirksamkeitsprüfung",
}
# The room of the Projekt lies above this one; only whether one is there must be known here.
_PROJEKT = table("projekt", column("id", Uuid()))


class Angaben(TypedDict, total=False):
    """What may be told about a Maßnahme; an empty choice is None, ``bedarf_cent`` in cents."""

    titel: str
    text: str
    messgroesse: str
    herkunft: str
    verantwortlich: str
    person: str
    beteiligte: Sequence[str]
    vereinbart_am: date | None
    horizont: Horizont | None
    frist: date | None
    bedarf_cent: int | None
    bedarf_vzae: Decimal | None
    vorbehalt: Vorbehalt
    vorbehalt_stelle: str
    pilot: bool
    good_practice: bool
    veroeffentlichung: Veroeffentlichung
    anforderung: str
    bemerkung: str
    abhaengig_von_id: UUID | None
    projekt_id: UUID | None
    wirksamkeit_geplant: date | None


def require(session: Session, massnahme_id: UUID) -> tables.Massnahme:
    """The Maßnahme; raises UserError where it is gone."""
    row = session.get(tables.Massnahme, massnahme_id)
    if row is None:
        raise UserError("Diese Maßnahme gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def require_meilenstein(session: Session, meilenstein_id: UUID) -> tables.Meilenstein:
    """The Meilenstein; raises UserError where it is gone."""
    row = session.get(tables.Meilenstein, meilenstein_id)
    if row is None:
        raise UserError("Diesen Meilenstein gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return row


def agreed(row: tables.Massnahme) -> bool:
    """Whether its deadline is a promise: agreed on a day, and therefore only moved with a reason."""
    return row.vereinbart_am is not None and row.frist is not None


def apply(session: Session, row: tables.Massnahme, angaben: Angaben, heute: date | None, given: Vorgaben) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken.

    ``heute`` is needed where a deadline is set (ValueError without it). The Horizont follows the days as long as nobody
    has chosen another one.
    """
    values: dict[str, Any] = {**angaben, **_cleaned(angaben)}
    _check_days(row, values, heute)
    _check_links(session, row, values)
    proposed = propose_horizont(row.vereinbart_am, row.frist, given)
    follows = "horizont" not in values and row.horizont == proposed
    for name, value in values.items():
        setattr(row, name, value)
    if follows:
        row.horizont = propose_horizont(row.vereinbart_am, row.frist, given)


def propose_horizont(von: date | None, bis: date | None, given: Vorgaben) -> Horizont | None:
    """Short up to ``kurz_monate`` months after ``von``, medium up to ``mittel_monate``, long beyond (S003-4.4.1-3)."""
    if von is None or bis is None:
        return None
    if bis <= _later(von, given.kurz_monate):
        return Horizont.KURZ
    return Horizont.MITTEL if bis <= _later(von, given.mittel_monate) else Horizont.LANG


def plausible(value: date, what: str, *, field: str) -> date:
    """The day; raises UserError for one no Maßnahme can mean (year 1, year 9999)."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise UserError(
            f"{what} liegt im Jahr {value.year}.",
            advice=f"Bitte wählen Sie einen Tag zwischen {FIRST_YEAR} und {LAST_YEAR}.",
            field=field,
        )
    return value


def check_frist(frist: date, vereinbart_am: date | None, heute: date, *, field: str = "frist") -> None:
    """Raises UserError for a new deadline before today, or before it was agreed."""
    plausible(frist, "Die Frist", field=field)
    if frist < heute:
        raise UserError(
            f"Die Frist {day(frist)} ist schon vorbei.",
            advice="Bitte wählen Sie einen Tag ab heute.",
            field=field,
        )
    _after_agreement(frist, vereinbart_am, field)


def not_after(value: date, heute: date | None, what: str, *, field: str) -> None:
    """Raises UserError for a day on which something cannot have happened yet."""
    plausible(value, what, field=field)
    if heute is not None and value > heute:
        raise UserError(f"{what} liegt in der Zukunft.", advice="Bitte wählen Sie heute oder früher.", field=field)


def _cleaned(angaben: Angaben) -> dict[str, Any]:
    values: dict[str, Any] = {}
    values |= cleaned_texts(angaben, _TEXTS)
    if "beteiligte" in angaben:
        found = [
            cleaned(value, "Die Beteiligte Stelle", longest=_LONGEST_ROLE, field="beteiligte")
            for value in angaben["beteiligte"]
        ]
        values["beteiligte"] = [value for value in dict.fromkeys(found) if value]
        if len(values["beteiligte"]) > _MOST_INVOLVED:
            raise UserError(f"Es können höchstens {_MOST_INVOLVED} Beteiligte genannt werden.", field="beteiligte")
    cents = angaben.get("bedarf_cent")
    if cents is not None and not 0 <= cents <= _MOST_CENTS:
        raise UserError("Der Bedarf muss ein Betrag ab 0 € sein.", field="bedarf_cent")
    if "bedarf_vzae" in angaben:
        values["bedarf_vzae"] = _vzae(angaben["bedarf_vzae"])
    return values


def _vzae(value: Decimal | None) -> str:
    if value is None:
        return ""
    if not value.is_finite() or not 0 <= value <= _MOST_VZAE or value != round(value, 3):
        raise UserError(
            "Der Stellenbedarf muss eine Zahl von 0 bis 1.000 mit höchstens drei Nachkommastellen sein.",
            advice="Zum Beispiel 1,5.",
            field="bedarf_vzae",
        )
    return f"{value:f}"


def _check_days(row: tables.Massnahme, values: dict[str, Any], heute: date | None) -> None:
    for name, what in _DAYS.items():
        if values.get(name) is not None:
            plausible(values[name], what, field=name)
    moved = "frist" in values and values["frist"] != row.frist
    if moved and agreed(row):
        raise UserError(
            "Die Frist ist vereinbart und wird nur mit einem Grund geändert.",
            advice="Bitte wählen Sie „Frist ändern“.",
            field="frist",
        )
    since = values.get("vereinbart_am", row.vereinbart_am)
    if since is None and row.frist_urspruenglich is not None:
        raise UserError("Die Frist wurde schon verschoben; die Vereinbarung bleibt stehen.", field="vereinbart_am")
    if moved and values["frist"] is not None:
        if heute is None:
            raise ValueError("a deadline is held against today")
        check_frist(values["frist"], since, heute)
    elif "vereinbart_am" in values:
        _check_agreement(row, since)


def _check_agreement(row: tables.Massnahme, since: date | None) -> None:
    """Raises UserError for a day of agreement after the deadline that was agreed, or after it was done."""
    first = row.frist_urspruenglich or row.frist
    if first is not None:
        _after_agreement(first, since, "vereinbart_am")
    if since is not None and row.umgesetzt_am is not None and since > row.umgesetzt_am:
        raise UserError(
            f"Umgesetzt ist sie seit dem {day(row.umgesetzt_am)}, also vor dem Tag der Vereinbarung.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field="vereinbart_am",
        )


def _after_agreement(frist: date, vereinbart_am: date | None, field: str) -> None:
    if vereinbart_am is not None and frist < vereinbart_am:
        raise UserError(
            f"Die Frist {day(frist)} liegt vor dem Tag der Vereinbarung ({day(vereinbart_am)}).",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field=field,
        )


def _check_links(session: Session, row: tables.Massnahme, values: dict[str, Any]) -> None:
    other = values.get("abhaengig_von_id")
    if other is not None:
        _check_chain(session, row, other)
    projekt = values.get("projekt_id")
    if projekt is not None and session.exec(select(_PROJEKT.c.id).where(_PROJEKT.c.id == projekt)).first() is None:
        raise UserError(
            "Dieses Projekt gibt es nicht mehr.", advice="Bitte wählen Sie ein anderes.", field="projekt_id"
        )


def _check_chain(session: Session, row: tables.Massnahme, other_id: UUID) -> None:
    """Raises UserError where ``row`` would wait for itself, at once or over others."""
    if other_id == row.id:
        raise UserError("Eine Maßnahme kann nicht von sich selbst abhängen.", field="abhaengig_von_id")
    other = require(session, other_id)
    seen = {other.id}
    step = other.abhaengig_von_id
    while step is not None and step not in seen:
        if step == row.id:
            raise UserError(
                f"{other.kennung} wartet selbst auf {row.kennung}.",
                advice="Zwei Maßnahmen können nicht aufeinander warten, auch nicht über andere.",
                field="abhaengig_von_id",
            )
        seen.add(step)
        step = require(session, step).abhaengig_von_id


def _later(start: date, months: int) -> date:
    """So many months later: the same day, or the last one of a shorter month (§ 188 Abs. 2 und 3 BGB)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(start.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
