"""The planning sheet: a Q-Check is made from a published catalogue, changed, deleted."""

from datetime import date
from typing import Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.grenzen import Angaben, apply, require, require_open
from qmapp.checks.qcheck.verweise import require_unused
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung


def create_qcheck(
    session: Session,
    *,
    katalog: katalog_door.Katalog,
    heute: date,
    kennung: str = "",
    vorgaenger_id: UUID | None = None,
    **angaben: Unpack[Angaben],
) -> UUID:
    """Begin a Q-Check against a catalogue, which is adopted into the workspace; its id. ``titel`` is needed.

    Zweck and Abgrenzung come from the catalogue unless told otherwise. Points to look at again are carried over from
    ``vorgaenger_id``. Without a ``kennung`` the next free one of the year is given (QC-2025-1). Raises UserError for a
    catalogue of another kind, a Kennung already used, texts too long.
    """
    if katalog.art is not katalog_door.Katalogart.QCHECK:
        raise UserError(f"{katalog.code} ist kein Katalog für Q-Checks.", field="katalog")
    used, series = tables.QCheck.kennung, f"QC-{heute.year}-"
    row = tables.QCheck(
        kennung=free_kennung(session, used, kennung) if kennung else next_kennung(session, used, series, 1),
        titel="",
        katalog_id=katalog_door.adopt(session, katalog),
        team=[],
        methoden=[],
        angelegt_am=heute,
    )
    given: Angaben = {"titel": "", "zweck": katalog.zweck, "abgrenzung": katalog.abgrenzung, **angaben}
    apply(row, given)
    if vorgaenger_id is not None:
        row.vorgaenger_id = require(session, vorgaenger_id).id
    session.add(row)
    session.flush()
    if row.vorgaenger_id is not None:
        _carry_over(session, row.vorgaenger_id, row.id)
    return row.id


def update_qcheck(session: Session, qcheck_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken.

    Somebody who has assessed already stays in the team.
    """
    row = require_open(session, qcheck_id)
    if "team" in angaben:
        _require_assessors(session, qcheck_id, angaben)
    apply(row, angaben)
    session.flush()


def set_vorgaenger(session: Session, qcheck_id: UUID, vorgaenger_id: UUID | None) -> None:
    """Name the Q-Check this one is compared with; its open points are carried over in place of those before."""
    row = require_open(session, qcheck_id)
    if vorgaenger_id is not None:
        before: UUID | None = require(session, vorgaenger_id).id
        while before is not None:
            if before == qcheck_id:
                raise UserError("Ein Q-Check kann nicht auf sich selbst folgen.", field="vorgaenger")
            before = require(session, before).vorgaenger_id
    note = tables.QCheckMerkpunkt
    for old in session.exec(select(note).where(note.qcheck_id == qcheck_id, col(note.aus_id).is_not(None))):
        session.delete(old)
    row.vorgaenger_id = vorgaenger_id
    session.flush()
    if vorgaenger_id is not None:
        _carry_over(session, vorgaenger_id, qcheck_id)


def delete_qcheck(session: Session, qcheck_id: UUID) -> None:
    """Delete a Q-Check with its answers; a sealed one stays, and one that a Feststellung rests on."""
    row = require_open(session, qcheck_id)
    require_unused(session, row)
    session.delete(row)
    session.flush()


def _carry_over(session: Session, source: UUID, target: UUID) -> None:
    note = tables.QCheckMerkpunkt
    open_ = session.exec(
        select(note).where(note.qcheck_id == source, col(note.erledigt_am).is_(None)).order_by(col(note.code))
    ).all()
    session.add_all(note(qcheck_id=target, aus_id=source, code=one.code, text=one.text) for one in open_)
    session.flush()


def _require_assessors(session: Session, qcheck_id: UUID, angaben: Angaben) -> None:
    answer = tables.QCheckBewertung
    used = set(session.exec(select(answer.bewerter).where(answer.qcheck_id == qcheck_id).distinct())) - {""}
    if gone := sorted(used - {name.strip() for name in angaben["team"]}):
        raise UserError(
            f"{gone[0]} hat schon bewertet und bleibt im Team.",
            advice="Löschen Sie zuerst die Bewertungen dieser Person.",
            field="team",
        )
