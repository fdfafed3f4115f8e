"""What may be ordered as a file: the papers by name and format, and what writes each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from qmapp.progress import Progress
from qmapp.ui.context import Context

if TYPE_CHECKING:
    from qmapp.reports.pruefbogen.auswahl import Bogenauswahl

PRUEFBERICHT, ZIEHUNGSPROTOKOLL = "pruefbericht", "ziehungsprotokoll"
PRUEFPLAN, PRUEFERGEBNIS = "pruefplan", "pruefergebnis"
PRUEFBOGEN, PRUEFLISTE = "pruefbogen", "pruefliste"
QCHECKBERICHT, BEFRAGUNGSBERICHT = "qcheck", "befragungsbericht"
FRAGEBOGEN, FRAGEBOGEN_EINFACH = "fragebogen", "fragebogen-einfach"
JAHRESPLAN, BERICHTSKALENDER, ERINNERUNG = "jahresplan", "berichtskalender", "erinnerung"
NAMES = {
    JAHRESPLAN: "Jahresprüfplan",
    BERICHTSKALENDER: "Berichtskalender",
    ERINNERUNG: "Erinnerung",
    PRUEFPLAN: "Prüfplan",
    PRUEFBERICHT: "Prüfbericht",
    PRUEFERGEBNIS: "Prüfergebnis KdU",
    ZIEHUNGSPROTOKOLL: "Ziehungsprotokoll",
    PRUEFBOGEN: "Prüfbögen",
    PRUEFLISTE: "Prüfliste",
    QCHECKBERICHT: "Q-Check-Bericht",
    BEFRAGUNGSBERICHT: "Befragungsbericht",
    FRAGEBOGEN: "Fragebogen",
    FRAGEBOGEN_EINFACH: "Fragebogen in einfacher Sprache",
}

_FORMATS = {
    JAHRESPLAN: ("pdf", "docx", "xlsx"),
    BERICHTSKALENDER: ("pdf", "docx", "xlsx"),
    ERINNERUNG: ("pdf", "docx"),
    PRUEFPLAN: ("pdf", "docx", "xlsx"),
    PRUEFBERICHT: ("pdf", "docx", "xlsx"),
    PRUEFERGEBNIS: ("pdf", "docx", "xlsx"),
    ZIEHUNGSPROTOKOLL: ("pdf", "docx", "xlsx", "json"),
    PRUEFBOGEN: ("pdf",),
    PRUEFLISTE: ("xlsx",),
    QCHECKBERICHT: ("pdf", "docx", "xlsx"),
    BEFRAGUNGSBERICHT: ("pdf", "docx", "xlsx"),
    FRAGEBOGEN: ("pdf", "docx"),
    FRAGEBOGEN_EINFACH: ("pdf", "docx"),
}


@dataclass(frozen=True)
class Auftrag:
    """What is to be written: its name, the formats there are, the files they become, and what writes them.

    ``ziele`` takes (formats, folder), ``schreibe`` besides the chosen Prüfbögen (None for all) and the progress.
    """

    name: str
    formate: tuple[str, ...]
    ziele: Callable[[tuple[str, ...], Path], Sequence[Path]]
    schreibe: Callable[[tuple[str, ...], Path, "Bogenauswahl | None", Progress], Sequence[Path]]
    bogenwahl: bool = False


def pruefung_auftrag(context: Context, art: str, pruefung_id: UUID) -> Auftrag:
    """A paper of a Prüfung, with today as the day of its figures."""
    return Auftrag(
        NAMES[art],
        _FORMATS[art],
        partial(_targets, context, art, pruefung_id),
        partial(_export, context, art, pruefung_id),
        bogenwahl=art == PRUEFBOGEN,
    )


def qcheck_auftrag(context: Context, qcheck_id: UUID) -> Auftrag:
    """The Q-Check-Bericht of a Q-Check, with today as the day of its figures."""
    return pruefung_auftrag(context, QCHECKBERICHT, qcheck_id)


def befragung_auftrag(context: Context, befragung_id: UUID) -> Auftrag:
    """The Befragungsbericht of a Befragung, with today as the day of its figures."""
    return pruefung_auftrag(context, BEFRAGUNGSBERICHT, befragung_id)


def fragebogen_auftrag(context: Context, befragung_id: UUID, *, einfach: bool) -> Auftrag:
    """The questionnaire of a Befragung to be printed, also in plain language."""
    return pruefung_auftrag(context, FRAGEBOGEN_EINFACH if einfach else FRAGEBOGEN, befragung_id)


def amtspapier_auftrag(context: Context, art: str, jahr: int = 0) -> Auftrag:
    """A paper of the whole office (of a year, if it is one of a year), with today as the day of its figures."""

    def targets(formats: tuple[str, ...], target: Path) -> Sequence[Path]:
        from qmapp.reports.amtspapier import AMTSPAPIERE

        return AMTSPAPIERE[art].ziele(jahr, formats, target, stand=context.heute())

    def export(formats: tuple[str, ...], target: Path, _: "Bogenauswahl | None", progress: Progress) -> Sequence[Path]:
        from qmapp.reports.amtspapier import AMTSPAPIERE

        stand = context.heute()
        return AMTSPAPIERE[art].export(context.workspace, jahr, formats, target, stand=stand, progress=progress)

    return Auftrag(NAMES[art], _FORMATS[art], targets, export)


def _targets(context: Context, art: str, pruefung_id: UUID, formats: tuple[str, ...], target: Path) -> Sequence[Path]:
    from qmapp.reports.export import targets

    return targets(context.workspace, art, pruefung_id, formats, target, stand=context.heute())


def _export(
    context: Context,
    art: str,
    pruefung_id: UUID,
    formats: tuple[str, ...],
    target: Path,
    auswahl: "Bogenauswahl | None",
    progress: Progress,
) -> Sequence[Path]:
    from qmapp.reports.export import export
    from qmapp.reports.pruefbogen.auswahl import ALLE

    stand, chosen = context.heute(), auswahl or ALLE
    return export(context.workspace, art, pruefung_id, formats, target, stand=stand, auswahl=chosen, progress=progress)
