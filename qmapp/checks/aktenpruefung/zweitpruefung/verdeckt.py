"""Keeping the two examiners apart: nobody examines a file a second time that they have examined first."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlmodel import Session, and_, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.katalogwechsel.tables import AntwortArchiv
from qmapp.checks.aktenpruefung.rows import Aktenart
from qmapp.checks.aktenpruefung.zweitpruefung.tables import Konsens
from qmapp.eingabe import same_person
from qmapp.errors import UserError


def erstpruefende(session: Session, akte_ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    """Who has closed each file or answered in it; answers agreed on in a consensus are nobody's examination."""
    akte, antwort = tables.Akte, tables.Antwort
    found: dict[UUID, set[str]] = {key: set() for key in akte_ids}
    for part in _parts(list(found)):
        closed = select(akte.id, akte.erledigt_durch).where(col(akte.id).in_(part))
        answered = (
            select(antwort.akte_id, antwort.beantwortet_durch)
            .outerjoin(
                Konsens, and_(col(Konsens.akte_id) == col(antwort.akte_id), col(Konsens.code) == col(antwort.code))
            )
            .where(col(antwort.akte_id).in_(part), col(Konsens.akte_id).is_(None))
            .distinct()
        )
        for query in (closed, answered):
            for key, name in session.exec(query):
                if name:
                    found[key].add(name)
        for key, name in _archived(session, part):
            found[key].add(name)
    return found


def _archived(session: Session, keys: list[UUID]) -> Iterable[tuple[UUID, str]]:
    """Whoever gave an answer that a Katalogwechsel has put aside has examined the file all the same."""
    row = AntwortArchiv
    columns: list[Any] = [row.akte_id, row.wechsel_id, row.code, row.inhalt]
    rows = session.exec(select(*columns).where(col(row.akte_id).in_(keys))).all()
    agreed = {(key, move, code) for key, move, code, content in rows if "geklaert_durch" in content}
    for key, move, code, content in rows:
        name = content.get("beantwortet_durch")
        if name and (key, move, code) not in agreed:
            yield key, name


def require_other(session: Session, row: tables.Akte, wer: str) -> None:
    """Raises UserError where ``wer`` examined this file of the Zweitprüfung first, however the name is spelled."""
    if row.art is not Aktenart.ZWEIT or row.zweit_zu_id is None or not _named(session, row.zweit_zu_id, wer):
        return
    for name in sorted(erstpruefende(session, [row.zweit_zu_id])[row.zweit_zu_id]):
        if same_person(name, wer):
            raise UserError(
                f"{name} hat diese Akte schon in der Erstprüfung geprüft.",
                advice="Die Zweitprüfung braucht eine andere Person.",
                field="wer",
            )


def _named(session: Session, akte_id: UUID, wer: str) -> bool:
    """Whether the name stands anywhere in a file: asked after every answer, so it is one short question."""
    answered, first = tables.Antwort, session.get_one(tables.Akte, akte_id)
    names = session.exec(select(answered.beantwortet_durch).where(answered.akte_id == akte_id).distinct())
    return any(same_person(name, wer) for name in (first.erledigt_durch, *names))


def _parts(keys: list[UUID]) -> Iterable[list[UUID]]:
    """SQLite takes a limited number of values in one question."""
    return (keys[start : start + 500] for start in range(0, len(keys), 500))
