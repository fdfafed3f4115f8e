"""Beginning, ending and discarding a Zweitprüfung."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.abfragen import in_der_stichprobe
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand
from qmapp.checks.aktenpruefung.zweitpruefung import auswahl
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Vorschau
from qmapp.checks.aktenpruefung.zweitpruefung.tables import Konsens, Zweitpruefung
from qmapp.checks.aktenpruefung.zweitpruefung.verdeckt import erstpruefende
from qmapp.eingabe import LONGEST_TITLE, cleaned, percent_text, same_person
from qmapp.errors import UserError
from qmapp.german import integer

ANTEIL, UNKLAR = "10", "75"
_LONGEST_SEED = 100
_KEPT = {
    "pruefung_id", "ziehung_id", "schicht_nr", "rang", "ticket", "schluessel", "schicht", "team", "betrag_cent",
    "weitere",
}  # fmt: skip


def begin_zweitpruefung(
    session: Session,
    pruefung_id: UUID,
    *,
    zweitpruefer: str,
    startwert: str,
    jetzt: datetime,
    wer: str,
    anteil_prozent: str = ANTEIL,
    unklar_prozent: str = UNKLAR,
) -> int:
    """Put a share of the examined files on the desk of a second examiner; how many.

    Only examined files of the sample that ``zweitpruefer`` has neither closed nor answered in are picked, as
    :mod:`~qmapp.checks.aktenpruefung.zweitpruefung.auswahl` says. Raises UserError for a second one, before the first
    file is examined, where the second examiner has examined every file, and for what cannot be read.
    """
    _require_none(session, pruefung_id)
    name = cleaned(zweitpruefer, "Der Name", longest=LONGEST_TITLE, field="zweitpruefer", required=True)
    seed = cleaned(startwert, "Der Startwert", longest=_LONGEST_SEED, field="startwert", required=True)
    share = percent_text(anteil_prozent, "Der Anteil", field="anteil_prozent")
    done = _examined(session, pruefung_id)
    eligible = _eligible(session, done, name)
    if not done:
        raise UserError(
            "Noch ist keine Akte geprüft.", advice="Die Zweitprüfung beginnt, wenn Akten geprüft sind.", field=""
        )
    if not eligible:
        raise UserError(
            f"{name} hat jede geprüfte Akte selbst geprüft.",
            advice="Die Zweitprüfung braucht eine andere Person.",
            field="zweitpruefer",
        )
    number = auswahl.anzahl(len(done), len(eligible), share)
    chosen = set(auswahl.waehle([row.schluessel for row in done], eligible, number, seed))
    head = Zweitpruefung(
        pruefung_id=pruefung_id,
        anteil_prozent=share,
        startwert=seed,
        zweitpruefer=name,
        unklar_prozent=percent_text(unklar_prozent, "Die Grenze", field="unklar_prozent"),
        angelegt_um=jetzt,
        angelegt_durch=cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
    )
    put_on_desk(session, head, [row for row in done if row.schluessel in chosen])
    return len(chosen)


def put_on_desk(session: Session, head: Zweitpruefung, rows: list[tables.Akte]) -> list[tables.Akte]:
    """Begin a Zweitprüfung with these files of the sample: a row of its own for each, open and without answers."""
    second = [
        tables.Akte(
            **row.model_dump(include=_KEPT),
            stand=Aktenstand.OFFEN,
            art=Aktenart.ZWEIT,
            zweit_zu_id=row.id,
            zugeteilt_an=head.zweitpruefer,
        )
        for row in rows
    ]
    session.add(head)
    session.add_all(second)
    session.flush()
    return second


def vorschau(session: Session, pruefung_id: UUID, *, zweitpruefer: str, anteil_prozent: str) -> Vorschau:
    """What :func:`begin_zweitpruefung` would take, for the form; a share that cannot be read counts as none."""
    done = _examined(session, pruefung_id)
    eligible = _eligible(session, done, zweitpruefer)
    try:
        share = percent_text(anteil_prozent, "Der Anteil", field="anteil_prozent")
    except UserError:
        share = "0"
    number = auswahl.anzahl(len(done), len(eligible), share) if Decimal(share) else 0
    row = tables.Akte
    states = session.exec(select(row.stand).where(row.pruefung_id == pruefung_id, in_der_stichprobe()))
    return Vorschau(len(done), len(eligible), number, sum(Aktenstand(stand).zu_tun for stand in states))


def end_zweitpruefung(session: Session, pruefung_id: UUID) -> int:
    """End it early: files not begun are taken off the desk again; how many.

    Raises UserError while a file is begun and not closed, and where none is examined: that one is discarded.
    """
    rows = _second(session, pruefung_id)
    begun = [row for row in rows if row.stand.zu_tun and row.begonnen_um is not None]
    if begun:
        count = "1 Akte ist" if len(begun) == 1 else f"{integer(len(begun))} Akten sind"
        raise UserError(
            f"{count} begonnen, zuerst {begun[0].schluessel}.",
            advice="Bitte schließen Sie begonnene Akten ab.",
            field=str(begun[0].id),
        )
    left = [row for row in rows if row.stand.zu_tun]
    if len(left) == len(rows):
        raise UserError("Noch ist keine Akte ein zweites Mal geprüft.", advice="Verwerfen Sie die Zweitprüfung.")
    for row in left:
        session.delete(row)
    session.flush()
    return len(left)


def discard_zweitpruefung(session: Session, pruefung_id: UUID) -> int:
    """Take the Zweitprüfung away with its files and answers; how many files.

    Raises UserError once a disagreement is settled.
    """
    rows = _second(session, pruefung_id)
    firsts = [row.zweit_zu_id for row in rows]
    if session.exec(select(Konsens.code).where(col(Konsens.akte_id).in_(firsts))).first() is not None:
        raise UserError(
            "Abweichungen sind schon geklärt, die Zweitprüfung lässt sich nicht mehr verwerfen.",
            advice="Nehmen Sie zuerst die Klärungen mit „Rückgängig“ zurück.",
        )
    for row in rows:
        session.delete(row)
    session.delete(session.get_one(Zweitpruefung, pruefung_id))
    session.flush()
    return len(rows)


def _require_none(session: Session, pruefung_id: UUID) -> None:
    zustand.require_running(session, pruefung_id)
    if session.get(Zweitpruefung, pruefung_id) is not None:
        raise UserError("Die Zweitprüfung ist schon begonnen.", advice="Verwerfen Sie sie zuerst, um neu auszuwählen.")


def _second(session: Session, pruefung_id: UUID) -> list[tables.Akte]:
    """The files of the Zweitprüfung, in working order; raises UserError where there is none."""
    zustand.require_running(session, pruefung_id)
    if session.get(Zweitpruefung, pruefung_id) is None:
        raise UserError("Es gibt keine Zweitprüfung.", advice="Beginnen Sie zuerst eine.")
    row = tables.Akte
    query = select(row).where(row.pruefung_id == pruefung_id, row.art == Aktenart.ZWEIT)
    return list(session.exec(query.order_by(col(row.schicht_nr), col(row.rang))))


def _examined(session: Session, pruefung_id: UUID) -> list[tables.Akte]:
    """The examined files of the sample in the order in which they were finished."""
    row = tables.Akte
    query = select(row).where(row.pruefung_id == pruefung_id, in_der_stichprobe(), row.stand == Aktenstand.GEPRUEFT)
    return list(session.exec(query.order_by(col(row.erledigt_um), col(row.schicht_nr), col(row.rang))))


def _eligible(session: Session, done: list[tables.Akte], zweitpruefer: str) -> set[str]:
    """Keys of the files the second examiner has not examined first."""
    examiners = erstpruefende(session, (row.id for row in done))
    known: dict[str, bool] = {}
    for name in {name for names in examiners.values() for name in names}:
        known[name] = same_person(name, zweitpruefer)
    return {row.schluessel for row in done if not any(known[name] for name in examiners[row.id])}
