"""In which order files are examined, and where the work goes on."""

from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte.abfragen import auf_dem_tisch, codes, noetige_codes
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand

_STARTED = (Aktenstand.OFFEN, Aktenstand.IN_ARBEIT)
_DEFERRED = (Aktenstand.ZURUECKGESTELLT,)


def naechste_offene(
    session: Session,
    pruefung_id: UUID,
    nach: UUID | None = None,
    *,
    art: Aktenart = Aktenart.STICHPROBE,
    wer: str = "",
) -> UUID | None:
    """The next file to examine after ``nach`` in working order, going round; deferred ones only when no other is left.

    With ``wer`` the files assigned to that person come first, then those assigned to nobody; files of others never.
    None when no such file is left to examine.
    """
    row = tables.Akte
    rows = session.exec(
        select(row.id, row.stand, row.zugeteilt_an)
        .where(row.pruefung_id == pruefung_id, auf_dem_tisch(art))
        .order_by(col(row.schicht_nr), col(row.rang))
    ).all()
    keys = [(key, Aktenstand(stand), examiner) for key, stand, examiner in rows]
    start = next((place for place, (key, _, _) in enumerate(keys, start=1) if key == nach), 0)
    round_trip = [line for line in keys[start:] + keys[:start] if line[1].zu_tun]
    examiners = ({wer}, {""}) if wer else ({examiner for _, _, examiner in round_trip},)
    for states in (_STARTED, _DEFERRED):
        for wanted in examiners:
            for key, stand, examiner in round_trip:
                if stand in states and examiner in wanted:
                    return key
    return None


def wiederaufnahme(
    session: Session, pruefung_id: UUID, *, art: Aktenart = Aktenart.STICHPROBE, wer: str = ""
) -> tuple[UUID, str] | None:
    """File and Prüfpunkt at which the work goes on: after the last answer, or at the next file if that one is done.

    With ``wer`` among that person's files and those assigned to nobody. None when nothing is left, and before the draw.
    """
    row = tables.Akte
    mine = (col(row.zugeteilt_an).in_((wer, "")),) if wer else ()
    last = session.exec(
        select(row)
        .where(row.pruefung_id == pruefung_id, auf_dem_tisch(art), col(row.bearbeitet_um).is_not(None), *mine)
        .order_by(col(row.bearbeitet_um).desc())
        .limit(1)
    ).first()
    if last is not None and last.stand is Aktenstand.IN_ARBEIT:
        target: UUID | None = last.id
    else:
        target = naechste_offene(session, pruefung_id, None if last is None else last.id, art=art, wer=wer)
    if target is None:
        return None
    return target, _place(session, pruefung_id, target)


def _place(session: Session, pruefung_id: UUID, akte_id: UUID) -> str:
    """The Prüfpunkt touched last if it is open, else the next open one after it."""
    order = noetige_codes(session, pruefung_id) or codes(session, pruefung_id)
    answered = set(session.exec(select(tables.Antwort.code).where(tables.Antwort.akte_id == akte_id)))
    last = session.exec(select(tables.Akte.zuletzt_code).where(tables.Akte.id == akte_id)).one()
    if last in order and last not in answered:
        return last
    start = order.index(last) + 1 if last in order else 0
    left = [code for code in order[start:] + order[:start] if code not in answered]
    return left[0] if left else last or order[0]
