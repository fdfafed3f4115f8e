"""What may be written into a Feststellung, and which of them may be worked on."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.rows import WAEHLBAR, Art, Ausrichtung, Dimension, Quelle, Schwere
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError

LONGEST_TEXT = 4_000
#: Room for the Kennungen of a dozen Rückmeldungen.
_LONGEST_HERKUNFT = 300
_LONGEST_WORD = 60
_MOST_CAUSES = 9
_MOST_POINTS = 500
_LARGEST = 100_000_000


_TEXTE = (
    ("titel", "Der Titel", LONGEST_TITLE),
    ("text", "Der Text", LONGEST_TEXT),
    ("zaehlt", "Die Zählweise", _LONGEST_WORD),
    ("herkunft", "Die Kennung der Quelle", _LONGEST_HERKUNFT),
    ("stelle", "Die prüfende Stelle", LONGEST_TITLE),
    ("nummer", "Die Nummer der Bemerkung", _LONGEST_WORD),
)
#: What only a Prüfungsbemerkung has.
_BEMERKUNG: dict[str, object] = {"stelle": "", "nummer": "", "frist": None}


class OhneArt(TypedDict, total=False):
    """What may be told about a Feststellung besides what kind it is; an empty choice is None."""

    titel: str
    text: str
    datum: date
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
    quelle: Quelle
    herkunft: str
    stelle: str
    nummer: str
    frist: date | None


class Angaben(OhneArt, total=False):
    """What may be told about a Feststellung."""

    art: Art


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
    for name, what, longest in _TEXTE:
        if name in values:
            values[name] = cleaned(values[name], what, longest=longest, field=name, required=name == "titel")
    for name, what, most in (("ursachen", "Die Ursache", _MOST_CAUSES), ("punkte", "Der Prüfpunkt", _MOST_POINTS)):
        if name in values:
            values[name] = _list(values[name], what, name, most)
    anzahl, bewertet = values.get("anzahl", row.anzahl), values.get("bewertet", row.bewertet)
    _require_count(anzahl, bewertet)
    _take_quelle(row, values)
    for name, value in values.items():
        setattr(row, name, value)
    _require_order(row)


def _take_quelle(row: tables.Feststellung, values: dict[str, Any]) -> None:
    """What belongs to a Prüfungsbemerkung goes when the source becomes another one.

    Raises UserError for a source nobody may choose, and where one is given what only a Prüfungsbemerkung has.
    """
    new = values.get("quelle", row.quelle)
    _require_own_source(row, values)
    if new is not row.quelle:
        _require_choice(row.quelle, new)
    if new is Quelle.BEMERKUNG:
        return
    for name, nothing in _BEMERKUNG.items():
        if values.get(name):
            raise UserError(
                "Stelle, Nummer und Frist gehören zu einer Prüfungsbemerkung.",
                advice="Wählen Sie zuerst die Quelle „Prüfungsbemerkung“.",
                field=name,
            )
        values[name] = nothing


def _require_own_source(row: tables.Feststellung, values: dict[str, Any]) -> None:
    """One that rests on a Q-Check or a Befragung in the file keeps it, and its Kennung, as its source."""
    what = "einem Q-Check" if row.qcheck_id is not None else "einer Befragung"
    if row.qcheck_id is None and row.befragung_id is None:
        return
    for name, own in (("quelle", row.quelle), ("herkunft", row.herkunft)):
        if own and values.get(name, own) != own:
            raise UserError(
                f"Diese Feststellung stammt aus {what}.",
                advice="Schreiben Sie für eine andere Quelle eine neue Feststellung.",
                field=name,
            )


def _require_choice(old: Quelle, new: Quelle) -> None:
    if old not in WAEHLBAR:
        raise UserError(
            "Diese Feststellung stammt aus einer Aktenprüfung.",
            advice="Schreiben Sie für eine andere Quelle eine neue Feststellung.",
            field="quelle",
        )
    if new not in WAEHLBAR:
        raise UserError(
            "„Aktenprüfung“ lässt sich nicht von Hand wählen.",
            advice="Leiten Sie die Feststellung aus dem Ergebnis der Prüfung ab.",
            field="quelle",
        )


def _require_order(row: tables.Feststellung) -> None:
    """The days come one after the other."""
    if row.nachholung_bis is not None and row.nachholung_bis < row.datum:
        raise UserError(
            "Die Nachholung liegt vor dem Tag der Feststellung.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field="nachholung_bis",
        )
    if row.frist is not None and row.frist < row.datum:
        raise UserError(
            "Die Frist der Prüfungsbemerkung liegt vor dem Tag der Feststellung.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field="frist",
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
