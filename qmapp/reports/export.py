"""From a workspace to files: reads, builds the tree of the report, and writes it in the formats asked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from qmapp import __version__
from qmapp.act.feststellung import feststellungen
from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung.akte import akten, sammelantworten
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben
from qmapp.checks.aktenpruefung.pruefung import pruefung
from qmapp.checks.aktenpruefung.ziehung import ziehungsprotokoll as protokoll
from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.reports.annex import annex_sheets
from qmapp.reports.art import Ansicht, Art, Schreiber, anker_text
from qmapp.reports.document import Document, Heading
from qmapp.reports.excel import Sheet, write_workbook
from qmapp.reports.papiere import PAPIERE
from qmapp.reports.pdf import render_pdf
from qmapp.reports.pruefbericht import pruefbericht, pruefbericht_sheets
from qmapp.reports.pruefbogen.auswahl import ALLE, Bogenauswahl
from qmapp.reports.vorpruefung import Vorpruefung, offene_punkte, vorpruefung
from qmapp.reports.word import render_docx
from qmapp.reports.ziehungsprotokoll import write_protokoll_json, ziehungsprotokoll
from qmapp.workspace import Workspace, bereich

#: Steps of a whole export, as its progress counts them.
_WHOLE = 1000
BEISPIEL = "Beispieldaten, keine echten Angaben"


def build(workspace: Workspace, art: str, pruefung_id: UUID, *, stand: date) -> Document:
    """The report's tree as every format and the preview show it; raises UserError before the draw or for no such kind.

    An example workspace is marked on every page.
    """
    kind = _art(art)
    if kind.baue is None:
        raise UserError(f"Für {kind.titel} gibt es keine Textfassung.", field="art")
    document = kind.baue(workspace, pruefung_id, stand)
    if workspace.read(bereich).beispiel:
        subtitle = " · ".join(part for part in (document.subtitle, BEISPIEL) if part)
        return replace(document, subtitle=subtitle, footer="Beispieldaten · erstellt mit Q-Check")
    return document


def look(workspace: Workspace, art: str, pruefung_id: UUID, *, stand: date) -> Ansicht:
    """The outline of what would be written, and what its pre-check finds; raises UserError as :func:`build`."""
    kind = _art(art)
    if kind.ansicht is not None:
        return kind.ansicht(workspace, pruefung_id, stand)
    document = build(workspace, art, pruefung_id, stand=stand)
    headings = (block for block in document.blocks if isinstance(block, Heading))
    outline = tuple((heading.level, f"{heading.number} {heading.text}".strip()) for heading in headings)
    return Ansicht(outline, before_export(workspace, art, pruefung_id, document))


def before_export(workspace: Workspace, art: str, pruefung_id: UUID, document: Document) -> tuple[Vorpruefung, ...]:
    """What the report's pre-check finds in a ``document`` of :func:`build`, what is still open first; stops nothing."""
    if not _art(art).ergebnis:
        return vorpruefung(document)
    drawn = workspace.read(akten, pruefung_id)
    keys = {key for akte in drawn for key in (akte.schluessel, akte.ersatz_fuer) if key}
    return (*offene_punkte(workspace.read(pruefung, pruefung_id), drawn), *vorpruefung(document, keys))


def export(
    workspace: Workspace,
    art: str,
    pruefung_id: UUID,
    formate: Iterable[str],
    ziel: Path,
    *,
    stand: date,
    auswahl: Bogenauswahl = ALLE,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write a report into the folder ``ziel``, one file per format, and return the files.

    The folder is made if it is missing; a file of the same name is replaced whole or not at all. ``stand`` is the day
    of the figures and part of the name, ``auswahl`` the files Prüfbögen are wanted for. Raises UserError for an unknown
    kind or format, or where no file is chosen, before anything is written.
    """
    files = targets(workspace, art, pruefung_id, formate, ziel, stand=stand)
    kind = _art(art)
    if kind.schreibe is not None:
        write = kind.schreibe(workspace, pruefung_id, stand, auswahl)
        writers: Mapping[str, Schreiber] = dict.fromkeys(kind.formate, write)
    else:
        writers = _writers(workspace, kind, pruefung_id, build(workspace, art, pruefung_id, stand=stand))
    _make_folder(ziel)
    for done, path in enumerate(files):
        writers[path.suffix[1:]](path, _part(progress, done, len(files)))
    progress(_WHOLE, _WHOLE)
    return files


def _writers(workspace: Workspace, kind: Art, pruefung_id: UUID, document: Document) -> Mapping[str, Schreiber]:
    """What writes a tree, by format."""

    def workbook(path: Path, told: Progress) -> None:
        sheets = (*annex_sheets(document), *kind.blaetter(workspace, pruefung_id))
        write_workbook(path, sheets, title=document.title, author=document.author, progress=told)

    return {
        "pdf": lambda path, told: render_pdf(document, path, told),
        "docx": lambda path, told: render_docx(document, path, told),
        "xlsx": workbook,
        "json": lambda path, _: write_protokoll_json(workspace.read(protokoll, pruefung_id), path),
    }


def targets(
    workspace: Workspace, art: str, pruefung_id: UUID, formate: Iterable[str], ziel: Path, *, stand: date
) -> tuple[Path, ...]:
    """The files :func:`export` would write, so that whoever asks for them can be asked first; raises as it does."""
    kind = _art(art)
    stem = _stem(kind, workspace.read(pruefung, pruefung_id).kennung, stand)
    return tuple(ziel / f"{stem}.{name}" for name in _formats(kind, formate))


def _art(name: str) -> Art:
    if name not in ARTEN:
        raise UserError(
            f"Die Berichtsart „{name}“ gibt es nicht.", advice=f"Möglich sind: {', '.join(ARTEN)}.", field="art"
        )
    return ARTEN[name]


def _formats(kind: Art, formate: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(formate))
    unknown = [name for name in wanted if name not in kind.formate]
    if unknown or not wanted:
        raise UserError(
            f"Das Format {', '.join(unknown)} gibt es für {kind.titel} nicht."
            if unknown
            else "Es ist kein Format gewählt.",
            advice=f"Möglich sind: {', '.join(kind.formate)}.",
            field="formate",
        )
    return wanted


def _make_folder(ziel: Path) -> None:
    try:
        ziel.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Der Ordner {ziel.name} lässt sich nicht anlegen.",
            advice="Bitte wählen Sie einen Ordner, in den Sie schreiben dürfen.",
            field="ziel",
        ) from error


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
        feststellungen=workspace.read(feststellungen, pruefung_id),
        freigaben=workspace.read(freigaben, pruefung_id),
        sammel=workspace.read(sammelantworten, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


def _werte(workspace: Workspace, pruefung_id: UUID) -> tuple[Sheet, ...]:
    return pruefbericht_sheets(workspace.read(auswertung, pruefung_id))


def _ziehungsprotokoll(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    return ziehungsprotokoll(
        workspace.read(protokoll, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


def _part(progress: Progress, done: int, files: int) -> Progress:
    """The progress of one file as its share of all of them, in thousandths."""

    def told(step: int, steps: int) -> None:
        progress(_WHOLE * done // files + (_WHOLE * step // (steps * files) if steps else 0), _WHOLE)

    return told


#: The kinds of report by the names the command line and the window use.
ARTEN: Mapping[str, Art] = {
    "pruefbericht": Art(
        "den Prüfbericht", "Pruefbericht", ("pdf", "docx", "xlsx"), _pruefbericht, _werte, ergebnis=True
    ),
    "ziehungsprotokoll": Art(
        "das Ziehungsprotokoll", "Ziehungsprotokoll", ("pdf", "docx", "xlsx", "json"), _ziehungsprotokoll
    ),
    **PAPIERE,
}
