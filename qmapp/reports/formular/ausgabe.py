"""From a workspace to the form and the list, as files in a folder."""

from datetime import date, datetime
from pathlib import Path

from qmapp.act.empfehlung import empfehlungen
from qmapp.act.management_response.rueckgabe import formular, massnahmenliste
from qmapp.progress import Progress, silent
from qmapp.reports.ablage import file_paths, write_files
from qmapp.reports.formular.liste import write_liste
from qmapp.reports.formular.schreiben import write_formular
from qmapp.workspace import Workspace


def formular_ziel(jahr: int, ordner: Path, heute: date) -> Path:
    """The file :func:`export_formular` writes."""
    (path,) = file_paths(ordner, "Management-Response-Formular", str(jahr), heute, ("docx",))
    return path


def liste_ziel(ordner: Path, heute: date) -> Path:
    """The file :func:`export_liste` writes."""
    (path,) = file_paths(ordner, "Massnahmenliste", "alle", heute, ("xlsx",))
    return path


def export_formular(
    workspace: Workspace,
    jahr: int,
    ordner: Path,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    nur_offene: bool = False,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write the form of a year into a folder, which is made if it is missing; UserError where that is refused.

    With ``nur_offene`` it holds only the Empfehlungen without a released answer.
    """
    wanted = None
    if nur_offene:
        wanted = {row.id for row in workspace.read(empfehlungen, jahr) if not row.beantwortet}
    told = workspace.read(formular, jahr, wanted, heute=heute, jetzt=jetzt, wer=wer)
    files = (formular_ziel(jahr, ordner, heute),)
    write_files(files, {"docx": lambda path, _: write_formular(told, path)}, progress)
    return files


def export_liste(
    workspace: Workspace, ordner: Path, *, heute: date, jetzt: datetime, progress: Progress = silent
) -> tuple[Path, ...]:
    """Write the list of all Maßnahmen into a folder; raises as :func:`export_formular`."""
    told = workspace.read(massnahmenliste, heute=heute, jetzt=jetzt)
    files = (liste_ziel(ordner, heute),)
    write_files(files, {"xlsx": lambda path, _: write_liste(told, path)}, progress)
    return files
