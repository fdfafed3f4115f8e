"""Files attached to evidence, kept encrypted in the workspace.

The row of an attachment is logged like every other; its content lies in parts in a mass table, since the change log is
no place for files. The parts never change and go when the workspace is opened the next time after their attachment
has gone, so that taking one away can be undone until then.
"""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.dateien import LARGEST_SUM, megabytes, plain_name, require_harmless, require_size
from qmapp.checks.qcheck.grenzen import require_open
from qmapp.checks.qcheck.rows import Anlage
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.workspace import insert_mass, log_mass

_TABLE = "qcheck_anlage_teil"
_PART = 256 * 1024


def add_anlage(
    session: Session, nachweis_id: UUID, dateiname: str, inhalt: bytes, *, jetzt: datetime, wer: str
) -> UUID:
    """Attach a file to a piece of evidence; its id.

    Another file of the same name gets a number. Raises UserError for a name that is none (see
    :func:`dateien.plain_name`), for what could run, an empty file, one beyond 20 MB or beyond 200 MB together with the
    others of the Q-Check, and a file attached there already.
    """
    proof = _nachweis(session, nachweis_id)
    name = plain_name(dateiname)
    require_size(name, len(inhalt))
    require_harmless(name, inhalt)
    _require_room(session, proof.qcheck_id, name, len(inhalt))
    digest = hashlib.sha256(inhalt).hexdigest()
    row = tables.QCheckAnlage(
        nachweis_id=nachweis_id,
        dateiname=_free_name(session, nachweis_id, name, digest),
        groesse=len(inhalt),
        sha256=digest,
        um=jetzt,
        wer=cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer"),
    )
    session.add(row)
    session.flush()
    table = tables.QCheckAnlageTeil.__table__  # type: ignore[attr-defined]  # every table class has one
    count = insert_mass(session, table, _parts(row.id, inhalt))
    log_mass(session, _TABLE, count, digest)
    return row.id


def remove_anlage(session: Session, anlage_id: UUID) -> None:
    """Take an attachment away; raises UserError where it is gone or the Q-Check no longer changes."""
    row = _anlage(session, anlage_id)
    _nachweis(session, row.nachweis_id)
    session.delete(row)
    session.flush()


def anlagen(session: Session, qcheck_id: UUID) -> tuple[Anlage, ...]:
    """All attachments of a Q-Check in the order of its questions, without their content."""
    row, proof = tables.QCheckAnlage, tables.QCheckNachweis
    found = session.exec(
        select(row, proof.code)
        .join(proof)
        .where(proof.qcheck_id == qcheck_id)
        .order_by(col(proof.code), col(row.dateiname), col(row.um))
    )
    return tuple(Anlage(code=code, **one.model_dump()) for one, code in found)


def anlage_inhalt(session: Session, anlage_id: UUID) -> bytes:
    """The content of an attachment; raises UserError where it is not what was attached."""
    row = _anlage(session, anlage_id)
    part = tables.QCheckAnlageTeil
    texts = session.exec(select(part.daten).where(part.anlage_id == anlage_id).order_by(col(part.nr)))
    try:
        content = b"".join(base64.b64decode(text, validate=True) for text in texts)
    except ValueError:
        content = b""
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise UserError(
            f"„{row.dateiname}“ ist beschädigt und lässt sich nicht öffnen.",
            advice="Bitte stellen Sie eine Sicherung der Arbeitsmappe wieder her.",
        )
    return content


def _anlage(session: Session, anlage_id: UUID) -> tables.QCheckAnlage:
    row = session.get(tables.QCheckAnlage, anlage_id)
    if row is None:
        raise UserError("Diese Anlage gibt es nicht mehr.")
    return row


def _nachweis(session: Session, nachweis_id: UUID) -> tables.QCheckNachweis:
    row = session.get(tables.QCheckNachweis, nachweis_id)
    if row is None:
        raise UserError("Diesen Nachweis gibt es nicht mehr.")
    require_open(session, row.qcheck_id)
    return row


def _require_room(session: Session, qcheck_id: UUID, name: str, size: int) -> None:
    row, proof = tables.QCheckAnlage, tables.QCheckNachweis
    used = session.exec(select(func.sum(row.groesse)).join(proof).where(proof.qcheck_id == qcheck_id)).one() or 0
    if used + size > LARGEST_SUM:
        raise UserError(
            f"„{name}“ passt nicht mehr dazu: Die Anlagen dieses Q-Checks haben zusammen {megabytes(used)}, höchstens"
            f" {megabytes(LARGEST_SUM)} sind möglich.",
            advice="Bitte entfernen Sie Anlagen, die nichts mehr belegen, oder nennen Sie den Ablageort als Nachweis.",
            field="datei",
        )


def _free_name(session: Session, nachweis_id: UUID, name: str, digest: str) -> str:
    row = tables.QCheckAnlage
    there = dict(session.exec(select(row.sha256, row.dateiname).where(row.nachweis_id == nachweis_id)).all())
    if digest in there:
        raise UserError(f"Diese Datei ist hier schon als „{there[digest]}“ angehängt.", field="datei")
    used = {one.casefold() for one in there.values()}
    path, number, free = PurePath(name), 2, name
    while free.casefold() in used:
        free, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return free


def _parts(anlage_id: UUID, inhalt: bytes) -> Iterator[dict[str, Any]]:
    for number, start in enumerate(range(0, len(inhalt), _PART)):
        part = base64.b64encode(inhalt[start : start + _PART]).decode("ascii")
        yield {"anlage_id": anlage_id, "nr": number, "daten": part}
