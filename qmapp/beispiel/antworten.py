"""Enters the answers of the example's files: 60.000 of them, so as rows and not one by one as an examiner would."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlmodel import Session

from qmapp.beispiel.quelle import Beispielpruefung, Fall
from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte, pruefung, tables
from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile, Ergebnis
from qmapp.checks.katalog import Katalog, Pruefpunkt

#: Half a year of benefits: the amounts of the example are told for it.
_MONTHS = 6
_MINUTES_PER_FILE = 75


def enter(
    session: Session, pruefung_id: UUID, story: Beispielpruefung, examiners: dict[str, str], *, heute: date
) -> None:
    """Enter every examined file with its answers, spread over the working days up to ``heute``."""
    catalogue = katalog.katalog(session, pruefung.pruefung(session, pruefung_id).katalog_id)
    cases = {case.schluessel: case for case in story.faelle if case.stand == "geprüft"}
    files = [row for row in akte.akten(session, pruefung_id) if row.schluessel in cases]
    times = _times(story.kopf["pruefung_von"], min(story.bis, heute), len(files))
    answers: list[dict[str, Any]] = []
    states: list[dict[str, Any]] = []
    for row, begun in zip(files, times, strict=True):
        done = begun + timedelta(minutes=_MINUTES_PER_FILE)
        who = examiners[row.schicht]
        answers.extend(_answers(row, cases[row.schluessel], catalogue, done, who))
        states.append(_state(row, begun, done, who, catalogue.punkte[-1].code))
    session.execute(insert(tables.Antwort), answers)
    session.execute(update(tables.Akte), states)


def _answers(row: AkteZeile, case: Fall, catalogue: Katalog, when: datetime, who: str) -> Iterator[dict[str, Any]]:
    fallen = {
        code: point.code
        for point, result in zip(catalogue.punkte, case.antworten, strict=True)
        if result is Ergebnis.ENTFAELLT
        for code in point.sperrt
    }
    for point, result in zip(catalogue.punkte, case.antworten, strict=True):
        cents = case.betraege.get(point.nummer)
        monthly, months = _monthly(cents)
        yield {
            "akte_id": row.id,
            "code": point.code,
            "ergebnis": result,
            "feststellung": _said(point) if result.mangel else "",
            "betrag_monat_cent": monthly,
            "monate": months,
            "betrag_cent": cents,
            "ursachen": list(point.ursachen[:1]) if result.mangel else [],
            "gesperrt_durch": fallen.get(point.code) if result is Ergebnis.ENTFAELLT else None,
            "sammelantwort": False,
            "beantwortet_um": when,
            "beantwortet_durch": who,
        }


def _monthly(cents: int | None) -> tuple[int | None, int | None]:
    """Amount per month and months; an amount that six months do not divide is one sum."""
    if cents is None:
        return None, None
    return (cents // _MONTHS, _MONTHS) if cents % _MONTHS == 0 else (cents, 1)


def _said(point: Pruefpunkt) -> str:
    """The first Textbaustein that stands without figures of its own."""
    return next((text for text in point.textbausteine if "{" not in text), "")


def _state(row: AkteZeile, begun: datetime, done: datetime, who: str, last_code: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "stand": Aktenstand.GEPRUEFT,
        "begonnen_um": begun,
        "bearbeitet_um": done,
        "zuletzt_code": last_code,
        "erledigt_um": done,
        "erledigt_durch": who,
    }


def _times(first: date, last: date, count: int) -> list[datetime]:
    """When each file was begun: evenly over the working days, one after the other within a day."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [day for day in span if day.weekday() < 5]
    per_day = -(-count // len(days))
    return [
        datetime.combine(days[n // per_day], time(7, 0), UTC) + timedelta(minutes=n % per_day * 20)
        for n in range(count)
    ]
