"""From a workspace to files: reads, builds the tree of the report, and writes it in the formats asked for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from qmapp import __version__
from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung.akte import akten
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.pruefung import pruefung
from qmapp.checks.aktenpruefung.ziehung import ziehungsprotokoll as protokoll
from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.reports.document import Document
from qmapp.reports.pruefbericht import pruefbericht
from qmapp.reports.ziehungsprotokoll import write_protokoll_json, ziehungsprotokoll
from qmapp.workspace import Workspace, bereich

BEISPIEL = "erstellt mit Q-Check · Beispieldaten, keine echten Angaben"


@dataclass(frozen=True)
class Art:
    """A kind of report: its German title, the stem of its files, the formats it knows, and how its tree is built."""

    titel: str
    datei: str
    formate: tuple[str, ...]
    baue: Callable[[Workspace, UUID, date], Document]


def build(workspace: Workspace, art: str, pruefung_id: UUID, *, stand: date) -> Document:
    """The report's tree as every format and the preview show it; raises UserError before the draw or for no such kind.

    An example workspace is marked on every page.
    """
    document = _art(art).baue(workspace, pruefung_id, stand)
    if workspace.read(bereich).beispiel:
        return replace(document, footer=BEISPIEL)
    return document


def export(
    workspace: Workspace,
    art: str,
    pruefung_id: UUID,
    formate: Iterable[str],
    ziel: Path,
    *,
    stand: date,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write a report into the folder ``ziel``, one file per format, and return the files.

    The folder is made if it is missing; a file of the same name is replaced whole or not at all. ``stand`` is the day
    of the figures and part of the name. Raises UserError for an unknown kind or format before anything is written.
    """
    kind = _art(art)
    wanted = tuple(dict.fromkeys(formate))
    unknown = [name for name in wanted if name not in kind.formate]
    if unknown or not wanted:
        raise UserError(
            f"Das Format {', '.join(unknown) or '(keines)'} gibt es für {kind.titel} nicht.",
            advice=f"Möglich sind: {', '.join(kind.formate)}.",
            field="formate",
        )
    document = build(workspace, art, pruefung_id, stand=stand)
    stem = _stem(kind, workspace.read(pruefung, pruefung_id).kennung, stand)
    ziel.mkdir(parents=True, exist_ok=True)
    written = []
    for done, name in enumerate(wanted):
        progress(done, len(wanted))
        path = ziel / f"{stem}.{name}"
        _WRITERS[name](workspace, pruefung_id, document, path)
        written.append(path)
    progress(len(wanted), len(wanted))
    return tuple(written)


def _art(name: str) -> Art:
    if name not in ARTEN:
        raise UserError(
            f"Die Berichtsart „{name}“ gibt es nicht.", advice=f"Möglich sind: {', '.join(ARTEN)}.", field="art"
        )
    return ARTEN[name]


def _stem(kind: Art, kennung: str, stand: date) -> str:
    """``Pruefbericht_AP-2025-1_2025-06-04``; what no file system takes in a name becomes a hyphen."""
    plain = re.sub(r'[\s<>:"/\\|?*\x00-\x1f]+', "-", kennung).strip("-. ") or "Pruefung"
    return f"{kind.datei}_{plain}_{stand:%Y-%m-%d}"


def _pruefbericht(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    found = workspace.read(auswertung, pruefung_id)
    return pruefbericht(
        found,
        workspace.read(protokoll, pruefung_id),
        katalog=workspace.read(katalog_door.katalog, found.pruefung.katalog_id),
        akten=workspace.read(akten, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=_anker(workspace),
        version=__version__,
    )


def _ziehungsprotokoll(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    return ziehungsprotokoll(
        workspace.read(protokoll, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=_anker(workspace),
        version=__version__,
    )


def _anker(workspace: Workspace) -> str:
    anker = workspace.anchor()
    return f"{anker.nr} · {anker.hash}"


def _json(workspace: Workspace, pruefung_id: UUID, document: Document, path: Path) -> None:
    write_protokoll_json(workspace.read(protokoll, pruefung_id), path)


#: The kinds of report by the names the command line and the window use.
ARTEN: Mapping[str, Art] = {
    "pruefbericht": Art("den Prüfbericht", "Pruefbericht", ("pdf", "docx", "xlsx"), _pruefbericht),
    "ziehungsprotokoll": Art(
        "das Ziehungsprotokoll", "Ziehungsprotokoll", ("pdf", "docx", "xlsx", "json"), _ziehungsprotokoll
    ),
}

_WRITERS: Mapping[str, Callable[[Workspace, UUID, Document, Path], None]] = {"json": _json}
