"""What may be written into a Feststellung, and which of them may be worked on."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.rows import Art, Ausrichtung, Dimension, Schwere
from qmapp.checks.aktenpruefung.eingabe import LONGEST_TITLE, cleaned
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.errors import UserError

LONGEST_TEXT = 4_000
_LONGEST_WORD = 60
_MOST_CAUSES = 9
_MOST_POINTS = 500
_LARGEST = 100_000_000


class Angaben(TypedDict, total=False):
    """What may be told about a Feststellung; an empty choice is None."""

    titel: str
    text: str
    datum: date
    art: Art
    schwere: Schwere | None
    dimension: Dimension | None
    ausrichtung: Ausrichtung | None
    ursachen: Sequence[str]
    zurechenbarkeit: Zurechenbarkeit | None
    punkte: Sequence[str]
    anzahl: int | None
    bewertet: int | None
    zaehlt: str
    nachholung_bis: date | None


def require(session: Session, feststellung_id: UUID) -> tables.Feststellung:
    """The Feststellung; raises UserError where it is gone."""
    row = session.get(tables.Feststellung, feststellung_id)
    if row is None:
        raise UserError("Diese Feststellung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def require_own(session: Session, feststellung_id: UUID) -> tables.Feststellung:
    """A Feststellung that stands on its own; raises UserError for one merged into another."""
    row = require(session, feststellung_id)
    if row.aufgegangen_in_id is not None:
        target = require(session, row.aufgegangen_in_id)
        raise UserError(
            f"{row.kennung} ist in {target.kennung} aufgegangen.",
            advice=f"Ändern Sie {target.kennung}, oder lösen Sie die Feststellung dort wieder heraus.",
        )
    return row


def apply(row: tables.Feststellung, angaben: Angaben) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken."""
    values: dict[str, Any] = dict(angaben)
    if "titel" in values:
        values["titel"] = cleaned(values["titel"], "Der Titel", longest=LONGEST_TITLE, field="titel", required=True)
    if "text" in values:
        values["text"] = cleaned(values["text"], "Der Text", longest=LONGEST_TEXT, field="text")
    if "zaehlt" in values:
        values["zaehlt"] = cleaned(values["zaehlt"], "Die Zählweise", longest=_LONGEST_WORD, field="zaehlt")
    for name, what, most in (("ursachen", "Die Ursache", _MOST_CAUSES), ("punkte", "Der Prüfpunkt", _MOST_POINTS)):
        if name in values:
            values[name] = _list(values[name], what, name, most)
    anzahl, bewertet = values.get("anzahl", row.anzahl), values.get("bewertet", row.bewertet)
    _require_count(anzahl, bewertet)
    for name, value in values.items():
        setattr(row, name, value)
    if row.nachholung_bis is not None and row.nachholung_bis < row.datum:
        raise UserError(
            "Die Nachholung liegt vor dem Tag der Feststellung.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field="nachholung_bis",
        )


def _list(values: Sequence[str], what: str, field: str, most: int) -> list[str]:
    found = [cleaned(value, what, longest=_LONGEST_WORD, field=field, required=True) for value in values]
    different = list(dict.fromkeys(found))
    if len(different) > most:
        raise UserError(f"Es können höchstens {most} angegeben werden.", field=field)
    return different


def _require_count(anzahl: int | None, bewertet: int | None) -> None:
    for name, value in (("anzahl", anzahl), ("bewertet", bewertet)):
        if value is not None and not 0 <= value <= _LARGEST:
            raise UserError("Bitte geben Sie eine Zahl ab 0 ein.", field=name)
    if anzahl is not None and bewertet is not None and anzahl > bewertet:
        raise UserError(
            "Es sind mehr Akten betroffen als bewertet.",
            advice="Bitte berichtigen Sie eine der beiden Zahlen.",
            field="anzahl",
        )
