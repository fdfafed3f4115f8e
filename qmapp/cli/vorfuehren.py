"""``qmapp vorfuehren``: the main job without a screen, from the list to the report and what the Leitung says to it."""

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from qmapp import __version__, german
from qmapp.beispiel import create_example, enter_example_results, recommend
from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import grundgesamtheit, pruefung, stichprobe, ziehung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Plan, Schichtung, Startwertherkunft
from qmapp.cli.ausgabe import answer, json_option, progress_bar, today
from qmapp.cli.deutsch import Angabe, Verb
from qmapp.cli.ziehen import WER, Gelesen, read_list
from qmapp.errors import UserError
from qmapp.reports.act.ausgabe import MANAGEMENT_RESPONSE, Wunsch, export_act, letztes_jahr
from qmapp.reports.bezug import PRUEFUNG
from qmapp.reports.export import export
from qmapp.schema import SCHEMA
from qmapp.workspace import SUFFIX, Workspace, WrongPassphraseError

_SHOWN = "AP-2025-1"
_TITEL = "Vorführung mit erfundenen Prüfergebnissen"
#: Stands on every page of the reports.
_AMT = "Vorführung, Ergebnisse erfunden"


@click.command(
    "vorfuehren", cls=Verb, help="Führt die Hauptaufgabe ohne Bildschirm vor: Liste bis Management Response."
)
@click.option("--ziel", type=click.Path(path_type=Path), required=True, cls=Angabe, metavar="ORDNER")
@click.option("--liste", type=click.Path(path_type=Path), cls=Angabe, metavar="LISTE", help="Sonst das Beispieljahr.")
@click.option("--schluessel", cls=Angabe, metavar="S", help="Spalte mit dem Aktenzeichen.")
@click.option("--schicht", cls=Angabe, metavar="S", help="Spalte, nach der anteilig geschichtet wird.")
@click.option("--betrag", cls=Angabe, metavar="S", help="Spalte mit dem Betrag.")
@json_option
def vorfuehren(
    ziel: Path, liste: Path | None, schluessel: str | None, schicht: str | None, betrag: str | None, als_json: bool
) -> None:
    ziel.mkdir(parents=True, exist_ok=True)
    data: dict[str, Any]
    if liste is None:
        data, sentence = _example(ziel)
    else:
        if schluessel is None:
            raise UserError("Zur Liste gehört --schluessel, die Spalte mit dem Aktenzeichen.", field="schluessel")
        with progress_bar("Liste lesen") as progress:
            source = read_list(liste, schluessel, schicht, betrag, progress)
        data, sentence = _own_list(ziel, source, schicht is not None)
    answer(data, lambda: _text(data, sentence), als_json)


def _example(ziel: Path) -> tuple[dict[str, Any], str]:
    path = ziel / f"Beispieljahr{SUFFIX}"
    if not _is_example(path):
        with progress_bar("Beispieljahr schreiben") as progress:
            create_example(path, progress)
    # Not read-only: only a writer may fold the log back, and one single file is what should lie there.
    with Workspace.open(path, None, SCHEMA, wer=WER) as workspace:
        chosen = PRUEFUNG.gewaehlt(workspace, _SHOWN)
        return {"arbeitsmappe": str(path), "dateien": _reports(workspace, chosen, ziel)}, _sentence(workspace, chosen)


def _own_list(ziel: Path, source: Gelesen, stratified: bool) -> tuple[dict[str, Any], str]:
    """The workspace holds the user's own list, so it is encrypted; the passphrase is made here and shown once."""
    path = _free(ziel / f"Vorfuehrung{SUFFIX}")
    secret = "-".join(secrets.token_hex(4) for _ in range(4))
    heute = today()
    with Workspace.create(path, secret, SCHEMA, title=_TITEL, amt=_AMT, wer=WER) as workspace:
        chosen = workspace.execute(
            "Prüfung angelegt", pruefung.create_pruefung, titel=_TITEL, katalog=katalog.load("AP-KDU"),
            zeitraum_von=heute - timedelta(days=180), zeitraum_bis=heute, heute=heute, hoechstwert_prozent="10",
            kennung=path.stem,
        )  # fmt: skip
        workspace.execute(
            "Liste eingelesen", grundgesamtheit.import_grundgesamtheit, chosen, source.angaben, source.zeilen()
        )
        plan = Plan(
            schichtung=Schichtung.ANTEILIG if stratified else Schichtung.KEINE,
            startwert=secrets.token_hex(8),
            startwert_herkunft=Startwertherkunft.ERZEUGT,
            startwert_von=WER,
        )
        workspace.execute("Stichprobe geplant", stichprobe.save_plan, chosen, plan)
        jetzt = datetime.now(UTC)
        workspace.execute("Stichprobe gezogen", ziehung.draw, chosen, wer=WER, jetzt=jetzt, version=__version__)
        workspace.execute("Beispielergebnisse eingetragen", enter_example_results, chosen, jetzt=jetzt, wer=WER)
        workspace.execute("Beispiel-Empfehlungen", recommend, chosen, heute=heute, jetzt=jetzt, wer=WER)
        data = {"arbeitsmappe": str(path), "dateien": _reports(workspace, chosen, ziel), "passwort": secret}
        return data, _sentence(workspace, chosen)


def _reports(workspace: Workspace, chosen: UUID, ziel: Path) -> list[str]:
    files: list[Path] = []
    heute = today()
    with progress_bar("Berichte schreiben") as progress:
        files += export(
            workspace, "pruefbericht", chosen, ("pdf", "docx", "xlsx"), ziel, stand=heute, progress=progress
        )
        files += export(workspace, "ziehungsprotokoll", chosen, ("pdf", "json"), ziel, stand=heute)
    year = letztes_jahr(workspace)
    if year is not None:
        # A list without a material error gives no occasion to recommend anything.
        formats = ("pdf", "docx", "xlsx")
        files += export_act(workspace, MANAGEMENT_RESPONSE, Wunsch(year), formats, ziel, stand=heute)
    return [str(file) for file in files]


def _sentence(workspace: Workspace, chosen: UUID) -> str:
    return workspace.read(auswertung, chosen).satz


def _is_example(path: Path) -> bool:
    """Whether the example already lies there; another file of that name raises UserError and stays as it is."""
    if not path.exists():
        return False
    try:
        Workspace.open(path, None, SCHEMA, wer=WER).close()
    except WrongPassphraseError:
        raise UserError(
            f"{path.name} liegt schon in diesem Ordner und ist nicht das Beispiel.",
            advice="Bitte einen anderen Ordner für --ziel angeben.",
        ) from None
    return True


def _free(path: Path) -> Path:
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def _text(data: dict[str, Any], sentence: str) -> str:
    lines = [sentence, "", f"Arbeitsmappe: {data['arbeitsmappe']}"]
    if "passwort" in data:
        lines.append(f"Passwort der Arbeitsmappe, nur hier gezeigt: {data['passwort']}")
        lines.append("Die Prüfergebnisse sind erfunden; die Liste, die Ziehung und alle Rechnungen sind echt.")
    lines += [f"{german.integer(len(data['dateien']))} Dokumente:", *(f"  {file}" for file in data["dateien"])]
    return "\n".join(lines)
