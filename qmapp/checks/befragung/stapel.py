"""How far the entry of a pile of paper sheets has come: the last ones, how many, which number is next.

Nothing here says what was answered: whoever enters sheets sees no result.
"""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, literal_column
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks.befragung import tables
from qmapp.checks.befragung.rows import Bogen, Bogenquelle, Stapel, Stapelbogen

_LAST = 12
_FIRST_NUMBER = "0001"
_END = re.compile(r"\d+$", re.ASCII)


def stapel(session: Session, befragung_id: UUID, erfassung: int = 1) -> Stapel:
    """The pile of one entry: how many sheets there are, the last ones typed, and the number that comes next."""
    row = tables.Bogen
    counted: dict[int, int] = dict(
        session.exec(
            select(row.erfassung, func.count()).where(row.befragung_id == befragung_id).group_by(col(row.erfassung))
        ).all()
    )
    read = select(func.count()).where(
        row.befragung_id == befragung_id, row.erfassung == 1, col(row.einlesung_id).is_not(None)
    )
    return Stapel(
        erfasst=counted.get(erfassung, 0),
        begonnen=counted.get(-erfassung, 0),
        erste=counted.get(1, 0) - session.exec(read).one(),
        naechste=naechste_nummer(session, befragung_id, erfassung),
        letzte=tuple(_kurz(one) for one in _last(session, befragung_id, erfassung, _LAST)),
    )


def naechste_nummer(session: Session, befragung_id: UUID, erfassung: int = 1) -> str:
    """The number of the sheet that comes next.

    In the first entry that is the number after the last one typed that is still free; in the second the first sheet
    nobody has entered again yet, and "" when there is none left.
    """
    if erfassung == 2:
        return _next_single(session, befragung_id)
    last = _last(session, befragung_id, erfassung, 1)
    return _next_free(session, befragung_id, last[0].nummer if last else "")


def bogen(session: Session, befragung_id: UUID, nummer: str, erfassung: int = 1) -> Bogen | None:
    """The sheet of this number, None where there is none; a negative ``erfassung`` asks for a begun one."""
    row = tables.Bogen
    found = session.exec(
        select(row).where(row.befragung_id == befragung_id, row.nummer == nummer.strip(), row.erfassung == erfassung)
    ).first()
    return None if found is None else Bogen(**found.model_dump(exclude={"befragung_id"}))


def next_number(nummer: str) -> str:
    """The number after this one, as wide: 0099 → 0100, A-7 → A-8; "" where it does not end in a number."""
    end = _END.search(nummer)
    if end is None:
        return ""
    return nummer[: end.start()] + str(int(end.group()) + 1).rjust(len(end.group()), "0")


def _last(session: Session, befragung_id: UUID, erfassung: int, most: int) -> Sequence[tables.Bogen]:
    """The sheets typed last, the newest first: in the order they were put into the file, which is at hand unsorted."""
    row = tables.Bogen
    found = session.exec(
        select(row)
        .where(
            row.befragung_id == befragung_id,
            col(row.erfassung).in_((erfassung, -erfassung)),
            row.quelle == Bogenquelle.ERFASST,
        )
        .order_by(literal_column("bogen.rowid").desc())
        .limit(most)
    )
    return found.all()


def _kurz(row: tables.Bogen) -> Stapelbogen:
    return Stapelbogen(
        id=row.id,
        nummer=row.nummer,
        begonnen=row.erfassung < 0,
        um=row.um,
        wer=row.wer,
        antworten=len(row.werte),
        texte=len(row.texte),
    )


def _next_free(session: Session, befragung_id: UUID, after: str) -> str:
    row = tables.Bogen
    number = next_number(after) if after else _FIRST_NUMBER
    while (
        number
        and session.exec(
            select(row.id).where(
                row.befragung_id == befragung_id, row.nummer == number, col(row.erfassung).in_((1, -1))
            )
        ).first()
    ):
        number = next_number(number)
    return number


def _next_single(session: Session, befragung_id: UUID) -> str:
    first, again = tables.Bogen, aliased(tables.Bogen)
    entered = (
        select(again.id)
        .where(
            again.befragung_id == befragung_id,
            again.nummer == first.nummer,
            col(again.erfassung).in_((2, -2)),
        )
        .exists()
    )
    found = session.exec(
        select(first.nummer)
        .where(
            first.befragung_id == befragung_id,
            first.erfassung == 1,
            first.quelle == Bogenquelle.ERFASST,
            ~entered,
        )
        .order_by(col(first.nummer))
        .limit(1)
    ).first()
    return found or ""
