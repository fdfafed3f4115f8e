"""The example's Zweitprüfung: its files say only whether a second examiner found a material error.

Where both found the same, the second answers are the first ones. Where only the second found an error, it is at the
Prüfpunkt both read differently; where only the first did, the second found those Prüfpunkte fulfilled. In the end the
first answers stood, so that every figure of the example is the told one.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from qmapp.beispiel.quelle import Beispielpruefung, Fall
from qmapp.checks.aktenpruefung import akte, tables
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen, schritte
from qmapp.checks.aktenpruefung.zweitpruefung.konsens import settle
from qmapp.checks.aktenpruefung.zweitpruefung.tables import Zweitpruefung

#: The place of the Prüfpunkt the example says was read in different ways.
_READ_DIFFERENTLY = 31
_SEEN = "Der Vermerk lässt die Abwägung nicht erkennen."
_AGREED = "Beide haben die Akte gemeinsam gelesen; nach der Ausfüllhilfe bleibt die erste Antwort."


def enter(
    session: Session, pruefung_id: UUID, story: Beispielpruefung, *, zweitpruefer: str, wer: str, jetzt: datetime
) -> None:
    """Enter the files examined twice and settle what both saw differently."""
    cases = {case.schluessel: case for case in story.faelle if case.zweit_mangel is not None}
    row = tables.Akte
    keys = [line.id for line in akte.akten(session, pruefung_id) if line.schluessel in cases]
    first = list(session.exec(select(row).where(col(row.id).in_(keys)).order_by(col(row.schicht_nr), col(row.rang))))
    head = Zweitpruefung(
        pruefung_id=pruefung_id,
        anteil_prozent=_share(len(cases), sum(case.stand == "geprüft" for case in story.faelle)),
        startwert="",
        zweitpruefer=zweitpruefer,
        angelegt_um=jetzt,
        angelegt_durch=wer,
    )
    second = schritte.put_on_desk(session, head, first)
    for one, other in zip(first, second, strict=True):
        _examine(session, one.id, other.id, cases[one.schluessel], zweitpruefer, jetzt)
    session.expire_all()
    for found in abfragen.abweichungen(session, pruefung_id):
        settle(session, found.akte_id, found.punkt.code, found.erst, _AGREED, jetzt=jetzt, wer=zweitpruefer)


def _share(second: int, first: int) -> str:
    """The whole per cent the example picked: 33 of 653 are 5, 66 of 655 are 10."""
    return f"{(Decimal(second) * 100 / first).quantize(Decimal(1))}"


def _examine(session: Session, first: UUID, second: UUID, case: Fall, wer: str, jetzt: datetime) -> None:
    """Copy the first answers, changed where the second examiner found something else."""
    given = list(session.exec(select(tables.Antwort).where(tables.Antwort.akte_id == first)))
    places = {code: place for place, code in enumerate(sorted(answer.code for answer in given), start=1)}
    material = any(answer.ergebnis.material for answer in given)
    rows: list[dict[str, Any]] = []
    for answer in given:
        line = answer.model_dump() | {"akte_id": second, "beantwortet_um": jetzt, "beantwortet_durch": wer}
        if case.zweit_mangel and not material and places[answer.code] == _READ_DIFFERENTLY:
            line |= {"ergebnis": Ergebnis.F2, "feststellung": _SEEN, "ursachen": ["Dokumentation"]}
        elif material and not case.zweit_mangel and answer.ergebnis.material:
            line |= {"ergebnis": Ergebnis.OK, "feststellung": "", "ursachen": []}
            line |= dict.fromkeys(("betrag_monat_cent", "monate", "betrag_cent"))
        rows.append(line)
    session.execute(insert(tables.Antwort), rows)
    done = {"stand": Aktenstand.GEPRUEFT, "begonnen_um": jetzt, "bearbeitet_um": jetzt, "erledigt_um": jetzt}
    session.execute(update(tables.Akte), [{"id": second, "erledigt_durch": wer, "zuletzt_code": max(places), **done}])
