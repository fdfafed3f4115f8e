"""The Berichtskalender of a year as something to be written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qmapp.progress import Progress
from qmapp.ui.ausgabe import Auftrag
from qmapp.ui.context import Context

if TYPE_CHECKING:
    from qmapp.reports.pruefbogen.auswahl import Bogenauswahl


def auftrag(context: Context, jahr: int) -> Auftrag:
    """The Berichtskalender of a year, with today as the day of its figures."""
    return Auftrag(
        "Berichtskalender", ("pdf", "docx", "xlsx"), partial(_targets, context, jahr), partial(_export, context, jahr)
    )


def _targets(context: Context, jahr: int, formats: tuple[str, ...], target: Path) -> Sequence[Path]:
    from qmapp.reports.berichtskalender import berichtskalender_ziele

    return berichtskalender_ziele(jahr, formats, target, stand=context.heute())


def _export(
    context: Context,
    jahr: int,
    formats: tuple[str, ...],
    target: Path,
    _: "Bogenauswahl | None",
    progress: Progress,
) -> Sequence[Path]:
    from qmapp.reports.berichtskalender import export_berichtskalender

    return export_berichtskalender(context.workspace, jahr, formats, target, stand=context.heute(), progress=progress)
