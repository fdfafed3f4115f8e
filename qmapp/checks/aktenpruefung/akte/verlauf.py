"""What happens to a file as a whole: closed, reopened, put back, replaced, lost."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte import bogen as desk
from qmapp.checks.aktenpruefung.akte.vormerkung import vormerkungen
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ersatzregel
from qmapp.checks.aktenpruefung.stichprobe import plan
from qmapp.checks.aktenpruefung.zweitpruefung.verdeckt import require_other
from qmapp.eingabe import LONGEST_TITLE, cleaned, reason
from qmapp.errors import UserError
from qmapp.german import integer


def close_akte(session: Session, akte_id: UUID, *, jetzt: datetime, wer: str, trotz_vormerkung: bool = True) -> None:
    """Close a file whose Prüfpunkte all have an answer and whose F3 have an amount.

    Raises UserError otherwise; ``field`` is the first Prüfpunkt that lacks something. With ``trotz_vormerkung`` False
    a Prüfpunkt marked for later keeps the file open too (safe to ask for again with True). Marks stay.
    """
    sheet = desk.load(session, akte_id)
    require_other(session, sheet.akte, wer)
    left = sheet.offen
    if left:
        points = "ein Prüfpunkt" if len(left) == 1 else f"{integer(len(left))} Prüfpunkte"
        raise UserError(
            f"Noch {points} offen.", safe="", advice="Bitte beantworten oder die Akte zurückstellen.", field=left[0]
        )
    for code in sheet.betraege_fehlen():
        raise UserError(
            f"Der Fehlbetrag bei Prüfpunkt {sheet.nummer(code)} braucht eine Zahl, zum Beispiel 56,40.",
            safe="",
            advice="Bitte tragen Sie Betrag und Monate ein.",
            field=code,
        )
    if not trotz_vormerkung:
        _require_no_marks(session, sheet)
    _finish(sheet.akte, Aktenstand.GEPRUEFT, "", jetzt, wer)
    if sheet.akte.begonnen_um is None:
        sheet.akte.begonnen_um = jetzt
    session.flush()


def reopen_akte(session: Session, akte_id: UUID) -> None:
    """Put a closed, lost or deferred file back to work; a replaced one stays replaced, undo takes that back."""
    row = desk.require_akte(session, akte_id)
    if row.stand is Aktenstand.ERSETZT:
        raise UserError(
            "Die Akte wurde ersetzt und bleibt es.", advice="Nehmen Sie den Schritt mit „Rückgängig“ zurück."
        )
    row.stand = Aktenstand.OFFEN if row.begonnen_um is None else Aktenstand.IN_ARBEIT
    row.grund = row.erledigt_durch = ""
    row.erledigt_um = None
    session.flush()


def defer_akte(session: Session, akte_id: UUID, grund: str) -> None:
    """Put a file back for later, with a reason; answering it takes it up again."""
    row = desk.require_akte(session, akte_id)
    desk.require_open(row)
    row.grund = reason(grund)
    row.stand = Aktenstand.ZURUECKGESTELLT
    session.flush()


def replace_akte(
    session: Session, akte_id: UUID, grund: str, jetzt: datetime, wer: str, *, ohne_ersatz: bool = False
) -> UUID | None:
    """A file that does not belong to the population gives way to the next spare of its stratum; the spare's id.

    Raises UserError where no spare is left or the plan's rule allows none; ``ohne_ersatz`` then makes the sample one
    file smaller and returns None. Only a file of the random sample has spares.
    """
    row = desk.require_akte(session, akte_id)
    desk.require_open(row)
    if row.art is not Aktenart.STICHPROBE:
        raise UserError(
            "Ersatzakten gibt es nur für Akten der Zufallsstichprobe.", advice="Bitte stellen Sie die Akte zurück."
        )
    rule = plan(session, row.pruefung_id).ersatzregel
    spare = None if rule is Ersatzregel.KEINE else _next_spare(session, row)
    if spare is None and not ohne_ersatz:
        raise _no_spare(row, rule)
    _finish(row, Aktenstand.ERSETZT, reason(grund), jetzt, wer)
    _move_up(spare, row)
    session.flush()
    return None if spare is None else spare.id


def lose_akte(session: Session, akte_id: UUID, grund: str, jetzt: datetime, wer: str) -> UUID | None:
    """A file of the population that cannot be examined; it is counted as lost and reported on its own.

    Only where the plan says so before the draw (:attr:`Ersatzregel.AUCH_VERLORENE`) the next spare of its stratum is
    examined besides; its id, None otherwise and where none is left. Raises UserError for a file of the Zweitprüfung:
    whether it is lost is said of the first examination.
    """
    row = desk.require_akte(session, akte_id)
    desk.require_open(row)
    if row.art is Aktenart.ZWEIT:
        raise UserError(
            "In der Zweitprüfung wird keine Akte als verloren gemeldet.", advice="Bitte stellen Sie die Akte zurück."
        )
    besides = plan(session, row.pruefung_id).ersatzregel is Ersatzregel.AUCH_VERLORENE
    # A file found again and lost once more has had its spare.
    known = session.exec(select(tables.Akte.id).where(tables.Akte.ersatz_fuer_id == row.id)).first()
    spare = _next_spare(session, row) if besides and known is None and row.art is Aktenart.STICHPROBE else None
    _finish(row, Aktenstand.VERLOREN, reason(grund), jetzt, wer)
    _move_up(spare, row)
    session.flush()
    return None if spare is None else spare.id


def _next_spare(session: Session, row: tables.Akte) -> tables.Akte | None:
    akte = tables.Akte
    return session.exec(
        select(akte)
        .where(
            akte.pruefung_id == row.pruefung_id,
            akte.art == row.art,
            akte.schicht_nr == row.schicht_nr,
            col(akte.reserve_rang).is_not(None),
            col(akte.ersatz_fuer_id).is_(None),
        )
        .order_by(col(akte.rang))
        .limit(1)
    ).first()


def _move_up(spare: tables.Akte | None, gone: tables.Akte) -> None:
    if spare is not None:
        spare.ersatz_fuer_id = gone.id
        spare.zugeteilt_an = gone.zugeteilt_an


def _no_spare(row: tables.Akte, rule: Ersatzregel) -> UserError:
    where = f"der Schicht „{row.schicht}“" if row.schicht else "der Stichprobe"
    said = f"In {where} ist keine Ersatzakte mehr übrig."
    if rule is Ersatzregel.KEINE:
        said = "Nach der Regel, die vor der Ziehung festgelegt wurde, rückt keine Akte nach."
    return UserError(
        said,
        advice="Sie können die Akte ohne Ersatz herausnehmen; die Stichprobe wird dann um eine Akte kleiner.",
        field="grund",
    )


def _require_no_marks(session: Session, sheet: desk.Bogen) -> None:
    marked = vormerkungen(session, sheet.akte.id)
    order = [code for code in sheet.punkte if code in marked]
    if order:
        numbers = ", ".join(str(sheet.nummer(code)) for code in order)
        points = "Ein Prüfpunkt ist" if len(order) == 1 else f"{integer(len(order))} Prüfpunkte sind"
        raise UserError(f"{points} noch vorgemerkt: {numbers}.", safe="", field=order[0])


def _finish(row: tables.Akte, stand: Aktenstand, grund: str, jetzt: datetime, wer: str) -> None:
    row.stand = stand
    row.grund = grund
    row.erledigt_um = jetzt
    row.erledigt_durch = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
