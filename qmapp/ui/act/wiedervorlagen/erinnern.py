"""Reminders to everybody something is overdue with, as letters."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qmapp.progress import Progress
from qmapp.ui.ausgabe import Auftrag
from qmapp.ui.context import Context

if TYPE_CHECKING:
    from qmapp.reports.pruefbogen.auswahl import Bogenauswahl


def auftrag(context: Context) -> Auftrag:
    """The letters with today as their day."""
    return Auftrag("Erinnerung", ("pdf", "docx"), partial(_targets, context), partial(_export, context))


def _targets(context: Context, formats: tuple[str, ...], target: Path) -> Sequence[Path]:
    from qmapp.reports.erinnerung import erinnerung_ziele

    return erinnerung_ziele(formats, target, stand=context.heute())


def _export(
    context: Context, formats: tuple[str, ...], target: Path, _: "Bogenauswahl | None", progress: Progress
) -> Sequence[Path]:
    from qmapp.reports.erinnerung import export_erinnerung

    return export_erinnerung(context.workspace, formats, target, stand=context.heute(), progress=progress)
