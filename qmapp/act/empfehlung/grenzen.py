"""What may be written into an Empfehlung and its answer, and which of them may be worked on."""

from datetime import date, timedelta
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session

from qmapp.act.empfehlung import tables
from qmapp.act.empfehlung.rows import Grund, Haltung, Prioritaet, Veroeffentlichung
from qmapp.act.vorgaben import vorgaben
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import day

LONGEST_TEXT = 4_000
LONGEST_OVERALL = 12_000
YEARS = range(2000, 2101)


class Angaben(TypedDict, total=False):
    """What may be told about an Empfehlung; ``adressat`` is an organisational unit."""

    titel: str
    text: str
    prioritaet: Prioritaet
    adressat: str
    empfohlen_am: date
    antwort_frist: date
    veroeffentlichung: Veroeffentlichung


class Antwortangaben(TypedDict, total=False):
    """What may be told about the answer to one Empfehlung; ``rolle`` answers, an empty choice is None."""

    haltung: Haltung | None
    text: str
    grund: Grund | None
    begruendung: str
    rolle: str
    datum: date | None


class Gesamtangaben(TypedDict, total=False):
    """What may be told about the answer to all Empfehlungen of a year."""

    text: str
    rolle: str
    datum: date | None


#: Field → (subject of the sentence, longest text, whether it must be there).
_TEXTS = {
    "titel": ("Der Titel", LONGEST_TITLE, True),
    "text": ("Der Text", LONGEST_TEXT, False),
    "adressat": ("Der Adressat", LONGEST_TITLE, False),
}
_ANSWER_TEXTS = {
    "text": ("Die Antwort", LONGEST_TEXT, False),
    "begruendung": ("Die Begründung", LONGEST_TEXT, False),
    "rolle": ("Die Rolle", LONGEST_TITLE, False),
}
_OVERALL_TEXTS = {
    "text": ("Die Gesamtstellungnahme", LONGEST_OVERALL, False),
    "rolle": ("Die Rolle", LONGEST_TITLE, False),
}
_KEPT_ONCE_ANSWERED = ("titel", "text")


def require(session: Session, empfehlung_id: UUID) -> tables.Empfehlung:
    """The Empfehlung; raises UserError where it is gone."""
    row = session.get(tables.Empfehlung, empfehlung_id)
    if row is None:
        raise UserError("Diese Empfehlung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def require_jahr(jahr: int) -> int:
    """A year that can be; raises UserError otherwise."""
    if jahr not in YEARS:
        raise UserError(
            f"Das Jahr muss zwischen {YEARS[0]} und {YEARS[-1]} liegen.",
            advice="Bitte berichtigen Sie die Zahl.",
            field="jahr",
        )
    return jahr


def released(session: Session, empfehlung_id: UUID) -> tables.Stellungnahme | None:
    """The answer to an Empfehlung if it is released."""
    answer = session.get(tables.Stellungnahme, empfehlung_id)
    return answer if answer is not None and answer.freigegeben_am is not None else None


def require_unreleased(row: tables.Empfehlung, answer: tables.Stellungnahme | None) -> None:
    """Raises UserError where the answer is released: it is what the Leitung has said."""
    if answer is not None and answer.freigegeben_am is not None:
        raise UserError(
            f"Die Antwort zu {row.kennung} ist am {day(answer.freigegeben_am)} freigegeben worden.",
            advice="Öffnen Sie die Antwort wieder, wenn sie geändert werden soll.",
        )


def usual_frist(session: Session, empfohlen_am: date) -> date:
    """The day by which the Leitung answers unless told otherwise."""
    return empfohlen_am + timedelta(weeks=vorgaben(session).antwort_wochen)


def apply(session: Session, row: tables.Empfehlung, angaben: Angaben) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken.

    The deadline of the answer follows ``empfohlen_am`` as long as it is the usual one. Titel and Text stay as they are
    once the Leitung has answered them.
    """
    values = _clean(dict(angaben), _TEXTS)
    answer = session.get(tables.Stellungnahme, row.id)
    for name in _KEPT_ONCE_ANSWERED:
        if name in values and values[name] != getattr(row, name):
            require_unreleased(row, answer)
    usual = row.antwort_frist == usual_frist(session, row.empfohlen_am)
    if "empfohlen_am" in values and "antwort_frist" not in values and usual:
        values["antwort_frist"] = usual_frist(session, values["empfohlen_am"])
    for name, value in values.items():
        setattr(row, name, value)
    _require_order(row, answer)


def apply_answer(row: tables.Empfehlung, answer: tables.Stellungnahme, angaben: Antwortangaben) -> None:
    """Set what is named of an answer; raises UserError for texts too long and an answer before its Empfehlung."""
    for name, value in _clean(dict(angaben), _ANSWER_TEXTS).items():
        setattr(answer, name, value)
    if "datum" in angaben:
        _require_order(row, answer, field="datum")


def apply_overall(row: tables.Gesamtstellungnahme, angaben: Gesamtangaben) -> None:
    """Set what is named of the answer to all Empfehlungen of a year."""
    for name, value in _clean(dict(angaben), _OVERALL_TEXTS).items():
        setattr(row, name, value)


def _clean(values: dict[str, Any], texts: dict[str, tuple[str, int, bool]]) -> dict[str, Any]:
    for name, (what, longest, required) in texts.items():
        if name in values:
            values[name] = cleaned(values[name], what, longest=longest, field=name, required=required)
    return values


def _require_order(row: tables.Empfehlung, answer: tables.Stellungnahme | None, *, field: str = "empfohlen_am") -> None:
    if row.antwort_frist < row.empfohlen_am:
        raise UserError(
            f"Die Antwortfrist {day(row.antwort_frist)} liegt vor dem Tag der Empfehlung, {day(row.empfohlen_am)}.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field="antwort_frist",
        )
    if answer is not None and answer.datum is not None and answer.datum < row.empfohlen_am:
        raise UserError(
            f"Die Antwort vom {day(answer.datum)} liegt vor der Empfehlung vom {day(row.empfohlen_am)}.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field=field,
        )
