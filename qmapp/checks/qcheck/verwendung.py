"""Which Q-Checks use a catalogue: what to know before it is changed."""

from uuid import UUID

from sqlmodel import Session

from qmapp.checks.katalog.verwendung import Verwendung, running, uses
from qmapp.checks.qcheck.tables import QCheck


def verwendung(session: Session, katalog_code: str) -> tuple[Verwendung, ...]:
    """The Q-Checks of every version of this catalogue, those not yet sealed first."""
    return uses(session, QCheck, QCheck.versiegelt_am, katalog_code)


def laufende(session: Session) -> dict[UUID, int]:
    """Id of a version → how many Q-Checks on it are not yet sealed."""
    return running(session, QCheck, QCheck.versiegelt_am)
