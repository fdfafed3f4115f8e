"""Verbs over a whole workspace: check it, back it up, restore it, write the example."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from qmapp import german
from qmapp.checks.aktenpruefung.freigabe import nachweis
from qmapp.checks.qcheck.siegelprobe import befunde as qcheck_befunde
from qmapp.cli.ausgabe import answer, json_option, passphrase, password_option, progress_bar
from qmapp.cli.deutsch import Verb
from qmapp.schema import SCHEMA
from qmapp.workspace import Grund, Workspace, WrongPassphraseError, restore

WER = "Befehlszeile"
T = TypeVar("T")


@contextmanager
def opened(path: Path, password_file: Path | None, *, read_only: bool) -> Iterator[Workspace]:
    """The workspace at ``path``, closed again whatever happens; the example opens without a passphrase."""

    def attempt(secret: str | None) -> Workspace:
        return Workspace.open(path, secret, SCHEMA, wer=WER, read_only=read_only)

    workspace = _with_passphrase(attempt, password_file)
    try:
        yield workspace
    finally:
        workspace.close()


def _with_passphrase(attempt: Callable[[str | None], T], password_file: Path | None) -> T:
    """Try without a passphrase, which opens the example and nothing else, then with the user's."""
    try:
        return attempt(None)
    except WrongPassphraseError:
        return attempt(passphrase(password_file))


@click.command("pruefen", cls=Verb, help="Prüft Verschlüsselung, Aufbau, Änderungsprotokoll und Siegel.")
@click.argument("datei", type=click.Path(path_type=Path), metavar="DATEI")
@password_option
@json_option
def pruefen(datei: Path, passwort_datei: Path | None, als_json: bool) -> int:
    with opened(datei, passwort_datei, read_only=True) as workspace, progress_bar("Prüfen") as progress:
        result = workspace.check(progress)
        seals = (*nachweis.befunde(workspace), *qcheck_befunde(workspace)) if result.in_ordnung else ()
    befunde = (*result.befunde, *seals)
    anchor = f"{result.anker.nr}:{result.anker.hash}"
    data = {"in_ordnung": not befunde, "befunde": list(befunde), "anker": anchor}
    answer(
        data,
        lambda: "\n".join(
            (*(befunde or (f"{datei.name} ist in Ordnung.",)), f"Anker des Änderungsprotokolls: {anchor}")
        ),
        als_json,
    )
    return 0 if not befunde else 1


@click.command("sichern", cls=Verb, help="Legt eine geprüfte Sicherung neben der Arbeitsmappe ab.")
@click.argument("datei", type=click.Path(path_type=Path), metavar="DATEI")
@password_option
@json_option
def sichern(datei: Path, passwort_datei: Path | None, als_json: bool) -> None:
    with opened(datei, passwort_datei, read_only=False) as workspace:
        backup = workspace.backup(Grund.HAND)
    answer(
        {"sicherung": str(backup.path), "geprueft": True},
        lambda: f"Gesichert und geprüft: {backup.path} ({german.integer(backup.groesse)} Byte)",
        als_json,
    )


@click.command("wiederherstellen", cls=Verb, help="Stellt eine Sicherung unter einem Ziel wieder her.")
@click.argument("sicherung", type=click.Path(path_type=Path), metavar="SICHERUNG")
@click.argument("ziel", type=click.Path(path_type=Path), metavar="ZIEL")
@password_option
@json_option
def wiederherstellen(sicherung: Path, ziel: Path, passwort_datei: Path | None, als_json: bool) -> None:
    _with_passphrase(lambda secret: restore(sicherung, ziel, secret), passwort_datei)
    answer(
        {"sicherung": str(sicherung), "geprueft": True, "ziel": str(ziel)},
        lambda: f"{sicherung.name} ist geprüft und als {ziel} wiederhergestellt.",
        als_json,
    )


@click.command("beispiel", cls=Verb, help="Schreibt das Beispieljahr als neue Arbeitsmappe.")
@click.argument("ziel", type=click.Path(path_type=Path), metavar="ZIEL.qcheck")
@json_option
def beispiel(ziel: Path, als_json: bool) -> None:
    from qmapp.beispiel import create_example

    with progress_bar("Beispieljahr schreiben") as progress:
        create_example(ziel, progress)
    answer({"arbeitsmappe": str(ziel)}, lambda: f"Das Beispieljahr liegt in {ziel}.", als_json)
