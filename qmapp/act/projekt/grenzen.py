"""What may be written into a Projekt and its phases, and which Projekt may be worked on."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session

from qmapp.act.projekt import tables
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned, period
from qmapp.errors import UserError
from qmapp.german import day

_LONGEST_ROLE = 100
_MOST_IN_TEAM = 40


class Angaben(TypedDict, total=False):
    """What may be told about a Projekt."""

    titel: str
    ziel: str
    leitung: str
    team: Sequence[str]
    von: date | None
    bis: date | None


class Phasendaten(TypedDict, total=False):
    """What may be told about a phase."""

    titel: str
    von: date
    bis: date


def require(session: Session, projekt_id: UUID) -> tables.Projekt:
    """The Projekt; raises UserError where it is gone."""
    row = session.get(tables.Projekt, projekt_id)
    if row is None:
        raise UserError("Dieses Projekt gibt es nicht mehr.", advice="Bitte wählen Sie ein anderes.")
    return row


def require_open(session: Session, projekt_id: UUID) -> tables.Projekt:
    """A Projekt that is not closed; raises UserError otherwise."""
    row = require(session, projekt_id)
    if row.abgeschlossen_am is not None:
        raise UserError(
            f"{row.kennung} ist seit dem {day(row.abgeschlossen_am)} abgeschlossen. Es wurde nichts geändert.",
            advice="Öffnen Sie das Projekt zuerst wieder.",
        )
    return row


def require_phase(session: Session, phase_id: UUID) -> tables.ProjektPhase:
    """A phase of an open Projekt; raises UserError where it is gone or its Projekt is closed."""
    row = session.get(tables.ProjektPhase, phase_id)
    if row is None:
        raise UserError("Diese Phase gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    require_open(session, row.projekt_id)
    return row


def apply(row: tables.Projekt, angaben: Angaben) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken."""
    values: dict[str, Any] = dict(angaben)
    for name, what, longest in (
        ("titel", "Der Titel", LONGEST_TITLE),
        ("ziel", "Das Ziel", LONGEST_NOTE),
        ("leitung", "Die Leitung", _LONGEST_ROLE),
    ):
        if name in values:
            values[name] = cleaned(values[name], what, longest=longest, field=name, required=name == "titel")
    if "team" in values:
        values["team"] = _team(values["team"])
    von, bis = values.get("von", row.von), values.get("bis", row.bis)
    if von is not None and bis is not None:
        period(von, bis, "Das Projekt", field="bis")
    for name, value in values.items():
        setattr(row, name, value)


def apply_phase(row: tables.ProjektPhase, angaben: Phasendaten) -> None:
    """Set what is named, cleaned; raises UserError with the field of what cannot be taken."""
    values: dict[str, Any] = dict(angaben)
    if "titel" in values:
        values["titel"] = cleaned(values["titel"], "Der Titel", longest=LONGEST_TITLE, field="titel", required=True)
    for name in ("von", "bis"):
        if name in values and values[name] is None:
            raise UserError("Eine Phase braucht einen Anfang und ein Ende.", field=name)
    period(values.get("von", row.von), values.get("bis", row.bis), "Die Phase", field="bis")
    if row.beendet_am is not None:
        require_end(values.get("von", row.von), row.beendet_am, field="von")
    for name, value in values.items():
        setattr(row, name, value)


def require_end(von: date, am: date, *, field: str) -> None:
    """Raises UserError for a phase that would have ended before it began."""
    if am < von:
        raise UserError(
            "Die Phase wäre vor ihrem Anfang beendet.",
            advice="Bitte berichtigen Sie eines der beiden Daten.",
            field=field,
        )


def require_past(am: date, heute: date, what: str) -> None:
    """Raises UserError for a day still to come."""
    if am > heute:
        raise UserError(
            f"{what} liegt in der Zukunft.", advice="Bitte geben Sie den Tag an, an dem es so weit war.", field="am"
        )


def _team(values: Sequence[str]) -> list[str]:
    found = [cleaned(value, "Die Rolle", longest=_LONGEST_ROLE, field="team", required=True) for value in values]
    different = list(dict.fromkeys(found))
    if len(different) > _MOST_IN_TEAM:
        raise UserError(f"Ein Team fasst höchstens {_MOST_IN_TEAM} Rollen.", field="team")
    return different
