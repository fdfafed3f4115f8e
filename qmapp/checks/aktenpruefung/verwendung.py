"""Which Aktenprüfungen use a catalogue: what to know before it is changed."""

from uuid import UUID

from sqlmodel import Session

from qmapp.checks.aktenpruefung.tables import Aktenpruefung
from qmapp.checks.katalog.verwendung import Verwendung, running, uses


def verwendung(session: Session, katalog_code: str) -> tuple[Verwendung, ...]:
    """The Prüfungen of every version of this catalogue, running ones first."""
    return uses(session, Aktenpruefung, Aktenpruefung.abgeschlossen_am, katalog_code)


def laufende(session: Session) -> dict[UUID, int]:
    """Id of a version → how many Prüfungen run on it."""
    return running(session, Aktenpruefung, Aktenpruefung.abgeschlossen_am)
