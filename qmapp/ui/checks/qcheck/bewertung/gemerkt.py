"""How a Q-Check was assessed last on this computer: the view, the hint, and who it was without the name.

The settings are not encrypted, so a name is kept only as a digest that the workspace's own id salts.
"""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from qmapp import settings as settings_file
from qmapp.settings import Settings

_KEY = "qcheck.bewertung"


def recall(settings: Settings, name: str) -> str:
    """What is kept under a name, or nothing."""
    kept = settings.views.get(_KEY)
    return str(kept.get(name, "")) if isinstance(kept, dict) else ""


def remember(settings: Settings, name: str, value: str) -> None:
    """Keep a value, if it is another one."""
    if recall(settings, name) == value:
        return
    kept = settings.views.get(_KEY)
    settings.views[_KEY] = {**(kept if isinstance(kept, dict) else {}), name: value}
    settings_file.save(settings)


def recall_person(settings: Settings, qcheck_id: UUID, team: Sequence[str]) -> str:
    """Who of the team has assessed this Q-Check here last, or nothing."""
    kept = recall(settings, f"wer:{_digest(qcheck_id, 'Q-Check')}")
    return next((name for name in team if kept and _digest(qcheck_id, name) == kept), "")


def remember_person(settings: Settings, qcheck_id: UUID, name: str) -> None:
    """Keep who assesses, without the name."""
    remember(settings, f"wer:{_digest(qcheck_id, 'Q-Check')}", _digest(qcheck_id, name))


def _digest(qcheck_id: UUID, name: str) -> str:
    return hashlib.sha256(f"{qcheck_id}:{name}".encode()).hexdigest()[:16]
