"""The places of the points of a draft."""

import uuid

from sqlalchemy import update
from sqlmodel import Session, col, select

from qmapp.checks.katalog.katalog import ANGABE, FREITEXT, Katalogart
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion


def shift(session: Session, katalog_id: uuid.UUID, first: int, last: int | None, by: int) -> None:
    """Move the places from ``first`` to ``last`` (None: to the end) by ``by``."""
    row = KatalogPunkt
    query = update(row).where(col(row.katalog_id) == katalog_id, col(row.nummer) >= first)
    if last is not None:
        query = query.where(col(row.nummer) <= last)
    session.flush()
    session.execute(query.values(nummer=col(row.nummer) + by).execution_options(synchronize_session="fetch"))


def settle(session: Session, version: KatalogVersion) -> None:
    """Bring the points back into the parts of their kind of catalogue, each part in the order it had.

    A Q-Check goes by Qualitätsdimension; a sheet asks for agreement first, then for words, then about oneself, which is
    also the order its file keeps them in. An Aktenprüfung has any order.
    """
    row = KatalogPunkt
    found = session.exec(
        select(row.code, row.bereich, row.nummer).where(row.katalog_id == version.id).order_by(col(row.nummer))
    ).all()
    wanted = sorted(found, key=lambda one: part(version, one[1]))
    for place, (code, _, nummer) in enumerate(wanted, 1):
        if nummer != place:
            moved = session.get(row, (version.id, code))
            assert moved is not None, "it was just read"
            moved.nummer = place
    session.flush()


def part(version: KatalogVersion, bereich: str) -> int:
    """The part of its kind of catalogue a Bereich stands in, from 0."""
    if version.art is Katalogart.QCHECK:
        return [key for key, _ in version.bereiche].index(bereich)
    return {FREITEXT: 1, ANGABE: 2}.get(bereich, 0) if version.art is Katalogart.BEFRAGUNG else 0
