"""What uses a catalogue: each kind of check asks here about its own table, since catalogues know none of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.katalog.tables import KatalogVersion


@dataclass(frozen=True)
class Verwendung:
    """A check made against a version of a catalogue; ``laeuft`` until it is closed."""

    id: UUID
    kennung: str
    titel: str
    version: int
    laeuft: bool


def uses(session: Session, head: Any, closed: Any, katalog_code: str) -> tuple[Verwendung, ...]:
    """The rows of ``head`` against any version of this catalogue, running ones (``closed`` is None) first."""
    columns: list[Any] = [head.id, head.kennung, head.titel, KatalogVersion.version, col(closed).is_(None)]
    found = session.exec(
        select(*columns)
        .join(KatalogVersion, col(KatalogVersion.id) == col(head.katalog_id))
        .where(KatalogVersion.code == katalog_code)
        .order_by(col(closed).is_not(None), col(head.kennung))
    )
    return tuple(Verwendung(*row) for row in found)


def running(session: Session, head: Any, closed: Any) -> dict[UUID, int]:
    """Id of a version → how many rows of ``head`` run on it; versions without any are left out."""
    found = session.exec(
        select(head.katalog_id, func.count()).where(col(closed).is_(None)).group_by(col(head.katalog_id))
    )
    return dict(found.all())
