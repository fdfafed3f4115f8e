"""The places of the points of a catalogue.

A Q-Check goes by Qualitätsdimension; a sheet asks for agreement first, then for words, then about oneself, which is
also the order its file keeps them in. An Aktenprüfung has any order.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from qmapp.checks.katalog.katalog import ANGABE, FREITEXT, Katalog, Katalogart
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion


def part(art: Katalogart, bereiche: Sequence[str], bereich: str) -> int:
    """The part of its kind of catalogue a Bereich stands in, from 0."""
    if art is Katalogart.QCHECK:
        return bereiche.index(bereich)
    return {FREITEXT: 1, ANGABE: 2}.get(bereich, 0) if art is Katalogart.BEFRAGUNG else 0


def ordered(katalog: Katalog) -> Katalog:
    """The same catalogue with its parts one after the other, each in the order it had: what a draft begins with."""
    keys = [bereich.schluessel for bereich in katalog.bereiche]
    punkte = sorted(katalog.punkte, key=lambda punkt: part(katalog.art, keys, punkt.bereich))
    return replace(katalog, punkte=tuple(replace(punkt, nummer=place) for place, punkt in enumerate(punkte, 1)))


def part_of(version: KatalogVersion, bereich: str) -> int:
    """The part a Bereich of a draft stands in."""
    return part(version.art, [key for key, _ in version.bereiche], bereich)


def span(session: Session, version: KatalogVersion, bereich: str) -> tuple[int, int]:
    """First and last place of the part of a draft a Bereich stands in; of an empty one the first is after the last."""
    row = KatalogPunkt
    own, before, within = part_of(version, bereich), 0, 0
    counted = select(row.bereich, func.count()).where(row.katalog_id == version.id).group_by(col(row.bereich))
    for other, count in session.exec(counted):
        place = part_of(version, other)
        before += count if place < own else 0
        within += count if place == own else 0
    return before + 1, before + within


def put(session: Session, row: KatalogPunkt, place: int) -> None:
    """Give a point a place; the ones between move by one."""
    old = row.nummer
    if place < old:
        shift(session, row.katalog_id, place, old - 1, 1)
    elif place > old:
        shift(session, row.katalog_id, old + 1, place, -1)
    row.nummer = place
    session.flush()


def shift(session: Session, katalog_id: uuid.UUID, first: int, last: int | None, by: int) -> None:
    """Move the places from ``first`` to ``last`` (None: to the end) by ``by``."""
    row = KatalogPunkt
    query = update(row).where(col(row.katalog_id) == katalog_id, col(row.nummer) >= first)
    if last is not None:
        query = query.where(col(row.nummer) <= last)
    session.flush()
    session.execute(query.values(nummer=col(row.nummer) + by).execution_options(synchronize_session="fetch"))
