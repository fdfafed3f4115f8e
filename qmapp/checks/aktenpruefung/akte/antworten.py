"""Answering Prüfpunkte."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte import bogen as desk
from qmapp.checks.aktenpruefung.akte.bogen import Bogen
from qmapp.checks.aktenpruefung.rows import Ergebnis, Zurechenbarkeit
from qmapp.checks.aktenpruefung.ursachen import URSACHEN, alle_einheitlich
from qmapp.checks.aktenpruefung.zweitpruefung.verdeckt import require_other
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import day

_LARGEST_AMOUNT = 100_000_000
_MOST_MONTHS = 600
_LONGEST_CAUSE = 60
_MOST_CAUSES = len(URSACHEN)


def answer(
    session: Session,
    akte_id: UUID,
    code: str,
    ergebnis: Ergebnis | None,
    *,
    jetzt: datetime,
    wer: str,
    feststellung: str = "",
    betrag_monat_cent: int | None = None,
    monate: int | None = None,
    ursachen: Sequence[str] = (),
    sammel: bool = False,
) -> str | None:
    """Answer a Prüfpunkt; the code of the next one without an answer (None: all have one).

    ``ergebnis`` None takes the answer back; the next one is then this one. Texts and amounts left at their defaults
    keep what an earlier Mangel said;
    an answer that is no Mangel keeps the note, and amounts stay only with F3. A Prüfpunkt that falls away takes those
    its ``sperrt`` names with it, as far as they have no answer; they come back when it does. Answering one of them all
    the same is allowed and makes the answer its own. Raises UserError for a file not open, an unknown code, an amount
    out of range, texts too long, and in the Zweitprüfung for whoever examined the file first.
    """
    sheet = desk.load(session, akte_id)
    require_other(session, sheet.akte, wer)
    _require_code(sheet, code)
    row = sheet.antworten.get(code)
    if ergebnis is None:
        if row is not None:
            session.delete(sheet.antworten.pop(code))
    else:
        if row is None:
            row = sheet.antworten[code] = _new(akte_id, code, ergebnis, jetzt, wer)
        row.ergebnis, row.gesperrt_durch, row.sammelantwort = ergebnis, None, sammel
        row.beantwortet_um, row.beantwortet_durch = jetzt, _name(wer)
        row.feststellung = _note(feststellung) or row.feststellung
        row.ursachen = _causes(ursachen) or row.ursachen
        row.betrag_monat_cent = row.betrag_monat_cent if betrag_monat_cent is None else betrag_monat_cent
        row.monate = row.monate if monate is None else monate
        _settle(row)
        session.add(row)
    _apply_locks(session, sheet, jetzt, wer)
    desk.touch(sheet.akte, code, jetzt)
    session.flush()
    return code if ergebnis is None else sheet.naechster_offener(code)


def answer_rest(session: Session, akte_id: UUID, ergebnis: Ergebnis, jetzt: datetime, wer: str) -> int:
    """Answer all Prüfpunkte without an answer alike, marked as answered together; how many.

    A Mangel is refused: each needs its own look.
    """
    if ergebnis.mangel:
        raise UserError(
            "Ein Mangel lässt sich nicht für mehrere Prüfpunkte zugleich festhalten.",
            advice="Bitte beantworten Sie diese Prüfpunkte einzeln.",
        )
    sheet = desk.load(session, akte_id)
    require_other(session, sheet.akte, wer)
    codes = sheet.offen
    for code in codes:
        row = _new(akte_id, code, ergebnis, jetzt, wer)
        row.sammelantwort = True
        session.add(row)
    if codes:
        desk.touch(sheet.akte, codes[-1], jetzt)
    session.flush()
    return len(codes)


def update_mangel(
    session: Session,
    akte_id: UUID,
    code: str,
    *,
    feststellung: str,
    betrag_monat_cent: int | None,
    monate: int | None,
    ursachen: Sequence[str],
    zurechenbarkeit: Zurechenbarkeit | None = None,
    nachholung_bis: date | None = None,
) -> None:
    """Set what is said of a Prüfpunkt, exactly as given: note, amount per month, months, causes, to whom a Mangel is
    due, and until when the office makes up for it (S002-6-5).

    Raises UserError where the Prüfpunkt has no answer, for amounts out of range (field ``betrag_monat_cent`` or
    ``monate``), for a ``nachholung_bis`` before the day of the answer, and for texts too long.
    """
    sheet = desk.load(session, akte_id)
    _require_code(sheet, code)
    row = sheet.antworten.get(code)
    if row is None:
        raise UserError(f"Prüfpunkt {sheet.nummer(code)} hat noch keine Antwort.", field=code)
    row.feststellung = _note(feststellung)
    row.ursachen = _causes(ursachen)
    row.betrag_monat_cent, row.monate = betrag_monat_cent, monate
    # A day named earlier stays good when the answer is given anew after it.
    if nachholung_bis != row.nachholung_bis:
        _require_later(nachholung_bis, row.beantwortet_um.astimezone().date())
    row.zurechenbarkeit, row.nachholung_bis = zurechenbarkeit, nachholung_bis
    _settle(row)
    sheet.akte.zuletzt_code = code
    session.flush()


def note(session: Session, akte_id: UUID, bemerkung: str) -> None:
    """Set the remark on the whole file; no names."""
    row = desk.require_akte(session, akte_id)
    row.bemerkung = cleaned(bemerkung, "Die Bemerkung", longest=LONGEST_NOTE, field="bemerkung")
    session.flush()


def _new(akte_id: UUID, code: str, ergebnis: Ergebnis, jetzt: datetime, wer: str) -> tables.Antwort:
    return tables.Antwort(
        akte_id=akte_id,
        code=code,
        ergebnis=ergebnis,
        ursachen=[],
        beantwortet_um=jetzt,
        beantwortet_durch=_name(wer),
    )


def _settle(row: tables.Antwort) -> None:
    """Make amounts, causes and what follows fit the result, and multiply; what no longer applies is gone."""
    if not row.ergebnis.mangel:
        row.ursachen = []
        row.zurechenbarkeit = row.nachholung_bis = None
    if not row.ergebnis.mit_betrag:
        row.betrag_monat_cent = row.monate = row.betrag_cent = None
        return
    _require_range(row.betrag_monat_cent, _LARGEST_AMOUNT, "betrag_monat_cent", "Der Fehlbetrag", "56,40")
    _require_range(row.monate, _MOST_MONTHS, "monate", "Die Zahl der Monate", "6")
    complete = row.betrag_monat_cent is not None and row.monate is not None
    row.betrag_cent = (row.betrag_monat_cent or 0) * (row.monate or 0) if complete else None


def _require_range(value: int | None, largest: int, field: str, what: str, example: str) -> None:
    if value is not None and not 0 < value <= largest:
        raise UserError(f"{what} braucht eine Zahl über 0, zum Beispiel {example}.", field=field)


def _require_later(nachholung: date | None, geprueft: date) -> None:
    if nachholung is not None and nachholung < geprueft:
        raise UserError(
            f"Die Nachholung kann nicht vor dem Tag der Prüfung ({day(geprueft)}) liegen.", field="nachholung_bis"
        )


def _apply_locks(session: Session, sheet: Bogen, jetzt: datetime, wer: str) -> None:
    """Repeat until nothing changes: one that falls away may take others with it, in chains."""
    while loose := desk.without_cause(sheet):
        for code in loose:
            session.delete(sheet.antworten.pop(code))
    while locked := desk.locked_away(sheet):
        for code, cause in locked:
            if code in sheet.antworten:
                continue
            row = _new(sheet.akte.id, code, Ergebnis.ENTFAELLT, jetzt, wer)
            row.gesperrt_durch = cause
            session.add(row)
            sheet.antworten[code] = row


def _require_code(sheet: Bogen, code: str) -> None:
    if code not in sheet.punkte:
        raise UserError(f"Den Prüfpunkt „{code}“ gibt es in diesem Katalog nicht.", field=code)


def _note(text: str) -> str:
    return cleaned(text, "Die Feststellung", longest=LONGEST_NOTE, field="feststellung")


def _causes(causes: Sequence[str]) -> list[str]:
    found = [cleaned(c, "Die Ursache", longest=_LONGEST_CAUSE, field="ursachen", required=True) for c in causes]
    different = list(alle_einheitlich(found))
    if len(different) > _MOST_CAUSES:
        raise UserError(f"Es können höchstens {_MOST_CAUSES} Ursachen angegeben werden.", field="ursachen")
    return different


def _name(wer: str) -> str:
    return cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
