"""A file on the desk for a second time: put there alone, or by a Zweitprüfung with everything that follows."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, tables
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen, schritte
from qmapp.checks.aktenpruefung.zweitpruefung.konsens import settle

ERST, ZWEIT = "Weber", "Kern"
OK = Ergebnis.OK


def noch_einmal(session: Session, akte_id: UUID, art: Aktenart = Aktenart.ZWEIT, wer: str = "") -> UUID:
    """A row of its own for the same file, open and without answers; its id."""
    first = session.get(tables.Akte, akte_id)
    assert first is not None
    kept = first.model_dump(include={
        "pruefung_id", "ziehung_id", "schicht_nr", "rang", "ticket", "schluessel", "schicht", "team", "betrag_cent",
        "weitere",
    })  # fmt: skip
    row = tables.Akte(**kept, stand=Aktenstand.OFFEN, art=art, zweit_zu_id=akte_id, zugeteilt_an=wer)
    session.add(row)
    session.flush()
    return row.id


def pruefe(probe: Any, akte_id: UUID, wer: str, **answers: Ergebnis) -> None:
    """Examine a file: ``T_01`` and so on as told, the rest fulfilled."""
    for name, result in answers.items():
        amount = {"betrag_monat_cent": 5640, "monate": 6} if result.mit_betrag else {}
        code = name.replace("_", "-")
        probe.ws.execute("Antwort", akte.answer, akte_id, code, result, jetzt=probe.uhr(), wer=wer, **amount)
    probe.ws.execute("Rest", akte.answer_rest, akte_id, OK, probe.uhr(), wer)
    probe.ws.execute("Fertig", akte.close_akte, akte_id, jetzt=probe.uhr(), wer=wer)


def begin(probe: Any, key: UUID, **told: Any) -> int:
    given_ = {"zweitpruefer": ZWEIT, "startwert": "12", "anteil_prozent": "25", "jetzt": probe.uhr(), "wer": "QMB"}
    return int(probe.tu(schritte.begin_zweitpruefung, key, **{**given_, **told}))


def paare(probe: Any, key: UUID) -> list[tuple[UUID, UUID]]:
    first = {row.schluessel: row.id for row in probe.read(akte.akten, key)}
    return [(first[row.schluessel], row.id) for row in probe.read(akte.akten, key, Aktenart.ZWEIT)]


def ergebnisse(probe: Any, akte_id: UUID) -> dict[str, Ergebnis]:
    return {a.punkt.code: a.ergebnis for a in probe.read(akte.akte, akte_id).antworten}


def konsens(probe: Any, akte_id: UUID, code: str, ergebnis: Ergebnis, **told: Any) -> int:
    return int(probe.tu(settle, akte_id, code, ergebnis, "Gemeinsam gelesen.", jetzt=probe.uhr(), wer=ZWEIT, **told))


def offen(probe: Any, key: UUID) -> list[str]:
    return [row.punkt.code for row in probe.read(abfragen.abweichungen, key) if row.konsens is None]
