"""Invented results for a sample from somebody's own list, so that the way to the report can be shown.

Which file has which result follows from a hash of its ticket and the Prüfpunkt: the same draw shows the same results,
and nothing is taken from the list.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlmodel import Session, select

from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte, pruefung, tables
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog import Katalog, Pruefpunkt

#: Chances in thousandths, cumulated: not applicable, formal, material without amount, over- and underpaid.
_CHANCES = ((450, Ergebnis.ENTFAELLT), (470, Ergebnis.F1), (472, Ergebnis.F2))
_WITH_AMOUNT = ((474, Ergebnis.F3_PLUS), (475, Ergebnis.F3_MINUS))
_MONTHS = 6


def enter_example_results(session: Session, pruefung_id: UUID, *, jetzt: datetime, wer: str) -> None:
    """Examine every drawn file of a Prüfung with invented results and say so in its remark."""
    catalogue = katalog.katalog(session, pruefung.pruefung(session, pruefung_id).katalog_id)
    drawn = [row.id for row in akte.akten(session, pruefung_id)]
    tickets = dict(
        session.exec(select(tables.Akte.id, tables.Akte.ticket).where(tables.Akte.pruefung_id == pruefung_id)).all()
    )
    answers = [row for file in drawn for row in _answers(file, tickets[file], catalogue, jetzt, wer)]
    session.execute(insert(tables.Antwort), answers)
    session.execute(
        update(tables.Akte),
        [
            {
                "id": file,
                "stand": Aktenstand.GEPRUEFT,
                "begonnen_um": jetzt,
                "bearbeitet_um": jetzt,
                "erledigt_um": jetzt,
                "erledigt_durch": wer,
                "bemerkung": "Erfundenes Ergebnis der Vorführung.",
            }
            for file in drawn
        ],
    )


def _answers(file: UUID, ticket: str, catalogue: Katalog, jetzt: datetime, wer: str) -> Iterator[dict[str, Any]]:
    fallen: dict[str, str] = {}
    for point in catalogue.punkte:
        dice = sha256(f"{ticket},{point.code}".encode()).digest()
        result = Ergebnis.ENTFAELLT if point.code in fallen else _result(dice, point)
        if result is Ergebnis.ENTFAELLT:
            fallen.update(dict.fromkeys(point.sperrt, point.code))
        monthly = 500 + dice[2] * 40 if result.mit_betrag else None
        yield {
            "akte_id": file,
            "code": point.code,
            "ergebnis": result,
            "feststellung": "Erfundenes Ergebnis der Vorführung." if result.mangel else "",
            "betrag_monat_cent": monthly,
            "monate": None if monthly is None else _MONTHS,
            "betrag_cent": None if monthly is None else monthly * _MONTHS,
            "ursachen": list(point.ursachen[:1]) if result.mangel else [],
            "gesperrt_durch": fallen.get(point.code),
            "sammelantwort": False,
            "beantwortet_um": jetzt,
            "beantwortet_durch": wer,
        }


def _result(dice: bytes, point: Pruefpunkt) -> Ergebnis:
    rolled = int.from_bytes(dice[:2]) % 1000
    chances = _CHANCES + (_WITH_AMOUNT if point.zahlungswirkung else ())
    return next((result for bound, result in chances if rolled < bound), Ergebnis.OK)
