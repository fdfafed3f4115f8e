"""From a workspace to files: reads, builds the tree of the report, and writes it in the formats asked for."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from qmapp import __version__
from qmapp.act.feststellung import feststellungen
from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung.akte import akten, sammelantworten
from qmapp.checks.aktenpruefung.auswertung import auswertung, vertiefung
from qmapp.checks.aktenpruefung.berechnung import berechne
from qmapp.checks.aktenpruefung.betragslage import betragslage
from qmapp.checks.aktenpruefung.folgeziehung.bewusst import bewusste_auswahl
from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben
from qmapp.checks.aktenpruefung.grundgesamtheit import grundgesamtheit
from qmapp.checks.aktenpruefung.pruefung import pruefung
from qmapp.checks.aktenpruefung.rows import Aktenart
from qmapp.checks.aktenpruefung.ziehung import ziehungsprotokoll as protokoll
from qmapp.checks.aktenpruefung.zweitpruefung.abfragen import abgleich
from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.reports.ablage import Schreiber, file_paths, require_formats, tree_writers, write_files
from qmapp.reports.art import Ansicht, Art, anker_text, mark_example
from qmapp.reports.checkpapiere import CHECKPAPIERE
from qmapp.reports.document import Document, Heading
from qmapp.reports.excel import Sheet
from qmapp.reports.papiere import PAPIERE
from qmapp.reports.pruefbericht import pruefbericht, pruefbericht_sheets
from qmapp.reports.pruefbogen.auswahl import ALLE, Bogenauswahl
from qmapp.reports.pruefergebnis import pruefergebnis
from qmapp.reports.pruefplan import Planlage, pruefplan
from qmapp.reports.vorpruefung import Vorpruefung, offene_punkte, vorpruefung
from qmapp.reports.ziehungsprotokoll import write_protokoll_json, ziehungsprotokoll
from qmapp.workspace import Workspace, bereich


def build(workspace: Workspace, art: str, pruefung_id: UUID, *, stand: date) -> Document:
    """The report's tree as every format and the preview show it; raises UserError before the draw or for no such kind.

    An example workspace is marked on every page.
    """
    kind = _art(art)
    if kind.baue is None:
        raise UserError(f"Für {kind.titel} gibt es keine Textfassung.", field="art")
    document = kind.baue(workspace, pruefung_id, stand)
    return mark_example(document) if workspace.read(bereich).beispiel else document


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
    kind = _art(art)
    if not kind.ergebnis:
        return (*kind.offen(workspace, pruefung_id), *vorpruefung(document))
    drawn = workspace.read(akten, pruefung_id)
    picked = workspace.read(akten, pruefung_id, Aktenart.BEWUSST)
    keys = {key for akte in (*drawn, *picked) for key in (akte.schluessel, akte.ersatz_fuer) if key}
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
        document = build(workspace, art, pruefung_id, stand=stand)
        writers = {
            **tree_writers(document, lambda: kind.blaetter(workspace, pruefung_id)),
            "json": lambda path, _: write_protokoll_json(workspace.read(protokoll, pruefung_id), path),
        }
    write_files(files, writers, progress)
    return files


def targets(
    workspace: Workspace, art: str, pruefung_id: UUID, formate: Iterable[str], ziel: Path, *, stand: date
) -> tuple[Path, ...]:
    """The files :func:`export` would write, so that whoever asks for them can be asked first; raises as it does."""
    kind = _art(art)
    chosen = require_formats(kind.titel, kind.formate, formate)
    return file_paths(ziel, kind.datei, kind.bezug.kennung(workspace, pruefung_id), stand, chosen)


def _art(name: str) -> Art:
    if name not in ARTEN:
        raise UserError(
            f"Die Berichtsart „{name}“ gibt es nicht.", advice=f"Möglich sind: {', '.join(ARTEN)}.", field="art"
        )
    return ARTEN[name]


def _pruefbericht(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    found = workspace.read(auswertung, pruefung_id)
    return pruefbericht(
        found,
        workspace.read(protokoll, pruefung_id),
        katalog=workspace.read(katalog_door.katalog, found.pruefung.katalog_id),
        akten=workspace.read(akten, pruefung_id),
        feststellungen=workspace.read(feststellungen, pruefung_id),
        freigaben=workspace.read(freigaben, pruefung_id),
        bewusst=workspace.read(bewusste_auswahl, pruefung_id),
        sammel=workspace.read(sammelantworten, pruefung_id),
        zweit=workspace.read(abgleich, pruefung_id),
        vertiefung=workspace.read(vertiefung, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


def _pruefplan(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    head, liste = workspace.read(pruefung, pruefung_id), workspace.read(grundgesamtheit, pruefung_id)
    if liste is None:
        raise UserError("Zum Prüfplan fehlt die Fallliste.", advice="Lesen Sie zuerst die Liste ein.")
    amounts = workspace.read(betragslage, pruefung_id) if head.plan.nach_betrag else None
    return pruefplan(
        Planlage(
            head,
            liste,
            workspace.read(katalog_door.katalog, head.katalog_id),
            berechne(head.plan, liste.schichten, amounts),
        ),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


def _pruefergebnis(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    return pruefergebnis(
        workspace.read(auswertung, pruefung_id),
        workspace.read(feststellungen, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


def _werte(workspace: Workspace, pruefung_id: UUID) -> tuple[Sheet, ...]:
    return pruefbericht_sheets(
        workspace.read(auswertung, pruefung_id),
        workspace.read(abgleich, pruefung_id),
        workspace.read(vertiefung, pruefung_id),
    )


def _ziehungsprotokoll(workspace: Workspace, pruefung_id: UUID, stand: date) -> Document:
    return ziehungsprotokoll(
        workspace.read(protokoll, pruefung_id),
        stand=stand,
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


#: The kinds of report by the names the command line and the window use.
ARTEN: Mapping[str, Art] = {
    "pruefplan": Art("den Prüfplan", "Pruefplan", ("pdf", "docx", "xlsx"), _pruefplan),
    "pruefbericht": Art(
        "den Prüfbericht", "Pruefbericht", ("pdf", "docx", "xlsx"), _pruefbericht, _werte, ergebnis=True
    ),
    "pruefergebnis": Art(
        "das Prüfergebnis KdU", "Pruefergebnis-KdU", ("pdf", "docx", "xlsx"), _pruefergebnis, ergebnis=True
    ),
    "ziehungsprotokoll": Art(
        "das Ziehungsprotokoll", "Ziehungsprotokoll", ("pdf", "docx", "xlsx", "json"), _ziehungsprotokoll
    ),
    **PAPIERE,
    **CHECKPAPIERE,
}
