"""The papers of ACT from a workspace to files: which there are, what they are called, and for whom they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qmapp.act.empfehlung import jahre
from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.reports.ablage import Schreiber, file_paths, require_formats, tree_writers, write_files
from qmapp.reports.act.fassung import oeffentlich
from qmapp.reports.act.lage import Fassung, Lage, lies_lage
from qmapp.reports.act.rahmen import dateiname, jahrwort
from qmapp.reports.act.vorpruefung import hinweise, vor_ausgabe
from qmapp.reports.annex import annex_sheets
from qmapp.reports.art import Ansicht
from qmapp.reports.document import Document, Heading
from qmapp.reports.excel import Sheet, write_workbook
from qmapp.reports.management_response import management_response, management_response_sheets
from qmapp.reports.massnahmenplan import massnahmenplan, massnahmenplan_sheets
from qmapp.reports.umsetzungsbericht import umsetzungsbericht
from qmapp.reports.vorpruefung import vorpruefung
from qmapp.workspace import Workspace

MANAGEMENT_RESPONSE, UMSETZUNGSBERICHT, MASSNAHMENPLAN = "management-response", "umsetzungsbericht", "massnahmen"


@dataclass(frozen=True)
class Wunsch:
    """What is wanted of a paper: the year (None: all), for whom, and whether only what is open."""

    jahr: int | None = None
    fassung: Fassung = Fassung.INTERN
    nur_offene: bool = False


@dataclass(frozen=True)
class Papier:
    """A paper: its German title (accusative), the stem of its files, its formats, its tree and its plain sheets."""

    titel: str
    datei: str
    formate: tuple[str, ...]
    baue: Callable[[Lage, Wunsch], Document]
    blaetter: Callable[[Lage, Wunsch], tuple[Sheet, ...]]


#: The papers by the names the command line and the window use.
ACT_PAPIERE: Mapping[str, Papier] = {
    MANAGEMENT_RESPONSE: Papier(
        "die Management Response",
        "Management-Response",
        ("pdf", "docx", "xlsx"),
        lambda lage, _: management_response(lage),
        lambda lage, _: management_response_sheets(lage),
    ),
    UMSETZUNGSBERICHT: Papier(
        "den Umsetzungsbericht",
        "Umsetzungsbericht",
        ("pdf", "docx", "xlsx"),
        lambda lage, _: umsetzungsbericht(lage),
        lambda lage, _: (),
    ),
    MASSNAHMENPLAN: Papier(
        "den Maßnahmenplan",
        "Massnahmenplan",
        ("pdf", "docx", "xlsx"),
        lambda lage, wunsch: massnahmenplan(lage, nur_offene=wunsch.nur_offene),
        lambda lage, wunsch: massnahmenplan_sheets(lage, nur_offene=wunsch.nur_offene),
    ),
}


def letztes_jahr(workspace: Workspace) -> int | None:
    """The newest year with Empfehlungen, which a Management Response is about unless told otherwise."""
    return next(iter(workspace.read(jahre)), None)


def act_ziele(art: str, wunsch: Wunsch, formate: Iterable[str], ziel: Path, *, stand: date) -> tuple[Path, ...]:
    """The files :func:`export_act` would write; raises UserError for an unknown paper or format."""
    paper = _papier(art)
    stem = paper.datei + ("-offene" if wunsch.nur_offene else "")
    chosen = require_formats(paper.titel, paper.formate, formate)
    return file_paths(ziel, dateiname(stem, wunsch.fassung), jahrwort(wunsch.jahr), stand, chosen)


def act_dokument(workspace: Workspace, art: str, wunsch: Wunsch, *, stand: date) -> Document:
    """The paper's tree; raises UserError where there is nothing to tell of."""
    return _papier(art).baue(_lage(workspace, wunsch, stand), wunsch)


def act_ansicht(workspace: Workspace, art: str, wunsch: Wunsch, *, stand: date) -> Ansicht:
    """The outline of what would be written, and what its pre-check finds."""
    lage = _lage(workspace, wunsch, stand)
    document = _papier(art).baue(lage, wunsch)
    outline = tuple(
        (block.level, f"{block.number} {block.text}".strip()) for block in document.blocks if isinstance(block, Heading)
    )
    return Ansicht(outline, (*vor_ausgabe(lage), *vorpruefung(document)))


def act_hinweise(workspace: Workspace, wunsch: Wunsch, *, stand: date) -> tuple[str, ...]:
    """What to mind before such a paper goes out, each as a sentence or two."""
    return hinweise(_lage(workspace, wunsch, stand))


def export_act(
    workspace: Workspace,
    art: str,
    wunsch: Wunsch,
    formate: Iterable[str],
    ziel: Path,
    *,
    stand: date,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write a paper into ``ziel``, one file per format, and return the files; ``stand`` is the day of its figures.

    Raises UserError for an unknown paper or format and where there is nothing to tell of, before anything is written.
    """
    files = act_ziele(art, wunsch, formate, ziel, stand=stand)
    paper = _papier(art)
    lage = _lage(workspace, wunsch, stand)
    document = paper.baue(lage, wunsch)
    write_files(files, {**tree_writers(document), "xlsx": _mappe(document, paper.blaetter(lage, wunsch))}, progress)
    return files


def _mappe(document: Document, sheets: tuple[Sheet, ...]) -> Schreiber:
    """What the paper is, then either its plain sheets with its counts, or (where it has none) all its tables."""

    def write(path: Path, told: Progress) -> None:
        own = annex_sheets(document)
        found = (own[0], *sheets, *_gezaehlt(document)) if sheets else own
        write_workbook(path, found, title=document.title, author=document.author, progress=told)

    return write


def _gezaehlt(document: Document) -> tuple[Sheet, ...]:
    """The sheets of its tables of figures: those that hold any column of numbers."""
    return tuple(
        sheet for sheet in annex_sheets(document)[1:] if any(column.kind != "text" for column in sheet.columns)
    )


def _lage(workspace: Workspace, wunsch: Wunsch, stand: date) -> Lage:
    lage = lies_lage(workspace, wunsch.jahr, stand)
    return oeffentlich(lage) if wunsch.fassung is Fassung.OEFFENTLICH else lage


def _papier(art: str) -> Papier:
    if art not in ACT_PAPIERE:
        raise UserError(
            f"Das Papier „{art}“ gibt es nicht.", advice=f"Möglich sind: {', '.join(ACT_PAPIERE)}.", field="art"
        )
    return ACT_PAPIERE[art]
