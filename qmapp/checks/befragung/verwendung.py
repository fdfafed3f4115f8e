"""Which Befragungen use a catalogue: what to know before it is changed."""

from uuid import UUID

from sqlmodel import Session

from qmapp.checks.befragung.tables import Befragung
from qmapp.checks.katalog.verwendung import Verwendung, running, uses


def verwendung(session: Session, katalog_code: str) -> tuple[Verwendung, ...]:
    """The Befragungen of every version of this catalogue, those not yet closed first."""
    return uses(session, Befragung, Befragung.abgeschlossen_am, katalog_code)


def laufende(session: Session) -> dict[UUID, int]:
    """Id of a version → how many Befragungen on it are not yet closed."""
    return running(session, Befragung, Befragung.abgeschlossen_am)
