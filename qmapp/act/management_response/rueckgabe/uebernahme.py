"""Taking a file over: the chosen changes through the same commands as in the window, in one step."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act import empfehlung, massnahme
from qmapp.act.management_response.rueckgabe.befund import Schritt
from qmapp.act.management_response.rueckgabe.rows import Eingang, Ziel
from qmapp.act.management_response.rueckgabe.vergleich import befund
from qmapp.errors import UserError


def uebernehmen(
    session: Session, eingang: Eingang, schluessel: Collection[str], *, heute: date, jetzt: datetime, wer: str
) -> int:
    """Take over the changes named by their keys, answers as drafts; how many there were.

    The file is held against the workspace again, so that nothing is overwritten that the preview did not show. Raises
    UserError where a change named is no longer one, and with its place where a command refuses it.
    """
    found = {step.aenderung.schluessel: step for step in befund(session, eingang, heute=heute).schritte}
    if not set(schluessel) <= set(found):
        raise UserError(
            "Die Arbeitsmappe hat sich seit der Vorschau verändert.",
            advice="Bitte lesen Sie die Datei noch einmal ein.",
        )
    chosen = [step for key, step in found.items() if key in set(schluessel)]
    told = {"heute": heute, "jetzt": jetzt, "wer": wer}
    for (ziel, number), steps in _grouped(chosen).items():
        values = {name: value for step in steps for name, value in step.werte.items()}
        try:
            _COMMANDS[ziel](session, number, values, told)
        except UserError as error:
            place = steps[0].aenderung.kennung
            raise UserError(f"{place}: {error.message}", safe=error.safe, advice=error.advice) from error
    return len(chosen)


def _grouped(steps: Collection[Schritt]) -> dict[tuple[Ziel, UUID], list[Schritt]]:
    groups: defaultdict[tuple[Ziel, UUID], list[Schritt]] = defaultdict(list)
    for step in steps:
        groups[(step.ziel, step.id)].append(step)
    return groups


def _gesamt(session: Session, number: UUID, values: dict[str, Any], told: dict[str, Any]) -> None:
    empfehlung.draft_gesamtstellungnahme(session, number.int, **values)


def _antwort(session: Session, number: UUID, values: dict[str, Any], told: dict[str, Any]) -> None:
    empfehlung.draft_stellungnahme(session, number, wer=told["wer"], **values)


def _massnahme(session: Session, number: UUID, values: dict[str, Any], told: dict[str, Any]) -> None:
    step = values.pop("meilenstein", None)
    status = values.pop("status", None)
    moved = values.pop("verschoben", None)
    if values:
        massnahme.update_massnahme(session, number, heute=told["heute"], **values)
    if moved is not None:
        massnahme.postpone(session, number, *moved, heute=told["heute"])
    if status is not None:
        what, grund, am = status
        massnahme.set_status(session, number, what, am=am, grund=grund, jetzt=told["jetzt"], wer=told["wer"])
    if step is not None:
        _schritt(session, number, step)


def _neue(session: Session, number: UUID, values: dict[str, Any], told: dict[str, Any]) -> None:
    step = values.pop("meilenstein", None)
    massnahme.create_massnahme(session, **told, massnahme_id=number, **values)
    if step is not None:
        _schritt(session, number, step)


def _schritt(session: Session, massnahme_id: UUID, step: tuple[UUID, str, date]) -> None:
    number, titel, soll = step
    massnahme.add_meilenstein(session, massnahme_id, titel, soll, meilenstein_id=number)


def _meilenstein(session: Session, number: UUID, values: dict[str, Any], told: dict[str, Any]) -> None:
    if values["ist"] is None:
        massnahme.reopen_meilenstein(session, number)
    else:
        massnahme.complete_meilenstein(session, number, values["ist"], heute=told["heute"])


_COMMANDS = {
    Ziel.GESAMT: _gesamt,
    Ziel.EMPFEHLUNG: _antwort,
    Ziel.MASSNAHME: _massnahme,
    Ziel.NEUE: _neue,
    Ziel.MEILENSTEIN: _meilenstein,
}
