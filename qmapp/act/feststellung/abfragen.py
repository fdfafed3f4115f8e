"""Reading Feststellungen: all of them, one, what is similar, and which one an answer has led to."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.grenzen import require
from qmapp.act.feststellung.rows import Beispiel, Feststellung, FeststellungZeile
from qmapp.checks.aktenpruefung.tables import Aktenpruefung


def feststellungen(session: Session, pruefung_id: UUID | None = None) -> tuple[FeststellungZeile, ...]:
    """All Feststellungen that stand on their own, of one Prüfung or of all, by Kennung, the newest first."""
    rows = _loaded(session)
    own = [row for row in rows if row.aufgegangen_in_id is None]
    if pruefung_id is not None:
        own = [row for row in own if row.pruefung_id == pruefung_id]
    lines = _lines(session, own, rows)
    return tuple(sorted(lines, key=lambda line: (line.datum, line.kennung), reverse=True))


def feststellung(session: Session, feststellung_id: UUID) -> Feststellung:
    """One with its examples and what was merged into it; raises UserError where it is gone."""
    row = require(session, feststellung_id)
    rows = _loaded(session)
    merged = [other for other in rows if other.aufgegangen_in_id == row.id]
    (line,) = _lines(session, [row], rows)
    below = _lines(session, merged, rows)
    ids = [row.id, *(other.id for other in merged)]
    return Feststellung(line, tuple(_examples(session, ids)), tuple(sorted(below, key=lambda other: other.kennung)))


def aehnliche(session: Session, feststellung_id: UUID) -> tuple[FeststellungZeile, ...]:
    """Others of the same kind that share a Prüfpunkt and are not settled: what could be merged."""
    row = require(session, feststellung_id)
    codes = set(row.punkte)
    return tuple(
        line
        for line in feststellungen(session)
        if line.id != row.id and line.art is row.art and line.erledigt_am is None and codes & set(line.punkte)
    )


def zu_antwort(session: Session, akte_id: UUID, code: str) -> UUID | None:
    """The Feststellung that names this file at this Prüfpunkt (the one that speaks for it), if there is one."""
    example, row = tables.FeststellungBeispiel, tables.Feststellung
    found = session.exec(
        select(row)
        .join(example, col(example.feststellung_id) == col(row.id))
        .where(example.akte_id == akte_id, example.code == code)
        .order_by(col(row.kennung))
    ).first()
    return None if found is None else found.aufgegangen_in_id or found.id


def zu_qcheck(session: Session, qcheck_id: UUID) -> tuple[FeststellungZeile, ...]:
    """The Feststellungen that speak for what a Q-Check has found, as :func:`feststellungen` orders them."""
    row = tables.Feststellung
    return _speaking(session, session.exec(select(row).where(row.qcheck_id == qcheck_id)))


def zu_befragung(session: Session, befragung_id: UUID) -> tuple[FeststellungZeile, ...]:
    """The Feststellungen that speak for what a Befragung has found, as :func:`feststellungen` orders them."""
    row = tables.Feststellung
    return _speaking(session, session.exec(select(row).where(row.befragung_id == befragung_id)))


def codes_mit_feststellung(session: Session, akte_id: UUID) -> frozenset[str]:
    """The Prüfpunkte of a file that a Feststellung names."""
    example = tables.FeststellungBeispiel
    return frozenset(session.exec(select(example.code).where(example.akte_id == akte_id)))


def _speaking(session: Session, rows: Iterable[tables.Feststellung]) -> tuple[FeststellungZeile, ...]:
    """These themselves, or what they were merged into."""
    ids = {row.aufgegangen_in_id or row.id for row in rows}
    return tuple(line for line in feststellungen(session) if line.id in ids) if ids else ()


def _loaded(session: Session) -> list[tables.Feststellung]:
    return list(session.exec(select(tables.Feststellung)))


def _lines(
    session: Session, rows: Iterable[tables.Feststellung], everything: Iterable[tables.Feststellung]
) -> list[FeststellungZeile]:
    names = dict(session.exec(select(Aktenpruefung.id, Aktenpruefung.kennung)).all())
    merged: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for other in everything:
        if other.aufgegangen_in_id is not None:
            merged[other.aufgegangen_in_id].append(other.id)
    files: defaultdict[UUID, set[str]] = defaultdict(set)
    example = tables.FeststellungBeispiel
    for owner, key in session.exec(select(example.feststellung_id, example.aktenzeichen)):
        files[owner].add(key)
    return [
        FeststellungZeile(
            **row.model_dump(exclude={"punkte", "ursachen", "aufgegangen_in_id", "angelegt_um", "angelegt_durch"}),
            punkte=tuple(row.punkte),
            ursachen=tuple(row.ursachen),
            pruefung_kennung="" if row.pruefung_id is None else names[row.pruefung_id],
            akten=len(files[row.id].union(*(files[other] for other in merged[row.id]))),
            zusammengefuehrt=len(merged[row.id]),
        )
        for row in rows
    ]


def _examples(session: Session, ids: list[UUID]) -> Iterable[Beispiel]:
    row = tables.FeststellungBeispiel
    found = session.exec(
        select(row).where(col(row.feststellung_id).in_(ids)).order_by(col(row.aktenzeichen), col(row.code))
    )
    return [Beispiel(**example.model_dump()) for example in found]
