"""Papers of the whole office, not of one Prüfung: which there are, who issues them, and how they become files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qmapp import __version__
from qmapp.progress import Progress, silent
from qmapp.reports.ablage import file_paths, require_formats, tree_writers, write_files
from qmapp.reports.art import anker_text, mark_example
from qmapp.reports.berichtskalender import lies_berichtskalender
from qmapp.reports.document import Document
from qmapp.reports.erinnerung import lies_erinnerung
from qmapp.reports.jahresplan import lies_jahresplan
from qmapp.workspace import Workspace, bereich

_YEARLY = ("pdf", "docx", "xlsx")


@dataclass(frozen=True)
class Amtspapier:
    """A paper: its German title (accusative), the stem of its files, its formats, and what builds its contents.

    ``lies`` takes the workspace, the year and the day of the figures; it raises UserError where there is nothing to
    tell. ``kennung`` stands in the file's name where the paper has no year.
    """

    titel: str
    datei: str
    formate: tuple[str, ...]
    lies: Callable[[Workspace, int, date], Document]
    kennung: str = ""

    def ziele(self, jahr: int, formate: Iterable[str], ziel: Path, *, stand: date) -> tuple[Path, ...]:
        """The files :meth:`export` would write; raises UserError for an unknown format."""
        chosen = require_formats(self.titel, self.formate, formate)
        return file_paths(ziel, self.datei, self.kennung or str(jahr), stand, chosen)

    def export(
        self,
        workspace: Workspace,
        jahr: int,
        formate: Iterable[str],
        ziel: Path,
        *,
        stand: date,
        progress: Progress = silent,
    ) -> tuple[Path, ...]:
        """Write the paper into ``ziel``, one file per format; raises UserError where there is nothing to tell."""
        files = self.ziele(jahr, formate, ziel, stand=stand)
        write_files(files, tree_writers(_issued(workspace, self.lies(workspace, jahr, stand))), progress)
        return files


#: The papers by the names the window uses.
AMTSPAPIERE: Mapping[str, Amtspapier] = {
    "jahresplan": Amtspapier("den Jahresprüfplan", "Jahrespruefplan", _YEARLY, lies_jahresplan),
    "berichtskalender": Amtspapier("den Berichtskalender", "Berichtskalender", _YEARLY, lies_berichtskalender),
    "erinnerung": Amtspapier("die Erinnerung", "Erinnerung", ("pdf", "docx"), lies_erinnerung, "offene-Zusagen"),
}


def _issued(workspace: Workspace, document: Document) -> Document:
    """The contents with what says who issues them."""
    about = workspace.read(bereich)
    named = replace(document, office=about.amt, author=about.amt, version=__version__, anchor=anker_text(workspace))
    return mark_example(named) if about.beispiel else named
