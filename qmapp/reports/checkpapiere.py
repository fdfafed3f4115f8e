"""The reports of Q-Checks and Befragungen, read from a workspace."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from qmapp.german import integer
from qmapp.progress import Progress
from qmapp.reports import befragungsbericht as befragung
from qmapp.reports.ablage import Schreiber
from qmapp.reports.art import Ansicht, Art
from qmapp.reports.befragungsbericht.offen import offen as befragung_offen
from qmapp.reports.bezug import BEFRAGUNG, QCHECK
from qmapp.reports.fragebogen import lies_fragebogen, write_docx, write_pdf
from qmapp.reports.pruefbogen.auswahl import Bogenauswahl
from qmapp.reports.qcheckbericht import lies_lage, qcheck_sheets, qcheckbericht
from qmapp.reports.qcheckbericht.offen import offen as qcheck_offen
from qmapp.reports.vorpruefung import Vorpruefung
from qmapp.workspace import Workspace

_FORMATE = ("pdf", "docx", "xlsx")


def _fragebogen(*, einfach: bool) -> Callable[[Workspace, UUID, date, Bogenauswahl], Schreiber]:
    def read(workspace: Workspace, befragung_id: UUID, stand: date, _: Bogenauswahl) -> Schreiber:
        bogen = lies_fragebogen(workspace, befragung_id, stand, einfach=einfach)

        def write(path: Path, told: Progress) -> None:
            (write_docx if path.suffix == ".docx" else write_pdf)(bogen, path, told)

        return write

    return read


def _fragebogen_ansicht(*, einfach: bool) -> Callable[[Workspace, UUID, date], Ansicht]:
    def look(workspace: Workspace, befragung_id: UUID, stand: date) -> Ansicht:
        bogen = lies_fragebogen(workspace, befragung_id, stand, einfach=einfach)
        chapters = (
            f"Aussagen, {integer(len(bogen.aussagen))}",
            f"{bogen.worte_titel}, {integer(len(bogen.freitexte))} Fragen",
            f"{bogen.angaben_titel}, {integer(len(bogen.angaben))} Fragen",
            "Datenschutz",
        )
        checks = (
            Vorpruefung(True, "Ohne Kennzeichen", "Auf dem Bogen steht nichts, woran man eine Person erkennt."),
            Vorpruefung(
                bool(bogen.rueckgabe), "Rückgabe bis", bogen.rueckgabe or "Der Zeitraum der Befragung hat kein Ende."
            ),
        )
        return Ansicht(tuple((1, words) for words in chapters), checks)

    return look


CHECKPAPIERE: Mapping[str, Art] = {
    "qcheck": Art(
        "den Q-Check-Bericht",
        "Q-Check-Bericht",
        _FORMATE,
        lambda ws, key, stand: qcheckbericht(lies_lage(ws, key), stand=stand),
        lambda ws, key: qcheck_sheets(lies_lage(ws, key)),
        bezug=QCHECK,
        offen=lambda ws, key: qcheck_offen(lies_lage(ws, key)),
    ),
    "befragungsbericht": Art(
        "den Befragungsbericht",
        "Befragungsbericht",
        _FORMATE,
        lambda ws, key, stand: befragung.befragungsbericht(befragung.lies_lage(ws, key), stand=stand),
        lambda ws, key: befragung.befragung_sheets(befragung.lies_lage(ws, key)),
        bezug=BEFRAGUNG,
        offen=lambda ws, key: befragung_offen(befragung.lies_lage(ws, key)),
    ),
    "fragebogen": Art(
        "den Fragebogen",
        "Fragebogen",
        ("pdf", "docx"),
        schreibe=_fragebogen(einfach=False),
        ansicht=_fragebogen_ansicht(einfach=False),
        bezug=BEFRAGUNG,
    ),
    "fragebogen-einfach": Art(
        "den Fragebogen in einfacher Sprache",
        "Fragebogen-einfach",
        ("pdf", "docx"),
        schreibe=_fragebogen(einfach=True),
        ansicht=_fragebogen_ansicht(einfach=True),
        bezug=BEFRAGUNG,
    ),
}
