"""The completeness check: what a whole Prüfung still lacks, file by file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte.abfragen import akten, auf_dem_tisch, codes, noetige_codes
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, AkteZeile, Ergebnis, Luecke, Lueckenart

_MAENGEL = [e for e in Ergebnis if e.mangel]
_COUNTED = (Aktenstand.OFFEN, Aktenstand.IN_ARBEIT, Aktenstand.ZURUECKGESTELLT, Aktenstand.GEPRUEFT)


def luecken(session: Session, pruefung_id: UUID, art: Aktenart = Aktenart.STICHPROBE) -> tuple[Luecke, ...]:
    """Files put back, not begun, with open Prüfpunkte or not closed; F3 without amount or months, Mängel without a
    cause, marks. In the order of :class:`Lueckenart`, then in working order; replaced and lost files lack nothing.
    """
    order = codes(session, pruefung_id)
    numbers = {code: number for number, code in enumerate(order, start=1)}
    files = {row.id: row for row in akten(session, pruefung_id, art) if row.stand in _COUNTED}
    begun = [row.id for row in files.values() if row.stand.zu_tun and row.beantwortet and row.offen]
    first_open = _first_open(session, begun, noetige_codes(session, pruefung_id))
    found: list[Luecke] = []
    for row in files.values():
        found.extend(_of_file(row, first_open, numbers))
    found.extend(_of_answers(session, pruefung_id, art, files, numbers))
    places = {kind: place for place, kind in enumerate(Lueckenart)}
    return tuple(sorted(found, key=lambda gap: (places[gap.art], gap.position, gap.nummer)))


def _of_file(row: AkteZeile, first_open: dict[UUID, str], numbers: dict[str, int]) -> Iterator[Luecke]:
    if row.stand is Aktenstand.ZURUECKGESTELLT:
        yield Luecke(Lueckenart.ZURUECKGESTELLT, row.id, row.position, row.schluessel, grund=row.grund)
    elif row.stand.zu_tun and not row.beantwortet:
        yield Luecke(Lueckenart.NICHT_BEGONNEN, row.id, row.position, row.schluessel)
    elif row.stand.zu_tun and row.offen:
        code = first_open[row.id]
        yield Luecke(Lueckenart.OFFEN, row.id, row.position, row.schluessel, code, numbers[code], row.offen)
    elif row.stand.zu_tun:
        yield Luecke(Lueckenart.ABSCHLUSS, row.id, row.position, row.schluessel)


def _of_answers(
    session: Session, pruefung_id: UUID, art: Aktenart, files: dict[UUID, AkteZeile], numbers: dict[str, int]
) -> Iterator[Luecke]:
    row, answered, mark = tables.Akte, tables.Antwort, tables.Vormerkung
    where = (row.pruefung_id == pruefung_id, auf_dem_tisch(art), col(row.stand).in_(_COUNTED))
    columns: list[Any] = [
        answered.akte_id, answered.code, answered.ergebnis, answered.betrag_monat_cent, answered.monate,
        answered.ursachen,
    ]  # fmt: skip
    query = select(*columns).join(row, col(row.id) == col(answered.akte_id))
    for key, code, ergebnis, amount, months, causes in session.exec(
        query.where(*where, col(answered.ergebnis).in_(_MAENGEL))
    ):
        missing = (
            (Lueckenart.BETRAG, ergebnis.mit_betrag and amount is None),
            (Lueckenart.MONATE, ergebnis.mit_betrag and months is None),
            (Lueckenart.URSACHE, not causes),
        )
        yield from (_at(files[key], kind, code, numbers) for kind, lacks in missing if lacks)
    marks = select(mark.akte_id, mark.code, mark.notiz).join(row, col(row.id) == col(mark.akte_id)).where(*where)
    for key, code, note in session.exec(marks):
        yield replace(_at(files[key], Lueckenart.VORGEMERKT, code, numbers), grund=note)


def _at(row: AkteZeile, kind: Lueckenart, code: str, numbers: dict[str, int]) -> Luecke:
    return Luecke(kind, row.id, row.position, row.schluessel, code, numbers.get(code, 0))


def _first_open(session: Session, keys: list[UUID], order: list[str]) -> dict[UUID, str]:
    """The first Prüfpunkt without an answer of files that have one."""
    answered: dict[UUID, set[str]] = {key: set() for key in keys}
    rows = tables.Antwort
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        for key, code in session.exec(select(rows.akte_id, rows.code).where(col(rows.akte_id).in_(part))):
            answered[key].add(code)
    return {key: next(code for code in order if code not in known) for key, known in answered.items()}
