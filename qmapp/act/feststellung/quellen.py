"""What Feststellungen rest on: the Aktenprüfung, the Q-Check or the Befragung itself, to be gone back to."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.feststellung import tables
from qmapp.act.feststellung.rows import FeststellungZeile, Quelle
from qmapp.act.feststellung.worte import QUELLEN
from qmapp.checks.aktenpruefung.tables import Aktenpruefung


@dataclass(frozen=True)
class Quellverweis:
    """A source that is in the file; ``id`` is that of the Aktenprüfung, the Q-Check or the Befragung."""

    quelle: Quelle
    id: UUID
    kennung: str

    @property
    def name(self) -> str:
        """„Q-Check QC-2025-HZP“."""
        return f"{QUELLEN[self.quelle]} {self.kennung}"


def quelle(row: FeststellungZeile | tables.Feststellung, pruefung_kennung: str) -> Quellverweis | None:
    """What a Feststellung rests on; None where that is not in the file."""
    if row.qcheck_id is not None:
        return Quellverweis(Quelle.QCHECK, row.qcheck_id, row.herkunft)
    if row.befragung_id is not None:
        return Quellverweis(Quelle.BEFRAGUNG, row.befragung_id, row.herkunft)
    if row.pruefung_id is not None:
        return Quellverweis(Quelle.ERGEBNIS, row.pruefung_id, pruefung_kennung)
    return None


def quellen(session: Session, rows: Iterable[tables.Feststellung]) -> tuple[Quellverweis, ...]:
    """What these rest on, each once, by name."""
    found = list(rows)
    audits = {row.pruefung_id for row in found if row.pruefung_id is not None}
    audit = Aktenpruefung
    names = dict(session.exec(select(audit.id, audit.kennung).where(col(audit.id).in_(audits))).all())
    named = {quelle(row, names[row.pruefung_id] if row.pruefung_id is not None else "") for row in found}
    return tuple(sorted((one for one in named if one is not None), key=lambda one: one.name))
