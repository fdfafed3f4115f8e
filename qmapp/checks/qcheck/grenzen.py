"""What may be written into a Q-Check, and which of them may still be worked on."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.checks.qcheck import tables
from qmapp.eingabe import LONGEST_TITLE, cleaned_texts, names, percent_text, period
from qmapp.errors import UserError
from qmapp.german import parse_decimal

LONGEST_TEXT = 4_000
LONGEST_REMARK = 2_000
_TEXTS = {
    "titel": ("Der Titel", LONGEST_TITLE),
    "prozess": ("Der Prozess", LONGEST_TITLE),
    "einheit": ("Die Organisationseinheit", LONGEST_TITLE),
    "zweck": ("Der Zweck", LONGEST_TEXT),
    "abgrenzung": ("Die Abgrenzung", LONGEST_TEXT),
    "fazit": ("Das Fazit", LONGEST_TEXT),
}
_LISTS = {"team": "Der Name", "methoden": "Der Erhebungsweg"}


class Angaben(TypedDict, total=False):
    """What may be told about a Q-Check; ``stunden``, ``gruen_ab`` and ``gelb_ab`` as typed."""

    titel: str
    prozess: str
    einheit: str
    zweck: str
    abgrenzung: str
    von: date | None
    bis: date | None
    team: Sequence[str]
    gemeinsam: bool
    methoden: Sequence[str]
    stunden: str
    rueckmeldung_am: date | None
    bericht_am: date | None
    fazit: str
    gruen_ab: str
    gelb_ab: str


def require(session: Session, qcheck_id: UUID) -> tables.QCheck:
    """The Q-Check; raises UserError where it is gone."""
    row = session.get(tables.QCheck, qcheck_id)
    if row is None:
        raise UserError("Diesen Q-Check gibt es nicht mehr.", advice="Bitte wählen Sie einen anderen.")
    return row


def require_open(session: Session, qcheck_id: UUID) -> tables.QCheck:
    """A Q-Check whose answers may change; raises UserError for one submitted or sealed."""
    row = require(session, qcheck_id)
    if row.versiegelt_am is not None:
        raise UserError(f"{row.kennung} ist versiegelt und ändert sich nicht mehr.")
    if row.vorgelegt_am is not None:
        raise UserError(
            f"{row.kennung} liegt zur Freigabe vor.", advice="Holen Sie den Q-Check zurück, um etwas zu ändern."
        )
    return row


def require_frage(session: Session, row: tables.QCheck, code: str) -> KatalogPunkt:
    """The question of this code; raises UserError where the catalogue has none."""
    punkt = session.get(KatalogPunkt, (row.katalog_id, code))
    if punkt is None:
        raise UserError(f"Die Frage „{code}“ gibt es in diesem Katalog nicht.", field="code")
    return punkt


def apply(row: tables.QCheck, angaben: Angaben) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken."""
    values: dict[str, Any] = dict(angaben)
    values |= cleaned_texts(values, _TEXTS)
    for name, what in _LISTS.items():
        if name in values:
            values[name] = names(values[name], what, field=name)
    values |= _numbers(values)
    _require_ampel(values.get("gruen_ab", row.gruen_ab), values.get("gelb_ab", row.gelb_ab))
    first, last = values.get("von", row.von), values.get("bis", row.bis)
    if first is not None and last is not None:
        period(first, last, "Der Zeitraum", field="bis")
    for name, value in values.items():
        setattr(row, name, value)


def _numbers(values: dict[str, Any]) -> dict[str, str]:
    """Hours and limits as decimal text."""
    found: dict[str, str] = {
        name: percent_text(values[name], "Die Grenze", field=name) for name in ("gruen_ab", "gelb_ab") if name in values
    }
    if "stunden" in values:
        found["stunden"] = _hours(values["stunden"])
    return found


def _hours(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        hours = parse_decimal(typed)
    except ValueError as error:
        raise UserError("Die Stunden brauchen eine Zahl, zum Beispiel 12,5.", field="stunden") from error
    if not 0 <= hours <= 100_000:
        raise UserError("Bitte geben Sie 0 bis 100.000 Stunden an.", field="stunden")
    return str(hours)


def _require_ampel(green: str, yellow: str) -> None:
    if Decimal(green) <= Decimal(yellow):
        raise UserError("Grün muss über Gelb beginnen.", field="gruen_ab")
