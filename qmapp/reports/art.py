"""What a kind of report is: its names, its formats, and how it is read from a workspace and written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from qmapp.reports.ablage import Schreiber
from qmapp.reports.bezug import PRUEFUNG, Bezug
from qmapp.reports.document import Document
from qmapp.reports.excel import Sheet
from qmapp.reports.pruefbogen.auswahl import Bogenauswahl
from qmapp.reports.vorpruefung import Vorpruefung
from qmapp.workspace import Workspace


@dataclass(frozen=True)
class Ansicht:
    """What is seen of a paper before it is written: its headings (level, words) and its pre-check."""

    gliederung: tuple[tuple[int, str], ...]
    vorpruefung: tuple[Vorpruefung, ...]


@dataclass(frozen=True)
class Art:
    """A kind of report: its German title, the stem of its files, the formats it knows, and how its tree is built.

    ``bezug`` is what it belongs to, whose id everything here takes. ``blaetter`` adds sheets to the XLSX annex, after
    those of the document's own tables and figures. ``ergebnis``: it tells what an Aktenprüfung found, so it may be
    preliminary, and promises to name no file; what is still open of another examination is found by ``offen``.

    A paper that is no tree (forms, lists) has no ``baue`` but ``schreibe``, which reads everything and returns what
    writes a file, and ``ansicht``.
    """

    titel: str
    datei: str
    formate: tuple[str, ...]
    baue: Callable[[Workspace, UUID, date], Document] | None = None
    blaetter: Callable[[Workspace, UUID], tuple[Sheet, ...]] = lambda workspace, pruefung_id: ()
    ergebnis: bool = False
    schreibe: Callable[[Workspace, UUID, date, Bogenauswahl], Schreiber] | None = None
    ansicht: Callable[[Workspace, UUID, date], Ansicht] | None = None
    bezug: Bezug = PRUEFUNG
    offen: Callable[[Workspace, UUID], tuple[Vorpruefung, ...]] = lambda workspace, bezug_id: ()


#: What marks a paper of the example on its first page and at the foot of every page.
BEISPIEL = "Beispieldaten, keine echten Angaben"
BEISPIEL_FUSS = "Beispieldaten · erstellt mit Q-Check"


def mark_example(document: Document) -> Document:
    """The paper as one of the example, so that nobody takes its figures for real ones."""
    subtitle = " · ".join(part for part in (document.subtitle, BEISPIEL) if part)
    return replace(document, subtitle=subtitle, footer=BEISPIEL_FUSS)


def anker_text(workspace: Workspace) -> str:
    """The head of the change log's hash chain as documents print it."""
    anker = workspace.anchor()
    return f"{anker.nr} · {anker.hash}"
