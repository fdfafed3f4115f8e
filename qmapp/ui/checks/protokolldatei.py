"""Writing the Ziehungsprotokoll as JSON, with which the draw can be recomputed without this program's window."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.aktenpruefung.ziehung import ziehungsprotokoll

if TYPE_CHECKING:
    from qmapp.workspace import Workspace

FILTER = "JSON zum Nachrechnen (*.json)"


def ask_name(head: Pruefung) -> str:
    """The file name offered."""
    return f"Ziehungsprotokoll-{head.kennung}.json"


def write(workspace: "Workspace", pruefung_id: UUID, target: Path) -> Path:
    """Write the protocol of a draw; returns the file written, which always ends in ``.json``.

    Raises UserError before the draw and where the file cannot be written.
    """
    from qmapp.reports.ziehungsprotokoll import write_protokoll_json

    if target.suffix.casefold() != ".json":
        target = target.with_name(target.name + ".json")
    write_protokoll_json(workspace.read(ziehungsprotokoll, pruefung_id), target)
    return target
