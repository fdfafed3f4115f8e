"""What may be written into a Befragung and onto a sheet, and which of them may still be worked on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import tables
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR, Perspektive
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.eingabe import LONGEST_TITLE, cleaned, cleaned_texts, names, period
from qmapp.errors import UserError

LONGEST_TEXT = 4_000
_LARGEST = 10_000_000
_TEXTS = {
    "titel": ("Der Titel", LONGEST_TITLE),
    "zielgruppe": ("Die Zielgruppe", LONGEST_TITLE),
    "weg": ("Der Weg", LONGEST_TEXT),
    "aussagekraft": ("Die Aussagekraft", LONGEST_TEXT),
    "fazit": ("Das Fazit", LONGEST_TEXT),
}
_NUMBERS = {
    "ausgegeben": ("Die Zahl der ausgegebenen Bögen", 1, _LARGEST),
    "grundgesamtheit": ("Die Grundgesamtheit", 1, _LARGEST),
    "kleinste_gruppe": ("Die kleinste gezeigte Gruppe", 3, 100),
    "vorher_ausgegeben": ("Die Zahl der damals ausgegebenen Bögen", 1, _LARGEST),
    "vorher_boegen": ("Der Rücklauf der früheren Befragung", 0, _LARGEST),
}


class Angaben(TypedDict, total=False):
    """What may be told about a Befragung."""

    titel: str
    perspektive: Perspektive
    zielgruppe: str
    von: date | None
    bis: date | None
    ausgegeben: int | None
    grundgesamtheit: int | None
    weg: str
    aussagekraft: str
    kleinste_gruppe: int
    doppelt: bool
    loeschen_am: date | None
    fazit: str
    beteiligte: Sequence[str]
    ergebnis_am: date | None
    vorher_ausgegeben: int | None
    vorher_boegen: int | None


def require(session: Session, befragung_id: UUID) -> tables.Befragung:
    """The Befragung; raises UserError where it is gone."""
    row = session.get(tables.Befragung, befragung_id)
    if row is None:
        raise UserError("Diese Befragung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def require_open(session: Session, befragung_id: UUID) -> tables.Befragung:
    """A Befragung whose sheets may change; raises UserError for one that is closed."""
    row = require(session, befragung_id)
    if row.abgeschlossen_am is not None:
        raise UserError(
            f"{row.kennung} ist abgeschlossen.", advice="Öffnen Sie die Befragung wieder, um etwas zu ändern."
        )
    return row


def apply(row: tables.Befragung, angaben: Angaben) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken."""
    values: dict[str, Any] = dict(angaben)
    values |= cleaned_texts(values, _TEXTS)
    if "beteiligte" in values:
        values["beteiligte"] = names(values["beteiligte"], "Der Name", field="beteiligte")
    for name, (what, low, high) in _NUMBERS.items():
        if values.get(name) is not None and not low <= values[name] <= high:
            raise UserError(f"{what} liegt zwischen {low} und {high}.", field=name)
    first, last = values.get("von", row.von), values.get("bis", row.bis)
    if first is not None and last is not None:
        period(first, last, "Der Zeitraum", field="bis")
    for name, value in values.items():
        setattr(row, name, value)


class Fragebogen:
    """The items, questions about oneself and free texts of a catalogue by code, and what may be answered to each."""

    def __init__(self, katalog: Katalog) -> None:
        assert katalog.skala is not None, "every catalogue of a Befragung has one"
        self.steps = {stufe.wert for stufe in katalog.skala.stufen}
        self._by_kind: dict[str, dict[str, Pruefpunkt]] = {"werte": {}, "angaben": {}, "texte": {}}
        kinds = {FREITEXT: "texte", ANGABE: "angaben"}
        for punkt in katalog.punkte:
            self._by_kind[kinds.get(punkt.bereich, "werte")][punkt.code] = punkt

    def werte(self, given: Mapping[str, int]) -> dict[str, int]:
        """Steps of the scale, or 0; raises UserError with the code of what is neither."""
        return {
            code: value
            for code, value in given.items()
            if self._known("werte", code)
            and self._allowed(code, value, value in self.steps or value == NICHT_BEURTEILBAR)
        }

    def angaben(self, given: Mapping[str, int]) -> dict[str, int]:
        """Numbers of choices from 1; raises UserError with the code where there is no such choice."""
        return {
            code: value
            for code, value in given.items()
            if self._known("angaben", code)
            and self._allowed(code, value, 1 <= value <= len(self._by_kind["angaben"][code].optionen))
        }

    def texte(self, given: Mapping[str, str]) -> dict[str, str]:
        """Free texts, cleaned; empty ones are left out."""
        found = {
            code: cleaned(text, "Der Text", longest=LONGEST_TEXT, field=code)
            for code, text in given.items()
            if self._known("texte", code)
        }
        return {code: text for code, text in found.items() if text}

    def _known(self, kind: str, code: str) -> bool:
        if code not in self._by_kind[kind]:
            raise UserError(f"„{code}“ gibt es auf diesem Bogen nicht.", field=code)
        return True

    def _allowed(self, code: str, value: int, allowed: bool) -> bool:
        if not allowed:
            raise UserError(f"{value} ist keine Antwort auf {code}.", field=code)
        return True


def fragebogen(session: Session, row: tables.Befragung) -> Fragebogen:
    """What a Befragung asks."""
    return Fragebogen(katalog_door.katalog(session, row.katalog_id))
