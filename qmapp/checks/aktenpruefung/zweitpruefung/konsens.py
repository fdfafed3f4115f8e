"""Settling a disagreement: what both agree on counts in the sample."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte import antworten, verlauf
from qmapp.checks.aktenpruefung.akte import bogen as desk
from qmapp.checks.aktenpruefung.akte.abfragen import codes
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung.tables import Konsens
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned
from qmapp.errors import UserError


def settle(
    session: Session,
    akte_id: UUID,
    code: str,
    ergebnis: Ergebnis,
    begruendung: str,
    *,
    jetzt: datetime,
    wer: str,
    betrag_monat_cent: int | None = None,
    monate: int | None = None,
) -> int:
    """Settle a disagreement in a file of the sample with a reason; how many further ones that has settled.

    Where ``ergebnis`` is not what the sample says, its answer is given anew by the command of the Prüfplatz: with what
    the second examiner has said where they had this result, and with the amount given. What depends on it follows (a
    Prüfpunkt that falls away takes others with it, one that comes back brings the second examiner's answers), each as
    a consensus of its own. Who has examined the file and when stays. Settling again takes the place of the last one.

    Raises UserError where both agree, where one of them is not finished, without a reason, and for an F3 whose amount
    nobody has named (field ``betrag_monat_cent``).
    """
    first, second = _files(session, akte_id)
    others = _answers(session, second.id)
    before = {key: row.ergebnis for key, row in _answers(session, akte_id).items()}
    known = session.get(Konsens, (akte_id, code))
    if known is None and (code not in before or code not in others or before[code] is others[code].ergebnis):
        raise UserError("Bei diesem Prüfpunkt sind sich beide einig.", field=code)
    reason = cleaned(begruendung, "Die Begründung", longest=LONGEST_NOTE, field="begruendung", required=True)
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
    if before[code] is not ergebnis:
        amount = None if betrag_monat_cent is None else (betrag_monat_cent, monate)
        _change(session, first, code, ergebnis, others, amount, jetzt, name)
    after = {key: row.ergebnis for key, row in _answers(session, akte_id).items()}
    followed = [key for key in after if key != code and after[key] is not before[key]]
    number = codes(session, first.pruefung_id).index(code) + 1
    for key, why in [(code, reason), *((key, f"Folgt aus Prüfpunkt {number}.") for key in followed)]:
        _keep(session, akte_id, key, (before[key], others[key].ergebnis, after[key]), why, jetzt, name)
    session.flush()
    return len(followed)


def _change(
    session: Session,
    first: tables.Akte,
    code: str,
    ergebnis: Ergebnis,
    others: Mapping[str, tables.Antwort],
    amount: tuple[int, int | None] | None,
    jetzt: datetime,
    wer: str,
) -> None:
    """Give the answer of the sample anew, with all that follows from it; the closed file stays as it was closed."""
    kept = {
        column: getattr(first, column) for column in ("erledigt_um", "erledigt_durch", "bearbeitet_um", "zuletzt_code")
    }
    verlauf.reopen_akte(session, first.id)
    said = {} if others[code].ergebnis is not ergebnis else _said(others[code])
    if amount is not None:
        said |= {"betrag_monat_cent": amount[0], "monate": amount[1]}
    antworten.answer(session, first.id, code, ergebnis, jetzt=jetzt, wer=wer, **said)
    sheet = desk.load(session, first.id)
    row = sheet.antworten[code]
    if row.ergebnis.mit_betrag and not row.betrag_cent:
        raise UserError(
            "Zu diesem Ergebnis gehören Betrag und Monate.",
            advice="Bitte tragen Sie beide ein, zum Beispiel 56,40 und 6.",
            field="betrag_monat_cent",
        )
    if row.ergebnis is others[code].ergebnis:
        row.zurechenbarkeit, row.nachholung_bis = others[code].zurechenbarkeit, others[code].nachholung_bis
    _follow(session, first.id, code, others, jetzt, wer)
    verlauf.close_akte(session, first.id, jetzt=jetzt, wer=wer)
    for column, value in kept.items():
        setattr(first, column, value)


def _follow(
    session: Session, akte_id: UUID, code: str, others: Mapping[str, tables.Antwort], jetzt: datetime, wer: str
) -> None:
    """Let fall away what falls away with it for the second examiner too, and answer what has come back.

    What is settled already stays as it was settled.
    """
    settled = dict(session.exec(select(Konsens.code, Konsens.ergebnis).where(Konsens.akte_id == akte_id)).all())
    for key in _falling(desk.load(session, akte_id), code):
        row = desk.load(session, akte_id).antworten.get(key)
        agreed = key in others and others[key].ergebnis is Ergebnis.ENTFAELLT and key not in settled
        if agreed and row is not None and row.ergebnis is not Ergebnis.ENTFAELLT:
            antworten.answer(session, akte_id, key, None, jetzt=jetzt, wer=wer)
    while left := [key for key in desk.load(session, akte_id).offen if key in others]:
        other, key = others[left[0]], left[0]
        # What came back had fallen away: no other consensus on it can have been in force.
        result = Ergebnis.ENTFAELLT if settled.get(key) is Ergebnis.ENTFAELLT else other.ergebnis
        said = _said(other) if result is other.ergebnis else {}
        antworten.answer(session, akte_id, key, result, jetzt=jetzt, wer=wer, **said)


def _falling(sheet: desk.Bogen, code: str) -> list[str]:
    """The codes that fall away with an answer, in chains; none where it does not fall away."""
    found: list[str] = []
    left = [code] if sheet.antworten[code].ergebnis is Ergebnis.ENTFAELLT else []
    while left:
        new = [key for key in sheet.punkte[left.pop()] if key in sheet.punkte and key not in found]
        found += new
        left += new
    return found


def _said(row: tables.Antwort) -> dict[str, Any]:
    """What an answer says besides its result, as :func:`~qmapp.checks.aktenpruefung.akte.answer` takes it."""
    return {
        "feststellung": row.feststellung,
        "betrag_monat_cent": row.betrag_monat_cent,
        "monate": row.monate,
        "ursachen": row.ursachen,
    }


def _keep(
    session: Session,
    akte_id: UUID,
    code: str,
    results: tuple[Ergebnis, Ergebnis, Ergebnis],
    reason: str,
    jetzt: datetime,
    wer: str,
) -> None:
    """The consensus with what both had answered blind, which a later one does not change."""
    erst, zweit, ergebnis = results
    kept = {"ergebnis": ergebnis, "begruendung": reason, "geklaert_um": jetzt, "geklaert_durch": wer}
    row = session.get(Konsens, (akte_id, code))
    if row is None:
        session.add(Konsens.model_validate({"akte_id": akte_id, "code": code, "erst": erst, "zweit": zweit, **kept}))
        return
    for column, value in kept.items():
        setattr(row, column, value)


def _files(session: Session, akte_id: UUID) -> tuple[tables.Akte, tables.Akte]:
    """The file of the sample and the one examined a second time, both finished."""
    first = desk.require_akte(session, akte_id)
    akte = tables.Akte
    second = session.exec(select(akte).where(akte.zweit_zu_id == akte_id, akte.art == Aktenart.ZWEIT)).first()
    if second is None:
        raise UserError("Diese Akte ist nicht in der Zweitprüfung.", advice="Bitte wählen Sie eine andere Akte.")
    for row, which in ((first, "Erstprüfung"), (second, "Zweitprüfung")):
        if row.stand is not Aktenstand.GEPRUEFT:
            raise UserError(
                f"Die {which} der Akte {row.schluessel} ist nicht abgeschlossen.",
                advice="Geklärt wird, wenn beide die Akte abgeschlossen haben.",
            )
    return first, second


def _answers(session: Session, akte_id: UUID) -> dict[str, tables.Antwort]:
    rows = session.exec(select(tables.Antwort).where(tables.Antwort.akte_id == akte_id))
    return {row.code: row for row in rows}
