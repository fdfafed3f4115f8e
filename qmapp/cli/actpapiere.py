"""The papers of ACT on the command line: Management Response, Umsetzungsbericht, Maßnahmenplan."""

from pathlib import Path

from qmapp.cli.ausgabe import today
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.reports.act.ausgabe import (
    ACT_PAPIERE,
    MANAGEMENT_RESPONSE,
    MASSNAHMENPLAN,
    Wunsch,
    act_hinweise,
    export_act,
    letztes_jahr,
)
from qmapp.reports.act.lage import Fassung
from qmapp.reports.pruefbogen.auswahl import Bogenauswahl
from qmapp.workspace import Workspace


def require_options(art: str, auswahl: Bogenauswahl) -> None:
    """Raises UserError for a choice of Prüfbögen, and for ``--offene`` where it means nothing."""
    if auswahl.muster or auswahl.von is not None or auswahl.bis is not None:
        raise UserError("--akten und --muster gibt es nur für Prüfbögen.", field="akten")
    if auswahl.nur_offene and art != MASSNAHMENPLAN:
        raise UserError("--offene gibt es nur für Maßnahmen und Prüfbögen.", field="offene")


def write_act(
    workspace: Workspace,
    art: str,
    jahr: int | None,
    oeffentlich: bool,
    nur_offene: bool,
    formate: tuple[str, ...] | None,
    ziel: Path,
    progress: Progress,
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files of a paper and what is still open in it.

    A Management Response is about the newest year with Empfehlungen, the other papers about all years, unless told
    otherwise; without formats all are written.
    """
    year = letztes_jahr(workspace) if jahr is None and art == MANAGEMENT_RESPONSE else jahr
    wunsch = Wunsch(year, Fassung.OEFFENTLICH if oeffentlich else Fassung.INTERN, nur_offene)
    wanted = formate or ACT_PAPIERE[art].formate
    files = export_act(workspace, art, wunsch, wanted, ziel, stand=today(), progress=progress)
    return files, act_hinweise(workspace, wunsch, stand=today())
