"""A workspace with a Befragung of clients, and the questionnaire it asks."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from qmapp.checks import befragung as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.workspace import Workspace

KATALOG = load("BF-KL", Katalogart.BEFRAGUNG)
ITEMS = tuple(punkt.code for punkt in KATALOG.punkte if KATALOG.dimension(punkt) is not None)
HEUTE = date(2025, 11, 20)
NOW = datetime(2025, 11, 20, 10, 42, tzinfo=UTC)


def begin(workspace: Workspace, **told: Any) -> UUID:
    """A Befragung of clients."""
    given: dict[str, Any] = {"titel": "Klientinnen 2025", "katalog": KATALOG, "heute": HEUTE, **told}
    return workspace.execute("Anlegen", lambda session: door.create_befragung(session, **given))


def enter(workspace: Workspace, key: UUID, nummer: str, answers: str, **told: Any) -> UUID:
    """A sheet; ``answers`` are the steps in turn, a blank leaves an item out."""
    werte = {code: int(sign) for code, sign in zip(ITEMS, answers, strict=False) if sign != " "}
    given: dict[str, Any] = {"werte": werte, "jetzt": NOW, "wer": "Kaya", **told}
    return workspace.execute("Erfassen", lambda session: door.enter_bogen(session, key, nummer, **given))
