"""Noticing a file that was set back: the head of its change log is noted at closing and looked for at opening."""

import re
from typing import TYPE_CHECKING

from qmapp.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from qmapp.workspace import Anker, Workspace

_KEPT = 50
_NOTED = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


def note(settings: Settings, path: "Path", anker: "Anker") -> None:
    """Remember how far the change log of the file has come; the files closed last are kept."""
    forget(settings, path)
    settings.anchors[str(path)] = f"{anker.nr}:{anker.hash}"
    for old in list(settings.anchors)[:-_KEPT]:
        del settings.anchors[old]


def forget(settings: Settings, path: "Path") -> None:
    """A new file begins at this path."""
    settings.anchors.pop(str(path), None)


def is_older(settings: Settings, workspace: "Workspace") -> bool:
    """Whether the file lacks the last step it had when it was closed here; False where nothing is known of it."""
    from qmapp.workspace import Anker

    noted = settings.anchors.get(str(workspace.path))
    found = _NOTED.fullmatch(noted) if isinstance(noted, str) else None
    return found is not None and not workspace.contains(Anker(int(found[1]), found[2]))
