"""Which Prüfungen use a catalogue: what to know before it is changed."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.katalog.tables import KatalogVersion


@dataclass(frozen=True)
class Verwendung:
    """A Prüfung made against a version of the catalogue; ``laeuft`` until it is closed."""

    pruefung_id: UUID
    kennung: str
    titel: str
    version: int
    laeuft: bool


def verwendung(session: Session, katalog_code: str) -> tuple[Verwendung, ...]:
    """The Prüfungen of every version of this catalogue, running ones first."""
    head = tables.Aktenpruefung
    rows = session.exec(
        select(head, KatalogVersion.version)
        .join(KatalogVersion, col(KatalogVersion.id) == col(head.katalog_id))
        .where(KatalogVersion.code == katalog_code)
        .order_by(col(head.kennung))
    )
    found = [Verwendung(row.id, row.kennung, row.titel, version, row.abgeschlossen_am is None) for row, version in rows]
    return tuple(sorted(found, key=lambda use: not use.laeuft))
