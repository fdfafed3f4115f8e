"""Feststellungen follow their points when a Prüfung or a Q-Check moves to a newer version of its catalogue."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.feststellung import tables
from qmapp.checks.aktenpruefung.katalogwechsel import schritte
from qmapp.checks.aktenpruefung.katalogwechsel.rows import Folgen
from qmapp.checks.aktenpruefung.tables import Akte
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.wechsel import Wahl
from qmapp.checks.qcheck import katalogwechsel as qcheck_wechsel
from qmapp.progress import Progress, silent


def migrate_katalog(
    session: Session,
    pruefung_id: UUID,
    nach: Katalog,
    wahlen: Mapping[str, Wahl],
    *,
    jetzt: datetime,
    wer: str,
    progress: Progress = silent,
) -> Folgen:
    """:func:`~qmapp.checks.aktenpruefung.katalogwechsel.schritte.migrate_katalog`, the Feststellungen included.

    Where answers go to another code, so does what a Feststellung says of its Prüfpunkte and files; its numbers and
    words stay as they were when it was made, also where its Prüfpunkt is gone.
    """
    come = schritte.migrate_katalog(session, pruefung_id, nach, wahlen, jetzt=jetzt, wer=wer, progress=progress)
    renamed = {code: wahl.ziel for code, wahl in wahlen.items() if wahl.ziel}
    if not renamed:
        return come
    row, example = tables.Feststellung, tables.FeststellungBeispiel
    _rename(session.exec(select(row).where(row.pruefung_id == pruefung_id)), renamed)
    files = select(Akte.id).where(Akte.pruefung_id == pruefung_id)
    named = select(example).where(col(example.akte_id).in_(files), col(example.code).in_(list(renamed)))
    for named_file in session.exec(named):
        named_file.code = renamed[named_file.code]
    session.flush()
    return come


def move_qcheck(
    session: Session, qcheck_id: UUID, nach: Katalog, wahlen: Mapping[str, Wahl], *, jetzt: datetime, wer: str
) -> qcheck_wechsel.Folgen:
    """:func:`qmapp.checks.qcheck.katalogwechsel.move_qcheck`, the codes of the Feststellungen included."""
    come = qcheck_wechsel.move_qcheck(session, qcheck_id, nach, wahlen, jetzt=jetzt, wer=wer)
    renamed = {code: wahl.ziel for code, wahl in wahlen.items() if wahl.ziel}
    row = tables.Feststellung
    _rename(session.exec(select(row).where(row.qcheck_id == qcheck_id)), renamed)
    session.flush()
    return come


def _rename(found: Iterable[tables.Feststellung], renamed: Mapping[str, str]) -> None:
    for one in found:
        if not renamed.keys().isdisjoint(one.punkte):
            one.punkte = [renamed.get(code, code) for code in one.punkte]
